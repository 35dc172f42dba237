import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CommandLine, type ExitCode, exitCodeOf } from './actions/command-line.ts'
import { commands } from './actions/registry.ts'
import { error, formatProblem, type Problem, ProblemError } from './model/problem.ts'
import { problemsIn } from './runner/files.ts'
import type { Host } from './runner/host.ts'
import type { Surface } from './runner/inputs.ts'
import { realHost } from './runner/real-host.ts'
import { terminalLog } from './runner/terminal.ts'

/** Runs one command line and gives its exit code. Answers go to standard output, everything else to standard error. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  const host = realHost(terminalLog(process.env['RUNNER_DEBUG'] === '1'))
  try {
    return await dispatch(host, args)
  } catch (cause) {
    const problems = problemsIn(cause)
    if (problems) {
      for (const problem of problems) host.log.info(formatProblem(problem))
      return exitCodeOf(problems)
    }
    const detail = cause instanceof Error ? (host.env['RUNNER_DEBUG'] === '1' ? cause.stack : cause.message) : cause
    host.log.info(`Unexpected: ${String(detail)}. Set RUNNER_DEBUG=1 for details and report it as a bug.`)
    return 3
  }
}

async function dispatch(host: Host, args: readonly string[]): Promise<ExitCode> {
  const [word, ...rest] = args
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
    host.answer(overview())
    return word === undefined ? 2 : 0
  }
  if (word === '--version') {
    host.answer(`${version()}\n`)
    return 0
  }
  const command = commands.find(({ surface }) => surface.name === `nix-cuda ${word}`)
  if (!command) throw new ProblemError(unknownCommand(word))
  if (rest.includes('--help') || rest.includes('-h')) {
    host.answer(help(command.surface))
    return 0
  }
  const run = await command.load()
  return run(host, parseLine(command.surface, rest))
}

/** Options from the surface's declaration. Throws ProblemError CFG008 for one that the command does not have. */
function parseLine(surface: Surface, args: readonly string[]): CommandLine {
  const options = Object.fromEntries(
    Object.entries(surface.inputs).map(([name, input]) => [
      name,
      input.kind === 'flag' ? { type: 'boolean' as const } : { type: 'string' as const, multiple: true },
    ]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true })
    const option = (name: string) => {
      const value = values[name]
      return Array.isArray(value) ? value.join('\n') : value === undefined ? undefined : String(value)
    }
    return { option, positionals }
  } catch (cause) {
    throw new ProblemError(unknownOption(surface, cause))
  }
}

function overview(): string {
  const lines = commands.map(({ surface }) => `  ${surface.name.padEnd(18)}${surface.description}`)
  return `nix-cuda ${version()}: plan, build and prove CUDA software with Nix\n\n${lines.join('\n')}\n\n  nix-cuda <command> --help\n`
}

function help(surface: Surface): string {
  const options = Object.entries(surface.inputs).map(([name, input]) => {
    const left = input.kind === 'flag' ? `--${name}` : `--${name} ${input.kind.toUpperCase()}`
    const byDefault = input.kind === 'flag' || input.default === '' ? '' : ` (default ${input.default})`
    return `  ${left}\n      ${input.description}${byDefault}`
  })
  const codes = 'Exit code: 0 as asked, 1 a negative finding, 2 a bad request, 3 the environment’s fault.'
  return `${surface.name}: ${surface.description}\n\n${options.join('\n')}\n\n${codes}\n`
}

function unknownCommand(word: string): Problem {
  const names = commands.map(({ surface }) => surface.name.replace('nix-cuda ', ''))
  return error('CFG008', `There is no command ${JSON.stringify(word)}.`, `The commands are ${names.join(', ')}.`)
}

function unknownOption(surface: Surface, cause: unknown): Problem {
  const names = Object.keys(surface.inputs).map((name) => `--${name}`)
  const said = (cause instanceof Error ? cause.message : String(cause)).split('. ')[0] ?? ''
  return error('CFG008', `${said.replace(/\.$/, '')}.`, `${surface.name} takes ${names.join(', ')}.`)
}

/** From the package.json beside dist/. */
function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
