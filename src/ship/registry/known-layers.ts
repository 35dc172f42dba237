import { indexType, readManifest, type Target } from './manifests.ts'

/** A layer of an image that is in the registry. */
export interface KnownLayer {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly annotations: Readonly<Record<string, string>>
}

/** Manifests of an index that are read. */
const mostManifests = 64

/**
 * The layers of the image, or of all images of the index, that a tag or digest names, by the value of an annotation that their builder
 * wrote: what has the same value has the same content, and need not be packed again. Empty where there is nothing. Throws ProblemError
 * SHP131 to SHP135.
 */
export async function knownLayers(
  target: Target,
  reference: string,
  annotation: string,
): Promise<ReadonlyMap<string, KnownLayer>> {
  const found = new Map<string, KnownLayer>()
  const top = await readManifest(target, reference)
  if (!top) return found
  const digests = top.mediaType === indexType ? membersOf(top.bytes, 'manifests').map(({ digest }) => digest) : []
  const manifests = [top]
  for (const digest of digests.slice(0, mostManifests)) {
    const manifest = typeof digest === 'string' ? await readManifest(target, digest) : undefined
    if (manifest) manifests.push(manifest)
  }
  for (const { bytes } of manifests) {
    for (const layer of membersOf(bytes, 'layers').flatMap(layerOf)) {
      const key = layer.annotations[annotation]
      if (key !== undefined) found.set(key, layer)
    }
  }
  return found
}

function layerOf({ mediaType, digest, size, annotations }: Readonly<Record<string, unknown>>): readonly KnownLayer[] {
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') return []
  const texts = Object.entries(Object(annotations) as Readonly<Record<string, unknown>>).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return [{ mediaType, digest, size, annotations: Object.fromEntries(texts) }]
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
