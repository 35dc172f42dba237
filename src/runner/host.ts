import type * as nodeFiles from 'node:fs/promises'
import type { Problem } from '../model/problem.ts'
import type { CacheService } from './cache-service.ts'
import type { Attach, Exec } from './exec.ts'
import type { Http } from './http/http.ts'
import type { Declarations, Surface } from './inputs.ts'
import type { Log } from './log.ts'

/** Wall clock and timers, injected so that tests with waits take no time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** Fires after so many milliseconds; does not keep the process from ending. */
  deadline(milliseconds: number): AbortSignal
}

/** The file operations that the project uses; node:fs/promises has this shape. */
export type Files = Pick<
  typeof nodeFiles,
  | 'access'
  | 'appendFile'
  | 'chmod'
  | 'copyFile'
  | 'cp'
  | 'lchown'
  | 'link'
  | 'lstat'
  | 'lutimes'
  | 'mkdir'
  | 'mkdtemp'
  | 'open'
  | 'readdir'
  | 'readFile'
  | 'readlink'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'stat'
  | 'statfs'
  | 'symlink'
  | 'unlink'
  | 'writeFile'
>

/** Everything outside this process. Built once at the entry; tests build their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly arch: string
  /** Process id and effective user id; the user id is -1 where the platform has none. */
  readonly pid: number
  readonly uid: number
  readonly cwd: string
  readonly exec: Exec
  /** Runs a program with this process's own terminal, input and output. */
  readonly attach: Attach
  readonly files: Files
  readonly clock: Clock
  readonly http: Http
  /** Whether somebody takes connections on a Unix socket, within a second. */
  readonly connects: (path: string) => Promise<boolean>
  /** The cache service that the runner offers to this job. */
  readonly cache: CacheService
  /** The argv that starts another entry of this bundle in a process of its own. */
  readonly entry: (name: 'cache' | 'reclaim') => readonly [string, ...string[]]
  readonly log: Log
  /** Writes what a command was asked for to standard output. */
  readonly answer: (text: string) => void
  /** Asks at the terminal and gives whether the answer was yes; false where there is none, and after five minutes. */
  readonly confirm: (question: string) => Promise<boolean>
  /** Fires on SIGINT and SIGTERM; what is finished is saved before the process ends. */
  readonly cancelled: AbortSignal
}

/** What an action is given by GitHub's runner and tells it. Rooms give problems instead, and know nothing of it. */
export interface GitHub {
  /** Reads INPUT_* as the runner sets them: upper case, blanks to underscores, dashes kept. */
  actionInput(name: string): string | undefined
  /** Keeps a secret out of the log from here on. */
  mask(secret: string | undefined): void
  /** GitHub's OIDC token for this job, kept out of the log. Throws an Error when the job may not have one. */
  idToken(audience: string): Promise<string>
  /** Gives the later steps of the job an environment: folders in front of PATH, the first one first, and variables. */
  exportEnvironment(path: readonly string[], variables: Readonly<Record<string, string>>): void
  /** What main tells its own post; never a secret. */
  saveState(name: 'job' | 'free', value: string): void
  /** Empty when main did not come so far. */
  state(name: 'job' | 'free'): string
  /** Outputs that the surface declares, and no others. */
  setOutputs<O extends Readonly<Record<string, string>>>(
    surface: Surface<Declarations> & { readonly outputs: O },
    values: { readonly [K in keyof O]?: string | number },
  ): void
  /**
   * Turns problems into annotations, errors first; what does not fit into GitHub's limit is printed as plain lines.
   * An annotation with a location shows on that line of the user's file.
   */
  annotate(problems: readonly Problem[]): void
  /** Appends Markdown to the step's summary. A summary that cannot be written is a warning. */
  writeSummary(markdown: string): Promise<void>
}
