import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLine } from './actions/cli/parse-line.ts'
import { type CommandLine, exitCodeOf } from './actions/command-line.ts'
import { commands } from './actions/registry.ts'
import { nearestText } from './cuda/nearest.ts'
import { error, type Problem, ProblemError } from './model/problem.ts'
import { explainHint, problemText } from './report/problem-text.ts'
import { problemsIn } from './runner/files.ts'
import type { Host } from './runner/host.ts'
import { realHost } from './runner/real-host.ts'
import { terminalLog } from './runner/terminal.ts'

/**
 * Runs one command line and gives its exit code; of `run`, its program's. Answers go to standard output, everything else to standard error;
 * `annotate` is there in a job of GitHub.
 */
export async function runCli(args: readonly string[], annotate?: CommandLine['annotate']): Promise<number> {
  const debug = process.env['RUNNER_DEBUG'] === '1'
  const host = realHost(terminalLog(debug, debug || isVerbose(args)))
  try {
    return await dispatch(host, args, annotate)
  } catch (cause) {
    host.log.status?.('')
    const problems = problemsIn(cause)
    if (problems) {
      for (const problem of problems) host.log.info(problemText(ofOption(problem)))
      host.log.info(explainHint(problems))
      return exitCodeOf(problems)
    }
    const detail = cause instanceof Error ? (debug ? cause.stack : cause.message) : cause
    host.log.info(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.`)
    return 3
  }
}

/** What is an input of an action is an option here. */
function ofOption(problem: Problem): Problem {
  return { ...problem, message: problem.message.replace(/^Input ([a-z-]+)(?=[: ])/, 'Option --$1') }
}

/** Known before the options are parsed, because the log that reports what is wrong with them depends on it. */
function isVerbose(args: readonly string[]): boolean {
  const last = ownWords(args).findLast((word) => word === '--verbose' || word === '--no-verbose')
  return last === '--verbose'
}

/** Those before `--`; what follows is another program's. */
function ownWords(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end < 0 ? args : args.slice(0, end)
}

async function dispatch(host: Host, args: readonly string[], annotate?: CommandLine['annotate']): Promise<number> {
  const [word, ...rest] = args
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
    const { help, overview } = await import(/* webpackChunkName: "help" */ './actions/cli/help.ts')
    const command = word === 'help' ? rest[0] : undefined
    host.answer(command === undefined ? overview(version()) : help(commandOf(command)))
    return word === undefined ? 2 : 0
  }
  if (word === '--version') {
    host.answer(`${version()}\n`)
    return 0
  }
  const command = commandOf(word)
  if (ownWords(rest).some((one) => one === '--help' || one === '-h')) {
    const { help } = await import(/* webpackChunkName: "help" */ './actions/cli/help.ts')
    host.answer(help(command))
    return 0
  }
  const run = await command.load()
  try {
    return await run(host, { ...parseLine(command, rest), ...(annotate ? { annotate } : {}) })
  } finally {
    host.log.status?.('')
  }
}

/** Throws ProblemError CFG008. */
function commandOf(word: string) {
  const command = commands.find(({ surface }) => surface.name === `nix-cuda ${word}`)
  if (!command) throw new ProblemError(unknownCommand(word))
  return command
}

function unknownCommand(word: string): Problem {
  const names = commands.map(({ surface }) => surface.name.replace('nix-cuda ', ''))
  const meant = nearestText(word, names)
  const fix = meant ? `Did you mean ${meant}?` : `The commands are ${names.join(', ')}.`
  return error('CFG008', `There is no command ${JSON.stringify(word)}.`, fix)
}

/** From the package.json beside dist/. */
function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
