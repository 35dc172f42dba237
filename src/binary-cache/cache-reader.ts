import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { netrcLogin } from '../nix/credentials/netrc.ts'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { type Answer, ask, type Question } from '../runner/http/ask.ts'
import { isPassing, isRedirect, type RetryRule } from '../runner/http/rules.ts'

/** Reads the files of one binary cache. */
export interface CacheReader {
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
const rule: RetryRule = { tries: 3, firstPause: 250, longestPause: 5_000, crowd: true }

/** The place of a cache's files; undefined for stores of another kind, among them a bare path: that is a whole store. */
export function openCache(url: string, options: PlaceOptions): CacheReader | undefined {
  const base = URL.parse(url.split('?', 1)[0] ?? '')
  if (base?.protocol === 'file:') {
    const folder = folderOf(base)
    return folder === undefined ? undefined : folderReader(options.host.files, folder)
  }
  if (base?.protocol !== 'http:' && base?.protocol !== 'https:') return undefined
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/`
  return httpReader(base, options)
}

/** What a cache says of itself in nix-cache-info, its URL's parameters first; Nix takes no priority for 0. */
export function readCacheInfo(url: string, info: string) {
  const field = (name: string) =>
    info
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim()
  const parameters = new URLSearchParams(url.split('?', 2)[1] ?? '')
  const priority = Number(parameters.get('priority') ?? field('Priority') ?? 0)
  const trusted = /^(?:1|true|yes)$/.test(parameters.get('trusted') ?? '')
  return { storeDir: field('StoreDir'), priority: Number.isFinite(priority) ? priority : 0, trusted }
}

function folderOf(url: URL): string | undefined {
  try {
    return url.host === '' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}

/** A folder on this machine, as after `nix copy --to file://…`. */
function folderReader(files: Host['files'], folder: string): CacheReader {
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

export interface PlaceOptions {
  readonly host: Pick<Host, 'files' | 'http' | 'clock'>
  /** Milliseconds for one question. */
  readonly timeout: number
  /** Ends everything. */
  readonly signal: AbortSignal
  /** True once nothing is to be tried again. */
  readonly givenUp: () => boolean
  /** The netrc with which Nix asks caches. A URL with a login of its own has that one. */
  readonly netrc?: string | undefined
}

/** A cache behind http or https. */
function httpReader(base: URL, options: PlaceOptions): CacheReader {
  const login =
    options.netrc === undefined || base.username !== '' ? undefined : netrcLogin(options.netrc, base.hostname)
  const authorization = login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }
  // A narinfo may name a file of any server, also without https: logins are for the cache alone.
  const headersFor = (url: URL) => (url.origin === base.origin ? authorization : {})
  const askCache = (method: 'GET' | 'HEAD', url: URL) => askServer(options, { method, url, headers: headersFor(url) })
  return {
    read: async (file) => {
      const { status, body } = await askCache('GET', new URL(file, base))
      if (status === 200) return body.toString('utf8')
      if (isAbsent(status)) return undefined
      throw new UnansweredError('CCH010', `HTTP ${status} for ${file}`)
    },
    has: async (file, size) => {
      const url = URL.parse(file, base.href)
      if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return false
      const { status, header } = await askCache('HEAD', url)
      // Caches send downloads on to storage whose links are often signed for GET alone, and some do not know HEAD.
      if (isRedirect(status) || status === 405 || status === 501) return true
      const length = Number(header('content-length') ?? Number.NaN)
      return status === 200 && (size === undefined || !Number.isSafeInteger(length) || length === size)
    },
  }
}

/** Storage that hides what it lacks answers 403, some caches 401. */
function isAbsent(status: number): boolean {
  return status === 404 || status === 403 || status === 410 || status === 401
}

async function askServer(
  { host, timeout, signal, givenUp }: PlaceOptions,
  request: Pick<Question, 'method' | 'url' | 'headers'>,
): Promise<Answer> {
  const question = { ...request, timeout, signal, maxBytes, follow: request.method === 'GET' }
  let answer: Answer
  try {
    answer = await ask(host, question, { ...rule, signal, ended: givenUp })
  } catch (cause) {
    throw new UnansweredError('CCH009', cause instanceof Error ? cause.message : String(cause))
  }
  if (isPassing(answer.status)) throw new UnansweredError('CCH010', `HTTP ${answer.status} for ${request.url.pathname}`)
  return answer
}
