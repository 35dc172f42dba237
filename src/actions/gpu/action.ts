import { join } from 'node:path'
import { readyGpus } from '../../gpu/host-facts.ts'
import { soften } from '../../gpu/judge.ts'
import { usableMemory } from '../../gpu/judge-host.ts'
import { findSmi } from '../../gpu/smi.ts'
import { askUsage, judgeBefore } from '../../gpu/usage.ts'
import { compareCapabilities, formatCapability } from '../../model/capability.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { type Inputs, readInputs } from '../../runner/inputs.ts'
import { jobFolder, jobName } from '../../runner/job.ts'
import { bridgeForJob, cudaCache, type JobBridge } from './bridge.ts'
import { type Examination, examinationJson, examineGpu } from './examine.ts'
import { refuseForks } from './fork.ts'
import { requirementsFrom } from './inputs.ts'
import { checkConfiguration, checkDisk } from './machine-checks.ts'
import type { Left } from './post.ts'
import { checkSandbox } from './sandbox.ts'
import { type JobSmoke, smokeForJob } from './smoke.ts'
import { jobLines, summaryMarkdown } from './summary.ts'
import { gpuSurface } from './surface.ts'
import { factsText, sourcesText } from './text.ts'

const needs = { true: 'yes', auto: 'auto', false: 'no' } as const

type GpuInputs = Inputs<typeof gpuSurface>

/**
 * The gpu action: finds GPUs and driver, and whether what is to run runs there; makes the bridge and tests it. Exit code 1 when
 * something is an error. Throws ProblemError GPU116 and CFG003 before anything is examined.
 */
export async function runGpuAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(gpuSurface, github.actionInput)
  const { plan, results, cells, paths = [] } = inputs
  const wanted = requirementsFrom(inputs, needs[inputs['require-gpu']])
  await refuse(host, inputs)
  const found = await examineGpu(host, wanted, { paths, plan, results, cells })
  host.log.info(factsText(found.gpu))
  host.log.group('Facts and their sources')
  for (const fact of sourcesText(found.gpu)) host.log.info(fact)
  host.log.endGroup()

  const usage = await askUsage(host, readyGpus(found.gpu).length > 0 ? await findSmi(host) : undefined)
  // Post needs it most where this process is killed.
  const left: Left = { job: jobName(host), usage, system: inputs['driver-bridge'] === 'system' }
  github.saveState('job', JSON.stringify(left))
  const bridge = await bridgeForJob(host, found.gpu, inputs)
  const smoke = await smokeForJob(host, { ...bridge, usable: bridge.usable && found.good }, inputs)
  const sandbox = inputs.sandbox === 'check' ? await checkSandbox(host, found.gpu) : { problems: [], lines: [] }
  const ofMachine = [
    ...(await checkConfiguration(host)),
    ...(await checkDisk(host, inputs['min-free-gib'])),
    ...sandbox.problems,
  ]
  const more = [...bridge.problems, ...smoke.problems, ...judgeBefore(usage), ...ofMachine]
  const problems = soften(found.gpu, wanted, [...found.problems, ...more])
  const whole = { gpu: found.gpu, problems, good: !problems.some(({ severity }) => severity === 'error') }
  for (const line of [...jobLines(bridge, smoke), ...sandbox.lines]) host.log.info(line)

  const report = join(jobFolder(host), 'doctor.json')
  await writeAtomically(host, report, examinationJson(whole))
  github.setOutputs(gpuSurface, { ...outputsOf(whole), ...outputsOfBridge(host, bridge, smoke), report })
  github.annotate(whole.problems)
  await github.writeSummary(summaryMarkdown(whole, bridge, smoke, sandbox.lines))
  return whole.good ? 0 : 1
}

async function refuse(host: Host, inputs: GpuInputs): Promise<void> {
  const fork = inputs['allow-fork-pull-requests'] ? undefined : await refuseForks(host)
  const fix = 'Set it, or use driver-bridge: env, which needs no rights.'
  const system = inputs['driver-bridge'] === 'system' && !inputs['allow-system-changes']
  const needed = system ? [error('CFG003', 'driver-bridge: system needs allow-system-changes: true.', fix)] : []
  const program = inputs.smoke === 'off' && inputs['smoke-program'] !== undefined
  const unused = program
    ? [error('CFG003', 'Input smoke-program needs smoke: auto or full.', 'Change one of them.')]
    : []
  const problems = [...(fork ? [fork] : []), ...needed, ...unused]
  if (problems.length > 0) throw new ProblemError(problems)
}

function outputsOfBridge(host: Host, { path, environment }: JobBridge, { outcome }: JobSmoke) {
  return {
    'bridge-path': path ?? '',
    'ld-library-path': environment.set['LD_LIBRARY_PATH'] ?? '',
    'cuda-cache-path': cudaCache(host),
    smoke: outcome,
  }
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
