import { describe, expect, test } from 'vitest'
import {
  parseCapabilitySelector,
  parseToolkitSelector,
  selectCapabilities,
  selectToolkits,
  splitCapabilities,
} from '../../src/cuda/selectors.ts'
import { builtInTables, type Tables, tablesFor } from '../../src/cuda/tables.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'
import { arm, codes, excludedIds, factsOf, ids, mac, planOf } from './cuda-world.ts'

function select(text: string, { toolkit = '', tables = builtInTables }: { toolkit?: string; tables?: Tables } = {}) {
  const selector = parseCapabilitySelector(text) ?? expect.fail(`${text} is no selector`)
  return selectCapabilities(selector, tables, tables.toolkits.get(toolkit)).join(' ')
}

const versions = (text: string, tables = builtInTables) =>
  selectToolkits(parseToolkitSelector(text) ?? expect.fail(`${text} is no selector`), tables)

describe('capabilities', () => {
  test.each([
    ['9.0a', '9.0a'],
    ['sm_90a', '9.0a'],
    ['compute_120f', '12.0f'],
    ['8.x', '8.0 8.6 8.9'],
    ['12.X', '12.0 12.1'],
    ['>=10.0', '10.0 10.3 10.7 12.0 12.1'],
    ['>=8.0<9.0', '8.0 8.6 8.9'],
    ['>8.0<=9', '8.6 8.9 9.0'],
    ['<6', '3.5 3.7 5.0 5.2'],
    ['hopper', '9.0'],
    ['Ampere', '8.0 8.6'],
    ['blackwell', '10.0 10.3 12.0 12.1'],
    ['jetson', '5.3 6.2 7.2 8.7 8.8 10.1 11.0'],
    ['hosted-gpus', '7.5'],
    ['9.x', '9.0'],
    ['4.x', ''],
  ])('of %s are %s', (text, names) => expect(select(text)).toBe(names))

  test.each([
    ['L4', '8.9'],
    ['l4', '8.9'],
    ['NVIDIA L4', '8.9'],
    ['Nvidia GeForce RTX 4090', '8.9'],
    ['rtx-4090', '8.9'],
    ['RTX 4090', '8.9'],
    ['GeForce RTX 4090', '8.9'],
    ['H100', '9.0'],
    ['T4', '7.5'],
    ['V100', '7.0'],
    ['B300', '10.3'],
    ['DGX Spark', '12.1'],
    ['GB10', '12.1'],
    ['AGX Orin', '8.7'],
    ['Thor T5000', '10.1 11.0'],
    ['Jetson Thor', '10.1 11.0'],
  ])('of the GPU %s are %s', (text, names) => expect(select(text)).toBe(names))

  test('of every GPU of the tables are some', () => {
    const gpus = new Set([...builtInTables.architectures.values()].flatMap((row) => row.gpus))
    expect([...gpus].filter((gpu) => select(gpu) === '')).toEqual([])
  })

  test.each([
    '',
    '9',
    '99',
    '9.10',
    '>=',
    '>=8.0<9.0<10.0',
    '=>8.0',
    '=8.0',
    'sm_',
    'x.9',
    '0.x',
    'H1000',
    'hopp',
    '9.0b',
    '+PTX',
  ])('are not %j', (text) => expect(parseCapabilitySelector(text)).toBeUndefined())

  test.each([
    ['9.0+PTX', true],
    ['>=8.0+ptx', true],
    ['default+PTX', true],
    ['rtx-4090+PTX', true],
    ['9.0', false],
  ])('of %s have PTX: %s', (text, ptx) => expect(parseCapabilitySelector(text)?.ptx).toBe(ptx))

  test.each([
    ['8.0 9.0+PTX', ['8.0', '9.0+PTX']],
    ['GeForce RTX 4090', ['GeForce RTX 4090']],
    ['H100  GeForce RTX 4090+PTX L4', ['H100', 'GeForce RTX 4090+PTX', 'L4']],
    ['NVIDIA RTX PRO 6000 Blackwell', ['NVIDIA RTX PRO 6000 Blackwell']],
    ['hopper ada', ['hopper', 'ada']],
    ['not a gpu', ['not', 'a', 'gpu']],
    ['NVIDIA A100-SXM4-80GB 9.0', ['NVIDIA A100-SXM4-80GB', '9.0']],
    ['9.0 GeForce RTX 6090 L4', ['9.0', 'GeForce RTX 6090', 'L4']],
  ])('of %j are split into %j', (text, words) => expect(splitCapabilities(text)).toEqual(words))
})

describe('the preset default', () => {
  // What Nixpkgs of autumn 2026 builds for with each toolkit when its config names no capability.
  const pascal = '6.0 6.1 7.0 7.5 8.0 8.6 8.9 9.0'
  const blackwell = '7.5 8.0 8.6 8.9 9.0 10.0 10.3 12.0 12.1'
  const theirs: Readonly<Record<string, string>> = {
    '11.8': pascal,
    '12.0': pascal,
    '12.1': pascal,
    '12.2': pascal,
    '12.3': pascal,
    '12.4': '7.0 7.5 8.0 8.6 8.9 9.0',
    '12.5': '7.0 7.5 8.0 8.6 8.9 9.0',
    '12.6': '7.5 8.0 8.6 8.9 9.0',
    '12.8': '7.5 8.0 8.6 8.9 9.0 10.0 12.0',
    '12.9': blackwell,
    '13.0': blackwell,
    '13.1': blackwell,
    '13.2': blackwell,
    '13.3': blackwell,
    '13.4': blackwell,
  }

  test.each(Object.entries(theirs))('of CUDA %s is what Nixpkgs builds for', (toolkit, names) => {
    expect(select('default', { toolkit })).toBe(names)
  })

  test('is one fat cell with PTX of the last capability', () => {
    const plan = planOf({ capabilities: ['default'], toolkits: ['12.8'] })
    expect(ids(plan)).toEqual(['hello-cuda12.8-sm75_sm80_sm86_sm89_sm90_sm100_sm120_ptx120-x86_64-linux'])
    expect(plan.counts).toEqual({ requested: 1, planned: 1, excluded: 0 })
  })

  test('is what the Nixpkgs of the user says', () => {
    const tables = tablesFor(factsOf({ toolkits: { '12.8': { default: ['8.0', '9.0'], supported: ['8.0', '9.0'] } } }))
    expect(select('default', { toolkit: '12.8', tables })).toBe('8.0 9.0')
  })

  test('joins others in any order, with PTX only of what later GPUs run', () => {
    const cell = (text: string) => ids(planOf({ capabilities: [text], toolkits: ['12.4'] }))
    expect(cell('9.0a default')).toEqual(cell('default 9.0a'))
    expect(cell('default 9.0a')).toEqual(['hello-cuda12.4-sm70_sm75_sm80_sm86_sm89_sm90_sm90a-x86_64-linux'])
    expect(cell('6.1 default')).toEqual(['hello-cuda12.4-sm61_sm70_sm75_sm80_sm86_sm89_sm90_ptx90-x86_64-linux'])
  })

  test('is excluded with its reason where nothing of it can exist', () => {
    const plan = planOf({ capabilities: ['default'], systems: [mac, 'x86_64-linux'] })
    expect(plan.counts).toEqual({ requested: 2, planned: 1, excluded: 1 })
    expect(plan.excluded.map((group) => group.code)).toEqual(['PLN005'])
  })
})

describe('the preset all-major', () => {
  // As nvcc --help says of -arch=all-major: every major number's .0, and the earliest. Jetsons are cells of their own.
  test.each([
    ['11.8', '3.5 5.0 6.0 7.0 8.0 9.0'],
    ['12.0', '5.0 6.0 7.0 8.0 9.0'],
    ['12.6', '5.0 6.0 7.0 8.0 9.0'],
    ['12.8', '5.0 6.0 7.0 8.0 9.0 10.0 12.0'],
    ['13.0', '7.5 8.0 9.0 10.0 12.0'],
    ['13.5', '7.5 8.0 9.0 10.0 12.0'],
  ])('of CUDA %s is %s', (toolkit, names) => expect(select('all-major', { toolkit })).toBe(names))

  test('leaves out what Nixpkgs does not serve', () => {
    const tables = tablesFor(factsOf({ toolkits: { '12.8': { supported: ['7.5', '8.0', '8.6', '9.0'] } } }))
    expect(select('all-major', { toolkit: '12.8', tables })).toBe('7.5 8.0 9.0')
  })
})

describe('the preset hosted-gpus', () => {
  test('is a cell without PTX, unless it is asked for', () => {
    expect(ids(planOf({ capabilities: ['hosted-gpus'] }))).toEqual(['hello-cuda12.4-sm75-x86_64-linux'])
    expect(ids(planOf({ capabilities: ['hosted-gpus+PTX'] }))).toEqual(['hello-cuda12.4-sm75_ptx75-x86_64-linux'])
  })
})

describe('a range', () => {
  test('alone makes a cell of each capability, excluded ones too', () => {
    const plan = planOf({ capabilities: ['>=9.0+PTX'], toolkits: ['12.8'] })
    expect(ids(plan)).toEqual([
      'hello-cuda12.8-sm90_ptx90-x86_64-linux',
      'hello-cuda12.8-sm100_ptx100-x86_64-linux',
      'hello-cuda12.8-sm120_ptx120-x86_64-linux',
    ])
    expect(excludedIds(plan)).toHaveLength(plan.counts.requested - 3)
  })

  test('with others is one fat cell of what the toolkit can build', () => {
    const cell = (text: string, toolkit: string) => ids(planOf({ capabilities: [text], toolkits: [toolkit] }))
    expect(cell('8.0 >=9.0+PTX', '12.4')).toEqual(['hello-cuda12.4-sm80_sm90_ptx90-x86_64-linux'])
    expect(cell('8.0 >=9.0+PTX', '12.8')).toEqual(['hello-cuda12.8-sm80_sm90_sm100_sm120_ptx120-x86_64-linux'])
  })

  test('with others of which nothing can be built is excluded, not forgotten', () => {
    const plan = planOf({ capabilities: ['10.x 12.x'], toolkits: ['12.4', '12.8'] })
    expect(ids(plan)).toEqual(['hello-cuda12.8-sm100_sm120-x86_64-linux'])
    expect(plan.counts).toEqual({ requested: 2, planned: 1, excluded: 1 })
    expect(plan.excluded[0]?.code).toBe('PLN001')
    expect(plan.excluded[0]?.examples[0]?.problems).toHaveLength(5)
  })
})

describe('a GPU', () => {
  test('with two names has the one of each toolkit', () => {
    const plan = planOf({ capabilities: ['Thor T5000'], toolkits: ['12.9', '13.0'], systems: [arm] })
    expect(ids(plan)).toEqual(['hello-cuda12.9-sm101-aarch64-linux', 'hello-cuda13.0-sm110-aarch64-linux'])
    expect(plan.excluded).toEqual([])
    expect(plan.problems).toEqual([])
  })
})

describe('toolkits', () => {
  test.each([
    ['12.4', ['12.4']],
    ['11.x', ['11.4', '11.5', '11.6', '11.7', '11.8']],
    ['11', ['11.4', '11.5', '11.6', '11.7', '11.8']],
    ['>=13.3', ['13.3', '13.4', '13.5']],
    ['>=12.6 <13', ['12.6', '12.8', '12.9']],
    ['>12.9<=13.1', ['13.0', '13.1']],
    ['latest', [toolkits.at(-1)?.version]],
    ['Latest', ['13.5']],
    ['cpu', ['cpu']],
    ['default', undefined],
    ['14.x', []],
    ['12.7', ['12.7']],
  ])('of %s are %j', (text, found) => expect(versions(text)).toEqual(found))

  test('are those of the Nixpkgs that was asked', () => {
    const tables = tablesFor(factsOf({ toolkits: { '12.8': {}, '13.0': {}, '14.0': {} }, defaultToolkit: '12.8' }))
    expect(versions('default', tables)).toEqual(['12.8'])
    expect(versions('latest', tables)).toEqual(['14.0'])
    expect(versions('>=12.6', tables)).toEqual(['12.8', '13.0', '14.0'])
    expect(versions('14.x', tables)).toEqual(['14.0'])
    expect(versions('11.x', tables)).toEqual([])
    expect(versions('default', tablesFor(factsOf()))).toEqual([])
  })

  test.each(['', '12.4.1', 'v12', '12.x.x', '012.4', '123.4', '12.444', '>=12.4.1', 'lastest', '12,4', '-1'])(
    'are not %j',
    (text) => expect(parseToolkitSelector(text)).toBeUndefined(),
  )
})

describe('the toolkit cpu', () => {
  test('is a cell without targets, on every system', () => {
    const plan = planOf({ toolkits: ['cpu', '12.4'], systems: [mac, 'x86_64-linux'] })
    expect(ids(plan)).toEqual([
      'hello-cpu-x86_64-linux',
      'hello-cuda12.4-sm90-x86_64-linux',
      'hello-cpu-aarch64-darwin',
    ])
    expect(plan.rows[0]?.cell).toMatchObject({ toolkit: 'cpu', capabilities: [], ptx: [], attributePath: null })
    expect(plan.rows[2]?.runner).toBe('macos-15')
    expect(excludedIds(plan)).toEqual(['PLN005 hello-cuda12.4-sm90-aarch64-darwin'])
  })

  test('alone needs no capabilities', () => {
    expect(ids(planOf({ capabilities: [], toolkits: ['cpu'] }))).toEqual(['hello-cpu-x86_64-linux'])
  })

  test('is one cell, however many capabilities there are', () => {
    const plan = planOf({ toolkits: ['cpu'], capabilities: ['8.0', '9.0', '>=10'] })
    expect(plan.counts).toEqual({ requested: 1, planned: 1, excluded: 0 })
    expect(codes(plan.problems)).toEqual([])
  })
})
