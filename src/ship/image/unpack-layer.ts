import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import { packingOf } from '../../runner/archives.ts'
import { openFile } from '../../runner/byte-source.ts'
import type { Host } from '../../runner/host.ts'
import { unzstd } from '../../runner/unzstd.ts'
import { resolveInside } from './root.ts'

// https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
const whiteout = '.wh.'
const opaque = '.wh..wh..opq'

/** The bytes of a file as they were before gzip or zstd. */
export function unpacked(file: string): AsyncIterable<Uint8Array> {
  const { source, close } = openFile(file)
  const packing = packingOf(source.read(0, 1024))
  close()
  const bytes = createReadStream(file, { highWaterMark: 2 ** 18 })
  if (packing === 'zstd') return unzstd(bytes)
  if (packing !== 'gzip') return bytes
  const gunzip = createGunzip()
  pipeline(bytes, gunzip).catch((cause) => gunzip.destroy(cause))
  return gunzip
}

/** Gives each member of a tar file its bytes; those that `take` leaves are skipped. */
export async function eachMember(
  bytes: AsyncIterable<Uint8Array>,
  take: (header: Header, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const tar = extract()
  // tar-stream's streams are those of streamx, which take the same calls.
  const fed = pipeline(Readable.from(bytes), tar as unknown as NodeJS.WritableStream)
  const fault = fed.then(
    () => undefined,
    (cause: NodeJS.ErrnoException) => cause,
  )
  try {
    for await (const entry of tar) {
      await take(entry.header, entry as AsyncIterable<Uint8Array>)
      entry.resume()
    }
    await fed
  } catch (cause) {
    const below = await fault
    throw below && below.code !== 'ERR_STREAM_PREMATURE_CLOSE' ? below : cause
  }
}

/**
 * Applies a layer to the file system at `root`, and gives the digest of what was unpacked, `sha256:…`, by which the configuration names it.
 * No member leads out of the root. Devices and pipes are left out. Owners are those of the layer for root, else this user's. Throws an
 * Error for what is no layer.
 */
export async function applyLayer(host: Host, file: string, root: string): Promise<string> {
  const hash = createHash('sha256')
  const hashed = async function* () {
    for await (const piece of unpacked(file)) {
      hash.update(piece)
      yield piece
    }
  }
  const made = new Set<string>()
  await eachMember(hashed(), (header, content) => applyMember(host, root, made, header, content))
  return `sha256:${hash.digest('hex')}`
}

async function applyMember(
  host: Host,
  root: string,
  made: Set<string>,
  header: Header,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const parts = header.name.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw new Error(`its member ${JSON.stringify(header.name)} leads out of it`)
  const name = parts.pop()
  if (name === undefined) return
  const folder = await resolveInside(host, root, parts.join('/'))
  if (name === opaque) {
    for (const child of await host.files.readdir(folder).catch(() => [])) {
      if (!made.has(join(folder, child))) await remove(host, join(folder, child))
    }
    return
  }
  if (name.startsWith(whiteout)) {
    const gone = name.slice(whiteout.length)
    if (['', '.', '..'].includes(gone)) throw new Error(`its member ${JSON.stringify(header.name)} names nothing`)
    return remove(host, join(folder, gone))
  }
  const path = join(folder, name)
  await host.files.mkdir(folder, { recursive: true, mode: 0o755 })
  if (!(await make(host, root, path, header, content))) return
  for (let at = path; at.startsWith(root) && !made.has(at); at = dirname(at)) made.add(at)
}

/** False for what is left out. */
async function make(
  host: Host,
  root: string,
  path: string,
  header: Header,
  content: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  const { type, linkname } = header
  const isFolder = type === 'directory'
  const before = await host.files.lstat(path).catch(() => undefined)
  if (type !== 'file' && type !== 'contiguous-file' && type !== 'link' && type !== 'symlink' && !isFolder) return false
  if (before && !(isFolder && before.isDirectory())) await remove(host, path)
  if (type === 'link') {
    const target = linkname ?? ''
    const inside = join(await resolveInside(host, root, dirname(join('/', target))), target.split('/').at(-1) ?? '')
    await host.files.link(inside, path)
    return true
  }
  if (type === 'symlink') await host.files.symlink(linkname ?? '', path)
  else if (isFolder) await host.files.mkdir(path, { recursive: true })
  else await host.files.writeFile(path, content, { flag: 'wx' })
  if (host.uid === 0) await host.files.lchown(path, header.uid ?? 0, header.gid ?? 0)
  // After the owner, whose change clears setuid. Our own folders must stay writable for the members that follow.
  const mode = (header.mode ?? 0o755) & 0o7777
  if (type !== 'symlink') await host.files.chmod(path, isFolder && host.uid !== 0 ? mode | 0o700 : mode)
  return true
}

function remove(host: Host, path: string): Promise<void> {
  return host.files.rm(path, { recursive: true, force: true })
}
