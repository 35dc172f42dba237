import { type Problem, warning } from '../model/problem.ts'
import { isAtLeast } from '../model/version.ts'
import type { DiskLayout, MeasuredName, MeasuredPath } from './disk.ts'

/** Where Nix should build. */
export interface BuildFolder {
  /**
   * `default`: leave it as Nix has it; `build-dir`: a line for nix.conf; `TMPDIR`: a variable of the process that builds
   * (the daemon, where there is one).
   */
  readonly by: 'default' | 'build-dir' | 'TMPDIR'
  readonly path: string
  /** Mode of a folder that is to be made. Nix refuses a build-dir that everybody can write to. */
  readonly mode: number | undefined
  readonly freeBytes: number
  /** Why, in one clause. */
  readonly why: string
}

export interface DiskAdvice {
  readonly buildFolder: BuildFolder
  /** Bytes for min-free and max-free; undefined where garbage collection is not ours to turn on. */
  readonly minFree: number | undefined
  readonly maxFree: number | undefined
  /** One line each for the log. */
  readonly lines: readonly string[]
}

export interface AdviceOptions {
  /** As in `2.34.7`; undefined counts as new. */
  readonly nixVersion: string | undefined
  /** The machine ends with the job (RUNNER_ENVIRONMENT is github-hosted). */
  readonly hosted: boolean
  /** The user has set build-dir or TMPDIR for builds; then it is theirs. */
  readonly chosen?: boolean
}

const gigabyte = 1e9
/** One variant of PyTorch takes about this much while it builds. */
const largeBuild = 20 * gigabyte
/** Room elsewhere must be so many times larger to be worth leaving the default. */
const worthIt = 2

/** Nix has the setting build-dir with a folder of its own since 2.30; before, builds are in TMPDIR, which is /tmp. */
const ownBuildFolder = { major: 2, minor: 30 }

/**
 * Says where builds should be and when Nix should collect garbage. Nothing is advised where the default will do.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file#conf-build-dir and release notes of Nix 2.30.
 */
export function adviseDisk(layout: DiskLayout, options: AdviceOptions): DiskAdvice {
  const buildFolder = adviseBuildFolder(layout, options)
  const store = measuredStore(layout)
  const collect = options.hosted && store !== undefined
  // Enough for the largest step of one build; the collector then frees a useful amount at once.
  const minFree = collect ? Math.round(Math.min(5 * gigabyte, store.totalBytes * 0.05)) : undefined
  const maxFree = minFree === undefined ? undefined : minFree * 3
  return { buildFolder, minFree, maxFree, lines: describeDisk(layout) }
}

function adviseBuildFolder(layout: DiskLayout, { nixVersion, chosen = false }: AdviceOptions): BuildFolder {
  const isNew = isAtLeast(nixVersion ?? '', ownBuildFolder) ?? true
  const standard = isNew ? measuredStore(layout) : measuredPath(layout, 'tmp')
  const path = isNew ? '/nix/var/nix/builds' : '/tmp'
  const stay = (why: string): BuildFolder => ({
    by: 'default',
    path,
    mode: undefined,
    freeBytes: standard?.freeBytes ?? 0,
    why,
  })
  if (chosen) return stay('the user chose another folder')
  if (!standard) return stay('the disks of this machine are unknown')
  const roomy = !standard.memory && standard.freeBytes >= largeBuild
  const best = candidates(layout, isNew).sort((a, b) => b.disk.freeBytes - a.disk.freeBytes)[0]
  if (!best || best.disk.device === standard.device) return stay('no other disk has more room')
  const better = best.disk.freeBytes > standard.freeBytes * worthIt
  if (!standard.memory && (roomy || !better)) return stay('it has room')
  if (best.disk.freeBytes <= standard.freeBytes) return stay('no other disk has more room')
  const reason = standard.memory ? 'is in memory' : `has ${inGigabytes(standard.freeBytes)} left`
  const why = `${path} ${reason}, and ${best.disk.mountedAt || best.disk.path} has ${inGigabytes(best.disk.freeBytes)}`
  const { freeBytes } = best.disk
  return isNew
    ? { by: 'build-dir', path: best.path, mode: 0o755, freeBytes, why }
    : { by: 'TMPDIR', path: best.path, mode: 0o1777, freeBytes, why }
}

/** Every folder that the advice may name. */
export const buildFolders: readonly string[] = [
  '/var/lib/setup-nix-cuda',
  '/mnt/setup-nix-cuda',
  '/nix/var/nix',
].flatMap((folder) => [`${folder}/builds`, `${folder}/tmp`])

/**
 * Disks that build users can reach by folders of root. RUNNER_TEMP and the workspace are not among them: they lie in the
 * home of the runner's user.
 */
function candidates(layout: DiskLayout, isNew: boolean) {
  const leaf = isNew ? 'builds' : 'tmp'
  const known: readonly (readonly [MeasuredName, string])[] = [
    ['root', `/var/lib/setup-nix-cuda/${leaf}`],
    ['mnt', `/mnt/setup-nix-cuda/${leaf}`],
    ['nix', `/nix/var/nix/${leaf}`],
  ]
  return known.flatMap(([name, path]) => {
    const found = measuredPath(layout, name)
    return found?.exists && !found.memory && !found.readOnly ? [{ path, disk: found }] : []
  })
}

/**
 * INS040 for each path that has less room than builds need: bytes in the store, bytes of a build at work, or both.
 * `buildFolder` is what `adviseDisk` gave.
 */
export function checkRoom(
  layout: DiskLayout,
  needed: { readonly storeBytes: number; readonly buildBytes?: number; readonly hosted: boolean },
  buildFolder?: BuildFolder,
): readonly Problem[] {
  const store = measuredStore(layout)
  if (!store) return []
  const { storeBytes, buildBytes = 0, hosted } = needed
  const builds = buildFolder ? measuredAbove(layout, buildFolder.path) : store
  const same = !builds || builds.device === store.device
  const wanted = [
    {
      what: same && buildBytes > 0 ? 'The store and the builds need' : 'The store needs',
      disk: store,
      bytes: same ? storeBytes + buildBytes : storeBytes,
    },
    ...(same ? [] : [{ what: 'The builds need', disk: builds, bytes: buildBytes }]),
  ]
  return wanted.flatMap(({ what, disk: at, bytes }) => {
    if (bytes <= at.freeBytes) return []
    const where = at.mountedAt || at.path
    const roomier = largest(layout, at)
    const fixes = [
      ...(hosted ? ['Remove parts of the runner image with `reclaim-disk`'] : [`Free disk space on ${where}`]),
      ...(roomier ? [`or use ${roomier.mountedAt || roomier.path}, which has ${inGigabytes(roomier.freeBytes)}`] : []),
    ]
    const message = `${what} about ${inGigabytes(bytes)}, and ${where} has ${inGigabytes(at.freeBytes)} of ${inGigabytes(at.totalBytes)} left.`
    return [warning('INS040', message, `${fixes.join(', ')}.`)]
  })
}

/** The path with that name. */
export function measuredPath(layout: DiskLayout, name: MeasuredName): MeasuredPath | undefined {
  return layout.measured.find((candidate) => candidate.name === name)
}

/** Where store paths are, or will be. */
export function measuredStore(layout: DiskLayout): MeasuredPath | undefined {
  return measuredPath(layout, 'store') ?? measuredPath(layout, 'nix') ?? measuredPath(layout, 'root')
}

/** The measured path that a path is in: the one with the longest path above it. */
export function measuredAbove(layout: DiskLayout, path: string): MeasuredPath | undefined {
  return layout.measured
    .filter((candidate) => candidate.path === '/' || path === candidate.path || path.startsWith(`${candidate.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

/** The disk with the most room, if it is another one and has more. */
export function largest(layout: DiskLayout, than: MeasuredPath): MeasuredPath | undefined {
  return layout.measured
    .filter((other) => other.exists && !other.memory && !other.readOnly && other.device !== than.device)
    .filter((other) => other.freeBytes > than.freeBytes)
    .sort((a, b) => b.freeBytes - a.freeBytes)[0]
}

/** One line per file system: where it is mounted, what is on it, how much is left. */
export function describeDisk(layout: DiskLayout): readonly string[] {
  const devices = [...new Set(layout.measured.map(({ device }) => device))]
  return devices.flatMap((device) => {
    const on = layout.measured.filter((candidate) => candidate.device === device)
    const first = on.find((candidate) => candidate.path === candidate.mountedAt) ?? on[0]
    if (!first) return []
    const marks = [first.type, ...(first.memory ? ['in memory'] : []), ...(first.readOnly ? ['read-only'] : [])]
    const paths = on.map(({ path, exists }) => (exists ? path : `${path} (absent)`)).join(', ')
    const room = `${inGigabytes(first.freeBytes)} of ${inGigabytes(first.totalBytes)} left`
    return [`${first.mountedAt || first.path} (${marks.filter((mark) => mark !== '').join(', ')}): ${room}; ${paths}`]
  })
}

/** As in `12.5 GB`. */
export function inGigabytes(bytes: number): string {
  const value = bytes / gigabyte
  return `${value >= 100 ? Math.round(value) : Number(value.toFixed(1))} GB`
}
