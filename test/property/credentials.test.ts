import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Builder, parseBuilders, printBuilder } from '../../src/nix/credentials/builders.ts'
import { printEnvironmentFile } from '../../src/nix/credentials/environment.ts'
import { mergeNetrc, parseNetrc } from '../../src/nix/credentials/netrc.ts'

const ed25519 = Buffer.concat([Buffer.from([0, 0, 0, 11]), Buffer.from('ssh-ed25519'), Buffer.alloc(36, 3)])
const hostKey = Buffer.from(`ssh-ed25519 ${ed25519.toString('base64')}`).toString('base64')
const name = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/)
const names = fc.array(name, { maxLength: 3 })
const builder: fc.Arbitrary<Builder> = fc.record({
  uri: fc
    .tuple(fc.constantFrom('ssh', 'ssh-ng'), fc.constantFrom('', 'me@'), name, fc.constantFrom('', ':22', ':2222'))
    .map(([scheme, user, host, port]) => `${scheme}://${user}${host}${port}`),
  systems: names,
  key: fc.option(
    name.map((part) => `/keys/${part}`),
    { nil: undefined },
  ),
  jobs: fc.option(fc.nat(100), { nil: undefined }),
  speed: fc.option(fc.constantFrom('1', '0.5', '12.25'), { nil: undefined }),
  features: names,
  mandatory: names,
  hostKey: fc.option(fc.constant(hostKey), { nil: undefined }),
})
const word = fc.stringMatching(/^[!-~]{1,12}$/).filter((text) => !/["#]|^(?:machine|default|macdef)$/.test(text))

describe('builders', () => {
  it('reads back what it prints', () => {
    fc.assert(
      fc.property(fc.array(builder), (all) => {
        expect(parseBuilders(all.map(printBuilder).join('\n'))).toEqual({ builders: all, problems: [] })
        expect(parseBuilders(all.map(printBuilder).join(' ; ')).builders).toEqual(all)
      }),
    )
  })

  it('gives a builder or a problem for every part, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { builders, problems } = parseBuilders(text)
        const parts = text.split('\n').flatMap((line) => (line.split('#', 1)[0] ?? '').split(';'))
        const filled = parts.filter((part) => part.replace(/[ \t\r]/g, '') !== '').length
        expect(builders.length + problems.length).toBeGreaterThanOrEqual(filled)
        expect(builders.length).toBeLessThanOrEqual(filled)
      }),
    )
  })
})

describe('netrc', () => {
  it('has each entry that the jobs and the machine gave, whole', () => {
    const entry = fc
      .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/), word, word)
      .map(([host, user, pass]) => `machine ${host} login ${user} password ${pass}\n`)
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), fc.array(entry), (mine, machine) => {
        const merged = mergeNetrc([mine.join('')], machine.join(''))
        const { entries, problems } = parseNetrc(merged)
        expect(problems).toEqual([])
        expect(entries.map(({ text }) => text)).toEqual([...new Set(mine), ...machine])
      }),
    )
  })

  it('never repeats a word in a problem', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('machine', 'login', 'password', 'SECRET', '\n', '"')), (words) => {
        expect(JSON.stringify(parseNetrc(words.join(' ')).problems)).not.toContain('SECRET"')
      }),
    )
  })
})

describe('the file of variables', () => {
  it('is one line for each, which a shell reads back', () => {
    const value = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text))
    fc.assert(
      fc.property(value, (text) => {
        const line = printEnvironmentFile({ NAME: text })
        expect(line.split('\n')).toHaveLength(2)
        expect(line.slice('NAME="'.length, -2).replace(/\\(["\\`$])/g, '$1')).toBe(text)
      }),
    )
  })
})
