import { glibcProblem, libcOf, locateProgram } from '../../gpu/bridge/glibc.ts'
import { type SmokeReport, smokeTest } from '../../gpu/smoke/smoke.ts'
import { notice, type Problem, ProblemError } from '../../model/problem.ts'
import { lookForNix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import { builtProbe } from '../run/smoke.ts'
import type { JobBridge } from './bridge.ts'
import type { gpuSurface } from './surface.ts'

export interface JobSmoke {
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Undefined where nothing was run. */
  readonly report: SmokeReport | undefined
  readonly problems: readonly Problem[]
}

/** Seconds for each level. */
const patience = 300
const skipped: JobSmoke = { outcome: 'skipped', report: undefined, problems: [] }

type SmokeInputs = Pick<Inputs<typeof gpuSurface>, 'smoke' | 'smoke-program' | 'probe' | 'nixpkgs'>

/**
 * Runs the smoke test with the environment of the bridge. In `auto` a machine that has neither Nix nor the probe is tested by the
 * program alone, if one is given; it is not started where the driver needs a newer glibc than it has (GPU304). Throws nothing of its own.
 */
export async function smokeForJob(
  host: Host,
  { environment, usable, driver }: JobBridge,
  inputs: SmokeInputs,
): Promise<JobSmoke> {
  if (inputs.smoke === 'off' || !usable) return skipped
  const [first, ...rest] = (inputs['smoke-program'] ?? '').split(/\s+/).filter((word) => word !== '')
  const program = first === undefined ? undefined : ([first, ...rest] as const)
  const tooOld = driver && first !== undefined ? await judgeGlibc(host, first, driver) : undefined
  if (tooOld) return { outcome: 'failed', report: undefined, problems: [tooOld] }
  const { probe, problems } = await probeFor(host, inputs)
  if (problems.some(({ severity }) => severity === 'error')) return { ...skipped, problems }
  if (probe === undefined && !program) return { ...skipped, problems }
  const report = await smokeTest(host, { probe, program, env: environment.env, timeout: patience })
  const failed = report.levels.some(({ outcome }) => outcome !== 'passed')
  const found = report.levels.flatMap((level) => level.problems)
  return { outcome: failed ? 'failed' : 'passed', report, problems: [...problems, ...found] }
}

async function judgeGlibc(host: Host, word: string, driver: NonNullable<JobBridge['driver']>) {
  const program = await locateProgram(host, word)
  return program === undefined ? undefined : glibcProblem(program, await libcOf(host, program), driver)
}

async function probeFor(
  host: Host,
  inputs: SmokeInputs,
): Promise<{ readonly probe: string | undefined; readonly problems: readonly Problem[] }> {
  if (inputs.probe !== undefined) return { probe: inputs.probe, problems: [] }
  try {
    if (inputs.smoke === 'auto' && !(await lookForNix(host))) return { probe: undefined, problems: [] }
    return { probe: await builtProbe(host, inputs.nixpkgs), problems: [] }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    const soft = ({ code, message, fix }: Problem) => notice(code, message, fix)
    return { probe: undefined, problems: inputs.smoke === 'auto' ? cause.problems.map(soft) : cause.problems }
  }
}
