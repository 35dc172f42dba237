import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { CommandEntry, CommandLine, ExitCode } from '../command-line.ts'
import { bashCompletion, fishCompletion, zshCompletion } from './scripts.ts'

const shells: Readonly<Record<string, (commands: readonly CommandEntry[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
}

/** `nix-cuda completion SHELL`: prints the script that makes a shell complete these commands. */
export async function runCompletion(
  host: Host,
  { positionals }: CommandLine,
  commands: readonly CommandEntry[],
): Promise<ExitCode> {
  const [name = '', ...more] = positionals
  const script = Object.hasOwn(shells, name) && more.length === 0 ? shells[name] : undefined
  if (!script) {
    const message = positionals.length === 0 ? 'No shell was given.' : `${positionals.join(' ')} is not a known shell.`
    throw new ProblemError(error('CFG003', message, `Name one of ${Object.keys(shells).join(', ')}.`))
  }
  host.answer(script(commands))
  return 0
}
