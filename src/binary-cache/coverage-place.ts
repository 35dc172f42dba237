import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { type HttpClient, type HttpReply, LateError } from '../runner/http/keep-alive.ts'

/** Where the files of one binary cache lie. */
export interface Place {
  /** The text of a file; undefined where the cache has none. Throws UnansweredError when the cache does not say. */
  read(file: string): Promise<string | undefined>
  /** Whether a file is there with this size; a size that either side does not know is not compared. Throws as `read`. */
  has(file: string, size: number | undefined): Promise<boolean>
}

/** A cache did not say whether it has a file, however often it was asked. */
export class UnansweredError extends Error {
  /** CCH009: no answer; CCH010: one that says nothing. */
  readonly code: 'CCH009' | 'CCH010'
  constructor(code: 'CCH009' | 'CCH010', message: string) {
    super(message)
    this.code = code
  }
}

/** Larger narinfos are none, bytes. */
const maxBytes = 1024 * 1024
const tries = 3
/** Milliseconds before the second try; doubled for the third. */
const firstPause = 250
/** Longest pause that a server can ask for with Retry-After, milliseconds. */
const longestPause = 5_000
const redirectLimit = 5

/**
 * The place of a cache's files, those on a server as `web` has them; undefined for stores of another kind, among them a
 * bare path: that is a whole store.
 */
export function placeOf(files: Host['files'], url: string, web: (base: URL) => Place): Place | undefined {
  const base = URL.parse(url.split('?', 1)[0] ?? '')
  if (base?.protocol === 'file:') {
    const folder = folderOf(base)
    return folder === undefined ? undefined : folderPlace(files, folder)
  }
  if (base?.protocol !== 'http:' && base?.protocol !== 'https:') return undefined
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/`
  return web(base)
}

function folderOf(url: URL): string | undefined {
  try {
    return url.host === '' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}

/** A folder on this machine, as after `nix copy --to file://…`. */
export function folderPlace(files: Host['files'], folder: string): Place {
  const statOf = async (file: string) => {
    // What a narinfo names must not lead out of the cache.
    if (file.split('/').some((part) => part === '..' || part === '')) return undefined
    try {
      const stat = await files.stat(join(folder, file))
      return stat.isFile() ? stat : undefined
    } catch (cause) {
      if (isErrno(cause, 'ENOENT') || isErrno(cause, 'ENOTDIR')) return undefined
      throw new UnansweredError('CCH009', (cause as Error).message)
    }
  }
  return {
    read: async (file) => {
      const stat = await statOf(file)
      if (!stat) return undefined
      if (stat.size > maxBytes) throw new UnansweredError('CCH010', `${file} has more than ${maxBytes} bytes`)
      return files.readFile(join(folder, file), 'utf8').catch((cause: Error) => {
        throw new UnansweredError('CCH009', cause.message)
      })
    },
    has: async (file, size) => {
      const stat = await statOf(file)
      return stat !== undefined && (size === undefined || stat.size === size)
    },
  }
}

export interface WebOptions {
  readonly client: HttpClient
  readonly clock: Host['clock']
  /** Milliseconds for one question. */
  readonly timeout: number
  /** Ends the pauses between tries. */
  readonly signal: AbortSignal
  /** True once nothing is to be tried again. */
  readonly givenUp: () => boolean
}

/**
 * A cache behind http or https. Tries again after 429, 5xx, network errors and answers that were cut off; not after a
 * time-out, which has taken long enough.
 */
export function webPlace(base: URL, options: WebOptions): Place {
  return {
    read: async (file) => {
      const { status, body } = await askAgain(options, 'GET', new URL(file, base))
      if (status === 200) return body
      if (isAbsent(status)) return undefined
      throw new UnansweredError('CCH010', `HTTP ${status} for ${file}`)
    },
    has: async (file, size) => {
      const url = URL.parse(file, base.href)
      if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return false
      const { status, contentLength } = await askAgain(options, 'HEAD', url)
      // Caches send downloads on to storage whose links are often signed for GET alone, and some do not know HEAD.
      if (isRedirect(status) || status === 405 || status === 501) return true
      return status === 200 && (size === undefined || contentLength === undefined || contentLength === size)
    },
  }
}

/** Storage that hides what it lacks answers 403, some caches 401. */
function isAbsent(status: number): boolean {
  return status === 404 || status === 403 || status === 410 || status === 401
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

async function askAgain(options: WebOptions, method: 'GET' | 'HEAD', url: URL): Promise<HttpReply> {
  for (let attempt = 1; ; attempt += 1) {
    let failure: UnansweredError
    let asked: number | undefined
    try {
      const reply = await follow(options, method, url)
      const passing = reply.status === 429 || (reply.status >= 500 && reply.status !== 501)
      if (!passing) return reply
      failure = new UnansweredError('CCH010', `HTTP ${reply.status} for ${url.pathname}`)
      asked = pauseOf(reply.retryAfter, options.clock.now())
    } catch (cause) {
      failure = new UnansweredError('CCH009', cause instanceof Error ? cause.message : String(cause))
      if (cause instanceof LateError) throw failure
    }
    if (attempt >= tries || options.signal.aborted || options.givenUp()) throw failure
    const wait = asked ?? firstPause * 2 ** (attempt - 1)
    // Only ever longer than what the server asked for.
    await options.clock.sleep(Math.min(wait * (1 + Math.random() / 2), longestPause), options.signal)
  }
}

async function follow({ client, timeout }: WebOptions, method: 'GET' | 'HEAD', from: URL): Promise<HttpReply> {
  let url = from
  for (let hop = 0; ; hop += 1) {
    const reply = await client.ask({ url, method, timeout, maxBytes })
    if (method === 'HEAD' || !isRedirect(reply.status) || reply.location === undefined) return reply
    const next = URL.parse(reply.location, url.href)
    if (hop >= redirectLimit || !next || (url.protocol === 'https:' && next.protocol !== 'https:')) {
      throw new Error('it redirects too often, or to where it must not')
    }
    url = next
  }
}

/** Milliseconds that Retry-After asks for: seconds or a date. */
function pauseOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined
  const milliseconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined
}
