import { type Blame, codes } from '../model/codes.ts'
import type { Problem } from '../model/problem.ts'

/** What a command is given: its surface's options, and what stands beside them. */
export interface CommandLine {
  /** Undefined for an option that was not given. */
  readonly option: (name: string) => string | undefined
  readonly positionals: readonly string[]
}

/** 0 as asked, 1 a negative finding, 2 a bad request, 3 the environment's fault. */
export type ExitCode = 0 | 1 | 2 | 3

const exitCodes: Readonly<Record<Blame, ExitCode>> = { finding: 1, request: 2, environment: 3 }

/** The exit code of a command that these problems ended: of the errors, if there are any, the highest. Pure. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const found = (errors.length > 0 ? errors : problems).map(({ code }) => exitCodes[codes[code].blame])
  return ([3, 2] as const).find((code) => found.includes(code)) ?? 1
}
