/** Finds the environment of a folder and reads its files. */
import { basename, dirname, join, relative, resolve } from 'node:path'
import { error, type Problem } from '../../model/problem.ts'
import { ask } from '../../nix/ask.ts'
import { childEnv } from '../../runner/child-env.ts'
import { isErrno, readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { type EnvironmentFacts, environmentOf, type FloxEnvironment } from './environment.ts'
import { parseLock, parseManifest, parsePointer } from './parse.ts'

/**
 * The environment in `.flox` of a folder, or in the folder itself where that is a `.flox`. Every problem at once: FLX101
 * where there is none, FLX102 and FLX103 for a file that cannot be used.
 */
export async function readEnvironment(
  host: Host,
  folder: string,
): Promise<{ readonly environment: FloxEnvironment } | { readonly problems: readonly Problem[] }> {
  const given = resolve(host.cwd, folder)
  const dot = basename(given) === '.flox' ? given : join(given, '.flox')
  const shown = (path: string) => relative(host.cwd, path) || '.'
  const paths = { pointer: join(dot, 'env.json'), ...inEnv(dot) }
  const [pointerText, manifestText, lockText] = await Promise.all(
    [paths.pointer, paths.manifest, paths.lock].map((path) => textOf(host, path)),
  )
  if (pointerText === undefined) return { problems: [notFound(shown(dirname(dot)))] }
  const files = { manifest: shown(paths.manifest), lock: shown(paths.lock), pointer: shown(paths.pointer) }
  const pointer = await parsePointer(pointerText, files.pointer)
  if (manifestText === undefined) {
    const problems = 'problems' in pointer ? pointer.problems : []
    return { problems: [...problems, noManifest(files.manifest, 'value' in pointer ? pointer.value.owner : undefined)] }
  }
  const manifest = await parseManifest(manifestText, files.manifest)
  const lock = lockText === undefined ? { value: undefined } : await parseLock(lockText, files.lock)
  const problems = [pointer, manifest, lock].flatMap((part) => ('problems' in part ? part.problems : []))
  if ('problems' in pointer || 'problems' in manifest || 'problems' in lock) return { problems }
  const { name, owner } = pointer.value
  const environment = environmentOf({
    folder: shown(dirname(dot)),
    name,
    ...(owner ? { owner } : {}),
    files,
    manifest: manifest.value.manifest,
    source: manifest.value.source,
    lock: lock.value,
    committed: await statesInGit(host, dot, shown),
  })
  return { environment }
}

/** The text of a file; undefined also where a file stands in place of its folder. */
async function textOf(host: Host, path: string): Promise<string | undefined> {
  try {
    return await readIfPresent(host, path)
  } catch (cause) {
    if (isErrno(cause, 'ENOTDIR')) return undefined
    throw cause
  }
}

function inEnv(dot: string) {
  return { manifest: join(dot, 'env', 'manifest.toml'), lock: join(dot, 'env', 'manifest.lock') }
}

function notFound(folder: string): Problem {
  const fix = 'Name a folder with a .flox folder in it, or make one there with `flox init`.'
  return error('FLX101', `${folder} has no Flox environment: .flox/env.json does not exist.`, fix, {
    subject: { path: folder },
  })
}

function noManifest(file: string, owner: string | null | undefined): Problem {
  const message = owner
    ? `${file} does not exist: the environment is on FloxHub, and was not pulled here.`
    : `${file} does not exist, and no Flox environment is valid without it.`
  const fix = owner ? 'Run `flox pull` in the folder.' : 'Restore it from git.'
  return error('FLX101', message, fix, { subject: { path: file } })
}

/** The files that a clone needs: what Flox itself asks git for before it publishes, without what it writes per machine. */
async function statesInGit(
  host: Host,
  dot: string,
  shown: (path: string) => string,
): Promise<EnvironmentFacts['committed']> {
  const git = (...args: readonly string[]) => ask(host, childEnv(host.env), ['git', '-C', dot, ...args])
  const names = (text: string) => text.split('\0').filter((name) => name !== '')
  const wanted = ['env.json', 'env/manifest.toml', 'env/manifest.lock', ...(await expressions(host, dot))]
  const tracked = await git('ls-files', '-z', '--', ...wanted)
  if (tracked === undefined) return undefined
  const changed = (await git('diff', '--no-ext-diff', '--name-only', '-z', '--relative', 'HEAD', '--', '.')) ?? ''
  const existing = await Promise.all(
    wanted.map(async (name) => ((await readIfPresent(host, join(dot, name))) === undefined ? [] : [name])),
  )
  return existing.flat().map((name) => ({
    file: shown(join(dot, name)),
    state: !names(tracked).includes(name) ? 'untracked' : names(changed).includes(name) ? 'changed' : 'committed',
  }))
}

/** Packages that are written in Nix: `pkgs/NAME.nix` and `pkgs/NAME/default.nix`. */
async function expressions(host: Host, dot: string): Promise<readonly string[]> {
  const entries = await host.files.readdir(join(dot, 'pkgs'), { recursive: true }).catch(() => [])
  return entries.filter((name) => name.endsWith('.nix')).map((name) => join('pkgs', name))
}
