/** Publishing without Nix: addresses, keys, servers and buckets that refuse, disks that are full, clients that lose. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signingKey } from '../../src/actions/publish/caches.ts'
import { publishSurface } from '../../src/actions/publish/surface.ts'
import { base32, fromBase32 } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { batchesOf } from '../../src/ship/publish/batches.ts'
import { inOrder, type Shipment } from '../../src/ship/publish/closure.ts'
import type { CacheFiles, ClientDestination, FileContent, PathFacts } from '../../src/ship/publish/destination.ts'
import { openFolder } from '../../src/ship/publish/file.ts'
import { openServer } from '../../src/ship/publish/http.ts'
import { withPacked } from '../../src/ship/publish/pack.ts'
import { parsePathFacts } from '../../src/ship/publish/path-facts.ts'
import { progressOf } from '../../src/ship/publish/progress.ts'
import { openBucket } from '../../src/ship/publish/s3.ts'
import { sendToClient } from '../../src/ship/publish/to-client.ts'
import { type PutServer, startPutServer } from '../fakes/put-server.ts'
import { recordingLog } from '../recording-log.ts'
import { fakeClock, testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-'))
const http = nodeHttp({ connections: 4, env: {} })
afterAll(() => {
  http.close()
  rmSync(temp, { recursive: true })
})

/** Codes and messages of what is thrown. */
async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems.map(({ code, message }) => `${code}: ${message}`)
    throw cause
  }
  return []
}

const bytes = Buffer.from('the content of a NAR\n'.repeat(1_000))
const nar: FileContent = {
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  type: 'application/x-nix-nar',
  open: async function* () {
    yield bytes
  },
}

describe('to', () => {
  const { to } = publishSurface.inputs
  const read = (text: string) => {
    const parsed = to.parse(text)
    if (!parsed.ok) return parsed.expected
    return parsed.value.map((target) =>
      'flox' in target ? target.flox : [target.place.kind.scheme, target.place.address, target.place.visibility],
    )
  }

  it('takes several destinations, each with its own visibility', () => {
    expect(read('flox, file:///srv/cache\ns3://acme?region=eu-west-1   private\nhttps://x.test/c licensed')).toEqual([
      'flox',
      ['file', 'file:///srv/cache', undefined],
      ['s3', 's3://acme?region=eu-west-1', 'private'],
      ['https', 'https://x.test/c', 'licensed'],
    ])
    expect(read('ssh-ng://nix@host?ssh-key=/k')).toEqual([['ssh-ng', 'ssh-ng://nix@host?ssh-key=/k', undefined]])
  })

  it.each([
    ['', /^one or more of/],
    ['moon', /moon is no destination$/],
    ['file:///a secret', /may only be followed by/],
    ['file:///a private public', /may only be followed by/],
    ['file://host/a', /absolute folder/],
    ['file:///a?trusted=1', /has parameters$/],
    ['https://me:word@x.test', /has a login/],
    ['https://me@x.test', /has a login/],
    ['s3://acme/folder', /without a folder/],
    ['s3://Acme', /name of a bucket/],
    ['s3://acme?profile=x', /has the parameter profile; known are region/],
    ['s3://acme?endpoint=http://x.test/folder', /has an endpoint/],
    ['s3://acme?addressing-style=other', /addressing-style/],
    ['ssh-ng://-oProxyCommand=x', /needs a host/],
    ['ssh-ng://me:word@host', /has a login/],
    ['ssh://host', /is no destination/],
  ])('refuses %j', (text, why) => {
    expect(read(text)).toMatch(why)
  })
})

describe('the signing key', () => {
  const key = generateKey('acme')
  const file = join(temp, 'key')
  const read = (text?: string, path?: string) =>
    signingKey({ ...testHost(), cwd: temp }, { 'signing-key': text, 'signing-key-file': path }, () => {})

  it('comes from a secret or a file', async () => {
    writeFileSync(file, `${key.secretText()}\n`)
    for (const found of [await read(key.secretText()), await read(undefined, 'key')]) {
      expect(found?.publicKey.text).toBe(key.publicKey.text)
    }
    expect(await read()).toBeUndefined()
  })

  it('is refused where it is none, and never shown', async () => {
    const secret = key.secretText()
    const wrong = [read(key.publicKey.text), read(secret.slice(0, -4)), read(undefined, 'missing'), read(secret, 'key')]
    const messages = await Promise.all(wrong.map(problemsOf))
    expect(messages.map(([first = '']) => first.slice(0, 6))).toEqual(['SHP040', 'SHP040', 'SHP040', 'SHP054'])
    expect(messages.flat().join('\n')).not.toContain(secret.slice(-30))
  })
})

describe('a server', () => {
  let server: PutServer
  beforeAll(async () => {
    server = await startPutServer()
  })
  afterAll(() => server[Symbol.asyncDispose]())
  beforeEach(() => {
    server.files.clear()
    server.requests.length = 0
    server.fault = () => undefined
  })
  const open = (netrc?: string) => openServer({ ...testHost(), http }, new URL(`${server.url}/acme`), netrc)

  it('is sent the login of the netrc, and keeps whole files', async () => {
    const seen = new Set<string>()
    server.fault = ({ authorization }) => void seen.add(authorization)
    const files = open('machine 127.0.0.1 login ci password word')
    await files.write('nar/a.nar.zst', nar)
    expect([await files.size('nar/a.nar.zst'), await files.size('nar/b')]).toEqual([bytes.length, undefined])
    expect(server.files.get('acme/nar/a.nar.zst')).toEqual(bytes)
    expect([...seen]).toEqual([`Basic ${btoa('ci:word')}`])
  })

  it.each([429, 500, 503, 'cut'] as const)('is asked again after %s', async (status) => {
    let left = 2
    server.fault = () => (left-- > 0 ? (status === 'cut' ? status : { status }) : undefined)
    await open().write('nar/a', nar)
    expect(server.requests).toHaveLength(3)
    expect(server.files.get('acme/nar/a')).toEqual(bytes)
  })

  it.each([
    [401, 'SHP043', 'answered 401 to a request with no login'],
    [403, 'SHP043', 'answered 403 to a request with no login'],
    [404, 'SHP042', 'takes no files: it answered 404'],
    [405, 'SHP042', 'takes no files: it answered 405'],
    [413, 'SHP051', 'refuses a file of this size'],
    [429, 'SHP044', 'answered 429 after several attempts'],
    [507, 'SHP045', 'is full'],
  ])('that answers %i to an upload is a problem of its own', async (status, code, words) => {
    server.fault = () => ({ status, body: 'because' })
    const [problem] = await problemsOf(open().write('nar/a', nar))
    expect(problem).toContain(`${code}: ${server.url}/acme ${words}`)
    expect(problem).toContain('(because)')
    if (status === 401) expect(await problemsOf(open().read('nix-cache-info'))).toHaveLength(1)
  })

  it('that nobody reaches is one', async () => {
    const files = openServer({ ...testHost(), http }, new URL('http://127.0.0.1:9/'), undefined)
    expect(await problemsOf(files.read('nix-cache-info'))).toEqual([
      expect.stringMatching(/^SHP044: .* does not answer/),
    ])
  })

  describe('of buckets', () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
    const bucket = (variables: Readonly<Record<string, string>> = env): CacheFiles =>
      openBucket({ ...testHost(), http, env: variables }, new URL(`s3://acme?region=eu-west-1&endpoint=${server.url}`))
    const answers = (status: number, code: string, date?: string) => {
      const body = `<Error><Code>${code}</Code><Message>so</Message></Error>`
      server.fault = () => ({ status, body, ...(date === undefined ? {} : { date }) })
    }

    it.each([
      [
        403,
        'InvalidAccessKeyId',
        /^SHP043: s3:\/\/acme answered 403 to a request with the access key AKIAEXAMPLE of the environment \(InvalidAccessKeyId: so\)\.$/,
      ],
      [400, 'ExpiredToken', /^SHP043: The credentials for s3:\/\/acme have expired/],
      [404, 'NoSuchBucket', /^SHP042: There is no bucket acme in eu-west-1/],
      [301, 'PermanentRedirect', /^SHP042: The bucket acme is not in eu-west-1/],
      [400, 'AuthorizationHeaderMalformed', /^SHP042: The bucket acme is not in eu-west-1/],
    ])('says what %i %s means, when it is read and when it is written', async (status, code, message) => {
      answers(status, code)
      const expected = [expect.stringMatching(message)]
      expect(await problemsOf(bucket().read('nix-cache-info'))).toEqual(expected)
      expect(await problemsOf(bucket().write('nar/a', nar))).toEqual(expected)
    })

    it('says that the clock is wrong, and by whose', async () => {
      answers(403, 'RequestTimeTooSkewed', 'Tue, 01 Dec 2026 12:00:00 GMT')
      const [problem] = await problemsOf(bucket().write('nar/a', nar))
      expect(problem).toMatch(/^SHP048: .* here it is \d{4}-.*, that of the service 2026-12-01T12:00:00\.000Z/)
    })

    it('is sent a new signature with each try', async () => {
      const dates: string[] = []
      server.fault = ({ authorization }) => {
        dates.push(authorization)
        return dates.length < 3 ? { status: 503 } : undefined
      }
      let now = Date.parse('2026-12-01')
      // Each look at the clock is a minute later.
      const clock = { ...fakeClock(), now: () => (now += 60_000) }
      const address = new URL(`s3://acme?endpoint=${server.url}`)
      await openBucket({ ...testHost(), http, env, clock }, address).write('nar/a', nar)
      expect(new Set(dates).size).toBe(3)
    })

    it('takes what is denied for missing when it asks, and not when it writes', async () => {
      answers(403, 'AccessDenied')
      expect([await bucket().read('a.narinfo'), await bucket().size('nar/a')]).toEqual([undefined, undefined])
      expect(await problemsOf(bucket({}).write('nar/a', nar))).toEqual([
        expect.stringMatching(/^SHP043: .* with no access key \(AWS_ACCESS_KEY_ID is not set\)/),
      ])
    })

    it('refuses what one request cannot carry', async () => {
      const huge = { ...nar, size: 6 * 1024 ** 3 }
      expect(await problemsOf(bucket().write('nar/a', huge))).toEqual([
        expect.stringMatching(/^SHP051: nar\/a has 6\.4 GB/),
      ])
      expect(server.requests).toEqual([])
    })
  })
})

describe('a folder', () => {
  const content = (open: FileContent['open']): FileContent => ({ ...nar, open })

  it('has whole files alone, and forgets what was abandoned', async () => {
    const folder = join(temp, 'cache')
    mkdirSync(join(folder, 'nar'), { recursive: true })
    const [old, fresh] = ['a', 'b'].map((name) => join(folder, 'nar', `.${name}.nar.zst.0123456789ab.part`))
    for (const path of [old, fresh]) writeFileSync(path ?? '', 'half')
    utimesSync(old ?? '', 1, Date.now() / 1_000 - 90_000)
    const host = { ...testHost(), clock: { ...testHost().clock, now: () => Date.now() } }
    const files = await openFolder(host, `file://${folder}`)
    await files.write('nar/c', nar)
    const failing = content(async function* () {
      yield bytes
      throw new Error('it broke')
    })
    expect(await problemsOf(files.write('nar/d', failing))).toEqual([expect.stringMatching(/^SHP044: .*it broke/)])
    expect(readdirSync(join(folder, 'nar')).sort()).toEqual(['.b.nar.zst.0123456789ab.part', 'c'])
    expect([await files.size('nar/c'), await files.read('x.narinfo')]).toEqual([bytes.length, undefined])
  })

  it('that is full is a problem of its own, and is left as it was', async () => {
    const folder = join(temp, 'full')
    const files = await openFolder(testHost(), `file://${folder}`)
    const full = content(async function* () {
      yield bytes
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    })
    expect(await problemsOf(files.write('nar/a', full))).toEqual([expect.stringMatching(/^SHP045: .* is full: /)])
    expect(readdirSync(join(folder, 'nar'))).toEqual([])
  })
})

const facts = (name: string, references: readonly string[] = [], narSize = 1): PathFacts => {
  return { path: `/s/${name}`, narHash: `hash-${name}`, narSize, references, deriver: undefined, signers: [] }
}

describe('a closure', () => {
  it('comes in the order of its references, each path once', () => {
    const all = [facts('top', ['/s/mid', '/s/base']), facts('mid', ['/s/base']), facts('base'), facts('other')]
    const known = new Map(all.map((one) => [one.path, one]))
    expect(inOrder(known, ['/s/top']).map(({ path }) => path)).toEqual(['/s/base', '/s/mid', '/s/top'])
  })

  it('is cut into batches that the disk can hold', () => {
    const sizes = [3e8, 3e8, 6e8, 5e9, 1].map((size, index) => facts(`${index}`, [], size))
    expect(batchesOf(sizes).map((batch) => batch.length)).toEqual([2, 1, 1, 1])
  })

  it('is read from what each version of Nix says', () => {
    const hash = Buffer.alloc(32, 7)
    const name = `${'1'.repeat(32)}-app`
    const reference = `${'2'.repeat(32)}-lib`
    const expected = [
      {
        ...{ path: `/nix/store/${name}`, narHash: `sha256:${base32(hash)}`, narSize: 5, deriver: undefined },
        ...{ references: [`/nix/store/${reference}`], signers: ['acme-1'] },
      },
    ]
    const rest = { narSize: 5, signatures: ['acme-1:abc'] }
    const own = [`/nix/store/${reference}`, `/nix/store/${name}`]
    const sri = `sha256-${hash.toString('base64')}`
    const gone = `/nix/store/${'3'.repeat(32)}-gone`
    const list = [{ path: `/nix/store/${name}`, narHash: `sha256:${base32(hash)}`, references: own, ...rest }]
    expect(parsePathFacts([...list, { path: gone, valid: false }])).toEqual(expected)
    const byPath = { [`/nix/store/${name}`]: { narHash: sri, references: own, ...rest }, [gone]: null }
    expect(parsePathFacts(byPath)).toEqual(expected)
    const narHash = { algorithm: 'sha256', format: 'base16', hash: hash.toString('hex') }
    const info = { [name]: { narHash, references: [reference, name], narSize: 5, signatures: [{ keyName: 'acme-1' }] } }
    expect(parsePathFacts({ version: 2, storeDir: '/nix/store', info })).toEqual(expected)
    expect(() => parsePathFacts({ [`/nix/store/${name}`]: {} })).toThrow('has no hash or size')
  })
})

describe('packing', () => {
  const nix = { program: '/nix/bin/nix', version: '2.34.8' }
  const pack = (said: string, cancelled = new AbortController().signal) => {
    const exec: Host['exec'] = async ({ argv }) => {
      const code = argv.includes('copy') ? 1 : 0
      return { kind: 'exited', code, stdout: '', stderrTail: [`error: ${said}`] }
    }
    const options = { storeDir: '/s', key: undefined, folder: temp }
    return problemsOf(withPacked({ ...testHost(), exec, cancelled }, nix, [facts('a')], options, async () => {}))
  }

  it('says what stopped Nix, and leaves no file', async () => {
    expect(await pack('writing to file: No space left on device')).toEqual([
      expect.stringMatching(/^SHP045: The disk of/),
    ])
    expect(await pack("hash mismatch importing path '/s/a'")).toEqual([
      "SHP050: Nix cannot pack what is to be published: hash mismatch importing path '/s/a'.",
    ])
    expect(await pack('interrupted by the user', AbortSignal.abort())).toEqual(['SHP053: Publishing was cancelled.'])
    expect(readdirSync(temp).filter((name) => name.startsWith('packed-'))).toEqual([])
  })
})

describe('progress', () => {
  it('tells how far and how fast, every ten seconds and at the end', () => {
    const log = recordingLog()
    const clock = fakeClock()
    const paths = [facts('a', [], 2e8), facts('b', [], 3e8), facts('c', [], 5e8)]
    const { done } = progressOf({ clock, log }, 's3://acme', paths)
    done(paths[0] ?? facts(''), 1e8)
    void clock.sleep(20_000)
    done(paths[1] ?? facts(''), 1e8)
    done(paths[2] ?? facts(''), 2e8)
    expect(log.lines).toEqual([
      's3://acme: 2 of 3 paths, 500.0 MB of 1.0 GB, 10.0 MB/s',
      's3://acme: 3 of 3 paths, 1.0 GB of 1.0 GB, 20.0 MB/s',
    ])
  })
})

describe('a client', () => {
  const all = [facts('base'), facts('one', ['/s/base']), facts('two', ['/s/one', '/s/base'])]
  const shipment = (name: string): Shipment => {
    return { name, outputs: [`/s/${name}`], drvPaths: [], unfree: [], toolkit: undefined }
  }
  const closure = {
    paths: all,
    of: ({ outputs }: Shipment) => inOrder(new Map(all.map((one) => [one.path, one])), outputs),
  }
  const options = { storeDir: '/s', key: undefined, folder: temp }
  const host = { ...testHost(), log: recordingLog() }
  const nix = { program: '/nix', version: '2.34.8' }
  const send = (client: ClientDestination) =>
    sendToClient(
      host,
      nix,
      { name: 'there', client, missing: all },
      { closure, shipments: [shipment('two'), shipment('one')] },
      options,
    )

  it('is sent what outputs need first, and an output after those that it refers to', async () => {
    const calls: string[][] = []
    const there = new Map<string, string>()
    await send({
      kind: 'client',
      find: async () => there,
      send: async (paths, { sent }) => {
        calls.push(paths.map(({ path }) => path))
        for (const path of paths) {
          there.set(path.path, path.narHash)
          sent(path)
        }
      },
    })
    expect(calls).toEqual([['/s/base'], ['/s/one', '/s/two']])
  })

  it('is asked afterwards, and what it lost or changed is a problem', async () => {
    const find = (found: readonly (readonly [string, string])[]) => async () => new Map(found)
    const lost = send({ kind: 'client', find: find([['/s/base', 'hash-base']]), send: async () => {} })
    expect(await problemsOf(lost)).toEqual([
      'SHP047: there does not have /s/one after it was sent.',
      'SHP047: there does not have /s/two after it was sent.',
    ])
    const changed = send({ kind: 'client', find: find([['/s/base', 'another']]), send: async () => {} })
    expect(await problemsOf(changed)).toEqual([
      'SHP046: there has /s/base with other content: another there, hash-base here.',
    ])
  })
})

it('reads base 32 as it writes it', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (given) => {
      expect([...fromBase32(base32(given))]).toEqual([...given])
    }),
  )
})
