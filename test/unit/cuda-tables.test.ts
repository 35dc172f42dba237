import { describe, expect, test } from 'vitest'
import { architectures, findArchitecture, knows, nearestArchitecture, otherName } from '../../src/cuda/architectures.ts'
import { findToolkit, nearestToolkit, toolkits } from '../../src/cuda/toolkits.ts'
import { compareCapabilities, parseCapability, smName } from '../../src/model/capability.ts'
import { compareVersions, parseVersion } from '../../src/model/version.ts'
import { ptxasTargets } from './cuda-ptxas-targets.ts'

const capability = (text: string) => parseCapability(text) ?? expect.fail(text)
const nearest = (text: string) => nearestArchitecture(capability(text))?.capability

describe('architectures', () => {
  test('are 39, in numeric order', () => {
    expect(architectures).toHaveLength(39)
    const order = architectures.map((row) => capability(row.capability))
    expect(order).toEqual(order.toSorted(compareCapabilities))
  })

  test.each(ptxasTargets)('of CUDA $toolkit are those that its ptxas accepts', ({ toolkit, targets }) => {
    const version = parseVersion(toolkit) ?? expect.fail(toolkit)
    const known = architectures.filter((row) => knows(version, row)).map((row) => smName(capability(row.capability)))
    expect(known.toSorted()).toEqual(targets.toSorted())
  })

  test('have PTX ISA minima that their first toolkit writes', () => {
    for (const { minToolkit, ptxIsa } of architectures) {
      const first = findToolkit(minToolkit)
      if (!first) continue
      const [written, needed] = [parseVersion(first.ptxIsa), parseVersion(ptxIsa)]
      expect(written && needed && compareVersions(written, needed)).toBeGreaterThanOrEqual(0)
    }
  })

  test('know the two names of Thor', () => {
    expect(architectures.flatMap((row) => otherName(row)?.capability ?? [])).toEqual([
      '11.0',
      '11.0a',
      '11.0f',
      '10.1',
      '10.1a',
      '10.1f',
    ])
  })

  test('are found by name, and the nearest one to a wrong name', () => {
    expect(findArchitecture('9.0a')?.gpus).toContain('H100')
    expect(findArchitecture('9.1')).toBeUndefined()
    expect(nearest('9.1')).toBe('9.0')
    expect(nearest('10.2')).toBe('10.1')
    expect(nearest('99.0')).toBe('12.1')
    expect(nearestArchitecture(capability('9.0'), [])).toBeUndefined()
  })
})

describe('toolkits', () => {
  test('are the recorded ones and those before, in order, without 12.7', () => {
    const versions = toolkits.map((row) => row.version)
    expect(versions).toEqual(['11.4', '11.5', '11.6', ...ptxasTargets.map(({ toolkit }) => toolkit)])
    expect(toolkits.map((row) => row.parsed).toSorted(compareVersions)).toEqual(toolkits.map((row) => row.parsed))
  })

  test('name their package set', () => {
    expect(findToolkit('12.4')?.attribute).toBe('cudaPackages_12_4')
    expect(findToolkit('12.40')).toBeUndefined()
  })

  test.each([
    ['12.7', '12.6'],
    ['12.4.1', '12.4'],
    ['12', '12.0'],
    ['99.0', '13.5'],
    ['1.0', '11.4'],
    ['cuda', undefined],
  ])('nearest to %s is %s', (wanted, found) => expect(nearestToolkit(wanted)?.version).toBe(found))
})
