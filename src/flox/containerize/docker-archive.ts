/** Reads what `flox containerize` writes: a docker-archive, as Nixpkgs' streamLayeredImage makes it. */
import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { extract } from 'tar-stream'
import type { Host } from '../../runner/host.ts'

export interface DockerArchive {
  /** Of the image's configuration, which names the image wherever it is loaded: `sha256:…`. */
  readonly imageId: string
  /** As in `app:latest`. */
  readonly tags: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  /** As Docker names it: `amd64`, `arm64`. */
  readonly architecture: string
  readonly layers: number
  /** Of the file itself: `sha256:…`, and bytes. */
  readonly digest: string
  readonly bytes: number
}

/** Bytes. A configuration names its layers; thousands of them fit. */
const longestJson = 16 * 1024 * 1024

/** Reads the file once. Throws an Error, with a message for users, for what is no image. */
export async function readDockerArchive(host: Pick<Host, 'files'>, path: string): Promise<DockerArchive> {
  const handle = await host.files.open(path, 'r')
  const [hash, texts, members] = [createHash('sha256'), new Map<string, string>(), new Set<string>()]
  let bytes = 0
  try {
    const tar = extract()
    tar.on('entry', (header, stream, next) => {
      members.add(header.name)
      const pieces: Buffer[] = []
      const isJson = header.name.endsWith('.json') && (header.size ?? 0) <= longestJson
      stream.on('data', (piece) => {
        if (isJson) pieces.push(piece as Buffer)
      })
      stream.on('end', () => {
        if (isJson) texts.set(header.name, Buffer.concat(pieces).toString())
        next()
      })
      stream.on('error', next)
    })
    const pass = async function* (source: AsyncIterable<Buffer>) {
      for await (const piece of source) {
        bytes += piece.length
        hash.update(piece)
        yield piece
      }
    }
    // tar-stream's streams are those of streamx, which take the same calls.
    await pipeline(Readable.from(pass(handle.createReadStream({ autoClose: false }))), tar as unknown as Writable)
  } finally {
    await handle.close()
  }
  return { ...imageOf(texts, members), digest: `sha256:${hash.digest('hex')}`, bytes }
}

function imageOf(
  texts: ReadonlyMap<string, string>,
  members: ReadonlySet<string>,
): Omit<DockerArchive, 'digest' | 'bytes'> {
  const manifests = parse(texts.get('manifest.json'), 'manifest.json')
  const { Config, RepoTags, Layers } = Object(Array.isArray(manifests) ? manifests[0] : undefined) as Json
  const text = typeof Config === 'string' ? texts.get(Config) : undefined
  const { config, architecture } = Object(parse(text, 'its configuration')) as Json
  const layers = strings(Layers)
  const missing = layers.find((layer) => !members.has(layer))
  if (missing !== undefined) throw new Error(`the layer ${missing} is missing`)
  const labels = Object.entries(Object(Object(config).Labels)).map(([key, value]) => [key, String(value)] as const)
  return {
    imageId: `sha256:${createHash('sha256')
      .update(text ?? '')
      .digest('hex')}`,
    tags: strings(RepoTags),
    labels: Object.fromEntries(labels),
    architecture: String(architecture ?? ''),
    layers: layers.length,
  }
}

type Json = Readonly<Record<string, unknown>>

function parse(text: string | undefined, what: string): unknown {
  if (text === undefined) throw new Error(`${what} is missing`)
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${what} is not JSON`)
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}
