/** The generations of an environment: each push or edit makes one, and one of them is live. */
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Flox } from '../facts.ts'
import { floxFailure, runFlox, succeeded } from '../run-flox.ts'

export interface Generation {
  readonly number: number
  readonly live: boolean
  readonly description: string
  /** As Flox writes them, ISO 8601. */
  readonly created: string
  readonly lastLive: string | undefined
}

/** The options that name an environment to Flox: `--dir PATH` or `--reference OWNER/NAME`. */
export type EnvironmentArgs = readonly string[]

/** All generations, the oldest first; `upstream`: as FloxHub has them now. Throws ProblemError FLX208. */
export async function listGenerations(
  host: Host,
  flox: Flox,
  environment: EnvironmentArgs,
  { upstream }: { readonly upstream: boolean },
): Promise<readonly Generation[]> {
  const args = ['generations', 'list', ...environment, '--json', '--no-pager', ...(upstream ? ['--upstream'] : [])]
  const outcome = await runFlox(host, flox, args, { timeout: 600, silent: true })
  if (!succeeded(outcome)) {
    const fix = 'Only environments on FloxHub have generations: push it first. A private one needs a login.'
    throw new ProblemError(error('FLX208', `flox generations list failed: ${floxFailure(outcome)}.`, fix))
  }
  const generations = parseGenerations(outcome.stdout)
  if (generations) return generations
  const message = 'flox generations list did not answer with generations.'
  throw new ProblemError(error('FLX208', message, 'The Flox of this machine may be a version that is not known.'))
}

/**
 * `{"1": {"parent", "created", "last_live", "description"}}`, where the live one has no `last_live`. Undefined for anything
 * else. Pure. https://github.com/flox/flox/blob/main/cli/flox/src/commands/generations/list.rs
 */
export function parseGenerations(text: string): readonly Generation[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const entries = Object.entries(Object(value) as Readonly<Record<string, unknown>>)
  const generations = entries.flatMap(([key, entry]): Generation[] => {
    const { description, created, last_live: lastLive } = Object(entry) as Readonly<Record<string, unknown>>
    if (!/^[1-9]\d*$/.test(key) || created === undefined) return []
    const isLive = lastLive === null || lastLive === undefined
    return [
      {
        number: Number(key),
        live: isLive,
        description: typeof description === 'string' ? description : '',
        created: when(created),
        lastLive: isLive ? undefined : when(lastLive),
      },
    ]
  })
  if (generations.length === 0 || generations.length !== entries.length) return undefined
  return generations.sort((a, b) => a.number - b.number)
}

/** Text, or seconds since the epoch. */
function when(value: unknown): string {
  return typeof value === 'number' ? new Date(value * 1_000).toISOString() : String(value)
}

export function liveGeneration(generations: readonly Generation[]): number | undefined {
  return generations.find(({ live }) => live)?.number
}
