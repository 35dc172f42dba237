import { type Capability, smName } from '../model/capability.ts'
import { notice, type Problem } from '../model/problem.ts'
import type { InspectedFile } from './inspect.ts'
import { describeKernels, kernelName } from './kernel-name.ts'
import { describePlace } from './report.ts'
import { includes, isReal, type Unit } from './units.ts'

/**
 * VER018: a unit has a target, and some of its kernels do not. NCCL has such ones on purpose, for newer GPUs alone; where one is
 * launched on another GPU all the same, the launch fails.
 */
export function judgeKernels(
  { file }: InspectedFile,
  units: readonly Unit[],
  targets: readonly Capability[],
): readonly Problem[] {
  const read = units.filter(({ images }) => images.every(({ problem }) => problem === undefined))
  const all = read.reduce((sum, { kernels }) => sum + kernels.length, 0)
  const told = targets.flatMap((target) => {
    const missing = read.flatMap((unit) => (includes(unit.targets, target) ? without(unit, target) : []))
    if (missing.length === 0) return []
    const names = [...new Set(missing.map(kernelName))]
    const verb = missing.length === 1 ? 'lacks' : 'lack'
    return [
      `${missing.length} of ${all} kernels ${verb} ${smName(target)}, which their units have: ${describeKernels(names)}`,
    ]
  })
  if (told.length === 0) return []
  const fix = 'Nothing to do where they are for other GPUs on purpose; else look for __CUDA_ARCH__ around them.'
  return [notice('VER018', `${file}: ${told.join('; ')}.`, fix)]
}

function without({ images, kernels }: Unit, target: Capability): readonly string[] {
  const own = images.filter(({ kind, capability }) => kind === 'cubin' && includes([capability], target))
  const there = new Set(own.flatMap((image) => image.kernels))
  return kernels.filter((kernel) => !there.has(kernel))
}

/** VER017: what nothing loads when the program starts can be perfect and never run. */
export function judgeRegistration({ file, images, registration }: InspectedFile): Problem[] {
  const real = new Set(images.filter(isReal).map(({ container }) => container))
  const without = registration.unregistered.filter((container) => real.has(container))
  if (without.length === 0) return []
  const all = without.length + [...real].filter(({ offset }) => registration.records.has(offset)).length
  const places = without.slice(0, 3).map(describePlace).join(', ')
  const more = without.length > 3 ? ` and ${without.length - 3} more` : ''
  const message = `${file}: ${without.length} of ${all} containers ${without.length === 1 ? 'is' : 'are'} not registered with the CUDA runtime when the program starts: ${places}${more}.`
  const fix =
    'Nothing to do where the program loads them by itself; else find out which step of the build removes registration records (.nvFatBinSegment).'
  return [notice('VER017', message, fix)]
}
