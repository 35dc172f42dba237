import { error, ProblemError } from '../../model/problem.ts'
import { blobOf, type Manifest, manifestOf, mediaTypes, digestOf as sha256 } from '../oci/image.ts'
import type { Attachment } from './attachment.ts'
import { pushBlob } from './blobs.ts'
import { digestOf, pushScope, putManifest, readManifest, type Target } from './manifests.ts'
import { refusal } from './problems.ts'
import { referrersTag, shownRepository } from './reference.ts'
import { inTurn } from './session.ts'

/** What another manifest says of it. */
export interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly artifactType?: string
  readonly annotations?: Readonly<Record<string, string>>
}

/** The blob `{}` stands where there is nothing to say: image-spec, "Guidance for an Empty Descriptor". */
const emptyBytes = Buffer.from('{}')
const empty = { mediaType: 'application/vnd.oci.empty.v1+json', digest: sha256(emptyBytes), size: emptyBytes.length }

/** The manifest of an attachment: an image manifest with `subject` and `artifactType` (OCI 1.1). The same document gives the same bytes. */
export function attachmentManifest(
  subject: Descriptor,
  { bytes, mediaType, title, annotations }: Attachment,
): Manifest {
  const layer = { mediaType, digest: sha256(bytes), size: bytes.length }
  return manifestOf(mediaTypes.manifest, {
    ...{ artifactType: mediaType, config: empty },
    layers: [{ ...layer, annotations: { 'org.opencontainers.image.title': title } }],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  })
}

/**
 * Attaches a document to a manifest of the repository, and sees to it that who asks for the referrers of the manifest finds it: where the
 * registry has no list of them, this keeps the index under the referrers tag. Gives the digest of the attachment. Throws ProblemError
 * SHP131 to SHP138, SHP141.
 */
export async function attach(target: Target, subject: Descriptor, attachment: Attachment): Promise<string> {
  const manifest = attachmentManifest(subject, attachment)
  const { mediaType, annotations, bytes } = attachment
  if ((await digestOf(target, manifest.digest)) === undefined) {
    await pushBlob(target, blobOf(emptyBytes, empty.mediaType))
    await pushBlob(target, blobOf(bytes, mediaType))
    await putManifest(target, manifest, manifest.digest)
  }
  // Not by the header OCI-Subject alone: some registries have a list and do not send it, and some send it and have none.
  const listed = await listed11(target, subject.digest)
  if (listed?.some(({ digest }) => digest === manifest.digest)) return manifest.digest
  const descriptor: Descriptor = {
    ...{ mediaType: manifest.mediaType, digest: manifest.digest, size: manifest.bytes.length, artifactType: mediaType },
    ...(Object.keys(annotations).length > 0 && { annotations }),
  }
  await inTurn(target.session, `referrers of ${subject.digest}`, () => listUnderTag(target, subject.digest, descriptor))
  return manifest.digest
}

/** What refers to a manifest, by the registry's list, else by the referrers tag. Throws ProblemError SHP131 to SHP135. */
export async function referrersOf(target: Target, digest: string): Promise<readonly Descriptor[]> {
  return (await listed11(target, digest)) ?? (await underTag(target, digest)) ?? []
}

/** The registry's own list (its first page); undefined where it has none. */
async function listed11({ session, repository }: Target, digest: string): Promise<readonly Descriptor[] | undefined> {
  const url = session.url(`v2/${repository}/referrers/${digest}`)
  const answer = await session.ask({ url, headers: { accept: mediaTypes.index }, scope: pushScope(repository) })
  if (answer.status === 200) return descriptorsOf(answer.body)
  // What has no such list answers in many ways to a path that it does not know.
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 401 && answer.status !== 403) return undefined
  throw refusal(answer, { what: `list the referrers of ${digest}`, repository, ...session })
}

async function underTag(target: Target, digest: string): Promise<readonly Descriptor[] | undefined> {
  const found = await readManifest(target, referrersTag(digest))
  if (found === undefined) return undefined
  // GitLab gives the manifest itself: https://github.com/oras-project/oras-go/issues/1396
  const list = found.digest === digest || found.mediaType !== mediaTypes.index ? undefined : descriptorsOf(found.bytes)
  if (list) return list
  const place = `${shownRepository({ ...target.session, ...target })}:${referrersTag(digest)}`
  const fix = 'Remove that tag, or use a registry with the referrers API (OCI 1.1).'
  throw new ProblemError(error('SHP141', `${place} is not a list of referrers; nothing can be attached.`, fix))
}

/** Tries of an update that others may overwrite: the tag has no lock. */
const updates = 4

async function listUnderTag(target: Target, subject: string, added: Descriptor): Promise<void> {
  for (let count = 1; count <= updates; count += 1) {
    const manifests = (await underTag(target, subject)) ?? []
    if (manifests.some(({ digest }) => digest === added.digest)) return
    const index = manifestOf(mediaTypes.index, { manifests: [...manifests, added] })
    await putManifest(target, index, referrersTag(subject))
  }
  if ((await underTag(target, subject))?.some(({ digest }) => digest === added.digest)) return
  const message = `${shownRepository({ ...target.session, ...target })}: others overwrote the list of referrers of ${subject} ${updates} times.`
  throw new ProblemError(error('SHP141', message, 'Attach from one job at a time, and run this one again.'))
}

/** Undefined for what is no index. */
function descriptorsOf(bytes: Uint8Array): readonly Descriptor[] | undefined {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return undefined
  }
  const { manifests } = Object(read) as Readonly<Record<string, unknown>>
  return Array.isArray(manifests) ? (manifests as readonly unknown[]).filter(isDescriptor) : undefined
}

function isDescriptor(value: unknown): value is Descriptor {
  const { mediaType, digest, size } = Object(value) as Readonly<Record<string, unknown>>
  return typeof mediaType === 'string' && typeof digest === 'string' && typeof size === 'number'
}
