/**
 * Hashes a file tree as Nix does, without Nix: the SHA-256 of its NAR, as in `nix-store --dump PATH | sha256sum`.
 * https://nix.dev/manual/nix/latest/protocols/nix-archive
 */
import { createHash, type Hash } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'

type NarHost = Pick<Host, 'files' | 'cancelled'>

/** Bytes that are read at a time. */
const chunkSize = 1 << 20

/**
 * The SHA-256 of the NAR of a path, in lower-case hexadecimal. Throws ProblemError VER005 for what cannot be read, VER009 for
 * pipes, sockets and devices, which no NAR has.
 */
export async function narSha256(host: NarHost, path: string): Promise<string> {
  const hash = createHash('sha256')
  writeString(hash, 'nix-archive-1')
  await writeNode(host, hash, Buffer.from(path), Buffer.allocUnsafeSlow(chunkSize))
  return hash.digest('hex')
}

/**
 * Follows links such as `result` to what they name, but not a store path that is itself a link: that link is the output. Throws
 * ProblemError VER005.
 */
export async function followToOutput(host: NarHost, path: string): Promise<string> {
  let at = resolve(path)
  for (let steps = 0; steps < 40; steps++) {
    const stat = await reading(at, () => host.files.lstat(at))
    if (!stat.isSymbolicLink() || isStorePath(at)) return at
    const target = await reading(at, () => host.files.readlink(at))
    at = resolve(dirname(at), target)
  }
  throw unreadable(at, 'too many links')
}

/** `…/<hash>-<name>`: what lies directly in a store. */
function isStorePath(path: string): boolean {
  return basename(dirname(path)) === 'store' && /^[0-9a-df-np-sv-z]{32}-/.test(basename(path))
}

/** A length, the bytes, and zeros up to a multiple of 8. */
function writeString(hash: Hash, text: string | Buffer): void {
  const bytes = Buffer.from(text)
  writeLength(hash, bytes.length)
  hash.update(bytes)
  writePadding(hash, bytes.length)
}

function writeLength(hash: Hash, length: number): void {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(length))
  hash.update(bytes)
}

function writePadding(hash: Hash, length: number): void {
  hash.update(Buffer.alloc((8 - (length % 8)) % 8))
}

async function writeNode(host: NarHost, hash: Hash, path: Buffer, buffer: Buffer): Promise<void> {
  refuseCancelled(host, path)
  const write = (...texts: readonly (string | Buffer)[]) => {
    for (const text of texts) writeString(hash, text)
  }
  const stat = await reading(path, () => host.files.lstat(path))
  write('(', 'type')
  if (stat.isSymbolicLink()) {
    write('symlink', 'target', await reading(path, () => host.files.readlink(path, { encoding: 'buffer' })))
  } else if (stat.isFile()) {
    write('regular', ...(stat.mode & constants.S_IXUSR ? ['executable', ''] : []), 'contents')
    await writeContents(host, hash, path, stat, buffer)
  } else if (stat.isDirectory()) {
    write('directory')
    const names = await reading(path, () => host.files.readdir(path, { encoding: 'buffer' }))
    for (const name of names.sort(Buffer.compare)) {
      write('entry', '(', 'name', name, 'node')
      await writeNode(host, hash, Buffer.concat([path, Buffer.from('/'), name]), buffer)
      write(')')
    }
  } else {
    const fix = 'Name a file or a folder without pipes, sockets and devices.'
    throw new ProblemError(error('VER009', `${path} is not a regular file, link or folder.`, fix))
  }
  write(')')
}

async function writeContents(host: NarHost, hash: Hash, path: Buffer, { size }: Stats, buffer: Buffer): Promise<void> {
  writeLength(hash, size)
  const read = await readAll(host, path, buffer, (bytes) => hash.update(bytes))
  if (read !== size) throw unreadable(path, 'it changes while it is read')
  writePadding(hash, size)
}

/** The SHA-256 of one file, in lower-case hexadecimal. Throws ProblemError VER005. */
export async function fileSha256(host: NarHost, path: string): Promise<string> {
  const hash = createHash('sha256')
  await readAll(host, Buffer.from(path), Buffer.allocUnsafeSlow(chunkSize), (bytes) => hash.update(bytes))
  return hash.digest('hex')
}

/** Gives the bytes of a file in pieces, and how many they were. */
async function readAll(host: NarHost, path: Buffer, buffer: Buffer, take: (bytes: Buffer) => void): Promise<number> {
  return reading(path, async () => {
    const handle = await host.files.open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      let total = 0
      for (;;) {
        refuseCancelled(host, path)
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
        if (bytesRead === 0) return total
        take(buffer.subarray(0, bytesRead))
        total += bytesRead
      }
    } finally {
      await handle.close()
    }
  })
}

function refuseCancelled({ cancelled }: NarHost, path: Buffer): void {
  if (cancelled.aborted) throw unreadable(path, 'the run was cancelled')
}

async function reading<T>(path: string | Buffer, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && typeof cause.code === 'string')) throw cause
    throw unreadable(path, cause.message, { cause })
  }
}

function unreadable(path: string | Buffer, why: string, options?: ErrorOptions): ProblemError {
  const fix = 'Check that it exists and that this user may read it.'
  return new ProblemError(error('VER005', `${path} cannot be read: ${why}.`, fix), options)
}
