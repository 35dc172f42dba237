import { markdownTable, plainText } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import type { Published } from './destination.ts'

/** Tells the log, the annotations and the summary what was published. */
export async function showPublished(host: Host, github: GitHub, done: readonly Published[]): Promise<void> {
  for (const { headline, rows, problems } of done) {
    github.annotate(problems)
    host.log.info(headline)
    await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(['', ''], rows)}\n`)
  }
}
