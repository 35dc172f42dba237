/** How the programs of this project call Flox. */
import { error, ProblemError } from '../model/problem.ts'
import { asOwner } from '../nix/command.ts'
import { childEnv } from '../runner/child-env.ts'
import type { Command, Outcome } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import { logDetail } from '../runner/log.ts'
import { type Flox, lookForFlox } from './facts.ts'

/** Seconds: an environment or a package may have to be built. The job has its own limit. */
const longest = 6 * 3_600

/** The Flox of this machine. Throws ProblemError FLX185 where there is none, FLX006 where it does not answer. */
export async function findFlox(host: Host): Promise<Flox> {
  const flox = await lookForFlox(host)
  if (flox) return flox
  const fix = 'Set flox: true in the setup step, or install it: https://flox.dev/docs/install-flox'
  throw new ProblemError(error('FLX185', 'No flox program was found on PATH or in the usual places.', fix))
}

/** The token that calls of Flox are made with, undefined where the environment has none. `signedIn` puts that of the job there. */
export function floxHubToken({ env }: Pick<Host, 'env'>): string | undefined {
  return env['FLOX_FLOXHUB_TOKEN'] || undefined
}

/**
 * Runs `flox <args>`, its messages and build logs as details of the log. Nothing asks at the terminal, for a password of git
 * neither.
 */
export async function runFlox(
  host: Host,
  flox: Flox,
  args: readonly string[],
  more: Partial<Pick<Command, 'timeout' | 'cwd' | 'input'>> & {
    readonly silent?: boolean
    /** Added to the environment. */
    readonly variables?: Readonly<Record<string, string>>
  } = {},
): Promise<Outcome> {
  const { silent = false, variables = {}, ...rest } = more
  return host.exec({
    timeout: longest,
    cwd: host.cwd,
    ...(silent ? {} : { onStderr: (line: string) => logDetail(host.log, line) }),
    ...rest,
    argv: [flox.program, ...args],
    env: childEnv(host.env, {
      ...quietFlox,
      NO_COLOR: '1',
      GIT_TERMINAL_PROMPT: '0',
      ...variables,
      ...(await asOwner(host)),
    }),
    signal: host.cancelled,
  })
}

/** Without figures about its use, and without notices of newer versions. */
export const quietFlox = { FLOX_DISABLE_METRICS: 'true', FLOX_UPGRADE_NOTIFICATIONS: 'false' } as const

/** What Flox said of its failure: from its last `ERROR:` on, else the last line. Part of a message. Pure. */
export function floxFailure(outcome: Outcome): string {
  if (outcome.kind === 'not-started') return outcome.reason
  if (outcome.kind !== 'exited') return outcome.kind
  const lines = outcome.stderrTail.map((line) => line.trim()).filter((line) => line !== '')
  const from = lines.findLastIndex((line) => /\bERROR: /.test(line))
  const said = from < 0 ? lines.slice(-1) : lines.slice(from, from + 6)
  return (
    said
      .join(' ')
      .replace(/^.*?ERROR: /, '')
      .replace(/\.$/, '') || `exit code ${outcome.code}`
  )
}

/** Whether Flox ended as it should. Pure. */
export function succeeded(outcome: Outcome): outcome is Outcome & { readonly kind: 'exited' } {
  return outcome.kind === 'exited' && outcome.code === 0
}
