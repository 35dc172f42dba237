import { signedIn } from '../../flox/auth/signed-in.ts'
import { markdownTable, plainText } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { publishAll } from './destinations.ts'
import { publishSurface } from './surface.ts'

/** The publish action: publishes, and records what in the summary. Throws ProblemError where something is refused. */
export async function runPublishAction(host: Host, github: GitHub): Promise<0> {
  const inputs = readInputs(publishSurface, github.actionInput)
  const done = await publishAll(await signedIn(host, github), inputs)
  for (const { headline, rows, problems, outputs } of done) {
    github.annotate(problems)
    github.setOutputs(publishSurface, outputs)
    host.log.info(headline)
    await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(['', ''], rows)}\n`)
  }
  return 0
}
