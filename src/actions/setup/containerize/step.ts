import { join } from 'node:path'
import type { CellResult } from '../../../model/documents.ts'
import { error, ProblemError } from '../../../model/problem.ts'
import { markdownTable, plainText } from '../../../report/markdown.ts'
import { judgedByContent } from '../../../report/outcome.ts'
import type { GitHub, Host } from '../../../runner/host.ts'
import { readInputs } from '../../../runner/inputs.ts'
import { jobFolder } from '../../../runner/job.ts'
import { containerizeCells, imageName } from '../../containerize/cells.ts'
import { containerizeSurface } from '../../containerize/surface.ts'
import type { SetupInputs } from '../provider.ts'
import { setupSurface } from '../surface.ts'

type Inputs = Pick<SetupInputs, 'build' | 'containerize'>

/** What is wrong with the inputs, before anything is built. Throws ProblemError SHP105. */
export function checkContainerize({ build, containerize }: Inputs): void {
  imageName(containerize, '')
  if (build) return
  const fix = 'Set build to true, or make the image in a step of its own with the action containerize.'
  const message = 'Input containerize is set, and build is not: there would be nothing to make an image of.'
  throw new ProblemError(error('SHP105', message, fix))
}

/** Makes an image of the cells that are proven, in the same job. Throws ProblemError as `containerizeCells` does. */
export async function containerizeProven(
  host: Host,
  github: GitHub,
  { containerize: name }: Inputs,
  results: readonly CellResult[],
): Promise<void> {
  const cells = results.filter((result) => judgedByContent(result) === 'proven').map(({ cell }) => cell.id)
  if (cells.length === 0) {
    host.log.info('No cell is proven, so that no image is made.')
    return
  }
  const folder = join(jobFolder(host), 'images')
  await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
  const given: Readonly<Record<string, string | undefined>> = { from: 'cells', name }
  const inputs = readInputs(containerizeSurface, (input) => given[input])
  const mask = (secret: string) => github.mask(secret)
  const made = await containerizeCells(host, { ...inputs, cells, file: join(folder, 'image.tar') }, mask)
  const { headline, outputs, problems, rows } = made
  github.annotate(problems)
  github.setOutputs(setupSurface, { 'image-file': outputs.file, 'image-digest': outputs.digest })
  host.log.info(headline)
  await github.writeSummary(`### ${plainText(headline)}\n\n${markdownTable(['', ''], rows)}\n`)
}
