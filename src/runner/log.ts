/**
 * What a user reads while the job runs. GitHub folds groups; a terminal prints their titles. Text may be foreign and have
 * several lines: the real logs print it through `safeLines`.
 */
export interface Log {
  info(line: string): void
  /** Shown when RUNNER_DEBUG is set. */
  debug(line: string): void
  /** Starts a fold; the one before it ends. */
  group(title: string): void
  endGroup(): void
  /** Whether details are left out, as a command does without `--verbose`. */
  readonly quiet?: boolean
  /** Shows what goes on now as the last line of a terminal, where there is one; the next call replaces it. */
  readonly status?: (line: string) => void
}

/** Prints what most readers skip, such as what builders say: GitHub has it inside a fold, a command with `--verbose`. */
export function logDetail(log: Log, line: string): void {
  if (!log.quiet) log.info(line)
}
