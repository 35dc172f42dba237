import { type Problem, warning } from '../../model/problem.ts'
import { limitTo } from '../../runner/limit.ts'
import type { Manifest } from '../oci/image.ts'
import type { Attachment } from './attachment.ts'
import { type Arrival, hasBlob, pushBlob } from './blobs.ts'
import type { Content } from './content.ts'
import { digestOf, putManifest, type Target } from './manifests.ts'
import { bytesText, type Progress, progressOf } from './progress.ts'
import { shownRepository } from './reference.ts'
import { attach, type Descriptor } from './referrers.ts'

/** An image with all that its manifest names. */
export interface PushedImage {
  readonly manifest: Manifest
  readonly config: Content
  readonly layers: readonly Content[]
  readonly attachments: readonly Attachment[]
}

export interface PushRequest {
  readonly images: readonly PushedImage[]
  /** Lists the images; without it there is one image, and the tags name that. */
  readonly index?: Manifest | undefined
  readonly tags: readonly string[]
  /** Other repositories of the registry that may have the layers. */
  readonly mountFrom: readonly string[]
}

export interface Pushed {
  /** Of the index, else of the image. */
  readonly digest: string
  /** `ghcr.io/acme/app@sha256:…` */
  readonly reference: string
  /** How many blobs came to be there in which way. */
  readonly blobs: Readonly<Record<Arrival, number>>
  /** Bytes that were sent, manifests left out. */
  readonly bytes: number
  readonly milliseconds: number
  /** Digests of attachments, in the order of images and their documents; those of the index last. */
  readonly attachments: readonly string[]
  readonly warnings: readonly Problem[]
}

/** Blobs at a time; more would share the same line. */
const atATime = 4

/**
 * Pushes images and their index, tags last: what is not complete has no name. What is there is not sent again, so that the second try of
 * a push that ended in its middle sends the rest. Throws ProblemError SHP131 to SHP141; warns with SHP142 of a tag that has another digest
 * afterwards.
 */
export async function push(target: Target, request: PushRequest): Promise<Pushed> {
  const { images, index, tags } = request
  const { host } = target.session
  const place = shownRepository({ ...target.session, ...target })
  const progress = progressOf(host, place)
  const missing = await imagesToPush(target, images)
  const blobs = await pushBlobs(target, missing, request.mountFrom, progress)
  for (const { manifest } of missing) await putManifest(target, manifest, manifest.digest)
  const attachments: string[] = []
  for (const { manifest, attachments: documents } of images) {
    for (const document of documents) attachments.push(await attach(target, descriptorOf(manifest), document))
  }
  const top = index ?? images[0]?.manifest
  if (!top) throw new Error('nothing to push')
  if (index) {
    if ((await digestOf(target, index.digest)) === undefined) await putManifest(target, index, index.digest)
    // Who verifies a tag asks for what refers to the index.
    const documents = new Set(images.flatMap((image) => image.attachments))
    for (const document of documents) attachments.push(await attach(target, descriptorOf(index), document))
  }
  const warnings = await setTags(target, top, tags)
  const pushed = { ...progress.total(), blobs, attachments, warnings }
  host.log.status?.('')
  host.log.info(summary(place, tags, pushed))
  return { ...pushed, digest: top.digest, reference: `${place}@${top.digest}` }
}

/** What a manifest is for others that name it. */
export function descriptorOf({ mediaType, digest, bytes }: Manifest): Descriptor {
  return { mediaType, digest, size: bytes.length }
}

/** Those whose manifest is not there: a registry has all that its manifests name. */
async function imagesToPush(target: Target, images: readonly PushedImage[]): Promise<readonly PushedImage[]> {
  const there = await Promise.all(images.map(({ manifest }) => digestOf(target, manifest.digest)))
  return images.filter((_, at) => there[at] === undefined)
}

/** Layers before configurations; each blob once, however many images have it. */
async function pushBlobs(
  target: Target,
  images: readonly PushedImage[],
  mountFrom: readonly string[],
  progress: Progress,
): Promise<Pushed['blobs']> {
  const counts: Record<Arrival, number> = { present: 0, mounted: 0, sent: 0 }
  const limit = limitTo(atATime)
  const bring = async (blobs: readonly Content[]) => {
    const once = [...new Map(blobs.map((blob) => [blob.digest, blob])).values()]
    const there = await settled(once.map((blob) => limit(() => hasBlob(target, blob.digest))))
    const missing = once.filter((_, at) => !there[at])
    counts.present += once.length - missing.length
    for (const { size } of missing) progress.add(size)
    const arrivals = missing.map((blob) =>
      limit(async () => {
        const arrival = await pushBlob(target, blob, { mountFrom, onBytes: progress.sent })
        progress.done()
        return arrival
      }),
    )
    for (const arrival of await settled(arrivals)) counts[arrival] += 1
  }
  await bring(images.flatMap(({ layers }) => layers))
  await bring(images.map(({ config }) => config))
  return counts
}

/** All of them, once none is under way any more. Throws what the first of them threw. */
async function settled<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

async function setTags(target: Target, manifest: Manifest, tags: readonly string[]): Promise<readonly Problem[]> {
  const warnings: Problem[] = []
  for (const tag of tags) {
    if ((await digestOf(target, tag)) === manifest.digest) continue
    await putManifest(target, manifest, tag)
    const digest = await digestOf(target, tag)
    if (digest === manifest.digest) continue
    const message = `The tag ${tag} of ${shownRepository({ ...target.session, ...target })} names ${digest ?? 'nothing'} after the push, not ${manifest.digest}.`
    warnings.push(
      warning('SHP142', message, 'Another job has moved it, or the registry shows an older state; use the digest.'),
    )
  }
  return warnings
}

function summary(
  place: string,
  tags: readonly string[],
  { blobs, bytes, milliseconds }: Omit<Pushed, 'digest' | 'reference'>,
): string {
  const { present, mounted, sent } = blobs
  const name = tags.length === 0 ? place : `${place}:${tags.join(', ')}`
  const speed = milliseconds > 0 ? `, ${bytesText((bytes / milliseconds) * 1_000)}/s` : ''
  return `Pushed ${name}: ${sent} blobs sent (${bytesText(bytes)}${speed}), ${mounted} mounted, ${present} were there`
}
