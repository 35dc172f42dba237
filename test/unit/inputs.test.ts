import { describe, expect, it } from 'vitest'
import { planActionSurface } from '../../src/actions/plan/surface.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import { matrixWorkflowSurface } from '../../src/actions/workflow/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { readInputs, secretsOf } from '../../src/runner/inputs.ts'

const given = (values: Record<string, string>) => (name: string) => values[name]

function problemsOf(work: () => unknown) {
  try {
    work()
  } catch (cause) {
    if (cause instanceof ProblemError) return cause.problems
    throw cause
  }
  return []
}

describe('readInputs', () => {
  it('gives the defaults when nothing is set', () => {
    expect(readInputs(setupSurface, given({}))).toEqual({
      'accept-flake-config': false,
      'nix-version': undefined,
      'nix-sha256': undefined,
      'nix-base-url': 'https://releases.nixos.org/nix',
      mode: 'auto',
      caches: ['flox', 'nixos-cuda', 'nix-community'],
      'extra-substituters': undefined,
      'extra-trusted-public-keys': undefined,
      'extra-nix-config': undefined,
      'github-token': undefined,
      preinstalled: 'auto',
      advisories: 'warn',
      'store-unfree': undefined,
      'take-over': false,
      'system-wide': false,
      aws: false,
      'aws-role': undefined,
      'aws-region': undefined,
      proxy: false,
      'ca-bundle': undefined,
      builders: undefined,
      'known-hosts': undefined,
      'extra-access-tokens': undefined,
      netrc: undefined,
      'builders-key': undefined,
      'floxhub-auth': '',
      'floxhub-token': undefined,
      'floxhub-client-id': undefined,
      'floxhub-client-secret': undefined,
      'floxhub-url': undefined,
      'floxhub-audience': undefined,
      'floxhub-oidc-audience': undefined,
      'floxhub-oidc-endpoint': undefined,
      'floxhub-oidc-grant': 'token-exchange',
      'floxhub-export': false,
      'check-caches': true,
      'caches-required': false,
      sandbox: 'auto',
      'reclaim-disk': undefined,
      'store-location': 'root',
      'build-folder': 'auto',
      kvm: 'auto',
      flox: false,
      'flox-version': undefined,
      'flox-channel': undefined,
      'flox-commit': undefined,
      'flox-sha256': undefined,
      'flox-base-url': 'https://downloads.flox.dev',
      'flox-metrics': false,
      'trusted-environments': undefined,
      'extra-flox-config': undefined,
      publish: [],
      'signing-key': undefined,
      'cachix-auth-token': undefined,
      'cachix-signing-key': undefined,
      'attic-endpoint': undefined,
      'attic-token': undefined,
      'acknowledge-unfree': undefined,
      uninstall: false,
      'store-cache': 'read-write',
      'store-cache-key': undefined,
      'nixpkgs-config': 'none',
      'nix-path': undefined,
      build: false,
      'matrix-file': '.github/nix-cuda.yml',
      packages: undefined,
      capabilities: undefined,
      toolkits: undefined,
      systems: undefined,
      nixpkgs: undefined,
      overlays: undefined,
      'allow-unfree': undefined,
      'legacy-toolkits': undefined,
      driver: undefined,
      include: undefined,
      exclude: undefined,
      tier: 'auto',
      runners: undefined,
      'gpu-runners': undefined,
      'max-cells': 0,
      'timeout-minutes': 330,
      settings: {},
      summary: true,
    })
  })

  it('splits lists at newlines and commas and leaves blanks inside an entry', () => {
    const inputs = readInputs(setupSurface, given({ capabilities: ' 8.0 9.0+PTX,\n 9.0a \n\n' }))
    expect(inputs.capabilities).toEqual(['8.0 9.0+PTX', '9.0a'])
  })

  it('counts a value of blanks as unset', () => {
    expect(readInputs(setupSurface, given({ 'timeout-minutes': '  ', packages: ' \n ' }))).toMatchObject({
      'timeout-minutes': 330,
      packages: undefined,
    })
  })

  it('reports every bad value at once, with what is accepted', () => {
    const problems = problemsOf(() =>
      readInputs(setupSurface, given({ build: 'yes', summary: 'on', 'timeout-minutes': '0' })),
    )
    expect(problems.map((problem) => [problem.code, problem.message, problem.fix])).toEqual([
      ['CFG001', 'Input build is "yes".', 'It accepts true or false.'],
      ['CFG001', 'Input timeout-minutes is "0".', 'It accepts a whole number from 1 to 21600.'],
      ['CFG001', 'Input summary is "on".', 'It accepts true or false.'],
    ])
  })

  it.each(['1e3', '1.5', '-1', '0x10', '21601', '99999999999999999999'])(
    'refuses %s as a number of minutes',
    (minutes) => {
      expect(problemsOf(() => readInputs(setupSurface, given({ 'timeout-minutes': minutes })))).toHaveLength(1)
    },
  )

  it('cuts a huge bad value in the message', () => {
    const [problem] = problemsOf(() => readInputs(setupSurface, given({ build: 'x'.repeat(1_000_000) })))
    expect(problem?.message.length).toBeLessThan(200)
  })
})

describe('settings', () => {
  const read = (settings: unknown, more: Record<string, string> = {}) =>
    readInputs(setupSurface, given({ ...more, settings: JSON.stringify(settings) }))
  const said = (settings: unknown, more: Record<string, string> = {}) =>
    problemsOf(() => read(settings, more)).map(({ code, message, fix }) => [code, message, fix])

  it('give inputs their values, through the parsers of these', () => {
    const settings = { mode: 'daemon', aws: true, 'max-cells': 12, packages: ' a,\n b ', 'timeout-minutes': '9' }
    const apart = { mode: 'daemon', aws: 'true', 'max-cells': '12', packages: ' a,\n b ', 'timeout-minutes': '9' }
    expect({ ...read(settings), settings: {} }).toEqual(readInputs(setupSurface, given(apart)))
  })

  it('leave what is null or empty at its default', () => {
    expect({ ...read({ mode: '', caches: null, packages: ' ' }), settings: {} }).toEqual(
      readInputs(setupSurface, given({})),
    )
  })

  it('take the place of a default, agree with an input of the same value, and are refused beside another', () => {
    expect(read({ mode: 'daemon' }, { mode: 'auto' }).mode).toBe('daemon')
    expect(read({ mode: 'daemon' }, { mode: 'daemon' }).mode).toBe('daemon')
    expect(said({ mode: 'daemon' }, { mode: 'single-user' })).toEqual([
      ['CFG002', 'Input mode is "single-user", and settings.mode is "daemon".', 'Give it only once.'],
    ])
  })

  it('are refused with all that is wrong at once: values, unknown names with the known ones, secrets without their text', () => {
    const wrong = { mode: 'deamon', modee: 'daemon', __proto: 1, settings: '{}', netrc: 'machine a password hunter22' }
    const problems = said(wrong, { aws: 'yes', netrc: 'machine b password other-one' })
    expect(problems.map(([code, message]) => [code, message])).toEqual([
      ['CFG008', 'Input settings has "modee", which is not an input.'],
      ['CFG008', 'Input settings has "__proto", which is not an input.'],
      ['CFG008', 'Input settings has "settings", which is not an input.'],
      ['CFG010', 'Input settings has netrc, a secret.'],
      ['CFG001', 'settings.mode is "deamon".'],
      ['CFG001', 'Input aws is "yes".'],
    ])
    expect(problems[0]?.[2]).toMatch(/^It may have nix-version, .*, summary\.$/)
    expect(problems[0]?.[2]).not.toMatch(/netrc|github-token|settings/)
    expect(JSON.stringify(problems)).not.toMatch(/hunter22|other-one/)
  })

  it.each(Object.entries(setupSurface.inputs).filter(([, { kind }]) => kind === 'secret'))('refuse %s', (name) => {
    expect(said({ [name]: 'x' })).toEqual([
      ['CFG010', `Input settings has ${name}, a secret.`, `Give it as the input ${name}, from a secret.`],
    ])
  })

  it.each(['daemon', '[]', '[1]', '"mode"', '5', 'null', '{', '{"caches": ["flox"]}', '{"mode": {}}'])(
    'refuse %s, which is no object of simple values',
    (settings) => {
      const problems = problemsOf(() => readInputs(setupSurface, given({ settings })))
      expect(problems.map(({ code, fix }) => [code, fix])).toEqual([
        ['CFG001', 'It accepts a JSON object of strings, numbers, true and false.'],
      ])
    },
  )

  it('may have every input of the reusable workflow: each action takes its own', () => {
    const defaults = Object.entries(matrixWorkflowSurface.inputs).map(([name, input]) => [name, input.default])
    const settings = JSON.stringify({ ...Object.fromEntries(defaults), mode: 'daemon', toolkits: '13.0' })
    expect(readInputs(setupSurface, given({ settings }))).toMatchObject({ mode: 'daemon', toolkits: ['13.0'] })
    const planned = readInputs(planActionSurface, given({ settings }))
    expect(planned).toMatchObject({ toolkits: ['13.0'], 'shard-size': 256 })
    expect(planned).not.toHaveProperty('mode')
    expect(
      problemsOf(() => readInputs(planActionSurface, given({ settings: '{"netrc": "x"}' }))).map(({ code }) => code),
    ).toEqual(['CFG008'])
  })
})

describe('secretsOf', () => {
  it('gives what must not be shown of each secret, and of nothing else', () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nfirst-line\nlast-line\n-----END OPENSSH PRIVATE KEY-----'
    const texts = {
      'github-token': 'ghp_token',
      'extra-access-tokens': 'one.test=glpat-one two.test=PAT:glpat-two short.test=no',
      netrc: '# password in-a-comment\nmachine a password plain-word\nmachine b account "a \\"quoted\\" one" login me',
      'builders-key': key,
      'floxhub-token': 'flox_sat_one',
      'floxhub-client-secret': 'client-secret',
      'store-cache-key': 'lab-1:c2VjcmV0',
      'signing-key': 'cache-1:a2V5a2V5',
      'cachix-auth-token': 'of-cachix',
      'cachix-signing-key': 'key-of-cachix',
      'attic-token': 'of-attic',
      mode: 'daemon',
      'extra-nix-config': 'keep-going = true',
    }
    const declared = Object.entries(setupSurface.inputs).filter(([, { kind }]) => kind === 'secret')
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(declared.map(([name]) => name)))
    expect([...secretsOf(setupSurface, readInputs(setupSurface, given(texts)))].sort()).toEqual([
      'PAT:glpat-two',
      'a "quoted" one',
      'cache-1:a2V5a2V5',
      'client-secret',
      'first-line',
      'flox_sat_one',
      'ghp_token',
      'glpat-one',
      'glpat-one',
      'glpat-two',
      'in-a-comment',
      'key-of-cachix',
      'lab-1:c2VjcmV0',
      'last-line',
      'of-attic',
      'of-cachix',
      'plain-word',
    ])
    expect(secretsOf(setupSurface, readInputs(setupSurface, given({})))).toEqual([])
  })

  it.each(Object.entries(setupSurface.inputs).filter(([, { kind }]) => kind === 'secret'))(
    '%s is no input of the reusable workflow, whose inputs GitHub does not mask',
    (name) => {
      expect(Object.keys(matrixWorkflowSurface.inputs)).not.toContain(name)
    },
  )
})
