import { join } from 'node:path'
import { readyGpus } from '../../gpu/host-facts.ts'
import { usableMemory } from '../../gpu/judge-host.ts'
import { compareCapabilities, formatCapability } from '../../model/capability.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jobFolder } from '../../runner/job.ts'
import { type Examination, examinationJson, examineGpu } from './examine.ts'
import { requirementsFrom } from './inputs.ts'
import { gpuSurface } from './surface.ts'
import { factsText, sourcesText } from './text.ts'

const needs = { true: 'yes', auto: 'auto', false: 'no' } as const

/** The gpu action: finds GPUs and driver, and whether what is to run runs there. Exit code 1 when something is an error. */
export async function runGpuAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(gpuSurface, github.actionInput)
  const { plan, results, cells, paths = [] } = inputs
  const wanted = requirementsFrom(inputs, needs[inputs['require-gpu']])
  const found = await examineGpu(host, wanted, { paths, plan, results, cells })
  host.log.info(factsText(found.gpu))
  host.log.group('Facts and their sources')
  for (const fact of sourcesText(found.gpu)) host.log.info(fact)
  host.log.endGroup()
  const report = join(jobFolder(host), 'doctor.json')
  await writeAtomically(host, report, examinationJson(found))
  github.setOutputs(gpuSurface, { ...outputsOf(found), report })
  github.annotate(found.problems)
  return found.good ? 0 : 1
}

function outputsOf({ gpu, problems, good }: Examination) {
  const ready = readyGpus(gpu)
  const capabilities = ready.flatMap(({ capability }) => (capability ? [capability.value] : []))
  const [lowest] = capabilities.toSorted(compareCapabilities)
  const memory = ready.flatMap((one) => usableMemory(one)?.mib ?? [])
  return {
    'has-gpu': String(ready.length > 0),
    platform: gpu.platform.value,
    'in-container': String(gpu.container !== undefined),
    'driver-version': gpu.kernel?.version.value ?? '',
    'userland-version': gpu.userland?.value ?? '',
    'driver-cuda': gpu.driverCuda?.value ?? '',
    'kernel-module': gpu.kernel?.kind?.value ?? '',
    'libcuda-path': gpu.libcuda?.value ?? '',
    'gpu-count': ready.length,
    'gpu-name': ready[0]?.name?.value ?? '',
    'gpu-uuids': JSON.stringify(ready.flatMap(({ uuid }) => uuid?.value ?? [])),
    'compute-capabilities': JSON.stringify(capabilities.map(formatCapability)),
    'min-compute-capability': lowest ? formatCapability(lowest) : '',
    'min-memory-mib': memory.length > 0 ? Math.min(...memory) : '',
    mig: String(ready.some(({ mig }) => mig !== undefined && mig.value !== 'off')),
    compatible: String(good),
    problems: JSON.stringify(problems),
  }
}
