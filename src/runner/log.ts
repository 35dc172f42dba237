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

/** A log of work that others do beside it: `show` prints its lines together. What goes on now is shown at once. */
export function heldBack(log: Log): { readonly log: Log; readonly show: () => void } {
  const lines: (() => void)[] = []
  const keep =
    (print: (line: string) => void) =>
    (line: string): void =>
      void lines.push(() => print(line))
  return {
    log: {
      ...log,
      info: keep((line) => log.info(line)),
      debug: keep((line) => log.debug(line)),
      group: keep((line) => log.group(line)),
      endGroup: () => void lines.push(() => log.endGroup()),
    },
    show: () => {
      for (const print of lines.splice(0)) print()
    },
  }
}
