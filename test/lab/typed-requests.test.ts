/** Slips of which only Nix can tell: what it says of them, in words of the request, once and with what to write. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { exitCodeOf } from '../../src/actions/command-line.ts'
import type { PlanningSources } from '../../src/actions/plan/plan-request.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab } from './lab.ts'
import { jobHost, planIn } from './planning-world.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const temp = mkdtempSync(join(tmpdir(), 'typed-requests-'))
afterAll(() => removeTree(temp))

describeLab('a request with a slip that only Nix sees', () => {
  let lab: Lab
  let root = ''
  beforeAll(async () => {
    lab = await openLab()
  })
  beforeEach(() => {
    root = mkdtempSync(join(temp, 'repository-'))
  })

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const copy = (name: string, to = name) => copyFileSync(join(import.meta.dirname, 'typed', name), join(root, to))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root })
  const plan = (sources: Partial<PlanningSources>) =>
    planIn(jobHost(lab, { temp, settings: 'download-attempts = 1\n' }), root, {
      nixpkgs: lab.nixpkgs,
      capabilities: ['9.0'],
      toolkits: ['12.4'],
      ...sources,
    })
  /** What is said of a request of which no cell can be evaluated. */
  const said = async (sources: Partial<PlanningSources>): Promise<Problem> => {
    const { plan: made } = await plan(sources)
    expect(made.rows).toEqual([])
    const [problem, ...more] = made.problems.filter(({ severity }) => severity === 'error')
    expect(more).toEqual([])
    return problem ?? expect.fail('nothing was said')
  }
  const refusal = async (sources: Partial<PlanningSources>): Promise<readonly Problem[]> => {
    const cause: unknown = await plan(sources).catch((thrown: unknown) => thrown)
    return cause instanceof ProblemError ? cause.problems : expect.fail('it was planned')
  }

  describe('in a dotted name', () => {
    it.each(['a folder', 'a git repository'])(
      'of a flake’s output, in %s, is none: it is one attribute',
      async (kind) => {
        copy('dotted-flake.nix', 'flake.nix')
        if (kind === 'a git repository') {
          git('init', '-q')
          git('add', '.')
        }
        const { plan: made } = await plan({
          packages: ['dotted=.#prog-{version}', 'short=.#prog-cu{toolkit-digits}'],
        })
        // The two are one derivation under two names.
        expect(made.rows.flatMap(({ id, also = [] }) => [id, ...also.map((cell) => cell.id)])).toEqual([
          'dotted-cuda12.4-sm90-x86_64-linux',
          'short-cuda12.4-sm90-x86_64-linux',
        ])
      },
    )

    it('of a file’s attribute is none either', async () => {
      copy('dotted-flake.nix', 'flake.nix')
      write('all.nix', `{ system }: ((import ./flake.nix).outputs null).packages.\${system}`)
      const { plan: made } = await plan({ packages: ['a=-f ./all.nix -A prog-{version} --argstr system {system}'] })
      expect(made.rows).toHaveLength(1)
    })
  })

  it('gives a set instead of a package: its packages are named, and how to name one', async () => {
    mkdirSync(join(root, 'nix'))
    copy('scope.nix', 'nix/scope.nix')
    write('package.nix', '{ runCommand }: runCommand "prog" { } "touch $out"\n')
    const problem = await said({ packages: ['mine=./nix/scope.nix'] })
    expect(problem.message).toMatch(/\.\/nix\/scope\.nix gives a set with prog, version instead of a package\.$/)
    expect(problem.fix).toMatch(/^Name one with mine=-f \.\/nix\/scope\.nix -A prog /)
  })

  it('names a set of Nixpkgs', async () => {
    const problem = await said({ packages: ['lib'] })
    expect(problem.message).toMatch(/lib is a set of Nixpkgs, not a package\.$/)
  })

  it('gives a file that wants Python’s own callPackage', async () => {
    copy('python-callpackage.nix', 'ext.nix')
    const problem = await said({ packages: ['ext=./ext.nix'] })
    expect(problem.message).toMatch(/\.\/ext\.nix needs python3Packages\.callPackage/)
    expect(problem.fix).toContain('ext = final.python3Packages.callPackage ./ext.nix { }')
  })

  it.each([
    ['that its flake does not have', '{ outputs = _: { overlays.other = _: _: { }; }; }', 'has no overlays.mine.'],
    ['of a flake without overlays', '{ outputs = _: { }; }', 'has no overlays.mine.'],
    ['of a flake that is not there', undefined, 'has no flake.nix.'],
  ])('names an overlay %s', async (_, flake, message) => {
    if (flake !== undefined) write('flake.nix', flake)
    write('README.md', 'A repository.')
    const { plan: made } = await plan({ packages: ['mylib'], overlays: ['.#mine'] })
    const found = made.problems.find(({ code }) => code === 'PLN021') ?? expect.fail('it was planned')
    expect(found.message).toBe(`mylib cannot be evaluated: . ${message}`)
    expect(found.fix).toContain('name a file such as ./overlay.nix')
  })

  it('names a package of an overlay that is not set', async () => {
    const problem = await said({ packages: ['mylib'] })
    expect(problem.message).toMatch(/Nixpkgs has no mylib, and no overlays are set\.$/)
    expect(problem.fix).toMatch(/^Does mylib come from an overlay\? Then set overlays/)
    expect(problem.message + problem.fix).not.toContain(temp)
  })

  it('names a file that git does not track, or that does not exist', async () => {
    write('flake.nix', '{ outputs = _: { overlays.default = final: prev: { newtool = import ./nix/newtool.nix; }; }; }')
    git('init', '-q')
    git('add', '.')
    write('nix/newtool.nix', '{ }')
    const untracked = await said({ packages: ['newtool'], overlays: ['.'] })
    expect(untracked.message).toMatch(/nix\/newtool\.nix exists, but git does not track it\.$/)
    expect(untracked.fix).toBe('Run git add nix/newtool.nix.')
    expect((await said({ packages: ['a=./nix/other.nix'] })).message).toMatch(/: \.\/nix\/other\.nix does not exist\.$/)
  })

  it('names a Nixpkgs that no registry has: once', async () => {
    const problems = await refusal({ packages: ['saxpy'], nixpkgs: 'nixpkgs-of-nobody/x' })
    expect(problems.map(({ code }) => code)).toEqual(['BLD001'])
    expect(problems[0]?.fix).toMatch(/github:NixOS\/nixpkgs\/nixos-unstable/)
  })

  it('is none where Nixpkgs cannot be reached: that is the environment, exit code 3', async () => {
    const problems = await refusal({ packages: ['saxpy'], nixpkgs: 'tarball+http://127.0.0.1:9/nixpkgs.tar.gz' })
    expect(problems.map(({ code }) => code)).toEqual(['NET001'])
    expect(problems[0]?.message).toMatch(/^Nix cannot reach 127\.0\.0\.1:9: /)
    expect(exitCodeOf(problems)).toBe(3)
  })
})
