/** What git says of the checkout that is published from. Nothing here changes it. */
import type { Host } from '../../runner/host.ts'
import { type Git, gitIn, linesOf } from './git.ts'

export interface Repository {
  /** Absolute. */
  readonly root: string
  readonly head: string
  /** The branch that is checked out; undefined for a detached HEAD. */
  readonly branch: string | undefined
  /** What that branch follows. */
  readonly upstream: { readonly remote: string; readonly branch: string } | undefined
  readonly remotes: readonly string[]
  readonly shallow: boolean
  /** Tracked files with changes, from the root. */
  readonly changed: readonly string[]
  /** Files and folders that git neither tracks nor ignores, from the root. */
  readonly untracked: readonly string[]
  /** Local branches and their commits. */
  readonly locals: ReadonlyMap<string, string>
  readonly remote: Remote | undefined
}

export interface Remote {
  readonly name: string
  /** Branches there, as the server says now; undefined where it does not answer. */
  readonly heads: ReadonlyMap<string, string> | undefined
  /** Why it does not answer, in git's words. */
  readonly failure?: string
  /** The branch that its HEAD names. */
  readonly defaultBranch: string | undefined
  /** Branches as they were last fetched. */
  readonly fetched: ReadonlyMap<string, string>
  /** Those of them whose history has HEAD. */
  readonly holding: readonly string[]
  /** Which branches a fetch keeps: refspecs, as in `+refs/heads/*:refs/remotes/origin/*`. */
  readonly refspecs: readonly string[]
}

/** Undefined where the folder is in no repository, or in one without a commit. */
export async function readRepository(host: Host, folder: string): Promise<Repository | undefined> {
  const git = await gitIn(host, folder)
  const [root, head] = await Promise.all([git.ask('rev-parse', '--show-toplevel'), git.ask('rev-parse', 'HEAD')])
  if (root === undefined || head === undefined) return undefined
  const [symbolic, upstream, remotes, shallow, changed, untracked, locals] = await Promise.all([
    git.ask('symbolic-ref', '--quiet', 'HEAD'),
    git.ask('rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{u}'),
    git.ask('remote'),
    git.ask('rev-parse', '--is-shallow-repository'),
    git.ask('status', '--porcelain', '-z', '--untracked-files=no'),
    git.ask('ls-files', '--others', '--exclude-standard', '--directory', '-z', '--full-name', '--', root.trim()),
    git.ask('for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads'),
  ])
  const names = linesOf(remotes ?? '')
  const follows = upstreamOf(upstream?.trim(), names)
  const name = follows?.remote ?? (names.includes('origin') ? 'origin' : names.length === 1 ? names[0] : undefined)
  return {
    root: root.trim(),
    head: head.trim(),
    branch: /^refs\/heads\/(.+)$/.exec(symbolic?.trim() ?? '')?.[1],
    upstream: follows,
    remotes: names,
    shallow: shallow?.trim() === 'true',
    changed: statusPaths(changed ?? ''),
    untracked: (untracked ?? '').split('\0').filter((path) => path !== ''),
    locals: refsOf(locals ?? '', 'refs/heads/'),
    remote: name === undefined ? undefined : await readRemote(git, name),
  }
}

async function readRemote(git: Git, name: string): Promise<Remote> {
  const prefix = `refs/remotes/${name}/`
  const asked = await git.run('ls-remote', '--symref', name, 'HEAD', 'refs/heads/*')
  const answered = asked.kind === 'exited' && asked.code === 0
  const text = answered ? asked.stdout : ''
  const [fetched, holding, refspecs] = await Promise.all([
    git.ask('for-each-ref', '--format=%(objectname) %(refname)', prefix),
    git.ask('for-each-ref', '--format=%(refname)', '--contains', 'HEAD', prefix),
    git.ask('config', '--get-all', `remote.${name}.fetch`),
  ])
  return {
    name,
    heads: answered ? refsOf(text, 'refs/heads/') : undefined,
    ...(answered ? {} : { failure: git.failure(asked) }),
    defaultBranch: /^ref: refs\/heads\/(\S+)\s+HEAD$/m.exec(text)?.[1],
    fetched: refsOf(fetched ?? '', prefix),
    holding: linesOf(holding ?? '').flatMap((ref) => branchOf(ref, prefix)),
    refspecs: linesOf(refspecs ?? ''),
  }
}

/** `origin/release/1.0` of the remotes that exist: both parts may have slashes. */
function upstreamOf(text: string | undefined, remotes: readonly string[]): Repository['upstream'] {
  const remote = remotes.filter((name) => text?.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0]
  return remote === undefined || text === undefined ? undefined : { remote, branch: text.slice(remote.length + 1) }
}

/** Paths of `git status --porcelain -z`; a renamed file has its old name in an entry of its own. */
function statusPaths(text: string): readonly string[] {
  const entries = text.split('\0').filter((entry) => entry !== '')
  return entries.flatMap((entry, index) => {
    const renamed = /^(?:R|C|.R|.C)/.test(entries[index - 1] ?? '')
    return renamed && !/^[ MADRCU?!]{2} /.test(entry) ? [] : [entry.slice(3)]
  })
}

/** Lines of `HASH REF`, those below the prefix. */
function refsOf(text: string, prefix: string): ReadonlyMap<string, string> {
  return new Map(
    linesOf(text).flatMap((line) => {
      const [, commit = '', ref = ''] = /^([0-9a-f]{40,64})\s+(\S+)$/.exec(line) ?? []
      return branchOf(ref, prefix).map((branch) => [branch, commit] as const)
    }),
  )
}

function branchOf(ref: string, prefix: string): readonly string[] {
  const branch = ref.startsWith(prefix) ? ref.slice(prefix.length) : ''
  return branch === '' || branch === 'HEAD' ? [] : [branch]
}
