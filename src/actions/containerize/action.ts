import { signedInIfPossible } from '../../flox/auth/signed-in.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { showContainerized } from './show.ts'
import { makeImage } from './sources.ts'
import { containerizeSurface } from './surface.ts'

/** The containerize action: makes an image and gives its name and digests. Throws ProblemError where it cannot. */
export async function runContainerizeAction(host: Host, github: GitHub): Promise<0> {
  const inputs = readInputs(containerizeSurface, github.actionInput)
  const login = await signedInIfPossible(host, github)
  github.annotate(login.warnings)
  const made = await makeImage(login.host, inputs)
  github.setOutputs(containerizeSurface, made.outputs)
  await showContainerized(host, github, made)
  return 0
}
