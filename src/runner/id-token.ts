import type { Host } from './host.ts'
import { ask } from './http/ask.ts'

/** Milliseconds for one try, and bytes of the answer: a token has about two kilobytes. */
const timeout = 20_000
const maxBytes = 64 * 1024
const tries = { tries: 5, firstPause: 1_000, longestPause: 10_000 }

/**
 * GitHub's OIDC token for this job. Throws an Error that says in a few words why there is none. Not through `getIDToken` of
 * @actions/core, which would load undici with every action (docs/decisions/0013-bundle.md).
 * https://docs.github.com/en/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
 */
export async function requestIdToken(
  host: Pick<Host, 'env' | 'http' | 'clock' | 'cancelled'>,
  audience: string,
): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = host.env
  if (!address || !secret) throw new Error('this job may not ask for one')
  const url = new URL(address)
  url.searchParams.set('audience', audience)
  const headers = { accept: 'application/json', authorization: `Bearer ${secret}` }
  const question = { url, headers, timeout, maxBytes, follow: false, signal: host.cancelled }
  const { status, body } = await ask(host, question, { ...tries, signal: host.cancelled })
  if (status !== 200) throw new Error(`the service of the runner answered with status ${status}`)
  const token = tokenIn(body.toString())
  if (!token) throw new Error('the answer of the service of the runner has no token')
  return token
}

function tokenIn(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('value' in answer)) return undefined
    return typeof answer.value === 'string' ? answer.value : undefined
  } catch {
    return undefined
  }
}
