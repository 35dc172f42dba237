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
}
