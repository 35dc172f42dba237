/** Which caches can have anything of a plan at all: one look-up spares thousands. */

import type { Derivation } from '../nix/build/derivation.ts'
import { cacheIdentity, cachePresets } from '../nix/configure/caches.ts'
import type { Substituter } from './substituter.ts'

/** `<hash>-cuda12.9-cuda_nvcc-12.9.86.drv`, in older revisions of Nixpkgs `<hash>-cuda_nvcc-12.4.131.drv`. */
const compiler = /[-/](?:cuda[\d.]+-)?cuda_nvcc-(\d[\d.]*)\.drv$/

/** An output of the compiler of each toolkit that the derivations use, the newest first. */
export function compilerPaths(derivations: ReadonlyMap<string, Derivation>): readonly string[] {
  const found = [...derivations].flatMap(([drvPath, { outputs }]) => {
    const version = compiler.exec(drvPath)?.[1]
    const { path } = outputs.find(({ name }) => name === 'out') ?? outputs[0] ?? {}
    return version && path ? [{ path, version: version.split('.').map(Number) }] : []
  })
  const byVersion = (a: readonly number[], b: readonly number[]) =>
    a.map((part, index) => part - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0
  return found.sort((a, b) => byVersion(b.version, a.version)).map(({ path }) => path)
}

/**
 * The caches without those that build Nixpkgs for CUDA as a whole and have none of these compilers: they build other
 * revisions. What is asked of such a cache is one narinfo for each toolkit. Others may have any part and all stay.
 */
export async function withCompilers(
  caches: readonly Substituter[],
  compilers: readonly string[],
): Promise<readonly Substituter[]> {
  const has = async (cache: Substituter): Promise<boolean> => {
    if (compilers.length === 0 || !buildsCudaSets(cache.url)) return true
    for (const path of compilers) if (await cache.find(path)) return true
    return false
  }
  const kept = await Promise.all(caches.map(has))
  return caches.filter((_, index) => kept[index])
}

function buildsCudaSets(url: string): boolean {
  return cachePresets.some((preset) => preset.cudaSets && cacheIdentity(preset.url) === cacheIdentity(url))
}
