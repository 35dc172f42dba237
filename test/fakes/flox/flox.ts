/**
 * A stand-in for the `flox` program of 1.14.1. It refuses what the real command line refuses (grammar.ts), answers what
 * was recorded of the real program as that did (transcripts.json, replay.test.ts), and carries out `init`, `list`, `edit
 * -f`, `install` (without a catalog), `show`, `activate` with a command, `services` (but not `restart`), `build`, `publish`,
 * `containerize`, `auth status|token` and `config`; with a FloxHub also `push`, `pull --copy` and `generations`. Any other
 * well-formed command ends with status 70, which is none of Flox. Each file says from what it was
 * made.
 *
 * It reaches no host. FLOX_STAND_IN_HUB: a folder in place of FloxHub (hub.ts). FLOX_STAND_IN_NIX, FLOX_STAND_IN_NIXPKGS:
 * what builds (build.ts). FLOX_STAND_IN_FAIL: a failure on demand (on-demand.ts). FLOX_STAND_IN_VERSION: which it says
 * that it is.
 */
import { runActivate } from './activate.ts'
import { runBuild, runClean } from './build.ts'
import { runShow } from './catalog.ts'
import { runContainerize } from './containerize.ts'
import { runEdit, runInit, runInstall, runList } from './environment.ts'
import { FloxError, NotCarriedOut, QuietExit, say } from './failure.ts'
import { runGenerationsList, runGenerationsRollback, runGenerationsSwitch, runPull, runPush } from './generations.ts'
import { type CommandLine, grammar, HelpAsked, parseCommandLine } from './grammar.ts'
import { failOnDemand } from './on-demand.ts'
import { runPublish } from './publish.ts'
import { runServicesLogs, runServicesStart, runServicesStatus, runServicesStop } from './services.ts'
import { checkVariables, runConfig } from './settings.ts'
import { type Caller, resolveCaller, runAuthStatus, runAuthToken } from './token.ts'

type Action = (line: CommandLine, caller: Caller) => void | Promise<void>

const actions: Readonly<Record<string, Action>> = {
  init: runInit,
  list: runList,
  edit: runEdit,
  install: runInstall,
  show: runShow,
  activate: runActivate,
  'services start': runServicesStart,
  'services status': runServicesStatus,
  'services stop': runServicesStop,
  'services logs': runServicesLogs,
  build: runBuild,
  'build clean': runClean,
  publish: runPublish,
  containerize: runContainerize,
  push: runPush,
  pull: runPull,
  'generations list': runGenerationsList,
  'generations switch': runGenerationsSwitch,
  'generations rollback': runGenerationsRollback,
  config: runConfig,
  'auth status': (_, caller) => runAuthStatus(caller),
  'auth token': (_, caller) => runAuthToken(caller),
}

async function run(args: readonly string[]): Promise<void> {
  const version = process.env['FLOX_STAND_IN_VERSION'] ?? grammar.version
  const line = parseCommandLine(args)
  if (line.options.has('--version')) {
    process.stdout.write(`${version}\n`)
    return
  }
  if (line.options.has('--prefix')) {
    process.stdout.write(`${process.env['FLOX_STAND_IN_PREFIX'] ?? '/usr'}\n`)
    return
  }
  checkVariables()
  checkTogether(line)
  failOnDemand(line)
  const caller = resolveCaller(line.command, line.options.has('--quiet'))
  const action = actions[line.command]
  if (action === undefined) throw new NotCarriedOut(`flox ${line.command}`)
  await action(line, caller)
}

/** What the commands themselves refuse: cli/flox/src/commands/auth.rs, pull.rs. */
function checkTogether({ command, options }: CommandLine): void {
  if (command === 'auth login' && options.has('--once') && !options.has('--insecure-storage'))
    throw new FloxError("'--once' has no effect without '--insecure-storage'.")
  if (command === 'pull' && options.has('--generation') && !options.has('--copy'))
    throw new FloxError('The --generation option can only be used when pulling with --copy')
}

// Of stand-in.ts, for this process alone.
delete process.env['NODE_COMPILE_CACHE']
try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof QuietExit) process.exitCode = error.code
  else if (error instanceof HelpAsked) process.stdout.write(`flox ${grammar.version}, a stand-in\n`)
  else if (error instanceof FloxError) {
    say(`✘ ERROR: ${error.message}`)
    process.exitCode = error.code
  } else if (error instanceof NotCarriedOut) {
    say(`The stand-in for flox does not carry out: ${error.message}.`)
    process.exitCode = 70
  } else throw error
}
