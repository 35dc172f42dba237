/** Makes OCI images as layout folders, from nothing but the specification and tar-stream. */
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'

/** A member: content for a file, undefined for all else. */
export type Member = Partial<Header> & { readonly name: string; readonly content?: string | Uint8Array }

export interface ImageOptions {
  readonly layers: readonly (readonly Member[])[]
  /** Of the configuration's `config`. */
  readonly config?: Readonly<Record<string, unknown>>
  readonly architecture?: string
  readonly packing?: 'gzip' | 'zstd' | 'none'
  /** Stands in the configuration instead of the layers' digests. */
  readonly diffIds?: readonly string[]
}

const sha256 = (bytes: string | Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** The bytes of a tar file with these members. */
export async function tarOf(members: readonly Member[]): Promise<Buffer> {
  const tar = pack()
  for (const { content, ...header } of members) {
    const size = content === undefined ? 0 : Buffer.from(content).length
    const entry = { mode: header.type === 'directory' ? 0o755 : 0o644, ...header, size } as Header
    if (content === undefined) tar.entry(entry)
    else tar.entry(entry, Buffer.from(content))
  }
  tar.finalize()
  const pieces: Buffer[] = []
  for await (const piece of tar) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Writes the layout and gives the digest of the configuration. */
export async function writeLayout(folder: string, options: ImageOptions): Promise<string> {
  const blobs = join(folder, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const put = (bytes: string | Uint8Array, mediaType: string) => {
    const digest = sha256(bytes)
    writeFileSync(join(blobs, digest.slice('sha256:'.length)), bytes)
    return { mediaType, digest, size: Buffer.from(bytes).length }
  }
  const tars = await Promise.all(options.layers.map(tarOf))
  const { packing = 'gzip', architecture = process.arch === 'x64' ? 'amd64' : process.arch } = options
  const packed = { gzip: gzipSync, zstd: zstdCompressSync, none: (bytes: Buffer) => bytes }[packing]
  const suffix = packing === 'none' ? '' : `+${packing}`
  const layers = tars.map((tar) => put(packed(tar), `application/vnd.oci.image.layer.v1.tar${suffix}`))
  const diff_ids = options.diffIds ?? tars.map(sha256)
  const text = JSON.stringify({
    architecture,
    os: 'linux',
    config: options.config ?? {},
    rootfs: { type: 'layers', diff_ids },
  })
  const config = put(text, 'application/vnd.oci.image.config.v1+json')
  const mediaType = 'application/vnd.oci.image.manifest.v1+json'
  const manifest = put(JSON.stringify({ schemaVersion: 2, mediaType, config, layers }), mediaType)
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }))
  const annotations = { 'org.opencontainers.image.ref.name': 'latest' }
  writeFileSync(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
  )
  return config.digest
}
