import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { foldersMadeAbove, makeStateFolder } from '../../src/machine/made-folders.ts'

const scratch = mkdtempSync(join(tmpdir(), 'made-folders-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const host = { files }

describe('makeStateFolder', () => {
  it('remembers the folders that it took, innermost first, and none that were there', async () => {
    mkdirSync(join(scratch, 'home/.local'), { recursive: true })
    const folder = join(scratch, 'home/.local/state/setup-nix-cuda')
    await makeStateFolder(host, folder)
    await makeStateFolder(host, folder)
    expect(statSync(folder).mode & 0o777).toBe(0o755)
    expect(await foldersMadeAbove(host, folder)).toEqual([join(scratch, 'home/.local/state')])
    const second = join(scratch, 'a/b/c')
    await makeStateFolder(host, second)
    expect(await foldersMadeAbove(host, second)).toEqual([join(scratch, 'a/b'), join(scratch, 'a')])
  })

  it('notes nothing in a folder that was there, and believes no list of other folders', async () => {
    const folder = join(scratch, 'there')
    mkdirSync(folder)
    await makeStateFolder(host, folder)
    expect(readdirSync(folder)).toEqual([])
    for (const text of [
      '',
      'null',
      '{}',
      '{"schema":"made/1","folders":["/etc"]}',
      '{"schema":"made/1","folders":[7]}',
    ]) {
      writeFileSync(join(folder, 'made.json'), text)
      expect(await foldersMadeAbove(host, folder), text).toEqual([])
    }
  })
})
