/** Slips in a request and what is said of them: each can be put right without a look at the documentation. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadRequest, type RequestSources } from '../../src/actions/plan/load-request.ts'
import { optionalDeviceCode } from '../../src/cuda/entry-text.ts'
import { askedOf } from '../../src/cuda/expand.ts'
import { planMatrix } from '../../src/cuda/matrix.ts'
import { readRequestInputs } from '../../src/cuda/request.ts'
import { differences, tablesFor } from '../../src/cuda/tables.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { capabilityFacts, codes, factsOf, planOf, planOfFile, refused, requestOf } from './cuda-world.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A repository with these files; `.git` makes it one. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'typed-'))
  folders.push(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return root
}

async function refusals(root: string, sources: Partial<RequestSources> = {}): Promise<readonly Problem[]> {
  const name = sources['matrix-file'] ?? '.github/nix-cuda.yml'
  const cause: unknown = await loadRequest(realHost(recordingLog()), root, { ...sources, 'matrix-file': name }).catch(
    (thrown: unknown) => thrown,
  )
  return cause instanceof ProblemError ? cause.problems : expect.fail(`it was planned: ${JSON.stringify(cause)}`)
}

const complete = { packages: ['a'], capabilities: ['9.0'], toolkits: ['12.4'] }

describe('a request file', () => {
  const text = 'packages: [a]\n'

  test.each([
    ['nix-cuda.yaml', 'nix-cuda.yaml'],
    ['nix-cuda.yml', 'nix-cuda.yml'],
    ['.github/nix-cuda.yaml', '.github/nix-cuda.yaml'],
    ['.github/workflows/nix-cuda.yml', '.github/workflows/nix-cuda.yml'],
    ['sub/.github/nix-cuda.yml', 'sub/.github/nix-cuda.yml'],
  ])('that is %s is named', async (file, found) => {
    const problems = await refusals(repository({ [file]: text }))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({
      code: 'CFG004',
      message: `.github/nix-cuda.yml does not exist; found ${found}.`,
      fix: `Rename it to .github/nix-cuda.yml, or set matrix-file to ${found}.`,
    })
  })

  test('above the folder in which the command runs is named', async () => {
    const root = repository({ '.git/HEAD': '', '.github/nix-cuda.yml': text, 'src/a.cu': '' })
    const [problem] = await refusals(join(root, 'src'))
    expect(problem?.message).toBe('.github/nix-cuda.yml does not exist; found ../.github/nix-cuda.yml.')
    expect(problem?.fix).toMatch(/^Run this at the root of the repository/)
  })

  test('above a folder that is in no repository is nobody’s', async () => {
    const root = repository({ '.github/nix-cuda.yml': text, 'src/a.cu': '' })
    expect((await refusals(join(root, 'src'))).map(({ message }) => message)).toEqual([
      'Nothing was requested: .github/nix-cuda.yml does not exist, and the inputs name no packages.',
    ])
  })

  test('that was named and is not there is said to be missing', async () => {
    const [problem] = await refusals(repository({}), { 'matrix-file': 'ci/matrix.yml', ...complete, nixpkgs: './n' })
    expect(problem).toMatchObject({ code: 'CFG004', message: 'ci/matrix.yml does not exist.' })
  })
})

describe('nixpkgs: lock', () => {
  test('without a flake.lock says how to make one', async () => {
    const [problem] = await refusals(repository({ 'flake.nix': '{ }' }), { ...complete, nixpkgs: 'lock' })
    expect(problem).toMatchObject({ code: 'CFG009', message: 'nixpkgs is lock, but there is no flake.lock.' })
    expect(problem?.fix).toMatch(/^Run nix flake lock, then git add flake\.lock/)
  })

  test('with a lock of something else says what it lacks', async () => {
    const lock = JSON.stringify({ nodes: { root: {} }, root: 'root', version: 7 })
    const [problem] = await refusals(repository({ 'flake.lock': lock }), { ...complete, nixpkgs: 'lock' })
    expect(problem?.message).toMatch(/flake\.lock has no input nixpkgs/)
  })
})

describe('a package', () => {
  test.each([
    ['./nix/mylib.nix', 'Write mylib=./nix/mylib.nix.'],
    ['nix/mylib.nix', 'Write mylib=./nix/mylib.nix.'],
    ['./mylib/package.nix', 'Write mylib=./mylib/package.nix.'],
    ['./default.nix', 'Write default=./default.nix.'],
  ])('%s has no name: %s', (text, fix) => {
    const problems = refused(readRequestInputs({ packages: [text] }))
    expect(problems.map((problem) => problem.fix)).toEqual([fix])
    // What is said to write is understood.
    const written = /Write (\S+)\.$/.exec(fix)?.[1] ?? ''
    expect('request' in readRequestInputs({ packages: [written] })).toBe(true)
  })

  test.each([
    [{ kind: 'attribute', attribute: 'mytool' }, '{ name: mytool, device-code: optional }'],
    [{ kind: 'attribute', attribute: 'a.mytool' }, '{ name: mytool, attribute: a.mytool, device-code: optional }'],
    [{ kind: 'file', file: './t.nix' }, '{ name: mytool, file: ./t.nix, device-code: optional }'],
  ] as const)('without device code is written so: %j', (source, text) => {
    expect(optionalDeviceCode({ package: 'mytool', source })).toBe(text)
    const plan = planOfFile(`packages: [${text}]\ncapabilities: [9.0]\ntoolkits: [12.4]\n`)
    expect(plan.rows[0]?.cell).toMatchObject({ deviceCode: 'optional', source })
  })
})

test.each([
  ['nixos-unstable', 'nixos-unstable'],
  ['nixos-26.05', 'nixos-26.05'],
  ['nixpkgs-unstable', 'nixpkgs-unstable'],
  ['release-26.05', 'release-26.05'],
  ['26.05', 'nixos-26.05'],
  ['unstable', 'nixos-unstable'],
  ['master', 'master'],
])('the branch %s as nixpkgs is answered with its reference, once', (text, branch) => {
  const problems = refused(readRequestInputs({ nixpkgs: text }))
  expect(problems.map(({ fix }) => fix)).toEqual([`Write github:NixOS/nixpkgs/${branch}.`])
})

describe('an exclude', () => {
  const text = `
packages: [a]
capabilities: [9.0]
toolkits: [12.4, 12.8]
exclude: [{ toolkit: 12.4, reason: too old for our users }]
tiers: { pull-request: { toolkits: [12.8] }, nightly: all }
`

  test('is said to be the user’s own, with the reason', () => {
    const [group] = planOfFile(text).excluded
    expect(group?.examples[0]?.problems.map(({ code, message }) => [code, message])).toEqual([
      ['PLN023', 'Excluded by you (nix-cuda.yml:5): too old for our users.'],
    ])
  })

  test('that matches nothing is a warning, but not where a tier or an input asks for less', () => {
    const narrowed = planOfFile(text, { tier: 'pull-request' })
    expect(codes(narrowed.problems)).toEqual([])
    expect(codes(planMatrix(requestOf({ toolkits: ['12.8'] }, { text })).problems)).toEqual([])
    expect(codes(planOfFile(text, { tier: 'nightly' }).problems)).toEqual([])
    expect(codes(planOfFile(text.replace('[12.4, 12.8]', '[12.8]')).problems)).toEqual(['PLN030'])
    expect(codes(planOf({ exclude: ['toolkit=12.8'] }).problems)).toEqual(['PLN030'])
  })
})

describe('differences between Nixpkgs and the tables', () => {
  // Nixpkgs stops at 12.2 for 7.2, where NVIDIA goes on.
  const facts = factsOf({
    capabilities: { '7.2': capabilityFacts({ minToolkit: '10.0', maxToolkit: '12.2', jetson: true }) },
  })
  const said = (inputs: Parameters<typeof requestOf>[0]) =>
    differences(facts, askedOf(requestOf(inputs), tablesFor(facts))).map(({ message }) => message)

  test('are told only where the request asks for what differs', () => {
    expect(said({ capabilities: ['9.0'], toolkits: ['12.4'] })).toEqual([])
    expect(said({ capabilities: ['7.2'], toolkits: ['12.4'] })).toEqual([
      'Your Nixpkgs and the built-in tables differ (7.2 until CUDA 12.2, not 12.9).',
    ])
    expect(said({ capabilities: ['jetson'], toolkits: ['12.4'] })).toHaveLength(1)
    expect(said({ capabilities: ['9.0'], include: ['capabilities=7.2'] })).toHaveLength(1)
  })

  test('are not told of a toolkit for which both say the same', () => {
    expect(said({ capabilities: ['7.2'], toolkits: ['13.0'] })).toEqual([])
  })
})
