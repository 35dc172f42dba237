/** What the GPU tests of cells showed. */
import type { GpuResult } from '../model/gpu-result.ts'
import type { Problem } from '../model/problem.ts'
import { logBlock, markdownTable, plainText } from './markdown.ts'
import type { Outcome } from './outcome.ts'

const marks = { passed: '✅ passed', failed: '❌ failed', none: 'no tests', cancelled: '⚪ cancelled' } as const

/** A table of cells with GPU tests, then the last lines of each test that failed; '' where there are none. */
export function gpuTestSection(results: readonly GpuResult[]): string {
  if (results.length === 0) return ''
  const table = markdownTable(
    ['Cell', 'GPU tests', 'GPU', 'Driver', 'Tests', 'Seconds'],
    results.map((result) => [
      result.cell,
      marks[result.status],
      gpusOf(result),
      result.driver ?? '',
      countsOf(result),
      result.tests.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(1),
    ]),
  )
  const failed = results.flatMap(({ cell, tests }) =>
    tests.flatMap(({ name, status, logTail, cases }) => {
      if (status === 'passed') return []
      const names = (cases?.failures ?? []).map((one) => `- ${plainText(one)}`).join('\n')
      const lines = logTail.length > 0 ? logBlock(logTail) : ''
      return [
        [`#### ${plainText(name)} of ${plainText(cell)}`, names, lines].filter((part) => part !== '').join('\n\n'),
      ]
    }),
  )
  return ['### GPU tests', table, ...failed].join('\n\n')
}

/** A line for each cell, for a terminal. */
export function gpuTestLines(results: readonly GpuResult[]): readonly string[] {
  if (results.length === 0) return ['No cell was tested.']
  return results.map((result) => {
    const where = gpusOf(result)
    return `${marks[result.status]}: ${result.cell}, ${countsOf(result)}${where === '' ? '' : ` on ${where}`}`
  })
}

function gpusOf({ tests }: GpuResult): string {
  return [...new Set(tests.map(({ gpu, uuid }) => gpu || uuid))].join(', ')
}

/** `3 of 4 passed, 120 of 121 cases`. */
function countsOf({ tests }: GpuResult): string {
  const passed = tests.filter(({ status }) => status === 'passed').length
  const cases = tests.flatMap(({ cases: some }) => some ?? [])
  const all = cases.reduce((sum, one) => sum + one.tests, 0)
  const bad = cases.reduce((sum, one) => sum + one.failed + one.skipped, 0)
  return `${passed} of ${tests.length} passed${cases.length > 0 ? `, ${all - bad} of ${all} cases` : ''}`
}

/** The outcome of a run whose cells were tested on GPUs too: tests that failed, or are missing, count as cells that failed do. Pure. */
export function withGpuTests(outcome: Outcome, results: readonly GpuResult[], problems: readonly Problem[]): Outcome {
  const bad = results.filter(({ status }) => status === 'failed' || status === 'cancelled')
  const found = bad.flatMap((result) => result.problems.filter(({ severity }) => severity === 'error'))
  const words = [
    ...(bad.length > 0 ? [`${bad.length} with failed GPU tests`] : []),
    ...(problems.length > 0
      ? [`${problems.length} ${problems.length === 1 ? 'error' : 'errors'} in results of GPU tests`]
      : []),
  ]
  if (words.length === 0) return outcome
  const headline = [outcome.headline, ...words].join(', ')
  return { ...outcome, good: false, mark: '❌', errors: [...outcome.errors, ...problems, ...found], headline }
}
