import { createHmac, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { printNixConf } from '../../src/nix/configure/nix-conf.ts'
import { completeBuilders, parseBuilders, printBuilder } from '../../src/nix/credentials/builders.ts'
import { applyCredentials, undoCredentials } from '../../src/nix/credentials/credentials.ts'
import { countCertificates, printDropIn, printEnvironmentFile } from '../../src/nix/credentials/environment.ts'
import { findHostKey } from '../../src/nix/credentials/known-hosts.ts'
import { mergeNetrc, netrcLogin, netrcSource, parseNetrc } from '../../src/nix/credentials/netrc.ts'
import {
  type CredentialsFacts,
  type CredentialsRequest,
  describeCredentials,
  planCredentials,
} from '../../src/nix/credentials/plan.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'credentials-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const nothing: CredentialsRequest = {
  netrc: '',
  aws: false,
  proxy: false,
  caBundle: '',
  builders: '',
  buildersKey: '',
  knownHosts: '',
  environment: {},
  extraNixConfig: '',
}
const sudo: CredentialsFacts = {
  mode: 'daemon',
  trusted: false,
  privilege: 'sudo',
  confDirWritable: true,
  user: 'runner',
  nixVersion: '2.34.8',
  uid: 1001,
  platform: 'linux',
  supervision: 'systemd',
  stateFolder: '/state',
  jobFolder: '/temp/nix-cuda',
  netrcFile: '/etc/nix/netrc',
  netrcHidden: false,
  builders: '@/etc/nix/machines',
  bundle: undefined,
}
const netrc = 'machine cache.test login me password SECRET1\n'
const aws = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'SECRET2', AWS_REGION: 'eu-west-1' }

/** A public key of its own for each name, in OpenSSH's form. */
function hostKey(type = 'ssh-ed25519'): string {
  const { publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
  const field = (bytes: Buffer) => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  return `${type} ${Buffer.concat([field(Buffer.from(type)), field(raw)]).toString('base64')}`
}

const plan = (request: Partial<CredentialsRequest>, facts: Partial<CredentialsFacts> = {}) =>
  planCredentials({ ...nothing, ...request }, { ...sudo, ...facts }, 'job')
const codes = (request: Partial<CredentialsRequest>, facts: Partial<CredentialsFacts> = {}) =>
  plan(request, facts).problems.map(({ code, severity }) => `${code} ${severity}`)
const conf = (request: Partial<CredentialsRequest>, facts: Partial<CredentialsFacts> = {}) =>
  printNixConf(plan(request, facts).plan?.settings ?? [])

describe('planCredentials', () => {
  it('plans nothing when nothing is asked for', () => {
    expect(plan({})).toEqual({ plan: undefined, problems: [] })
    expect(plan({ proxy: true })).toEqual({ plan: undefined, problems: [] })
  })

  it('with root: files of root, settings that are the same for all jobs, and the daemon’s environment by systemd', () => {
    const request = {
      netrc,
      aws: true,
      proxy: true,
      environment: { ...aws, https_proxy: 'http://proxy.test:3128', X: '1' },
    }
    const { plan: made } = plan(request)
    expect(made).toMatchObject({ scope: 'system', folder: '/state/credentials' })
    expect(made?.daemonVariables).toEqual([...Object.keys(aws), 'https_proxy'])
    expect(made?.dropIn).toBe('/run/systemd/system/nix-daemon.service.d/setup-nix-cuda-1001.conf')
    expect(conf(request)).toBe('netrc-file = /state/credentials/netrc\n')
    expect(plan(request, { supervision: 'own' }).plan?.dropIn).toBeUndefined()
  })

  it('gives the commands of a user with sudo a netrc of their own, unless that hides one of the machine', () => {
    const own = '/temp/nix-cuda/credentials/netrc'
    const forUser = (facts: Partial<CredentialsFacts>, request: Partial<CredentialsRequest> = { netrc }) =>
      printNixConf(plan(request, facts).plan?.privateSettings ?? [])
    expect(forUser({})).toBe(`netrc-file = ${own}\n`)
    expect(forUser({ netrcHidden: true })).toBe('')
    expect(forUser({}, { aws: true, environment: aws })).toBe('')
    for (const facts of [
      { uid: 0, privilege: 'root' },
      { mode: 'direct' },
      { trusted: true, privilege: 'none' },
    ] as const) {
      expect(forUser(facts)).toBe('')
    }
    // In a second step of the job, that file is not the machine's.
    expect(plan({ netrc }, { netrcFile: own }).plan?.part().netrcBase).toBeUndefined()
    expect(plan({ netrc }).plan?.part().netrcBase).toBe('/etc/nix/netrc')
  })

  it('shows no secret when it is printed', () => {
    const request = { netrc, aws: true, environment: aws, builders: `ssh-ng://b - - 1 1 - - ${base64(hostKey())}` }
    const { plan: made } = plan({ ...request, buildersKey: 'SECRET3' })
    if (!made) throw new Error('no plan')
    const text = JSON.stringify(made) + describeCredentials(made).join('\n')
    expect(text).not.toMatch(/SECRET\d/)
    expect(text).toContain('AWS_SECRET_ACCESS_KEY')
    expect(JSON.stringify(made.part())).toContain('SECRET1')
  })

  it('with the store opened directly, or a daemon that trusts this user: files of the job, and nothing for a daemon', () => {
    for (const facts of [
      { mode: 'direct', privilege: 'none' },
      { mode: 'direct', privilege: 'root' },
      { trusted: true, privilege: 'none' },
    ] as const) {
      expect(plan({ netrc }, facts).plan).toMatchObject({ scope: 'job', folder: '/temp/nix-cuda/credentials' })
      expect(conf({ netrc }, facts)).toBe('netrc-file = /temp/nix-cuda/credentials/netrc\n')
    }
    expect(plan({ aws: true, environment: aws }, { mode: 'direct' })).toEqual({ plan: undefined, problems: [] })
  })

  it('without rights says what to do', () => {
    const builders = `ssh-ng://b - - 1 1 - - ${base64(hostKey())}`
    const facts = { privilege: 'none' } as const
    expect(codes({ netrc, builders, aws: true, environment: aws }, facts)).toEqual([
      'CFG030 error',
      'CFG030 error',
      'CFG031 error',
    ])
    expect(plan({ netrc }, facts).problems[0]?.fix).toContain('trusted-users')
    expect(codes({ proxy: true, environment: { http_proxy: 'http://p' } }, facts)).toEqual(['CFG030 warning'])
    // NixOS: root may write the daemon's environment (in /run), and nothing in /etc.
    expect(codes({ netrc }, { confDirWritable: false })).toEqual(['CFG030 error'])
    expect(codes({ netrc }, { confDirWritable: false, trusted: true })).toEqual([])
    expect(codes({ aws: true, environment: aws }, { confDirWritable: false })).toEqual([])
    expect(codes({ aws: true, environment: aws }, { platform: 'darwin' })).toEqual(['CFG030 error'])
  })

  it('refuses credentials that are not whole', () => {
    expect(codes({ aws: true, environment: { AWS_ACCESS_KEY_ID: 'x' } })).toEqual(['CFG030 error'])
    expect(codes({ aws: true, environment: { ...aws, AWS_REGION: 'a\nb' } })).toEqual(['CFG030 error'])
    expect(codes({ netrc: 'machine x login y\n' })).toEqual(['CFG030 error'])
    expect(codes({ buildersKey: 'k' })).toEqual(['CFG031 error'])
  })

  it('refuses the same thing said twice', () => {
    expect(codes({ netrc, extraNixConfig: 'netrc-file = /x\n' })).toEqual(['CFG030 error'])
    expect(codes({ netrc, extraNixConfig: 'cores = 2\n' })).toEqual([])
  })

  it('keeps the builders of the machine, and names ours once', () => {
    const builders = `ssh-ng://b - - 1 1 - - ${base64(hostKey())}`
    const line = 'builders = @/etc/nix/machines;@/state/credentials/machines\n'
    expect(conf({ builders })).toBe(line)
    expect(conf({ builders }, { builders: '@/etc/nix/machines ; @/state/credentials/machines' })).toBe(line)
    expect(conf({ builders }, { builders: '' })).toBe('builders = @/state/credentials/machines\n')
  })

  it('warns of a port that an older Nix would take for a part of the name', () => {
    const builders = `ssh-ng://b:2222 - - 1 1 - - ${base64(hostKey())}`
    expect(codes({ builders }, { nixVersion: '2.26.3' })).toEqual(['CFG031 warning'])
    expect(codes({ builders })).toEqual([])
  })

  it('sets a bundle of certificates for the daemon, Nix and later steps', () => {
    const request = { caBundle: '/certs/ca bundle.pem' }
    const { plan: made, problems } = plan(request, { bundle: 140 })
    expect(problems).toEqual([])
    expect(made).toMatchObject({ daemonVariables: ['NIX_SSL_CERT_FILE'], files: [] })
    expect(made?.variables).toEqual({ NIX_SSL_CERT_FILE: '/certs/ca bundle.pem' })
    expect(conf(request, { bundle: 140 })).toBe('ssl-cert-file = /certs/ca bundle.pem\n')
    expect(codes(request, { bundle: 1 })).toEqual(['CFG030 notice'])
    expect(codes(request, { bundle: 0 })).toEqual(['CFG030 error'])
    expect(codes(request, { bundle: 'ENOENT' })).toEqual(['CFG030 error'])
    const rootless = plan(request, { bundle: 140, privilege: 'none' })
    expect(rootless.problems.map(({ severity }) => severity)).toEqual(['warning'])
    expect(rootless.plan).toMatchObject({ settings: [], variables: { NIX_SSL_CERT_FILE: '/certs/ca bundle.pem' } })
  })
})

describe('netrc', () => {
  it('is cut as curl reads it', () => {
    const text =
      '# mine\nmachine a login x password "p # q"\n\nmachine\n b\n password z\nmacdef init\n machine\n\ndefault password d\n'
    const { entries, problems } = parseNetrc(text)
    expect(problems).toEqual([])
    expect(entries.map(({ kind }) => kind)).toEqual(['machine', 'machine', 'default'])
    expect(entries[0]?.text).toBe('machine a login x password "p # q"\n')
  })

  it('is refused, and nothing of it is repeated', () => {
    for (const text of [
      'hidden',
      'login hidden',
      'machine a password',
      'machine a hidden b password c',
      ' ',
      'machine a',
    ]) {
      const { problems } = parseNetrc(text)
      expect(
        problems.map(({ code }) => code),
        text,
      ).toContain('CFG030')
      expect(JSON.stringify(problems)).not.toContain('hidden')
    }
  })

  it('has a login for a host by its values, which may be words of a netrc themselves', () => {
    const text =
      'machine a.test password login login "me \\" x"\nmachine B.test password b\ndefault login d password e\n'
    expect(netrcLogin(text, 'a.test')).toBe('me " x:login')
    expect(netrcLogin(text, 'b.test')).toBe(':b')
    expect(netrcLogin(text, 'c.test')).toBe('d:e')
    expect(netrcLogin('machine a.test login me', 'a.test')).toBeUndefined()
    expect(netrcLogin('machine a.test login me password x', 'c.test')).toBeUndefined()
  })

  it('of several has the jobs’ words for a host first, and hides nothing of the machine’s', () => {
    const job = 'machine a password new\ndefault password d\n'
    const merged = mergeNetrc([job, job], 'machine a password old\nmachine b password b')
    expect(merged.match(/password \w+/g)).toEqual(['password new', 'password old', 'password b', 'password d'])
    expect(parseNetrc(merged).problems).toEqual([])
  })
})

describe('builders', () => {
  const key = hostKey()

  it('are read as Nix reads them', () => {
    const { builders, problems } = parseBuilders(
      `# two\nssh-ng://me@a.test x86_64-linux,aarch64-linux /k 4 2.5 kvm,big-parallel benchmark ${base64(key)} # end\nb.test;ssh://c.test:2222 - - -\n`,
    )
    expect(problems).toEqual([])
    expect(builders[0]).toEqual({
      uri: 'ssh-ng://me@a.test',
      systems: ['x86_64-linux', 'aarch64-linux'],
      key: '/k',
      jobs: 4,
      speed: '2.5',
      features: ['kvm', 'big-parallel'],
      mandatory: ['benchmark'],
      hostKey: base64(key),
    })
    expect(builders.slice(1).map(printBuilder)).toEqual([
      'ssh://b.test - - - - - - -',
      'ssh://c.test:2222 - - - - - - -',
    ])
  })

  it.each([
    ['https://x'],
    ['@/etc/nix/machines'],
    ['ssh-ng://-oProxyCommand=x'],
    ['ssh-ng://x:0'],
    ['ssh-ng://x a_b! '],
    ['ssh-ng://x - relative/key'],
    ['ssh-ng://x - - many'],
    ['ssh-ng://x - - 1 -1'],
    ['ssh-ng://x - - 1 1 a,,b'],
    ['ssh-ng://x - - 1 1 - - nonsense'],
    [`ssh-ng://x - - 1 1 - - ${Buffer.from(`ssh-rsa ${hostKey().split(' ')[1]}`).toString('base64')}`],
    ['ssh-ng://x - - 1 1 - - - more'],
  ])('%s is refused', (line) => {
    const { builders, problems } = parseBuilders(`\n${line}`)
    expect([builders, problems.map(({ code, where }) => [code, where?.line])]).toEqual([[], [['CFG031', 2]]])
  })

  it('have their host keys from known_hosts, hashed names and ports too; without one they are refused', () => {
    const name = '[b.test]:2222'
    const salt = Buffer.alloc(20, 7)
    const hash = createHmac('sha1', salt).update(name).digest('base64')
    const [ofA, ofB, other] = [hostKey(), hostKey(), hostKey()]
    const knownHosts = [
      `a.test,10.0.0.1 ${ofA} me@a`,
      `|1|${salt.toString('base64')}|${hash} ${ofB}`,
      `@revoked c.test ${other}`,
      `# c.test ${other}`,
    ].join('\n')
    const read = parseBuilders('ssh-ng://me@A.test\nssh-ng://b.test:2222\nssh-ng://c.test')
    const { builders, problems } = completeBuilders(read.builders, { knownHosts, key: '/key' })
    expect(builders.map((builder) => builder.hostKey && Buffer.from(builder.hostKey, 'base64').toString())).toEqual([
      ofA,
      ofB,
      undefined,
    ])
    expect(builders.map((builder) => builder.key)).toEqual(['/key', '/key', '/key'])
    expect(problems.map(({ code, message }) => [code, message.includes('c.test')])).toEqual([['CFG031', true]])
    expect(findHostKey(`x ${hostKey('ssh-rsa')}\nx ${ofA}`, 'x')).toBe(ofA)
  })
})

describe('the daemon’s environment', () => {
  it('is quoted for systemd, and its unit has no secret and no specifier', () => {
    expect(printEnvironmentFile({ A: 'x y#z', B: '"\\`$%' })).toBe('A="x y#z"\nB="\\"\\\\\\`\\$%"\n')
    expect(printDropIn(7, '/a%b/c d')).toContain('EnvironmentFile=-/a%%b/c d\n')
  })

  it('has certificates only that can be read', () => {
    expect(countCertificates('nothing')).toBe(0)
    const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    expect(() => countCertificates(broken)).toThrow('certificate 1 of 1')
  })
})

describe('applyCredentials in a job', () => {
  it('keeps 0600 files in the job’s folder, with what the user’s own netrc says, and removes them', async () => {
    const temp = join(scratch, 'temp')
    const own = join(scratch, 'own-netrc')
    writeFileSync(own, 'machine b password own\n')
    const host = testHost({ env: { RUNNER_TEMP: temp, XDG_STATE_HOME: join(scratch, 'state') } })
    const facts = { mode: 'direct', jobFolder: join(temp, 'nix-cuda'), netrcFile: own } as const
    const builders = `ssh-ng://b.test - - 1 1 - - ${base64(hostKey())}`
    const first = plan({ netrc, builders, buildersKey: 'KEY' }, facts).plan
    if (!first) throw new Error('no plan')
    await applyCredentials(host, first, { job: 'job' })
    const read = (name: string) => readFileSync(join(first.folder, name), 'utf8')
    expect(read('netrc')).toBe(`${netrc}\nmachine b password own\n`)
    expect(read('machines')).toMatch(/^ssh-ng:\/\/b\.test - \/.*\.key 1 1 - - /)
    expect(read(read('machines').split(' ')[2]?.split('/').at(-1) ?? '')).toBe('KEY\n')
    const modes = readdirSync(first.folder).map((name) => statSync(join(first.folder, name)).mode & 0o777)
    expect([...new Set(modes)]).toEqual([0o600])
    expect(statSync(first.folder).mode & 0o777).toBe(0o700)
    // A later step, which sees our file as Nix's netrc: nothing is lost or doubled.
    const again = plan({ netrc }, { ...facts, netrcFile: join(first.folder, 'netrc') }).plan
    if (!again) throw new Error('no plan')
    await applyCredentials(host, again, { job: 'job' })
    expect(read('netrc')).toBe(`${netrc}\nmachine b password own\n`)
    expect(readdirSync(first.folder)).not.toContain('machines')
    await undoCredentials(host, { job: 'job' })
    expect(readdirSync(join(temp, 'nix-cuda'))).toEqual([])
    await undoCredentials(host, { job: 'job' })
  })
})

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

describe('a netrc of jobs', () => {
  const problemsOf = (text: string) => parseNetrc(text).problems.map(({ message, where }) => [where?.line, message])
  it.each([
    ['machine a password b\nmachine c login d', 2, 'netrc has an entry without a password.'],
    ['login\nmachine a password b', 1, 'netrc has a word before the first `machine`.'],
    ['machine a password b\n\nnonsense', 3, 'netrc has an unknown word.'],
    ['machine a password b login', undefined, 'netrc ends after `login`.'],
    ['# machine a password b', undefined, 'netrc names no machine.'],
  ])('%j is refused at its line', (text, line, message) => {
    expect(problemsOf(text)).toEqual([[line, message]])
    expect(parseNetrc(text).problems[0]).toMatchObject({ code: 'CFG030', source: netrcSource })
    expect(line === undefined || parseNetrc(text).problems[0]?.where?.file === 'netrc').toBe(true)
  })

  it('says one thing of one fault', () => {
    expect(problemsOf('machine')).toHaveLength(2)
    expect(problemsOf('nonsense')).toEqual([[1, 'netrc has an unknown word.']])
    expect(problemsOf('machine a password')).toHaveLength(2)
  })

  it('has comments with blanks before them, and macros up to an empty line', () => {
    const text = 'machine a password b\n  # machine x\nmacdef m\n  machine y password z\n  \nmachine c password d\n'
    expect(parseNetrc(text)).toMatchObject({
      problems: [],
      entries: [{ kind: 'machine' }, { text: 'machine c password d\n' }],
    })
    expect(parseNetrc('machine a password b x#y').problems).toHaveLength(1)
    // A macro ends at the end, too, and the word after it is at its own place.
    expect(parseNetrc('  machine a password b\n  machine c password d').entries.map(({ text }) => text)).toEqual([
      'machine a password b\n',
      'machine c password d\n',
    ])
    expect(parseNetrc('macdef m\nmachine a password b\n\nmachine c password d').entries).toHaveLength(1)
  })

  it('keeps the machine’s own between what jobs gave for hosts and for all others', () => {
    const jobs = ['machine a password b\ndefault password c', 'machine a password b']
    expect(mergeNetrc(jobs, 'machine own password d\n\n')).toBe(
      'machine a password b\n\nmachine own password d\n\ndefault password c\n',
    )
    expect(mergeNetrc(jobs, ' \n')).toBe('machine a password b\n\ndefault password c\n')
  })
})
