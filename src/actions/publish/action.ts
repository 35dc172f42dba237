import { signedIn } from '../../flox/auth/signed-in.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs, secretsOf } from '../../runner/inputs.ts'
import type { ExitCode } from '../command-line.ts'
import type { Publishing } from './destination.ts'
import { exitCodeOf, publishAll } from './destinations.ts'
import { showPublished } from './show.ts'
import { publishSurface } from './surface.ts'

/**
 * The publish action: publishes, and records what in the summary. Gives the exit code: not 0 where a destination failed. Throws
 * ProblemError where something is refused.
 */
export async function runPublishAction(host: Host, github: GitHub): Promise<ExitCode> {
  const inputs = readInputs(publishSurface, github.actionInput)
  for (const secret of secretsOf(publishSurface, inputs)) github.mask(secret)
  const done = await publishAll(publishingOf(host, github), inputs)
  for (const { outputs } of done) github.setOutputs(publishSurface, outputs)
  await showPublished(host, github, done)
  return exitCodeOf(done)
}

function publishingOf(host: Host, github: GitHub): Publishing {
  return {
    host,
    floxHost: () => signedIn(host, github),
    identity: (audience) => github.idToken(audience),
    mask: (secret) => github.mask(secret),
  }
}
