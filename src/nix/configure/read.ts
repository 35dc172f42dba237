import { stripVTControlCharacters } from 'node:util'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { isAtLeast } from '../../model/version.ts'
import { childEnv } from '../../runner/child-env.ts'
import type { Host } from '../../runner/host.ts'
import { nixErrorText } from '../error-text.ts'
import type { Nix } from '../find.ts'

/** What `nix config show --json` said, or Nix's words when it refused. */
export type ShownSettings =
  | { readonly ok: true; readonly settings: Settings; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly words: string }

/** Nix's settings as it has read them. They may hold tokens: they are not for printing. */
export interface Settings {
  /** A setting that is a list; empty when there is none of that name. */
  list(name: string): readonly string[]
  /** A setting that is a map, as access-tokens is. */
  map(name: string): Readonly<Record<string, string>>
  /** A setting of one value, as text: `true`, `relaxed`, `x86_64-linux`; undefined for others. */
  value(name: string): string | undefined
}

/**
 * Lets Nix read its configuration, with `more` in the environment, and say what it understood. Opens no store. Throws
 * ProblemError BLD004 when Nix cannot be run or answers something else than JSON.
 */
export async function showSettings(
  host: Host,
  nix: Nix,
  more: Readonly<Record<string, string>>,
): Promise<ShownSettings> {
  const warnings: string[] = []
  const outcome = await host.exec({
    argv: [nix.program, '--extra-experimental-features', 'nix-command', ...showCommand(nix)],
    env: childEnv(host.env, more),
    timeout: 60,
    signal: host.cancelled,
    onStderr: (line) => {
      const words = /^warning: (.*)/.exec(stripVTControlCharacters(line))?.[1]
      if (words !== undefined) warnings.push(words)
    },
  })
  if (outcome.kind === 'exited' && outcome.code === 0)
    return { ok: true, settings: read(outcome.stdout, nix), warnings }
  if (outcome.kind !== 'exited' && outcome.kind !== 'killed') {
    const why = outcome.kind === 'not-started' ? outcome.reason : outcome.kind
    throw new ProblemError(unanswered(nix, why))
  }
  const words = nixErrorText(outcome.stderrTail) ?? outcome.stderrTail.at(-1) ?? 'Nix failed without a message'
  return { ok: false, words: words.replace(/\s*Try 'nix --help' for more information\.\s*$/, '') }
}

/** The command that shows the settings. It was called `show-config` before Nix 2.20. */
export function showCommand({ version }: Pick<Nix, 'version'>): readonly string[] {
  return [...(hasNewNames(version) ? ['config', 'show'] : ['show-config']), '--json']
}

/**
 * The command that says which store is used. It was called `ping` before Nix 2.20, and is so to this day in Lix
 * (git.lix.systems/lix-project/lix, lix/nix/ping-store.cc).
 */
export function storeCommand(nix: Pick<Nix, 'version' | 'fork'>): readonly string[] {
  return ['store', nix.fork !== 'lix' && hasNewNames(nix.version) ? 'info' : 'ping', '--json']
}

/** Whether this Nix (2.20 or newer) calls its command `config show`; Lix does (lix/nix/config.cc). */
function hasNewNames(version: string): boolean {
  return isAtLeast(version, { major: 2, minor: 20 }) ?? false
}

function read(json: string, nix: Nix): Settings {
  let all: Record<string, { readonly value?: unknown } | undefined>
  try {
    all = JSON.parse(json) as typeof all
  } catch {
    throw new ProblemError(unanswered(nix, 'its answer is not JSON'))
  }
  return {
    list: (name) => {
      const value = all[name]?.value
      return Array.isArray(value) ? value.map(String) : []
    },
    map: (name) => {
      const value = all[name]?.value
      return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)])) : {}
    },
    value: (name) => {
      const value = all[name]?.value
      return ['string', 'boolean', 'number'].includes(typeof value) ? String(value) : undefined
    },
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unanswered(nix: Nix, why: string): Problem {
  return error('BLD004', `${nix.program} did not show its configuration (${why}).`, 'Repair or reinstall this Nix.')
}
