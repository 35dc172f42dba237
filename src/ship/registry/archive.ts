import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { Host } from '../../runner/host.ts'
import {
  type Blob,
  blobOf,
  digestOf,
  type Image,
  type KnownLayer,
  layerAnnotations,
  layerTypes,
  manifestOf,
  mediaTypes,
  type PackedLayer,
} from '../oci/image.ts'
import { wrongContent } from './problems.ts'
import { isDigest } from './reference.ts'

export interface ArchiveImage {
  readonly image: Image
  /** Store paths that its layers have. */
  readonly storePaths: readonly string[]
}

/** Bytes. A configuration names its layers; thousands of them fit. */
const longestJson = 16 * 1024 * 1024

/**
 * The image of a docker-archive for a registry: the same configuration, so that it has the same name wherever it is loaded, and layers
 * packed with zstd into `folder`. Layers that are known by their tar are not packed. Throws ProblemError SHP135 for what is no such
 * archive.
 */
export async function imageOfArchive(
  host: Pick<Host, 'files'>,
  {
    file,
    folder,
    known,
  }: { readonly file: string; readonly folder: string; readonly known: ReadonlyMap<string, KnownLayer> },
): Promise<ArchiveImage> {
  const read = await readDocuments(host, file)
  const storePaths = new Set<string>()
  const packed = new Map<string, PackedLayer>()
  await eachEntry(host, file, async ({ name }, content) => {
    const diffId = read.layers.get(name)
    if (diffId === undefined) return drain(content)
    // What has the same tar is the same layer, however it is packed.
    const key = digestOf(`tar ${diffId}`)
    const there = known.get(key)
    const to = there ? undefined : join(folder, `${diffId.replace(':', '-')}.tar.zst`)
    const found = await readLayer(host, content, storePaths, to)
    if (found.wrong !== undefined) throw wrongContent(`${file}: the layer ${name} is no tar archive: ${found.wrong}.`)
    if (found.diffId !== diffId)
      throw wrongContent(`${file}: the layer ${name} is not the one that its configuration names.`)
    const blob = there ? { ...there, open: () => failing(there.digest) } : fileBlob(host, found)
    packed.set(name, { blob, diffId, key, storePaths: [] })
  })
  const layers = [...read.layers.keys()].map((name) => {
    const layer = packed.get(name)
    if (!layer) throw wrongContent(`${file}: the layer ${name} is missing.`)
    return layer
  })
  const config = blobOf(read.config, mediaTypes.config)
  const annotations = Object.fromEntries(read.labels.filter(([name]) => name.startsWith('org.opencontainers.image.')))
  const manifest = manifestOf(mediaTypes.manifest, {
    config: descriptor(config),
    layers: layers.map(({ blob, key, diffId }) => ({
      ...descriptor(blob),
      annotations: { [layerAnnotations.key]: key, [layerAnnotations.diffId]: diffId },
    })),
    annotations,
  })
  const platform = { os: 'linux', architecture: read.architecture } as const
  return { image: { layers, config, manifest, platform, annotations }, storePaths: [...storePaths].sort() }
}

function descriptor({ mediaType, digest, size }: Blob) {
  return { mediaType, digest, size }
}

interface Documents {
  readonly config: Buffer
  readonly architecture: 'amd64' | 'arm64'
  readonly labels: readonly (readonly [string, string])[]
  /** The digest of each tar by the name of its member, in order. */
  readonly layers: ReadonlyMap<string, string>
}

async function readDocuments(host: Pick<Host, 'files'>, file: string): Promise<Documents> {
  const texts = new Map<string, Buffer>()
  await eachEntry(host, file, async ({ name, size = 0 }, content) => {
    if (!name.endsWith('.json') || size > longestJson) return drain(content)
    const chunks: Uint8Array[] = []
    for await (const chunk of content) chunks.push(chunk)
    texts.set(name, Buffer.concat(chunks))
  })
  const lost = (what: string) => wrongContent(`${file} is no docker-archive: ${what}.`)
  const parse = (name: string): Json => {
    try {
      const read: unknown = JSON.parse(texts.get(name)?.toString() ?? '')
      return Object(Array.isArray(read) ? read[0] : read) as Json
    } catch {
      throw lost(`${name} is missing or is not JSON`)
    }
  }
  const { Config: config, Layers } = parse('manifest.json')
  const bytes = texts.get(String(config))
  const { architecture, rootfs, config: settings } = parse(String(config))
  const [names, diffIds] = [strings(Layers), strings((Object(rootfs) as Json)['diff_ids'])]
  if (!bytes || names.length !== diffIds.length) throw lost('layers and configuration do not match')
  if (!diffIds.every(isDigest)) throw lost('its configuration names a layer by what is no digest')
  if (architecture !== 'amd64' && architecture !== 'arm64') throw lost(`its architecture is ${String(architecture)}`)
  const labels = Object.entries(Object((Object(settings) as Json)['Labels']) as Json)
  return {
    ...{ config: bytes, architecture },
    labels: labels.map(([name, value]) => [name, String(value)]),
    layers: new Map(names.map((name, at) => [name, diffIds[at] ?? ''])),
  }
}

type Json = Readonly<Record<string, unknown>>

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** Calls `visit` for each member; it must read the content to its end. */
async function eachEntry(
  host: Pick<Host, 'files'>,
  file: string,
  visit: (header: Header, content: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const handle = await host.files.open(file, 'r')
  try {
    const tar = extract()
    const read = pipeline(handle.createReadStream({ autoClose: false }), tar as unknown as Writable)
    const visited = (async () => {
      for await (const entry of tar) await visit(entry.header, entry as unknown as AsyncIterable<Uint8Array>)
    })()
    await Promise.all([read, visited])
  } finally {
    await handle.close()
  }
}

async function drain(content: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of content) {
  }
}

interface Packed extends KnownLayer {
  readonly file: string
  /** Why its names could not be read: then nobody knows which store paths it has. */
  readonly wrong: string | undefined
}

/** Reads a layer for its digest and the store paths in it; packs it where it has a place to go to. */
async function readLayer(
  host: Pick<Host, 'files'>,
  content: AsyncIterable<Uint8Array>,
  storePaths: Set<string>,
  to: string | undefined,
): Promise<Packed> {
  const [tar, packed] = [createHash('sha256'), createHash('sha256')]
  let size = 0
  const names = extract()
  names.on('entry', ({ name }, stream, next) => {
    const [, path] = /^(?:\.?\/)?nix\/store\/([^/]+)/.exec(name) ?? []
    if (path !== undefined && path !== '.links') storePaths.add(`/nix/store/${path}`)
    stream.on('end', next)
    // Told of the whole archive, too.
    stream.on('error', () => {})
    stream.resume()
  })
  const scan = names as unknown as Writable
  let wrong: string | undefined
  const closed = new Promise<void>((resolve) => scan.once('close', resolve))
  scan.on('error', (cause) => {
    wrong = cause.message.replace(/[.?]$/, '')
  })
  const seen = async function* () {
    for await (const chunk of content) {
      tar.update(chunk)
      if (wrong === undefined && !scan.write(chunk)) {
        await Promise.race([closed, new Promise<void>((resolve) => scan.once('drain', resolve))])
      }
      yield chunk
    }
    if (wrong === undefined) scan.end()
    await closed
  }
  if (to === undefined) await drain(seen())
  else {
    const handle = await host.files.open(to, 'w')
    try {
      const params = { [constants.ZSTD_c_compressionLevel]: 3 }
      const write = async (chunks: AsyncIterable<Uint8Array>) => {
        for await (const chunk of chunks) {
          packed.update(chunk)
          size += chunk.length
          await handle.writeFile(chunk)
        }
      }
      await pipeline(Readable.from(seen()), createZstdCompress({ params }), write)
    } finally {
      await handle.close()
    }
  }
  const digest = `sha256:${packed.digest('hex')}`
  return { mediaType: layerTypes.zstd, digest, size, diffId: `sha256:${tar.digest('hex')}`, file: to ?? '', wrong }
}

function fileBlob({ files }: Pick<Host, 'files'>, { mediaType, digest, size, file }: Packed): Blob {
  const open = async function* (start: number) {
    const handle = await files.open(file, 'r')
    try {
      yield* handle.createReadStream({ start, autoClose: false, highWaterMark: 256 * 1024 })
    } finally {
      await handle.close()
    }
  }
  return { mediaType, digest, size, open }
}

function failing(digest: string): AsyncIterable<Uint8Array> {
  const next = () => Promise.reject(wrongContent(`The layer ${digest} has left the registry since its image was read.`))
  return { [Symbol.asyncIterator]: () => ({ next }) }
}
