/** Only what is proven is shipped, and what is named is there. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { CellResult } from '../../src/model/documents.ts'
import { error, ProblemError } from '../../src/model/problem.ts'
import { cellsToShip } from '../../src/ship/cells.ts'
import { testHost } from './host.ts'
import { shipCell, shipResult } from './ship-world.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ship-cells-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const [lib, tool, newer] = [shipCell('lib'), shipCell('tool'), shipCell('lib', { toolkit: '13.0' })]
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(scratch, 'run-'))
})
function put(result: CellResult, path = `${result.cell.id}.json`) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), JSON.stringify(result))
}
async function shipped(...cells: readonly string[]) {
  try {
    return (await cellsToShip(testHost({ files, env: { RUNNER_TEMP: scratch } }), { folder, cells })).map(
      ({ cell }) => cell.id,
    )
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return cause.problems.map(({ code, message }) => `${code} ${message.split(' in /')[0]}`)
  }
}

describe('the cells that are shipped', () => {
  it('are all of the folder, whatever lies between, or those that are named by id, package or pattern', async () => {
    put(shipResult(tool), `nix-cuda-result-${tool.id}/${tool.id}.json`)
    put(shipResult(newer))
    put(shipResult(lib))
    expect(await shipped()).toEqual([lib.id, newer.id, tool.id])
    expect(await shipped('tool')).toEqual([tool.id])
    expect(await shipped('lib-cuda13*', tool.id)).toEqual([newer.id, tool.id])
  })

  it('are there: a name without a result is an error, and so is a folder without one', async () => {
    expect(await shipped()).toEqual(['SHP001 There is no result of a cell'])
    put(shipResult(lib))
    expect(await shipped('lib', 'other', 'more*')).toEqual([
      'SHP001 There is no result of a cell other',
      'SHP001 There is no result of a cell more*',
    ])
  })

  it('are proven, by what their result contains', async () => {
    put(shipResult(lib))
    put(shipResult(tool, { status: 'build-failed', files: [] }))
    put(shipResult(newer, { problems: [error('VER001', 'no sm_90a', 'build it')] }))
    expect(await shipped()).toEqual([
      `SHP002 ${newer.id} is not proven (wrong), and only proven cells are shipped.`,
      `SHP002 ${tool.id} is not proven (build-failed), and only proven cells are shipped.`,
    ])
    expect(await shipped('lib-cuda12*')).toEqual([lib.id])
  })

  it('have one result each: a proven one hides no other of the same cell', async () => {
    put(shipResult(lib), `a/${lib.id}.json`)
    put(shipResult(lib), `z/${lib.id}.json`)
    expect(await shipped()).toEqual([lib.id])
    const wrong = shipResult(lib, { problems: [error('VER001', 'no sm_90a', 'build it')] })
    for (const place of ['a', 'z']) {
      put(wrong, `${place}/${lib.id}.json`)
      expect(await shipped()).toEqual([`SHP002 ${lib.id} is not proven (wrong), and only proven cells are shipped.`])
      put(shipResult(lib), `${place}/${lib.id}.json`)
    }
  })

  it('have results: the plan beside them is passed over, another file is refused', async () => {
    put(shipResult(lib))
    writeFileSync(join(folder, 'plan.json'), '{"schema":"plan/1"}')
    expect(await shipped()).toEqual([lib.id])
    writeFileSync(join(folder, 'package.json'), '{"name":"x"}')
    expect((await shipped())[0]).toMatch(/^CFG007/)
  })
})
