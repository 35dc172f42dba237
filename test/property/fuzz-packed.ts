/** Random damage to zip, tar, gzip and zstd files that hold device code; for the tests and for `npm run bench fuzz`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { holdsImages } from '../../src/inspect/list.ts'
import { openMembers, packingOf } from '../../src/runner/archives.ts'
import { fatbin, library, real } from '../unit/inspect-fixtures.ts'
import { zip } from '../unit/zip.ts'

const most = 2 ** 26

/** What is damaged. */
export async function packedSeeds(): Promise<readonly Uint8Array[]> {
  const code = library(fatbin({}))
  const whole = await tar(code)
  return [
    real('faults/demo-1.0-py3-none-linux_x86_64.whl'),
    zip([['a.so', code]]),
    whole,
    gzipSync(whole),
    zstdCompressSync(whole),
    Buffer.concat([zstdCompressSync(code.subarray(0, 300)), zstdCompressSync(code.subarray(300))]),
  ]
}

async function tar(data: Uint8Array): Promise<Buffer> {
  const made = pack()
  made.entry({ name: 'lib/a.so' }, Buffer.from(data))
  made.entry({ name: 'lib/b.whl' }, zip([['b.so', data]], true))
  made.finalize()
  const pieces: Buffer[] = []
  for await (const piece of made) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/**
 * Opens a damaged packed file, which is written into `folder`: how many of its members have device code, and what that took of its
 * budget, in bytes; undefined where it is no packed file any more. Throws where there is no answer.
 */
export async function readDamagedPacked(
  bytes: Uint8Array,
  folder: string,
): Promise<{ readonly opened: number; readonly spent: number } | undefined> {
  if (packingOf(bytes) === undefined) return undefined
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  const budget = { bytes: most, expired: () => false }
  let opened = 0
  const problems = await openMembers(path, 'file', {
    wanted: holdsImages,
    visit: (source, name) => void (inspectFile(source, name).images.length > 0 && opened++),
    unopened: () => undefined,
    folder,
    budget,
  })
  for (const { code, message } of problems)
    if (code !== 'VER004' || /\p{Cc}/u.test(message)) throw new Error(`${code} ${JSON.stringify(message)}`)
  return { opened, spent: most - budget.bytes }
}
