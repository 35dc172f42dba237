import { dirname, join } from 'node:path'
import type { Nix } from '../nix/find.ts'
import { childEnv } from '../runner/child-env.ts'
import type { Host } from '../runner/host.ts'
import { type CacheReader, openCache, readCacheInfo, UnansweredError } from './cache-reader.ts'
import { isSigned, readServedPath } from './coverage-narinfo.ts'
import { narInfoFile } from './narinfo.ts'
import type { PublicKey } from './signing.ts'

/** How a cache looks to this process. */
export type DirectAnswer =
  | {
      readonly kind: 'answered'
      readonly priority: number
      /** For nix-cache-info, with what had to be tried again. */
      readonly milliseconds: number
      /** A path that it serves, and who signed it; undefined when none of those that were asked for is there. */
      readonly sample: Sample | undefined
    }
  | {
      readonly kind: 'failed'
      readonly code: 'CCH009' | 'CCH010' | 'CCH011'
      readonly detail: string
      readonly fix: string
    }
  /** Of a kind that only Nix can ask. */
  | { readonly kind: 'not-asked' }

export interface Sample {
  readonly path: string
  /** Whether one of the keys that Nix trusts signed it. */
  readonly trusted: boolean
  /** Names of the keys that signed it. */
  readonly signers: readonly string[]
}

export interface DirectQuestion {
  readonly storeDir: string
  readonly keys: readonly PublicKey[]
  /** Store paths of which it may have some. */
  readonly samples: Promise<readonly string[]>
  /** For one request. */
  readonly seconds: number
  /** Ends everything. */
  readonly signal: AbortSignal
}

const lookAtIt = 'Check its URL and the network of this machine, or remove the cache.'

/** Asks for nix-cache-info and then for the samples, by http, https or in a folder. Rejects never. */
export async function askDirectly(host: Host, url: string, question: DirectQuestion): Promise<DirectAnswer> {
  try {
    const { seconds, signal } = question
    const reader = openCache(url, { host, timeout: seconds * 1_000, signal, givenUp: () => signal.aborted })
    return reader ? await ask(host, url, reader, question) : { kind: 'not-asked' }
  } catch (cause) {
    if (!(cause instanceof UnansweredError)) throw cause
    const late = question.signal.aborted && !host.cancelled.aborted
    const detail = late
      ? 'it did not answer in time'
      : cause.code === 'CCH010'
        ? `it answers with ${cause.message}`
        : ''
    return {
      kind: 'failed',
      code: cause.code,
      detail: detail || `it cannot be reached (${cause.message})`,
      fix: lookAtIt,
    }
  }
}

async function ask(host: Host, url: string, reader: CacheReader, question: DirectQuestion): Promise<DirectAnswer> {
  const begun = host.clock.now()
  const info = await reader.read('nix-cache-info')
  const milliseconds = host.clock.now() - begun
  if (info === undefined) {
    const fix = 'Check its URL, and whether it needs a login (input netrc).'
    return { kind: 'failed', code: 'CCH010', detail: 'its URL has no nix-cache-info', fix }
  }
  const { storeDir: theirs, priority } = readCacheInfo(url, info)
  if (theirs !== undefined && theirs !== question.storeDir) {
    const detail = `it is for stores in ${theirs}, and this one is in ${question.storeDir}`
    return { kind: 'failed', code: 'CCH011', detail, fix: 'Use a cache for this store folder.' }
  }
  return { kind: 'answered', priority, milliseconds, sample: await firstServed(reader, question) }
}

/** The first of the samples that the cache has: one that is trusted, if there is one. */
async function firstServed(reader: CacheReader, question: DirectQuestion): Promise<Sample | undefined> {
  const found = await Promise.all(
    (await question.samples).map(async (path): Promise<Sample | undefined> => {
      // Whether it has one is a courtesy: it has said what it is.
      const text = await reader.read(narInfoFile(path.slice(question.storeDir.length + 1))).catch(() => undefined)
      const served = text === undefined ? undefined : readServedPath(text, path, question.storeDir)
      if (!served || 'wrong' in served) return undefined
      const signers = [...new Set(served.signatures.map((signature) => signature.split(':', 1)[0] ?? ''))]
      return { path, trusted: isSigned(served, question.keys), signers }
    }),
  )
  return found.find((sample) => sample?.trusted) ?? found.find((sample) => sample !== undefined)
}

/**
 * A few paths of the running Nix's own closure, which caches may have: the ones that most others need and Nix itself.
 * None where Nix is not in the store. Rejects never.
 */
export async function samplePaths(host: Host, nix: Nix, storeDir: string): Promise<readonly string[]> {
  const program = await host.files.realpath(nix.program).catch(() => '')
  const name = program.startsWith(`${storeDir}/`) ? program.slice(storeDir.length + 1).split('/', 1)[0] : undefined
  if (!name) return []
  const outcome = await host.exec({
    argv: [join(dirname(nix.program), 'nix-store'), '--query', '--requisites', `${storeDir}/${name}`],
    env: childEnv(host.env),
    timeout: 5,
    signal: host.cancelled,
  })
  if (outcome.kind !== 'exited' || outcome.code !== 0) return [`${storeDir}/${name}`]
  const paths = outcome.stdout.split('\n').filter((path) => path.startsWith(`${storeDir}/`))
  return [...new Set([...paths.slice(0, 3), ...paths.slice(-3)])]
}
