import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLine } from './actions/cli/parse-line.ts'
import { type CommandEntry, type CommandGroup, type CommandLine, exitCodeOf, wordOf } from './actions/command-line.ts'
import { commands, groups } from './actions/registry.ts'
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
    const { overview } = await import('./actions/cli/help.ts')
    const asked = word === 'help' ? rest : []
    host.answer(asked.length === 0 ? overview(version()) : await helpOf(asked))
    return word === undefined ? 2 : 0
  }
  if (word === '--version') {
    host.answer(`${version()}\n`)
    return 0
  }
  if (ownWords(rest).some((one) => one === '--help' || one === '-h')) {
    host.answer(await helpOf(args))
    return 0
  }
  const { command, line } = commandOf(args)
  const run = await command.load()
  try {
    return await run(host, { ...parseLine(command, line), ...(annotate ? { annotate } : {}) })
  } finally {
    host.log.status?.('')
  }
}

/** The help of a command, or of the commands of a group. Throws ProblemError CFG008. */
async function helpOf(words: readonly string[]): Promise<string> {
  const { groupHelp, help } = await import('./actions/cli/help.ts')
  const [first, second = '-'] = words
  const group = second.startsWith('-') ? groups.find(({ word }) => word === first) : undefined
  return group ? groupHelp(group) : help(commandOf(words).command)
}

/** The command of a line, and what follows its name. Throws ProblemError CFG008, CFG003 for a group alone. */
function commandOf(words: readonly string[]): { readonly command: CommandEntry; readonly line: readonly string[] } {
  const group = groups.find(({ word }) => word === words[0])
  const length = group ? 2 : 1
  const name = words.slice(0, length).join(' ')
  const command = commands.find((entry) => wordOf(entry) === name)
  if (command) return { command, line: words.slice(length) }
  throw new ProblemError(group ? unknownTask(group, words[1]) : unknownCommand(name))
}

function unknownCommand(word: string): Problem {
  const names = [...new Set(commands.map((entry) => wordOf(entry).split(' ')[0] ?? ''))]
  return error('CFG008', `There is no command ${JSON.stringify(word)}.`, meant(word, names, 'The commands are'))
}

function unknownTask({ word }: CommandGroup, task: string | undefined): Problem {
  const names = commands.map(wordOf).flatMap((name) => (name.startsWith(`${word} `) ? name.slice(word.length + 1) : []))
  if (task === undefined || task.startsWith('-')) {
    return error('CFG003', `No task of nix-cuda ${word} was given.`, `Its tasks are ${names.join(', ')}.`)
  }
  return error('CFG008', `nix-cuda ${word} has no task ${JSON.stringify(task)}.`, meant(task, names, 'Its tasks are'))
}

function meant(word: string, names: readonly string[], all: string): string {
  const nearest = nearestText(word, names)
  return nearest ? `Did you mean ${nearest}?` : `${all} ${names.join(', ')}.`
}

/** From the package.json beside dist/. */
function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
