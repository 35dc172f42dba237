import { childEnv } from '../runner/child-env.ts'
import { type Command, failureText } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'

/** How this process can act as root: it is root, it may use sudo without a password, or not at all. */
export type Privilege = 'root' | 'sudo' | 'none'

/** Finds out without asking anybody and without changing anything. */
export async function findPrivilege(host: Host): Promise<Privilege> {
  if (host.uid === 0) return 'root'
  const outcome = await host.exec({ argv: ['sudo', '-n', 'true'], env: childEnv(host.env), timeout: 10 })
  return outcome.kind === 'exited' && outcome.code === 0 ? 'sudo' : 'none'
}

/** The argument list that runs `argv` as root. With `none` it is `argv` itself, which then fails for want of rights. */
export function asRoot(privilege: Privilege, argv: readonly [string, ...string[]]): readonly [string, ...string[]] {
  return privilege === 'sudo' ? ['sudo', '-n', '--', ...argv] : argv
}

/** Runs a short command as root, whose messages are in English. Gives why it failed; undefined when it did not. */
export async function whyNotAsRoot(
  host: Host,
  privilege: Privilege,
  argv: readonly [string, ...string[]],
  more: Partial<Pick<Command, 'env' | 'timeout' | 'input' | 'signal'>> = {},
): Promise<string | undefined> {
  const env = childEnv(host.env, { LC_ALL: 'C' })
  const outcome = await host.exec({ env, timeout: 60, ...more, argv: asRoot(privilege, argv) })
  return outcome.kind === 'exited' && outcome.code === 0 ? undefined : failureText(outcome)
}

/**
 * As `asRoot`, and lets the named variables of the child's environment through sudo, which otherwise drops them. Only
 * names are in the argument list, never values.
 */
export function asRootWith(
  privilege: Privilege,
  variables: readonly string[],
  argv: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  if (privilege !== 'sudo' || variables.length === 0) return asRoot(privilege, argv)
  return ['sudo', '-n', `--preserve-env=${variables.join(',')}`, '--', ...argv]
}
