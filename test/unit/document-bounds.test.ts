/** What of a document becomes a path stays where it belongs. */
import { describe, expect, it } from 'vitest'
import { cellId } from '../../src/model/cell.ts'
import { cellSchema, sharedStageSchema } from '../../src/model/documents.ts'

const cell = {
  ...{ schema: 'cell/1', id: 'a-cuda12.4-sm90-x86_64-linux', package: 'a', toolkit: '12.4', capabilities: ['9.0'] },
  ...{ ptx: [], system: 'x86_64-linux', source: { kind: 'file', file: './a.nix' }, deviceCode: 'required' },
  ...{ nixpkgs: { kind: 'path', path: '/n' }, attributePath: null },
}
const stage = {
  ...{ id: 'shared-x86_64-linux', system: 'x86_64-linux', runner: 'r', timeout: 1, cells: [cell] },
  derivations: [{ drvPath: '/d.drv', name: 'd', cells: 2 }],
}
const outside = [
  ...['..', '../a.nix', './../a.nix', './a/../../b.nix', './a/..', '/etc/passwd', 'a.nix', '~/a.nix', './'],
  ...['./a\nb.nix', './a\0.nix', ''],
]

describe('the schema of a cell', () => {
  it.each(['.', '..', '.a', '../a', 'a/b', '/a', 'a\\b', '', 'a\n', 'A'])('refuses the id %j', (id) => {
    expect(cellSchema.safeParse({ ...cell, id }).success).toBe(false)
  })

  it.each(outside)('refuses the file %j, of a package or of an overlay', (file) => {
    const sources = [
      { kind: 'file', file },
      { kind: 'expression', file, attribute: null, arg: {}, argstr: {} },
    ]
    for (const source of sources) expect(cellSchema.safeParse({ ...cell, source }).success).toBe(false)
    const instance = { overlays: [{ kind: 'file', file }], allowUnfree: [], legacy: null }
    expect(cellSchema.safeParse({ ...cell, instance }).success).toBe(false)
  })

  it.each(['./a.nix', './a b/ü.nix', './a..b/..c/...nix', './.github/a.nix'])('takes the file %j', (file) => {
    expect(cellSchema.safeParse({ ...cell, source: { kind: 'file', file } }).success).toBe(true)
  })
})

describe('the schema of a stage', () => {
  it.each(['shared-x', '../x', 'shared-x86_64-linux/..', 'x86_64-linux'])('refuses the id %j', (id) => {
    expect(sharedStageSchema.safeParse(stage).success).toBe(true)
    expect(sharedStageSchema.safeParse({ ...stage, id }).success).toBe(false)
  })
})

it('the id of a package whose name begins with a dot does not', () => {
  const id = cellId({ package: '.hidden', toolkit: '12.4', capabilities: ['9.0'], ptx: [], system: 'x86_64-linux' })
  expect(id).toMatch(/^-hidden-cuda12\.4-sm90-x86_64-linux-[0-9a-f]{8}$/)
  expect(cellSchema.safeParse({ ...cell, id }).success).toBe(true)
})
