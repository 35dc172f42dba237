import { stripVTControlCharacters } from 'node:util'
import { asRootWith, findPrivilege } from '../../machine/privilege.ts'
import { error, type Problem, warning } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { Nix } from '../find.ts'
import { type Builder, buildersSource } from './builders.ts'

/** Seconds for one builder; ssh itself gives up after `ConnectTimeout`. */
const waitTime = 30

/** Nobody is asked, and a host key that was not given is refused even where ssh_config would take any. https://man.openbsd.org/ssh_config.5 */
const strict = '-oBatchMode=yes -oStrictHostKeyChecking=yes -oConnectTimeout=10'

/**
 * Connects to every builder with the key and the host key that it has, all at once, as Nix will: as root where its daemon
 * does. CFG032 for each that cannot be used: an error where its host key is another one than was given, else a warning.
 * Builds tell less: what ssh says goes to the daemon's log.
 */
export async function checkBuilders(
  host: Host,
  nix: Nix,
  builders: readonly Builder[],
  scope: 'system' | 'job',
): Promise<readonly Problem[]> {
  const privilege = scope === 'system' ? await findPrivilege(host) : 'none'
  // Root's daemon has nothing of this job's environment.
  const options = [strict, ...(scope === 'job' ? [host.env['NIX_SSHOPTS'] ?? ''] : [])].join(' ').trim()
  const outcomes = builders.map(async (builder) => {
    const features = ['--extra-experimental-features', 'nix-command'] as const
    const argv = [nix.program, ...features, 'store', 'info', '--store', storeUrl(builder)] as const
    const outcome = await host.exec({
      argv: asRootWith(privilege, ['NIX_SSHOPTS'], argv),
      env: childEnv(host.env, { NIX_SSHOPTS: options }),
      timeout: waitTime,
      signal: host.cancelled,
    })
    return problemsOf(builder, outcome)
  })
  return (await Promise.all(outcomes)).flat()
}

/** The builder as a store, with parameters of https://nix.dev/manual/nix/stable/store/types/experimental-ssh-store */
function storeUrl({ uri, key, hostKey }: Builder): string {
  const given = { 'ssh-key': key, 'base64-ssh-public-host-key': hostKey }
  const parameters = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return [uri, parameters.join('&')].filter((part) => part !== '').join(uri.includes('?') ? '&' : '?')
}

function problemsOf({ uri }: Builder, outcome: Outcome): readonly Problem[] {
  if (outcome.kind === 'cancelled' || (outcome.kind === 'exited' && outcome.code === 0)) return []
  const why = reasonOf(outcome)
  if (why === 'Host key verification failed') {
    const message = `The builder ${uri} has a host key other than the one given: ${why}.`
    const fix = 'Find out which host answers there. If the builder has a new key, give that one.'
    return [error('CFG032', message, fix, { source: buildersSource })]
  }
  const fix = 'Check its URL, key and user, who must be able to run nix-daemon. Nix builds without it.'
  return [warning('CFG032', `The builder ${uri} cannot be used: ${why}.`, fix, { source: buildersSource })]
}

/** What ssh or the other side said last, else what Nix said first. */
function reasonOf(outcome: Outcome): string {
  if (outcome.kind === 'not-started') return outcome.reason
  if (outcome.kind === 'timed-out') return `it did not answer within ${waitTime} s`
  const lines = outcome.stderrTail.map((line) => stripVTControlCharacters(line).trim())
  const isNix = (line: string) => /^(?:error|warning|Store URL):/.test(line)
  const said = lines.findLast((line) => line !== '' && !isNix(line)) ?? lines.find((line) => line.startsWith('error: '))
  return (said ?? `nix was ${outcome.kind}`).replace(/^error: |\.$/g, '')
}
