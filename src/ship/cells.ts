import { join, matchesGlob } from 'node:path'
import type { CellResult } from '../model/documents.ts'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { judgedByContent } from '../report/outcome.ts'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'

/** Bytes of one result. */
const mostBytes = 8e6

export interface ShipRequest {
  /** Folder with the results of cells (`<cell id>.json`, result/1), at any depth; unset means that of this job. */
  readonly folder?: string | undefined
  /** Ids of cells or names of packages, or patterns of them; none means all. */
  readonly cells: readonly string[]
}

/**
 * The results of the cells that are shipped, in the order of their ids: each is proven. What was only built is never shipped. Throws
 * ProblemError SHP001 where there is no result or none of that name, SHP002 for each cell that is not proven, CFG007 for
 * what is no result.
 */
export async function cellsToShip(host: Host, { folder, cells }: ShipRequest): Promise<readonly CellResult[]> {
  const place = folder ?? join(jobFolder(host), 'results')
  const files = (await filesBelow(host, place)).filter((path) => path.endsWith('.json'))
  const results = new Map<string, CellResult>()
  for (const file of files) {
    const result = await readResult(host, file)
    if (result === undefined) continue
    // Of several results of a cell the one counts that keeps it from being shipped.
    const known = results.get(result.cell.id)
    if (known && unproven(known).length > 0) continue
    if (cells.length === 0 || cells.some((pattern) => matches(pattern, result.cell))) {
      results.set(result.cell.id, result)
    }
  }
  const found = [...results.values()].sort((a, b) => (a.cell.id < b.cell.id ? -1 : 1))
  const problems = [...unmatched(cells, found, place), ...found.flatMap(unproven)]
  if (problems.length > 0) throw new ProblemError(problems)
  return found
}

/** Paths of the files at any depth; none where the folder does not exist. */
export async function filesBelow(host: Host, folder: string): Promise<readonly string[]> {
  try {
    const entries = await host.files.readdir(folder, { withFileTypes: true })
    const found = await Promise.all(
      entries.map(async (entry) => {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) return filesBelow(host, path)
        return entry.isFile() ? [path] : []
      }),
    )
    return found.flat()
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return []
    throw cause
  }
}

/** Undefined for the other documents of a run, which its artifacts have too. */
async function readResult(host: Host, file: string): Promise<CellResult | undefined> {
  const { size } = await host.files.stat(file)
  if (size > mostBytes) {
    const message = `${file} has ${(size / 1e6).toFixed(1)} MB; a result has at most ${mostBytes / 1e6} MB.`
    throw new ProblemError(error('CFG007', message, 'Give the folder that build wrote its results to.'))
  }
  const { readDocument } = await import('../model/read-document.ts')
  const json = await host.files.readFile(file, 'utf8')
  return /^\s*\{\s*"schema":\s*"(?:plan|gpu-result|report)\//.test(json)
    ? undefined
    : readDocument('result', json, file)
}

function unmatched(patterns: readonly string[], found: readonly CellResult[], place: string): readonly Problem[] {
  const fix = 'Build cells first (the action build, setup with build, or nix-cuda build), and ship in the same job.'
  if (patterns.length === 0) {
    return found.length > 0 ? [] : [error('SHP001', `There is no result of a cell in ${place}.`, fix)]
  }
  return patterns
    .filter((pattern) => !found.some(({ cell }) => matches(pattern, cell)))
    .map((pattern) => error('SHP001', `There is no result of a cell ${pattern} in ${place}.`, fix))
}

function unproven(result: CellResult): readonly Problem[] {
  const { id } = result.cell
  const status = judgedByContent(result)
  if (status === 'proven') return []
  const fix = 'Fix the cell, or leave it out with cells.'
  return [
    error('SHP002', `${id} is not proven (${status}), and only proven cells are shipped.`, fix, {
      subject: { cell: id },
    }),
  ]
}

function matches(pattern: string, { id, package: name }: CellResult['cell']): boolean {
  return matchesGlob(id, pattern) || matchesGlob(name, pattern)
}
