import type { GpuFacts } from '../inspect/coverage.ts'
import type { Problem } from '../model/problem.ts'
import type { GpuHost } from './host-facts.ts'
import { judgeDriver } from './judge-driver.ts'
import { judgeHost } from './judge-host.ts'
import { judgeBuilt } from './judge-result.ts'
import type { GpuRequirements } from './requirements.ts'

const order = { error: 0, warning: 1, notice: 2 } as const

/** Everything that is wrong, errors first: the host, the driver, then what was built. Pure. */
export function judgeGpu(host: GpuHost, wanted: GpuRequirements, facts: GpuFacts): readonly Problem[] {
  const all = [...judgeHost(host, wanted), ...judgeDriver(host, wanted), ...judgeBuilt(host, wanted, facts)]
  return soften(host, wanted, all)
}

/** What is no error where no GPU is needed. For problems from elsewhere too, as of results. Pure. */
export function soften(host: GpuHost, { need }: GpuRequirements, problems: readonly Problem[]): readonly Problem[] {
  const none = host.gpus.every((gpu) => gpu.state.value !== 'ready' && gpu.state.value !== 'failed')
  const softened = problems.map((problem): Problem => {
    if (problem.severity !== 'error') return problem
    if (need === 'auto' && none) return { ...problem, severity: 'notice' }
    return need === 'no' ? { ...problem, severity: 'warning' } : problem
  })
  return softened.sort((a, b) => order[a.severity] - order[b.severity])
}
