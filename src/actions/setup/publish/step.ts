import type { CellResult } from '../../../model/documents.ts'
import { error, ProblemError } from '../../../model/problem.ts'
import { judgedByContent } from '../../../report/outcome.ts'
import type { GitHub, Host } from '../../../runner/host.ts'
import { publishToCaches, signingKey } from '../../publish/caches.ts'
import { exitCodeOf } from '../../publish/destinations.ts'
import { showPublished } from '../../publish/show.ts'
import type { SetupInputs } from '../provider.ts'
import { setupSurface } from '../surface.ts'

/** What is wrong with the inputs, before anything is built. Throws ProblemError SHP040 and SHP054. */
export async function checkPublish(host: Host, inputs: SetupInputs): Promise<void> {
  if (!inputs.build) {
    const fix = 'Set build to true, or publish in a step of its own with the action publish.'
    throw new ProblemError(error('SHP054', 'Input publish is set, and build is not: nothing would be published.', fix))
  }
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
    ...{ cells, results: undefined, paths: undefined, netrc: undefined },
    ...{ visibility: 'public', jobs: 8, 'read-back': 'narinfo', 'dry-run': false },
    'acknowledge-unfree': inputs['acknowledge-unfree'],
  })
  await showPublished(host, github, done)
  github.setOutputs(setupSurface, { published: done[0]?.outputs.published ?? '' })
  return exitCodeOf(done) === 0
}

function keyOf(inputs: SetupInputs) {
  return { 'signing-key': inputs['signing-key'], 'signing-key-file': undefined }
}
