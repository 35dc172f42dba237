/**
 * The state in which each case of transcripts.json was recorded, made anew for any `flox` program: environments by the
 * program itself, repositories by the machine's git, with the commands of actions/checkout where the case names it
 * (https://github.com/actions/checkout src/git-command-manager.ts and src/ref-helper.ts, 6.0.2).
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Recorded } from './on-demand.ts'

export interface Answer {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface World extends Disposable {
  /** What `<tmp>` of a recording is. */
  readonly folder: string
  /** Makes the state of a case in a folder of its own, `e` in it, and gives that folder. */
  readonly prepare: (name: string) => string
  readonly flox: (args: readonly string[], how: How) => Answer
}

interface How {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

const encoded = (text: string) => Buffer.from(text).toString('base64url')
const jwt = (claims: string) => `${encoded('{"alg":"RS256","typ":"JWT"}')}.${encoded(claims)}.${encoded('sig')}`

/** Made up, as those of the recordings. */
export const tokens = {
  valid: jwt('{"https://flox.dev/handle":"acme","exp":4102444800,"sub":"x"}'),
  expired: jwt('{"https://flox.dev/handle":"acme","exp":1600000000,"sub":"x"}'),
  withoutHandle: jwt('{"exp":4102444800,"sub":"x"}'),
  serviceAccount: 'flox_sat_madeup',
  personal: 'flox_pat_madeup',
}

/** The environment of a recording, with a token of its kind in place of `<secret>`. */
export function recordedEnv({ case: name, env }: Recorded): Readonly<Record<string, string>> {
  if (!('FLOX_FLOXHUB_TOKEN' in env)) return {}
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/garbage/, 'garbage'],
    [/empty token/, ''],
    [/without handle/, tokens.withoutHandle],
    [/expired/, tokens.expired],
    [/service account/, tokens.serviceAccount],
    [/personal/, tokens.personal],
  ]
  return { FLOX_FLOXHUB_TOKEN: kinds.find(([kind]) => kind.test(name))?.[1] ?? tokens.valid }
}

/** What a case is given on standard input. */
export const inputs: Readonly<Record<string, string>> = {
  'edit from file, bad TOML': 'version = 1\n[install\n',
  'edit from file, bad key': 'version = 1\n[instal]\n',
}

/** Cases of an environment that `init` just made. */
const fresh = /^(?:init again|list|publish without package|edit)/
const nowhere = /^(?:version|auth|list outside|unknown|init$|files written|config)/

const manifest = `version = 1

[build.app]
command = "mkdir -p $out && echo app > $out/app"
`

/** A world for the program; `more` goes into the environment of each of its runs. */
export function openWorld(program: string, more: Readonly<Record<string, string>> = {}): World {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'flox-replay-')))
  const [home, bin, base] = [join(folder, 'home'), join(folder, 'bin'), join(folder, 'base')]
  for (const path of [home, bin, base]) mkdirSync(path)
  for (const name of ['git', 'bash', 'readlink']) symlinkSync(onPath(name), join(bin, name))
  const env = {
    HOME: home,
    PATH: '/usr/bin:/bin',
    FLOX_CONFIG_DIR: join(home, 'config'),
    FLOX_DISABLE_METRICS: 'true',
    FLOX_UPGRADE_NOTIFICATIONS: 'false',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_DISCOVERY_ACROSS_FILESYSTEM: '1',
    LC_ALL: 'C.UTF-8',
    ...more,
  }
  const run = (argv: readonly [string, ...string[]], how: How) => {
    const [command, ...args] = argv
    const ran = spawnSync(command, args, {
      cwd: how.cwd,
      encoding: 'utf8',
      env: { ...env, ...how.env },
      input: how.input ?? '',
    })
    if (ran.error) throw ran.error
    return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr }
  }
  const must = (argv: readonly [string, ...string[]], how: How) => {
    const ran = run(argv, how)
    if (ran.code !== 0) throw new Error(`${argv.join(' ')} ended with ${ran.code}:\n${ran.stderr}`)
    return ran.stdout.trim()
  }
  const flox = (args: readonly string[], how: How) => run([program, ...args], how)
  const identity = ['-c', 'user.name=lab', '-c', 'user.email=lab@example.org', '-c', 'init.defaultBranch=main'] as const
  const git = (cwd: string, ...args: readonly string[]) => must(['git', ...identity, ...args], { cwd })
  const commit = (cwd: string, message: string) => {
    git(cwd, 'add', '--all')
    git(cwd, 'commit', '--quiet', '--allow-empty', '--message', message)
  }

  const once = <T>(make: () => T) => {
    let made: { readonly value: T } | undefined
    return () => {
      made ??= { value: make() }
      return made.value
    }
  }
  const environment = (name: string, text?: string) => () => {
    const path = join(base, name, 'e')
    mkdirSync(path, { recursive: true })
    must([program, 'init'], { cwd: path })
    if (text !== undefined) must([program, 'edit', '-f', '-'], { cwd: path, input: text })
    return path
  }
  const plain = once(environment('plain'))
  const withBuild = once(environment('with-build', manifest))
  /** A bare repository with that many commits of the environment on `main`, and a tag. */
  const originOf = (commits: readonly string[]) => () => {
    const [bare, work] = [join(base, `origin-${commits.length}.git`), join(base, `work-${commits.length}/e`)]
    git(base, 'init', '--quiet', '--bare', bare)
    cpSync(withBuild(), work, { recursive: true })
    git(work, 'init', '--quiet')
    for (const message of commits) commit(work, message)
    git(work, 'tag', 'v1')
    git(work, 'push', '--quiet', `file://${bare}`, 'main', 'v1')
    return { url: `file://${bare}`, rev: git(work, 'rev-parse', 'HEAD') }
  }
  /** Of more than one commit, so that a clone of depth 1 is a shallow one. */
  const origin = once(originOf(['one', 'two']))
  /** The real check of the revision was seen to pass for a whole clone of one commit only ("facts" of the recordings). */
  const originOfOne = once(originOf(['one']))

  const fetched = (path: string, refspec: string, ...checkout: readonly string[]) => {
    mkdirSync(path)
    git(path, 'init', '--quiet')
    git(path, 'remote', 'add', 'origin', origin().url)
    git(path, 'fetch', '--quiet', '--no-tags', '--depth=1', 'origin', `+${origin().rev}:${refspec}`)
    git(path, 'checkout', '--quiet', '--force', ...checkout)
  }
  const onBranch = (path: string, branch: string) => {
    git(path, 'fetch', '--quiet', 'origin', 'main:refs/remotes/origin/main')
    git(path, 'checkout', '--quiet', '-B', branch)
    git(path, 'branch', '--quiet', '-u', 'origin/main', branch)
  }
  const repository = (path: string) => {
    cpSync(withBuild(), path, { recursive: true })
    git(path, 'init', '--quiet')
  }
  const clone = (path: string, ...how: readonly string[]) =>
    git(join(path, '..'), 'clone', '--quiet', ...how, origin().url, path)
  const pullRequest = (path: string) => fetched(path, 'refs/remotes/pull/1/merge', 'refs/remotes/pull/1/merge')
  const tag = (path: string) => fetched(path, 'refs/tags/v1', 'refs/tags/v1')

  const states: Readonly<Record<string, (path: string) => void>> = {
    'publish, git repository without commit': repository,
    'publish, no remote': (path) => {
      repository(path)
      commit(path, 'one')
    },
    'publish, remote but nothing pushed, no upstream': (path) => {
      repository(path)
      commit(path, 'one')
      git(path, 'remote', 'add', 'origin', origin().url)
    },
    'publish, untracked file': (path) => {
      git(join(path, '..'), 'clone', '--quiet', originOfOne().url, path)
      writeFileSync(join(path, 'notes'), '')
    },
    'publish, dirty tracked file': (path) => {
      clone(path)
      writeFileSync(join(path, '.flox/env/manifest.toml'), `${manifest}# more\n`)
    },
    'publish, commit not pushed': (path) => {
      clone(path)
      commit(path, 'three')
    },
    'publish, detached HEAD as actions/checkout leaves for a sha or pull request': (path) =>
      fetched(path, 'refs/remotes/origin/main', origin().rev),
    'publish, branch without upstream, one remote': (path) => {
      clone(path)
      git(path, 'branch', '--quiet', '--unset-upstream')
    },
    'publish, no upstream, two remotes': (path) => {
      clone(path)
      git(path, 'branch', '--quiet', '--unset-upstream')
      git(path, 'remote', 'add', 'fork', origin().url)
    },
    'publish, shallow clone': (path) => clone(path, '--depth=1'),
    'publish, checkout of a tag as actions/checkout does it': tag,
    'publish, checkout of a branch as actions/checkout does it (passes)': (path) =>
      fetched(path, 'refs/remotes/origin/main', '-B', 'main', 'refs/remotes/origin/main'),
    'publish, pull request merge ref as actions/checkout does it': pullRequest,
    'the same after: checkout -B ci, fetch main, upstream origin/main': (path) => {
      pullRequest(path)
      onBranch(path, 'ci')
    },
    'tag checkout after: fetch main, checkout -B main, upstream origin/main': (path) => {
      tag(path)
      onBranch(path, 'main')
    },
  }

  const prepare = (name: string) => {
    const path = join(realpathSync(mkdtempSync(join(folder, 'case-'))), 'e')
    const make = states[name]
    if (make !== undefined) make(path)
    else if (nowhere.test(name)) mkdirSync(path)
    else cpSync(fresh.test(name) ? plain() : withBuild(), path, { recursive: true })
    return path
  }
  return { folder, prepare, flox, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A PATH without a container runtime. */
export const pathWithoutRuntimes = ({ folder }: World) => join(folder, 'bin')

function onPath(program: string): string {
  return spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).stdout.trim()
}
