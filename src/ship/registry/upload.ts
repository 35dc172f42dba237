import { ProblemError } from '../../model/problem.ts'
import type { Answer } from '../../runner/http/ask.ts'
import type { HttpReply, HttpRequest } from '../../runner/http/http.ts'
import { isPassing, retry, type Tried } from '../../runner/http/rules.ts'
import { retryRule } from './asking.ts'
import { type Content, checked, partsOf } from './content.ts'
import { uploadLocation, withDigest } from './location.ts'
import { pushScope, type Target } from './manifests.ts'
import { cancelled, noAnswer, type Refusal, refusal, wrongContent } from './problems.ts'

/** An upload that a registry has begun. */
export interface Upload {
  readonly location: URL
  /** Bytes that a part must have at least, where the registry says so (OCI-Chunk-Min-Length). */
  readonly least: number | undefined
}

/** Milliseconds without another byte sent; and without an answer after the last one: a registry may copy the whole blob first. */
const patience = { sending: 60_000, answering: 600_000 }
/** Bytes of a part, and of a part after a request was too large: GHCR takes no more, https://github.com/ocx-sh/ocx/pull/237 */
const partSizes = [32 * 1024 * 1024, 4 * 1024 * 1024] as const
/** Bytes of a refusal that are read. */
const mostBytes = 64 * 1024

/** What is sent cannot be read: no fault of the registry, and no other try helps. */
class UnreadableError extends Error {}

/** Where an upload stands. */
interface State extends Upload {
  /** Bytes that have arrived. */
  readonly offset: number
}

/**
 * Sends a blob: in one request, or in parts where the registry names their size or a request was too large. What was cut is continued
 * from where the registry says it stands, else begun anew. The registry checks the digest at the end. Throws ProblemError SHP131 to SHP137,
 * SHP140.
 */
export async function upload(
  target: Target,
  blob: Content,
  begun: Upload,
  { begin, onBytes }: { readonly begin: () => Promise<Upload>; readonly onBytes: (bytes: number) => void },
): Promise<void> {
  const { host } = target.session
  const parts = partsOf(blob)
  const plan: Plan = { parts, onBytes, small: false, whole: false }
  let state: State | undefined = { ...begun, offset: 0 }
  let cut = false
  try {
    await retry(host, { ...retryRule, signal: host.cancelled }, async (): Promise<Tried<void>> => {
      if (cut && state) state = await resumed(target, state)
      state ??= { ...(await begin()), offset: 0 }
      const sent = await transfer(target, blob, state, plan, (next) => {
        state = next
      })
      if (sent.kind === 'stored') return { done: undefined }
      if (host.cancelled.aborted) throw new ProblemError(cancelled(target.session.registry))
      cut = sent.kind === 'cut' || isPassing(sent.answer.status)
      if (!cut) state = undefined
      if (sent.kind === 'refused' && !cut) judgeRefusal(target, blob, sent, plan)
      return {
        end: () => {
          if (sent.kind === 'cut') throw noAnswer(target.session.registry, sent.at, sent.cause)
          throw refused(target, blob, sent.answer)
        },
        ...(sent.kind === 'refused' && { retryAfter: sent.answer.header('retry-after') }),
        onPause: (text) => host.log.info(`Layer ${shortDigest(blob)} was interrupted. ${text}`),
      }
    })
  } catch (cause) {
    await abandon(target, state)
    throw cause
  } finally {
    await parts.close()
  }
}

/** Lets the registry forget an upload. It does so on its own after a while. */
async function abandon({ session, repository }: Target, state: State | undefined): Promise<void> {
  if (!state) return
  const request = { url: state.location, method: 'DELETE', scope: pushScope(repository), timeout: 3_000 } as const
  await session.send({ ...request, headers: { 'content-length': '0' } }).then(
    (reply) => reply.close(),
    () => {},
  )
}

interface Plan {
  readonly parts: ReturnType<typeof partsOf>
  readonly onBytes: (bytes: number) => void
  /** A request was too large. */
  small: boolean
  /** What the registry had at the end was not the blob; it is sent once more, in one request. */
  whole: boolean
}

type Sent =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly answer: Answer; readonly continued: boolean; readonly inParts: boolean }
  | { readonly kind: 'cut'; readonly cause: unknown; readonly at: URL }

/** What a refusal means for the next try. Throws what no try can change. */
function judgeRefusal(target: Target, blob: Content, sent: Sent & { readonly kind: 'refused' }, plan: Plan): void {
  const { answer, continued, inParts } = sent
  const { status } = answer
  // GHCR says 416 of a part that is too large.
  const tooLarge = status === 413 || (status === 416 && inParts && !continued)
  if (tooLarge && !plan.small) {
    plan.small = true
    return
  }
  // The upload is gone, or it stands elsewhere than the registry said.
  if (status === 404 || status === 416) return
  if (status === 400 && !plan.whole) {
    plan.whole = true
    return
  }
  if (status === 400 && answer.body.includes('DIGEST_INVALID')) {
    throw wrongContent(`${target.session.registry} received other bytes than those of ${blob.digest}.`)
  }
  throw refused(target, blob, answer)
}

/** One try, from where the upload stands; `moved` is told of each part that has arrived. */
async function transfer(
  target: Target,
  blob: Content,
  from: State,
  plan: Plan,
  moved: (state: State) => void,
): Promise<Sent> {
  const smallest = from.least ?? 0
  const partSize = Math.max(smallest, partSizes[plan.small ? 1 : 0])
  const asked = plan.small || smallest > 0
  const inParts = !plan.whole && (from.offset > 0 || (asked && blob.size > partSize))
  let state = from
  let at = from.location
  try {
    while (inParts && state.offset < blob.size) {
      const { offset } = state
      const length = Math.min(partSize, blob.size - offset)
      const headers = { 'content-range': `${offset}-${offset + length - 1}`, 'content-length': `${length}` }
      const body = () => plan.parts.take(offset, length)
      at = state.location
      const answer = await exchange(target, { url: at, method: 'PATCH', headers, body }, plan.onBytes)
      if (answer.status !== 202) return { kind: 'refused', answer, continued: offset > 0, inParts }
      // Its Range is not read: ECR's stands still, https://github.com/aws/containers-roadmap/issues/2831
      state = { ...state, offset: offset + length, location: uploadLocation(target, answer) ?? at }
      moved(state)
    }
    at = withDigest(state.location, blob.digest)
    const whole = inParts ? {} : { body: () => checked(blob) }
    const headers = { 'content-length': `${inParts ? 0 : blob.size}` }
    const answer = await exchange(target, { url: at, method: 'PUT', headers, ...whole }, plan.onBytes)
    if (answer.status !== 201) return { kind: 'refused', answer, continued: inParts, inParts }
    const stored = answer.header('docker-content-digest')
    if (stored?.startsWith('sha256:') && blob.digest.startsWith('sha256:') && stored !== blob.digest) {
      throw wrongContent(`${target.session.registry} stored ${stored} in place of ${blob.digest}.`)
    }
    return { kind: 'stored' }
  } catch (cause) {
    if (cause instanceof UnreadableError) throw cause.cause
    if (cause instanceof ProblemError) throw cause
    return { kind: 'cut', cause, at }
  }
}

/** Where the registry says that the upload stands; undefined where it must begin anew. */
async function resumed(target: Target, state: State): Promise<State | undefined> {
  const { session, repository } = target
  const answer = await session.ask({ url: state.location, scope: pushScope(repository) })
  const end = Number(/^(?:bytes=)?0-(\d+)$/.exec(answer.header('range') ?? '')?.[1])
  // `0-0` is also what registries say of nothing.
  if (answer.status !== 204 || !(end > 0)) return undefined
  return { ...state, offset: end + 1, location: uploadLocation(target, answer) ?? state.location }
}

/** One request with a long body and its small answer, ended when nothing moves any more. */
async function exchange(
  { session, repository }: Target,
  request: Pick<HttpRequest, 'url' | 'method' | 'headers'> & { readonly body?: () => AsyncIterable<Uint8Array> },
  onBytes: (bytes: number) => void,
): Promise<Answer> {
  const { host } = session
  const watch = watching(host)
  const { body, headers } = request
  const told = async function* () {
    try {
      for await (const chunk of body?.() ?? []) {
        watch.moved(chunk.length)
        onBytes(chunk.length)
        yield chunk
      }
    } catch (cause) {
      throw new UnreadableError('the content cannot be read', { cause })
    }
    watch.wait()
  }
  try {
    const reply = await session.send({
      ...request,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      scope: pushScope(repository),
      signal: watch.signal,
      once: true,
      ...(body && { body: told }),
    })
    return { status: reply.status, url: reply.url, header: reply.header, body: await start(reply) }
  } finally {
    watch.end()
  }
}

/** Ends an exchange in which nothing moves. */
function watching({ clock, cancelled }: Pick<Target['session']['host'], 'clock' | 'cancelled'>) {
  const stop = new AbortController()
  let [movedAt, limit, ended] = [clock.now(), patience.sending, false]
  const look = () =>
    clock.deadline(limit).addEventListener('abort', () => {
      if (ended) return
      if (clock.now() - movedAt >= limit) stop.abort()
      else look()
    })
  look()
  return {
    signal: AbortSignal.any([cancelled, stop.signal]),
    moved: (bytes: number) => {
      if (bytes > 0) movedAt = clock.now()
    },
    wait: () => {
      ;[movedAt, limit] = [clock.now(), patience.answering]
    },
    end: () => {
      ended = true
    },
  }
}

/** The first bytes of an answer. */
async function start(reply: HttpReply): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of reply.body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostBytes) break
  }
  reply.close()
  return Buffer.concat(chunks)
}

function refused({ session, repository }: Target, blob: Content, answer: Refusal): ProblemError {
  return refusal(answer, { what: `store the blob ${shortDigest(blob)}`, repository, ...session })
}

function shortDigest({ digest }: Content): string {
  return digest.slice(0, 'sha256:'.length + 12)
}
