/** The files of a layer, as an archive that depends on nothing but their names, bytes and executable bits. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs'
import { error, ProblemError } from '../../model/problem.ts'
import { blockSize, padding, type TarEntry, tarEnd, tarHeader } from './tar.ts'

/** An entry, and where its bytes are: a file on this machine, or the text itself. */
export type ContentEntry = TarEntry & { readonly from?: Uint8Array | { readonly text: string } }

const slash = Buffer.from('/')

/**
 * Store paths with the folders above them, in the order of their bytes. A hard link in the store is a file of its own here: whether Nix
 * has linked equal files is not part of a path. Throws ProblemError SHP101 for what can be no part of a store path.
 */
export function* storeEntries(paths: readonly string[]): Generator<ContentEntry> {
  const above = new Set(paths.flatMap(foldersAbove))
  for (const folder of [...above].sort()) yield { kind: 'folder', name: Buffer.from(folder), mode: 0o755 }
  for (const path of [...paths].sort()) yield* below(Buffer.from(path))
}

/** Names without a leading slash. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

function* below(top: Buffer): Generator<ContentEntry> {
  const pending = [top]
  for (let path = pending.pop(); path; path = pending.pop()) {
    const stat = lstatSync(path)
    const name = path.subarray(1)
    if (stat.isDirectory()) {
      yield { kind: 'folder', name, mode: 0o555 }
      const folder = path
      const children = readdirSync(folder, { encoding: 'buffer' }).sort((a, b) => Buffer.compare(b, a))
      for (const child of children) pending.push(Buffer.concat([folder, slash, child]))
    } else if (stat.isSymbolicLink()) {
      yield { kind: 'link', name, mode: 0o777, target: readlinkSync(path, { encoding: 'buffer' }) }
    } else if (stat.isFile()) {
      const mode = stat.mode & 0o100 ? 0o555 : 0o444
      yield { kind: 'file', name, mode, size: stat.size, from: path }
    } else throw notFit(path, 'is neither a file, a folder nor a symlink')
  }
}

function notFit(path: Uint8Array, why: string): ProblemError {
  const shown = Buffer.from(path).toString()
  const fix = 'Repair the path with nix store repair, or build it again.'
  return new ProblemError(
    error('SHP101', `${shown} ${why}, so that no image can have it.`, fix, { subject: { path: shown } }),
  )
}

/**
 * The archive in pieces of `pieceBytes`, the last one shorter. A piece is valid until the next but one is asked for: it lies in one of
 * two buffers, so that one is read into while the other is compressed. Throws ProblemError SHP101 and system errors.
 */
export function* tarPieces(entries: Iterable<ContentEntry>, pieceBytes = 2 ** 21): Generator<Uint8Array> {
  const buffers = [Buffer.allocUnsafeSlow(pieceBytes), Buffer.allocUnsafeSlow(pieceBytes)] as const
  let [turn, used] = [0, 0]
  for (const part of parts(entries)) {
    for (let done = 0; done < part.size; ) {
      const buffer = buffers[turn % 2 === 0 ? 0 : 1]
      const count = Math.min(pieceBytes - used, part.size - done)
      part.copy(buffer, used, count, done)
      used += count
      done += count
      if (used === pieceBytes) {
        yield buffer
        ;[turn, used] = [turn + 1, 0]
      }
    }
  }
  if (used > 0) yield buffers[turn % 2 === 0 ? 0 : 1].subarray(0, used)
}

/** Some bytes of an archive, which copy themselves. */
interface Part {
  readonly size: number
  readonly copy: (into: Buffer, at: number, count: number, from: number) => void
}

function bytesPart(bytes: Uint8Array): Part {
  return { size: bytes.length, copy: (into, at, count, from) => into.set(bytes.subarray(from, from + count), at) }
}

function* parts(entries: Iterable<ContentEntry>): Generator<Part> {
  for (const entry of entries) {
    yield bytesPart(tarHeader(entry))
    if (entry.kind !== 'file') continue
    const { from = { text: '' }, size } = entry
    if ('text' in from) yield bytesPart(Buffer.from(from.text))
    else if (size > 0) yield* filePart(Buffer.from(from), size)
    const rest = padding(size)
    if (rest > 0) yield bytesPart(tarEnd.subarray(blockSize, blockSize + rest))
  }
  yield bytesPart(tarEnd)
}

function* filePart(path: Buffer, size: number): Generator<Part> {
  // Without symlinks, because the path may have become something else since it was listed.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    if (fstatSync(descriptor).size !== size) throw notFit(path, 'has changed while it was read')
    const copy = (into: Buffer, at: number, count: number, from: number) => {
      for (let done = 0; done < count; ) {
        const read = readSync(descriptor, into, at + done, count - done, from + done)
        if (read === 0) throw notFit(path, 'has changed while it was read')
        done += read
      }
    }
    yield { size, copy }
  } finally {
    closeSync(descriptor)
  }
}
