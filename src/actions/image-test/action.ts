import { markdownTable, plainText } from '../../report/markdown.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { imageTestSurface } from './surface.ts'
import { testImage } from './test-image.ts'
import { imageTestHeadline, imageTestRows } from './text.ts'

/** The image-test action. Exit code 1 when the image lacks something or its command failed. */
export async function runImageTestAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(imageTestSurface, github.actionInput)
  const result = await testImage(host, inputs)
  const { problems, ...report } = result
  github.annotate(problems)
  github.setOutputs(imageTestSurface, {
    mode: report.mode,
    'exit-code': report.run?.exitCode ?? '',
    gpu: report.gpu ?? '',
    libcuda: JSON.stringify(report.run?.libcuda ?? []),
    missing: JSON.stringify(report.loader.missing),
    report: JSON.stringify(result),
  })
  const headline = imageTestHeadline(result)
  host.log.info(headline)
  const table = markdownTable(['', ''], imageTestRows(result))
  await github.writeSummary(`### ${plainText(headline)}\n\n${table}\n`)
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0
}
