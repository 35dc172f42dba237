import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterAll, expect, it } from 'vitest'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { holdsImages } from '../../src/inspect/list.ts'
import { openMembers, packingOf } from '../../src/runner/archives.ts'
import { fatbin, library, real } from '../unit/inspect-fixtures.ts'
import { zip } from '../unit/zip.ts'
import { damagedFile, random } from './fuzz.ts'

const count = 2_000
const folder = mkdtempSync(join(tmpdir(), 'fuzz-archives-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function tar(data: Uint8Array): Promise<Buffer> {
  const made = pack()
  made.entry({ name: 'lib/a.so' }, Buffer.from(data))
  made.entry({ name: 'lib/b.whl' }, zip([['b.so', data]], true))
  made.finalize()
  const pieces: Buffer[] = []
  for await (const piece of made) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

it(`${count} damaged packed files have an answer that costs little, and leave nothing`, async () => {
  const code = library(fatbin({}))
  const whole = await tar(code)
  const seeds = [
    real('faults/demo-1.0-py3-none-linux_x86_64.whl'),
    zip([['a.so', code]]),
    whole,
    gzipSync(whole),
    zstdCompressSync(whole),
    Buffer.concat([zstdCompressSync(code.subarray(0, 300)), zstdCompressSync(code.subarray(300))]),
  ]
  const path = join(folder, 'file')
  let [spent, opened] = [0, 0]
  for (let seed = 1; seed <= count; seed++) {
    const bytes = damagedFile(random(seed), seeds)
    if (packingOf(bytes) === undefined) continue
    writeFileSync(path, bytes)
    const budget = { bytes: 2 ** 26, expired: () => false }
    try {
      const problems = await openMembers(path, 'file', {
        wanted: holdsImages,
        visit: (source, name) => void (inspectFile(source, name).images.length > 0 && opened++),
        unopened: () => undefined,
        folder,
        budget,
      })
      for (const { code: one, message } of problems)
        expect([one, message]).toEqual(['VER004', expect.stringMatching(/^[^\p{Cc}]*$/u)])
    } catch (cause) {
      throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.stack : cause}`)
    }
    spent = Math.max(spent, 2 ** 26 - budget.bytes)
  }
  expect(opened).toBeGreaterThan(count / 10)
  expect(spent).toBeLessThan(2 ** 22)
  expect(readdirSync(folder)).toEqual(['file'])
})
