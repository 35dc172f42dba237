import { join, resolve } from 'node:path'
import { type BridgedEnvironment, bridgedEnvironment } from '../../gpu/bridge/environment.ts'
import { bridgeFactsOf } from '../../gpu/bridge/facts.ts'
import { type Bridge, makeBridge } from '../../gpu/bridge/make.ts'
import { makeSystemBridge } from '../../gpu/bridge/system.ts'
import { type GpuHost, readyGpus } from '../../gpu/host-facts.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import { findNix } from '../../nix/find.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { findProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import { jobFolder, jobName } from '../../runner/job.ts'
import { repairMachine } from '../setup/repair.ts'
import type { gpuSurface } from './surface.ts'

/** How programs of this job find the driver. */
export interface JobBridge {
  /** Folder with the driver's libraries; undefined where none was made. */
  readonly path: string | undefined
  /** What the test step sets, and nothing else. */
  readonly environment: BridgedEnvironment
  /** For log and summary. */
  readonly text: string
  readonly problems: readonly Problem[]
  /** What its libraries need; undefined where none was made. */
  readonly driver: { readonly version: string | undefined; readonly glibc: string | undefined } | undefined
  /** Whether programs can be started: there is a GPU, and the bridge is made or not needed. */
  readonly usable: boolean
}

type BridgeInputs = Pick<Inputs<typeof gpuSurface>, 'driver-bridge' | 'bridge-dir'>

/** Where programs compile PTX into: in the job's folder, so that one job does not load what another has compiled. */
export function cudaCache(host: Host): string {
  return join(jobFolder(host), 'cuda-cache')
}

/** Makes the bridge that the inputs ask for. A refusal is among the problems; on a Jetson in `auto` it is a notice. Throws nothing of its own. */
export async function bridgeForJob(host: Host, gpu: GpuHost, inputs: BridgeInputs): Promise<JobBridge> {
  const mode = inputs['driver-bridge']
  if (readyGpus(gpu).length === 0) return { ...without(host, 'there is no usable GPU'), usable: false }
  if (mode === 'none') return without(host, 'driver-bridge is none')
  try {
    const facts = await bridgeFactsOf(host, gpu)
    if (mode === 'system') {
      const patchelf = await findPatchelf(host)
      // A job that was killed does not hold it for ever.
      await repairMachine(host, jobName(host))
      const made = await makeSystemBridge(host, facts, { job: jobName(host), patchelf })
      if (made.kind === 'not-needed') return without(host, made.because)
      const text = `${made.folder}, for the whole machine until its last job ends`
      return { ...without(host, ''), path: made.folder, text }
    }
    const under = inputs['bridge-dir']
    const folder = under === undefined ? join(jobFolder(host), 'driver') : resolve(host.cwd, under)
    const { bridge, problems } = await makeBridge(host, facts, folder)
    if (bridge.kind === 'not-needed') return { ...without(host, bridge.because), problems }
    const environment = environmentOf(host, bridge)
    return { path: bridge.folder, environment, text: bridge.folder, problems, driver: bridge, usable: true }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    const jetson = mode === 'auto' && gpu.platform.value === 'tegra'
    const problems = cause.problems.map((one): Problem => (jetson ? { ...one, severity: 'notice' } : one))
    return { ...without(host, 'it cannot be made'), problems, usable: false }
  }
}

function without(host: Host, because: string): JobBridge {
  const environment = environmentOf(host, { kind: 'not-needed', because })
  return { path: undefined, environment, text: `none: ${because}`, problems: [], driver: undefined, usable: true }
}

/** Without what the runner alone may see, and without folders of the system in LD_LIBRARY_PATH. */
function environmentOf(host: Host, bridge: Bridge): BridgedEnvironment {
  return bridgedEnvironment(childEnv(host.env, { CUDA_CACHE_PATH: cudaCache(host) }), bridge, undefined)
}

/** patchelf from PATH, else of Nixpkgs. Throws ProblemError GPU308 and INS001. */
async function findPatchelf(host: Host): Promise<string> {
  const there = await findProgram(host, 'patchelf', (host.env['PATH'] ?? '').split(':'))
  if (there !== undefined) return there
  const nix = await findNix(host)
  const args = ['build', '--no-link', '--print-out-paths', 'flake:nixpkgs#patchelf']
  const outcome = await runNix(host, nix, args, { timeout: 600, onStderr: host.log.debug })
  const path = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout.trim().split('\n').at(-1) : undefined
  if (path?.startsWith('/')) return join(path, 'bin/patchelf')
  const message = `The bridge for the whole machine needs patchelf, which cannot be built: ${failureText(outcome)}.`
  throw new ProblemError(error('GPU308', message, 'Install patchelf on the machine, or use driver-bridge: env.'))
}
