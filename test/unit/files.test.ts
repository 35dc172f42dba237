import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { error, ProblemError } from '../../src/model/problem.ts'
import { problemsIn, writeAtomically } from '../../src/runner/files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })

function caught(work: () => unknown): unknown {
  try {
    return work()
  } catch (cause) {
    return cause
  }
}

it('leaves the old text and no draft where the new one has no room', async () => {
  const path = join(folder, 'notes')
  writeFileSync(path, 'old')
  const open: typeof files.open = async (...args) => {
    const handle = await files.open(...args)
    return Object.assign(handle, { writeFile: () => Promise.reject(noSpace()) })
  }
  await expect(writeAtomically({ files: { ...files, open } }, path, 'new')).rejects.toThrow('ENOSPC')
  expect(readdirSync(folder)).toEqual(['notes'])
  expect(await files.readFile(path, 'utf8')).toBe('old')
})

it('tells a full disk from what nobody foresaw', () => {
  const database = new DatabaseSync(join(folder, 'full.sqlite'))
  database.exec('PRAGMA max_page_count = 1')
  const full = caught(() => database.exec('CREATE TABLE a (b)'))
  database.close()
  for (const cause of [noSpace(), full]) expect(problemsIn(cause)).toMatchObject([{ code: 'INS045' }])
  expect(problemsIn(full)?.[0]?.message).toContain('database or disk is full')
  const problem = error('INS001', 'x', 'y')
  expect(problemsIn(new ProblemError(problem))).toEqual([problem])
  expect(problemsIn(new TypeError('x is undefined'))).toBeUndefined()
})
