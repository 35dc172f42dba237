/**
 * `flox build`: cli/flox/src/commands/build.rs, cli/flox/doc/flox-build.md, package-builder/flox-build.mk and
 * build-manifest.nix at 6536dac28. What packages.ts refuses is recorded in part; no build was.
 *
 * A real Nix makes the results: FLOX_STAND_IN_NIX names its `nix`, and without it nothing is built (flox brings its own). A
 * sandbox other than `pure` builds in the project's folder and adds `$out` to the store, without rewriting references to
 * itself; `pure` is a derivation of the tracked files. Nix expressions need FLOX_STAND_IN_NIXPKGS, a path.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { activationVariables } from './activate.ts'
import { type Environment, findEnvironment, manifestOf, system } from './environment.ts'
import { FloxError, NotCarriedOut, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import type { Build } from './manifest.ts'
import {
  checkExpression,
  checkStability,
  type Package,
  packagesOf,
  packagesToBuild,
  projectFilesError,
} from './packages.ts'

interface How {
  readonly system: string
  /** Where the result is linked; undefined: nowhere. */
  readonly link: string | undefined
}

export function runBuild(line: CommandLine): void {
  const environment = findEnvironment(line)
  if (environment.owner !== undefined) throw projectFilesError(environment, environment.owner, 'build')
  const packages = packagesToBuild(environment, line.words)
  for (const one of packages) checkExpression(environment, one)
  checkStability(line, packages)
  const links = packages.map((one) => {
    const name = `result-${one.name}`
    const link = join(environment.folder, name)
    buildPackage(environment, one, { system: optionValue(line, '--system') ?? system, link })
    return environment.folder === process.cwd() ? `./${name}` : link
  })
  say(links.length === 1 ? `⚡︎ Built output: ${links[0]}` : `⚡︎ Built outputs:\n${links.join(', ')}`)
}

export function runClean(line: CommandLine): void {
  const environment = findEnvironment(line)
  const names = packagesToBuild(environment, line.words).map(({ name }) => name)
  for (const name of names) rmSync(join(environment.folder, `result-${name}`), { force: true })
  say(`✔ Cleaned build targets: ${names.join(', ')}`)
}

/** Its store paths. A FloxError where the build fails. */
export function buildPackage(environment: Environment, target: Package, how: How): readonly string[] {
  const nix = process.env['FLOX_STAND_IN_NIX']
  if (!nix) throw new NotCarriedOut('a build, for it has no Nix (FLOX_STAND_IN_NIX names none)')
  const made = new Builder(environment, nix, how.system).build(target, [])
  if (how.link !== undefined) runNix(nix, ['build', '--out-link', how.link, ...made], environment.folder)
  return made
}

class Builder {
  readonly #environment: Environment
  readonly #nix: string
  readonly #system: string

  constructor(environment: Environment, nix: string, forSystem: string) {
    this.#environment = environment
    this.#nix = nix
    this.#system = forSystem
  }

  build(target: Package, above: readonly string[]): readonly string[] {
    if (above.includes(target.name)) {
      say(`circular dependency: ${[...above, target.name].join(' <- ')}`)
      throw new FloxError('Build failed')
    }
    if (target.kind === 'expression') return this.#expression(target.file)
    const command = this.#withResults(target, [...above, target.name])
    const name = `${target.name}-${target.build.version}`
    return target.build.sandbox === 'pure' ? this.#pure(name, command) : this.#inPlace(name, command)
  }

  /** Other builds' results stand for `${name}` in the command: "Referring to other builds" of flox-build.md. */
  #withResults(target: { readonly name: string; readonly build: Build }, above: readonly string[]): string {
    let command = target.build.command
    for (const other of packagesOf(this.#environment)) {
      const reference = `\${${other.name}}`
      if (other.name === target.name || !command.includes(reference)) continue
      command = command.replaceAll(reference, this.build(other, above)[0] ?? '')
    }
    return command
  }

  #inPlace(name: string, command: string): readonly string[] {
    const temp = mkdtempSync(join(tmpdir(), 'flox-build-'))
    try {
      const out = join(temp, name)
      const env = { ...passed(process.env), ...activationVariables(this.#environment, 'dev'), out }
      const ran = spawnSync('bash', ['-e', '-c', command], {
        cwd: this.#environment.folder,
        env,
        stdio: ['ignore', 2, 2],
      })
      if (ran.status !== 0) throw new FloxError('Build failed')
      if (!existsSync(out)) {
        say("❌  ERROR: Build command did not copy outputs to '$out'.")
        throw new FloxError('Build failed')
      }
      return runNix(this.#nix, ['store', 'add', '--name', name, out], this.#environment.folder)
    } finally {
      rmSync(temp, { recursive: true, force: true })
    }
  }

  #pure(name: string, command: string): readonly string[] {
    const { folder } = this.#environment
    const temp = mkdtempSync(join(tmpdir(), 'flox-build-'))
    try {
      const tracked = spawnSync('git', ['-C', folder, 'ls-files', '-z'], { encoding: 'utf8' })
      if (tracked.status !== 0) {
        say(tracked.stderr.trim())
        throw new FloxError('Build failed')
      }
      for (const file of tracked.stdout.split('\0').filter((one) => one && existsSync(join(folder, one)))) {
        mkdirSync(dirname(join(temp, 'source', file)), { recursive: true })
        copyFileSync(join(folder, file), join(temp, 'source', file))
      }
      writeFileSync(join(temp, 'command'), command)
      const expression = `derivation {
  name = ${JSON.stringify(name)}; system = ${JSON.stringify(this.#system)}; builder = "/bin/sh";
  ${this.#variables()}
  src = ${temp}/source; command = ${temp}/command;
  args = [ "-e" "-c" "cp -R $src/. . && chmod -R u+w . && if command -v bash > /dev/null; then exec bash -e $command; else exec sh -e $command; fi" ];
}`
      return this.#nixBuild(expression)
    } finally {
      rmSync(temp, { recursive: true, force: true })
    }
  }

  /** Of the manifest, and the packages of the lock on PATH. */
  #variables(): string {
    const { PATH = '' } = activationVariables(this.#environment, 'dev')
    const all = { PATH, ...manifestOf(this.#environment).vars }
    const escaped = (text: string) => JSON.stringify(text).replaceAll('${', '\\${')
    return Object.entries(all)
      .map(([name, value]) => `${name} = ${escaped(value)};`)
      .join(' ')
  }

  #expression(file: string): readonly string[] {
    const nixpkgs = process.env['FLOX_STAND_IN_NIXPKGS']
    if (!nixpkgs) throw new NotCarriedOut('a Nix expression, for it has no Nixpkgs (FLOX_STAND_IN_NIXPKGS names none)')
    const forSystem = JSON.stringify(this.#system)
    return this.#nixBuild(`(import ${nixpkgs} { system = ${forSystem}; }).callPackage ${file} { }`)
  }

  #nixBuild(expression: string): readonly string[] {
    const args = ['build', '--impure', '--no-link', '--print-out-paths', '--expr', expression]
    return runNix(this.#nix, args, this.#environment.folder)
  }
}

/** What the caller's environment gives to a build: ALLOW_OUTER_ENV_VARS of package-builder/flox-build.mk. */
function passed(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['HOME', 'PATH', 'INFOPATH', 'CPATH', 'PKG_CONFIG_PATH', 'XDG_DATA_DIRS', 'PYTHONPATH', 'TMPDIR']
  const isPassed = (name: string) => names.includes(name) || /^(?:_|NIX_CFLAGS|NIX_CC)/.test(name)
  return Object.fromEntries(Object.entries(env).filter(([name]) => isPassed(name)))
}

/** What it prints, by line. */
function runNix(nix: string, args: readonly string[], cwd: string): readonly string[] {
  const ran = spawnSync(nix, ['--extra-experimental-features', 'nix-command flakes', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  })
  if (ran.error) throw ran.error
  if (ran.status !== 0) throw new FloxError('Build failed')
  return ran.stdout.split('\n').filter(Boolean)
}
