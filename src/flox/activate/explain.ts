/** What a refusal of Flox means. Its words are those of 1.14 and 1.15: cli/flox/src/commands of https://github.com/flox/flox */
import { error, type Problem } from '../../model/problem.ts'
import { claimsOf, dayOf } from '../../runner/claims.ts'

/** What decides about the meaning, besides the words. */
export interface Login {
  readonly token: string | undefined
  /** Milliseconds since the epoch. */
  readonly now: number
}

const giveToken = 'Sign in with floxhub-auth in the setup step, or give the job a valid FLOX_FLOXHUB_TOKEN'

/** The problem behind the last lines that Flox printed before it gave up. Pure. */
export function explainRefusal(said: readonly string[], label: string, login: Login): Problem {
  const text = said.join('\n')
  const expiry = claimsOf(login.token ?? '')?.expires
  const expired = expiry !== undefined && expiry * 1_000 <= login.now
  const state = expired
    ? `its token expired on ${dayOf(expiry)}`
    : login.token
      ? 'its token may be expired or revoked'
      : 'it has no token'
  if (/not trusted\./.test(text)) {
    const fix = 'Set trust: true, if you trust its owner, or trusted-environments of the setup step.'
    return error('FLX158', `${notTrusted(text) ?? label} is not trusted, so Flox does not run its hooks.`, fix)
  }
  if (/Authentication is required|login has expired|token has expired|Authentication rejected/.test(text)) {
    const fix = `Commit a manifest.lock that is up to date, with which no login is needed; or ${lower(giveToken)}.`
    return error('FLX156', `${label} has packages to be resolved, which needs a login to FloxHub, and ${state}.`, fix)
  }
  if (/not found in FloxHub|does not exist in FloxHub/i.test(text)) {
    const message = `FloxHub shows this job no environment ${label}. It says so too where it is private, and ${state}.`
    return error('FLX157', message, `Check the name. If it is private: ${lower(giveToken)}.`)
  }
  if (/Can't find download location/.test(text)) {
    const name = /download location for package '([^']+)'/.exec(text)?.[1] ?? 'A package'
    return error(
      'FLX160',
      `${name} of ${label} comes from a private catalog, and ${state}.`,
      `${giveToken} of its owner.`,
    )
  }
  if (
    /Could not resolve host|Communication Error|error sending request|unable to access|Could not reach FloxHub/.test(
      text,
    )
  ) {
    const fix = 'Run the job again. An environment in a folder with an up-to-date manifest.lock needs no FloxHub.'
    return error('FLX159', `FloxHub could not be reached to activate ${label}.`, fix)
  }
  const why = said.findLast((line) => line.trim() !== '')?.replace(/^✘ ERROR: /u, '')
  const message = `Flox could not activate ${label}${why === undefined ? '.' : `: ${why}${/[.!?]$/.test(why) ? '' : '.'}`}`
  return error('FLX155', message, 'See the lines that Flox printed before; the command was not started.')
}

/** The environment that is not trusted: an included one, maybe. */
function notTrusted(text: string): string | undefined {
  return /environment '?([\w.-]+\/[\w.-]+)'? is not trusted/.exec(text)?.[1]
}

function lower(text: string): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`
}
