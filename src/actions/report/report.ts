import { join, resolve } from 'node:path'
import type { CellResult, Plan } from '../../model/documents.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { type Outcome, outcomeOf, plannedCells } from '../../report/outcome.ts'
import { renderSummary } from '../../report/summary.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jsonText } from '../../runner/sink.ts'

export interface Report {
  readonly plan: Plan
  readonly results: readonly CellResult[]
  readonly outcome: Outcome
  readonly markdown: string
}

/**
 * Reads a plan and every result below a folder (which may hold the plan too), and judges the run.
 * Throws ProblemError CFG004 for what cannot be read, CFG007 for what is not a document of ours.
 */
export async function makeReport(host: Host, planFile: string, resultsFolder: string): Promise<Report> {
  const { readDocument } = await import(/* webpackChunkName: "documents" */ '../../model/read-document.ts')
  const plan = readDocument('plan', await readText(host, planFile), planFile)
  const files = (await listFiles(host, resultsFolder)).filter(
    (file) => file.endsWith('.json') && resolve(file) !== resolve(planFile),
  )
  const found = new Map<string, CellResult>()
  for (const file of files) {
    const result = readDocument('result', await readText(host, file), file)
    found.set(result.cell.id, result)
  }
  const results = plannedCells(plan).flatMap(({ id }) => found.get(id) ?? [])
  return { plan, results, outcome: outcomeOf(plan, results), markdown: renderSummary(plan, results) }
}

/** The report as JSON text: the plan's counts and one entry per cell. */
export function reportJson(report: Report): string {
  const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
    id: cell.id,
    status,
    built,
    seconds,
    problems,
  }))
  const { good, missing, errors } = report.outcome
  const document = { good, counts: report.plan.counts, missing: missing.map(({ id }) => id), problems: errors, cells }
  return jsonText(document)
}

async function readText(host: Host, file: string): Promise<string> {
  try {
    return await host.files.readFile(file, 'utf8')
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

/** Every file below a folder, sorted; none when the folder does not exist, as when no cell had a job. */
async function listFiles(host: Host, folder: string): Promise<readonly string[]> {
  try {
    const entries = await host.files.readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return []
    throw unreadable(folder, cause)
  }
}

function unreadable(path: string, cause: unknown): ProblemError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new ProblemError(
    error('CFG004', `${path} cannot be read: ${why}.`, 'Give the files that plan and build wrote.'),
  )
}
