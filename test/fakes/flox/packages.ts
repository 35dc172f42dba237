/**
 * What an environment has to build, and what `build` and `publish` ask of it before they start: cli/flox/src/commands/
 * build.rs and mod.rs, cli/flox-rust-sdk/src/providers/build.rs at 6536dac28. "No packages found" and "not found" are
 * recorded.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Environment, manifestOf } from './environment.ts'
import { FloxError } from './failure.ts'
import type { CommandLine } from './grammar.ts'
import type { Build } from './manifest.ts'

export type Package =
  | { readonly kind: 'manifest'; readonly name: string; readonly build: Build }
  | { readonly kind: 'expression'; readonly name: string; readonly file: string }

/** The packages by name, or all. A FloxError when there is none, or not that one. */
export function packagesToBuild(environment: Environment, names: readonly string[]): readonly Package[] {
  const all = packagesOf(environment)
  if (all.length === 0)
    throw new FloxError(`No packages found to build.

Add a build by modifying the '[build]' section of the manifest with 'flox edit'
or add expression files in 'path:${environment.folder}/.flox'.
`)
  if (names.length === 0) return all
  return names.map((name) => {
    const found = all.find((one) => one.name === name)
    if (found === undefined) throw new FloxError(`Target '${name}' not found.`)
    return found
  })
}

export function packagesOf(environment: Environment): readonly Package[] {
  const builds = [...manifestOf(environment).builds]
  const folder = join(environment.folder, '.flox/pkgs')
  const expressions = (existsSync(folder) ? readdirSync(folder).sort() : []).flatMap((entry): Package[] => {
    const file = entry.endsWith('.nix') ? join(folder, entry) : join(folder, entry, 'default.nix')
    return existsSync(file) ? [{ kind: 'expression', name: entry.replace(/\.nix$/, ''), file }] : []
  })
  const twice = expressions.find(({ name }) => builds.some(([build]) => build === name))
  if (twice !== undefined)
    throw new FloxError(`'${twice.name}' is defined in the manifest and as a Nix expression.
Rename or delete either the package definition
in the 'pkgs/' dir located in 'path:${environment.folder}/.flox'
or the '[build]' section in the manifest.
`)
  return [...builds.map(([name, build]): Package => ({ kind: 'manifest', name, build })), ...expressions]
}

/** `needs_project_files_error` of cli/flox/src/commands/mod.rs. */
export function projectFilesError(environment: Environment, owner: string, action: string): FloxError {
  return new FloxError(`Cannot ${action} from an environment on FloxHub.

A pushed or pulled environment cannot be assumed to have its project files.
If this directory no longer needs to track FloxHub, disconnect it with:

  flox pull --copy -d '${environment.folder}'

The environment ${owner}/${environment.name} will remain available on FloxHub.`)
}

/** `check_git_tracking_for_expression_builds` of cli/flox/src/commands/build.rs. */
export function checkExpression(environment: Environment, target: Package): void {
  if (target.kind !== 'expression') return
  const only =
    'Only git tracked files (including the expressions themselves) will be available during nix expression builds.'
  if (git(environment.folder, 'rev-parse', '--show-toplevel').code !== 0)
    throw new FloxError(
      `Building nix expression build(s) requires git version control.\n${only}\n\nExpression build(s):\n  - ${target.name}\n`,
    )
  if (git(environment.folder, 'ls-files', '--error-unmatch', target.file).code !== 0)
    throw new FloxError(
      `The Nix expression for '${target.name}' does not appear to be tracked by git.\n${only}\n\nNix expression: '${target.name}' defined in '${target.file}'\n`,
    )
}

/** `disallow_base_url_select_for_manifest_builds` of cli/flox/src/commands/build.rs. */
export function checkStability(line: CommandLine, targets: readonly Package[]): void {
  if (!line.options.has('--stability') && !line.options.has('--nixpkgs-url')) return
  const manifest = targets.find(({ kind }) => kind === 'manifest')
  if (manifest === undefined) return
  throw new FloxError(`The '--stability' option only applies to nix expression builds.
'${manifest.name}' is a manifest build.
Omit '--stability' to build with nixpkgs compatible with the environment,
or pass exclusively nix expression builds.
`)
}

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** The git on PATH, in a folder. */
export function git(folder: string, ...args: readonly string[]): Ran {
  const ran = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' },
  })
  if (ran.error) throw ran.error
  return { code: ran.status ?? 1, stdout: ran.stdout, stderr: ran.stderr }
}
