/** The layers of images, each packed at most once. */
import { join } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { limitTo } from '../../runner/limit.ts'
import { type ContentEntry, storeEntries } from './content.ts'
import { encoderName } from './encoder.ts'
import type { ClosurePath } from './group.ts'
import { type Compression, digestOf, type KnownLayer, type Layer, type PackedLayer } from './image.ts'
import { blobFile, packInto } from './pack.ts'

/** Of the format of layers: another number where `content.ts` or `tar.ts` write other bytes for the same paths. */
const layout = 1
/** Layers that are packed at a time: one thread of the encoder each. */
const atATime = 2

/** A layer, and what it is packed from. */
export interface LayerSource extends Layer {
  readonly entries: () => Iterable<ContentEntry>
}

/** A layer of store paths. */
export function storeLayer(paths: readonly ClosurePath[], compression: Compression): LayerSource {
  const storePaths = paths.map(({ path }) => path).sort()
  const hashes = paths.map(({ path, narHash }) => `${path} ${narHash}`).sort()
  const bytes = paths.reduce((sum, { narSize }) => sum + narSize, 0)
  return { storePaths, key: keyOf(hashes, compression), bytes, entries: () => storeEntries(storePaths) }
}

/** The layer of the files beside the store. */
export function baseLayer(entries: readonly ContentEntry[], compression: Compression): LayerSource {
  const lines = entries.map(({ from, name, ...rest }) => JSON.stringify([Buffer.from(name).toString(), rest, from]))
  const bytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0)
  return { storePaths: [], key: keyOf(lines, compression), bytes, entries: () => entries }
}

function keyOf(content: readonly string[], compression: Compression): string {
  return digestOf([`layout ${layout}`, encoderName(compression), ...content].join('\n'))
}

export interface Packer {
  /** The layer with its digest. With `bytes` they are in the folder afterwards, with `digest` perhaps not before they are read. Throws ProblemError SHP101 and SHP108. */
  readonly pack: (layer: LayerSource, wanted: 'digest' | 'bytes') => Promise<PackedLayer>
}

/**
 * Packs layers into the folder of an image layout. One that is known by its key is not packed before its bytes are read; equal layers of
 * several images are packed once.
 */
export function packerOf(
  host: Host,
  folder: string,
  compression: Compression,
  known: ReadonlyMap<string, KnownLayer>,
): Packer {
  const limit = limitTo(atATime)
  const packing = new Map<string, Promise<KnownLayer>>()
  const make = (layer: LayerSource) => {
    const started = packing.get(layer.key)
    if (started) return started
    const packed = limit(() => packInto(host, folder, layer.entries(), compression))
    packing.set(layer.key, packed)
    return packed
  }
  const bring = async (layer: LayerSource, expected: KnownLayer) => {
    const file = blobFile(folder, expected.digest)
    if (!(await isThere(host, file))) {
      const { digest } = await make(layer)
      if (digest !== expected.digest) throw otherBytes(layer, expected.digest, digest)
    }
    return file
  }
  return {
    pack: async (layer, wanted) => {
      const facts = (wanted === 'digest' ? known.get(layer.key) : undefined) ?? (await make(layer))
      const open = async function* (start: number) {
        const handle = await host.files.open(await bring(layer, facts), 'r')
        yield* handle.createReadStream({ start }) as AsyncIterable<Uint8Array>
      }
      const { mediaType, digest, size, diffId } = facts
      return { blob: { mediaType, digest, size, open }, diffId, key: layer.key, storePaths: layer.storePaths }
    },
  }
}

function otherBytes({ storePaths }: Layer, expected: string, digest: string): ProblemError {
  const names = storePaths.map((path) => path.replace(/.*\//, '')).join(', ')
  const message = `The layer of ${names || 'the base files'} has the digest ${digest}, and an earlier image says ${expected} of the same paths.`
  const fix = 'Make the image without previous, and check the store: nix store verify --all.'
  return new ProblemError(error('SHP108', message, fix))
}

/** Makes the folders of an image layout. */
export async function openLayout(host: Pick<Host, 'files'>, folder: string): Promise<void> {
  await host.files.mkdir(join(folder, 'blobs', 'sha256'), { recursive: true })
}
