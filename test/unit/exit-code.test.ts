import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/actions/command-line.ts'
import { codes, type ProblemCode } from '../../src/model/codes.ts'
import { error, notice, warning } from '../../src/model/problem.ts'

const all = Object.keys(codes) as ProblemCode[]
const exitCode = (...list: readonly ProblemCode[]) => exitCodeOf(list.map((code) => error(code, 'It failed.', 'Look.')))

describe('exitCodeOf', () => {
  it('gives each code the exit code of who is to blame', () => {
    const expected = { finding: 1, request: 2, environment: 3 }
    for (const code of all) expect(exitCode(code), code).toBe(expected[codes[code].blame])
  })

  it.each<readonly [string, RegExp, readonly number[]]>([
    ['inputs and the request file', /^CFG00/, [2]],
    ['what the request asks for, and what cannot be evaluated', /^(?:PLN0(?:0|1[0-9]|2[0-5])|BLD001)/, [2]],
    ['malformed versions, hashes, keys and addresses', /^(?:INS01[01]|FLX00[28]|CCH00[1-4]|CCH024)$/, [2]],
    ['the network', /^NET/, [3]],
    ['a machine that cannot do what it should', /^(?:INS00|INS01[2-9]|INS02|INS04|INS05|FLX00[46])/, [3]],
    ['caches that fail', /^CCH0(?:0[5-9]|1|2[0-35])/, [3]],
    ['software that is not as it was asked to be', /^(?:BLD00[25]|VER00[1-46-8]|VER01[0-35-6])/, [1]],
    ['a program that cannot be run, and a job that was cancelled', /^BLD00[34]$/, [3]],
    ['paths that a user named', /^VER0(?:0[59]|14)$/, [2]],
  ])('blames whoever is expected for %s', (_, pattern, expected) => {
    const found = all.filter((code) => pattern.test(code))
    expect(found).not.toEqual([])
    expect([...new Set(found.map((code) => exitCode(code)))]).toEqual(expected)
  })

  it('goes by the errors: the environment before the request, the request before a finding', () => {
    expect(exitCode('BLD002', 'CFG001')).toBe(2)
    expect(exitCode('CFG001', 'NET001', 'BLD002')).toBe(3)
    const late = warning('NET001', 'It was slow.', 'Wait.')
    expect(exitCodeOf([late, error('CFG001', 'It is none.', 'Look.')])).toBe(2)
    expect(exitCodeOf([late])).toBe(3)
    expect(exitCodeOf([notice('PLN010', 'It is there twice.', 'Remove one.'), late])).toBe(3)
  })
})
