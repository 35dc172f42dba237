import { warning } from '../model/problem.ts'
import { cacheIdentity, cacheName, cacheSubject } from '../nix/configure/caches.ts'
import type { Host } from '../runner/host.ts'
import type { Limit } from '../runner/limit.ts'
import { type CacheReader, openCache, readCacheInfo, UnansweredError } from './cache-reader.ts'
import { isSigned, readServedPath, type ServedPath } from './coverage-narinfo.ts'
import type { CacheProblems } from './coverage-problems.ts'
import { narInfoFile } from './narinfo.ts'
import type { PublicKey } from './signing.ts'

/** A binary cache that answered, is for our store folder, and can be asked what it has. */
export interface Substituter {
  /** As it was configured. */
  readonly url: string
  /** Lower ones are asked first. */
  readonly priority: number
  /** What it serves of a store path that Nix would take; undefined when there is none. Throws nothing. */
  find(path: string): Promise<ServedPath | undefined>
  /** Whether the NAR is there too, with the size that the narinfo says. Throws nothing. */
  hasNar(served: ServedPath): Promise<boolean>
}

export interface SubstituterContext {
  readonly host: Pick<Host, 'files' | 'clock' | 'http'>
  /** Bounds the questions to all caches together. */
  readonly turn: Limit
  readonly storeDir: string
  readonly keys: readonly PublicKey[]
  /** Milliseconds for one question. */
  readonly timeout: number
  /** The netrc with which Nix asks caches. */
  readonly netrc?: string | undefined
  /** What was not asked when it fires counts as not there. */
  readonly signal: AbortSignal
  readonly cacheProblems: CacheProblems
  /** Told of each narinfo that is asked for. */
  readonly onProbe: () => void
}

/** Failures in a row after which a cache is left alone. */
const maxFailures = 4

/**
 * Opens those of the substituters that can be asked, in the order in which Nix asks them. The others are a warning each
 * (CCH009 not reached or not of a kind that can be asked, CCH010 no cache, CCH011 for another store folder).
 */
export async function openSubstituters(
  urls: readonly string[],
  context: SubstituterContext,
): Promise<readonly Substituter[]> {
  const distinct = [...new Map(urls.map((url) => [cacheIdentity(url), url])).values()]
  const opened = await Promise.all(distinct.map((url) => open(url, context)))
  return opened.filter((cache) => cache !== undefined).sort((a, b) => a.priority - b.priority)
}

async function open(url: string, context: SubstituterContext): Promise<Substituter | undefined> {
  const { host, timeout, storeDir, cacheProblems, signal, turn, netrc } = context
  const breaker = breakerOf(url, context)
  const reader = openCache(url, { host, timeout, signal, netrc, givenUp: breaker.isOpen })
  const unusable = (code: 'CCH009' | 'CCH010' | 'CCH011', why: string, fix: string): undefined => {
    const message = `The cache ${cacheName(url)} was not asked: ${why}.`
    cacheProblems.add(warning(code, message, fix, { subject: cacheSubject(url) }))
  }
  if (!reader) {
    const fix = 'Its paths count as not cached; only caches with http, https and file URLs are asked.'
    return unusable('CCH009', 'its scheme is not supported for that', fix)
  }
  let info: string | undefined
  try {
    info = await reader.read('nix-cache-info')
  } catch (cause) {
    if (!(cause instanceof UnansweredError)) throw cause
    if (signal.aborted) return undefined
    return unusable(cause.code, cause.message, 'Check its URL and the network of this machine, or remove the cache.')
  }
  if (info === undefined) {
    const fix = 'Check its URL, and whether it needs a login (input netrc).'
    return unusable('CCH010', 'its URL has no nix-cache-info', fix)
  }
  // As Nix does: a cache that names no store folder may be for ours.
  const { storeDir: theirs, priority, trusted } = readCacheInfo(url, info)
  if (theirs !== undefined && theirs !== storeDir) {
    const why = `it is for stores in ${theirs}, and this one is in ${storeDir}`
    return unusable('CCH011', why, 'Use a cache for this store folder.')
  }
  return {
    url,
    priority,
    // In its turn and not before it is looked whether the cache was left alone meanwhile.
    find: (path) => turn(() => breaker.guard(() => findIn(reader, url, path, trusted, context))),
    hasNar: async (served) => {
      const there = await turn(() => breaker.guard(() => reader.has(served.url, served.fileSize)))
      if (there === false) cacheProblems.count(url, 'CCH012', served.path)
      return there === true
    },
  }
}

async function findIn(
  reader: CacheReader,
  url: string,
  path: string,
  trusted: boolean,
  { storeDir, keys, cacheProblems, onProbe }: SubstituterContext,
): Promise<ServedPath | undefined> {
  onProbe()
  const file = narInfoFile(path.slice(storeDir.length + 1))
  const text = await reader.read(file)
  if (text === undefined) return undefined
  const served = readServedPath(text, path, storeDir)
  if ('wrong' in served) {
    cacheProblems.count(url, 'CCH010', `${file}: ${served.wrong}`)
    return undefined
  }
  if (trusted || isSigned(served, keys)) return served
  cacheProblems.count(url, 'CCH008', path)
  return undefined
}

/** Turns failures into `undefined`, and leaves the cache alone after several in a row. */
function breakerOf(url: string, { cacheProblems, signal }: SubstituterContext) {
  let inRow = 0
  const isOpen = (): boolean => inRow >= maxFailures
  const guard = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    if (isOpen() || signal.aborted) return undefined
    try {
      const result = await work()
      if (!isOpen()) inRow = 0
      return result
    } catch (cause) {
      if (!(cause instanceof UnansweredError)) throw cause
      if (signal.aborted) return undefined
      cacheProblems.count(url, cause.code, cause.message)
      inRow += 1
      if (isOpen()) cacheProblems.stopAsking(url)
      return undefined
    }
  }
  return { isOpen, guard }
}
