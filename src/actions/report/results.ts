import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Cell, CellResult, Plan } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { judgedByContent } from '../../report/outcome.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** Bytes of one result, which has at most 40 lines of a log; of all of them; and how many refusals are named. */
const mostBytes = 8e6
const mostBytesInAll = 512e6
const mostRefusals = 50

export interface Results {
  /** At most one for each planned cell, in the order of the plan. */
  readonly results: readonly CellResult[]
  /** BLD006 and CFG007: what is there and is no result of this plan. Each names its file. */
  readonly refused: readonly Problem[]
}

export interface ResultsPlace {
  readonly planFile: string
  readonly folder: string
  /** Artifacts are `<prefix>-result-<row id>`. */
  readonly prefix: string
}

/**
 * The results of a plan. Each is believed only as `<cell id>.json` in the folder of its row's artifact, or directly in the
 * folder that one job wrote; only once; and only when its cell is the plan's. Its status follows from its content.
 * Throws ProblemError CFG004 for what cannot be read.
 */
export async function readResults(host: Host, plan: Plan, place: ResultsPlace): Promise<Results> {
  const { files, refused } = await findFiles(host, place, new Map(plan.rows.map((row) => [row.id, row])))
  const expected = plan.rows.flatMap(({ id, cell, also = [] }) =>
    [cell, ...also].map((one) => ({
      cell: one,
      paths: [join(place.folder, `${one.id}.json`), join(artifactFolder(place, id), `${one.id}.json`)],
    })),
  )
  const known = new Set(expected.flatMap(({ paths }) => paths))
  const problems = [...refused, ...[...files].filter((file) => !known.has(file)).map(notOfPlan)]
  const results: CellResult[] = []
  let left = mostBytesInAll
  for (const { cell, paths } of expected) {
    const [file, other] = paths.filter((path) => files.has(path))
    if (file === undefined) continue
    if (other !== undefined) problems.push(refusal(other, `${file} is of the same cell`))
    else {
      const { size } = await reading(file, () => host.files.stat(file))
      if (size > Math.min(mostBytes, left)) problems.push(refusal(file, tooLarge(size)))
      else {
        left -= size
        const read = await readResult(host, file, cell)
        if ('problems' in read) problems.push(...read.problems)
        else results.push(read.result)
      }
    }
  }
  return { results, refused: capped(problems) }
}

async function readResult(
  host: Host,
  file: string,
  cell: Cell,
): Promise<{ readonly result: CellResult } | { readonly problems: readonly Problem[] }> {
  const { readDocument } = await import('../../model/read-document.ts')
  try {
    const result: CellResult = readDocument(
      'result',
      await reading(file, () => host.files.readFile(file, 'utf8')),
      file,
    )
    if (!isDeepStrictEqual(result.cell, cell))
      return { problems: [refusal(file, 'its cell differs from the cell of the plan')] }
    const status = judgedByContent(result)
    if (result.status !== 'proven' || status === 'proven') return { result: { ...result, status } }
    const forged = refusal(file, 'it says that the cell is proven, but contains no proof')
    return { result: { ...result, status, problems: [...result.problems, forged] } }
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.problems.some(({ code }) => code === 'CFG004')) throw cause
    return { problems: cause.problems }
  }
}

/** The JSON files in the places that results may have; what is in a place of its own is refused. */
async function findFiles(host: Host, place: ResultsPlace, rows: ReadonlyMap<string, unknown>) {
  const files = new Set<string>()
  const refused: Problem[] = []
  const look = async (folder: string, isTop: boolean) => {
    for (const entry of await entriesOf(host, folder)) {
      const path = join(folder, entry.name)
      const row = isTop ? rowOf(entry.name, place.prefix) : undefined
      if (isPlan(place.planFile, path)) continue
      if (entry.isDirectory() && row !== undefined && rows.has(row)) await look(path, false)
      else if (entry.isFile() && entry.name.endsWith('.json')) files.add(path)
      else if (!entry.isFile()) refused.push(notOfPlan(path))
    }
  }
  await look(place.folder, true)
  return { files, refused }
}

/** Whether this is the plan, or the folder of its artifact. */
function isPlan(planFile: string, path: string): boolean {
  return resolve(planFile) === resolve(path) || resolve(planFile, '..') === resolve(path)
}

function artifactFolder({ folder, prefix }: ResultsPlace, row: string): string {
  return join(folder, `${prefix}-result-${row}`)
}

function rowOf(name: string, prefix: string): string | undefined {
  const before = `${prefix}-result-`
  return name.startsWith(before) ? name.slice(before.length) : undefined
}

/** Sorted by name; none when the folder does not exist, as when no cell had a job. */
async function entriesOf(host: Host, folder: string) {
  return reading(folder, async () => {
    try {
      const entries = await host.files.readdir(folder, { withFileTypes: true })
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (cause) {
      if (isErrno(cause, 'ENOENT')) return []
      throw cause
    }
  })
}

/** Runs a file operation and makes a CFG004 of its failure. */
export async function reading<T>(path: string, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fix = 'Give the files that plan and build wrote.'
    throw new ProblemError(error('CFG004', `${path} cannot be read: ${why}.`, fix), { cause })
  }
}

function refusal(file: string, why: string): Problem {
  const fix = 'Find out which job wrote it: results come only from the build action, in the artifact of their row.'
  return error('BLD006', `The result ${file} is refused: ${why}.`, fix, { subject: { path: file } })
}

function notOfPlan(file: string): Problem {
  return refusal(file, 'the plan has no such row')
}

function tooLarge(size: number): string {
  const limits = `${mostBytes / 1e6} MB for one and ${mostBytesInAll / 1e6} MB for all are the limits`
  return `it has ${(size / 1e6).toFixed(1)} MB; ${limits}`
}

function capped(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostRefusals) return problems
  const more = error('BLD006', `${problems.length - mostRefusals} more files are refused.`, 'See the named ones.')
  return [...problems.slice(0, mostRefusals), more]
}
