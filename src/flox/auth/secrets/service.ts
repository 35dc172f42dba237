import { error, type Problem, ProblemError } from '../../../model/problem.ts'
import { readClaims } from '../../../runner/claims.ts'
import type { Host } from '../../../runner/host.ts'
import { ask, type Question } from '../../../runner/http/ask.ts'
import { hasToken, maskSecrets } from '../../../runner/mask-secrets.ts'

/** Keeps a secret out of the log from here on. */
export type Mask = (secret: string) => void

export interface ServiceAnswer {
  readonly status: number
  /** Undefined where the body is no JSON. */
  readonly json: unknown
  /** By lower-case name. */
  readonly header: (name: string) => string | undefined
}

/** Secrets of AWS and Google have at most 64 KiB. */
const maxBytes = 512 * 1024

/**
 * Asks a service that keeps secrets. It is asked again while it is busy: what is asked of one changes nothing there.
 * Redirects are not followed, for a request has a credential in it. Throws ProblemError NET001 when there is no answer.
 */
export async function askService(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  question: Omit<Question, 'maxBytes' | 'timeout' | 'follow' | 'signal'>,
  tries = 4,
): Promise<ServiceAnswer> {
  const signal = host.cancelled
  const limits = { timeout: 20_000, maxBytes, follow: false, signal }
  const rule = { tries, firstPause: 1_000, longestPause: 10_000, signal }
  const { status, body, header } = await ask(host, { ...question, ...limits }, rule).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    const message = `${question.url.host} gave no usable answer: ${why}.`
    throw new ProblemError(error('NET001', message, 'Check the network of this machine.', subjectOf(question.url)))
  })
  return { status, header, json: readJson(body.toString('utf8')) }
}

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What is at the names in a JSON value; undefined where it is not there. */
export function at(json: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    json,
  )
}

export function textAt(json: unknown, ...names: readonly string[]): string | undefined {
  const value = at(json, ...names)
  return typeof value === 'string' ? value : undefined
}

/** An object of JSON, not a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a server said, for a message: one line, not too long, and never with a secret in it. */
export function quoted(text: string, secrets: readonly string[]): string {
  const line = maskSecrets(text, secrets)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '')
  if (hasToken(line)) return 'its text has a token, and is not shown'
  return line.length > 400 ? `${line.slice(0, 400)}…` : line
}

/**
 * `sub is "repo:octo/app:ref:refs/heads/main"`; undefined of a claim that GitHub's token does not have. Claims are no secrets,
 * but what servers compare with the conditions of a role.
 */
export function claimText(jwt: string, name: string): string | undefined {
  const value = at(readClaims(jwt), name)
  const simple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return simple ? `${name} is ${JSON.stringify(value).slice(0, 200)}` : undefined
}

export const subjectOf = ({ origin }: URL) => ({ subject: { url: origin } }) as const

/** FLX147: a time that the server does not accept, with the clocks of both. */
export function clockProblem(host: Pick<Host, 'clock'>, url: URL, said: string, date: string | undefined): Problem {
  const now = host.clock.now()
  const theirs = Date.parse(date ?? '')
  const clocks = Number.isNaN(theirs)
    ? `It is ${timeText(now)} on this machine`
    : `It is ${timeText(theirs)} there and ${timeText(now)} on this machine`
  const far = Math.abs(theirs - now) > 60_000
  const fix = far
    ? 'Synchronize the clock that is wrong.'
    : "Check the clock of the server, and run the job again: GitHub's token is valid for a few minutes."
  return error('FLX147', `${url.host} refuses the time of a request: ${said}. ${clocks}.`, fix, subjectOf(url))
}

const timeText = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z')

/** FLX148 for an answer that is not as documented; NET002 for an error of the server. */
export function unusableAnswer(url: URL, { status }: Pick<ServiceAnswer, 'status'>, said?: string): Problem {
  if (status >= 200 && status < 300) {
    const fix = 'Check that the address is that of the service, without a proxy that answers in its place.'
    return error('FLX148', `${url.host} answered with something else than its documentation says.`, fix, subjectOf(url))
  }
  const why = said ? ` (${said})` : ''
  const fix = status >= 500 || status === 429 ? 'Run the job again later.' : 'Check the address and its settings.'
  return error('NET002', `${url.host} answered with status ${status}${why}.`, fix, subjectOf(url))
}
