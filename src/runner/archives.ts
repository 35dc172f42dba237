import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { fromRandomAccessReaderPromise, type ZipFile } from 'yauzl'
import { printable } from '../model/printable.ts'
import { error, type Problem } from '../model/problem.ts'
import { type OpenFile, openFile } from './byte-source.ts'
import { spool, ZipReader } from './spool.ts'
import { unzstd } from './unzstd.ts'

const headSize = 1024
const deepest = 4

/** What the first bytes of a file say about how it is packed. */
export type Packing = 'zip' | 'tar' | 'gzip' | 'zstd'

/** Packed in a way that Node cannot open. */
export type Unopened = 'xz' | 'bzip2' | '7z' | 'rpm' | 'squashfs' | 'encrypted zip' | 'nested archive'

export interface MemberOptions {
  /** Whether a member is looked at, by its first 1024 bytes. */
  readonly wanted: (head: Uint8Array) => boolean
  /** Takes one member; its bytes are there until it returns. */
  readonly visit: (source: OpenFile['source'], name: string) => void
  /** Reports a member, or the whole file, that cannot be opened. */
  readonly unopened: (kind: Unopened, name: string) => void
  /** Where what is unpacked is kept for as long as it is looked at. */
  readonly folder: string
  /** Bytes that may be unpacked in all; the time that is left is asked for with each piece. */
  readonly budget: { bytes: number; readonly expired: () => boolean }
}

const magics: readonly (readonly [Packing | Unopened, number, readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 3, 4]],
  ['gzip', 0, [0x1f, 0x8b, 8]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rpm', 0, [0xed, 0xab, 0xee, 0xdb]],
  ['squashfs', 0, [0x68, 0x73, 0x71, 0x73]],
]

/** How a file is packed, by its first 1024 bytes; undefined for what is no packed file. */
export function packingOf(head: Uint8Array): Packing | Unopened | undefined {
  return magics.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))?.[0]
}

/**
 * Opens a packed file member by member, packed members included: wheels and other zip files, tar and image archives, single files
 * in gzip or zstd. A member of an archive is named `a.whl!/lib/b.so`. Gives what is wrong with it (VER004); throws what `visit`
 * throws, and a ProblemError VER005 where the file cannot be read.
 */
export async function openMembers(path: string, name: string, options: MemberOptions): Promise<readonly Problem[]> {
  const file = openFile(path)
  try {
    if (packingOf(file.source.read(0, headSize)) === 'zip') await visitZip(file.source, name, 0, options)
    else await visitStream(createReadStream(path, { highWaterMark: 2 ** 18 }), name, 0, options)
    return []
  } catch (cause) {
    if (!(cause instanceof Damaged) && !isOfUnpacking(cause)) throw cause
    const reason = printable(cause instanceof Error ? cause.message : String(cause))
    return [
      error(
        'VER004',
        `${name} cannot be unpacked: ${reason}.`,
        'Build or download it again: it is truncated or damaged.',
      ),
    ]
  } finally {
    file.close()
  }
}

class Damaged extends Error {}

/** Errors of zlib have a code of their own, those of tar-stream and yauzl none; system errors and problems are not of unpacking. */
function isOfUnpacking(cause: unknown): boolean {
  if (!(cause instanceof Error) || cause.name !== 'Error') return false
  const code = 'code' in cause ? String(cause.code) : ''
  return code === '' || code.startsWith('Z_') || code.startsWith('ZSTD_') || code.startsWith('ERR_')
}

async function visitStream(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  depth: number,
  options: MemberOptions,
): Promise<void> {
  const pieces = metered(stream, options)
  const { head, rest } = await peek(pieces)
  try {
    if (options.wanted(head)) await visitFile(rest, name, options)
    else await visitPacked(packingOf(head), rest, name, depth, options)
  } finally {
    await pieces.return(undefined)
  }
}

async function visitPacked(
  packing: Packing | Unopened | undefined,
  rest: AsyncIterable<Uint8Array>,
  name: string,
  depth: number,
  options: MemberOptions,
): Promise<void> {
  if (packing === undefined) return
  if (depth === deepest) return options.unopened('nested archive', name)
  switch (packing) {
    case 'gzip':
      return visitStream(ungzip(rest), name, depth + 1, options)
    case 'zstd':
      return visitStream(unzstd(rest), name, depth + 1, options)
    case 'tar':
      return visitTar(rest, name, depth, options)
    case 'zip': {
      const file = await spool(rest, options.folder, name)
      try {
        return await visitZip(file.source, name, depth, options)
      } finally {
        file.close()
      }
    }
    default:
      return options.unopened(packing, name)
  }
}

/** An error of either is thrown where the answer is read. */
function ungzip(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const decoder = createGunzip()
  pipeline(Readable.from(packed), decoder, () => undefined)
  return decoder
}

async function visitFile(rest: AsyncIterable<Uint8Array>, name: string, options: MemberOptions): Promise<void> {
  const file = await spool(rest, options.folder, name)
  try {
    options.visit(file.source, name)
  } finally {
    file.close()
  }
}

async function visitTar(
  rest: AsyncIterable<Uint8Array>,
  name: string,
  depth: number,
  options: MemberOptions,
): Promise<void> {
  const tar = extract()
  const feed = Readable.from(rest)
  feed.on('error', (cause) => tar.destroy(cause))
  // tar-stream's streams are those of streamx, which take the same calls.
  feed.pipe(tar as unknown as NodeJS.WritableStream)
  try {
    for await (const entry of tar) {
      const { header } = entry
      const pieces = entry[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
      if (header.type === 'file' && header.size > 0)
        await visitStream(unowned(pieces), memberName(name, header.name), depth + 1, options)
      while (!(await pieces.next()).done);
    }
  } finally {
    feed.destroy()
  }
}

/** The pieces of a member; leaving it early ends neither the member nor its archive, as it does with tar-stream's own. */
async function* unowned(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value
}

async function visitZip(
  source: OpenFile['source'],
  name: string,
  depth: number,
  options: MemberOptions,
): Promise<void> {
  const zip: ZipFile = await fromRandomAccessReaderPromise(new ZipReader(source), source.size)
  for await (const entry of zip.eachEntry()) {
    if (entry.uncompressedSize === 0) continue
    const member = memberName(name, entry.fileName)
    if (entry.isEncrypted()) options.unopened('encrypted zip', member)
    else await visitStream(await zip.openReadStreamPromise(entry), member, depth + 1, options)
  }
}

/** Nothing is written under these names; those that leave their archive are refused all the same, as yauzl does it for zip files. */
function memberName(archive: string, member: string): string {
  if (member.split('/').includes('..')) throw new Damaged(`invalid relative path: ${member}`)
  return `${archive}!/${printable(member.replace(/^(?:\.?\/)+/, ''))}`
}

/** Counts what is unpacked. */
async function* metered(
  stream: AsyncIterable<Uint8Array>,
  { budget }: MemberOptions,
): AsyncGenerator<Uint8Array, undefined> {
  for await (const piece of stream) {
    budget.bytes -= piece.length
    if (budget.bytes < 0 || budget.expired())
      throw new Damaged('unpacking it takes more time or space than a file of its size should')
    yield piece
  }
  return undefined
}

/** The first bytes, and all of them once more. */
async function peek(
  pieces: AsyncGenerator<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly rest: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = []
  for (let size = 0; size < headSize; ) {
    const next = await pieces.next()
    if (next.done) break
    first.push(next.value)
    size += next.value.length
  }
  async function* rest() {
    yield* first
    yield* pieces
  }
  return { head: Buffer.concat(first).subarray(0, headSize), rest: rest() }
}
