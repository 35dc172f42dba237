/**
 * What real Nixpkgs says of a cell, out of the facts that were evaluated from its own files
 * (fixtures/nixpkgs/cuda-facts.json) and of its assertions, transcribed. It shares nothing with src/.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Compiler {
  readonly minMajorVersion: string
  readonly maxMajorVersion: string
}

interface Capability {
  readonly archName: string
  readonly isJetson: boolean
  readonly minCudaMajorMinorVersion: string
  readonly maxCudaMajorMinorVersion: string | null
}

interface OracleFacts {
  readonly capabilities: Readonly<Record<string, Capability>>
  readonly sorted: readonly string[]
  readonly supported: Readonly<Record<string, readonly string[]>>
  readonly default: Readonly<Record<string, readonly string[]>>
  readonly hostCompilers: Readonly<Record<string, { readonly gcc: Compiler; readonly clang: Compiler }>>
  /** By toolkit and capability; of the revision 1dbbce67. */
  readonly redistSystemOf: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By toolkit: what the manifests have `cuda_nvcc` for. */
  readonly redistSystemsInManifests: Readonly<Record<string, { readonly cuda_nvcc: readonly string[] }>>
  readonly packageSets: Readonly<
    Record<string, { readonly sets?: readonly string[]; readonly cudaPackages_13?: string }>
  >
}

export const oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/nixpkgs/cuda-facts.json'), 'utf8'),
) as OracleFacts

export const oracleToolkits = Object.keys(oracle.supported)

/**
 * How the threshold of the Jetsons moved, from which on one takes the servers' packages: `thor` before NixOS/nixpkgs
 * pull request 528562 (10.1), `orin13` at 1dbbce67 (8.7 from CUDA 13.0 on), `orin132` at nixos-cuda/nixpkgs 2268c4f
 * (8.7 from CUDA 13.2 on, and no older Jetson with CUDA 13).
 */
export const generations = ['thor', 'orin13', 'orin132'] as const
export type Generation = (typeof generations)[number]

export type Reason = 'too new' | 'too old' | 'system' | 'alone' | 'no packages'

export interface OracleCell {
  readonly capabilities: readonly string[]
  readonly toolkit: string
  readonly system: string
}

/** As lib.versionOlder compares two numbers with a dot. */
function isOlder(a: string, b: string): boolean {
  const [left, right] = [a, b].map((text) =>
    text
      .replace(/[a-z]$/, '')
      .split('.')
      .map(Number),
  )
  return (left?.[0] ?? 0) - (right?.[0] ?? 0) < 0 || (left?.[0] === right?.[0] && (left?.[1] ?? 0) < (right?.[1] ?? 0))
}

/** The lowest Jetson capability that takes the servers' packages. */
export function threshold(generation: Generation, toolkit: string): string {
  if (generation === 'orin13' && !isOlder(toolkit, '13.0')) return '8.7'
  if (generation === 'orin132' && !isOlder(toolkit, '13.2')) return '8.7'
  return '10.1'
}

/** NVIDIA's system of a Jetson's packages. */
export function jetsonPackages(generation: Generation, toolkit: string, capability: string): string {
  return isOlder(capability, threshold(generation, toolkit)) ? 'linux-aarch64' : 'linux-sbsa'
}

/** The systems that a toolkit's manifest has nvcc for; 13.1 and later are as 13.0. */
export function manifestSystems(toolkit: string): readonly string[] {
  const recorded = oracle.redistSystemsInManifests[toolkit] ?? oracle.redistSystemsInManifests['13.0']
  return (recorded?.cuda_nvcc ?? []).map((system) => `linux-${system}`)
}

/** Why this Nixpkgs cannot build a cell of listed capabilities; empty where it can. */
export function nixpkgsReasons(generation: Generation, { capabilities, toolkit, system }: OracleCell): Set<Reason> {
  const reasons = new Set<Reason>()
  for (const capability of capabilities) {
    const { minCudaMajorMinorVersion: min, maxCudaMajorMinorVersion: max } = infoOf(capability)
    if (isOlder(toolkit, min)) reasons.add('too new')
    if (max !== null && isOlder(max, toolkit)) reasons.add('too old')
  }
  const served = oracle.supported[toolkit] ?? []
  const jetsons = capabilities.filter((capability) => infoOf(capability).isJetson)
  const old = jetsons.filter((capability) => jetsonPackages(generation, toolkit, capability) === 'linux-aarch64')
  if (jetsons.length > 0 && system !== 'aarch64-linux') reasons.add('system')
  if (old.length > 0 && old.length < capabilities.length) reasons.add('alone')
  const hasPackages = manifestSystems(toolkit).includes('linux-aarch64')
  // What the toolkit does not serve at all has that reason alone.
  if (!hasPackages && old.some((capability) => served.includes(capability))) reasons.add('no packages')
  return reasons
}

function infoOf(capability: string): Capability {
  const info = oracle.capabilities[capability]
  if (!info) throw new Error(`Nixpkgs does not list ${capability}.`)
  return info
}
