import { type Blame, codes } from '../model/codes.ts'
import type { Problem } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import { type Declarations, flag, type Surface } from '../runner/inputs.ts'

/** What a command is given: its surface's options, and what stands beside them. */
export interface CommandLine {
  /** Undefined for an option that was not given. */
  readonly option: (name: string) => string | undefined
  readonly positionals: readonly string[]
  /** Shows problems on the lines of the user's files; only in a job of GitHub. */
  readonly annotate?: (problems: readonly Problem[]) => Promise<void>
}

/** Commands that share their first word, as `nix-cuda flox lint` and `nix-cuda flox push` do. */
export interface CommandGroup {
  readonly word: string
  readonly description: string
}

/** A command, named as in `nix-cuda <name>`; a name of two words belongs to the group of the first. */
export interface CommandEntry {
  readonly surface: Surface
  /** What the command is for, in the list of commands. */
  readonly section: 'Plan, build and prove' | 'Ship' | 'Look up' | 'This machine'
  /** The arguments beside the options; absent where there are none. */
  readonly takes?: Arguments
  readonly example: string
  /** Options that are shown under a title of their own. */
  readonly groups: readonly { readonly title: string; readonly inputs: Surface['inputs'] }[]
  /** Gives the exit code: an ExitCode, or that of another program which it ran. */
  readonly load: () => Promise<(host: Host, line: CommandLine) => Promise<number>>
}

/** As the usage line shows them, and what a shell completes: some words, files, or nothing. */
export interface Arguments {
  readonly name: string
  readonly complete: readonly string[] | 'files' | 'nothing'
}

/** What every command takes beside the options of its surface. */
export const commonInputs = {
  verbose: flag('Print details too: generated expressions, build logs, every cell of a plan.', false),
} as const

/** What follows `nix-cuda`: one word, or a group's and one of its own. */
export function wordOf({ surface }: Pick<CommandEntry, 'surface'>): string {
  return surface.name.replace('nix-cuda ', '')
}

/** What a command takes as `--name`. */
export function optionsOf({ surface }: Pick<CommandEntry, 'surface'>): Declarations {
  return { ...surface.inputs, ...commonInputs }
}

/** 0 success, 1 a finding, 2 a wrong request or command line, 3 a faulty environment. */
export type ExitCode = 0 | 1 | 2 | 3

const exitCodes: Readonly<Record<Blame, ExitCode>> = { finding: 1, request: 2, environment: 3 }

/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[codes[code].blame])
  return ([3, 2] as const).find((code) => found.includes(code)) ?? 1
}
