/**
 * `flox publish`: its checks in their order, on the repository as it is, by the git on PATH. Recorded in transcripts.json
 * are all up to the catalog; order and wording besides: cli/flox/src/commands/publish.rs, cli/flox-rust-sdk/src/providers/
 * publish.rs (`check_environment_metadata`, `gather_build_repo_meta`) and git.rs at 6536dac28.
 *
 * What lies behind the checks needs FLOX_STAND_IN_HUB (hub.ts) and, for the build, a Nix (build.ts).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { buildPackage } from './build.ts'
import { type Environment, findEnvironment, lockedPackages, lockOf, system } from './environment.ts'
import { FloxError, say } from './failure.ts'
import { type CommandLine, optionValue } from './grammar.ts'
import { needHub, type Publication, publications, recordPublication } from './hub.ts'
import {
  checkExpression,
  checkStability,
  git,
  type Package,
  packagesToBuild,
  projectFilesError,
  type Ran,
} from './packages.ts'
import { type Caller, ensureLogin } from './token.ts'

interface Source {
  readonly root: string
  readonly url: string
  readonly rev: string
  readonly revCount: number
}

export function runPublish(line: CommandLine, caller: Caller): void {
  const environment = findEnvironment(line)
  const catalog = ownerOf(line, caller)
  if (environment.owner !== undefined) throw projectFilesError(environment, environment.owner, 'publish')
  if (lockOf(environment) === undefined) throw unsupported('Environment must be locked.')
  const targets = packagesToBuild(environment, line.words)
  const [target, ...others] = targets
  if (target === undefined || others.length > 0) throw new FloxError('Must specify an artifact to publish')
  checkExpression(environment, target)
  checkStability(line, targets)
  const source = checkRepository(environment)
  askCatalog(line, environment)
  // A manifest build is recorded with the Nixpkgs of the environment's own packages.
  if (target.kind === 'manifest' && !hasToplevel(environment)) throw unsupported('No packages in toplevel group')
  publish(line, environment, target, { catalog, ...source })
}

const ownerOf = (line: CommandLine, caller: Caller): string => {
  const handle = ensureLogin(caller)
  return optionValue(line, '--org') ?? handle
}

const unsupported = (what: string) =>
  new FloxError(`The environment is in an unsupported state for publishing: ${what}`)

function checkRepository({ folder }: Environment): Source {
  const found = git(folder, 'rev-parse', '--show-toplevel')
  if (found.code !== 0) throw unsupported(`Git discover ${failureOf(found)}`)
  const root = found.stdout.trim()
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z', '--', join(folder, '.flox'))
  const files = untracked.stdout.split('\0').filter(Boolean)
  if (files.length > 0)
    throw unsupported(
      `The following environment files are not tracked by git:\n${files.map((file) => `- ${file}`).join('\n')}`,
    )
  const head = git(root, 'rev-parse', 'HEAD')
  const status = git(root, 'status', '--porcelain', '--untracked-files=no')
  if (head.code !== 0 || status.code !== 0) throw unsupported('Unable to get repository status.')
  if (status.stdout.trim() !== '') throw unsupported('Build repository must be clean, but has dirty tracked files.')
  const rev = head.stdout.trim()
  const url = checkRemote(root, rev)
  return { root, url, rev, revCount: Number(git(root, 'rev-list', '--count', rev).stdout.trim()) }
}

/** The URL of the remote that the current branch follows, if it has the revision. */
function checkRemote(root: string, rev: string): string {
  const upstream = git(root, 'rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{u}')
  if (upstream.code !== 0) throw noUpstream(root)
  const [, remote = '', branch = ''] = /^([^/]*)\/(.*)$/.exec(upstream.stdout.trim()) ?? []
  const url = git(root, 'remote', 'get-url', remote)
  for (const asked of [url, git(root, 'ls-remote', remote, branch)]) {
    if (asked.code === 0) continue
    if (isDenied(asked))
      throw unsupported(`Could not access the remote repository: ${failureOf(asked)}\n${credentialHint}`)
    throw unsupported(failureOf(asked))
  }
  const common = git(root, 'fetch', '--negotiate-only', `--negotiation-tip=${rev}`, remote)
  if (common.code !== 0 && isDenied(common))
    throw unsupported(
      `Could not access remote '${remote}' while verifying the local revision: ${failureOf(common)}\n${credentialHint}`,
    )
  if (common.code !== 0)
    throw unsupported(
      `Failed to check whether local revision exists on remote '${remote}/${branch}': ${failureOf(common)}`,
    )
  // The real one wants this line and no other. Git 2.39 names every common revision, so that there a whole clone of several
  // commits failed ("facts" of transcripts.json); what the git that Flox brings names was not recorded.
  if (!common.stdout.split('\n').includes(rev))
    throw unsupported(
      `Local revision is not present on remote '${remote}/${branch}'.\nPush your commits with 'git push'`,
    )
  return published(url.stdout.trim())
}

const credentialHint = 'Check your SSH agent (`ssh-add -l`) or credential configuration.'

function noUpstream(root: string): FloxError {
  const ref = git(root, 'symbolic-ref', 'HEAD')
  const branch = /^refs\/heads\/(.*)$/.exec(ref.stdout.trim())?.[1]
  if (branch === undefined)
    return unsupported(
      'Repository is in detached HEAD state and has no upstream remote configured.\nCheck out a branch before publishing: git checkout -b <branch-name>',
    )
  const [remote, ...more] = git(root, 'remote').stdout.split('\n').filter(Boolean)
  const hint = remote !== undefined && more.length === 0 ? remote : '<remote>'
  return unsupported(
    `Current branch '${branch}' has no upstream remote configured.\nSet one with 'git branch --set-upstream-to=${hint}/${branch}'`,
  )
}

/** Without a password and, but for ssh, without a user: `parse_publishable_remote_url`. */
function published(remote: string): string {
  if (!URL.canParse(remote)) return remote
  const url = new URL(remote)
  url.password = ''
  if (!/ssh/.test(url.protocol)) url.username = ''
  return url.href
}

const hasToplevel = (environment: Environment) =>
  lockedPackages(environment).some((one) => (one['group'] ?? 'toplevel') === 'toplevel')

/** `base_catalog_url_for_stability_arg`: nothing is asked for where the lock names a revision. */
function askCatalog(line: CommandLine, environment: Environment): void {
  const stability = optionValue(line, '--stability')
  if (line.options.has('--nixpkgs-url') || (stability === undefined && hasToplevel(environment))) return
  needHub(
    '/api/v1/catalog/info/base-catalog',
    stability === undefined ? 'could not get information about the base catalog' : undefined,
  )
  const known = ['lts', 'stable', 'staging', 'unstable']
  if (stability !== undefined && !known.includes(stability))
    throw new FloxError(
      `Stability '${stability}' does not exist (or has not yet been populated).\nAvailable stabilities are: ${known.join(', ')}\n`,
    )
}

function publish(
  line: CommandLine,
  environment: Environment,
  target: Package,
  { catalog, root, ...source }: Source & { readonly catalog: string },
): void {
  needHub(`/api/v1/catalog/catalogs/${catalog}/packages`)
  const wanted = { catalog, package: target.name, system: optionValue(line, '--system') ?? system, ...source }
  const keys = ['catalog', 'package', 'system', 'url', 'rev'] as const
  if (publications().some((one) => keys.every((key) => one[key] === wanted[key]))) {
    say(`✔ Package already published.\n\nOriginally published: unknown\nSource revision: ${source.rev}\n`)
    return
  }
  const storePaths = buildCommit(environment, target, root, source.rev, wanted.system)
  recordPublication({ ...wanted, storePaths } satisfies Publication)
  say(`✔ Package published successfully.\n\nUse 'flox install ${catalog}/${target.name}' to install it.\n`)
}

/** Builds what is committed: in a clone for an impure manifest build, else from the repository, which has to be whole. */
function buildCommit(
  environment: Environment,
  target: Package,
  root: string,
  rev: string,
  forSystem: string,
): readonly string[] {
  if (target.kind === 'expression' || target.build.sandbox === 'pure') {
    // NixOS/nix src/libfetchers/git.cc of the 2.31.5 that Flox brings, for a pinned git+file flake.
    if (git(root, 'rev-parse', '--is-shallow-repository').stdout.trim() === 'true') {
      say(
        `error: '${root}' is a shallow Git repository, but shallow repositories are only allowed when \`shallow = true;\` is specified.`,
      )
      throw new FloxError('Build failed')
    }
    return buildPackage(environment, target, { system: forSystem, link: undefined })
  }
  const parent = mkdtempSync(join(tmpdir(), 'flox-publish-'))
  try {
    const clone = join(parent, basename(root))
    git(parent, 'clone', '--quiet', '--shared', '--no-checkout', root, clone)
    git(clone, 'checkout', '--quiet', rev)
    const folder = join(clone, relative(root, environment.folder))
    return buildPackage({ ...environment, folder }, target, { system: forSystem, link: undefined })
  } finally {
    rmSync(parent, { recursive: true, force: true })
  }
}

const failureOf = ({ code, stdout, stderr }: Ran) =>
  `Git failed with: [exit code ${code}]\n  stdout: ${stdout.trim()}\n  stderr: ${stderr.trim()}`

const isDenied = ({ stderr }: Ran) => /DENIED|Authentication failed|Permission denied/.test(stderr)
