import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Answer } from '../../runner/http/ask.ts'
import { isPassing, RefusedRedirect, shown } from '../../runner/http/rules.ts'
import { maskLikelySecrets } from '../../runner/mask-secrets.ts'
import type { Login } from './credentials.ts'

/** What a registry answered with: a small answer, or the part of a long one that was read. */
export type Refusal = Pick<Answer, 'status' | 'url' | 'body'>

interface Attempted {
  /** Completes "ghcr.io refused to …": `store the layer sha256:…`. */
  readonly what: string
  readonly registry: string
  readonly repository: string
  readonly login: Login | undefined
}

/** The error for an answer that is not the expected one: SHP131, SHP132, SHP133 or SHP134. */
export function refusal(answer: Refusal, { what, registry, repository, login }: Attempted): ProblemError {
  const { status, url } = answer
  const said = saidBy(answer)
  const about = { subject: { url: shown(url) } }
  const make = (code: 'SHP132' | 'SHP133' | 'SHP134', fix: string): ProblemError =>
    new ProblemError(error(code, `${registry} did not ${what}: status ${status}${said.text}.`, fix, about))
  if (status === 401) return refusedLogin(registry, answer, login)
  if (status === 403) return make('SHP132', deniedFix(registry, repository, login))
  if (said.codes.includes('NAME_UNKNOWN')) {
    return make('SHP132', `Create the repository ${repository} first: this registry makes none on its own.`)
  }
  if (isPassing(status)) return make('SHP133', 'Run it again later: what has arrived is not sent again.')
  return make('SHP134', 'See what the registry says; a proxy in front of it may be the one who answers.')
}

function deniedFix(registry: string, repository: string, login: Login | undefined): string {
  if (registry === 'ghcr.io') {
    const where = 'and give this repository write access in the settings of the package where it exists already'
    return `Give the job "permissions: packages: write", ${where}.`
  }
  return `Let ${login ? `the user ${login.user} (${login.from})` : 'this machine'} push to ${repository}.`
}

/** SHP131: the login is wrong, has no access, or there is none. */
export function refusedLogin(registry: string, answer: Refusal, login: Login | undefined): ProblemError {
  const { text } = saidBy(answer)
  const [message, fix] = login
    ? [
        `${registry} refused the login of ${login.user} from ${login.from}: status ${answer.status}${text}.`,
        'Check user and password or token, that it has not expired, and that it may push there.',
      ]
    : [
        `${registry} wants a login, and there is none: status ${answer.status}${text}.`,
        'Give registry-user and registry-password, or log in with docker/login-action before.',
      ]
  return new ProblemError(error('SHP131', message, fix, { subject: { url: shown(answer.url) } }))
}

/** SHP133: no answer came; SHP137 where a redirect leads to where nothing is sent. A problem stays as it is. */
export function noAnswer(registry: string, url: URL, cause: unknown): ProblemError {
  if (cause instanceof ProblemError) return cause
  const about = { subject: { url: shown(url) } }
  if (cause instanceof RefusedRedirect) {
    const message = `${registry} redirects to where nothing is sent: ${cause.message}.`
    return new ProblemError(error('SHP137', message, 'Ask who runs the registry.', about))
  }
  const reason = cause instanceof Error ? cause.message || cause.name : String(cause)
  const fix = 'Check that this machine reaches the registry (firewall, DNS, TLS certificates, proxy), and run it again.'
  return new ProblemError(error('SHP133', `${registry} gave no answer at ${shown(url)}: ${reason}.`, fix, about), {
    cause,
  })
}

/** SHP135: content is not what its digest says. */
export function wrongContent(message: string): ProblemError {
  return new ProblemError(error('SHP135', message, 'Run it again. If it stays so, report it with the log.'))
}

/** SHP140: cancelled. */
export function cancelled(registry: string): Problem {
  return error('SHP140', `The push to ${registry} was cancelled.`, 'Run it again: what has arrived is not sent again.')
}

/** The codes and messages in the body of a refusal: distribution-spec, "Error Codes". */
function saidBy({ body }: Refusal): { readonly codes: readonly string[]; readonly text: string } {
  let read: unknown
  try {
    read = JSON.parse(body.toString())
  } catch {
    return { codes: [], text: '' }
  }
  const { errors } = Object(read) as Readonly<Record<string, unknown>>
  const entries = (Array.isArray(errors) ? (errors as readonly unknown[]) : []).slice(0, 3).map((entry) => {
    const { code, message } = Object(entry) as Readonly<Record<string, unknown>>
    return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' }
  })
  const text = entries.map(({ code, message }) => [code, message].filter((part) => part !== '').join(': ')).join('; ')
  const short = maskLikelySecrets(text.slice(0, 300)).replace(/[.\s]+$/, '')
  return { codes: entries.map(({ code }) => code), text: short === '' ? '' : ` (${short})` }
}
