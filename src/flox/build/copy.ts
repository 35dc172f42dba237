/** A copy of the project to build one cell in: builds write to their project, and each cell has a manifest of its own. */
import { constants } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { error, type Problem } from '../../model/problem.ts'
import { asOwner } from '../../nix/command.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { limitTo } from '../../runner/limit.ts'

export interface ProjectCopy {
  /** Absolute path of what `root` is in the copy. */
  readonly root: string
  /** Lets git know of every file as it is now, `changed` among them: pure builds and expressions see what git tracks. */
  readonly track: (changed: readonly string[]) => Promise<void>
}

/** Files that are copied at the same time. */
const atOnce = 16
/** Seconds for one command of git. */
const timeout = 600
/**
 * Of every file, the second day of 1980, the first year of archives: a pure build gets an archive of the files with their times, and those of a checkout are new in each
 * run, so that nothing would be found in a cache.
 */
const age = 315_619_200

/**
 * Copies a repository as git sees its folder: tracked and new files with their changes, and the history for version
 * commands, without what is ignored. A folder that is no repository is copied whole. FLX179.
 */
export async function copyProject(
  host: Host,
  root: string,
  to: string,
): Promise<ProjectCopy | { readonly problem: Problem }> {
  await host.files.rm(to, { recursive: true, force: true })
  const git = await gitOf(host)
  const top = await git(['-C', root, 'rev-parse', '--show-toplevel'])
  try {
    if ('failed' in top) return await copyFolder(host, root, to)
    const folder = top.stdout.trim()
    const cloned = await git(['clone', '--quiet', '--shared', '--no-checkout', '--', folder, to])
    if ('failed' in cloned) return { problem: notCopied(root, cloned.failed) }
    const listed = await Promise.all([
      git(['-C', folder, 'ls-files', '-z', '--cached', '--recurse-submodules']),
      git(['-C', folder, 'ls-files', '-z', '--others', '--exclude-standard']),
    ])
    const names = listed.flatMap((list) => ('failed' in list ? [] : list.stdout.split('\0').filter(Boolean)))
    const failed = listed.find((list) => 'failed' in list)
    if (failed && 'failed' in failed) return { problem: notCopied(root, failed.failed) }
    await copyFiles(host, folder, to, names)
    const track = async (changed: readonly string[]) => {
      for (const path of changed) await host.files.lutimes(path, age, age)
      await git(['-C', to, 'add', '--all', '--force'])
    }
    await track([])
    return { root: join(to, relative(folder, await host.files.realpath(root))), track }
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause
    return { problem: notCopied(root, cause.message) }
  }
}

type Git = (args: readonly string[]) => Promise<{ readonly stdout: string } | { readonly failed: string }>

async function gitOf(host: Host): Promise<Git> {
  const env = childEnv(host.env, { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...(await asOwner(host)) })
  return async (args) => {
    const outcome = await host.exec({ argv: ['git', ...args], env, timeout, signal: host.cancelled })
    return outcome.kind === 'exited' && outcome.code === 0
      ? { stdout: outcome.stdout }
      : { failed: failureText(outcome) }
  }
}

async function copyFiles(host: Host, from: string, to: string, names: readonly string[]): Promise<void> {
  const limit = limitTo(atOnce)
  await Promise.all(names.map((name) => limit(() => copyFile(host, join(from, name), join(to, name)))))
}

async function copyFile(host: Host, from: string, to: string): Promise<void> {
  try {
    await host.files.cp(from, to, cpOptions)
    await host.files.lutimes(to, age, age)
  } catch (cause) {
    // Tracked, and deleted in the folder.
    if (!isErrno(cause, 'ENOENT')) throw cause
  }
}

const cpOptions = {
  recursive: true,
  verbatimSymlinks: true,
  mode: constants.COPYFILE_FICLONE,
} as const

async function copyFolder(host: Host, root: string, to: string): Promise<ProjectCopy> {
  const perMachine = /(?:^|\/)\.flox\/(?:run|cache|log|lib)$/
  const filter = (path: string) => resolve(path) !== resolve(to) && !perMachine.test(path)
  await host.files.cp(root, to, { ...cpOptions, filter })
  return { root: to, track: async () => {} }
}

function notCopied(root: string, why: string): Problem {
  return error('FLX179', `${root} could not be copied to build in: ${why}.`, 'Check git and the room on the disk.')
}
