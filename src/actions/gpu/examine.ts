import { detectGpu } from '../../gpu/detect.ts'
import type { GpuHost } from '../../gpu/host-facts.ts'
import { judgeGpu, soften } from '../../gpu/judge.ts'
import type { GpuRequirements } from '../../gpu/requirements.ts'
import { formatCapability } from '../../model/capability.ts'
import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { jsonText } from '../../runner/sink.ts'
import { gpuFacts } from '../verify/gpus.ts'
import { judgePaths, judgePlanned, type Programs, readPlanned } from './results.ts'

export interface Examination {
  readonly gpu: GpuHost
  /** Errors first. */
  readonly problems: readonly Problem[]
  /** Whether nothing is an error. */
  readonly good: boolean
}

/**
 * Finds out what the machine has and holds it against what is wanted of it, all at once. Throws ProblemError where plan or results
 * cannot be read, before anything is examined.
 */
export async function examineGpu(host: Host, wanted: GpuRequirements, programs: Programs): Promise<Examination> {
  const planned = await readPlanned(host, programs)
  const gpu = await detectGpu(host)
  const facts = gpuFacts()
  const ofPrograms = [
    ...planned.refused,
    ...judgePlanned(gpu, wanted, facts, planned),
    ...(await judgePaths(host, gpu, facts, programs.paths)),
  ]
  const problems = soften(gpu, wanted, [...judgeGpu(gpu, wanted, facts), ...ofPrograms])
  return { gpu, problems, good: !problems.some(({ severity }) => severity === 'error') }
}

/** All facts, each with its source, and all problems (`doctor/1`). What could not be determined is left out. */
export function examinationJson({ gpu, problems, good }: Examination): string {
  const gpus = gpu.gpus.map((one) => ({
    ...one,
    ...(one.capability ? { capability: { ...one.capability, value: formatCapability(one.capability.value) } } : {}),
  }))
  return jsonText({ schema: 'doctor/1', good, host: { ...gpu, gpus }, problems })
}
