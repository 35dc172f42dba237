/** What people type as a capability, a GPU or a toolkit: taken, or answered with the value that they meant. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRequestInputs } from '../../src/cuda/request.ts'
import { parseCapabilitySelector, selectCapabilities } from '../../src/cuda/selectors.ts'
import { builtInTables } from '../../src/cuda/tables.ts'
import { accepted, file, refused } from './cuda-world.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')
const typed = (inputs: Parameters<typeof readRequestInputs>[0]) => refused(readRequestInputs(inputs))

describe('a capability that is written as other tools do', () => {
  test.each([
    ['86', '8.6'],
    ['90a', '9.0a'],
    ['120a', '12.0a'],
    ['120a-real', '12.0a'],
    ['9.0-real', '9.0'],
    ['86-virtual', '8.6+PTX'],
    ['86+PTX', '8.6+PTX'],
    ['9.0b', '9.0'],
    ['8', '8.x'],
    ['12', '12.x'],
    ['hoper', 'hopper'],
    ['blackwel', 'blackwell'],
    ['hosted-gpu', 'hosted-gpus'],
    ['all', 'all-major'],
    ['91', '9.0'],
  ])('%s is answered with %s alone', (text, meant) => {
    const [problem, ...more] = typed({ capabilities: [text] })
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'PLN003', message: `There is no CUDA capability "${text}".` })
    // One question, and no list of all that there are.
    expect(problem?.fix).toMatch(`Did you mean ${meant}? `)
    expect(problem?.fix.match(/\d+\.\d/g)?.length ?? 0).toBeLessThanOrEqual(1)
  })

  // Comparing such a text with each name took minutes, in which nothing could stop the program.
  test.each([`RTX ${'9q '.repeat(20_000)}`, `RTX${'q'.repeat(60_000)}`])(
    'is answered with the forms where it is longer than any name',
    (text) => {
      const [problem, ...more] = typed({ capabilities: [text] })
      expect(more).toEqual([])
      expect(problem?.fix).toMatch(/^Write 8\.6, /)
    },
  )

  test.each([
    ['8.6;9.0', '8.6, 9.0', '8.6 9.0'],
    ['70-real;80-real', '7.0, 8.0', '7.0 8.0'],
    ['70-real;80-real;90', '7.0, 8.0, 9.0+PTX', '7.0 8.0 9.0+PTX'],
  ])('%s is answered with the entries to write', (text, entries, fat) => {
    const [problem] = typed({ capabilities: [text] })
    expect(problem?.fix).toBe(`Did you mean ${entries}? Write one entry for each, or ${fat} for one fat binary.`)
  })

  test('native is answered with how to find it out', () => {
    expect(typed({ capabilities: ['native'] })[0]?.fix).toMatch(/nvidia-smi --query-gpu=compute_cap/)
  })

  test('what nobody can guess is answered with the forms, not with all values', () => {
    const [problem] = typed({ capabilities: ['whatever-this-is'] })
    expect(problem?.fix).toMatch(/^Write 8\.6, 9\.0a, .*hopper.* L4/)
    expect(problem?.fix.length).toBeLessThan(200)
  })
})

describe('a toolkit that is written as other tools do', () => {
  test.each([
    ['cu128', '12.8'],
    ['12_8', '12.8'],
    ['128', '12.8'],
    ['124', '12.4'],
    ['12.44', '12.4'],
    ['cuda12.4', '12.4'],
    ['CUDA 12.4', '12.4'],
    ['cudaPackages_12_8', '12.8'],
    ['12.8.1', '12.8'],
    ['v13.0', '13.0'],
    ['lastest', 'latest'],
  ])('%s is answered with %s alone', (text, meant) => {
    const toolkits = text === '12.44' ? refused(file(`toolkits: [${text}.0]`)) : typed({ toolkits: [text] })
    expect(toolkits.map(({ code, fix }) => [code, fix.split('?')[0]])).toEqual([['PLN004', `Did you mean ${meant}`]])
  })
})

test('a request in the spellings of CMake and PyTorch is answered line by line', () => {
  const problems = refused(file(fixture('typed/cuda-spellings.yml')))
  expect(problems.map(({ where, fix }) => `${where?.line}: ${fix.replace(/\? .*/, '?')}`)).toEqual([
    '4: Did you mean 9.0a?',
    '5: Did you mean 7.0, 8.0, 9.0+PTX?',
    '6: Did you mean 8.6+PTX?',
    expect.stringMatching(/^7: Write the capability of your GPU/),
    '9: Did you mean 12.8?',
    '10: Did you mean 12.8?',
    '11: Did you mean 12.8?',
  ])
})

describe('a GPU', () => {
  const capabilitiesOf = (name: string) => {
    const selector = parseCapabilitySelector(name)
    return selector ? selectCapabilities(selector, builtInTables).join(' ') : 'unknown'
  }

  test('of a request is understood as nvidia-smi and as shops name it', () => {
    const { capabilities = [] } = accepted(file(fixture('typed/gpu-names.yml')))
    expect(
      capabilities.map(({ value }) => value.selectors.flatMap((one) => selectCapabilities(one, builtInTables))),
    ).toEqual([['7.5'], ['7.0'], ['8.0'], ['9.0'], ['6.1'], ['8.6'], ['12.0']])
  })

  test('of every name that the driver prints has the capability of its chip', () => {
    const rows = fixture('gpu-names.txt')
      .split('\n')
      .filter((line) => /^\d/.test(line))
    expect(rows.length).toBeGreaterThan(200)
    const wrong = rows.filter((row) => {
      const [capability = '', name = ''] = row.split(/ (.*)/)
      return capabilitiesOf(name) !== capability
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['RTX 4060Ti 16GB', '8.9'],
    ['rtx 5070ti', '12.0'],
    ['GeForce RTX 4070 Ti Super', '8.9'],
    ['RTX PRO 6000', '12.0'],
    ['A6000', '8.6'],
    ['RTX 4000 SFF Ada', '8.9'],
    ['Quadro RTX 5000', '7.5'],
    ['NVIDIA A100-SXM4-40GB MIG 1g.5gb', '8.0'],
    ['Orin (nvgpu)', '8.7'],
    ['TITAN X', '6.1'],
    ['GTX TITAN X', '5.2'],
  ])('%s is a %s', (name, capability) => expect(capabilitiesOf(name)).toBe(capability))

  test.each([
    ['GeForce RTX 6090', 'GeForce RTX 5090'],
    ['NVIDIA GeForce RTX 5070 SUPER', 'GeForce RTX 5070'],
    ['RTX 3O60', 'GeForce RTX 3060'],
    // Turing and Ada have one of this name each.
    ['RTX 6000', 'Quadro RTX 6000 or RTX 6000 Ada'],
  ])('that is unknown, %s, is reported whole with the nearest', (name, nearest) => {
    const [problem, ...more] = typed({ capabilities: [`9.0 ${name}`] })
    expect(more).toEqual([])
    expect(problem?.message).toBe(`There is no CUDA capability "${name}".`)
    expect(problem?.fix).toMatch(`Did you mean ${nearest}? `)
  })
})
