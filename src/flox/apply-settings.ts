import { join } from 'node:path'
import { error, type Problem, ProblemError, warning } from '../model/problem.ts'
import { childEnv } from '../runner/child-env.ts'
import { isErrno, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'
import type { FloxSettingsPlan } from './settings.ts'

export interface AppliedFloxSettings {
  /** For the later steps of the job: FLOX_CONFIG_DIR and one for each setting that has a variable. No secrets. */
  readonly variables: Readonly<Record<string, string>>
  readonly warnings: readonly Problem[]
}

/** Seconds for one `flox config`. */
const waitTime = 30

/** The folder that holds the job's flox.toml. */
export function floxConfigFolder(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(jobFolder(host), 'flox-config')
}

/**
 * Gives the job a flox.toml of its own: the user's, in a private folder (0700, the file 0600: it may hold a token), with
 * the settings put in by `flox config --set`, so that Flox itself judges them. The user's own file stays as it is. What
 * Flox refuses is thrown with its words, and nothing is left. Throws ProblemError FLX007.
 */
export async function applyFloxSettings(
  host: Host,
  program: string,
  plan: FloxSettingsPlan,
): Promise<AppliedFloxSettings> {
  const folder = floxConfigFolder(host)
  const users = await readUsersFile(host, folder)
  await host.files.rm(folder, { recursive: true, force: true })
  await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    if (users.text !== undefined) await writeAtomically(host, join(folder, 'flox.toml'), users.text)
    const variables = { ...plan.variables, FLOX_CONFIG_DIR: folder }
    const env = childEnv(host.env, variables)
    for (const { key, value } of plan.settings) {
      const argv = [program, 'config', '--set', key, value] as const
      const outcome = await host.exec({ argv, env, timeout: waitTime, signal: host.cancelled })
      if (outcome.kind === 'exited' && outcome.code === 0) continue
      const words = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.slice(-3).join(' ')
      throw new ProblemError(
        error(
          'FLX007',
          `Flox refuses the setting ${key}: ${words || outcome.kind}.`,
          'Fix extra-flox-config, or the flox.toml of this user, which the job copies.',
        ),
      )
    }
    await host.files.chmod(join(folder, 'flox.toml'), 0o600)
    return { variables, warnings: users.warnings }
  } catch (cause) {
    await host.files.rm(folder, { recursive: true, force: true })
    throw cause
  }
}

/** Removes the job's flox.toml, and the copy of a token with it. Harmless when there is none. */
export async function undoFloxSettings(host: Host): Promise<void> {
  await host.files.rm(floxConfigFolder(host), { recursive: true, force: true })
}

/** FLOX_CONFIG_DIR's flox.toml, else the one of the XDG folder; not the job's own of an earlier step. */
async function readUsersFile(
  host: Host,
  ours: string,
): Promise<{ readonly text: string | undefined; readonly warnings: readonly Problem[] }> {
  const given = host.env['FLOX_CONFIG_DIR']
  const home = host.env['HOME']
  const shared = host.env['XDG_CONFIG_HOME'] || (home ? join(home, '.config') : undefined)
  const folder = given && given !== ours ? given : shared && join(shared, 'flox')
  if (!folder) return { text: undefined, warnings: [] }
  const path = join(folder, 'flox.toml')
  try {
    return { text: await host.files.readFile(path, 'utf8'), warnings: [] }
  } catch (cause) {
    if (isErrno(cause, 'ENOENT') || isErrno(cause, 'ENOTDIR')) return { text: undefined, warnings: [] }
    const why = cause instanceof Error ? cause.message : String(cause)
    const fix = 'Make the file readable for this user. This job continues without it.'
    return { text: undefined, warnings: [warning('FLX007', `The settings ${path} cannot be read: ${why}.`, fix)] }
  }
}
