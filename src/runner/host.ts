import type * as nodeFiles from 'node:fs/promises'
import type { Exec } from './exec.ts'
import type { Http } from './http/http.ts'
import type { Log } from './log.ts'

/** Wall clock and timers, injected so that tests with waits take no time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after so many milliseconds, or at once when the signal fires. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The file operations that the project uses; node:fs/promises has this shape. */
export type Files = Pick<
  typeof nodeFiles,
  | 'access'
  | 'appendFile'
  | 'chmod'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'mkdtemp'
  | 'open'
  | 'readdir'
  | 'readFile'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'stat'
  | 'statfs'
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
  readonly files: Files
  readonly clock: Clock
  readonly http: Http
  /** Whether somebody takes connections on a Unix socket, within a second. */
  readonly connects: (path: string) => Promise<boolean>
  readonly log: Log
  /** Fires on SIGINT and SIGTERM; what is finished is saved before the process ends. */
  readonly cancelled: AbortSignal
}
