/**
 * `flox activate` with a command: cli/flox/doc/flox-activate.md and assets/activation-scripts at 6536dac28. [vars], the
 * hook, and the packages of the lock that are in this machine's store; no profile scripts, no services. What fails because
 * FloxHub cannot be reached is recorded.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Environment, findEnvironment, lockedPackages, manifestOf, system } from './environment.ts'
import { NotCarriedOut, QuietExit } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { tableOf } from './manifest.ts'

export function activationVariables(environment: Environment, mode: string): Readonly<Record<string, string>> {
  const { name, folder } = environment
  const packages = lockedPackages(environment).flatMap((one) => Object.values(tableOf(one['outputs'])))
  const bins = packages.map((path) => join(String(path), 'bin')).filter((path) => existsSync(path))
  return {
    FLOX_ENV: join(folder, `.flox/run/${system}.${name}.${mode}`),
    FLOX_ENV_CACHE: join(folder, '.flox/cache'),
    FLOX_ENV_PROJECT: folder,
    FLOX_ENV_DESCRIPTION: name,
    FLOX_PROMPT_ENVIRONMENTS: name,
    _FLOX_ACTIVE_ENVIRONMENTS: JSON.stringify([{ type: 'path', path: folder, name }]),
    PATH: [...bins, process.env['PATH'] ?? ''].join(':'),
    ...manifestOf(environment).vars,
  }
}

export function runActivate(line: CommandLine): void {
  const environment = findEnvironment(line)
  const manifest = manifestOf(environment)
  const shell = optionValue(line, '--command')
  const argv = shell === undefined ? line.words : ['bash', '-c', shell]
  if (argv.length === 0) throw new NotCarriedOut('activate without a command')
  for (const option of ['--print-script', '--start-services', '--generation'])
    if (line.options.has(option)) throw new NotCarriedOut(`activate ${option}`)
  const env = {
    ...process.env,
    ...activationVariables(environment, optionValue(line, '--mode') ?? manifest.mode ?? 'dev'),
  }
  for (const path of [env['FLOX_ENV'], env['FLOX_ENV_CACHE']]) if (path) mkdirSync(path, { recursive: true })
  // What the hook exports, the command sees; what it prints goes to standard error.
  const script = `{\n${manifest.onActivate ?? ':'}\n} >&2; exec "$@"`
  const ran = spawnSync('bash', ['-c', script, 'flox', ...argv], { env, stdio: 'inherit' })
  if (ran.error) throw ran.error
  throw new QuietExit(ran.status ?? 1)
}
