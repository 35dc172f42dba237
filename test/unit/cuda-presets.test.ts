import { describe, expect, test } from 'vitest'
import { checkNixpkgs, lockedNixpkgs, nixpkgsPresets } from '../../src/cuda/nixpkgs-presets.ts'
import { requestOf } from './cuda-world.ts'

const rev = '55d5788ba1195a4c8f3b63e8e6c1ba0d2e3a2b61'
const narHash = 'sha256-7BOIfo5F3aGlVS6WQ+mj6CuJIEJhXTa9Mh6Gh0Rn/Hs='
const hash = encodeURIComponent(narHash)
const github = { type: 'github', owner: 'NixOS', repo: 'nixpkgs', rev, narHash, lastModified: 1 }

/** A flake.lock whose root has this input `nixpkgs`. */
const lock = (nixpkgs: unknown, nodes: object) => ({
  root: 'root',
  version: 7,
  nodes: { root: { inputs: { nixpkgs, utils: 'utils' } }, ...nodes },
})

describe('the Nixpkgs of a flake.lock', () => {
  test.each<[string, object, string]>([
    ['GitHub', github, `github:NixOS/nixpkgs/${rev}?narHash=${hash}`],
    ['GitHub, without a hash', { ...github, narHash: undefined }, `github:NixOS/nixpkgs/${rev}`],
    ['GitLab', { ...github, type: 'gitlab' }, `gitlab:NixOS/nixpkgs/${rev}?narHash=${hash}`],
    ['git', { type: 'git', url: 'https://git.example/a.git', rev }, `git+https://git.example/a.git?rev=${rev}`],
    ['git over ssh', { type: 'git', url: 'ssh://git@h.x/a?ref=b', rev }, `git+ssh://git@h.x/a?ref=b&rev=${rev}`],
    [
      'a tarball',
      { type: 'tarball', url: 'https://releases.nixos.org/a/nixexprs.tar.xz', narHash },
      `https://releases.nixos.org/a/nixexprs.tar.xz?narHash=${hash}`,
    ],
    [
      'FlakeHub',
      { type: 'tarball', url: 'https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.1.9%2Brev-5/s.tar.gz?a=b', narHash },
      `https://api.flakehub.com/f/pinned/NixOS/nixpkgs/0.1.9%2Brev-5/s.tar.gz?a=b&narHash=${hash}`,
    ],
    ['a folder', { type: 'path', path: '/nix/nixpkgs', narHash }, `path:/nix/nixpkgs?narHash=${hash}`],
  ])('is read: %s', (_, locked, reference) => {
    expect(lockedNixpkgs(lock('nixpkgs_2', { nixpkgs_2: { locked } }))).toBe(reference)
  })

  test('follows other inputs, over several flakes', () => {
    const nodes = {
      nixpkgs: { locked: github },
      utils: { inputs: { nixpkgs: ['other', 'deep'] }, locked: github },
      other: { inputs: { deep: 'nixpkgs' } },
    }
    const found = `github:NixOS/nixpkgs/${rev}?narHash=${hash}`
    const world = lock(['utils', 'nixpkgs'], nodes)
    const root = { inputs: { nixpkgs: ['utils', 'nixpkgs'], utils: 'utils', other: 'other' } }
    expect(lockedNixpkgs({ ...world, nodes: { ...nodes, root } })).toBe(found)
    expect(lockedNixpkgs(lock('nixpkgs', nodes))).toBe(found)
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an empty object', {}],
    ['no input of that name', lock(undefined, {})],
    ['an input without a node', lock('gone', {})],
    ['inputs that follow each other', lock(['nixpkgs'], {})],
    ['an empty path', lock([], {})],
    ['a path to nowhere', lock(['utils', 'nixpkgs'], { utils: {} })],
    ['a node that is not locked', lock('n', { n: { original: github } })],
    ['another type', lock('n', { n: { locked: { ...github, type: 'hg' } } })],
    ['a relative folder', lock('n', { n: { locked: { type: 'path', path: './nixpkgs' } } })],
    ['no revision', lock('n', { n: { locked: { ...github, rev: undefined } } })],
    ['Nix in a revision', lock('n', { n: { locked: { ...github, rev: `\${"a"}` } } })],
    ['blanks in a URL', lock('n', { n: { locked: { type: 'tarball', url: 'https://a b' } } })],
  ])('is not found in %s', (_, value) => expect(lockedNixpkgs(value)).toBeUndefined())

  test('is given up on soon where inputs follow each other without end', () => {
    const paths = Object.fromEntries(
      Array.from({ length: 15 }, (_, index) => [`x${index}`, index ? Array(30).fill(`x${index - 1}`) : []]),
    )
    const begun = performance.now()
    expect(
      lockedNixpkgs({ root: 'r', nodes: { r: { inputs: { ...paths, nixpkgs: ['x14', 'x14'] } } } }),
    ).toBeUndefined()
    expect(performance.now() - begun).toBeLessThan(1000)
  })
})

describe('presets of Nixpkgs', () => {
  test('are branches that caches build', () => {
    for (const { name, reference } of nixpkgsPresets) {
      const { value } = requestOf({ nixpkgs: name }).nixpkgs
      expect(value).toEqual({ kind: 'flake', reference })
      expect(checkNixpkgs({ kind: 'flake', reference })).toEqual([])
    }
  })

  test('are told to those who use another one', () => {
    const [problem, ...more] = checkNixpkgs({ kind: 'flake', reference: `github:NixOS/nixpkgs/${rev}` })
    expect(more).toEqual([])
    expect(problem).toMatchObject({ code: 'PLN027', severity: 'warning' })
    expect(problem?.message).toContain(rev)
    expect(problem?.fix).toContain('flox/stable')
    expect(problem?.source).toMatch(/^https:\/\//)
  })

  test('are told to those whose branch is no longer built', () => {
    expect(checkNixpkgs({ kind: 'flake', reference: 'github:nixos-cuda/nixpkgs/nixos-25.11-cuda' })).toMatchObject([
      { code: 'PLN027', fix: expect.stringContaining('nixos-cuda/nixos-26.05-cuda') },
    ])
  })

  test('are no business of who has a folder or a server of their own', () => {
    expect(checkNixpkgs({ kind: 'path', path: './nixpkgs' })).toEqual([])
    expect(checkNixpkgs({ kind: 'flake', reference: 'git+https://git.example/nixpkgs' })).toEqual([])
  })
})
