import { createHash, timingSafeEqual } from 'node:crypto'
import { fingerprint, narInfoFile, printNarInfo } from '../../binary-cache/narinfo.ts'
import type { SecretKey } from '../../binary-cache/signing.ts'
import type { Asked, Served } from '../../runner/http/serve.ts'
import type { Home } from './home.ts'
import type { StoredPath, StoreIndex } from './index.ts'
import { narBlocks, type ReadAhead, readAhead } from './read.ts'

export interface CacheServing {
  readonly home: Home
  readonly index: StoreIndex
  /** Signs what is served: Nix trusts this job's key alone. */
  readonly key: SecretKey
  /** Whoever does not know it finds nothing here. */
  readonly password: string
  /** Told of each NAR that was served whole, and of each path that turned out to be gone or damaged. */
  readonly onServed?: (path: StoredPath) => void
  readonly onFault?: (path: StoredPath, why: string) => void
}

const notFound: Served = { status: 404 }

/**
 * A binary cache of what a store cache has: https://nix.dev/manual/nix/latest/protocols/nix-archive. A NAR that is missing or
 * damaged in its first block is a 404, later on a connection that is cut; either way Nix goes on to the next substituter, and the
 * path is not offered again. Strangers get 404 for everything, because a 401 stops Nix 2.35.
 */
export function cacheHandler(serving: CacheServing): (asked: Asked) => Promise<Served> {
  const { index, key, password } = serving
  const byFile = new Map([...index.paths.values()].map((path) => [`/${narInfoFile(path.info.name)}`, path]))
  const byUrl = new Map([...index.paths.values()].map((path) => [`/${path.info.url}`, path]))
  const gone = new Set<StoredPath>()
  const ahead = readAhead()
  const fault = (path: StoredPath, cause: unknown) => {
    gone.add(path)
    serving.onFault?.(path, cause instanceof Error ? cause.message : String(cause))
  }
  return async ({ method, path: asked, login }) => {
    if ((method !== 'GET' && method !== 'HEAD') || !isSame(login?.password ?? '', password)) return notFound
    if (asked === '/nix-cache-info') {
      return { status: 200, body: `StoreDir: ${index.storeDir}\nWantMassQuery: 1\nPriority: 10\n` }
    }
    const described = byFile.get(asked)
    if (described && !gone.has(described)) {
      const { info } = described
      const text = printNarInfo({ ...info, signatures: [key.sign(fingerprint(info, index.storeDir))] }, index.storeDir)
      return { status: 200, type: 'text/x-nix-narinfo', body: text }
    }
    const wanted = byUrl.get(asked)
    if (!wanted || gone.has(wanted)) return notFound
    return narOf(serving, wanted, ahead, fault)
  }
}

async function narOf(
  { home, onServed }: CacheServing,
  path: StoredPath,
  ahead: ReadAhead,
  fault: (path: StoredPath, cause: unknown) => void,
): Promise<Served> {
  const blocks = narBlocks(home, path, ahead)
  const whole = async function* (first: Uint8Array) {
    try {
      yield first
      yield* blocks
    } catch (cause) {
      fault(path, cause)
      throw cause
    }
    onServed?.(path)
  }
  try {
    // Before the status is sent: what is gone is a 404.
    const first = await blocks.next()
    if (first.done) return notFound
    return { status: 200, type: 'application/x-nix-nar', length: path.info.fileSize, body: whole(first.value) }
  } catch (cause) {
    fault(path, cause)
    return notFound
  }
}

/** In a time that does not depend on where they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest())
  return a !== undefined && b !== undefined && timingSafeEqual(a, b)
}
