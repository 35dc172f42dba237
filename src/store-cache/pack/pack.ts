import { createHash } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type NarInfo, parseNarInfo, printNarInfo } from '../../binary-cache/narinfo.ts'

/**
 * A pack: compressed NARs one after the other, a footer that describes them, and a trailer by which the footer is found. What
 * has no index of its own, because a job was killed before it wrote one, can be read from its packs alone. docs/store-cache.md
 * has the format byte by byte.
 */

/** Bytes that are checked before any of them is served. */
export const blockBytes = 2 ** 20
/** A pack is closed when it has so many bytes. */
export const packBytes = 96 * 2 ** 20

/** One store path of a pack. */
export interface Member {
  readonly info: NarInfo
  /** Where its NAR begins in the pack, bytes. */
  readonly offset: number
  /** Of each block of the NAR in turn: the first 16 bytes of its SHA-256, base64url. */
  readonly blocks: readonly string[]
  /** How long its derivation took to build; null where that is not known. */
  readonly seconds: number | null
}

export interface Footer {
  /** As in /nix/store. */
  readonly storeDir: string
  readonly members: readonly Member[]
}

const magic = 'SNCPACK1'
/** Magic, length of the footer, its SHA-256. */
export const trailerBytes = 8 + 4 + 32
/** A footer that unpacks to more is refused, bytes. */
const mostFooter = 64e6
const schema = 'store-pack/1'

/** What stands in the index and the footer for a block. */
export function blockDigest(block: Uint8Array): string {
  return createHash('sha256').update(block).digest().subarray(0, 16).toString('base64url')
}

/** Splits what arrives into blocks of `size`; the last one may be shorter. */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>, size = blockBytes): AsyncIterable<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let rest = chunk
    while (length + rest.length >= size) {
      const taken = rest.subarray(0, size - length)
      yield held.length === 0 ? taken : Buffer.concat([...held, taken])
      rest = rest.subarray(taken.length)
      held = []
      length = 0
    }
    if (rest.length === 0) continue
    held.push(rest)
    length += rest.length
  }
  if (length > 0) yield Buffer.concat(held)
}

/** Footer and trailer, to be written after the members. */
export function printFooter({ storeDir, members }: Footer): Buffer {
  const rows = members.map(({ info, ...rest }) => ({ narinfo: printNarInfo(info, storeDir), ...rest }))
  const footer = zstdCompressSync(JSON.stringify({ schema, storeDir, members: rows }))
  const trailer = Buffer.alloc(trailerBytes)
  trailer.write(magic, 0, 'latin1')
  trailer.writeUInt32LE(footer.length, 8)
  createHash('sha256').update(footer).digest().copy(trailer, 12)
  return Buffer.concat([footer, trailer])
}

/** Bytes that the footer has in front of the trailer; undefined where this is no trailer of a pack of `size` bytes. */
export function footerLength(trailer: Uint8Array, size: number): number | undefined {
  const bytes = Buffer.from(trailer)
  if (bytes.length !== trailerBytes || bytes.toString('latin1', 0, 8) !== magic) return undefined
  const length = bytes.readUInt32LE(8)
  return length + trailerBytes <= size ? length : undefined
}

/**
 * Reads footer and trailer of a pack of `size` bytes. Gives what is wrong where something is: a hash, a narinfo that is not
 * one of this store folder, a member that lies outside of the pack or in another one.
 */
export function parseFooter(tail: Uint8Array, size: number): Footer | { readonly wrong: string } {
  const bytes = Buffer.from(tail)
  const trailer = bytes.subarray(Math.max(0, bytes.length - trailerBytes))
  const length = footerLength(trailer, size)
  if (length === undefined || length + trailerBytes > bytes.length) return { wrong: 'it is not a pack' }
  const footer = bytes.subarray(bytes.length - trailerBytes - length, bytes.length - trailerBytes)
  if (!createHash('sha256').update(footer).digest().equals(trailer.subarray(12)))
    return { wrong: 'its footer is damaged' }
  const json = unpacked(footer)
  const read = json === undefined ? undefined : readRows(json)
  if (!read) return { wrong: 'its footer cannot be read' }
  const members: Member[] = []
  let end = 0
  for (const row of read.members) {
    const member = readMember(row, read.storeDir)
    if ('wrong' in member) return { wrong: `a member is invalid: ${member.wrong}` }
    if (member.offset < end) return { wrong: 'its members overlap' }
    end = member.offset + member.info.fileSize
    members.push(member)
  }
  if (end > size - length - trailerBytes) return { wrong: 'a member lies outside of it' }
  return { storeDir: read.storeDir, members }
}

/** The JSON form of a member, with the narinfo as text; what an index has is of the same form. */
export function readMember(row: unknown, storeDir: string): Member | { readonly wrong: string } {
  const { narinfo, offset, blocks, seconds } = (typeof row === 'object' && row !== null ? row : {}) as Partial<
    Record<string, unknown>
  >
  if (typeof narinfo !== 'string') return { wrong: 'it has no narinfo' }
  const info = parseNarInfo(narinfo, storeDir)
  if ('wrong' in info) return info
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0)
    return { wrong: 'its offset is invalid' }
  if (!isBlocks(blocks) || blocks.length !== Math.ceil(info.fileSize / blockBytes)) {
    return { wrong: 'its blocks are not those of its size' }
  }
  const known = typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
  return { info, offset, blocks, seconds: known ? seconds : null }
}

function isBlocks(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && /^[\w-]{22}$/.test(one))
}

function readRows(json: unknown): { readonly storeDir: string; readonly members: readonly unknown[] } | undefined {
  if (typeof json !== 'object' || json === null || !('schema' in json) || json.schema !== schema) return undefined
  if (!('storeDir' in json) || typeof json.storeDir !== 'string' || !json.storeDir.startsWith('/')) return undefined
  if (!('members' in json) || !Array.isArray(json.members)) return undefined
  return { storeDir: json.storeDir, members: json.members }
}

/** JSON that was compressed; undefined where it is none, or unpacks to too much. */
export function unpacked(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(zstdDecompressSync(bytes, { maxOutputLength: mostFooter }).toString('utf8'))
  } catch {
    return undefined
  }
}
