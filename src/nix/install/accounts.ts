import { asRoot, type Privilege } from '../../machine/privilege.ts'
import { ProblemError } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { Env } from '../ask.ts'
import { cancelled, runStep } from '../install-commands.ts'
import type { AccountsPlan } from './accounts-plan.ts'
import { addMacAccounts, readMacAccounts } from './macos/accounts.ts'

/**
 * The users or groups of this machine itself, each as the fields of its line in passwd(5) or group(5). On a Mac that
 * file has the system's own accounts alone, so that Directory Service is asked.
 */
export async function readAccounts(
  host: Host,
  env: Env,
  name: 'passwd' | 'group',
): Promise<readonly (readonly string[])[]> {
  if (host.platform === 'darwin') return readMacAccounts(host, env, name)
  return splitAccounts((await readIfPresent(host, `/etc/${name}`).catch(() => undefined)) ?? '')
}

export function splitAccounts(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(':'))
}

/**
 * Adds the group and the build users, one after the other: the tools lock the user database. When cancelled it stops
 * between two of them: a tool of Linux that is killed leaves /etc/passwd.lock behind.
 */
export async function addAccounts(host: Host, env: Env, privilege: Privilege, plan: AccountsPlan): Promise<void> {
  if (host.platform === 'darwin') return addMacAccounts(host, env, privilege, plan)
  const alive = { ...host, cancelled: new AbortController().signal }
  const step = async (...argv: [string, ...string[]]) => {
    if (host.cancelled.aborted) throw new ProblemError(cancelled())
    await runStep(alive, env, asRoot(privilege, argv))
  }
  if (plan.group?.make) {
    const id = plan.group.gid === undefined ? [] : ['--gid', String(plan.group.gid)]
    await step('groupadd', '--system', ...id, 'nixbld')
  }
  for (const { name, uid } of plan.users) {
    const account = ['--system', '--uid', String(uid), '--gid', 'nixbld', '--groups', 'nixbld', '--no-user-group']
    const nothing = ['--home-dir', '/var/empty', '--no-create-home', '--shell', '/usr/sbin/nologin']
    const comment = `Nix build user ${name.slice('nixbld'.length)}`
    await step('useradd', ...account, ...nothing, '--comment', comment, '--password', '!', name)
  }
}

type Argv = readonly [string, ...string[]]

/**
 * The commands that remove those of the users, and of the groups, that are there. On a Mac a group that stays would go
 * on naming its users.
 */
export async function planRemoval(
  host: Host,
  env: Env,
  wanted: { readonly users: readonly string[]; readonly group: boolean },
): Promise<readonly (readonly [name: string, argv: Argv])[]> {
  const isMac = host.platform === 'darwin'
  const [passwd, groups] = await Promise.all([readAccounts(host, env, 'passwd'), readAccounts(host, env, 'group')])
  const nixbld = groups.find(([name]) => name === 'nixbld')
  const members = (nixbld?.[3] ?? '').split(',')
  const users = wanted.users.filter((user) => passwd.some(([name]) => name === user))
  const commands = isMac ? macRemovals : linuxRemovals
  return [
    ...(isMac && !wanted.group ? users.filter((user) => members.includes(user)) : []).map(
      (user) => [user, ['dseditgroup', '-o', 'edit', '-d', user, '-t', 'user', 'nixbld']] as const,
    ),
    ...users.map((user) => [user, commands.user(user)] as const),
    ...(wanted.group && nixbld ? [['nixbld', commands.group] as const] : []),
  ]
}

const linuxRemovals = { user: (name: string): Argv => ['userdel', name], group: ['groupdel', 'nixbld'] } as const
const macRemovals = {
  user: (name: string): Argv => ['dscl', '.', '-delete', `/Users/${name}`],
  group: ['dscl', '.', '-delete', '/Groups/nixbld'],
} as const
