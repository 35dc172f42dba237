import { basename, join, resolve } from 'node:path'
import type { GpuResult } from '../../model/gpu-result.ts'
import { findNix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { cellsToShip, filesBelow } from '../../ship/cells.ts'
import { type CellEvidence, evidenceFolder, writeEvidence } from '../../ship/evidence/write.ts'

export interface EvidenceRequest {
  readonly cells: readonly string[]
  readonly results: string | undefined
  readonly 'gpu-results': string | undefined
  readonly sbom: boolean
  readonly out: string | undefined
}

export interface MadeEvidence {
  readonly folder: string
  readonly cells: readonly CellEvidence[]
}

/** Writes the evidence of proven cells. Throws ProblemError as `cellsToShip` and `writeEvidence` do. */
export async function makeEvidence(host: Host, request: EvidenceRequest): Promise<MadeEvidence> {
  const within = (path: string | undefined) => (path === undefined ? undefined : resolve(host.cwd, path))
  const folder = within(request.out) ?? evidenceFolder(host)
  const results = await cellsToShip(host, { folder: within(request.results), cells: request.cells })
  const tested = await gpuResults(host, within(request['gpu-results']) ?? join(jobFolder(host), 'gpu-results'))
  const nix = await findNix(host)
  const cells: CellEvidence[] = []
  for (const result of results) {
    const gpu = tested.get(result.cell.id)
    cells.push(await writeEvidence(host, nix, result, { folder, gpu, sbom: request.sbom }))
  }
  return { folder, cells }
}

/** By cell id. Throws ProblemError CFG007 for what is no result of GPU tests. */
async function gpuResults(host: Host, folder: string): Promise<ReadonlyMap<string, GpuResult>> {
  const found = new Map<string, GpuResult>()
  const { readDocument } = await import('../../model/read-document.ts')
  for (const file of await filesBelow(host, folder)) {
    if (!file.endsWith('.json')) continue
    const result: GpuResult = readDocument('gpu-result', await host.files.readFile(file, 'utf8'), file)
    if (basename(file) === `${result.cell}.json`) found.set(result.cell, result)
  }
  return found
}
