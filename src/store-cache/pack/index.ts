import { createHash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { printNarInfo } from '../../binary-cache/narinfo.ts'
import type { PublicKey, SecretKey } from '../../binary-cache/signing.ts'
import { type Footer, type Member, readMember, unpacked } from './pack.ts'

/**
 * The index of a store cache: which paths lie where. Each job writes what it added as an index of its own (a segment), and
 * they are merged: in any order, any number of times, with the same result.
 */

/** A path, and where it lies. */
export interface StoredPath extends Member {
  /** Key of its pack. */
  readonly pack: string
  /** The last generation that used it. */
  readonly used: number
}

export interface StoreIndex {
  /** As in /nix/store. */
  readonly storeDir: string
  /** Counts the runs whose segments are in it. */
  readonly generation: number
  /** Bytes of each pack, by key. */
  readonly packs: ReadonlyMap<string, number>
  /** By name below the store folder. */
  readonly paths: ReadonlyMap<string, StoredPath>
}

const schema = 'store-index/1'

export function emptyIndex(storeDir: string): StoreIndex {
  return { storeDir, generation: 0, packs: new Map(), paths: new Map() }
}

/** What a pack adds, as its footer says: the way to what no index names. */
export function indexOfPack(
  pack: string,
  bytes: number,
  { storeDir, members }: Footer,
  generation: number,
): StoreIndex {
  const paths = members.map((member) => [member.info.name, { ...member, pack, used: generation }] as const)
  return { storeDir, generation, packs: new Map([[pack, bytes]]), paths: new Map(paths) }
}

/**
 * Everything that one of them has. Of a path in several packs the copy that was used last is kept. Both must be of the same
 * store folder.
 */
export function mergeIndexes(one: StoreIndex, other: StoreIndex): StoreIndex {
  const packs = new Map(one.packs)
  for (const [key, bytes] of other.packs) packs.set(key, Math.max(bytes, packs.get(key) ?? 0))
  const paths = new Map(one.paths)
  for (const [name, path] of other.paths) {
    const known = paths.get(name)
    paths.set(name, known === undefined || !precedes(known, path) ? path : known)
  }
  return { storeDir: one.storeDir, generation: Math.max(one.generation, other.generation), packs, paths }
}

/**
 * Which copy is kept, and whole: the choice is the greatest of an order over all that copies have, so that merging is the same in any
 * order. A copy made of two would not be.
 */
function precedes(one: StoredPath, other: StoredPath): boolean {
  if (one.used !== other.used) return one.used > other.used
  const [first, second] = [one.seconds ?? -1, other.seconds ?? -1]
  return first === second ? JSON.stringify(one) <= JSON.stringify(other) : first > second
}

/** Notes that these paths were used in the next generation. */
export function useOf(index: StoreIndex, names: Iterable<string>, generation: number): StoreIndex {
  const paths = new Map(index.paths)
  for (const name of names) {
    const path = paths.get(name)
    if (path) paths.set(name, { ...path, used: Math.max(path.used, generation) })
  }
  return { ...index, generation: Math.max(index.generation, generation), paths }
}

/** Without these packs, and without what lies in them. */
export function withoutPacks(index: StoreIndex, gone: ReadonlySet<string>): StoreIndex {
  const packs = new Map([...index.packs].filter(([key]) => !gone.has(key)))
  return { ...index, packs, paths: new Map([...index.paths].filter(([, { pack }]) => packs.has(pack))) }
}

/** The bytes of an index: a line with its hash and signatures, then its content, compressed. */
export function printIndex({ storeDir, generation, packs, paths }: StoreIndex, key?: SecretKey): Buffer {
  const rows = [...paths.values()].map(({ info, ...rest }) => ({ narinfo: printNarInfo(info, storeDir), ...rest }))
  const content = { storeDir, generation, packs: Object.fromEntries(packs), paths: rows }
  const body = zstdCompressSync(JSON.stringify(content))
  const sha256 = createHash('sha256').update(body).digest('hex')
  const head = { schema, sha256, signatures: key ? [key.sign(signed(sha256))] : [] }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body])
}

/** The head is short; what has no line end in so many bytes is no index. */
const mostHead = 4_096

/**
 * Reads an index. With a key only what that key signed is opened: the hash is compared and the signature verified before anything is
 * unpacked. Gives what is wrong where something is.
 */
export function parseIndex(bytes: Uint8Array, required?: PublicKey): StoreIndex | { readonly wrong: string } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = all.subarray(0, mostHead).indexOf(10)
  const head = end < 0 ? undefined : readHead(all.toString('utf8', 0, end))
  if (!head) return { wrong: 'it is not an index' }
  const body = all.subarray(end + 1)
  if (createHash('sha256').update(body).digest('hex') !== head.sha256) return { wrong: 'it is damaged' }
  if (required && !required.verifies(signed(head.sha256), head.signatures)) {
    return { wrong: `it is not signed by ${required.name}` }
  }
  return readContent(unpacked(body)) ?? { wrong: 'its content cannot be read' }
}

function signed(sha256: string): string {
  return `${schema};${sha256}`
}

function readHead(text: string): { readonly sha256: string; readonly signatures: readonly string[] } | undefined {
  try {
    const { schema: found, sha256, signatures } = JSON.parse(text) as Partial<Record<string, unknown>>
    if (found !== schema || typeof sha256 !== 'string' || !Array.isArray(signatures)) return undefined
    return { sha256, signatures: signatures.filter((one) => typeof one === 'string') }
  } catch {
    return undefined
  }
}

function readContent(json: unknown): StoreIndex | undefined {
  if (typeof json !== 'object' || json === null) return undefined
  const { storeDir, generation, packs, paths } = json as Partial<Record<string, unknown>>
  if (typeof storeDir !== 'string' || !isCount(generation) || !Array.isArray(paths)) return undefined
  if (typeof packs !== 'object' || packs === null) return undefined
  const sizes = new Map(
    Object.entries(packs).flatMap(([key, bytes]) => (isCount(bytes) ? [[key, bytes] as const] : [])),
  )
  const found = new Map<string, StoredPath>()
  for (const row of paths as readonly unknown[]) {
    const member = readMember(row, storeDir)
    const { pack, used } = row as Partial<Record<string, unknown>>
    // A path that is not understood is one that is not there.
    if ('wrong' in member || typeof pack !== 'string' || !isCount(used)) continue
    if (member.offset + member.info.fileSize > (sizes.get(pack) ?? 0)) continue
    found.set(member.info.name, { ...member, pack, used })
  }
  return { storeDir, generation, packs: sizes, paths: found }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
