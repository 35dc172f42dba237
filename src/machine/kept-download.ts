import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { warning } from '../model/problem.ts'
import type { Host } from '../runner/host.ts'
import { type Downloaded, type DownloadRequest, download } from '../runner/http/download.ts'
import { jobFolder } from '../runner/job.ts'
import { isKeptName, openToolCache, toolFolder } from '../runner/tool-cache.ts'
import { claim } from './journal.ts'
import { isPlainEntry, type Owned } from './owned.ts'

/** The kept copies. */
export const downloadsOwned: Owned = {
  owner: 'downloads',
  describe: ({ path }) => [`remove ${path}: downloads that this machine keeps`],
  makes: (_, entry) => basename(entry.path) === toolFolder && isPlainEntry(entry),
  remove: (host, { path }, { warn }) =>
    removeCopies(host, path).catch((cause: Error) => {
      warn(warning('INS050', `${path} stays: ${cause.message}.`, 'Remove it.'))
    }),
}

export interface KeptRequest extends DownloadRequest {
  /** What the file is called in the tool cache. */
  readonly name: string
  /** What its content must be; undefined where it is judged in another way: then nothing is kept. */
  readonly sha256: string | undefined
  /** Names the job in the journal, by which an uninstallation finds the copies. */
  readonly job: string
  /** Where `consume` leaves the bytes as they came. Without it they are written aside on their way. */
  readonly file?: string
}

type Consume<T> = (chunks: AsyncIterable<Uint8Array>) => Promise<T>
type Accept<T, U> = (downloaded: Downloaded<T>) => Promise<U>

/**
 * `download` for files that are known by their hash. On a machine that outlives the job (see `openToolCache`) a copy is
 * kept of what `accept` does not throw on, and used the next time, hashed again on its way to `consume`. A copy whose hash
 * differs is removed, which the log says, and the file is downloaded. `accept` judges hash and result; a kept copy that it
 * throws on is removed. Gives what `accept` gives. Throws as `download`, and what `consume` and `accept` throw; never
 * because nothing can be kept.
 */
export async function keptDownload<T, U>(
  host: Host,
  request: KeptRequest,
  consume: Consume<T>,
  accept: Accept<T, U>,
): Promise<U> {
  const { name, sha256, job, label } = request
  const cache = sha256 === undefined ? undefined : await openToolCache(host)
  if (!cache || sha256 === undefined) return accept(await download(host, request, consume))
  const found = cache.find(sha256)
  const kept = found === undefined ? undefined : await readKept(host, request, join(found, name), consume)
  if (found !== undefined && kept) {
    return accept(kept).catch(async (cause: unknown) => {
      await remove(host, found)
      throw cause
    })
  }
  const aside = join(jobFolder(host), `${name}.part`)
  const consumed: Consume<T> = request.file ? consume : (chunks) => consume(copied(host, aside, chunks))
  try {
    const accepted = await accept(await download(host, request, consumed))
    await claim(host, job, { owner: 'downloads', path: cache.folder })
      .then(() => cache.keep(request.file ?? aside, name, sha256))
      .catch((cause: Error) => host.log.debug(`${label} is not kept: ${cause.message}`))
    return accepted
  } finally {
    await remove(host, aside)
  }
}

/** What a kept copy gave, or undefined when it cannot be used; then it is gone. */
async function readKept<T>(
  host: Host,
  { label, sha256, maxBytes }: KeptRequest,
  path: string,
  consume: Consume<T>,
): Promise<Downloaded<T> | undefined> {
  // Whoever can write there may have put a FIFO in its place, on which an open would wait.
  const file = await host.files.open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => undefined)
  try {
    const stat = await file?.stat()
    if (file && stat?.isFile() && stat.size <= maxBytes) {
      const hash = createHash('sha256')
      const chunks = file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>
      const result = await consume(hashed(chunks, hash))
      if (hash.digest('hex') === sha256) {
        host.log.info(`${label}: kept copy ${path}`)
        return { sha256, bytes: stat.size, result }
      }
    }
  } finally {
    await file?.close()
  }
  host.log.info(`The kept copy ${path} is damaged; it is removed and downloaded again`)
  await remove(host, dirname(path))
  return undefined
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: { update(chunk: Uint8Array): unknown }) {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

/** The chunks, which are also written to a file as long as that can be done; without the file nothing is kept. */
async function* copied(host: Host, path: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  await host.files.mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => {})
  let file = await host.files.open(path, 'w', 0o600).catch(() => undefined)
  try {
    for await (const chunk of chunks) {
      await file?.writeFile(chunk).catch(async () => {
        const broken = file
        file = undefined
        await broken?.close().catch(() => {})
        await remove(host, path)
      })
      yield chunk
    }
  } finally {
    await file?.close().catch(() => {})
  }
}

/** Removes the copies by the names that they are kept under, and the folder when nothing else is in it. */
async function removeCopies(host: Host, folder: string): Promise<void> {
  const stat = await host.files.lstat(folder).catch(() => undefined)
  if (!stat?.isDirectory()) return
  for (const name of (await host.files.readdir(folder)).filter(isKeptName)) {
    await host.files.rm(join(folder, name), { recursive: true, force: true })
  }
  if ((await host.files.readdir(folder)).length === 0) await host.files.rm(folder, { recursive: true, force: true })
}

async function remove(host: Host, path: string): Promise<void> {
  await host.files.rm(path, { recursive: true, force: true }).catch(() => {})
}
