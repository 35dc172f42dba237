/** What goes wrong at services with a client of their own. */
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Answer } from '../../runner/http/ask.ts'
import { serverUrl } from './address.ts'
import type { ClientName } from './client.ts'
import type { Given, Opening } from './destination.ts'
import { quoted } from './problems.ts'

/** SHP060 where there is no token for Cachix. */
export function checkCachix({ env }: Pick<Host, 'env'>, { address, logins }: Given): readonly Problem[] {
  if (logins.cachixToken || env['CACHIX_AUTH_TOKEN']) return []
  return [missingLogin(address, 'cachix-auth-token', 'CACHIX_AUTH_TOKEN', 'https://docs.cachix.org/getting-started')]
}

/** SHP060 where the server of Attic or the token for it is missing, or its URL is none. */
export function checkAttic({ env }: Pick<Host, 'env'>, { address, logins }: Given): readonly Problem[] {
  const source = 'https://docs.attic.rs/tutorial.html'
  const problems: Problem[] = []
  if (logins.atticEndpoint === undefined || !serverUrl(logins.atticEndpoint)) {
    const wrong = logins.atticEndpoint === undefined ? 'is not set' : 'is no https URL of a server'
    const fix = 'Give the URL of the server without the name of the cache, as in https://attic.example.org.'
    problems.push(error('SHP060', `${address} needs attic-endpoint, which ${wrong}.`, fix, { source }))
  }
  if (!logins.atticToken && !env['ATTIC_TOKEN']) {
    problems.push(missingLogin(address, 'attic-token', 'ATTIC_TOKEN', source))
  }
  return problems
}

function missingLogin(address: string, input: string, variable: string, source: string): Problem {
  const fix = `Give ${input}, from a secret, or the variable ${variable}.`
  return error('SHP060', `${address} needs ${input}, which is not set.`, fix, { source })
}

/** Throws them where there are any. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems)
}

export function refusedLogin(address: string, { status, url, body, header }: Answer, login: string): ProblemError {
  const fix = `Check that ${login} has not expired, is for this cache, and may read and write there.`
  const about = { subject: { url: `${url.origin}${url.pathname}` } }
  const said = /html/.test(header('content-type') ?? '') ? '' : quoted(body.toString('utf8'))
  const words = said === '' ? '' : ` (${said})`
  return new ProblemError(error('SHP061', `${address} answered ${status} to ${login}${words}.`, fix, about))
}

export function noSuchCache(address: string, { status, url }: Answer, fix: string): ProblemError {
  const about = { subject: { url: `${url.origin}${url.pathname}` } }
  return new ProblemError(
    error('SHP062', `There is no cache at ${address}: ${url.host} answered ${status}.`, fix, about),
  )
}

/** SHP065 where everybody can read what was declared for a few. The service knows better than who wrote `to`. */
export function checkVisibility({ address, visibility }: Opening, isPublic: boolean): void {
  if (!isPublic || visibility === 'public') return
  const fix = 'Make the cache private at its service, or declare it as public here.'
  throw new ProblemError(error('SHP065', `${address} is declared ${visibility}, but everybody can read it.`, fix))
}

export function sendProblem(address: string, client: ClientName, said: string): ProblemError {
  if (/unauthori[sz]ed|forbidden|access denied|don't have access|\b40[13]\b/i.test(said)) {
    const fix = 'Check that the token may write to this cache.'
    return new ProblemError(error('SHP061', `${address} refused ${client}: ${quoted(said)}.`, fix))
  }
  const fix = 'Run it again: what is there is not sent again.'
  return new ProblemError(
    error('SHP064', `${client} failed to send to ${address}: ${quoted(said).replace(/\.$/, '')}.`, fix),
  )
}
