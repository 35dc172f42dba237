import { markdownTable, plainText } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import type { Containerized } from './source.ts'

/** Tells the log, the annotations and the summary which image was made. */
export async function showContainerized(
  host: Host,
  github: GitHub,
  { headline, problems, rows }: Containerized,
): Promise<void> {
  github.annotate(problems)
  host.log.info(headline)
  await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(['', ''], rows)}\n`)
}
