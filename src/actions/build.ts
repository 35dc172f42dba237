import { resolve } from 'node:path'
import { findNix } from '../nix/find.ts'
import type * as gitHub from '../runner/github.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { cellProblems } from './cell-problems.ts'
import { buildSurface } from './surfaces.ts'

/** The build action: builds and proves one cell and writes its result. Exit code 1 when the cell is not proven. */
export async function runBuild(host: Host, github: typeof gitHub): Promise<0 | 1> {
  const inputs = readInputs(buildSurface, github.actionInput)
  const { readDocument } = await import(/* webpackChunkName: "documents" */ '../model/read-document.ts')
  const cell = readDocument('cell', inputs.cell, 'The input cell')
  const nix = await findNix(host)
  const { proveOne, resultFile } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const timeout = inputs['timeout-minutes'] * 60
  const { jobStoreCache } = await import(/* webpackChunkName: "store-cache" */ './store-cache.ts')
  const storeCache = await jobStoreCache(host, nix)
  const result = await proveOne(host, nix, cell, { root, timeout, storeCache, title: 'Cell' })
  github.setOutputs(buildSurface, {
    id: cell.id,
    status: result.status,
    'result-file': resultFile(host, cell.id),
    'drv-path': result.drvPath ?? '',
    outputs: JSON.stringify(Object.fromEntries(result.outputs.map(({ name, path }) => [name, path]))),
  })
  github.annotate(cellProblems([result]))
  return result.status === 'proven' ? 0 : 1
}
