import { join, resolve } from 'node:path'
import { isFloxCell } from '../../model/cell.ts'
import type { CellResult } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { fetchPaths, pathsInNoCache } from '../../nix/build/build.ts'
import { evaluateGroups } from '../../nix/build/evaluate-cells.ts'
import type { Nix } from '../../nix/find.ts'
import { validOf } from '../../nix/store-paths.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { jobStoreCache } from '../../store-cache/job.ts'
import type { StoreCache } from '../../store-cache/store-cache.ts'
import { refuseLessTrusted } from '../build/event.ts'
import { writeGroups } from '../plan/evaluation.ts'

/** Seconds to fetch the outputs of all cells. */
const fetchTimeout = 5 * 3_600
/** Milliseconds until GitHub's cache surely finds what another job of the run saved: its look-ups are eventually consistent. */
const lookUpDelay = 15_000

/**
 * Brings into this store what cells built on other machines, from the store cache and the binary caches; nothing is built. The cells are
 * evaluated, for the licence guard knows a path by its derivation. Throws ProblemError CFG011 where somebody without write access may
 * have chosen them, SHP069 for a cell that is another derivation
 * here, SHP067 for each cell that no cache has all of, BLD003 and BLD004.
 */
export async function fetchCells(host: Host, nix: Nix, results: readonly CellResult[]): Promise<void> {
  const refused = await refuseLessTrusted(host, 'the cells of `results`')
  if (refused) throw new ProblemError({ ...refused, fix: 'Publish on push, for a tag, or by workflow_dispatch.' })
  const absent = await notInStore(host, nix, results)
  if (absent.length === 0) return
  host.log.group(`Fetching what ${absent.length === 1 ? '1 cell' : `${absent.length} cells`} built`)
  try {
    await evaluateAgain(host, nix, absent)
    await restoreAll(host, await jobStoreCache(host, nix), absent)
    const paths = absent.flatMap(({ outputs }) => outputs.map(({ path }) => path))
    const folder = join(jobFolder(host), 'outputs')
    await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
    const stopped = await fetchPaths(host, nix, { paths, root: join(folder, 'published'), timeout: fetchTimeout })
    if (stopped) throw new ProblemError(stopped)
    const missing = await notInStore(host, nix, absent)
    if (missing.length === 0) return
    const problems: Problem[] = []
    for (const result of missing) problems.push(await inNoCache(host, nix, result))
    throw new ProblemError(problems)
  } finally {
    host.log.endGroup()
  }
}

async function notInStore(host: Host, nix: Nix, results: readonly CellResult[]): Promise<readonly CellResult[]> {
  const paths = [...new Set(results.flatMap(({ outputs }) => outputs.map(({ path }) => path)))]
  const valid = await validOf(host, nix, paths)
  if ('failed' in valid) {
    const message = `The Nix store does not say what it has: ${valid.failed}.`
    throw new ProblemError(error('SHP050', message, 'Repair the store of this machine.'))
  }
  const there = new Set(valid.lines)
  return results.filter(({ outputs }) => outputs.some(({ path }) => !there.has(path)))
}

/** Instantiates the derivations of cells, and compares them with those that were built. What Flox builds has no expression of ours. */
async function evaluateAgain(host: Host, nix: Nix, results: readonly CellResult[]): Promise<void> {
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const evaluated = results.filter(({ cell }) => !isFloxCell(cell))
  const cells = evaluated.map(({ cell }) => cell)
  const found = await evaluateGroups(host, nix, await writeGroups(host, root, cells))
  const problems = evaluated.flatMap(({ cell, drvPath }): readonly Problem[] => {
    const evaluation = found.get(cell.id)
    if (evaluation && 'drvPath' in evaluation) {
      if (evaluation.drvPath === drvPath) return []
      return [unlike(cell.id, `${drvPath} was built, and it evaluates to ${evaluation.drvPath} here.`)]
    }
    const { code, message } = evaluation?.problem ?? {}
    if (evaluation && (code === 'BLD003' || code === 'BLD004')) return [evaluation.problem]
    return [unlike(cell.id, `it cannot be evaluated here: ${message ?? 'Nix gave no answer.'}`)]
  })
  if (problems.length > 0) throw new ProblemError(problems)
}

async function restoreAll(host: Host, cache: StoreCache | undefined, results: readonly CellResult[]): Promise<void> {
  const missed: CellResult[] = []
  for (const result of results) {
    if (host.cancelled.aborted) return
    const restored = await cache?.restore(entryOf(result))
    if (restored?.outcome === 'missed' && result.built) missed.push(result)
  }
  if (missed.length === 0) return
  await host.clock.sleep(lookUpDelay, host.cancelled)
  for (const result of missed) if (!host.cancelled.aborted) await cache?.restore(entryOf(result))
}

function entryOf({ cell: { id, system }, drvPath }: CellResult) {
  return { id, system, drvPath: drvPath ?? '' }
}

function unlike(id: string, what: string): Problem {
  const fix = 'Check out the revision that the cells were built from, with the same submodules.'
  return error('SHP069', `${id} cannot be published from this checkout: ${what}`, fix, { subject: { cell: id } })
}

async function inNoCache(host: Host, nix: Nix, { cell: { id }, outputs }: CellResult): Promise<Problem> {
  const own = outputs.map(({ path }) => path)
  const unknown = await pathsInNoCache(host, nix, own)
  const about = { subject: { cell: id } }
  if (unknown.length === 0) {
    const message = `What ${id} built cannot be fetched: ${own.join(', ')}.`
    return error('SHP067', message, 'See what Nix said of it above, and run the job again.', about)
  }
  const more = unknown.length > 5 ? ` and ${unknown.length - 5} more` : ''
  const message = `No cache has everything that ${id} consists of, and publishing builds nothing: ${unknown.slice(0, 5).join(', ')}${more}.`
  const fix =
    'Leave the store cache on, and name in store-unfree what it may keep; or build with a binary cache that this job has too.'
  return error('SHP067', message, fix, about)
}
