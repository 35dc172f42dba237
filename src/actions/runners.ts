import { hostedRunners, type PlanOptions } from '../cuda/matrix.ts'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { isSystem, type System, systems } from '../model/system.ts'

/**
 * Reads the runner map: `SYSTEM=LABEL`, where several labels that a runner must all have are joined by `+`
 * (`x86_64-linux=self-hosted+gpu`). A label list becomes JSON, which `runs-on` reads with fromJSON.
 * Throws ProblemError CFG001 with every entry that is not understood.
 */
export function readRunners(entries: readonly string[] = []): PlanOptions['runners'] {
  const problems: Problem[] = []
  const chosen: Partial<Record<System, string>> = {}
  for (const entry of entries) {
    const [system = '', ...rest] = entry.split('=').map((part) => part.trim())
    const labels = rest
      .join('=')
      .split('+')
      .map((label) => label.trim())
    if (!isSystem(system) || labels.some((label) => !/^[\w.-]{1,100}$/.test(label))) problems.push(refuse(entry))
    else chosen[system] = labels.length === 1 ? (labels[0] ?? '') : JSON.stringify(labels)
  }
  if (problems.length > 0) throw new ProblemError(problems)
  return { ...hostedRunners, ...chosen }
}

function refuse(entry: string): Problem {
  return error(
    'CFG001',
    `Input runners has the entry ${JSON.stringify(entry)}.`,
    `It accepts SYSTEM=LABEL or SYSTEM=LABEL+LABEL, where SYSTEM is ${systems.join(' or ')}.`,
  )
}
