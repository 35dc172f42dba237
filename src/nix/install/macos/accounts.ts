import { asRoot, type Privilege } from '../../../machine/privilege.ts'
import { ProblemError } from '../../../model/problem.ts'
import type { Host } from '../../../runner/host.ts'
import { ask, type Env } from '../../ask.ts'
import { cancelled, failed } from '../../install-commands.ts'
import type { AccountsPlan } from '../accounts-plan.ts'

/** Directory Service says now and then, for no reason of ours, that it has no such function (NixOS/nix#12140). */
const notYet = /eNotYetImplemented|-14988/
const tries = 10

/**
 * Users or groups of the local node, as the fields of passwd(5) or group(5); fields that nobody here reads are empty.
 * `dscl . -list PATH KEY` prints a line `name value` for each record with that key (dscl(1)).
 */
export async function readMacAccounts(
  host: Host,
  env: Env,
  name: 'passwd' | 'group',
): Promise<readonly (readonly string[])[]> {
  const list = async (path: string, key: string) => pairs(await ask(host, env, ['dscl', '.', '-list', path, key]))
  if (name === 'passwd') {
    const [uids, gids, homes] = await Promise.all(
      ['UniqueID', 'PrimaryGroupID', 'NFSHomeDirectory'].map((key) => list('/Users', key)),
    )
    return [...(uids ?? [])].map(([user, uid]) => [user, '', uid, gids?.get(user) ?? '', '', homes?.get(user) ?? ''])
  }
  const [gids, members] = await Promise.all([
    list('/Groups', 'PrimaryGroupID'),
    // `GroupMembership: one two`, or `No such key` for a group of nobody.
    ask(host, env, ['dscl', '.', '-read', '/Groups/nixbld', 'GroupMembership']),
  ])
  const builders =
    /^GroupMembership:(.*)/s
      .exec(members ?? '')?.[1]
      ?.trim()
      .split(/\s+/) ?? []
  return [...gids].map(([group, gid]) => [group, '', gid, group === 'nixbld' ? builders.join(',') : ''])
}

function pairs(text = ''): ReadonlyMap<string, string> {
  const lines = text.split('\n').map((line) => /^(\S+)\s+(.*\S)\s*$/.exec(line))
  return new Map(lines.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? ''] as const] : [])))
}

/**
 * Adds the group and the users as upstream does: hidden, without a shell, members of the group in both ways that macOS
 * knows (NixOS/nix scripts/install-darwin-multi-user.sh). Throws ProblemError INS018 or INS019.
 */
export async function addMacAccounts(
  host: Host,
  env: Env,
  privilege: Privilege,
  { group, users }: AccountsPlan,
): Promise<void> {
  const gid = String(group?.gid ?? '')
  const step = (...argv: [string, ...string[]]) => insist(host, env, asRoot(privilege, argv))
  if (group?.make)
    await step('dseditgroup', '-o', 'create', '-r', 'Nix build group for nix-daemon', '-i', gid, 'nixbld')
  for (const { name, uid } of users) {
    const properties = {
      UniqueID: String(uid),
      PrimaryGroupID: gid,
      IsHidden: '1',
      NFSHomeDirectory: '/var/empty',
      RealName: `Nix build user ${name.slice('_nixbld'.length)}`,
      UserShell: '/sbin/nologin',
    }
    for (const [key, value] of Object.entries(properties)) {
      await step('dscl', '.', '-create', `/Users/${name}`, key, value)
    }
    await step('dseditgroup', '-o', 'edit', '-t', 'user', '-a', name, 'nixbld')
  }
}

async function insist(host: Host, env: Env, argv: readonly [string, ...string[]]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled })
    if (outcome.kind === 'exited' && outcome.code === 0) return
    if (outcome.kind === 'cancelled' || host.cancelled.aborted) throw new ProblemError(cancelled())
    const said = outcome.kind === 'not-started' ? outcome.reason : [outcome.stdout, ...outcome.stderrTail].join(' ')
    if (!notYet.test(said) || attempt === tries) {
      throw new ProblemError(failed(`${argv.join(' ')}: ${said.trim() || outcome.kind}`))
    }
    await host.clock.sleep(500, host.cancelled)
  }
}
