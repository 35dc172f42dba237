import { join, resolve } from 'node:path'
import type { Cell, CellResult } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { findNix, type Nix } from '../../nix/find.ts'
import { cellProblems } from '../../report/cell-problems.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { type Inputs, readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import { runIdOf } from '../../store-cache/key.ts'
import { refuseLessTrusted } from './event.ts'
import { buildSurface } from './surface.ts'

type BuildInputs = Inputs<typeof buildSurface>

/**
 * The build action: builds and proves one cell, and the others of its derivation, and writes their results; or builds the
 * shared stage of a plan. Exit code 1 when a cell is not proven. A shared derivation that fails is a warning: the cells
 * that need it say why.
 */
export async function runBuild(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(buildSurface, github.actionInput)
  if ((inputs.cell === undefined) === (inputs.shared === undefined)) {
    const message = 'Exactly one of the inputs cell and shared must be given.'
    throw new ProblemError(error('CFG002', message, 'Give one of them, from a row of the plan.'))
  }
  if (!inputs['allow-less-trusted']) {
    const refused = await refuseLessTrusted(host, inputs.shared === undefined ? '`cell` and `also`' : '`shared`')
    if (refused) throw new ProblemError(refused)
  }
  if (inputs.shared !== undefined) {
    const { runSharedStage } = await import('./shared-stage.ts')
    return runSharedStage(host, github, inputs.shared, inputs['timeout-minutes'] * 60)
  }
  return buildCells(host, github, inputs)
}

async function buildCells(host: Host, github: GitHub, inputs: BuildInputs): Promise<0 | 1> {
  const [cell, ...also] = await readCells(inputs)
  const nix = await findNix(host)
  const { proveOne, resultFile, resultsFolder } = await import('./matrix-job.ts')
  const { jobStoreCache } = await import('../../store-cache/job.ts')
  const run = runIdOf(host.env)
  const wait = inputs['wait-for-shared']
  const options = {
    root: resolve(host.env['GITHUB_WORKSPACE'] || host.cwd),
    timeout: inputs['timeout-minutes'] * 60,
    storeCache: await jobStoreCache(host, nix),
    job: github,
    ...(run && wait > 0 ? { shared: { run, wait } } : {}),
  }
  const result = await proveOne(host, nix, cell, { ...options, title: 'Cell' })
  const results = [result]
  for (const other of also) {
    if (host.cancelled.aborted) break
    results.push(await proveOne(host, nix, other, { ...options, title: 'Cell of the same derivation' }))
  }
  const handing = inputs['hand-over'] && result.status === 'proven'
  const handed = handing ? await handResult(host, nix, result) : { folder: '', problems: [] }
  github.setOutputs(buildSurface, {
    id: cell.id,
    status: result.status,
    'result-file': resultFile(host, cell.id),
    'results-folder': resultsFolder(host),
    'drv-path': result.drvPath ?? '',
    'hand-over-folder': handed.folder,
    outputs: JSON.stringify(Object.fromEntries(result.outputs.map(({ name, path }) => [name, path]))),
  })
  github.annotate([...cellProblems(results), ...handed.problems])
  return results.length > also.length && results.every(({ status }) => status === 'proven') ? 0 : 1
}

/** Writes for gpu-test what a proven cell is: its result, and what no cache has of it. */
async function handResult(host: Host, nix: Nix, result: CellResult) {
  const { handOver } = await import('../../store-cache/hand-over.ts')
  const { cell, drvPath, outputs, unfree = false } = result
  const folder = join(jobFolder(host), 'handed-over', cell.id)
  await writeAtomically(host, join(folder, 'result.json'), `${JSON.stringify(result)}\n`)
  if (drvPath === null) return { folder, problems: [] }
  const paths = outputs.map(({ path }) => path)
  const allowUnfree = cell.instance?.allowUnfree ?? []
  const handed = { id: cell.id, drvPath, outputs: paths, unfree, allowUnfree }
  return { folder, problems: await handOver(host, nix, handed, folder) }
}

/** The cell, then those that come along. Throws ProblemError CFG007. */
async function readCells(inputs: BuildInputs): Promise<readonly [Cell, ...Cell[]]> {
  const { readDocument, readDocuments } = await import('../../model/read-document.ts')
  const cell = readDocument('cell', inputs.cell ?? '', 'The input cell')
  return [cell, ...readDocuments('cell', inputs.also ?? '[]', 'The input also')]
}
