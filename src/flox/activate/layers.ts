/** Finds the environments of an activation and checks that they can be activated without a login. */
import { dirname, join, relative, resolve } from 'node:path'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { readAccess } from '../environment/access.ts'
import { readEnvironment } from '../environment/read.ts'
import { freshLock } from '../lint/lock.ts'
import type { Layer } from './plan.ts'

interface Wanted {
  /** Folders that hold `.flox`, or are one, outermost first; empty: that of `cwd` or of the nearest folder above it. */
  readonly folders: readonly string[]
  /** `owner/name` on FloxHub, in place of folders. */
  readonly reference: string | undefined
  /** Where the command runs, and what no search leaves; both absolute. */
  readonly cwd: string
  readonly root: string
}

/**
 * The environments, and warnings; the host has the environment of Flox. FLX109 for a lock that is missing or older than its manifest: Flox would resolve packages,
 * which it refuses without a login; so it is an error without a token in CI. Throws ProblemError with all of FLX101, FLX102,
 * FLX103 and FLX109.
 */
export async function findLayers(
  host: Host,
  { folders, reference, cwd, root }: Wanted,
): Promise<{ readonly layers: readonly [Layer, ...Layer[]]; readonly warnings: readonly Problem[] }> {
  if (reference !== undefined) return { layers: [{ kind: 'reference', reference }], warnings: [] }
  const paths = folders.length > 0 ? folders.map((folder) => resolve(root, folder)) : [await nearest(host, cwd, root)]
  const read = await Promise.all(paths.map((path) => readEnvironment(host, path)))
  const environments = read.flatMap((one) => ('environment' in one ? [one.environment] : []))
  const access = await readAccess(host)
  const stale = freshLock
    .check({ layers: environments, access, allowedToolkits: [] })
    .map((problem): Problem => (access.token === false ? problem : { ...problem, severity: 'warning' }))
  const problems = [...read.flatMap((one) => ('problems' in one ? one.problems : [])), ...stale]
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
  const [first, ...more] = environments.map((environment): Layer => {
    return { kind: 'folder', path: resolve(host.cwd, environment.folder), environment }
  })
  if (!first) throw new ProblemError(problems)
  return { layers: [first, ...more], warnings: problems }
}

/** The folder with an environment, from `cwd` upwards to `root`; `cwd` where none has one. */
async function nearest(host: Host, cwd: string, root: string): Promise<string> {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (await isThere(host, join(folder, '.flox', 'env.json'))) return folder
    if (folder === root || relative(root, folder).startsWith('..') || folder === dirname(folder)) return cwd
  }
}
