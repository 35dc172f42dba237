import { describe, expect, it } from 'vitest'
import type { FloxFacts } from '../../src/flox/facts.ts'
import { chooseFloxPackage, type FloxPackageRequest } from '../../src/flox/package.ts'
import { describeFloxPlan, type FloxRequest, planFlox } from '../../src/flox/plan.ts'
import { type FloxManifest, floxReleases } from '../../src/flox/releases.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { compareReleases } from '../../src/nix/install/releases.ts'

const hash = '5'.repeat(64)
const commit = '6536dac28dab945560ce1a6652fe77415ae66800'
const linux = { platform: 'linux', arch: 'x64', packageManager: 'dpkg' } as const

function chosen(request: Partial<FloxPackageRequest>, manifest: FloxManifest = {}) {
  const answer = chooseFloxPackage({ ...linux, ...request }, manifest)
  return 'package' in answer ? answer.package : answer.problems.map(({ code }) => code)
}

describe('chooseFloxPackage', () => {
  it.each([
    [{ version: '1.14.1' }, 'by-env/stable/deb/flox-1.14.1.x86_64-linux.deb'],
    [{ version: '1.14.1', packageManager: 'rpm', arch: 'arm64' }, 'by-env/stable/rpm/flox-1.14.1.aarch64-linux.rpm'],
    [{ platform: 'darwin', arch: 'arm64', packageManager: 'installer' }, 'by-env/stable/osx/flox.aarch64-darwin.pkg'],
    [{ channel: 'nightly' }, 'by-env/nightly/deb/flox.x86_64-linux.deb'],
    [{ channel: 'qa', version: '1.15.0-rc.1' }, 'by-env/qa/deb/flox-1.15.0-rc.1.x86_64-linux.deb'],
    [{ commit: commit.toUpperCase() }, `by-commit/${commit}/deb/flox.x86_64-linux.deb`],
  ] as const)('%j is the vendor’s file', (request, path) => {
    const trust = { kind: 'user', sha256: hash }
    expect(chosen({ ...request, sha256: hash })).toMatchObject({ url: `https://downloads.flox.dev/${path}`, trust })
  })

  it('takes a hash of the manifest for the very file, and the user’s hash before it', () => {
    const manifest: FloxManifest = { '1.14.1': { 'x86_64-linux': { deb: { sha256: hash, sources: 2 } } } }
    expect(chosen({ version: '1.14.1' }, manifest)).toMatchObject({ trust: { kind: 'manifest', sha256: hash } })
    const sri = `sha256-${Buffer.from('a'.repeat(64), 'hex').toString('base64')}`
    expect(chosen({ version: '1.14.1', sha256: sri }, manifest)).toMatchObject({ trust: { sha256: 'a'.repeat(64) } })
    for (const other of [
      { arch: 'arm64' },
      { packageManager: 'rpm' },
      { channel: 'qa' },
      { version: '1.14.0' },
    ] as const) {
      expect(chosen({ version: '1.14.1', ...other }, manifest), JSON.stringify(other)).toEqual(['FLX002'])
    }
  })

  it('means the newest release with a hash where nothing is said, and today’s where a channel is named', () => {
    const manifest: FloxManifest = {
      '1.15.0': { 'aarch64-darwin': { pkg: { sha256: 'b'.repeat(64), sources: 1 } } },
      '1.14.1': { 'x86_64-linux': { deb: { sha256: hash, sources: 1 } } },
      '1.12.0': { 'x86_64-linux': { deb: { sha256: 'c'.repeat(64), sources: 2 } } },
    }
    expect(chosen({}, manifest)).toMatchObject({
      url: 'https://downloads.flox.dev/by-env/stable/deb/flox-1.14.1.x86_64-linux.deb',
      name: '1.14.1 (stable)',
      trust: { kind: 'manifest', sha256: hash },
    })
    expect(chosen({ channel: 'stable' }, manifest)).toEqual(['FLX002'])
    expect(chosen({ packageManager: 'rpm' }, manifest)).toEqual(['FLX002'])
    const newest = 'https://downloads.flox.dev/by-env/stable/rpm/flox.x86_64-linux.rpm'
    expect(chosen({ packageManager: 'rpm', rpmKey: true }, manifest)).toMatchObject({ url: newest })
  })

  it('has a default for each place where the vendor has a deb or a pkg, with full hashes, newest first', () => {
    const places = [
      [{ platform: 'linux', arch: 'x64', packageManager: 'dpkg' }, 'x86_64-linux.deb'],
      [{ platform: 'linux', arch: 'arm64', packageManager: 'dpkg' }, 'aarch64-linux.deb'],
      [{ platform: 'darwin', arch: 'x64', packageManager: 'installer' }, 'x86_64-darwin.pkg'],
      [{ platform: 'darwin', arch: 'arm64', packageManager: 'installer' }, 'aarch64-darwin.pkg'],
    ] as const
    for (const [request, end] of places) {
      const url = expect.stringMatching(new RegExp(`/flox-\\d+\\.\\d+\\.\\d+\\.${end.replace('.', '\\.')}$`))
      expect(chosen(request, floxReleases)).toMatchObject({ url, trust: { kind: 'manifest' } })
    }
    const entries = Object.values(floxReleases).flatMap((bySystem) =>
      Object.values(bySystem).flatMap((byKind) => Object.values(byKind)),
    )
    for (const { sha256, sources } of entries) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/)
      expect(sources).toBeGreaterThanOrEqual(1)
    }
    expect(new Set(entries.map(({ sha256 }) => sha256)).size).toBe(entries.length)
    expect(Object.keys(floxReleases)).toEqual(Object.keys(floxReleases).sort(compareReleases))
  })

  it('trusts a signature only where the package manager checks one', () => {
    expect(chosen({ packageManager: 'rpm', rpmKey: true })).toMatchObject({ trust: { kind: 'signature' } })
    expect(chosen({ packageManager: 'rpm' })).toEqual(['FLX002'])
    expect(chosen({ packageManager: 'dpkg', rpmKey: true })).toEqual(['FLX002'])
    const answer = chooseFloxPackage({ ...linux, version: '1.14.2' })
    const fix = 'problems' in answer ? answer.problems[0]?.fix : ''
    expect(fix).toContain('flox-sha256')
    expect(fix).toContain('SHA256SUMS is on the same server as the package, so it proves nothing. dpkg does not check')
  })

  it.each([
    [{ platform: 'win32' }, ['FLX001']],
    [{ arch: 'riscv64' }, ['FLX001']],
    [{ packageManager: undefined }, ['FLX001']],
    [{ channel: 'beta' }, ['FLX008']],
    [{ version: 'v1.14.1' }, ['FLX008']],
    [{ version: '../1.0.0' }, ['FLX008']],
    [{ commit: '6536dac' }, ['FLX008']],
    [{ commit, version: '1.14.1' }, ['FLX008']],
    [{ commit, channel: 'stable' }, ['FLX008']],
    [{ sha256: 'abc' }, ['FLX008']],
    [{ baseUrl: 'https://user:word@mirror.example' }, ['FLX008']],
    [{ baseUrl: 'ftp://mirror.example' }, ['FLX008']],
    [{ arch: 'mips', version: 'x', sha256: '' }, ['FLX008', 'FLX008', 'FLX001']],
  ] as const)('refuses %j', (request, codes) => {
    expect(chosen({ sha256: hash, ...request })).toEqual(codes)
  })
})

const bare: FloxFacts = {
  ...linux,
  flox: undefined,
  nix: undefined,
  unfinished: false,
  rpmKey: false,
  privilege: 'root',
  folder: { kind: 'absent' },
  conf: false,
  missing: [],
}
const nix = { program: '/usr/bin/nix', version: '2.34.8' }
const wanted = { version: '1.14.1', sha256: hash }

function codesOf(request: FloxRequest, facts: Partial<FloxFacts>): readonly string[] {
  try {
    planFlox(request, { ...bare, ...facts })
    return []
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return cause.problems.map(({ code }) => code)
  }
}

describe('planFlox', () => {
  it('plans the package on a bare machine, in words', () => {
    const lines = describeFloxPlan(planFlox(wanted, { ...bare, privilege: 'sudo' }))
    expect(lines).toEqual([
      "Flox 1.14.1 (stable) by the vendor's package, which brings its own Nix",
      `fetch https://downloads.flox.dev/by-env/stable/deb/flox-1.14.1.x86_64-linux.deb, SHA-256 ${hash} (given)`,
      'install it with dpkg through sudo',
    ])
  })

  it('uses the Flox that is there and says where it is another one', () => {
    const version = '1.14.1-132-g6536dac28'
    const flox = { program: '/usr/bin/flox', version }
    const warned = (request: FloxRequest) => {
      const plan = planFlox(request, { ...bare, nix, flox })
      return plan.kind === 'use' ? plan.warnings.map(({ code, severity }) => `${code} ${severity}`) : plan.kind
    }
    expect(warned({})).toEqual([])
    expect(warned({ version })).toEqual([])
    expect(warned({ commit })).toEqual([])
    for (const other of [{ version: '1.14.1' }, { commit: 'a'.repeat(40) }, { channel: 'nightly' }]) {
      expect(warned(other), JSON.stringify(other)).toEqual(['FLX005 warning'])
    }
  })

  it('goes through an existing Nix at a commit, and refuses what only a package could give', () => {
    const reference = (request: FloxRequest) => {
      const plan = planFlox(request, { ...bare, nix, privilege: 'none', packageManager: undefined })
      return plan.kind === 'nix' ? plan.reference : plan.kind
    }
    expect(reference({ commit })).toBe(`github:flox/flox/${commit}`)
    expect(reference({ commit, sha256: hash })).toBe(`github:flox/flox/${commit}`)
    expect(reference({ commit, flake: 'git+https://git.example/flox?ref=main' })).toBe(
      `git+https://git.example/flox?ref=main&rev=${commit}`,
    )
    for (const request of [{}, wanted, { channel: 'nightly' }]) expect(codesOf(request, { nix })).toEqual(['FLX004'])
  })

  it('says everything that stands against a package at once, and writes over nothing', () => {
    const folder = { kind: 'foreign', why: '/nix/store holds 3 paths' } as const
    const against = { privilege: 'none', missing: ['xz'], folder, conf: true } as const
    expect(codesOf({ version: '1.14.2' }, against)).toEqual(['FLX004', 'FLX004', 'FLX004', 'FLX004', 'FLX002'])
  })

  it('takes up what a killed run of ours left, and not what somebody else has', () => {
    const left = { nix, flox: undefined, conf: true, folder: { kind: 'foreign', why: 'x' } } as const
    expect(planFlox(wanted, { ...bare, ...left, unfinished: true })).toMatchObject({ kind: 'package', again: true })
    expect(codesOf(wanted, left)).toEqual(['FLX004'])
  })
})
