import { describeTargets } from '../model/cell.ts'
import type { Plan } from '../model/documents.ts'
import { formatProblem } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import { readInputs } from '../runner/inputs.ts'
import { textTable } from '../runner/terminal.ts'
import type { CommandLine, ExitCode } from './command-line.ts'
import { planSurface } from './surfaces.ts'

/** `nix-cuda plan`: prints the plan. Exit code 1 when the plan has no cell to build. */
export async function runPlan(host: Host, line: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(planSurface, line.option)
  const { planRequest } = await import(/* webpackChunkName: "matrix-job" */ './matrix-job.ts')
  const plan = await planRequest(host, host.cwd, inputs)
  process.stdout.write(inputs.json ? `${JSON.stringify(plan, null, 2)}\n` : planText(plan))
  return plan.rows.length > 0 ? 0 : 1
}

/** The plan as a table of cells, then what is excluded with every reason. */
export function planText(plan: Plan): string {
  const cells = plan.rows.map(({ id, cell }) => [cell.package, cell.toolkit, describeTargets(cell), cell.system, id])
  const parts = [
    cells.length > 0 ? textTable([['PACKAGE', 'CUDA', 'TARGETS', 'SYSTEM', 'CELL'], ...cells]) : '',
    plan.excluded.length > 0
      ? [
          `Excluded (${plan.excluded.length}):`,
          ...plan.excluded.flatMap((cell) => [
            `  ${cell.id}`,
            ...cell.problems.map((problem) => `      ${formatProblem(problem)}`),
          ]),
        ].join('\n')
      : '',
    plan.problems.map(formatProblem).join('\n'),
    `${plan.counts.requested} requested, ${plan.counts.planned} planned, ${plan.counts.excluded} excluded`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
