import { describe, expect, it } from 'vitest'
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
      'nix-version': undefined,
      'nix-sha256': undefined,
      'nix-base-url': 'https://releases.nixos.org/nix',
      mode: 'auto',
      caches: ['flox', 'nix-community'],
      'extra-substituters': undefined,
      'extra-trusted-public-keys': undefined,
      'extra-nix-config': undefined,
      'github-token': undefined,
      preinstalled: 'auto',
      'system-wide': false,
      aws: false,
      proxy: false,
      'ca-bundle': undefined,
      builders: undefined,
      'known-hosts': undefined,
      'extra-access-tokens': undefined,
      netrc: undefined,
      'builders-key': undefined,
      'check-caches': true,
      'caches-required': false,
      sandbox: 'auto',
      'reclaim-disk': undefined,
      'store-place': 'root',
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
      uninstall: false,
      'store-cache': 'read-write',
      'store-cache-key': undefined,
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
      'max-cells': 0,
      'timeout-minutes': 330,
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

describe('secretsOf', () => {
  it('gives what must not be shown of each secret, and of nothing else', () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nfirst-line\nlast-line\n-----END OPENSSH PRIVATE KEY-----'
    const texts = {
      'github-token': 'ghp_token',
      'extra-access-tokens': 'one.test=glpat-one two.test=PAT:glpat-two short.test=no',
      netrc: '# password in-a-comment\nmachine a password plain-word\nmachine b account "a \\"quoted\\" one" login me',
      'builders-key': key,
      'store-cache-key': 'lab-1:c2VjcmV0',
      mode: 'daemon',
      'extra-nix-config': 'keep-going = true',
    }
    const declared = Object.entries(setupSurface.inputs).filter(([, { kind }]) => kind === 'secret')
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(declared.map(([name]) => name)))
    expect([...secretsOf(setupSurface, readInputs(setupSurface, given(texts)))].sort()).toEqual([
      'PAT:glpat-two',
      'a "quoted" one',
      'first-line',
      'ghp_token',
      'glpat-one',
      'glpat-one',
      'glpat-two',
      'in-a-comment',
      'lab-1:c2VjcmV0',
      'last-line',
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
