import { createReadStream } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Extract, extract } from 'tar-stream'
import { packingOf } from './archives.ts'
import { unzstd } from './unzstd.ts'

const chunkSize = 2 ** 18
/** Above what an entry of 50,000 paths has. */
const mostMembers = 250_000
const longestName = 1_000
/** What any archive may unpack to, and how often its own size more: narinfos shrink to a quarter, NARs not at all. */
const [freeBytes, ratio] = [2 ** 26, 64]

/**
 * Unpacks an archive of one folder, tar in gzip or zstd, to `folder/name`, which is replaced. Makes folders and plain
 * files below it, each under a name that nothing has, and nothing else: no member can lead out of the folder, follow a
 * link or replace a file. Owners, modes and times in the archive do not count. Throws an Error for any other member.
 */
export async function unpackEntry(archive: string, folder: string, name: string): Promise<void> {
  const { unpacked, size } = await open(archive)
  await rm(join(folder, name), { recursive: true, force: true })
  const tar = extract()
  // tar-stream's streams are those of streamx, which take the same calls.
  const fed = pipeline(unpacked, tar as unknown as NodeJS.WritableStream)
  const fault = fed.then(
    () => undefined,
    (cause: NodeJS.ErrnoException) => cause,
  )
  try {
    await takeMembers(tar, { folder, name, left: freeBytes + ratio * size })
    await fed
  } catch (cause) {
    const fromBelow = await fault
    throw fromBelow && fromBelow.code !== 'ERR_STREAM_PREMATURE_CLOSE' ? fromBelow : cause
  }
}

async function takeMembers(
  tar: Extract,
  { folder, name, ...room }: { readonly folder: string; readonly name: string; left: number },
): Promise<void> {
  const made = new Set<string>()
  const makeFolder = async (path: string): Promise<void> => {
    if (made.has(path)) return
    if (path !== name) await makeFolder(dirname(path))
    await mkdir(join(folder, path), { mode: 0o700 })
    made.add(path)
  }
  let members = 0
  for await (const entry of tar) {
    const { type, name: member } = entry.header
    const path = pathOf(member, name)
    if (path === undefined || (path === name && type === 'file')) {
      throw new Error(`its member ${quoted(member)} is not below the folder ${name}`)
    }
    if (type !== 'file' && type !== 'directory') {
      throw new Error(
        `its member ${quoted(member)} is neither a file nor a folder, but ${type ?? 'of an unknown kind'}`,
      )
    }
    members += 1
    room.left -= entry.header.size
    if (members > mostMembers || room.left < 0) throw new Error('it unpacks to more than an archive of its size should')
    if (type === 'directory') await makeFolder(path)
    else {
      await makeFolder(dirname(path))
      await writeFile(join(folder, path), entry as unknown as AsyncIterable<Uint8Array>, { flag: 'wx', mode: 0o600 })
    }
  }
}

/** The bytes of an archive without its packing, which its first bytes name. */
async function open(archive: string): Promise<{ readonly unpacked: AsyncIterable<Uint8Array>; readonly size: number }> {
  const { size } = await stat(archive)
  const [head = Buffer.alloc(0)] = await createReadStream(archive, { end: 3 }).toArray()
  const packing = packingOf(head as Buffer)
  const packed = () => createReadStream(archive, { highWaterMark: chunkSize })
  if (packing === 'zstd') return { unpacked: unzstd(packed()), size }
  if (packing === 'gzip') return { unpacked: packed().compose(createGunzip({ chunkSize })), size }
  throw new Error('it is packed neither with zstd nor with gzip')
}

/** The member's path when it is `name` or below it, in plain steps; else undefined. */
function pathOf(member: string, name: string): string | undefined {
  if (member.length > longestName) return undefined
  const steps = member.replace(/\/$/, '').split('/')
  const plain = steps.every((step) => step !== '' && step !== '.' && step !== '..')
  return plain && steps[0] === name ? steps.join('/') : undefined
}

function quoted(member: string): string {
  return JSON.stringify(member.slice(0, 120))
}
