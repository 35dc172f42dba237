import type { FloxPackage } from './environment.ts'

/** The catalog whose packages Flox builds with CUDA beforehand. https://flox.dev/docs/concepts/cuda-catalog-and-cache */
export const cudaCatalog = 'flox-cuda/'

interface CudaSetMember {
  /** `12.8` or `12` of `cudaPackages_12_8` and `cudaPackages_12`; undefined for the default set. */
  readonly set: string | undefined
  /** The name in the set, as in `cuda_nvcc`. */
  readonly name: string
  /** Whether it comes from the catalog of packages that are built. */
  readonly built: boolean
}

/** These carry the version of the toolkit as their own. */
const versionedLikeToolkit = ['cuda_nvcc', 'cuda_cudart', 'cudatoolkit']

/** A package of one of the sets `cudaPackages…`; undefined for every other one. */
export function cudaSetMember({ kind, path }: Pick<FloxPackage, 'kind' | 'path'>): CudaSetMember | undefined {
  const match = /^(flox-cuda\/)?cudaPackages(?:_(\d+)(?:_(\d+))?)?\.(.+)$/.exec(path)
  if (kind !== 'catalog' || !match) return undefined
  const [, catalog, major, minor, name = ''] = match
  return { set: major && (minor ? `${major}.${minor}` : major), name, built: catalog !== undefined }
}

/** Whether a package exists for CUDA alone, so only on Linux. */
export function isCuda(one: FloxPackage): boolean {
  return one.kind === 'catalog' && (one.path.startsWith(cudaCatalog) || cudaSetMember(one) !== undefined)
}

/**
 * The toolkit of a package on a system: as its set says, else as its locked version does. `12` where only the major version
 * is known, undefined where nothing is.
 */
export function toolkitOn(one: FloxPackage, system: string): string | undefined {
  const member = cudaSetMember(one)
  if (!member) return undefined
  if (member.set?.includes('.')) return member.set
  const locked = one.locked.find((entry) => entry.system === system)?.version
  const version = versionedLikeToolkit.includes(member.name) ? /^\d+\.\d+/.exec(locked ?? '')?.[0] : undefined
  return version ?? member.set
}

/** Every toolkit of the packages, on any system that they are locked for, or as their names say. Sorted. */
export function toolkitsOf(packages: readonly FloxPackage[]): readonly string[] {
  const found = packages.flatMap((one) => {
    const systems = one.locked.length > 0 ? one.locked.map(({ system }) => system) : ['']
    return systems.map((system) => toolkitOn(one, system)).filter((toolkit) => toolkit !== undefined)
  })
  return withoutVague([...new Set(found)])
}

/** Leaves a major version out where one of its releases is there too. */
export function withoutVague(toolkits: readonly string[]): readonly string[] {
  return toolkits
    .filter((one) => one.includes('.') || !toolkits.some((other) => other.startsWith(`${one}.`)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}
