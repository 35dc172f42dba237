import type { PackageLicence } from '../../flox/publish/guard.ts'
import { type Publication, publishPackage } from '../../flox/publish/publish.ts'
import type { Host } from '../../runner/host.ts'
import type { Published, PublishInputs } from './destination.ts'

/** Publishes a package of a Flox environment. Throws ProblemError as `publishPackage` does. */
export async function publishToFlox(host: Host, inputs: PublishInputs): Promise<Published> {
  const publication = await publishPackage(host, {
    folder: inputs['flox-environment'],
    package: inputs['flox-package'],
    organization: inputs['flox-org'],
    stability: inputs['flox-stability'],
    signingKeyFile: inputs['flox-signing-key-file'],
    fixCheckout: inputs['flox-fix-checkout'],
    acknowledgement: inputs['acknowledge-unfree'],
    dryRun: inputs['dry-run'],
  })
  const { state, catalog, system, revision, follows, fixed, licence, command, problems } = publication
  return {
    destination: 'flox',
    state,
    headline: headlineOf(publication),
    rows: [
      ['System', system],
      ['Commit', follows === undefined ? revision : `${revision} of ${follows}`],
      ...(fixed.length > 0 ? [[state === 'planned' ? 'Git, first' : 'Git', fixed.join('; ')] as const] : []),
      ['Licences', licenceText(licence)],
      ['Command', command],
    ],
    problems,
    outputs: {
      state,
      'flox-package': publication.package,
      'flox-catalog': catalog ?? '',
      'flox-system': system,
      'flox-revision': revision,
    },
    document: { ...publication, catalog: catalog ?? null, follows: follows ?? null, licence: licence ?? null },
  }
}

function headlineOf({ state, package: name, catalog, system }: Publication): string {
  const whole = catalog === undefined ? name : `${catalog}/${name}`
  return {
    published: `${whole} was published for ${system}`,
    'already published': `${whole} is published already from this commit for ${system}`,
    planned: `${whole} would be published for ${system}`,
  }[state]
}

function licenceText(licence: PackageLicence | undefined): string {
  if (licence === undefined) return 'not looked at: a dry run builds nothing'
  return licence.kind === 'free' ? `${licence.why}` : `unfree files acknowledged: ${licence.by}`
}
