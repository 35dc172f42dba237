/** Which derivations are built once and before the cells, and for which cells the stage is evaluated. */
import { describe, expect, test } from 'vitest'
import { type NeededDerivation, sharedByRows, sharedStages } from '../../src/cuda/shared-stage.ts'
import { type SharedStage, sharedStageSchema } from '../../src/model/documents.ts'
import { planOf } from './cuda-world.ts'

const { rows } = planOf({
  capabilities: ['8.0', '8.6', '9.0'],
  toolkits: ['12.4', '12.8'],
  systems: ['x86_64-linux', 'aarch64-linux'],
})
const linux = rows.filter((row) => row.cell.system === 'x86_64-linux').map(({ id }) => id)
const arm = rows.filter((row) => row.cell.system === 'aarch64-linux').map(({ id }) => id)
const derivation = (name: string, cells: readonly string[], heavy = false): NeededDerivation => ({
  drvPath: `/nix/store/${name}.drv`,
  name,
  heavy,
  cells,
})
const stagesOf = (needed: readonly NeededDerivation[]): readonly SharedStage[] =>
  sharedStages(rows, needed, { runner: (system, heavy) => `${system} ${heavy ? 'heavy' : 'light'}`, timeout: 60 })

describe('sharedByRows', () => {
  test('leaves out what is a cell itself, whoever else needs it, and what no two rows of one system need', () => {
    const built = rows.map((row) => (row.id === linux[0] ? { ...row, drvPath: '/nix/store/lib.drv' } : row))
    const shared = derivation('gen', linux.slice(0, 2))
    const own = derivation('lib', linux.slice(0, 3))
    const acrossSystems = derivation('other', [linux[0] ?? '', arm[0] ?? ''])
    expect(sharedByRows(built, [shared, own, acrossSystems])).toEqual([shared])
  })
})

describe('sharedStages', () => {
  test('gives one stage of a system, in the order of builds, that says how many cells need each', () => {
    const [stage, ...others] = stagesOf([
      derivation('gen', linux.slice(0, 3)),
      derivation('nccl-2.21', linux.slice(0, 2)),
      derivation('magma-2.9', linux),
    ])
    expect(others).toEqual([])
    expect(sharedStageSchema.parse(stage)).toEqual(stage)
    expect(stage).toMatchObject({
      id: 'shared-x86_64-linux',
      system: 'x86_64-linux',
      runner: 'x86_64-linux light',
      timeout: 60,
      derivations: [
        { drvPath: '/nix/store/gen.drv', name: 'gen', cells: 3 },
        { drvPath: '/nix/store/nccl-2.21.drv', name: 'nccl-2.21', cells: 2 },
        { drvPath: '/nix/store/magma-2.9.drv', name: 'magma-2.9', cells: 6 },
      ],
    })
  })

  test('names as few cells as make all of its derivations', () => {
    const cellsOf = (...needed: NeededDerivation[]) => stagesOf(needed)[0]?.cells.map(({ id }) => id)
    const [a = '', b = '', c = '', d = ''] = linux
    expect(cellsOf(derivation('one', [a, b]), derivation('two', [b, c]), derivation('three', [b, d]))).toEqual([b])
    expect(cellsOf(derivation('one', [a, b]), derivation('two', [c, d]))).toEqual([a, c])
    expect(cellsOf(derivation('one', linux), derivation('two', linux))).toEqual([a])
  })

  test('keeps systems apart: each has its own runner, and what only one cell of it needs is in none', () => {
    const both = [...linux.slice(0, 2), ...arm.slice(0, 1)]
    expect(stagesOf([derivation('gen', both)]).map(({ system }) => system)).toEqual(['x86_64-linux'])
    const stages = stagesOf([derivation('gen', linux), derivation('torch-2.9', arm, true)])
    const shown = stages.map(({ id, runner, cells }) => [id, runner, cells.map(({ system }) => system)])
    expect(shown.sort()).toEqual([
      ['shared-aarch64-linux', 'aarch64-linux heavy', ['aarch64-linux']],
      ['shared-x86_64-linux', 'x86_64-linux light', ['x86_64-linux']],
    ])
  })

  test('is none where nothing is shared', () => {
    expect(stagesOf([])).toEqual([])
    expect(stagesOf([derivation('gen', linux.slice(0, 1)), derivation('other', [])])).toEqual([])
    expect(stagesOf([derivation('gen', [linux[0] ?? '', arm[0] ?? ''])])).toEqual([])
  })
})
