import { relative, resolve } from 'node:path'
import { readAccess } from '../../flox/environment/access.ts'
import { isCuda, toolkitOn, toolkitsOf } from '../../flox/environment/cuda.ts'
import { type FloxEnvironment, type FloxPackage, systemsOf } from '../../flox/environment/environment.ts'
import { readEnvironment } from '../../flox/environment/read.ts'
import { lint } from '../../flox/lint/lint.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { styled } from '../../model/style.ts'
import { explainHint, problemText } from '../../report/problem-text.ts'
import type { Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { jsonText } from '../../runner/sink.ts'
import { type CommandLine, type ExitCode, exitCodeOf } from '../command-line.ts'
import { floxLintSurface } from './surface.ts'

/**
 * `nix-cuda flox lint [DIR]…`: reports what is wrong with Flox environments, on GitHub as annotations. Exit code 1 when an
 * error is among it. Throws ProblemError FLX101, FLX102 and FLX103 for environments that cannot be read.
 */
export async function runFloxLint(host: Host, { option, positionals, annotate }: CommandLine): Promise<ExitCode> {
  const inputs = readInputs(floxLintSurface, option)
  const read = await Promise.all(
    (positionals.length > 0 ? positionals : ['.']).map((folder) => readEnvironment(host, folder)),
  )
  const unreadable = read.flatMap((one) => ('problems' in one ? one.problems : []))
  const shows = inputs.json ? undefined : annotate
  if (unreadable.length > 0) {
    if (!shows) throw new ProblemError(unreadable)
    await shows(unreadable.map((problem) => inRepository(host, problem)))
    return exitCodeOf(unreadable)
  }
  const layers = read.flatMap((one) => ('environment' in one ? [one.environment] : []))
  const access = await readAccess(host)
  const problems = lint({ layers, access, allowedToolkits: inputs['allow-toolkits'] ?? [] })
  if (inputs.json) host.answer(jsonText({ environments: layers.map(environmentRow), problems }))
  else {
    await shows?.(problems.map((problem) => inRepository(host, problem)))
    host.answer(lintText(layers, problems, shows === undefined))
  }
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0
}

/** GitHub shows a problem on its line when the file is named from the root of the repository. */
function inRepository(host: Host, problem: Problem): Problem {
  const { where } = problem
  const root = host.env['GITHUB_WORKSPACE']
  return where && root
    ? { ...problem, where: { ...where, file: relative(root, resolve(host.cwd, where.file)) } }
    : problem
}

function environmentRow(environment: FloxEnvironment) {
  const { folder, name, owner, packages } = environment
  return {
    folder,
    name,
    owner: owner ?? null,
    systems: allSystems(environment),
    toolkits: toolkitsOf(packages),
    packages: packages.map((one) => packageRow(environment, one)),
  }
}

function packageRow(environment: FloxEnvironment, one: FloxPackage) {
  const locked = one.locked.map(({ system, version }) => {
    return { system, version: version ?? null, toolkit: toolkitOn(one, system) ?? null }
  })
  const { id, kind, path, group, priority, line } = one
  const systems = systemsOf(environment, one)
  return { id, kind, path, group, priority, line: line ?? null, cuda: isCuda(one), systems, locked }
}

function allSystems(environment: FloxEnvironment): readonly string[] {
  return [...new Set(environment.packages.flatMap((one) => systemsOf(environment, one)))].sort()
}

/** One line per environment, then errors, warnings and notices, unless annotations have them. */
function lintText(layers: readonly FloxEnvironment[], problems: readonly Problem[], withProblems: boolean): string {
  const lines = layers.map((environment) => {
    const { folder, name, packages } = environment
    const toolkits = toolkitsOf(packages)
    const has = [
      `${packages.length} ${packages.length === 1 ? 'package' : 'packages'}`,
      ...(toolkits.length > 0 ? [`CUDA ${toolkits.join(', ')}`] : []),
      allSystems(environment).join(' '),
    ]
    return `${styled('name', name)} (${folder}): ${has.filter((part) => part !== '').join(', ')}`
  })
  const ranked = (['error', 'warning', 'notice'] as const).map((severity) => {
    const found = problems.filter((problem) => problem.severity === severity)
    return { severity, found }
  })
  const counts = ranked.flatMap(({ severity, found }) =>
    found.length === 0 ? [] : [`${found.length} ${severity}${found.length === 1 ? '' : 's'}`],
  )
  const listed = ranked.flatMap(({ found }) => found.map(problemText)).join('\n')
  const hint = withProblems ? styled('faint', explainHint(problems)) : ''
  const parts = [lines.join('\n'), withProblems ? listed : '', counts.join(', ') || 'no problems', hint]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
