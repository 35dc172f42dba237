import type { Lock, LockedPackage, Manifest, ManifestPackage } from './schema.ts'
import type { TomlDocument } from './toml.ts'

/** Files by the paths that messages show. */
interface EnvironmentFiles {
  readonly manifest: string
  readonly lock: string
  readonly pointer: string
}

/** What git knows of a file of the environment. */
interface FileState {
  readonly file: string
  readonly state: 'committed' | 'changed' | 'untracked'
}

/** What was read of the environment of a folder. */
export interface EnvironmentFacts {
  /** The folder that holds `.flox`, as messages show it. */
  readonly folder: string
  readonly name: string
  /** Of an environment on FloxHub. */
  readonly owner?: string
  readonly files: EnvironmentFiles
  readonly manifest: Manifest
  readonly source: Pick<TomlDocument, 'lineOf' | 'linesOf'>
  /** Undefined where there is no manifest.lock. */
  readonly lock: Lock | undefined
  /** The files that have to be in git; undefined where that cannot be determined. */
  readonly committed: readonly FileState[] | undefined
}

export interface FloxPackage {
  readonly id: string
  readonly kind: 'catalog' | 'flake' | 'store-path'
  /** Its name in the catalog, as in `flox-cuda/cudaPackages_12_8.cuda_nvcc`, else the flake reference or store path. */
  readonly path: string
  readonly group: string
  /** The lower one wins where two packages have the same file. */
  readonly priority: number
  /** Its own list; undefined where those of the environment count. */
  readonly systems: readonly string[] | undefined
  /** Its line in manifest.toml; undefined for one that an include brings. */
  readonly line: number | undefined
  readonly locked: readonly LockedPackage[]
}

export interface FloxEnvironment extends EnvironmentFacts {
  readonly packages: readonly FloxPackage[]
  /** `options.systems`; undefined where the manifest leaves them to Flox. */
  readonly systems: readonly string[] | undefined
}

/** What Flox gives a package without `priority` and `pkg-group`. https://flox.dev/docs/man/manifest.toml */
const defaults = { priority: 5, group: 'toplevel' } as const

/** The environment that these files describe; packages of includes come from the lock. Pure. */
export function environmentOf(facts: EnvironmentFacts): FloxEnvironment {
  const { manifest, lock, source } = facts
  const hasIncludes = (manifest.include?.environments ?? []).length > 0
  const written = manifest.install ?? {}
  const merged = hasIncludes ? { ...lock?.manifest.install, ...written } : written
  const packages = Object.entries(merged).flatMap(([id, entry]) => {
    const line = Object.hasOwn(written, id) ? source.lineOf(['install', id]) : undefined
    const found = packageOf(id, entry, line, lock?.packages ?? [])
    return found ? [found] : []
  })
  return { ...facts, packages, systems: manifest.options?.systems ?? undefined }
}

function packageOf(
  id: string,
  entry: ManifestPackage,
  line: number | undefined,
  locked: readonly LockedPackage[],
): FloxPackage | undefined {
  const named = nameOf(entry)
  if (!named) return undefined
  return {
    id,
    ...named,
    group: entry['pkg-group'] ?? defaults.group,
    priority: entry.priority ?? defaults.priority,
    systems: entry.systems ?? undefined,
    line,
    locked: locked.filter((one) => one.install_id === id),
  }
}

function nameOf(entry: ManifestPackage): Pick<FloxPackage, 'kind' | 'path'> | undefined {
  const path = pkgPath(entry)
  if (path !== undefined) return { kind: 'catalog', path }
  // A reference may have a login in it, which nothing prints.
  if (entry.flake) return { kind: 'flake', path: entry.flake.replace(/\/\/[^/@\s]+@/, '//') }
  return entry['store-path'] ? { kind: 'store-path', path: entry['store-path'] } : undefined
}

/** `pkg-path` as one text: Flox takes a list of its parts too. */
export function pkgPath({ 'pkg-path': path }: ManifestPackage): string | undefined {
  return typeof path === 'string' ? path : path?.join('.')
}

/** The systems of a package: its own, else those of the environment, else those that it is locked for. */
export function systemsOf({ systems }: Pick<FloxEnvironment, 'systems'>, one: FloxPackage): readonly string[] {
  return one.systems ?? systems ?? [...new Set(one.locked.map(({ system }) => system))]
}
