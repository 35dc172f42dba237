import type { Counted, Gpu } from '../../inspect/coverage.ts'
import { type CellRuns, type ResultCoverage, resultCoverage } from '../../inspect/result-coverage.ts'
import { formatCapability } from '../../model/capability.ts'
import type { CellResult, Plan } from '../../model/documents.ts'
import type { GpuResult } from '../../model/gpu-result.ts'
import { withGpuTests } from '../../report/gpu-tests.ts'
import { type JobsResult, type Outcome, outcomeOf, withPublishing } from '../../report/outcome.ts'
import { renderSummary } from '../../report/summary.ts'
import type { Host } from '../../runner/host.ts'
import { jsonText } from '../../runner/sink.ts'
import { gpuFacts, parseDriver, parseGpus } from '../verify/gpus.ts'
import { readGpuResults } from './gpu-results.ts'
import { type ResultsPlace, reading, readResults } from './results.ts'

export interface Report {
  readonly plan: Plan
  readonly results: readonly CellResult[]
  readonly outcome: Outcome
  /** Which GPUs run which cell; undefined where none was asked about. */
  readonly coverage: ResultCoverage | undefined
  /** Of GPU tests, where a folder of them was given. */
  readonly gpuTests: readonly GpuResult[]
  readonly markdown: string
}

export interface Question {
  readonly place: ResultsPlace & { readonly jobs?: JobsResult }
  readonly gpu: readonly string[]
  readonly driver: string | undefined
  /** Folder with results of GPU tests. */
  readonly gpuResults?: string | undefined
  /** How the job ended that publishes the cells. */
  readonly publishing?: JobsResult
}

/**
 * Reads a plan and its results, and judges the run. Throws ProblemError CFG004 for what cannot be read, CFG007 for a plan
 * that is none of ours, CFG001 for what is no GPU or no driver.
 */
export async function makeReport(host: Host, question: Question): Promise<Report> {
  const { place, gpu, driver: asked, gpuResults, publishing } = question
  const [gpus, driver] = [parseGpus(gpu), parseDriver(asked)]
  const { readDocument } = await import('../../model/read-document.ts')
  const { planFile } = place
  const plan = readDocument('plan', await reading(planFile, () => host.files.readFile(planFile, 'utf8')), planFile)
  const { results, refused } = await readResults(host, plan, place)
  const tested = gpuResults === undefined ? undefined : await readGpuResults(host, plan, gpuResults, results)
  const { results: gpuTests, problems } = tested ?? { results: [], problems: [] }
  const tests = withGpuTests(outcomeOf(plan, results, refused, place.jobs), gpuTests, problems)
  const outcome = withPublishing(tests, publishing)
  const coverage = gpus.length > 0 ? resultCoverage(results, gpus, gpuFacts(), driver) : undefined
  const shown = coverage && {
    gpus: coverage.gpus.map(({ gpu: { name, capability }, cells }) => {
      const number = formatCapability(capability)
      return { name: name === number ? number : `${name} (${number})`, cells }
    }),
    cells: coverage.cells,
    driver,
  }
  const markdown = renderSummary(plan, results, outcome, shown, gpuTests)
  return { plan, results, outcome, coverage, gpuTests, markdown }
}

/** The report as JSON text: the plan's counts and one entry per cell. */
export function reportJson(report: Report): string {
  const cells = report.results.map(({ cell, status, built, seconds, problems }) => ({
    id: cell.id,
    status,
    built,
    seconds,
    problems,
    ...gpusOf(report.coverage?.cells.find(({ id }) => id === cell.id)),
  }))
  const { good, missing, errors } = report.outcome
  const gpus = report.coverage?.gpus.map(({ gpu, cells: runs }) => ({ ...named(gpu), cells: runs }))
  const document = {
    good,
    counts: report.plan.counts,
    missing: missing.map(({ id }) => id),
    problems: errors,
    ...(gpus ? { gpus } : {}),
    ...(report.gpuTests.length > 0 ? { gpuTests: report.gpuTests } : {}),
    cells,
  }
  return jsonText(document)
}

/** As `verify` gives them. */
function gpusOf(cell: CellRuns | undefined) {
  if (!cell) return {}
  const row = ({ gpu, runs, driver, units }: Counted) => ({ ...named(gpu), runs, driver: driver ?? null, units })
  return {
    gpus: cell.gpus.map(row),
    files: cell.files.map(({ path, output, gpus }) => ({ path, output, gpus: gpus.map(row) })),
  }
}

function named({ name, capability }: Gpu) {
  return { gpu: name, capability: formatCapability(capability) }
}
