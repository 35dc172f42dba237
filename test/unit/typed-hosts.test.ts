/** Tokens and netrc for addresses where only hosts ever match: refused with the host to write. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatProblem } from '../../src/model/problem.ts'
import { type ConfigurationFacts, planConfiguration } from '../../src/nix/configure/plan.ts'
import { parseNetrc } from '../../src/nix/credentials/netrc.ts'

const rows = readFileSync(join(import.meta.dirname, 'fixtures/typed/hosts-as-urls.txt'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [, host = '', input = '', text = ''] = /^(\S+) \| ([\w-]+): (.*)$/.exec(line) ?? []
    return { host, input, text }
  })

const facts: ConfigurationFacts = {
  mode: 'daemon',
  trusted: true,
  privilege: 'sudo',
  hosted: false,
  user: 'runner',
  nixVersion: '2.34.8',
  confDir: '/etc/nix',
  confDirWritable: true,
  allowedSubstituters: [],
}
const nothing = { caches: [], extraSubstituters: [], extraTrustedPublicKeys: [], extraNixConfig: '' }

function problemsOf(input: string, text: string) {
  if (input === 'netrc') return parseNetrc(text).problems
  const given = input === 'extra-nix-config' ? { extraNixConfig: `${text}\n` } : { accessTokens: [text] }
  return planConfiguration({ ...nothing, ...given }, facts).problems
}

describe('a host', () => {
  test.each(rows)('in $input: $text is answered with $host', ({ host, input, text }) => {
    const problems = problemsOf(input, text).filter(({ message }) => message.includes('never match'))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.severity).toBe('error')
    expect(problems[0]?.fix).toMatch(input === 'netrc' ? `machine ${host} login` : `Write ${host}=TOKEN`)
    expect(problems.map(formatProblem).join()).not.toContain('not-a-real-token')
    expect(problems.map(formatProblem).join()).not.toContain('https://github')
  })

  test.each([
    ['extra-access-tokens', 'github.com=t'],
    ['extra-access-tokens', 'github.com/owner/repo=t'],
    ['extra-access-tokens', 'gitlab.example.org:8443=PAT:t'],
    ['extra-nix-config', 'access-tokens = localhost=t'],
    ['netrc', 'machine cache.example.org login u password p,'],
    ['netrc', 'machine 127.0.0.1 password p'],
    ['netrc', 'machine ::1 password p'],
  ])('that can match is fine in %s: %s', (input, text) => expect(problemsOf(input, text)).toEqual([]))

  test('is not repeated where it may be a secret', () => {
    const told = problemsOf('extra-access-tokens', 'ghp_SECRET,=github.com').map(formatProblem).join()
    expect(told).toMatch('Write HOST=TOKEN')
    expect(told).not.toContain('SECRET')
  })
})
