import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { type Answer, ask } from '../../runner/http/ask.ts'
import type { HttpRequest } from '../../runner/http/http.ts'
import { isPassing, shown } from '../../runner/http/rules.ts'

/** Milliseconds for one try, and bytes of an answer: documents of issuers are a few kilobytes. */
const timeout = 20_000
const maxBytes = 256 * 1024

/** Seconds by which clocks may differ before it is said. Servers that check tokens allow about a minute. */
const tolerance = 60

/**
 * The answer of a server for signing in. 429 and 5xx are tried again, three times: a second token does no harm. A request
 * that holds a secret follows no redirect. Throws ProblemError FLX128 where none comes, FLX129 where the server still fails.
 */
export async function askServer(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  request: HttpRequest & { readonly url: URL; readonly follow?: boolean },
): Promise<Answer> {
  const { url } = request
  const rule = { tries: 4, firstPause: 1_000, longestPause: 10_000, signal: host.cancelled }
  const question = { timeout, maxBytes, signal: host.cancelled, ...request }
  const answer = await ask(host, question, rule).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fix = 'Check the network and the proxy of this machine, and the address.'
    throw new ProblemError(error('FLX128', `${shown(url)} did not answer: ${why}.`, fix, about(url)))
  })
  if (isPassing(answer.status)) throw new ProblemError(serverFails(url, `status ${answer.status}`))
  return answer
}

/** FLX129: the server is there, and what it answers is none. */
export function serverFails(url: URL, what: string) {
  const message = `${shown(url)} cannot be used for signing in to FloxHub: ${what}.`
  return error('FLX129', message, 'Run the job again later.', about(url))
}

/** What a problem is about. */
export function about(url: URL) {
  return { subject: { url: shown(url) } }
}

/**
 * Seconds by which a clock is ahead of the server that answered (`Date` of the answer); 0 for less than servers tolerate,
 * and where the server does not say. `now` is of that clock, milliseconds.
 */
export function secondsAhead(date: string | undefined | null, now: number): number {
  const seconds = Math.round((now - Date.parse(date ?? '')) / 1_000)
  return Math.abs(seconds) > tolerance ? seconds : 0
}

/** `5 minutes ahead of`, as in a sentence between two clocks. */
export function aheadText(seconds: number): string {
  const size = Math.abs(seconds)
  const amount =
    size < 120
      ? `${size} seconds`
      : size < 7_200
        ? `${Math.round(size / 60)} minutes`
        : `${Math.round(size / 3_600)} hours`
  return `${amount} ${seconds > 0 ? 'ahead of' : 'behind'}`
}
