import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'
import type { Nix } from '../find.ts'
import { hasNewNames } from './read.ts'

/** Settings of one word by name, as text: `true`, `relaxed`, `x86_64-linux`. Lists and maps are not among them. */
export type SettingValues = Readonly<Record<string, string | undefined>>

/**
 * What Nix has read, with `more` in the environment; undefined when it does not say. Opens no store. Values may be
 * secret: they are not for printing as a whole.
 */
export async function readSettingValues(
  host: Host,
  nix: Nix,
  more: Readonly<Record<string, string>> = {},
): Promise<SettingValues | undefined> {
  const command = hasNewNames(nix.version) ? ['config', 'show'] : ['show-config']
  const outcome = await host.exec({
    argv: [nix.program, '--extra-experimental-features', 'nix-command', ...command, '--json'],
    env: childEnv(host.env, more),
    timeout: 60,
    signal: host.cancelled,
  })
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined
  try {
    const all = JSON.parse(outcome.stdout) as Record<string, { readonly value?: unknown } | null>
    const words = Object.entries(all).flatMap(([name, setting]) => {
      const value = setting?.value
      return ['string', 'boolean', 'number'].includes(typeof value) ? [[name, String(value)] as const] : []
    })
    return Object.fromEntries(words)
  } catch {
    return undefined
  }
}
