import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasToken, maskLikelySecrets, maskSecrets, secretsOf } from '../../src/runner/mask-secrets.ts'

/** How a secret may come to stand in a text. */
const dress: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret).toString('base64url'),
  (secret) => Buffer.from(secret).toString('hex'),
  (secret) => encodeURIComponent(secret),
  (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  (secret) => new URLSearchParams({ token: secret }).toString().slice('token='.length),
  (secret) => JSON.stringify(secret).slice(1, -1),
]

const secret = fc
  .oneof(fc.string({ minLength: 4, maxLength: 40 }), fc.string({ unit: 'grapheme', minLength: 4, maxLength: 20 }))
  .filter((text) => /[^*\s]/.test(text) && text.isWellFormed())

describe('maskSecrets', () => {
  it('leaves no secret, however it is written', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.array(fc.string(), { maxLength: 6 }),
        (secrets, around) => {
          const dressed = secrets.flatMap((one) => dress.map((wear) => wear(one)))
          const text = dressed.map((one, index) => `${around[index % 6] ?? ''}${one}`).join(around[0] ?? '')
          const masked = maskSecrets(text, secrets)
          for (const one of dressed) expect(masked.includes(one), JSON.stringify(one)).toBe(false)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('leaves none inside of longer base64, as in a Basic header', () => {
    const long = fc.string({ minLength: 8, maxLength: 40 }).filter((text) => /[^*\s]/.test(text))
    fc.assert(
      fc.property(long, fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }), (secret, before, after) => {
        const code = Buffer.from(`${before}${secret}${after}`).toString('base64')
        const masked = maskSecrets(`authorization: ${code}`, [secret])
        const decoded = masked
          .replace('authorization: ', '')
          .split('***')
          .map((part) => Buffer.from(part, 'base64').toString())
        expect(masked).toContain('***')
        expect(decoded.some((part) => part.includes(secret))).toBe(false)
      }),
    )
  })

  it('leaves a text without secrets as it is, and ends whatever it is given', () => {
    expect(maskSecrets('nothing to hide', ['hidden', '', '*', '**'])).toBe('nothing to hide')
    expect(maskSecrets('a-b', ['-'])).toBe('a***b')
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string({ unit: fc.constantFrom('*', 'a', '\n'), maxLength: 5 })),
        (text, secrets) => {
          const masked = maskSecrets(text, secrets)
          for (const one of secrets) if (/[^*]/.test(one)) expect(masked.includes(one)).toBe(false)
        },
      ),
    )
  })

  it('hides each line of a secret of several lines', () => {
    expect(maskSecrets('x first-line y\nsecond-line', ['first-line\nsecond-line\n'])).toBe('x *** y\n***')
  })
})

describe('maskLikelySecrets', () => {
  it.each([
    ['clone https://user:hunter2@host/x.git', 'clone https://***@host/x.git'],
    ['access-tokens = github.com=abc gitlab.com=PAT:def', 'access-tokens = ***'],
    ['extra-access-tokens = github.com=abc', 'extra-access-tokens = ***'],
    ['machine host login me password hunter2', 'machine host login me password ***'],
    ['Authorization: Bearer abc.def', 'Authorization: Bearer ***'],
    [`see ghp_${'a'.repeat(36)} there`, 'see *** there'],
    [`cache-1:${'A'.repeat(86)}==`, 'cache-1:***'],
    ['https://s3/x?X-Amz-Signature=0123456789abcdef&y=1', 'https://s3/x?X-Amz-Signature=***&y=1'],
    ['{"token":"abcdefgh","n":1}', '{"token":"***","n":1}'],
    [
      'https://x.blob.core.windows.net/a?sp=r&sig=ab%2Fc%3D&se=2',
      'https://x.blob.core.windows.net/a?sp=r&sig=***&se=2',
    ],
    ['impure-env = USER=me PASSWORD=x', 'impure-env = ***'],
  ])('%s', (text, masked) => {
    expect(maskLikelySecrets(text)).toBe(masked)
  })

  const some = 'a1B2'.repeat(9)
  it.each([
    ...[`ghs_${some}`, `ghu_12_eyJ${some}.${some}.x`, `github_pat_11A_${some}`, `glpat-${some}`, `gldt-${some}`],
    ...[`hf_${some}`, `AKIA${'AB12'.repeat(4)}`, `ASIA${'AB12'.repeat(4)}`, `xoxb-1-${some}`, `xoxe.xoxp-1-${some}`],
    ...[`flox_sat_${some}`, `flox_pat_${some}`, `npm_${some}`, `dckr_pat_${some}`, `dckr_oat_${some}`, `nvapi-${some}`],
    // As those of Cachix and Attic.
    ...[`eyJhbGciOiJIUzI1NiJ9.${some}.${some}`, `sk-ant-${some}`, `pypi-${some}`, `hvs.${some}`],
  ])('knows %s by its shape', (token) => {
    expect(hasToken(token)).toBe(true)
    expect(maskLikelySecrets(`got ${token} here`)).toBe('got *** here')
  })

  it('leaves public keys, hashes and settings readable', () => {
    const text = [
      'sandbox-paths = /bin/sh=/nix/store/0123456789abcdfghijklmnpqrsvwxyz-glibc-locales-2.40 /disk-sk-1',
      'trusted-public-keys = cache.nixos.org-1:6NCHdD59X431o0gWypbMrAURkbJ16ZPMQFGspcDShjY=',
      '/nix/store/0123456789abcdfghijklmnpqrsvwxyz-nix-2.34.8',
      'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'https://cache.nixos.org/nix-cache-info',
    ].join('\n')
    expect(maskLikelySecrets(text)).toBe(text)
    expect(hasToken(text)).toBe(false)
  })
})

describe('secretsOf', () => {
  it('takes the variables that say that they are secret', () => {
    const env = {
      GITHUB_TOKEN: 'abcdefgh',
      AWS_SECRET_ACCESS_KEY: 'ijklmnop',
      PATH: '/usr/bin:/bin',
      MY_KEY: 'short',
      'INPUT_STORE-CACHE-KEY': 'qrstuvwx',
    }
    expect(secretsOf(env)).toEqual(['abcdefgh', 'ijklmnop', 'qrstuvwx'])
  })
})
