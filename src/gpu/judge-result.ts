/** GPU4xx: whether what was built runs on the GPUs of this machine. */
import { findArchitecture } from '../cuda/architectures.ts'
import { findToolkit } from '../cuda/toolkits.ts'
import {
  type Counted,
  type Gpu as CoveredGpu,
  type GpuFacts,
  howItRuns,
  type UnitCoverage,
} from '../inspect/coverage.ts'
import { computeName, formatCapability, smName } from '../model/capability.ts'
import { error, type Problem, warning } from '../model/problem.ts'
import { compareVersions, parseVersion } from '../model/version.ts'
import { type Gpu, type GpuHost, readyGpus } from './host-facts.ts'
import { driverOf } from './judge-driver.ts'
import { gpuName } from './judge-host.ts'
import type { GpuRequirements } from './requirements.ts'

/** The ready GPUs in the form of coverage: one for each capability, by the name of the first that has it. */
export function coveredGpus(host: Pick<GpuHost, 'gpus'>): readonly CoveredGpu[] {
  const first = new Map<string, CoveredGpu>()
  for (const gpu of readyGpus(host)) {
    if (!gpu.capability) continue
    const key = formatCapability(gpu.capability.value)
    if (!first.has(key)) first.set(key, { name: gpuName(gpu), capability: gpu.capability.value })
  }
  return [...first.values()]
}

/** Whether toolkit and targets, as they were asked for, fit the GPUs. Pure. */
export function judgeBuilt(host: GpuHost, wanted: GpuRequirements, facts: GpuFacts): readonly Problem[] {
  const { built, toolkit } = wanted
  if (!built) return toolkit === undefined ? [] : readyGpus(host).flatMap((gpu) => canBeTarget(gpu, toolkit))
  const row = toolkit === undefined ? undefined : findToolkit(toolkit)
  const isa = row && parseVersion(row.ptxIsa)
  const unit = { targets: built.targets, ptx: built.ptx.map((target) => ({ target, isa })), toolkit: row?.parsed }
  const names = [...built.targets.map(smName), ...built.ptx.map(computeName)].join(', ')
  const driver = driverOf(host)
  return coveredGpus(host).flatMap((gpu) => {
    const { runs, driver: oldest } = howItRuns(unit, gpu, facts, driver)
    const ofToolkit = row ? `CUDA ${row.version} ` : ''
    return problemOf(`Device code of ${ofToolkit}for ${names}`, gpu, { runs, driver: oldest }, driver)
  })
}

/** What was counted of a result: a file, a cell. Units that do not run are counted in the message. Pure. */
export function judgeCounted(what: string, counts: readonly Counted[], driver: string | undefined): readonly Problem[] {
  return counts.flatMap(({ gpu, runs, driver: oldest, units }) => {
    if (runs === null) return []
    const all = Object.values(units).reduce((sum, count) => sum + count, 0)
    const part = units[runs] < all ? ` (${units[runs]} of ${all} units)` : ''
    return problemOf(`${what}${part}`, gpu, { runs, driver: oldest }, driver)
  })
}

function problemOf(
  what: string,
  gpu: CoveredGpu,
  { runs, driver: oldest }: UnitCoverage,
  driver: string | undefined,
): readonly Problem[] {
  const number = formatCapability(gpu.capability)
  switch (runs) {
    case 'sass':
    case 'jit':
      return []
    case 'none': {
      const fix = `Build it for ${number} too, or embed PTX that the driver can compile.`
      return [error('GPU401', `${what} does not run on ${gpu.name}, of capability ${number}.`, fix)]
    }
    case 'driver': {
      const from = oldest === undefined ? 'a newer driver' : `driver ${oldest} or newer`
      const fix = `Upgrade the driver, or build it for ${number} with an older toolkit.`
      return [error('GPU403', `${what} needs ${from} on ${gpu.name}; this machine has ${driver}.`, fix)]
    }
    case 'unknown': {
      const message = `Whether driver ${driver} runs ${what.charAt(0).toLowerCase()}${what.slice(1)} on ${gpu.name} cannot be determined.`
      return [warning('GPU404', message, 'Run the smoke test or the program itself, which shows it.')]
    }
  }
}

/** Whether a toolkit compiles for the GPU at all; where it is older than the GPU, PTX may still do. */
function canBeTarget(gpu: Gpu, version: string): readonly Problem[] {
  const toolkit = parseVersion(version)
  const number = gpu.capability && formatCapability(gpu.capability.value)
  const row = number === undefined ? undefined : findArchitecture(number)
  if (!toolkit || !row) return []
  const name = `${gpuName(gpu)}, of capability ${number}`
  if (row.max && compareVersions(toolkit, row.max) > 0) {
    const message = `CUDA ${version} does not compile for ${name}; CUDA ${row.maxToolkit} was the last that did.`
    return [error('GPU402', message, `Build with CUDA ${row.maxToolkit} or older.`)]
  }
  if (compareVersions(toolkit, row.min) >= 0) return []
  const message = `CUDA ${version} is older than ${name}: only PTX of it runs there.`
  return [warning('GPU402', message, `Build with CUDA ${row.minToolkit} or newer, or embed PTX.`)]
}
