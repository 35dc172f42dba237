/** Cells and their results, for tests of shipping. */
import { cellId } from '../../src/model/cell.ts'
import type { Cell, CellResult } from '../../src/model/documents.ts'

export function shipCell(name: string, more: Partial<Cell> = {}): Cell {
  const key = {
    package: name,
    toolkit: '12.4',
    capabilities: ['9.0a'],
    ptx: [],
    system: 'x86_64-linux',
    ...more,
  } as const
  const source = { kind: 'attribute', attribute: name } as const
  const nixpkgs = { kind: 'path', path: './n' } as const
  const rest = { source, deviceCode: 'required', nixpkgs, attributePath: null } as const
  return { schema: 'cell/1', id: cellId(key), ...rest, ...key }
}

/** A proven one, unless `more` says otherwise. */
export function shipResult(cell: Cell, more: Partial<CellResult> = {}): CellResult {
  return {
    ...{ schema: 'result/1', cell, status: 'proven', drvPath: '/d.drv', outputs: [{ name: 'out', path: '/o' }] },
    ...{ built: true, restored: null, seconds: { evaluate: 0, build: 1, verify: 0 }, problems: [], logTail: [] },
    files: [{ path: 'x', output: 'out', targets: ['sm_90a'], ptx: [], toolkits: ['12.4'], images: 1 }],
    ...more,
  }
}
