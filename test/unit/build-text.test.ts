import { describe, expect, test } from 'vitest'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { mergeRequests, readRequestInputs } from '../../src/cuda/request.ts'
import type { Cell, CellResult } from '../../src/model/documents.ts'
import { error, warning } from '../../src/model/problem.ts'
import { unstyled } from '../../src/model/style.ts'
import { buildText } from '../../src/report/build-text.ts'

const given = { packages: ['saxpy'], capabilities: ['8.6', '9.0', '12.0'], toolkits: ['12.4', '12.8'], nixpkgs: './n' }
const merged = mergeRequests(undefined, readRequestInputs(given))
const plan = 'problems' in merged ? expect.fail(JSON.stringify(merged.problems)) : planMatrix(merged.request)

function result(cell: Cell, more: Partial<CellResult> = {}): CellResult {
  const targets = cell.capabilities.map((text) => `sm_${text.replace('.', '')}`)
  return {
    schema: 'result/1',
    cell,
    status: 'proven',
    drvPath: '/nix/store/x.drv',
    outputs: [
      { name: 'out', path: `/nix/store/${cell.id}` },
      { name: 'dev', path: `/nix/store/${cell.id}-dev` },
    ],
    built: true,
    restored: null,
    seconds: { evaluate: 1, build: 2.5, verify: 1 },
    files: [{ path: 'bin/x', output: 'out', targets, ptx: [], toolkits: [cell.toolkit], images: 1 }],
    problems: [],
    logTail: [],
    ...more,
  }
}
const cells = plan.rows.map((row) => row.cell)
const proven = cells.map((cell) => result(cell))
const linkOf = ({ id }: Cell) => `result-${id}`

describe('what nix-cuda build answers', () => {
  test('is a grid, then each cell with its links and store paths, then the verdict', () => {
    const text = unstyled(buildText(plan, proven, { linkOf }))
    expect(text).toContain('  CUDA  12.4  12.8\n  8.6     ✓     ✓\n  9.0     ✓     ✓\n  12.0    –     ✓\n')
    const id = 'saxpy-cuda12.4-sm86-x86_64-linux'
    expect(text).toContain(
      `✓ ${id}: sm_86 (2.5 s)\n    result-${id} -> /nix/store/${id}\n    result-${id}-dev -> /nix/store/${id}-dev\n`,
    )
    expect(text).toMatch(/\n\n✅ 5 of 5 proven, 1 excluded\n$/)
  })

  test('has paths without links, or no paths at all', () => {
    expect(unstyled(buildText(plan, proven, { linkOf: () => undefined }))).toMatch(/\n {4}\/nix\/store\/\S+\n/)
    expect(buildText(plan, proven, undefined)).not.toContain('/nix/store')
  })

  test('names under the cells every error with its cell, and where it is explained', () => {
    const [first, second] = proven
    const wrong = error('VER001', 'bin/x lacks sm_86.', 'Pass it on.')
    const results = [
      { ...(first ?? expect.fail()), status: 'wrong' as const, problems: [wrong, warning('CCH009', 'Slow.', '')] },
      {
        ...(second ?? expect.fail()),
        status: 'build-failed' as const,
        problems: [error('BLD002', 'Failed.', 'Look.')],
      },
      ...proven.slice(2),
    ]
    const text = unstyled(buildText(plan, results, { linkOf }))
    const id = first?.cell.id
    expect(text).toContain(`✗ ${id}: wrong device code\n    result-${id} -> `)
    const end = text.slice(text.lastIndexOf('/nix/store'))
    expect(end).toContain(`\n\nVER001: ${id}: bin/x lacks sm_86. Pass it on.\nBLD002: `)
    expect(end).toMatch(/❌ 3 of 5 proven, 2 failed, 1 excluded\n\nFor .*: nix-cuda explain BLD002 VER001\n$/)
    expect(text).not.toContain('CCH009')
  })
})
