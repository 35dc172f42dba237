import { error, ProblemError } from '../../model/problem.ts'
import type { Answer } from '../../runner/http/ask.ts'
import { type Manifest, mediaTypes, digestOf as sha256 } from '../oci/image.ts'
import { refusal, wrongContent } from './problems.ts'
import { shownRepository } from './reference.ts'
import type { Session } from './session.ts'

/** A repository of a registry. */
export interface Target {
  readonly session: Session
  readonly repository: string
}

const accepted = [
  ...[mediaTypes.manifest, mediaTypes.index],
  ...[
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ],
].join(', ')
/** Bytes that registries accept at least: distribution-spec, "Pushing Manifests". */
const mostBytes = 4 * 1024 * 1024

/** What pushing to a repository needs, and reading from the others. */
export function pushScope(repository: string, from: readonly string[] = []): readonly string[] {
  const sources = from.filter((name) => name !== repository)
  return [`repository:${repository}:pull,push`, ...sources.map((name) => `repository:${name}:pull`)]
}

/** The manifest of a tag or digest; undefined where there is none. Throws ProblemError SHP131 to SHP135. */
export async function readManifest(target: Target, reference: string): Promise<Manifest | undefined> {
  const answer = await ask(target, 'GET', reference)
  if (answer.status === 404) return undefined
  if (answer.status !== 200) throw refused(target, answer, `give the manifest ${reference}`)
  const { body: bytes } = answer
  const digest = sha256(bytes)
  if (reference.startsWith('sha256:') && reference !== digest) {
    throw wrongContent(`${target.session.registry} gave ${digest} as the manifest ${reference}.`)
  }
  return { mediaType: (answer.header('content-type') ?? '').split(';')[0]?.trim() ?? '', bytes, digest }
}

/** The digest that a tag has now; undefined where it has none. Throws ProblemError SHP131 to SHP134. */
export async function digestOf(target: Target, reference: string): Promise<string | undefined> {
  const answer = await ask(target, 'HEAD', reference)
  if (answer.status === 404) return undefined
  if (answer.status !== 200) throw refused(target, answer, `give the manifest ${reference}`)
  // Registries of earlier specifications may leave the header out.
  return answer.header('docker-content-digest') ?? (await readManifest(target, reference))?.digest
}

/**
 * Stores a manifest by its digest, or under a tag. Its blobs must be there. Gives the answer's headers. Throws ProblemError SHP131 to
 * SHP135, SHP138 where it is larger than registries take.
 */
export async function putManifest(
  target: Target,
  { mediaType, digest, bytes }: Manifest,
  reference: string,
): Promise<Pick<Answer, 'header'>> {
  const { session, repository } = target
  if (bytes.length > mostBytes) {
    const message = `The manifest ${digest} has ${bytes.length} bytes, and registries take ${mostBytes}.`
    throw new ProblemError(error('SHP138', message, 'Use fewer layers, labels and annotations.'))
  }
  const answer = await session.ask({
    url: session.url(`v2/${repository}/manifests/${reference}`),
    method: 'PUT',
    headers: { 'content-type': mediaType },
    body: bytes,
    scope: pushScope(repository),
  })
  if (answer.status !== 201) throw refused(target, answer, `store the manifest ${reference}`)
  const stored = answer.header('docker-content-digest')
  if (stored?.startsWith('sha256:') && stored !== digest) {
    throw wrongContent(`${shownRepository({ ...session, repository })} stored ${stored} in place of ${digest}.`)
  }
  return answer
}

function ask({ session, repository }: Target, method: 'GET' | 'HEAD', reference: string): Promise<Answer> {
  return session.ask({
    url: session.url(`v2/${repository}/manifests/${reference}`),
    method,
    headers: { accept: accepted },
    scope: pushScope(repository),
  })
}

function refused({ session, repository }: Target, answer: Answer, what: string): ProblemError {
  return refusal(answer, { what, repository, ...session })
}
