import { error, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import { claimsOf, dayOf } from '../../runner/claims.ts'
import type { Host } from '../../runner/host.ts'
import type { Answer } from '../../runner/http/ask.ts'
import { shown } from '../../runner/http/rules.ts'
import { maskSecrets } from '../../runner/mask-secrets.ts'
import { about, aheadText, askServer, secondsAhead, serverFails } from './ask-server.ts'
import type { FloxHub } from './hub.ts'

/** Whose a token is. */
export interface Account {
  readonly handle: string
  /** Seconds since the epoch by the clock of this machine; null where it does not expire. */
  readonly expires: number | null
  readonly warnings: readonly Problem[]
}

/**
 * Proves a token by asking FloxHub whose it is: its shape says nothing, and Flox goes on without a login where it is bad.
 * `audience` is what it should be for, where that is known. Throws ProblemError FLX124 to FLX129, FLX132.
 */
export async function findAccount(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  hub: FloxHub,
  token: string,
  audience: string | undefined,
): Promise<Account> {
  const url = new URL(`${hub.api}/accounts/api/v1/accounts/me`)
  const headers = { authorization: `bearer ${token}`, accept: 'application/json' }
  const answer = await askServer(host, { url, headers, follow: false })
  const ahead = secondsAhead(answer.header('date'), host.clock.now())
  if (answer.status !== 200) throw new ProblemError(refusal(answer, token, audience, host.clock.now() / 1_000 - ahead))
  const schema = async () => (await import('../schema.ts')).floxhubAccount
  const account = await readSaved(answer.body.toString('utf8'), schema)
  if (!account) throw new ProblemError(serverFails(url, 'its answer is not an account'))
  const said = account.expires_at ? Date.parse(account.expires_at) / 1_000 : claimsOf(token)?.expires
  const clock = ahead === 0 ? [] : [wrongClock(url, ahead)]
  return { handle: account.handle, expires: said === undefined ? null : said + ahead, warnings: clock }
}

/** Why FloxHub does not take a token. `now` is by its clock, seconds. */
function refusal({ status, url, body }: Answer, token: string, audience: string | undefined, now: number): Problem {
  const claims = claimsOf(token)
  const detail = detailOf(body, token)
  if (status !== 401 && status !== 403) {
    const fix = 'Set floxhub-url to the address at which you open FloxHub.'
    return error('FLX132', `${shown(url)} is not the account service of a FloxHub: status ${status}.`, fix, about(url))
  }
  const renew = 'Make a new token in FloxHub and replace the secret.'
  if ((claims?.expires ?? Number.POSITIVE_INFINITY) <= now || /\bexpired\b/i.test(detail)) {
    const when = claims?.expires === undefined ? '' : ` on ${dayOf(claims.expires)}`
    return error('FLX124', `The token of FloxHub expired${when}.`, renew, about(url))
  }
  if (audience !== undefined && claims && claims.audiences.length > 0 && !claims.audiences.includes(audience)) {
    const message = `The token is for ${claims.audiences.join(', ')}, and FloxHub expects ${audience}.`
    return error(
      'FLX126',
      message,
      'Set floxhub-audience to what FloxHub expects, and ask for the token with it.',
      about(url),
    )
  }
  const said = detail === '' ? `status ${status}` : detail
  const which = claims ? 'not valid here' : 'not valid, has expired, or was revoked'
  return error('FLX125', `FloxHub refuses the token (${said}): it is ${which}.`, renew, about(url))
}

/** The words of an error of FloxHub, cut, and without the token. */
function detailOf(body: Buffer, token: string): string {
  try {
    const { detail, message } = Object(JSON.parse(body.toString('utf8'))) as Readonly<Record<string, unknown>>
    const text = [detail, message].find((part) => typeof part === 'string') ?? ''
    return maskSecrets(String(text), [token])
      .replace(/[\s.]+$/, '')
      .slice(0, 200)
  } catch {
    return ''
  }
}

/** Flox itself judges a JSON web token by the clock of the machine, and goes on without a login. */
function wrongClock(url: URL, ahead: number): Problem {
  const message = `The clock of this machine is ${aheadText(ahead)} that of ${url.host}.`
  return warning('FLX127', message, 'Synchronize it: Flox may take a valid token for an expired one.', about(url))
}
