import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { readCacheInfo } from '../../binary-cache/cache-reader.ts'
import { isSigned, readServedPath } from '../../binary-cache/coverage-narinfo.ts'
import { narInfoFile } from '../../binary-cache/narinfo.ts'
import { type PublicKey, parsePublicKey } from '../../binary-cache/signing.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { type Answer, ask } from '../../runner/http/ask.ts'
import type { RetryRule } from '../../runner/http/rules.ts'
import { limitTo } from '../../runner/limit.ts'
import type { PathFacts } from './destination.ts'
import { answerProblem, reasonOf, silentProblem } from './problems.ts'

/** A binary cache as Nix reads it, behind a service that packs and signs. */
export interface ServedCache {
  /** What messages call it, as in `cachix:acme`. */
  readonly name: string
  readonly url: URL
  /** Those that the service names: one of them must have signed a path. */
  readonly keys: Keys
  readonly storeDir: string
  /** How readers of a private cache sign in; sent to its own origin alone. */
  readonly authorization: string | undefined
  /** Whether 403 says that a file is not there, as storage does whose files nobody may list. */
  readonly hides: boolean
}

/** One at least. */
export type Keys = readonly [PublicKey, ...PublicKey[]]

type ReadHost = Pick<Host, 'http' | 'clock' | 'cancelled'>

/** Narinfos asked for at a time. */
const questions = 16
const maxBytes = 1024 * 1024
export const patience = 30_000
export const serviceRule: RetryRule = { tries: 5, firstPause: 500, longestPause: 20_000, crowd: true }

/**
 * The NAR hash of those of the paths that the cache has, from narinfos that a key of the service signed. Throws ProblemError
 * SHP066 for each that none signed, and what `answerProblem` makes of a refusal.
 */
export async function readServed(
  host: ReadHost,
  cache: ServedCache,
  paths: readonly PathFacts[],
): Promise<ReadonlyMap<string, string>> {
  const turn = limitTo(questions)
  const found = new Map<string, string>()
  const wrong: Problem[] = []
  await Promise.all(
    paths.map(({ path }) =>
      turn(async () => {
        const file = narInfoFile(path.slice(cache.storeDir.length + 1))
        const text = await readFile(host, cache, file)
        if (text === undefined) return
        const served = readServedPath(text, path, cache.storeDir)
        if ('wrong' in served) wrong.push(unusable(cache, path, served.wrong))
        else if (!isSigned(served, cache.keys))
          wrong.push(unusable(cache, path, unsignedText(cache, served.signatures)))
        else found.set(path, served.fingerprint.split(';')[2] ?? '')
      }),
    ),
  )
  if (wrong.length > 0) throw new ProblemError(wrong)
  return found
}

/** Throws ProblemError SHP052 for a cache of another store folder; `theirs` is what it says, where it was asked already. */
export function checkStore(
  { name, storeDir }: Pick<ServedCache, 'name' | 'storeDir'>,
  theirs: string | undefined,
): void {
  if (theirs === undefined || theirs === storeDir) return
  const message = `${name} is a cache for stores in ${theirs}, and this one is in ${storeDir}.`
  throw new ProblemError(error('SHP052', message, 'Publish to a cache for this store folder.'))
}

/**
 * The same by the file in which a binary cache says it; false where there is none, or none that may be read. Throws what
 * `readServed` throws.
 */
export async function checkCacheInfo(host: ReadHost, cache: ServedCache): Promise<boolean> {
  const info = await readFile(host, cache, 'nix-cache-info')
  checkStore(cache, info === undefined ? undefined : readCacheInfo(cache.url.href, info).storeDir)
  return info !== undefined
}

async function readFile(host: ReadHost, cache: ServedCache, file: string): Promise<string | undefined> {
  const url = new URL(file, folderUrl(cache.url))
  const headers = cache.authorization === undefined ? {} : { authorization: cache.authorization }
  const answer = await askService(host, cache.name, { url, headers })
  const { status } = answer
  if (status === 404 || status === 410 || (status === 403 && cache.hides)) return undefined
  if (status === 200) return decoded(cache, answer)
  throw refusal(cache.name, answer, cache.authorization === undefined ? 'no login' : 'the token')
}

/** Throws ProblemError SHP044 where no answer comes. */
export async function askService(
  host: ReadHost,
  name: string,
  question: {
    readonly url: URL
    readonly method?: 'GET' | 'POST'
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
  },
): Promise<Answer> {
  const limits = { maxBytes: 8 * maxBytes, timeout: patience, signal: host.cancelled }
  return ask(host, { ...question, ...limits }, { ...serviceRule, signal: host.cancelled }).catch((cause: unknown) => {
    throw silentProblem(name, question.url, cause)
  })
}

/** What an answer that is neither wanted nor known means; `login` says how it was asked for. */
export function refusal(name: string, { status, url, body, header }: Answer, login: string): ProblemError {
  const said = /html/.test(header('content-type') ?? '') ? '' : body.toString('utf8')
  return new ProblemError(answerProblem(name, { status, url, said, login }))
}

/** A URL whose last part counts as a folder, for names that are put behind it. Pure. */
export function folderUrl(url: URL): URL {
  const folder = new URL(url)
  folder.pathname = `${folder.pathname.replace(/\/+$/, '')}/`
  return folder
}

/** niks3 keeps narinfos packed, and storage serves them as they are, whatever was accepted. */
function decoded({ name }: ServedCache, { header, body, url }: Answer): string {
  const options = { maxOutputLength: maxBytes }
  const coding = header('content-encoding')?.trim().toLowerCase()
  try {
    if (coding === 'zstd') return zstdDecompressSync(body, options).toString('utf8')
    if (coding === 'gzip') return gunzipSync(body, options).toString('utf8')
    if (coding === 'br') return brotliDecompressSync(body, options).toString('utf8')
    return body.toString('utf8')
  } catch (cause) {
    const fix = 'Remove that file there, and run it again.'
    throw new ProblemError(
      error('SHP066', `${name} has ${url.pathname}, which cannot be unpacked: ${reasonOf(cause)}.`, fix),
    )
  }
}

function unusable({ name }: ServedCache, path: string, why: string): Problem {
  const fix = 'Nix would not take it. Remove it there, see which key the service signs with, and run it again.'
  return error('SHP066', `${name} serves ${path}, but ${why}.`, fix, { subject: { path } })
}

function unsignedText({ keys }: ServedCache, signatures: readonly string[]): string {
  const names = keys.map((key) => key.name).join(', ')
  const signers = signatures.map((signature) => signature.split(':')[0]).join(', ')
  return signers === '' ? `nobody signed it; its key is ${names}` : `not signed with ${names} but with ${signers}`
}

/**
 * The keys that a service names, as in trusted-public-keys. Throws ProblemError SHP066 where it names none: then nobody can
 * check what it serves.
 */
export function namedKeys(name: string, texts: readonly unknown[]): Keys {
  const [first, ...others] = texts.flatMap((text) => (typeof text === 'string' ? (parsePublicKey(text) ?? []) : []))
  if (first) return [first, ...others]
  const fix = 'Give the cache a signing key at its service.'
  throw new ProblemError(
    error('SHP066', `${name} names no key that it signs with, so nobody can check what it serves.`, fix),
  )
}

/** Bytes of a JSON answer as an object; undefined where it is none. */
export function jsonObject(body: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

/** Pauses before a cache is asked again for what was just sent, ms: some need a while until all their servers have it. */
const pauses = [1_000, 2_000, 4_000, 8_000, 15_000]

/**
 * Asks until every path is there. Throws ProblemError SHP047 when the pauses are over: nothing may be sent that refers to what is
 * missing. Throws what `find` throws.
 */
export async function untilServed(
  host: Pick<Host, 'clock' | 'cancelled'>,
  name: string,
  paths: readonly PathFacts[],
  find: (paths: readonly PathFacts[]) => Promise<ReadonlyMap<string, unknown>>,
): Promise<void> {
  let left = paths
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await host.clock.sleep(pause, host.cancelled)
    const found = await find(left)
    left = left.filter(({ path }) => !found.has(path))
    if (left.length === 0 || host.cancelled.aborted) return
  }
  const fix = 'Run it again. If it stays so, see the logs of its service.'
  throw new ProblemError(
    left.map(({ path }) =>
      error('SHP047', `${name} does not have ${path} after it was sent.`, fix, { subject: { path } }),
    ),
  )
}
