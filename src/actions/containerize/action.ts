import { signedInIfPossible } from '../../flox/auth/signed-in.ts'
import { markdownTable, plainText } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { makeImage } from './sources.ts'
import { containerizeSurface } from './surface.ts'

/** The containerize action: makes an image and gives its name and digests. Throws ProblemError where it cannot. */
export async function runContainerizeAction(host: Host, github: GitHub): Promise<0> {
  const inputs = readInputs(containerizeSurface, github.actionInput)
  const login = await signedInIfPossible(host, github)
  github.annotate(login.warnings)
  const { headline, rows, problems, outputs } = await makeImage(login.host, inputs, (secret) => github.mask(secret))
  github.annotate(problems)
  github.setOutputs(containerizeSurface, outputs)
  host.log.info(headline)
  await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(['', ''], rows)}\n`)
  return 0
}
