import type { GpuRequirements } from '../../gpu/requirements.ts'
import { parseCapability } from '../../model/capability.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { parseVersion } from '../../model/version.ts'
import { type Inputs, list, text, wholeNumber } from '../../runner/inputs.ts'

/** What a job can want of the GPUs of a machine. */
export const requirementInputs = {
  'min-gpus': wholeNumber('How many usable GPUs the machine must have.', 1, { min: 1, max: 64 }),
  'min-memory-mib': wholeNumber(
    'Memory that every GPU must have, in MiB; with MIG, its largest instance. `0` is any.',
    0,
    { min: 0, max: 99_999_999 },
  ),
  'min-capability': text('Compute capability that every GPU must have at least, as in `8.0`.'),
  'min-driver': text('Linux driver that the machine must have at least, as in `580` or `580.65.06`.'),
  toolkit: text('CUDA toolkit of the programs that will run, as in `13.0`: the driver must be new enough for it.'),
  capabilities: list('What these programs were compiled for, as in `8.0, 9.0+PTX`; the GPUs must run it.'),
} as const

/** Where programs are that the GPUs must run. */
export const resultInputs = {
  plan: text('Plan (`plan/1`) with the cells that will run; the GPUs must run what it says of each.'),
  results: text('Folder with the results (`result/1`) of this plan: their proof counts instead of what was planned.'),
  cells: list('Ids of the cells of the plan that will run here; unset means all of them.'),
} as const

type Given = Inputs<{ name: ''; description: ''; inputs: typeof requirementInputs; outputs: Record<never, never> }>

/** What the inputs ask for. Throws ProblemError CFG001 for each that is not understood. */
export function requirementsFrom(inputs: Given, need: GpuRequirements['need']): GpuRequirements {
  const problems: Problem[] = []
  const refuse = (name: string, value: string, expected: string) =>
    void problems.push(error('CFG001', `Input ${name} is ${JSON.stringify(value)}.`, `It accepts ${expected}.`))
  const { toolkit, capabilities, 'min-capability': lowest, 'min-driver': minDriver } = inputs
  const minCapability = lowest === undefined ? undefined : parseCapability(lowest)
  if (lowest !== undefined && minCapability?.suffix !== '') refuse('min-capability', lowest, 'a capability, as in 8.0')
  if (minDriver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(minDriver))
    refuse('min-driver', minDriver, 'a Linux driver or its branch, as in 580.65.06 or 580')
  if (toolkit !== undefined && !parseVersion(toolkit)) refuse('toolkit', toolkit, 'major.minor, as in 12.8')
  const words = (capabilities ?? []).flatMap((entry) => entry.split(/\s+/))
  const targets = words.flatMap((word) => {
    const capability = parseCapability(word.replace(/\+ptx$/i, ''))
    if (!capability) refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX')
    return capability ? [{ capability, ptx: /\+ptx$/i.test(word) }] : []
  })
  if (problems.length > 0) throw new ProblemError(problems)
  const built = {
    targets: targets.map(({ capability }) => capability),
    ptx: targets.filter(({ ptx }) => ptx).map(({ capability }) => capability),
  }
  return {
    need,
    minGpus: inputs['min-gpus'],
    minMemoryMib: inputs['min-memory-mib'],
    minCapability,
    minDriver,
    toolkit,
    built: capabilities ? built : undefined,
  }
}
