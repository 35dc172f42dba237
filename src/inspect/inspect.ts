import { zstdDecompressSync } from 'node:zlib'
import { smName } from '../model/capability.ts'
import type { Problem } from '../model/problem.ts'
import { type Compiled, readCubin, readPtx } from './cubin.ts'
import type { Image } from './fatbin.ts'
import { findingProblem } from './findings.ts'
import { listImages } from './list.ts'
import { decodeLz4 } from './lz4.ts'
import { type ByteSource, Finding, memorySource, readAhead, readExact, windowOf } from './source.ts'

// The largest cubins known have 160 MB (libcublasLt 12.4) and 128 MB (libnccl 2.28).
const largestImage = 2 ** 29
// Node frees the memory of a failed zstd stream (up to 128 MiB) only when its event loop runs again.
const mostDamaged = 4
// Not a stub: what cannot be read must not be passed over.
const unread = { toolkits: [], stub: false } as const

/** An image and what its inside tells. */
export interface InspectedImage extends Image, Pick<Compiled, 'toolkits' | 'stub'> {
  /** Why its inside could not be read, or in what it contradicts its header (VER004). */
  readonly problem?: Problem
}

export interface InspectedFile {
  readonly file: string
  readonly images: readonly InspectedImage[]
  /** Of listing and of opening. */
  readonly problems: readonly Problem[]
}

/**
 * Opens the images of a file one after the other: decompresses each, and reads which toolkit made it and whether it is a stub.
 * Holds one image in memory at a time, and opens no more after 4 damaged ones. Damage is told in the image's `problem`; only what
 * `source.read` throws goes through.
 */
export function* inspectImages(
  source: ByteSource,
  file: string,
  images: readonly Image[] = listImages(source, file).images,
): Generator<InspectedImage> {
  let damaged = 0
  for (const image of images) {
    const inspected =
      damaged < mostDamaged ? inspectImage(source, file, image) : { ...image, ...unread, problem: given(image, file) }
    if (inspected.problem) damaged++
    yield inspected
  }
}

/** Lists and opens everything in a file. */
export function inspectFile(source: ByteSource, file: string): InspectedFile {
  const list = listImages(source, file)
  const images = [...inspectImages(source, file, list.images)]
  const found = images.flatMap(({ problem }) => (problem ? [problem] : []))
  return { file, images, problems: [...list.problems, ...found] }
}

function inspectImage(source: ByteSource, file: string, image: Image): InspectedImage {
  try {
    return { ...image, ...compiled(source, image) }
  } catch (error) {
    if (!(error instanceof Finding)) throw error
    return { ...image, ...unread, problem: findingProblem(error, file) }
  }
}

function given(image: Image, file: string): Problem {
  return findingProblem(fault(image, `an image is not opened, after ${mostDamaged} that are damaged`), file)
}

function compiled(source: ByteSource, image: Image): Pick<Compiled, 'toolkits' | 'stub'> {
  if (image.kind !== 'cubin' && image.kind !== 'ptx') return { toolkits: [], stub: false }
  if (image.storedSize === 0) return { toolkits: [], stub: true }
  const data = contents(source, image)
  const { toolkits, stub, capability } = image.kind === 'cubin' ? readCubin(data) : readPtx(data.read(0, data.size))
  const { major, minor } = image.capability
  if (capability && (capability.major !== major || capability.minor !== minor)) {
    throw fault(image, `the entry says ${smName(image.capability)}, its cubin ${smName(capability)}`)
  }
  return { toolkits, stub }
}

/** The uncompressed bytes of an image. Throws a Finding (VER004) when they are not what its header claims. */
function contents(source: ByteSource, image: Image): ByteSource {
  if (image.size > largestImage || image.storedSize > largestImage) throw fault(image, 'an image is impossibly large')
  if (image.compression === 'none' && image.kind === 'cubin')
    return readAhead(windowOf(source, image.offset, image.size))
  const stored = readExact(source, image.offset, image.storedSize, 'an image')
  const bytes =
    image.compression === 'none'
      ? stored
      : image.compression === 'lz4'
        ? decodeLz4(stored, image.size)
        : decodeZstd(stored, image.size)
  if (!bytes) throw fault(image, `an image cannot be decompressed (${image.compression})`)
  return memorySource(bytes, image.offset)
}

function decodeZstd(stored: Uint8Array, size: number): Uint8Array | undefined {
  try {
    const bytes = zstdDecompressSync(stored, { maxOutputLength: Math.max(size, 1) })
    return bytes.length === size ? bytes : undefined
  } catch {
    return undefined
  }
}

function fault(image: Image, what: string): Finding {
  return new Finding('VER004', what, image.offset)
}
