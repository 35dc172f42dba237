import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { damagedFile, random } from './fuzz.ts'
import { packedSeeds, readDamagedPacked } from './fuzz-packed.ts'

/** Each is a file on disk, so that they are fewer than those of test/property/inspect.test.ts; `npm run bench fuzz` reads 100,000. */
const count = 2_000
const folder = mkdtempSync(join(tmpdir(), 'fuzz-archives-'))
afterAll(() => rmSync(folder, { recursive: true }))

it(`${count} damaged packed files have an answer that costs little, and leave nothing`, async () => {
  const seeds = await packedSeeds()
  let [spent, opened] = [0, 0]
  for (let seed = 1; seed <= count; seed++) {
    try {
      const cost = await readDamagedPacked(damagedFile(random(seed), seeds), folder)
      spent = Math.max(spent, cost?.spent ?? 0)
      opened += cost?.opened ?? 0
    } catch (cause) {
      throw new Error(`seed ${seed}: ${cause instanceof Error ? cause.stack : cause}`)
    }
  }
  expect(opened).toBeGreaterThan(count / 10)
  expect(spent).toBeLessThan(2 ** 22)
  expect(readdirSync(folder)).toEqual(['file'])
})
