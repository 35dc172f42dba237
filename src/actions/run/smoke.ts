import { readNixpkgs } from '../../cuda/request-entries.ts'
import { buildProbe } from '../../gpu/smoke/build-probe.ts'
import { type SmokeReport, smokeTest } from '../../gpu/smoke/smoke.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { findNix } from '../../nix/find.ts'
import { explainHint, problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { type ExitCode, exitCodeOf } from '../command-line.ts'
import { defaultSystem, noLockedNixpkgs, readLockedNixpkgs } from '../plan/load-request.ts'
import type { Prepared } from './prepare.ts'
import type { runSurface } from './surface.ts'

/** Seconds for each level. */
const patience = 300

/** Runs the smoke test and reports it. Exit code 0 when every level passed. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
export async function runSmoke(host: Host, prepared: Prepared, inputs: Inputs<typeof runSurface>): Promise<ExitCode> {
  const probe = inputs.probe ?? (await builtProbe(host, inputs.nixpkgs))
  const { env } = prepared.environment
  const report = await smokeTest(host, { probe, program: prepared.argv, env, timeout: patience })
  const problems = report.levels.flatMap((level) => level.problems)
  host.answer(inputs.json ? smokeJson(prepared, report) : smokeText(prepared, report))
  return problems.length > 0 ? exitCodeOf(problems) : 0
}

/** Builds the probe with this machine's Nix. Throws ProblemError GPU332, CFG001, CFG009 and INS001. */
export async function builtProbe(host: Host, nixpkgs: string | undefined): Promise<string> {
  const nix = await findNix(host)
  return buildProbe(host, nix, await sourceOf(host, nixpkgs), defaultSystem(host))
}

async function sourceOf(host: Host, text: string | undefined): Promise<NixpkgsSource> {
  if (text === undefined) return { kind: 'flake', reference: 'flake:nixpkgs' }
  const problems: Problem[] = []
  const choice = readNixpkgs(text, { kind: 'input', input: 'nixpkgs' }, (problem) => problems.push(problem))
  if (!choice) throw new ProblemError(problems)
  if (choice.kind !== 'lock') return choice
  const locked = await readLockedNixpkgs(host, host.cwd)
  if (!locked) throw new ProblemError(await noLockedNixpkgs(host, host.cwd))
  return locked
}

/** What each level shows, in words. */
export const titles = {
  driver: 'A program of Nix loads the driver',
  kernel: 'A kernel from PTX runs',
  program: 'The program succeeds',
} as const

/** A line for each level, the libraries that were loaded, then problems. */
export function smokeText({ bridge }: Pick<Prepared, 'bridge'>, { levels, driverCuda, gpus }: SmokeReport): string {
  const how = bridge.kind === 'links' ? `Bridge: ${bridge.folder}` : `No bridge: ${bridge.because}`
  const driver = driverCuda === undefined ? [] : [`Driver: CUDA ${driverCuda}`]
  const gpuLines = gpus.map((gpu) => `GPU ${gpu.index}: ${gpu.name}, ${gpu.capability}, ${gpu.memoryMib} MiB`)
  const levelLines = levels.map(({ level, outcome, seconds }) => {
    return `${titles[level]}: ${outcome}${outcome === 'skipped' ? '' : ` (${seconds.toFixed(1)} s)`}`
  })
  const libraries = [...new Set(levels.flatMap((level) => level.libraries))].sort()
  const loaded =
    libraries.length === 0 ? [] : ['Loaded from outside the store:', ...libraries.map((path) => `  ${path}`)]
  const problems = levels.flatMap((level) => level.problems)
  const told = problems.length === 0 ? [] : [problems.map(problemText).join('\n'), explainHint(problems)]
  return `${[how, ...driver, ...gpuLines, ...levelLines, ...loaded, ...told].join('\n')}\n`
}

function smokeJson({ bridge, problems }: Prepared, report: SmokeReport): string {
  const { levels, driverCuda, gpus } = report
  const shown =
    bridge.kind === 'links'
      ? { kind: bridge.kind, folder: bridge.folder, version: bridge.version ?? null, glibc: bridge.glibc ?? null }
      : bridge
  return jsonText({ bridge: shown, driverCuda: driverCuda ?? null, gpus, levels, problems })
}
