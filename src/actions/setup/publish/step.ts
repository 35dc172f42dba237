import type { CellResult } from '../../../model/documents.ts'
import { error, ProblemError } from '../../../model/problem.ts'
import { judgedByContent } from '../../../report/outcome.ts'
import type { GitHub, Host } from '../../../runner/host.ts'
import { checkPlaces, publishToCaches, signingKey } from '../../publish/caches.ts'
import { exitCodeOf } from '../../publish/destinations.ts'
import { showPublished } from '../../publish/show.ts'
import type { SetupInputs } from '../provider.ts'
import { setupSurface } from '../surface.ts'

/** Throws ProblemError SHP040, SHP054, SHP060, SHP068 and CFG030 for what is wrong with the inputs, before anything is built. */
export async function checkPublish(host: Host, github: GitHub, inputs: SetupInputs): Promise<void> {
  if (!inputs.build) {
    // Of the reusable workflow: a job of its own publishes.
    if (inputs.settings['publish']) return
    const fix = 'Set build to true, or publish in a step of its own with the action publish.'
    throw new ProblemError(error('SHP054', 'Input publish is set, and build is not: nothing would be published.', fix))
  }
  const problems = checkPlaces({ host, identity: (audience) => github.idToken(audience) }, inputs.publish, inputs)
  if (problems.length > 0) throw new ProblemError(problems)
  await signingKey(host, keyOf(inputs), () => {})
}

/**
 * Publishes the cells that are proven, in the same job. Gives whether every destination has them. Throws ProblemError as
 * `publishToCaches` does.
 */
export async function publishProven(
  host: Host,
  github: GitHub,
  inputs: SetupInputs,
  results: readonly CellResult[],
): Promise<boolean> {
  const cells = results.filter((result) => judgedByContent(result) === 'proven').map(({ cell }) => cell.id)
  if (cells.length === 0) {
    host.log.info('No cell is proven, so that nothing is published.')
    return true
  }
  const publishing = {
    host,
    identity: (audience: string) => github.idToken(audience),
    mask: (secret: string) => github.mask(secret),
  }
  const done = await publishToCaches(publishing, inputs.publish, {
    ...keyOf(inputs),
    ...servicesOf(inputs),
    ...{ cells, results: undefined, plan: undefined, 'artifact-prefix': '', paths: undefined, netrc: undefined },
    ...{ visibility: 'public', jobs: 8, 'read-back': 'narinfo', 'dry-run': false },
    'acknowledge-unfree': inputs['acknowledge-unfree'],
  })
  await showPublished(host, github, done)
  github.setOutputs(setupSurface, { published: done[0]?.outputs.published ?? '' })
  return exitCodeOf(done) === 0
}

/** The role is taken anew: that of the Nix daemon may have ended while the cells were built. */
function servicesOf(inputs: SetupInputs) {
  return {
    ...{ 'aws-role': inputs['aws-role'], 'aws-region': inputs['aws-region'] },
    ...{ 'cachix-auth-token': inputs['cachix-auth-token'], 'cachix-signing-key': inputs['cachix-signing-key'] },
    ...{ 'attic-endpoint': inputs['attic-endpoint'], 'attic-token': inputs['attic-token'] },
  }
}

function keyOf(inputs: SetupInputs) {
  return { 'signing-key': inputs['signing-key'], 'signing-key-file': undefined }
}
