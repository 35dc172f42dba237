import { describe, expect, it } from 'vitest'
import { formatProblem, ProblemError } from '../../src/model/problem.ts'
import { parseNixConf, printNixConf, setting, settingsNamed } from '../../src/nix/configure/nix-conf.ts'

const read = (text: string) => parseNixConf(text, 'nix.conf')

describe('nix.conf', () => {
  it.each([
    ['cores = 2', [{ kind: 'setting', name: 'cores', values: ['2'], line: 1 }]],
    ['\n  a\t=\tb  c \r\n', [{ kind: 'setting', name: 'a', values: ['b', 'c'], line: 2 }]],
    ['empty =', [{ kind: 'setting', name: 'empty', values: [], line: 1 }]],
    ['a = b # c\n# d\n', [{ kind: 'setting', name: 'a', values: ['b'], line: 1 }]],
    ['a = b#c', [{ kind: 'setting', name: 'a', values: ['b'], line: 1 }]],
    ['a = = b', [{ kind: 'setting', name: 'a', values: ['=', 'b'], line: 1 }]],
    ['= = b', [{ kind: 'setting', name: '=', values: ['b'], line: 1 }]],
    ['a = b \\\nc = d', expect.objectContaining({ length: 2 })],
    ['include x.conf # y', [{ kind: 'include', path: 'x.conf', optional: false, line: 1 }]],
    ['!include /x', [{ kind: 'include', path: '/x', optional: true, line: 1 }]],
  ])('is read as Nix reads it: %j', (text, lines) => {
    expect(read(text)).toEqual({ lines, problems: [] })
  })

  it.each(['cores', 'cores= 2', 'cores =2', 'cores=2', 'include', 'include a b', '!include', 'include = x', 'a\v= b'])(
    'is refused where Nix refuses it: %j',
    (text) => {
      const { lines, problems } = read(`ok = 1\n${text}\n`)
      expect(lines).toHaveLength(1)
      expect(problems.map((problem) => [problem.code, problem.where])).toEqual([
        ['CFG020', { file: 'nix.conf', line: 2 }],
      ])
    },
  )

  it('names every wrong line at once, and repeats no value', () => {
    const problems = read('access-tokens=github.com=SECRET\nsecret\nb SECRET').problems
    expect(problems).toHaveLength(3)
    expect(problems.map(formatProblem).join('\n')).not.toContain('SECRET')
  })

  it('is printed in one form', () => {
    const items = [setting('a', 'b', 'c'), setting('empty'), { kind: 'include', path: '/x', optional: true } as const]
    expect(printNixConf(items)).toBe('a = b c\nempty =\n!include /x\n')
  })

  it.each([
    setting('a', ''),
    setting('a', 'b c'),
    setting('a', 'b\nc = d'),
    setting('a', 'b#c'),
    setting('a b', 'c'),
    setting('', 'c'),
    setting('include', 'c'),
    { kind: 'include', path: 'a b', optional: false } as const,
  ])('refuses to print what would be read as something else: %j', (item) => {
    expect(() => printNixConf([item])).toThrow(ProblemError)
    expect(() => printNixConf([item])).toThrow('CFG021')
  })

  it('finds a setting with and without extra-', () => {
    const { lines } = read('a = 1\nextra-a = 2\nextra-b = 3\ninclude x')
    expect(settingsNamed(lines, 'a').map((line) => line.values)).toEqual([['1'], ['2']])
  })
})
