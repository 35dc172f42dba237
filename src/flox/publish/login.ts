/** Whether there is a login with which Flox can publish. */
import { error, type Problem, warning } from '../../model/problem.ts'
import { claimsOf } from '../../runner/claims.ts'
import type { Host } from '../../runner/host.ts'
import type { Flox } from '../facts.ts'
import { floxHubToken, runFlox } from '../run-flox.ts'

export interface Login {
  /** Whose the token is; undefined where that was not said. */
  readonly handle: string | undefined
  readonly problems: readonly Problem[]
}

/** What a token says of itself. */
type TokenKind = 'none' | 'service-account' | 'personal' | 'expired' | 'jwt' | 'unreadable'

const howTo =
  'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN from a secret; on your own machine run `flox auth login`.'

/**
 * Looks at the token, then asks Flox whose it is. `auth status` of 1.14 accepts an expired token, which publishing refuses, so
 * that is read from the token itself. FLX186 for each reason.
 */
export async function checkLogin(host: Host, flox: Flox, organization: string | undefined): Promise<Login> {
  const token = floxHubToken(host)
  const kind = kindOf(token, host.clock.now())
  const problems: Problem[] = []
  if (kind === 'expired') return { handle: undefined, problems: [refuse('The token for FloxHub has expired.', howTo)] }
  if (kind === 'service-account' && organization === undefined) {
    const message = 'The token belongs to a service account, and no organization is named.'
    problems.push(
      refuse(message, 'Name it in flox-org (--owner of nix-cuda flox push): a service account has nothing of its own.'),
    )
  }
  if ((kind === 'service-account' || kind === 'personal') && isOlder(flox.version, 1, 14)) {
    const message = `Flox ${flox.version} does not know tokens that begin with flox_.`
    problems.push(refuse(message, 'Update it to 1.14.0 or later.'))
    return { handle: undefined, problems }
  }
  const answer = await runFlox(host, flox, ['auth', 'status'], { timeout: 60, silent: true })
  const said = answer.kind === 'exited' ? [answer.stdout, ...answer.stderrTail].join('\n') : answer.kind
  const handle = /logged in as (\S+) on/.exec(said)?.[1]
  if (answer.kind === 'exited' && answer.code === 0) return { handle, problems }
  return { handle, problems: [...problems, loginProblem(said, kind)] }
}

function loginProblem(said: string, kind: TokenKind): Problem {
  if (/could not reach FloxHub/i.test(said)) {
    const message = 'FloxHub could not be reached to verify the token.'
    return warning('FLX186', message, 'If publishing fails too, check the network of this machine.')
  }
  if (kind === 'none') return refuse('There is no login for FloxHub.', howTo)
  return refuse(`Flox does not accept the token${reason(said)}.`, howTo)
}

function reason(said: string): string {
  const line = /invalid: ([^\n]+)/.exec(said)?.[1] ?? /(expired or has been revoked)/.exec(said)?.[1]
  return line === undefined ? '' : `: ${line.replace(/\.$/, '')}`
}

const refuse = (message: string, fix: string) => error('FLX186', message, fix)

/** No signature is checked, and nothing of the token leaves this function. `now` in milliseconds. Pure. */
export function kindOf(token: string | undefined, now: number): TokenKind {
  if (token === undefined) return 'none'
  if (token.startsWith('flox_sat_')) return 'service-account'
  if (token.startsWith('flox_')) return 'personal'
  const claims = claimsOf(token)
  if (claims === undefined) return 'unreadable'
  return claims.expires !== undefined && claims.expires * 1_000 < now ? 'expired' : 'jwt'
}

function isOlder(version: string, major: number, minor: number): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number)
  return first < major || (first === major && second < minor)
}
