import { type KnownLayer, layerAnnotations, mediaTypes } from '../oci/image.ts'
import { readManifest, type Target } from './manifests.ts'
import { isDigest } from './reference.ts'

/** Manifests of an index that are read. */
const mostManifests = 64

/**
 * The layers of the image, or of all images of the index, that a tag or digest names, by their key: what has the same key is the same
 * blob and need not be packed again. Empty where there is nothing. Throws ProblemError SHP131 to SHP135.
 */
export async function knownLayers(target: Target, reference: string): Promise<ReadonlyMap<string, KnownLayer>> {
  const found = new Map<string, KnownLayer>()
  const top = await readManifest(target, reference)
  if (!top) return found
  const digests =
    top.mediaType === mediaTypes.index ? membersOf(top.bytes, 'manifests').map(({ digest }) => digest) : []
  const manifests = [top]
  for (const digest of digests.slice(0, mostManifests)) {
    const manifest = typeof digest === 'string' ? await readManifest(target, digest) : undefined
    if (manifest) manifests.push(manifest)
  }
  for (const { bytes } of manifests) {
    for (const [key, layer] of membersOf(bytes, 'layers').flatMap(layerOf)) found.set(key, layer)
  }
  return found
}

function layerOf(descriptor: Readonly<Record<string, unknown>>): readonly (readonly [string, KnownLayer])[] {
  const { mediaType, digest, size, annotations } = descriptor
  const { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId } = Object(annotations)
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') return []
  return typeof key === 'string' && typeof diffId === 'string' && isDigest(digest) && isDigest(diffId)
    ? [[key, { mediaType, digest, size, diffId }]]
    : []
}

/** The objects of a list in a JSON object; none of anything else. */
function membersOf(bytes: Uint8Array, name: string): readonly Readonly<Record<string, unknown>>[] {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return []
  }
  const list = (Object(read) as Readonly<Record<string, unknown>>)[name]
  return Array.isArray(list) ? (list as readonly unknown[]).map((entry) => Object(entry)) : []
}
