/** What an image is made of, whether it goes to a folder, an archive or a registry. Pure. */
import { createHash } from 'node:crypto'

/** Bytes that are known by their digest. */
export interface Blob {
  readonly mediaType: string
  /** `sha256:…` of the bytes. */
  readonly digest: string
  readonly size: number
  /** The bytes from `start` on, made anew at each call. A layer that was not packed is packed first, or throws ProblemError SHP108. */
  readonly open: (start: number) => AsyncIterable<Uint8Array>
}

/** A layer whose bytes are known, even where they have not been made on this machine. */
export interface PackedLayer {
  readonly blob: Blob
  /** `sha256:…` of the tar without compression. */
  readonly diffId: string
  readonly key: string
  readonly storePaths: readonly string[]
}

/** What is remembered of a layer: enough to name it in an image without packing it again. */
export interface KnownLayer {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
  readonly diffId: string
}

/** A layer before it is packed. */
export interface Layer {
  readonly storePaths: readonly string[]
  /** `sha256:…` of all that decides its bytes: NAR hashes, layout and encoder with its version. The same key is the same blob. */
  readonly key: string
  /** Bytes of its files. */
  readonly bytes: number
}

/** `linux/amd64` and the like, as image-spec's `platform`. */
export interface Platform {
  readonly os: 'linux'
  readonly architecture: 'amd64' | 'arm64'
}

/** An image with all that its manifest names. */
export interface Image {
  readonly layers: readonly PackedLayer[]
  readonly config: Blob
  readonly manifest: Manifest
  readonly platform: Platform
  readonly annotations: Readonly<Record<string, string>>
}

/** A manifest or an index. */
export interface Manifest {
  readonly mediaType: string
  readonly digest: string
  readonly bytes: Uint8Array
}

export const mediaTypes = {
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
} as const

/** How layers are compressed. */
export const compressions = ['zstd', 'gzip', 'none'] as const
export type Compression = (typeof compressions)[number]

export const layerTypes: Readonly<Record<Compression, string>> = {
  zstd: 'application/vnd.oci.image.layer.v1.tar+zstd',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  none: 'application/vnd.oci.image.layer.v1.tar',
}

/** What an image is written as. */
export const formats = ['oci-archive', 'oci', 'docker-archive'] as const
export type Format = (typeof formats)[number]

/** Prefix of what this project says of an image, in labels and annotations. */
export const prefix = 'io.github.setup-nix-cuda.'
/** Annotations of a layer's descriptor: what it was packed from, and the digest of its tar. A later build needs no more to name it. */
export const layerAnnotations = { key: `${prefix}layer.key`, diffId: `${prefix}layer.diff-id` } as const

/** The digest of bytes, as images have it. */
export function digestOf(bytes: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

/** A blob of bytes at hand. */
export function blobOf(bytes: Uint8Array, mediaType: string): Blob {
  const open = async function* (start: number) {
    yield bytes.subarray(start)
  }
  return { mediaType, digest: digestOf(bytes), size: bytes.length, open }
}

/** Bytes of a document of an image: names sorted, so that equal contents have equal digests. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(sorted(value)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, sorted(one)]))
}

/** A manifest or an index, as it is sent and named. */
export function manifestOf(mediaType: string, value: object): Manifest {
  const bytes = jsonBytes({ schemaVersion: 2, mediaType, ...value })
  return { mediaType, digest: digestOf(bytes), bytes }
}

/** Puts an image together: the configuration names the tars of its layers, the manifest their blobs. */
export function imageOf(
  layers: readonly PackedLayer[],
  config: Readonly<Record<string, unknown>>,
  { platform, annotations }: Pick<Image, 'platform' | 'annotations'>,
): Image {
  const rootfs = { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) }
  const configBlob = blobOf(jsonBytes({ ...platform, ...config, rootfs }), mediaTypes.config)
  const manifest = manifestOf(mediaTypes.manifest, {
    config: descriptor(configBlob),
    layers: layers.map(({ blob, diffId, key }) => ({
      ...descriptor(blob),
      annotations: { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId },
    })),
    annotations,
  })
  return { layers, config: configBlob, manifest, platform, annotations }
}

function descriptor({ mediaType, digest, size }: Blob) {
  return { mediaType, digest, size }
}

/**
 * Lists images, in the given order: a runtime takes the first of its platform. Their annotations say what tells those of one platform
 * apart.
 */
export function indexOf(images: readonly Image[], annotations: Readonly<Record<string, string>>): Manifest {
  const manifests = images.map(({ manifest, platform, annotations: own }) => ({
    mediaType: manifest.mediaType,
    digest: manifest.digest,
    size: manifest.bytes.length,
    platform,
    annotations: own,
  }))
  return manifestOf(mediaTypes.index, { manifests, annotations })
}
