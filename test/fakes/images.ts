/** Small images. */
import { createCipheriv, createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { blobOf, manifestOf, mediaTypes, digestOf as sha256 } from '../../src/ship/oci/image.ts'
import type { Content } from '../../src/ship/registry/content.ts'
import { descriptorOf, type PushedImage, type PushRequest } from '../../src/ship/registry/push.ts'

/** Bytes that are the same for the same seed alone. */
export function noise(seed: string, size: number): Buffer {
  return Buffer.alloc(size, createHash('sha256').update(seed).digest())
}

/** A layer that comes in pieces of 64 KiB, as files do. */
export function layer(seed: string, size = 300_000): Content {
  const bytes = noise(seed, size)
  const open = async function* (start: number) {
    for (let at = start; at < size; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  return { digest: sha256(bytes), size, open }
}

export function image(layers: readonly PackedLayer[], more: Partial<PushedImage> = {}): PushedImage {
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest, diffId }) => diffId ?? digest) },
    }),
  )
  const document = {
    ...{ schemaVersion: 2, mediaType: mediaTypes.manifest },
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
    layers: layers.map(({ digest, size, diffId }) => ({
      mediaType: `application/vnd.oci.image.layer.v1.tar${diffId ? '+gzip' : ''}`,
      digest,
      size,
    })),
  }
  return {
    manifest: manifestOf(mediaTypes.manifest, document),
    config: blobOf(config, mediaTypes.config),
    layers,
    attachments: [],
    ...more,
  }
}

export function indexOf(images: readonly PushedImage[]) {
  const manifests = images.map(({ manifest }) => descriptorOf(manifest))
  return manifestOf(mediaTypes.index, { schemaVersion: 2, mediaType: mediaTypes.index, manifests })
}

export const request = (images: readonly PushedImage[], more: Partial<PushRequest> = {}): PushRequest => ({
  ...{ images, tags: ['1.0'], mountFrom: [] },
  ...more,
})

/** A blob that is a layer packed with gzip, of a tar with this digest. */
interface PackedLayer extends Content {
  readonly diffId?: string
}

/** A packed layer with one file of bytes that cannot be packed. */
export async function tarLayer(name: string, size: number): Promise<PackedLayer> {
  const tar = pack()
  tar.entry({ name, mtime: new Date(0) }, unpackable(name, size))
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) chunks.push(chunk as Buffer)
  const plain = Buffer.concat(chunks)
  const bytes = gzipSync(plain, { level: 1 })
  const open = async function* (start: number) {
    for (let at = start; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  return { digest: sha256(bytes), size: bytes.length, open, diffId: sha256(plain) }
}

function unpackable(seed: string, size: number): Buffer {
  const stream = createCipheriv('aes-128-ctr', createHash('md5').update(seed).digest(), Buffer.alloc(16))
  return stream.update(Buffer.alloc(size))
}
