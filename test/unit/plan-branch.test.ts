/** A request that names packages and nothing else: which Nixpkgs it is built from, and what the plan says of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pinBranch } from '../../src/actions/plan/branch.ts'
import { loadRequest } from '../../src/actions/plan/load-request.ts'
import { planRequest } from '../../src/actions/plan/plan-request.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { Outcome } from '../../src/runner/exec.ts'
import { scriptedExec, testHost } from './host.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'branch-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const sources = { 'matrix-file': undefined, packages: ['hello'] }
const rev = '0123456789abcdef0123456789abcdef01234567'
const narHash = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
/** As Nix 2.34 answers for a branch on GitHub. */
const metadata = (owner: string) => ({
  description: 'A collection of packages for the Nix package manager',
  locked: { lastModified: 1_764_000_000, narHash, owner, repo: 'nixpkgs', rev, type: 'github' },
  original: { owner, ref: 'stable', repo: 'nixpkgs', type: 'github' },
})
const said = (stdout: unknown): Outcome => ({
  kind: 'exited',
  code: 0,
  stdout: JSON.stringify(stdout),
  stderrTail: [],
})
const configured = (...substituters: string[]) => said({ substituters: { value: substituters } })

async function pin(...answers: readonly Outcome[]) {
  const { exec, commands } = scriptedExec(answers.map((answer) => () => answer))
  const host = testHost({ exec })
  const loaded = await pinBranch(host, nix, await loadRequest(host, root, sources, { asksNixpkgs: true }))
  return { loaded, asked: commands.map(({ argv }) => argv.slice(3).join(' ')) }
}

describe('without nixpkgs', () => {
  it('is what flake.lock has, where it has one, without a question', async () => {
    const locked = metadata('NixOS').locked
    const lock = { root: 'root', nodes: { root: { inputs: { nixpkgs: 'nixpkgs' } }, nixpkgs: { locked } } }
    writeFileSync(join(root, 'flake.lock'), JSON.stringify(lock))
    const { loaded, asked } = await pin()
    const reference = `github:NixOS/nixpkgs/${rev}?narHash=${encodeURIComponent(narHash)}`
    expect(loaded.request.nixpkgs.value).toEqual({ kind: 'flake', reference })
    expect(loaded).toMatchObject({ open: undefined, warnings: [] })
    expect(asked).toEqual([])
  })

  it.each([
    [['https://cache.nixos.org', 'https://cache.nixos-cuda.org/'], 'nixos-cuda', 'nixos-unstable-cuda'],
    [['https://cache.nixos-cuda.org', 'https://cache.flox.dev'], 'flox', 'stable'],
  ])('is the newest revision of what the configured CUDA cache builds (%j)', async (urls, owner, branch) => {
    const { loaded, asked } = await pin(configured(...urls), said(metadata(owner)))
    expect(asked[1]).toBe(`flake metadata --json --refresh github:${owner}/nixpkgs/${branch}`)
    const reference = `github:${owner}/nixpkgs/${rev}?narHash=${encodeURIComponent(narHash)}`
    expect(loaded.request.nixpkgs.value).toEqual({ kind: 'flake', reference })
    expect(loaded.warnings).toMatchObject([{ code: 'PLN034', severity: 'notice' }])
    expect(loaded.warnings[0]?.message).toBe(
      `The request names no Nixpkgs: github:${owner}/nixpkgs/${rev} is used, the newest revision of ${owner}/${branch}, which the cache ${owner} builds.`,
    )
    expect(loaded.open).toBeUndefined()
  })

  it('says so when no configured cache builds CUDA packages', async () => {
    const { loaded } = await pin(configured('https://cache.nixos.org'), said(metadata('flox')))
    expect(loaded.warnings[0]?.message).toContain('because no cache that builds CUDA packages is configured')
  })

  it.each<readonly [string, Outcome, string]>([
    [
      'fails',
      { kind: 'exited', code: 1, stdout: '', stderrTail: ["error: unable to download 'https://api.github.com/'"] },
      'unable to download',
    ],
    ['names no revision', said({ locked: { type: 'github' } }), 'named no revision'],
    ['prints no JSON', { kind: 'exited', code: 0, stdout: 'warning', stderrTail: [] }, 'named no revision'],
  ])('is refused with the reason when the question for the revision %s', async (_, answer, reason) => {
    const failed = await pin(configured('https://cache.flox.dev'), answer).catch((cause: unknown) => cause)
    expect(failed).toBeInstanceOf(ProblemError)
    const [problem, ...more] = failed instanceof ProblemError ? failed.problems : []
    expect(problem).toMatchObject({ code: 'PLN035', message: expect.stringContaining(reason) })
    expect(problem?.message).toContain('github:flox/nixpkgs/stable')
    expect(more).toEqual([])
  })

  it('stays open and is named in a plan that is made without Nix', async () => {
    const plan = await planRequest(testHost(), root, sources)
    expect(plan.rows.map(({ id, cell }) => [id.replace(/-sm.*-x86/, '-x86'), cell.nixpkgs])).toEqual([
      ['hello-cuda12.9-x86_64-linux', { kind: 'flake', reference: 'github:flox/nixpkgs/stable' }],
    ])
    expect(plan.problems).toMatchObject([{ code: 'PLN034', severity: 'notice' }])
    expect(plan.problems[0]?.message).toContain('github:flox/nixpkgs/stable, which the cache flox builds')
  })

  it('needs a toolkit in such a plan where flake.lock says which Nixpkgs it is', async () => {
    const locked = metadata('NixOS').locked
    const lock = { root: 'root', nodes: { root: { inputs: { nixpkgs: 'nixpkgs' } }, nixpkgs: { locked } } }
    writeFileSync(join(root, 'flake.lock'), JSON.stringify(lock))
    await expect(planRequest(testHost(), root, sources)).rejects.toMatchObject({ problems: [{ code: 'PLN031' }] })
  })
})
