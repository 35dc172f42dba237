import { describe, expect, it } from 'vitest'
import {
  accessTokens,
  hasToken,
  maskLikelySecrets,
  maskSecrets,
  netrcPasswords,
  secretsOf,
} from '../../src/runner/mask-secrets.ts'

describe('a known secret', () => {
  it('is hidden in each form of its own, and only there', () => {
    const secret = "a'(b)*!?&é"
    const strict = 'a%27%28b%29%2A%21%3F%26%C3%A9'
    for (const text of [strict, strict.toLowerCase().replace('a%27', 'a%27'), encodeURIComponent(secret)]) {
      expect(maskSecrets(`x ${text} y`, [secret]), text).toBe('x *** y')
    }
    expect(maskSecrets('6162633F 6162633f 616263', ['abc?'])).toBe('*** *** 616263')
    // base64 is cut to what depends on these bytes alone; its padding is no part of it.
    expect(maskSecrets(`${Buffer.from('abcd').toString('base64')}!`, ['abcd'])).toBe('***!')
    expect(maskSecrets(`${Buffer.from('abcde?').toString('base64')}=x`, ['abcde?'])).toBe('***=x')
    // What ends with signs of equality of its own keeps all that stands before them.
    expect(maskSecrets('key: abcd', ['=abcd='])).toBe('key: abcd')
  })

  it('is hidden whole where a shorter one begins like it', () => {
    expect(maskSecrets('abcdefgh abcd', ['abcd', 'abcdefgh'])).toBe('*** ***')
    expect(maskSecrets('abcdefgh abcd', ['abcdefgh', 'abcd'])).toBe('*** ***')
  })

  it('is hidden without the blanks around it and around its lines, but not by its short lines', () => {
    expect(maskSecrets('x secret y', [' secret\n'])).toBe('x *** y')
    expect(maskSecrets('first-line here', ['other-line\n  first-line\r\nend'])).toBe('*** here')
    expect(maskSecrets('the end of abcd', ['long-line\nend\nabcd'])).toBe('the end of ***')
  })

  it('is hidden as a form, a JSON text and each kind of base64 have it', () => {
    expect(maskSecrets('x a+b%2Bc%0Ad y', ['a b+c\nd'])).toBe('x *** y')
    expect(maskSecrets('{"x":"a\\"b\\\\c"}', ['a"b\\c'])).toBe('{"x":"***"}')
    expect(maskSecrets('YWJjPj4+Pz8/ YWJjPj4-Pz8_', ['abc>>>???'])).toBe('*** ***')
  })

  it.each(['', '1', '12', '123', 'user:'])('is hidden inside of longer base64 after %j', (before) => {
    for (const after of ['', '3', '34', '345']) {
      const code = Buffer.from(`${before}abcdefghij${after}`).toString('base64')
      const [left = '', right = '', ...more] = maskSecrets(code, ['abcdefghij']).split('***')
      expect(more).toEqual([])
      // Only what depends on its neighbours is left: less than the characters of one byte at each side.
      expect(Buffer.from(left, 'base64').toString()).toBe(before.slice(0, Math.floor((left.length * 6) / 8)))
      expect(left.length).toBeLessThanOrEqual(Math.ceil((before.length * 8) / 6))
      expect(right.replaceAll('=', '').length).toBeLessThanOrEqual(Math.ceil((after.length * 8) / 6) + 1)
    }
  })

  it('of asterisks alone or of nothing is not hidden', () => {
    expect(maskSecrets('a*b', ['*', '', '**'])).toBe('a*b')
    expect(maskSecrets('x ab y', [' ab\n'])).toBe('x *** y')
  })

  it('of less than four characters is hidden as it is, and not as what it encodes to', () => {
    expect(maskSecrets('abc YWJj 616263', ['abc'])).toBe('*** YWJj 616263')
    expect(maskSecrets('abcd YWJjZA 61626364', ['abcd'])).toBe('*** *** ***')
  })
})

describe('what looks like a secret', () => {
  const hidden = (text: string) => maskLikelySecrets(`a ${text} b`)
  it.each([
    ...[
      'ghp_',
      'gho_',
      'ghu_',
      'ghs_',
      'ghr_',
      'github_pat_',
      'glpat-',
      'flox_pat_',
      'xoxb-',
      'npm_',
      'hf_',
      'dop_v1_',
    ].map((prefix) => `${prefix}0123456789`),
    'eyJhbGciOiJI.eyJzdWIiOiIx',
    'eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl-_x',
    'eyJhbGciOiJI.eyJzdWIiOiIx.',
    'AKIA0123456789ABCDEF',
    'ASIAABCDEFGHIJKLMNOP',
    '-----BEGIN PRIVATE KEY-----\nline\nline\n-----END PRIVATE KEY-----',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nline\n-----END OPENSSH PRIVATE KEY-----',
  ])('%j is hidden whole', (text) => {
    expect(hidden(text)).toBe('a *** b')
  })

  it.each([
    ['-----BEGIN RSA PRIVATE KEY-----\nline\nline that is cut', '***'],
    ['a.b-1:'.concat('A'.repeat(86), '=='), 'a.b-1:***'],
    ['git+https://token@host/x', 'git+https://***@host/x'],
    ['access-tokens=github.com=abc', 'access-tokens= ***'],
    ['access-tokens  = github.com=abc', 'access-tokens  = ***'],
    ['password \t hunter2', 'password \t ***'],
    ['account\tme', 'account\t***'],
    ['passwd x', 'passwd ***'],
    ['authorization Basic  abc', 'authorization Basic  ***'],
    ['Proxy-Authorization:Bearer abc', 'Proxy-Authorization:Bearer ***'],
    ['authorization:  abc', 'authorization:  ***'],
    ['authorization:   token abc', 'authorization:   token ***'],
    ['MY_TOKEN_2 = "abcd"', 'MY_TOKEN_2 = "***"'],
    ['x-token : abcdefgh', 'x-token : ***'],
    ['passwd=abcd', 'passwd=***'],
    ['password=abcd', 'password=***'],
    ['apikey=abcd', 'apikey=***'],
    ['api_key=abcd', 'api_key=***'],
    ['api-key=abcd', 'api-key=***'],
    ['accesskey=abcd', 'accesskey=***'],
    ['access-key=abcd', 'access-key=***'],
    ['my-secret-1=abcd;x=1', 'my-secret-1=***;x=1'],
    ["signature: 'abcd'", "signature: '***'"],
    ['{"token":"abcd"}', '{"token":"***"}'],
    ['https://u:p@h/x', 'https://***@h/x'],
    ['a?sp=r&sig=ab%2Fc%3D&se=2', 'a?sp=r&sig=***&se=2'],
    ['a?sig=abc', 'a?sig=***'],
    ['impure-env = A=b C=d', 'impure-env = ***'],
  ])('%j → %j', (text, masked) => {
    expect(maskLikelySecrets(text)).toBe(masked)
  })

  it.each([
    'token=abc',
    'eyJhbGciOiJI',
    'eyJhb.eyJzdWIiOiIx',
    'eyJhbGciOiJI.abc',
    'AKIA01234567',
    'ghx-0123456789',
    'passwords are long',
    'hf_123456789',
    'hvs.123456789012345',
    'sig=abcd',
  ])('%j is left', (text) => {
    expect(maskLikelySecrets(text)).toBe(text)
  })
})

describe('a token of a known shape', () => {
  it.each([
    ['ghp_0123456789', true],
    ['see hf_0123456789', true],
    ['hvs.0123456789012345', true],
    ['hvb.0123456789012345', true],
    ['hvx.0123456789012345', false],
    ['hf_123456789', false],
    ['nothing of it', false],
  ])('is in %j: %s', (text, expected) => {
    expect(hasToken(text)).toBe(expected)
    expect(maskLikelySecrets(text) !== text).toBe(expected)
  })
})

describe('where secrets are taken from', () => {
  it('variables by their names', () => {
    const value = 'abcdefgh'
    const names = [
      'KEY',
      'MY_PAT',
      'X_AUTH',
      'A-KEY',
      'db_password',
      'CREDENTIALS',
      'PRIVATE_X',
      'KEYBOARD_X',
      'XKEY',
      'AUTHOR',
      'A_KEY_B',
      'MYPAT',
    ]
    const taken = names.filter((name) => secretsOf({ [name]: value }).length > 0)
    expect(taken).toEqual(names.slice(0, 7))
    expect([
      secretsOf({ MY_TOKEN: '12345678' }),
      secretsOf({ MY_TOKEN: '1234567' }),
      secretsOf({ MY_TOKEN: undefined }),
    ]).toEqual([['12345678'], [], []])
  })

  it('access-tokens, with and without their kind', () => {
    expect(accessTokens('github.com=abc \n gitlab.com=PAT:def=1')).toEqual(['abc', 'abc', 'PAT:def=1', 'def=1'])
    expect(accessTokens('bare')).toEqual(['bare', 'bare'])
  })

  it('a netrc, quoted or not', () => {
    const text =
      'machine a login b password   c1\n# password old\ndefault account "d \\"e\\" \\\\f" password "" password x"y'
    expect(netrcPasswords(text)).toEqual(['c1', 'old', 'd "e" \\f', '', 'x"y'])
    expect(netrcPasswords('passwords account')).toEqual([])
  })
})
