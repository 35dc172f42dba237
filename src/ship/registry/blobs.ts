import { ProblemError } from '../../model/problem.ts'
import type { Answer } from '../../runner/http/ask.ts'
import type { Content } from './content.ts'
import { uploadLocation } from './location.ts'
import { pushScope, type Target } from './manifests.ts'
import { refusal } from './problems.ts'
import { inTurn } from './session.ts'
import { type Upload, upload } from './upload.ts'

/** How a blob came to be in a repository. */
export type Arrival = 'present' | 'mounted' | 'sent'

export interface PushBlobOptions {
  /** Repositories of the same registry that may have it. */
  readonly mountFrom?: readonly string[]
  /** Told of bytes that were sent, some of them perhaps twice. */
  readonly onBytes?: (bytes: number) => void
}

/** Whether a repository has a blob. Throws ProblemError SHP131 to SHP134. */
export async function hasBlob(target: Target, digest: string): Promise<boolean> {
  const { session, repository } = target
  if (session.known.get(digest)?.has(repository)) return true
  const url = session.url(`v2/${repository}/blobs/${digest}`)
  const answer = await session.ask({ url, method: 'HEAD', scope: pushScope(repository) })
  if (answer.status === 200) remember(target, digest)
  else if (answer.status !== 404) throw refused(target, answer, `say whether it has ${digest}`)
  return answer.status === 200
}

/**
 * Brings a blob into a repository: nothing is done where it is there, else it is mounted from another repository, else sent. A blob that
 * this process is sending to the registry is waited for. Throws ProblemError SHP131 to SHP137, SHP140.
 */
export function pushBlob(target: Target, blob: Content, options: PushBlobOptions = {}): Promise<Arrival> {
  return inTurn(target.session, blob.digest, () => bring(target, blob, options))
}

async function bring(target: Target, blob: Content, { mountFrom = [], onBytes }: PushBlobOptions): Promise<Arrival> {
  const { session, repository } = target
  if (await hasBlob(target, blob.digest)) return 'present'
  const places = new Set([...(session.known.get(blob.digest) ?? []), ...mountFrom])
  places.delete(repository)
  let begun: Upload | undefined
  for (const from of places) {
    const mounted = await mount(target, blob.digest, from)
    if (mounted === true) {
      remember(target, blob.digest)
      return 'mounted'
    }
    begun = mounted ?? begun
  }
  begun ??= await begin(target)
  await upload(target, blob, begun, { begin: () => begin(target), onBytes: onBytes ?? (() => {}) })
  remember(target, blob.digest)
  return 'sent'
}

/** True when mounted; the upload that the registry began in its place; undefined where it refuses: then the blob is sent. */
async function mount(target: Target, digest: string, from: string): Promise<true | Upload | undefined> {
  const { session, repository } = target
  const url = session.url(`v2/${repository}/blobs/uploads/`)
  url.search = `mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(from)}`
  try {
    const scope = pushScope(repository, [from])
    const answer = await session.ask({ url, method: 'POST', headers: { 'content-length': '0' }, scope })
    if (answer.status === 201) return true
    return answer.status === 202 ? uploadOf(target, answer) : undefined
  } catch (cause) {
    // Nobody but the token server of the registry can say that the login may not read the other repository.
    if (cause instanceof ProblemError && cause.problems[0]?.code === 'SHP131') return undefined
    throw cause
  }
}

async function begin(target: Target): Promise<Upload> {
  const { session, repository } = target
  const url = session.url(`v2/${repository}/blobs/uploads/`)
  const headers = { 'content-length': '0' }
  const answer = await session.ask({ url, method: 'POST', headers, scope: pushScope(repository) })
  const begun = answer.status === 202 ? uploadOf(target, answer) : undefined
  if (!begun) throw refused(target, answer, 'begin an upload')
  return begun
}

function uploadOf(target: Target, answer: Answer): Upload | undefined {
  const location = uploadLocation(target, answer)
  const least = Number(answer.header('oci-chunk-min-length'))
  return location && { location, least: Number.isSafeInteger(least) && least > 0 ? least : undefined }
}

function remember({ session, repository }: Target, digest: string): void {
  const places = session.known.get(digest) ?? new Set()
  session.known.set(digest, places.add(repository))
}

function refused({ session, repository }: Target, answer: Answer, what: string): ProblemError {
  return refusal(answer, { what, repository, ...session })
}
