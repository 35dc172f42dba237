import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isErrno, readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { CacheFiles, FileContent } from './destination.ts'
import { fileProblem } from './problems.ts'

/** The name of a file while it is written; what a process left that was killed is removed when it is this old, ms. */
const unfinished = /^\..+\.[0-9a-f]{12}\.part$/
const abandoned = 24 * 3_600_000

/** A binary cache in a folder, which is made with its first file. A file gets its name when it is whole and on disk. */
export async function openFolder(host: Pick<Host, 'files' | 'clock'>, address: string): Promise<CacheFiles> {
  const folder = fileURLToPath(address)
  const { files } = host
  const orProblem =
    <A extends readonly unknown[], T>(work: (file: string, ...rest: A) => Promise<T>) =>
    async (file: string, ...rest: A): Promise<T> => {
      try {
        return await work(file, ...rest)
      } catch (cause) {
        throw fileProblem(folder, join(folder, file), cause)
      }
    }
  for (const part of [folder, join(folder, 'nar')]) await orProblem(() => removeAbandoned(host, part))('')
  return {
    read: orProblem((file) => readIfPresent(host, join(folder, file))),
    size: orProblem(async (file) => {
      try {
        return (await files.stat(join(folder, file))).size
      } catch (cause) {
        if (isErrno(cause, 'ENOENT')) return undefined
        throw cause
      }
    }),
    write: orProblem((file, content: FileContent) => writeWhole(host, join(folder, file), content)),
    stream: async function* (file) {
      const handle = await orProblem(() => files.open(join(folder, file), 'r'))(file)
      yield* handle.createReadStream()
    },
  }
}

async function writeWhole({ files }: Pick<Host, 'files'>, path: string, content: FileContent): Promise<void> {
  await files.mkdir(dirname(path), { recursive: true })
  const part = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const handle = await files.open(part, 'wx', 0o644)
  try {
    try {
      for await (const chunk of content.open()) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await files.rename(part, path)
  } catch (cause) {
    await files.rm(part, { force: true })
    throw cause
  }
}

async function removeAbandoned({ files, clock }: Pick<Host, 'files' | 'clock'>, folder: string): Promise<void> {
  const names = await files.readdir(folder).catch((cause: unknown) => {
    if (isErrno(cause, 'ENOENT')) return []
    throw cause
  })
  for (const name of names.filter((one) => unfinished.test(one))) {
    const path = join(folder, name)
    const stat = await files.stat(path).catch(() => undefined)
    if (stat && clock.now() - stat.mtimeMs > abandoned) await files.rm(path, { force: true })
  }
}
