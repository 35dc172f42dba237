/** Reads the layers of an image that was made before. */
import { join } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { type KnownLayer, layerAnnotations } from './image.ts'
import { blobFile } from './pack.ts'

export interface PreviousImage {
  readonly layers: readonly Pick<KnownLayer, 'digest' | 'size'>[]
  /** Those that this project packed, by key. */
  readonly known: ReadonlyMap<string, KnownLayer>
}

type Json = Readonly<Record<string, unknown>>

/** Manifests that are read from one layout. */
const mostManifests = 64
const digestForm = /^sha256:[0-9a-f]{64}$/

/**
 * The layers of an image, or of all images of an index: from the folder of an OCI image layout or from the file of a manifest. Throws
 * ProblemError SHP103 for what is neither.
 */
export async function readPrevious(host: Pick<Host, 'files'>, place: string): Promise<PreviousImage> {
  const stat = await host.files.stat(place).catch(() => undefined)
  const folder = stat?.isDirectory() ? place : undefined
  const pending = [await readJson(host, folder === undefined ? place : join(folder, 'index.json'), place)]
  const layers = new Map<string, KnownLayer & { readonly key: string | undefined }>()
  for (let read = 0; read < mostManifests; read += 1) {
    const document = pending.shift()
    if (!document) break
    for (const layer of objects(document['layers']).flatMap(layerOf)) layers.set(layer.digest, layer)
    if (folder === undefined) continue
    for (const { digest } of objects(document['manifests'])) {
      if (typeof digest !== 'string' || !digestForm.test(digest)) throw unreadable(place)
      pending.push(await readJson(host, blobFile(folder, digest), place))
    }
  }
  const known = [...layers.values()].flatMap(({ key, ...layer }) =>
    key !== undefined && layer.diffId !== '' ? [[key, layer] as const] : [],
  )
  return { layers: [...layers.values()], known: new Map(known) }
}

async function readJson(host: Pick<Host, 'files'>, file: string, place: string): Promise<Json> {
  try {
    const value: unknown = JSON.parse((await readIfPresent(host, file)) ?? '')
    if (value !== null && typeof value === 'object') return value as Json
  } catch {
    // Below.
  }
  throw unreadable(place)
}

function unreadable(place: string): ProblemError {
  const fix = 'Name the folder of an OCI image layout, or a file with the manifest of an image.'
  return new ProblemError(error('SHP103', `${place} is no image that can be compared with.`, fix))
}

function objects(list: unknown): readonly Json[] {
  return Array.isArray(list) ? (list as readonly unknown[]).map((entry) => Object(entry) as Json) : []
}

function layerOf({ mediaType, digest, size, annotations }: Json) {
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') return []
  const { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId } = Object(annotations) as Json
  return [
    {
      ...{ mediaType, digest, size },
      diffId: typeof diffId === 'string' && digestForm.test(diffId) ? diffId : '',
      key: typeof key === 'string' ? key : undefined,
    },
  ]
}
