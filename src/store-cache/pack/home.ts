import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** Where packs, segments and indexes lie. What is written is never changed. */
export interface Home {
  /** Stores what is given under a key that nobody has used; gives its bytes, or `taken`. Whole or not at all. Throws system errors. */
  put(key: string, content: AsyncIterable<Uint8Array>): Promise<number | 'taken'>
  /** The bytes from `start` up to `end`, in order; undefined when there is no such key any more. Throws system errors. */
  get(key: string, start: number, end: number): Promise<Uint8Array | undefined>
  /** Keys that begin so, with their bytes, sorted; undefined for a home that cannot tell. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly bytes: number }[] | undefined>
  /** Removes a key, if it is there; undefined for a home that cannot. */
  readonly remove: ((key: string) => Promise<void>) | undefined
}

/** Lower-case words with slashes between them: a key is also a path. */
const validKey = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/

/**
 * A folder, as of a self-hosted machine or on a file system that several machines share. A file appears under its key by `link`, which
 * fails where the key is taken, on NFS too.
 */
export function directoryHome(host: Pick<Host, 'files'>, folder: string): Home {
  const { files } = host
  const pathOf = (key: string) => {
    if (!validKey.test(key)) throw new Error(`${key} is not a key of the store cache`)
    return join(folder, key)
  }
  return {
    put: async (key, content) => {
      const path = pathOf(key)
      await files.mkdir(dirname(path), { recursive: true })
      const draft = join(dirname(path), `.${randomBytes(8).toString('hex')}.tmp`)
      try {
        const bytes = await write(host, draft, content)
        await files.link(draft, path)
        return bytes
      } catch (cause) {
        if (isErrno(cause, 'EEXIST')) return 'taken'
        throw cause
      } finally {
        await files.rm(draft, { force: true })
      }
    },
    get: async (key, start, end) => {
      try {
        return await read(host, pathOf(key), start, end)
      } catch (cause) {
        if (isErrno(cause, 'ENOENT')) return undefined
        throw cause
      }
    },
    list: async (prefix) => {
      const found: { key: string; bytes: number }[] = []
      const walk = async (below: string): Promise<void> => {
        for (const entry of await entriesOf(host, join(folder, below))) {
          const key = below === '' ? entry.name : `${below}/${entry.name}`
          if (entry.isDirectory()) await walk(key)
          else if (validKey.test(key) && key.startsWith(prefix)) {
            const stat = await files.stat(join(folder, key)).catch(() => undefined)
            if (stat) found.push({ key, bytes: stat.size })
          }
        }
      }
      await walk('')
      return found.sort((a, b) => (a.key < b.key ? -1 : 1))
    },
    remove: async (key) => files.rm(pathOf(key), { force: true }),
  }
}

async function write(host: Pick<Host, 'files'>, path: string, content: AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await host.files.open(path, 'wx', 0o644)
  try {
    let bytes = 0
    for await (const chunk of content) {
      await handle.writeFile(chunk)
      bytes += chunk.length
    }
    await handle.sync()
    return bytes
  } finally {
    await handle.close()
  }
}

async function read(host: Pick<Host, 'files'>, path: string, start: number, end: number): Promise<Uint8Array> {
  const handle = await host.files.open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(Math.max(0, end - start))
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, start + length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.subarray(0, length)
  } finally {
    await handle.close()
  }
}

async function entriesOf(host: Pick<Host, 'files'>, folder: string) {
  try {
    return await host.files.readdir(folder, { withFileTypes: true })
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return []
    throw cause
  }
}
