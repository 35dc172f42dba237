/** Images as files: a folder or archive in OCI's layout, or what `docker load` reads. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Host } from '../../runner/host.ts'
import { type ContentEntry, tarPieces } from './content.ts'
import { type Image, jsonBytes, type Manifest } from './image.ts'
import { blobFile } from './pack.ts'

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md: the name by which tools find an image of a layout. */
const nameAnnotation = 'org.opencontainers.image.ref.name'

export interface NamedImages {
  readonly images: readonly { readonly image: Image /** A tag of its own. */; readonly tag: string }[]
  /** Lists the images, where there are several. */
  readonly index: Manifest | undefined
  readonly tag: string
}

/**
 * Completes the folder of an image layout, which has the layers already: image-spec, image-layout.md. `index.json` comes last: without it
 * a folder is no layout.
 */
export async function writeLayout(
  host: Pick<Host, 'files'>,
  folder: string,
  { images, index, tag }: NamedImages,
): Promise<void> {
  for (const { image } of images) {
    for await (const bytes of image.config.open(0)) {
      await host.files.writeFile(blobFile(folder, image.config.digest), bytes)
    }
    await host.files.writeFile(blobFile(folder, image.manifest.digest), image.manifest.bytes)
  }
  if (index) await host.files.writeFile(blobFile(folder, index.digest), index.bytes)
  const named = images.map(({ image, tag: own }) => ({
    ...described(image.manifest, index ? own : tag),
    platform: image.platform,
  }))
  const manifests = index ? [described(index, tag), ...named] : named
  const top = jsonBytes({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests })
  await host.files.writeFile(join(folder, 'oci-layout'), jsonBytes({ imageLayoutVersion: '1.0.0' }))
  await host.files.writeFile(join(folder, 'index.json'), top)
}

function described({ mediaType, digest, bytes }: Manifest, tag: string) {
  return { mediaType, digest, size: bytes.length, annotations: { [nameAnnotation]: tag } }
}

export interface WrittenFile {
  /** `sha256:…` */
  readonly digest: string
  readonly bytes: number
}

/** An archive of a layout, as `oci-archive:` of skopeo and podman reads it. */
export async function writeOciArchive(
  host: Pick<Host, 'files' | 'cancelled'>,
  folder: string,
  file: string,
): Promise<WrittenFile> {
  const blobs = (await host.files.readdir(join(folder, 'blobs/sha256'))).sort()
  const names = [...blobs.map((name) => `blobs/sha256/${name}`), 'index.json', 'oci-layout']
  const folders = ['blobs', 'blobs/sha256'].map(
    (name): ContentEntry => ({ kind: 'folder', name: Buffer.from(name), mode: 0o755 }),
  )
  const files = await Promise.all(names.map((name) => fileEntry(host, name, join(folder, name))))
  return writeArchive(host, [...folders, ...files], file)
}

/** An archive as `docker load` reads it, of an image whose layers are in the folder. */
export async function writeDockerArchive(
  host: Pick<Host, 'files' | 'cancelled'>,
  folder: string,
  file: string,
  { image, name }: { readonly image: Image; readonly name: string },
): Promise<WrittenFile> {
  const hex = (digest: string) => digest.replace('sha256:', '')
  const config = `${hex(image.config.digest)}.json`
  const digests = [...new Set(image.layers.map(({ blob }) => blob.digest))].sort()
  const layers = await Promise.all(
    digests.map((digest) => fileEntry(host, `${hex(digest)}.tar`, blobFile(folder, digest))),
  )
  const names = image.layers.map(({ blob }) => `${hex(blob.digest)}.tar`)
  const manifest = Buffer.from(jsonBytes([{ Config: config, RepoTags: [name], Layers: names }])).toString()
  const text = await textOf(image.config.open(0))
  return writeArchive(host, [...layers, textEntry(config, text), textEntry('manifest.json', manifest)], file)
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts).toString()
}

function textEntry(name: string, text: string): ContentEntry {
  return { kind: 'file', name: Buffer.from(name), mode: 0o644, size: Buffer.byteLength(text), from: { text } }
}

async function fileEntry(host: Pick<Host, 'files'>, name: string, file: string): Promise<ContentEntry> {
  const { size } = await host.files.stat(file)
  return { kind: 'file', name: Buffer.from(name), mode: 0o644, size, from: Buffer.from(file) }
}

async function writeArchive(
  host: Pick<Host, 'files' | 'cancelled'>,
  entries: readonly ContentEntry[],
  file: string,
): Promise<WrittenFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const handle = await host.files.open(file, 'wx')
  try {
    for (const piece of tarPieces(entries)) {
      host.cancelled.throwIfAborted()
      hash.update(piece)
      bytes += piece.length
      await handle.writeFile(piece)
    }
  } finally {
    await handle.close()
  }
  return { digest: `sha256:${hash.digest('hex')}`, bytes }
}
