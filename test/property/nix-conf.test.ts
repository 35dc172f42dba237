import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addInclude, managedText, removeInclude } from '../../src/nix/configure/managed.ts'
import { type NixConfItem, parseNixConf, printNixConf } from '../../src/nix/configure/nix-conf.ts'

const word = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/[ \t\n\r#]/.test(text))
const item: fc.Arbitrary<NixConfItem> = fc.oneof(
  fc.record({
    kind: fc.constant('setting' as const),
    name: word.filter((name) => name !== 'include' && name !== '!include'),
    values: fc.array(word, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('include' as const), path: word, optional: fc.boolean() }),
)
const adds = (entry: NixConfItem) => entry.kind === 'setting' && entry.name.startsWith('extra-')
const anyText = fc
  .array(fc.constantFrom('a', 'b = c', ' ', '\n', '\r\n', '# d', '!include nix-cuda.conf', 'ä'))
  .map((parts) => parts.join(''))

describe('nix.conf', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const { lines, problems } = parseNixConf(printNixConf(items), 'x')
        expect(problems).toEqual([])
        expect(lines).toEqual(items.map((entry, index) => ({ ...entry, line: index + 1 })))
      }),
    )
  })

  it('says something about every line, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { lines, problems } = parseNixConf(text, 'x')
        const blank = text.split('\n').filter((line) => line.replace(/#.*/s, '').replace(/[ \t\r]/g, '') === '')
        expect(lines.length + problems.length + blank.length).toBe(text.split('\n').length)
      }),
    )
  })

  it('is the same, byte for byte, when our line has come and gone', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const added = addInclude(text, 'nix-cuda.conf')
        expect(addInclude(added, 'nix-cuda.conf')).toBe(added)
        expect(removeInclude(added, 'nix-cuda.conf')).toBe(text)
        expect(parseNixConf(added, 'x').problems).toEqual(parseNixConf(text, 'x').problems)
      }),
    )
  })

  it('keeps what others add after our line', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`
        expect(removeInclude(`${addInclude(text, 'x.conf')}${more}`, 'x.conf')).toBe(more === '' ? text : whole + more)
      }),
    )
  })

  it('has everything that each job asked for', () => {
    const setting = item.filter((entry) => entry.kind === 'setting')
    const part = fc.record({
      base: fc.array(setting),
      extra: fc.array(item),
      after: fc.array(setting, { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
        const text = managedText(1, parts)
        const { lines, problems } = parseNixConf(text, 'x')
        expect(problems).toEqual([])
        for (const { base, extra, after } of parts) {
          const stays = extra.some(({ kind }) => kind === 'include')
          expect(text).toContain(printNixConf(extra.filter((entry) => stays || !adds(entry))))
          for (const wanted of [...base, ...after].filter((entry) => entry.name.startsWith('extra-'))) {
            const all = lines.filter((line) => line.kind === 'setting' && line.name === wanted.name)
            expect(all.flatMap((line) => (line.kind === 'setting' ? line.values : []))).toEqual(
              expect.arrayContaining([...wanted.values]),
            )
          }
        }
      }),
    )
  })
})
