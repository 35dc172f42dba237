import { dirname, join } from 'node:path'
import { mayExist, missingFolders } from '../../machine/made-folders.ts'
import { asRoot, type Privilege, whyNotAsRoot } from '../../machine/privilege.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { nixHome } from '../home.ts'

/** Seconds for one small program such as `mv`. */
const waitTime = 30

/** Mode and owner of a file. */
export interface Ownership {
  readonly mode: number
  readonly uid: number
  readonly gid: number
}

/** Files that only root may write. Contents travel on standard input, never in an argument list. */
export interface RootFiles {
  /** The text of a file; undefined where there is none. Throws ProblemError CFG026, also for what is not UTF-8. */
  read(path: string): Promise<string | undefined>
  /** Replaces a file by renaming a new one over it, with that mode and owner. Throws ProblemError CFG026. */
  write(path: string, text: string, as: Ownership): Promise<void>
  /** Removes a file. Throws ProblemError CFG026. */
  remove(path: string): Promise<void>
  /** Removes what an interrupted `write` of that file left beside it. */
  removeDraft(path: string): Promise<void>
  /** The folder and those above it that are not there, outermost first. */
  missingFolders(path: string): Promise<readonly string[]>
  /** Makes those (0755). */
  makeFolder(path: string): Promise<void>
  /** Removes a folder if it is empty. */
  removeFolder(path: string): Promise<void>
}

/** The files of root, through sudo where need be. */
export function rootFiles(host: Host, privilege: Privilege): RootFiles {
  const run = async (argv: readonly [string, ...string[]], path: string, input?: string): Promise<string> => {
    const outcome = await host.exec({
      argv: asRoot(privilege, argv),
      env: childEnv(host.env, { LC_ALL: 'C' }),
      timeout: waitTime,
      ...(input === undefined ? {} : { input }),
    })
    if (outcome.kind === 'exited' && outcome.code === 0) return outcome.stdout
    const why = failureText(outcome)
    throw new ProblemError(fileProblem(path, why))
  }
  const draftOf = (path: string) => `${path}.${host.uid}.new`
  return {
    read: async (path) => {
      const text = await readText(host, path, () => run(['cat', '--', path], path))
      if (text?.includes('\uFFFD')) throw new ProblemError(fileProblem(path, 'it is not UTF-8'))
      return text
    },
    write: async (path, text, as) => {
      const draft = draftOf(path)
      try {
        await run(['tee', '--', draft], path, text)
        await run(['chown', '--', `${as.uid}:${as.gid}`, draft], path)
        await run(['chmod', '--', (as.mode & 0o7777).toString(8), draft], path)
        await run(['sync', '--', draft], path)
        await run(['mv', '-f', '--', draft, path], path)
      } catch (cause) {
        await run(['rm', '-f', '--', draft], path).catch(() => {})
        throw cause
      }
    },
    remove: async (path) => {
      await run(['rm', '-f', '--', path], path)
    },
    removeDraft: async (path) => {
      if (await mayExist(host, draftOf(path))) await run(['rm', '-f', '--', draftOf(path)], path)
    },
    missingFolders: (path) => missingFolders(host, path),
    makeFolder: async (path) => {
      const missing = await missingFolders(host, path)
      if (missing.length > 0) await run(['mkdir', '-p', '-m', '755', '--', ...missing], path)
    },
    removeFolder: async (path) => {
      const entries = await host.files.readdir(path).catch(() => undefined)
      if (entries?.length === 0) await run(['rmdir', '--', path], path)
    },
  }
}

async function readText(host: Host, path: string, asRoot: () => Promise<string>): Promise<string | undefined> {
  try {
    return await host.files.readFile(path, 'utf8')
  } catch (cause) {
    if (isErrno(cause, 'ENOENT') || isErrno(cause, 'ENOTDIR')) return undefined
    if (isErrno(cause, 'EACCES')) return asRoot()
    throw new ProblemError(fileProblem(path, cause instanceof Error ? cause.message : String(cause)))
  }
}

/** CFG026: the file was left as it is. */
export function fileProblem(path: string, why: string): Problem {
  const fix = `Check ${dirname(path)}. Nothing was changed there.`
  return error('CFG026', `The file ${path} cannot be read or written: ${why}.`, fix)
}

/**
 * Whether root could write nix.conf into that folder. Not on a read-only file system, and not where nix.conf is a
 * symlink: then something else generates it, as NixOS does.
 */
export async function isWritableFolder(host: Host, privilege: Privilege, folder: string): Promise<boolean> {
  if (privilege === 'none') return false
  const conf = await host.files.lstat(join(folder, 'nix.conf')).catch(() => undefined)
  if (conf?.isSymbolicLink()) return false
  const missing = await missingFolders(host, folder)
  const nearest = missing[0] === undefined ? folder : dirname(missing[0])
  return (await whyNotAsRoot(host, privilege, ['test', '-w', nearest])) === undefined
}

/**
 * The files of settings that Nix reads for this user, the one with the last word first, as Nix finds them:
 * NIX_USER_CONF_FILES, else nix.conf in the XDG folders.
 * https://nix.dev/manual/nix/stable/command-ref/conf-file
 */
export async function userConfFiles(host: Host): Promise<readonly string[]> {
  const given = host.env['NIX_USER_CONF_FILES']
  if (given !== undefined) return given.split(':').filter((path) => path !== '')
  const home = await nixHome(host)
  const own =
    host.env['NIX_CONFIG_HOME'] || (host.env['XDG_CONFIG_HOME'] ? join(host.env['XDG_CONFIG_HOME'], 'nix') : undefined)
  const shared = (host.env['XDG_CONFIG_DIRS'] ?? '/etc/xdg').split(':').filter((path) => path !== '')
  const first = own ?? (home === undefined ? undefined : join(home, '.config', 'nix'))
  return [...(first === undefined ? [] : [first]), ...shared.map((path) => join(path, 'nix'))].map((folder) =>
    join(folder, 'nix.conf'),
  )
}
