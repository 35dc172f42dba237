import { describe, expect, it } from 'vitest'
import { error } from '../../src/model/problem.ts'
import { errorPage } from '../../src/model/project.ts'
import {
  counted,
  excludedSection,
  folded,
  joinParts,
  logBlock,
  markdownTable,
  moreOf,
  plainText,
  problemLine,
} from '../../src/report/markdown.ts'

describe('the parts of a summary', () => {
  it('stand apart, without the empty ones', () => {
    expect(joinParts(['a', '', 'b'], 'see the log')).toBe('a\n\nb\n')
    expect(joinParts([], 'see the log')).toBe('\n')
  })

  it('are left out where they pass what GitHub takes, in bytes, and later ones that fit are not', () => {
    const most = 1_000_000
    expect(joinParts(['x'.repeat(most - 2)], 'see the log')).toBe(`${'x'.repeat(most - 2)}\n`)
    expect(joinParts(['x'.repeat(most - 1), 'b'], 'see the log')).toBe(
      'b\n\n(1 part left out because of the size limit of summaries: see the log)\n',
    )
    expect(joinParts(['é'.repeat(most / 2), 'é'.repeat(most / 2), 'b'], 'x')).toContain('2 parts left out')
    const two = ['x'.repeat(most / 2 - 2), 'y'.repeat(most / 2 - 2)]
    expect(joinParts(two, 'x')).toBe(`${two.join('\n\n')}\n`)
    expect(joinParts([...two, ''], 'x')).not.toContain('left out')
    expect(joinParts(['x'.repeat(most / 2 - 2), 'y'.repeat(most / 2 - 1)], 'x')).toContain('1 part left out')
  })

  it('count in English', () => {
    expect([counted(0, 'job'), counted(1, 'job'), counted(2, 'job')]).toEqual(['0 jobs', '1 job', '2 jobs'])
  })

  it('are tables, logs and problems in the form that GitHub renders', () => {
    expect(markdownTable(['A', 'B'], [['1', '2']])).toBe('| A | B |\n|---|---|\n| 1 | 2 |')
    expect(logBlock(['a\tb', 'c'])).toBe('<pre>a\tb\nc</pre>')
    const code = `**[BLD002](${errorPage('BLD002')})**`
    const problem = error('BLD002', 'It broke.', 'Mend it.')
    expect(problemLine(problem)).toBe(`- ${code} It broke. Mend it.`)
    const at = (where: object) => problemLine({ ...problem, where: { file: 'f.yml', ...where } })
    expect([at({ line: 3 }), at({})]).toEqual([
      `- ${code} (f.yml:3) It broke. Mend it.`,
      `- ${code} (f.yml) It broke. Mend it.`,
    ])
  })

  it('show underscores inside of words as they are, and each blank once', () => {
    expect(plainText('a_b!')).toBe('a_b&#33;')
    expect([plainText('_a!'), plainText('a_!'), plainText('a _ b')]).toEqual([
      '&#95;a&#33;',
      'a&#95;&#33;',
      'a &#95; b',
    ])
    expect(plainText(' a \t\n b ')).toBe('a b')
  })

  it('fold', () => {
    expect(folded('t', 'c')).toBe('<details><summary>t</summary>\n\nc\n\n</details>')
  })
})

describe('what cannot exist', () => {
  const problems = [error('PLN001', 'It is old.', 'Take a newer one.'), error('PLN003', 'Unknown.', 'Fix it.')]
  const example = {
    id: 'a',
    package: 'p',
    toolkit: '12.4',
    capabilities: ['9.0'],
    ptx: [],
    system: 'x86_64-linux',
    problems,
  }
  const group = (count: number) => ({ code: 'PLN001', count, examples: [example] }) as const

  it('is one line for each rule, with every reason of some cells, and how many more there are', () => {
    const text = excludedSection({
      excluded: [group(3), { ...group(1), code: 'PLN003' }],
      counts: { requested: 4, planned: 0, excluded: 4 },
    })
    expect(text).toContain('– 4 requested cells cannot exist (PLN001: 3, PLN003: 1)')
    expect(text).toMatch(/PLN001: It is old. Take a newer one. PLN003: Unknown. Fix it./)
    expect(text.match(/and 2 more/g)).toHaveLength(1)
    expect(text).toContain('\n| Cell | Reason |\n|---|---|\n| a | PLN001: ')
    expect(text).toContain('| … and 2 more | PLN001 |')
    expect(excludedSection({ excluded: [], counts: { requested: 0, planned: 0, excluded: 0 } })).toBe('')
  })

  it('is not more than there is', () => {
    expect([moreOf(group(1), 1), moreOf(group(1), 2), moreOf(group(4), 1)]).toEqual([[], [], ['… and 3 more']])
  })
})
