/** Real git repositories with a Flox environment, in the states that actions/checkout leaves, and Flox's stand-in for them. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Host } from '../../src/runner/host.ts'
import { tokens } from '../fakes/flox/replay-world.ts'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { fakeClock, realExec, testHost } from './host.ts'

export const manifestOf = (more = '') => `version = 1
[install]
hello.pkg-path = "hello"
[build.app]
command = "mkdir -p $out"
sandbox = "pure"
${more}`

/** A lock as Flox writes it, of packages for this machine's Linux. */
export function lockOf(
  packages: Readonly<Record<string, { readonly unfree?: boolean; readonly path?: string }>>,
): string {
  const system = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
  const entries = Object.entries(packages).map(([id, { unfree = false, path }]) => ({
    ...{ attr_path: id, install_id: id, version: '1.0', system, group: 'toplevel', priority: 5, unfree },
    outputs: { out: path ?? `/nix/store/${'0'.repeat(32)}-${id}-1.0` },
  }))
  const manifest = { 'schema-version': '1.15.0', hook: {}, profile: {}, options: {} }
  return JSON.stringify({ 'lockfile-version': 1, manifest, packages: entries })
}

export interface World extends Disposable {
  readonly folder: string
  /** Of the bare repository; `main` is three commits long, `v1` tags the second, `release/1.0` leaves it after the first. */
  readonly url: string
  readonly commits: Readonly<Record<'first' | 'tagged' | 'main' | 'release' | 'merge', string>>
  readonly hub: string
  readonly git: (cwd: string, ...args: readonly string[]) => string
  /** A new folder as actions/checkout fetches and checks out a commit; without a depth, everything. */
  readonly fetched: (commit: string, ref: string, checkout: readonly string[], depth?: number) => string
  readonly host: (
    cwd: string,
    env?: Readonly<Record<string, string>>,
    more?: Partial<Host>,
  ) => ReturnType<typeof testHost>
}

export function openWorld(): World {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'flox-ship-')))
  const [bin, hub, work, bare] = ['bin', 'hub', 'work', 'origin.git'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  for (const path of [bin, hub, join(folder, 'home')]) mkdirSync(path)
  program(join(bin, 'flox'), floxStandIn())
  const env = {
    HOME: join(folder, 'home'),
    PATH: `${bin}:/usr/bin:/bin`,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    FLOX_CONFIG_DIR: join(folder, 'home/flox'),
    FLOX_STAND_IN_HUB: hub,
    FLOX_FLOXHUB_TOKEN: tokens.valid,
    RUNNER_TEMP: folder,
    LC_ALL: 'C.UTF-8',
  }
  const identity = ['-c', 'user.name=lab', '-c', 'user.email=lab@example.org', '-c', 'init.defaultBranch=main']
  const git: World['git'] = (cwd, ...args) =>
    execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8', stdio: 'pipe' }).trim()
  const commit = (message: string) => {
    git(work, 'add', '--all')
    git(work, 'commit', '--quiet', '--allow-empty', '--message', message)
    return git(work, 'rev-parse', 'HEAD')
  }
  writeEnvironment(work)
  git(work, 'init', '--quiet')
  git(folder, 'init', '--quiet', '--bare', bare)
  const first = commit('first')
  git(work, 'checkout', '--quiet', '-b', 'release/1.0')
  const release = commit('release')
  git(work, 'checkout', '--quiet', 'main')
  const tagged = commit('second')
  git(work, 'tag', 'v1')
  const main = commit('third')
  git(work, 'checkout', '--quiet', '-b', 'topic', tagged)
  commit('topic')
  git(work, 'checkout', '--quiet', '--detach', 'main')
  git(work, 'merge', '--quiet', '--no-edit', '--no-ff', 'topic')
  const merge = git(work, 'rev-parse', 'HEAD')
  const url = `file://${bare}`
  git(work, 'push', '--quiet', url, 'main', 'release/1.0', 'topic', 'v1', `${merge}:refs/pull/1/merge`)
  return {
    folder,
    url,
    commits: { first, tagged, main, release, merge },
    hub,
    git,
    fetched: (sha, ref, checkout, depth) => {
      const path = mkdtempSync(join(folder, 'checkout-'))
      git(path, 'init', '--quiet')
      git(path, 'remote', 'add', 'origin', url)
      const what = depth === undefined ? ['+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`]
      const refspecs =
        depth === undefined
          ? [...what, ...(ref.startsWith('refs/remotes/origin/') ? [] : [`+${sha}:${ref}`])]
          : [`+${sha}:${ref}`]
      git(path, 'fetch', '--quiet', '--no-tags', ...(depth === undefined ? [] : what), 'origin', ...refspecs)
      git(path, 'checkout', '--quiet', '--force', ...checkout)
      return path
    },
    host: (cwd, more = {}, parts = {}) =>
      testHost({
        cwd,
        env: { ...env, ...more },
        exec: realExec,
        arch: process.arch,
        clock: fakeClock(Date.now()),
        ...parts,
      }),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export function program(path: string, text: string): void {
  writeFileSync(path, text)
  chmodSync(path, 0o755)
}

export function writeEnvironment(folder: string, manifest = manifestOf(), lock = lockOf({ hello: {} })): void {
  const files = {
    '.flox/env.json': '{ "name": "app", "version": 1 }',
    '.flox/.gitignore': 'run/\ncache/\nlib/\nlog/\n!env/\n',
    '.flox/env/manifest.toml': manifest,
    '.flox/env/manifest.lock': lock,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}
