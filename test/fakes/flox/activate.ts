/**
 * `flox activate` with a command: cli/flox/doc/flox-activate.md, cli/flox/src/commands/activate.rs and
 * cli/flox-activations/src/attach.rs at 6536dac28. [vars], the hook, the packages of the lock that are in this machine's
 * store, services, and with `-c` the profiles of bash. What fails because FloxHub cannot be reached is recorded.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Environment, findEnvironment, lockedPackages, manifestOf, system } from './environment.ts'
import { FloxError, NotCarriedOut, QuietExit, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { tableOf } from './manifest.ts'
import { startServices, statesOf, watchActivation } from './services.ts'
import { setting } from './settings.ts'

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
  if (shell === undefined && line.words.length === 0) throw new NotCarriedOut('activate without a command')
  if (line.options.has('--print-script')) throw new NotCarriedOut('activate --print-script')
  const reference = optionValue(line, '--reference')
  if (reference !== undefined && !line.options.has('--trust')) needTrust(reference)
  const env = {
    ...process.env,
    ...activationVariables(environment, optionValue(line, '--mode') ?? manifest.mode ?? 'dev'),
  }
  for (const path of [env['FLOX_ENV'], env['FLOX_ENV_CACHE']]) if (path) mkdirSync(path, { recursive: true })
  // What the hook exports, the command sees; what it prints goes to standard error.
  const hooked = `{\n${manifest.onActivate ?? ':'}\n} >&2`
  startAll(line, environment, hooked, env)
  if (shell === undefined) end(spawnSync('bash', ['-c', `${hooked}; exec "$@"`, 'flox', ...line.words], io(env, 0)))
  // attach.rs: without a terminal, a shell reads one line, which runs the profiles and then the command.
  const { FLOX_SHELL = 'bash', ...rest } = env
  const profile = join(mkdtempSync(join(tmpdir(), 'flox-rc-')), 'rc')
  writeFileSync(profile, [`rm -r '${dirname(profile)}'`, ...manifest.profile, ''].join('\n'))
  const script = `{ ${hooked}\n} < /dev/null; exec "$@"`
  const input = `source '${profile}' && ${shell}\n`
  const argv = ['-c', script, 'flox', FLOX_SHELL, '--noprofile', '--norc', '-s']
  const ran = spawnSync('bash', argv, { ...io(rest, 'pipe'), input })
  // A hook may have ended before the profile was read.
  rmSync(dirname(profile), { recursive: true, force: true })
  end(ran)
}

/** Services run in the environment as the hook leaves it. */
function startAll(line: CommandLine, environment: Environment, hooked: string, env: NodeJS.ProcessEnv): void {
  const { services, autoStart } = manifestOf(environment)
  if (services.size > 0) watchActivation(environment)
  const asked = line.options.has('--start-services')
  if (!asked && !(autoStart && !line.options.has('--no-start-services'))) return
  if (services.size === 0) {
    say('! Environment does not have any services defined.')
    return
  }
  if (statesOf(environment)?.some(({ status }) => status === 'Running')) {
    if (asked) say('! Skipped starting services, services are already running')
    return
  }
  const after = spawnSync('bash', ['-c', `{ ${hooked}\n} > /dev/null 2>&1 < /dev/null; env -0`], {
    env,
    encoding: 'utf8',
  })
  const pairs = after.stdout.split('\0').filter((pair) => pair.includes('='))
  startServices(environment, [...services.keys()], {
    ...env,
    ...Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])),
  })
}

/** cli/flox/src/commands/mod.rs (`ensure_environment_trust`), where nobody can be asked. */
function needTrust(reference: string): void {
  const [owner = ''] = reference.split('/')
  const set = [reference, `${owner}/*`].map((name) => setting(`trusted_environments."${name}"`)).find(Boolean)
  if (set === 'trust' || (set === undefined && owner === 'flox')) return
  throw new FloxError(
    `The environment ${reference} is not trusted.\n\nflox environments do not run in a sandbox.\nActivation hooks can run arbitrary code on your machine.\nThus, environments need to be trusted to be activated.`,
  )
}

/** What the caller has open is open for the command too, as after the real one's exec; stand-in.ts says whether it is 3. */
function io(env: NodeJS.ProcessEnv, stdin: 0 | 'pipe') {
  const more = process.env['FLOX_STAND_IN_FD3'] === '1' ? [3] : []
  return { env, stdio: [stdin, 1, 2, ...more] }
}

function end(ran: ReturnType<typeof spawnSync>): never {
  // A hook that ended the shell left its input unread.
  if (ran.error && Object(ran.error).code !== 'EPIPE') throw ran.error
  // As a shell has it, for the real one is replaced by the command.
  throw new QuietExit(ran.status ?? 128 + (constants.signals[ran.signal ?? 'SIGKILL'] ?? 0))
}
