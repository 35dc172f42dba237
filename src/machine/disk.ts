import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Host } from '../runner/host.ts'
import { mountOf, readMounts } from './mounts.ts'

/** The paths that matter to a job. */
export type MeasuredName = 'root' | 'nix' | 'store' | 'mnt' | 'tmp' | 'runner-temp' | 'workspace'

/** One path and the file system that it is on, or would be on. */
export interface MeasuredPath {
  readonly name: MeasuredName
  readonly path: string
  /** Without it, the figures are those of its nearest folder that exists. */
  readonly exists: boolean
  /** Paths of one file system have the same number. */
  readonly device: number
  /** Where the file system is mounted, and its type; empty where the system does not say. */
  readonly mountedAt: string
  readonly type: string
  readonly readOnly: boolean
  /** Its files are in memory: what is written there takes memory from the builds. */
  readonly memory: boolean
  readonly totalBytes: number
  /** What a user without privileges may still write. */
  readonly freeBytes: number
  /** Undefined where the file system has no limit of its own (btrfs). */
  readonly freeFiles: number | undefined
}

/** What this machine has, as measured once. */
export interface DiskLayout {
  readonly measured: readonly MeasuredPath[]
}

type DiskHost = Pick<Host, 'env' | 'files'>
type Statfs = (path: string) => Promise<{ bsize: number; blocks: number; bavail: number; files: number; ffree: number }>

const memoryTypes = ['tmpfs', 'ramfs', 'devtmpfs']

/**
 * Measures the paths of this job. Changes nothing and throws nothing: a path that cannot be measured is left out, and
 * so is the workspace or RUNNER_TEMP of a job that has none. `ask` stands in for statfs in tests.
 */
export async function measureDisk(host: DiskHost, ask: Statfs = statfs): Promise<DiskLayout> {
  const wanted: readonly (readonly [MeasuredName, string | undefined])[] = [
    ['root', '/'],
    ['nix', '/nix'],
    ['store', '/nix/store'],
    ['mnt', '/mnt'],
    ['tmp', '/tmp'],
    ['runner-temp', host.env['RUNNER_TEMP']],
    ['workspace', host.env['GITHUB_WORKSPACE']],
  ]
  const named = wanted.flatMap(([name, path]) => (path ? [[name, path] as const] : []))
  const mounts = await readMounts(host)
  const measured = await Promise.all(
    named.map(async ([name, path]): Promise<readonly MeasuredPath[]> => {
      try {
        const nearest = await nearestFolder(host, path)
        const real = await host.files.realpath(nearest)
        const [{ dev }, figures] = await Promise.all([host.files.stat(real), ask(real)])
        const mount = mountOf(mounts, real)
        return [
          {
            name,
            path,
            exists: nearest === path,
            device: dev,
            mountedAt: mount?.at ?? '',
            type: mount?.type ?? '',
            readOnly: mount?.readOnly ?? false,
            memory: memoryTypes.includes(mount?.type ?? ''),
            totalBytes: figures.blocks * figures.bsize,
            freeBytes: figures.bavail * figures.bsize,
            freeFiles: figures.files > 0 ? figures.ffree : undefined,
          },
        ]
      } catch {
        return []
      }
    }),
  )
  return { measured: measured.flat() }
}

/** The path itself, or the nearest folder above it that exists. */
async function nearestFolder(host: Pick<Host, 'files'>, path: string): Promise<string> {
  for (let folder = join('/', path); ; folder = dirname(folder)) {
    const there = await host.files.stat(folder).catch(() => undefined)
    if (there || folder === '/') return folder
  }
}
