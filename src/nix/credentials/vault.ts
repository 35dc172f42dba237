import { join } from 'node:path'
import { asRoot, type Privilege } from '../../machine/privilege.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { readIfPresent, writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { rootFiles } from '../configure/files.ts'

/** Seconds for one small program. */
const waitTime = 30

/** A folder (0700) of files (0600) that only root, or only the user, can read. */
export interface Vault {
  readonly make: () => Promise<void>
  /** The text of a file anywhere, with the rights of who owns the vault; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>
  /** A file in the vault, by name. */
  readonly write: (name: string, text: string) => Promise<void>
  readonly remove: (name: string) => Promise<void>
  /** The folder with all that is in it. */
  readonly destroy: () => Promise<void>
}

/** Of root, through sudo where need be. Contents travel on standard input. Throws ProblemError CFG030 and CFG026. */
export function rootVault(host: Host, privilege: Privilege, folder: string): Vault {
  const files = rootFiles(host, privilege)
  const run = (argv: readonly [string, ...string[]]) =>
    host.exec({ argv: asRoot(privilege, argv), env: childEnv(host.env, { LC_ALL: 'C' }), timeout: waitTime })
  const must = async (argv: readonly [string, ...string[]]) => {
    const outcome = await run(argv)
    if (outcome.kind === 'exited' && outcome.code === 0) return outcome.stdout
    const why = failureText(outcome)
    throw cannot(folder, why)
  }
  return {
    // The folder is closed first: a new file is open to all for a moment.
    make: async () => void (await must(['install', '-d', '-m', '0700', '-o', '0', '-g', '0', '--', folder])),
    read: async (path) => {
      const there = await run(['test', '-e', path])
      return there.kind === 'exited' && there.code === 0 ? must(['cat', '--', path]) : undefined
    },
    write: (name, text) => files.write(join(folder, name), text, { mode: 0o600, uid: 0, gid: 0 }),
    remove: (name) => files.remove(join(folder, name)),
    destroy: async () => void (await must(['rm', '-rf', '--', folder])),
  }
}

/** Of this user. */
export function ownVault(host: Host, folder: string): Vault {
  return {
    make: async () => void (await host.files.mkdir(folder, { recursive: true, mode: 0o700 })),
    read: async (path) => {
      try {
        return await readIfPresent(host, path)
      } catch (cause) {
        throw cannot(path, cause instanceof Error ? cause.message : String(cause))
      }
    },
    write: (name, text) => writeAtomically(host, join(folder, name), text),
    remove: (name) => host.files.rm(join(folder, name), { force: true }),
    destroy: () => host.files.rm(folder, { recursive: true, force: true }),
  }
}

function cannot(path: string, why: string): ProblemError {
  const fix = 'Check the permissions of this folder.'
  return new ProblemError(error('CFG030', `Credentials cannot be kept in ${path}: ${why}.`, fix))
}
