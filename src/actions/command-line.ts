import type * as gitHub from '../runner/github.ts'

/** What knows GitHub; the entry loads it and hands it to an action. */
export type GitHub = typeof gitHub

/** What a command is given: its surface's options, and what stands beside them. */
export interface CommandLine {
  /** Undefined for an option that was not given. */
  readonly option: (name: string) => string | undefined
  readonly positionals: readonly string[]
}

/** 0 as asked, 1 a negative finding, 2 a bad request, 3 the environment's fault. */
export type ExitCode = 0 | 1 | 2 | 3
