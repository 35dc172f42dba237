import type { Host } from '../host.ts'
import { type HttpReply, type HttpRequest, LateError } from './http.ts'
import { follow, isPassing, type RetryRule, retry } from './rules.ts'

export interface Question extends HttpRequest {
  /** A body that is larger is an error, bytes. */
  readonly maxBytes: number
  /** False: a redirect is the answer. */
  readonly follow?: boolean
}

export interface Answer extends Pick<HttpReply, 'status' | 'url' | 'header'> {
  readonly body: Buffer
}

/**
 * A whole small answer. What passes (no answer, a cut body, 408, 429, 5xx) is tried again by the rule; not after a
 * time-out, which has taken long enough. The last answer is given whatever its status is. A request that must not be sent
 * twice has a rule with one try. Throws an Error that says in a few words why there is none.
 */
export function ask(host: Pick<Host, 'http' | 'clock'>, question: Question, rule: RetryRule): Promise<Answer> {
  return retry(host, rule, async () => {
    try {
      const reply = await (question.follow === false ? host.http.send(question) : follow(host.http, question))
      const { status, url, header } = reply
      const answer = { status, url, header, body: await readAll(reply, question.maxBytes) }
      return isPassing(status) ? { end: () => answer, retryAfter: header('retry-after') } : { done: answer }
    } catch (cause) {
      if (cause instanceof LateError) throw cause
      return {
        end: () => {
          throw cause
        },
      }
    }
  })
}

async function readAll(reply: HttpReply, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of reply.body) {
      size += chunk.length
      if (size > maxBytes) break
      chunks.push(chunk)
    }
  } catch (cause) {
    // Node says `aborted` of a body that ends before its time.
    throw (cause as NodeJS.ErrnoException).code === 'ECONNRESET' ? new Error('the answer was cut off') : cause
  }
  if (size > maxBytes) throw new Error(`the answer has more than ${maxBytes} bytes`)
  return Buffer.concat(chunks)
}
