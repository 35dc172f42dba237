import { type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { type Answer, ask, type Question } from '../../runner/http/ask.ts'
import { LateError } from '../../runner/http/http.ts'
import { follow, isPassing, type RetryRule, retry, type Tried } from '../../runner/http/rules.ts'
import type { CacheFiles } from './destination.ts'
import { answerProblem, silentProblem } from './problems.ts'

/** A server that keeps files by their names. */
export interface Remote {
  /** What messages call it. No secret. */
  readonly name: string
  readonly urlOf: (file: string) => URL
  /** The headers that the server lets a request in with; `sha256` is that of the body. */
  readonly sign: (request: Signed) => Promise<Readonly<Record<string, string>>>
  /** How requests are signed in, for a refusal: `no login`, `the login of netrc`. */
  readonly login: string
  /** False: a redirect is an answer, because a signature is for one host. */
  readonly follows?: boolean
  /** Whether an answer to a question says that a file is not there; 404 and 410 always do. */
  readonly isAbsent?: (answer: Answer) => boolean
  /** What an answer says of its reason; unset: its text. */
  readonly words?: (answer: Answer) => string
  /** What an answer means that only this kind of server gives. */
  readonly explain?: (answer: Answer) => Problem | undefined
}

export interface Signed {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly sha256: string
}

type RemoteHost = Pick<Host, 'http' | 'clock' | 'cancelled'>

const rule: RetryRule = { tries: 5, firstPause: 500, longestPause: 20_000, crowd: true }
/** Larger answers than a narinfo's are none, bytes. */
const maxBytes = 1024 * 1024
const patience = 60_000
/** Bytes per millisecond below which an upload is given up. */
const slowest = 256
const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The files of a server over HTTP. Throws ProblemError SHP042 to SHP045, SHP051, and what the server itself explains. */
export function remoteFiles(host: RemoteHost, remote: Remote): CacheFiles {
  const send = async (file: string, method: Signed['method'], body?: Parameters<CacheFiles['write']>[1]) => {
    const url = remote.urlOf(file)
    const headers = body ? { 'content-length': `${body.size}`, 'content-type': body.type } : {}
    const sha256 = body?.sha256 ?? ofNothing
    // Signed anew for each try: a signature lasts some minutes, an upload perhaps longer.
    const attempt = async (): Promise<Tried<Answer>> => {
      const question: Question = {
        ...{ url, method, maxBytes, follow: remote.follows ?? true, signal: host.cancelled },
        timeout: patience + (body?.size ?? 0) / slowest,
        headers: { ...headers, ...(await remote.sign({ method, url, headers, sha256 })) },
        ...(body && { body: body.open }),
      }
      try {
        const answer = await ask(host, question, { ...rule, tries: 1 })
        if (!isPassing(answer.status)) return { done: answer }
        return { end: () => answer, retryAfter: answer.header('retry-after') }
      } catch (cause) {
        const end = () => {
          throw silentProblem(remote.name, url, cause)
        }
        return cause instanceof LateError || cause instanceof ProblemError ? end() : { end }
      }
    }
    return retry(host, { ...rule, signal: host.cancelled }, attempt)
  }
  const refused = (answer: Answer): ProblemError => {
    const { status, url, body } = answer
    const isPage = /html/.test(answer.header('content-type') ?? '')
    const said = remote.words?.(answer) ?? (isPage ? '' : body.toString('utf8'))
    const problem = remote.explain?.(answer) ?? answerProblem(remote.name, { status, url, said, login: remote.login })
    return new ProblemError(problem)
  }
  const isAbsent = (answer: Answer) =>
    answer.status === 404 || answer.status === 410 || (remote.isAbsent?.(answer) ?? false)
  return {
    read: async (file) => {
      const answer = await send(file, 'GET')
      if (answer.status === 200) return answer.body.toString('utf8')
      if (isAbsent(answer) && !remote.explain?.(answer)) return undefined
      throw refused(answer)
    },
    size: async (file) => {
      const answer = await send(file, 'HEAD')
      if (answer.status === 200) return Number(answer.header('content-length') ?? Number.NaN)
      if (isAbsent(answer)) return undefined
      if (answer.status === 405 || answer.status === 501) return Number.NaN
      throw refused(answer)
    },
    write: async (file, content) => {
      const answer = await send(file, 'PUT', content)
      if (answer.status < 200 || answer.status > 299) throw refused(answer)
    },
    stream: async function* (file) {
      const url = remote.urlOf(file)
      // A narinfo may name a file of another server, which is not let in with what is for this one.
      const isOwn = url.origin === remote.urlOf('nix-cache-info').origin
      const headers = isOwn ? await remote.sign({ method: 'GET', url, headers: {}, sha256: ofNothing }) : {}
      try {
        const reply = await follow(host.http, { url, headers, signal: host.cancelled })
        if (reply.status !== 200) {
          reply.close()
          throw new Error(`status ${reply.status}`)
        }
        yield* reply.body
      } catch (cause) {
        throw silentProblem(remote.name, url, cause)
      }
    },
  }
}
