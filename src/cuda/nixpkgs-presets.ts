/** Branches of Nixpkgs that CUDA binary caches build. */
import type { NixpkgsSource } from '../model/documents.ts'
import { type Problem, warning } from '../model/problem.ts'

export interface NixpkgsPreset {
  readonly name: string
  readonly reference: string
  /** Which cache serves it. */
  readonly cache: string
}

const flox = ['unstable', 'staging', 'stable', 'lts'].map((branch) => ({
  name: `flox/${branch}`,
  reference: `github:flox/nixpkgs/${branch}`,
  cache: 'flox',
}))

/** A branch that was moved for the last time with its release; the cache no longer has what it needs. */
const stale = /\/nixos-25\.11-cuda$/i

/** Moved only when their tested aggregate passes. https://github.com/nixos-cuda/nixpkgs/branches */
const tested = ['nixos-unstable-cuda', 'nixos-26.05-cuda'].map((branch) => ({
  name: `nixos-cuda/${branch}`,
  reference: `github:nixos-cuda/nixpkgs/${branch}`,
  cache: 'nixos-cuda',
}))

/** https://flox.dev/docs/concepts/nixpkgs/ and https://github.com/nixos-cuda */
export const nixpkgsPresets: readonly NixpkgsPreset[] = [...flox, ...tested]

/** A branch that is taken where a request names no Nixpkgs. */
export interface DefaultBranch extends NixpkgsPreset {
  /** Its default CUDA toolkit when this version was made, for plans without an evaluation. */
  readonly toolkit: string
}

/**
 * The monthly branch of Flox, which changes seldom and is built whole, and the one of nixos-cuda that is moved when its
 * tests pass; nix-community builds no CUDA any more.
 */
const defaults: readonly DefaultBranch[] = ['flox/stable', 'nixos-cuda/nixos-unstable-cuda'].flatMap((name) =>
  nixpkgsPresets.filter((preset) => preset.name === name).map((preset) => ({ ...preset, toolkit: '12.9' })),
)

/** The branch that one of these caches builds, by their names in `caches`; the first of all where none of them does. */
export function defaultBranch(caches: readonly string[]): DefaultBranch {
  const [first] = defaults
  if (!first) throw new Error('there are default branches')
  return defaults.find(({ cache }) => caches.includes(cache)) ?? first
}

/**
 * PLN027 (warning) for a Nixpkgs of which no CUDA cache is known to build the revision: everything that depends on CUDA
 * is then compiled. A folder is the user's own business.
 */
export function checkNixpkgs(source: NixpkgsSource): readonly Problem[] {
  if (source.kind === 'path' || !/^github:/i.test(source.reference)) return []
  if (/^github:(?:flox|nixos-cuda)\/nixpkgs\b/i.test(source.reference) && !stale.test(source.reference)) return []
  return [
    warning(
      'PLN027',
      `${source.reference} is not on a branch that CUDA caches are known to build, so more may be compiled than needed.`,
      `Use ${nixpkgsPresets.map((row) => row.name).join(', ')} for more cache hits, in flake.lock too.`,
      { source: 'https://github.com/nixos-cuda' },
    ),
  ]
}

/**
 * The flake reference that a flake.lock has for the input `nixpkgs` of its root, pinned by revision and NAR hash;
 * undefined where it names none. Format: https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#lock-files
 */
export function lockedNixpkgs(lock: unknown): string | undefined {
  const nodes = record(record(lock)?.['nodes'])
  const root = record(lock)?.['root']
  const inputs = typeof root === 'string' ? record(record(nodes?.[root])?.['inputs']) : undefined
  return pinnedReference(record(nodes?.[resolve(nodes, inputs?.['nixpkgs'], root) ?? ''])?.['locked'])
}

/** The same for one locked input, as `nix flake metadata` has it too; undefined where it is none that is known. */
export function pinnedReference(input: unknown): string | undefined {
  const locked = record(input)
  if (!locked) return undefined
  const get = (key: string, form = /^[\w.+:/=@~-]+$/) => {
    const value = locked[key]
    return typeof value === 'string' && form.test(value) ? value : undefined
  }
  const [owner, repo, rev, narHash] = ['owner', 'repo', 'rev', 'narHash'].map((key) => get(key))
  const url = get('url', /^[\w.+:/=@~?&%-]+$/)
  const hash = narHash ? `narHash=${encodeURIComponent(narHash)}` : ''
  const type = get('type')
  if ((type === 'github' || type === 'gitlab') && owner && repo && rev)
    return withQuery(`${type}:${owner}/${repo}/${rev}`, hash)
  if (type === 'git' && url && rev) return withQuery(`git+${url}`, `rev=${rev}`)
  if (type === 'tarball' && url) return withQuery(url, hash)
  if (type === 'path') {
    const path = get('path')
    return path?.startsWith('/') ? withQuery(`path:${path}`, hash) : undefined
  }
  return undefined
}

/** FlakeHub's addresses have a query of their own. */
function withQuery(url: string, query: string): string {
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`
}

/** An input is the name of a node, or a path of input names from the root (`follows`), which may go in circles. */
function resolve(
  nodes: Readonly<Record<string, unknown>> | undefined,
  input: unknown,
  root: unknown,
  steps = { left: 1000 },
): string | undefined {
  if (typeof input === 'string') return input
  if (!Array.isArray(input) || steps.left-- <= 0) return undefined
  return input.reduce<string | undefined>(
    (node, name) =>
      node === undefined
        ? undefined
        : resolve(nodes, record(record(nodes?.[node])?.['inputs'])?.[String(name)], root, steps),
    typeof root === 'string' ? root : undefined,
  )
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}
