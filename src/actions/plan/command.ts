import { problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import type { CommandLine, ExitCode } from '../command-line.ts'
import { planSurface } from './surface.ts'

/**
 * `nix-cuda plan`: prints the plan. Exit code 1 when the plan has nothing to build and no cache serves all of it, or has
 * an error, such as a package of which no cell can be evaluated.
 */
export async function runPlan(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(planSurface, line.option)
  const { makePlan } = await import('./plan-request.ts')
  const planned = await makePlan(host, host.cwd, inputs)
  const { plan } = planned
  if (inputs.explain !== undefined) {
    const { explain } = await import('./explain.ts')
    const found = explain(planned, inputs.explain, host.cwd)
    host.answer(inputs.json ? jsonText(found) : found.text)
    return found.state === 'planned' ? 0 : 1
  }
  const { planMarkdown, planTable } = await import('../../report/plan-text.ts')
  if (inputs.json) host.answer(jsonText(plan))
  else host.answer(inputs.markdown ? planMarkdown(plan) : planTable(plan, { verbose: !host.log.quiet }))
  if (inputs.json || inputs.markdown) for (const problem of plan.problems) host.log.info(problemText(problem))
  const refused = plan.problems.some(({ severity }) => severity === 'error')
  return !refused && (plan.rows.length > 0 || (plan.skipped ?? []).length > 0) ? 0 : 1
}
