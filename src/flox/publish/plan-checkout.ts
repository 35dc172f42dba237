/**
 * What a checkout lacks that `flox publish` needs: a branch that follows one of the remote which has the commit, and the
 * whole history. Pure: from what git says to the next commands, or to why there are none.
 *
 * Flox asks for the upstream of the branch and for HEAD on that remote
 * (https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs). It passes a shallow clone, but then
 * records that the commit is the first one, and the Nix in it refuses such a repository for sandboxed builds.
 */
import { error, notice, type Problem } from '../../model/problem.ts'
import type { Remote, Repository } from './repository.ts'

/** What the event of a GitHub job says of the checkout; empty elsewhere. */
export interface EventHints {
  /** The branch that was pushed, or that a pull request comes from. */
  readonly branch?: string
  /** The merge commit of a pull request: no branch has it. */
  readonly mergeCommit?: string
}

export type NextStep =
  | { readonly kind: 'ready'; readonly remote: string; readonly branch: string }
  /** Commands of git; afterwards the repository is read again. They change no file and no commit. */
  | {
      readonly kind: 'commands'
      readonly lacks: 'history' | 'branch'
      readonly why: string
      readonly commands: readonly (readonly string[])[]
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** A local branch of this name is made where the one of the remote's name is taken by other commits. */
const ownBranch = 'flox-publish'

export function hintsOf(env: Readonly<Record<string, string | undefined>>): EventHints {
  const { GITHUB_REF: ref = '', GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name, GITHUB_SHA, GITHUB_HEAD_REF } = env
  const branch = GITHUB_HEAD_REF || (type === 'branch' && name ? name : undefined)
  const merge = /^refs\/pull\/\d+\/merge$/.test(ref) ? GITHUB_SHA : undefined
  return { ...(branch ? { branch } : {}), ...(merge ? { mergeCommit: merge } : {}) }
}

/** The next step; called again after its commands, it comes to `ready` or `refused` within `maxRounds`. */
export function nextStep(repository: Repository, hints: EventHints): NextStep {
  const { head, remote, shallow } = repository
  if (!remote) return refused(noRemote(repository))
  const { heads } = remote
  if (!heads) return refused(unreachable(remote))
  if (head === hints.mergeCommit) return refused(mergeCommit(head))
  const preferred = preferredBranches(repository, remote, hints)
  if (shallow) {
    const branches = preferred.filter((branch) => heads.has(branch))
    // The history of what a branch follows ends in it; of anything else, only the commit itself leads there.
    const own = repository.upstream?.remote === remote.name && branches.length > 0 ? [] : [head]
    const commands = [
      ['fetch', '--quiet', '--no-tags', '--unshallow', remote.name, ...own, ...refspecs(remote, branches)],
    ]
    return { kind: 'commands', lacks: 'history', why: 'The checkout is shallow', commands }
  }
  const target = targetOf(repository, remote, preferred)
  if (target !== undefined) return towards(target, repository, remote)
  // The history of what was not fetched yet may have the commit: first of the likely branches, then of all.
  const unknown = [...heads]
    .filter(([branch, commit]) => remote.fetched.get(branch) !== commit)
    .map(([branch]) => branch)
  const likely = preferred.filter((branch) => unknown.includes(branch))
  const wanted = likely.length > 0 ? likely : unknown
  if (wanted.length === 0) return refused(onNoBranch(repository, remote))
  const commands = [['fetch', '--quiet', '--no-tags', remote.name, ...refspecs(remote, wanted)]]
  return { kind: 'commands', lacks: 'history', why: 'It is not known which branch has the commit', commands }
}

/** Shallow, likely branches, all branches, the upstream. */
export const maxRounds = 5

/** Branches of the remote in the order in which they are taken, each once. */
function preferredBranches({ branch, upstream }: Repository, remote: Remote, hints: EventHints): readonly string[] {
  const own = upstream?.remote === remote.name ? upstream.branch : undefined
  const names = [own, branch, hints.branch, remote.defaultBranch]
  return [...new Set(names.filter((name) => name !== undefined))]
}

/** The branch of the remote that has HEAD: a preferred one, else one that ends with it, else any. */
function targetOf({ head }: Repository, { heads, holding }: Remote, preferred: readonly string[]): string | undefined {
  const all = [...(heads ?? [])]
  const ends = all.filter(([, commit]) => commit === head).map(([branch]) => branch)
  const has = holding.filter((branch) => heads?.has(branch))
  const found = [...preferred.filter((branch) => ends.includes(branch) || has.includes(branch)), ...ends, ...has]
  return found[0]
}

function towards(target: string, repository: Repository, remote: Remote): NextStep {
  const { branch, head, locals, upstream } = repository
  if (branch !== undefined && upstream?.remote === remote.name && upstream.branch === target) {
    return { kind: 'ready', remote: remote.name, branch: target }
  }
  const taken = locals.has(target) && locals.get(target) !== head
  const local = branch ?? (taken ? ownBranch : target)
  const kept = remote.refspecs.some((refspec) => keeps(refspec, target))
  const commands = [
    // Only a branch that fetches keep can be followed: a clone of one branch keeps no other.
    ...(kept ? [] : [['remote', 'set-branches', '--add', remote.name, target]]),
    ...(remote.fetched.has(target)
      ? []
      : [['fetch', '--quiet', '--no-tags', remote.name, ...refspecs(remote, [target])]]),
    ...(branch === undefined ? [['checkout', '--quiet', '-B', local]] : []),
    ['branch', '--quiet', `--set-upstream-to=${remote.name}/${target}`, local],
  ]
  const why =
    branch === undefined ? 'HEAD is detached' : `The branch ${branch} does not follow ${remote.name}/${target}`
  return { kind: 'commands', lacks: 'branch', why, commands }
}

function refspecs({ name }: Remote, branches: readonly string[]): readonly string[] {
  return branches.map((branch) => `+refs/heads/${branch}:refs/remotes/${name}/${branch}`)
}

function keeps(refspec: string, branch: string): boolean {
  const [source = ''] = refspec.replace(/^\+/, '').split(':')
  if (!source.includes('*')) return source === `refs/heads/${branch}`
  const [before = '', after = ''] = source.split('*')
  const ref = `refs/heads/${branch}`
  return ref.length >= before.length + after.length && ref.startsWith(before) && ref.endsWith(after)
}

const refused = (problem: Problem): NextStep => ({ kind: 'refused', problem })

function noRemote({ remotes }: Repository): Problem {
  if (remotes.length === 0) {
    const fix = 'Add it with `git remote add origin URL`, and push the commit.'
    return error('FLX191', 'The repository has no remote: Flox records where a package was built from.', fix)
  }
  const message = `The repository has several remotes (${remotes.join(', ')}), none of them origin, and the branch follows none.`
  return error('FLX191', message, 'Run `git branch --set-upstream-to=REMOTE/BRANCH`.')
}

function unreachable({ name, failure }: Remote): Problem {
  const message = `git cannot read the remote ${name}: ${failure ?? 'no answer'}.`
  const fix =
    'In a job, leave persist-credentials of actions/checkout on; elsewhere log in to the server, or load the key into ssh-agent.'
  return error('FLX192', message, fix)
}

function mergeCommit(head: string): Problem {
  const message = `${head.slice(0, 12)} is the merge commit that GitHub made for a pull request. No branch has it, and it disappears with the pull request.`
  const fix =
    'Publish from a push or a tag. To publish the branch of the pull request, give actions/checkout its name (github.head_ref) as ref.'
  return error('FLX195', message, fix)
}

/** What stops publishing, but no dry run: one of a pull request shows what a push will do. Pure. */
export function inDryRun(problem: Problem): Problem {
  return problem.code === 'FLX195' ? notice(problem.code, problem.message, problem.fix) : problem
}

function onNoBranch({ head, branch }: Repository, { name }: Remote): Problem {
  const message = `No branch of the remote ${name} has the commit ${head.slice(0, 12)}.`
  return error('FLX195', message, branch ? `Push it: git push ${name} ${branch}` : 'Push it to a branch.')
}
