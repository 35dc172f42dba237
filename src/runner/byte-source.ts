import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { error, ProblemError } from '../model/problem.ts'

/** An open file, with the positional reads that inspect/ works on. */
export interface OpenFile {
  readonly source: { readonly size: number; read(offset: number, length: number, into?: Uint8Array): Uint8Array }
  close(): void
}

/**
 * Opens a regular file for positional reads; symlinks are followed. Throws a ProblemError: VER009 for what is no regular file
 * (a FIFO or a device is not even opened), VER005 for what cannot be read. `source.read` throws VER005 as well.
 */
export function openFile(path: string): OpenFile {
  const descriptor = attempt(path, () => {
    if (!statSync(path).isFile()) throw notRegular(path)
    // Non-blocking, because the path may have become a FIFO since.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  })
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw notRegular(path)
    return fileOf(descriptor, stat.size, path)
  } catch (problem) {
    closeSync(descriptor)
    throw problem
  }
}

/** The bytes of an open file. `source.read` throws VER005. */
export function fileOf(descriptor: number, size: number, path: string): OpenFile {
  const read = (offset: number, length: number, into?: Uint8Array) =>
    attempt(path, () => readAt(descriptor, offset, Math.min(length, size - offset), into))
  return { source: { size, read }, close: () => closeSync(descriptor) }
}

function readAt(descriptor: number, offset: number, length: number, into?: Uint8Array): Uint8Array {
  if (length <= 0) return new Uint8Array(0)
  const bytes = into && into.length >= length ? into : Buffer.allocUnsafeSlow(length)
  let done = 0
  while (done < length) {
    const count = readSync(descriptor, bytes, done, length - done, offset + done)
    if (count === 0) break
    done += count
  }
  return bytes.subarray(0, done)
}

function notRegular(path: string): ProblemError {
  const fix = 'Name a file or a folder; pipes, sockets and devices are not read.'
  return new ProblemError(error('VER009', `${path} is not a regular file.`, fix))
}

/** Runs a file operation and makes a VER005 of its failure. */
export function attempt<T>(path: string, operation: () => T): T {
  try {
    return operation()
  } catch (failure) {
    if (failure instanceof ProblemError) throw failure
    const reason = failure instanceof Error ? failure.message : String(failure)
    const fix = 'Check that it exists and that this user may read it.'
    throw new ProblemError(error('VER005', `${path} cannot be read: ${reason}.`, fix), {
      cause: failure,
    })
  }
}
