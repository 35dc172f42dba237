import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { printNixConf, setting, textSetting } from '../../src/nix/configure/nix-conf.ts'
import {
  type ConfigurationFacts,
  type ConfigurationRequest,
  describeConfiguration,
  planConfiguration,
} from '../../src/nix/configure/plan.ts'

const facts: ConfigurationFacts = {
  mode: 'daemon',
  trusted: false,
  privilege: 'sudo',
  hosted: false,
  user: 'runner',
  nixVersion: '2.34.8',
  confDir: '/etc/nix',
  confDirWritable: true,
  allowedSubstituters: ['https://cache.nixos.org/'],
}
const request: ConfigurationRequest = {
  caches: ['flox'],
  extraSubstituters: [],
  extraTrustedPublicKeys: [],
  extraNixConfig: '',
}
const plan = (more: Partial<ConfigurationRequest> = {}, about: Partial<ConfigurationFacts> = {}) => {
  const { plan, problems } = planConfiguration({ ...request, ...more }, { ...facts, ...about })
  return { plan, codes: problems.map((problem) => problem.code), problems }
}
const text = (more: Partial<ConfigurationRequest> = {}, about: Partial<ConfigurationFacts> = {}) => {
  const { plan: made } = plan(more, about)
  return made && printNixConf([...made.base, ...made.extra, ...made.after])
}

/** What the installer, the disk and the store cache have to say in nix.conf. */
const contributions: ConfigurationRequest['contributions'] = [
  { from: 'installation of Nix', settings: [textSetting('build-users-group', '')], order: 'before' },
  { from: 'build-folder', settings: [setting('min-free', '1'), setting('max-free', '2')], order: 'before' },
  {
    from: 'store cache',
    settings: [setting('extra-substituters', 'file:///job'), setting('extra-trusted-public-keys', 'job-1:AA==')],
    order: 'after',
  },
]

describe('what the action contributes', () => {
  it('does not move the line of the user that a problem names', () => {
    const { problems } = plan({ contributions, extraNixConfig: 'cores = 1\nno setting\n' })
    expect(problems).toMatchObject([{ code: 'CFG020', where: { file: 'extra-nix-config', line: 2 } }])
  })

  it('does not count as the key of a cache that the user adds', () => {
    expect(plan({ contributions, extraSubstituters: ['https://c.test'] }).codes).toEqual(['CCH002'])
  })

  it('stands around the text of the user: before it where he may say otherwise, after it where he may not', () => {
    const lines = text({ contributions, extraNixConfig: 'min-free = 9\n' })?.split('\n') ?? []
    const at = (line: string) => lines.indexOf(line)
    expect(at('min-free = 9')).toBeGreaterThan(at('min-free = 1'))
    expect(at('min-free = 9')).toBeLessThan(at('extra-substituters = file:///job'))
    expect(at('extra-substituters = file:///job')).toBeGreaterThan(0)
  })

  it('is shown with the plan, and is not counted among the lines of the user', () => {
    const { plan: made } = plan({ contributions, extraNixConfig: 'cores = 1\n' })
    const shown = made && describeConfiguration(made)
    expect(shown).toContain('  1 line(s) of extra-nix-config')
    expect(shown).toContain('  extra-substituters = file:///job')
  })
})

describe('what is configured', () => {
  it('is written so that caches are queried, with the text of the user last', () => {
    expect(text({ extraNixConfig: '# mine\nmax-jobs = 2\n' })).toBe(
      `extra-experimental-features = nix-command flakes
max-jobs = auto
fallback = true
connect-timeout = 10
extra-substituters = https://cache.flox.dev
extra-trusted-public-keys = flox-cache-public-1:7F4OyH7ZCnFhcze3fJdfyXYLQw/aV7GEed86nQ7IsOs=
max-jobs = 2
`,
    )
    expect(text({ caches: ['none'] })).not.toMatch(/substituters|keys|trusted/)
  })

  it.each([
    ['on a hosted runner', { hosted: true }, true],
    ['on another machine', { hosted: false }, false],
    ['without a daemon', { hosted: true, mode: 'direct' }, false],
    ['without root', { hosted: true, privilege: 'none', trusted: true }, false],
  ] as const)('trusts the user only where the machine is the job’s alone: %s', (_, about, trusted) => {
    expect(text({}, about)?.includes('extra-trusted-users = runner\n')).toBe(trusted)
  })

  it('refuses a user name that would be more than one word', () => {
    expect(plan({}, { hosted: true, user: 'a b' }).codes).toEqual(['CFG021'])
  })
})

describe('where it is written', () => {
  it.each([
    ['direct', {}, 'job'],
    ['direct', { privilege: 'root' }, 'job'],
    ['daemon', { privilege: 'root' }, 'system'],
    ['daemon', { privilege: 'sudo', trusted: true }, 'system'],
    ['daemon', { privilege: 'none', trusted: true }, 'job'],
    ['daemon', { privilege: 'none' }, 'job'],
    ['daemon', { privilege: 'root', confDirWritable: false, trusted: true }, 'job'],
  ] as const)('%s %j: %s', (mode, about, kind) => {
    expect(plan({}, { mode, ...about }).plan?.destination.kind).toBe(kind)
  })

  it.each([
    [{ privilege: 'none' }, 'no sudo'],
    [{ privilege: 'root', confDirWritable: false }, '/etc/nix is read-only'],
  ] as const)(
    'is nowhere for caches that a daemon would not take: one warning, and the build goes on',
    (about, why) => {
      const { plan: made, problems } = plan({ caches: ['flox', 'nixos-cuda', 'nixos'] }, about)
      expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([['CCH005', 'warning']])
      expect(problems[0]?.message).toContain(why)
      expect(problems[0]?.message).toContain('flox (https://cache.flox.dev), nixos-cuda (https://cache.nixos-cuda.org)')
      // Allowed to everybody by the daemon, under a name that means the same.
      expect(made?.wanted).toEqual(['https://cache.nixos.org'])
      expect(printNixConf(made?.base ?? [])).not.toContain('keys')
    },
  )
})

describe('extra-nix-config', () => {
  it.each([
    ['cores=2', 'CFG020'],
    ['include relative.conf', 'CFG022'],
    ['!include ../x', 'CFG022'],
    ['include /etc/nix/nix.conf', 'CFG022'],
    ['!include /etc/nix/../nix/nix-cuda.conf', 'CFG022'],
    ['extra-substituters = https://a:b@c.test', 'CCH001'],
    ['access-tokens = github.com', 'CFG027'],
    ['flake-registry = https://SECRET@git.example.org/registry.json', 'CCH001'],
    ['substituters = https://c.test?token=SECRET', 'CCH001'],
    ['extra-substituters = https://c.test/x?sp=r&sig=SECRET', 'CCH001'],
    ['builders = ssh://me:SECRET@b.test', 'CCH001'],
    ['github-access-token = SECRET', 'CFG027'],
    [`user-agent-suffix = ghp_SECRET${'0'.repeat(30)}`, 'CFG027'],
    ['SECRET', 'CFG020'],
    ['SECRET=SECRET SECRET', 'CFG020'],
    ['include SECRET', 'CFG022'],
  ])('%s is refused, and not repeated', (extraNixConfig, code) => {
    const { plan: made, problems } = plan({ extraNixConfig: `cores = 1\n${extraNixConfig}` })
    expect(made).toBeUndefined()
    expect(problems.map((problem) => problem.code)).toEqual([code])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
    if (!extraNixConfig.startsWith('access-tokens'))
      expect(problems[0]?.where).toEqual({ file: 'extra-nix-config', line: 2 })
  })

  it('is refused with all other problems at once', () => {
    const { codes } = plan({ extraNixConfig: 'a\nb', extraSubstituters: ['x'], caches: ['y'], githubToken: 'a b' })
    expect(codes).toEqual(['CFG001', 'CCH001', 'CCH002', 'CFG020', 'CFG020', 'CFG027'])
  })

  it.each(['extra-trusted-public-keys = a:b', 'require-sigs = false', 'include /etc/keys.conf'])(
    'may have the keys: %s',
    (extraNixConfig) => {
      const { codes } = plan({ extraNixConfig, extraSubstituters: ['https://c.test'] })
      expect(codes.filter((code) => code !== 'CFG033')).toEqual([])
    },
  )

  it.each([
    'require-sigs = false',
    'trusted-users = root *',
    'extra-trusted-users = *',
    'accept-flake-config = true',
    'substituters = https://a.test http://c.test/?priority=1&trusted=1',
    'trusted-substituters = HTTP://c.test?trusted=true',
  ])('that weakens Nix is a warning that names the line: %s', (line) => {
    const { plan: made, problems } = plan({ extraNixConfig: `cores = 1\n${line}\n` })
    expect(made).toBeDefined()
    expect(problems).toMatchObject([
      { code: 'CFG033', severity: 'warning', where: { file: 'extra-nix-config', line: 2 } },
    ])
    expect(problems[0]?.message).toContain(`Line 2 of extra-nix-config weakens Nix by ${line.split(' ', 1)[0]}`)
  })

  it.each(['require-sigs = true', 'trusted-users = root', 'accept-flake-config = false', 'sandbox = false'])(
    'is no weakening that the user is warned of: %s',
    (extraNixConfig) => expect(plan({ extraNixConfig }).codes).toEqual([]),
  )

  it('may name the user of a builder', () => {
    expect(plan({ extraNixConfig: 'builders = ssh://me@b.test ; ssh-ng://me@c.test' }).codes).toEqual([])
  })

  it('has its secrets in the private file, and nowhere else', () => {
    const extraNixConfig = 'experimental-features = configurable-impure-env\nimpure-env = USERNAME=me PASSWORD=SECRET'
    const { plan: made, problems } = plan({ extraNixConfig }, { hosted: true })
    expect(problems).toEqual([])
    expect(made?.secrets()).toEqual([setting('impure-env', 'USERNAME=me', 'PASSWORD=SECRET')])
    const shown = [JSON.stringify(made), inspect(made, { depth: 9 }), made && describeConfiguration(made).join()]
    expect(shown.join()).not.toContain('SECRET')
    expect(shown.join()).toContain('impure-env, in a private file of this job')
    // A daemon takes them from users that it trusts alone.
    expect(plan({ extraNixConfig }).codes).toEqual(['CFG027'])
  })

  it('is joined by a warning of a cache that is neither signed nor encrypted', () => {
    const { plan: made, problems } = plan({ extraSubstituters: ['http://c.test?trusted=1'] })
    expect(made).toBeDefined()
    expect(problems).toMatchObject([{ code: 'CFG033', severity: 'warning' }])
    expect(plan({ extraSubstituters: ['https://c.test?trusted=1'] }).codes).toEqual([])
  })

  it('may replace the caches', () => {
    expect(plan({ extraNixConfig: 'substituters = https://c.test' }).plan?.wanted).toEqual([])
  })
})

describe('tokens', () => {
  const tokens = (more: Partial<ConfigurationRequest>) => plan(more).plan?.tokens()

  it('are for the server of the job', () => {
    expect(tokens({ githubToken: 't' })).toEqual({ 'github.com': 't' })
    expect(tokens({ githubToken: 't', githubServerUrl: 'https://github.com' })).toEqual({ 'github.com': 't' })
    expect(tokens({ githubToken: 't', githubServerUrl: 'https://ghe.test:8443/' })).toEqual({ 'ghe.test:8443': 't' })
    expect(tokens({ githubToken: '' })).toEqual({})
    expect(plan({ githubToken: 't', githubServerUrl: 'nonsense' }).codes).toEqual(['CFG027'])
  })

  it('has the tokens of the list over GitHub’s, and those of the text over both', () => {
    const accessTokens = ['github.com=list', 'gitlab.com=PAT:list']
    expect(tokens({ githubToken: 't', accessTokens })).toEqual({ 'github.com': 'list', 'gitlab.com': 'PAT:list' })
    expect(tokens({ accessTokens, extraNixConfig: 'access-tokens = github.com=text' })?.['github.com']).toBe('text')
    const { codes, problems } = plan({ accessTokens: ['SECRET', 'a.test=SE CRET', '=SECRET', 'b.test='] })
    expect(codes).toEqual(['CFG027', 'CFG027', 'CFG027', 'CFG027'])
    expect(JSON.stringify(problems)).not.toMatch(/SE ?CRET/)
  })

  it('goes to the file of the place that is ours to add to', () => {
    const destination = (more: Partial<ConfigurationFacts>) => plan({}, more).plan?.destination
    expect(destination({})).toEqual({ kind: 'system', confDir: '/etc/nix', confFile: 'nix.conf' })
    expect(destination({ confFile: 'nix.custom.conf' })).toMatchObject({ confFile: 'nix.custom.conf' })
    expect(plan({ extraNixConfig: 'include /etc/nix/nix.custom.conf' }).codes).toEqual(['CFG022'])
  })

  it('of the user’s own text win, and are kept out of everything that is written for others', () => {
    const secret = { githubToken: 'ghs_SECRET', extraNixConfig: 'access-tokens = github.com=SECRET a.test=SECRET2\n' }
    const { plan: made } = plan(secret)
    expect(made?.tokens()).toEqual({ 'github.com': 'SECRET', 'a.test': 'SECRET2' })
    const shown = [JSON.stringify(made), inspect(made, { depth: 9 }), made && describeConfiguration(made).join()]
    expect(shown.join()).not.toContain('SECRET')
    expect(shown.join()).toContain('a token for a.test')
  })

  it('that cannot be written are refused without being shown', () => {
    const { codes, problems } = plan({ githubToken: 'SECRET\nsubstituters = http://evil.test' })
    expect(codes).toEqual(['CFG027'])
    expect(JSON.stringify(problems)).not.toContain('SECRET')
  })
})
