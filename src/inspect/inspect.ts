import { smName } from '../model/capability.ts'
import type { Problem } from '../model/problem.ts'
import { type Compiled, cubinReader, readCubin, readPtx } from './cubin.ts'
import { type DeviceLink, deviceLinks } from './device-links.ts'
import type { Image } from './fatbin.ts'
import { findingProblem } from './findings.ts'
import { budgetFor, listImages } from './list.ts'
import { type Registration, registration } from './registration.ts'
import { type Budget, type ByteSource, Finding, memorySource, spend, windowOf } from './source.ts'
import { fault, unpackStart } from './unpack.ts'

// Node frees the memory of a failed zstd stream (up to 128 MiB) only when its event loop runs again.
const mostDamaged = 4
// Not a stub: what cannot be read must not be passed over.
const unread = { toolkits: [], stub: false, kernels: [] } as const
/** How many bytes of an image are looked at first; half of all need no more. zstd gives blocks of 128 KiB. */
const firstLook = { none: 2 ** 14, lz4: 2 ** 14, zstd: 2 ** 17 } as const

/** An image and what its inside says. */
export interface InspectedImage extends Image, Pick<Compiled, 'toolkits' | 'stub' | 'kernels'> {
  /** Why its inside could not be read, or in what it contradicts its header (VER004). */
  readonly problem?: Problem
}

export interface InspectedFile {
  readonly file: string
  readonly images: readonly InspectedImage[]
  readonly links: readonly DeviceLink[]
  readonly registration: Registration
  /** Of listing and of opening. */
  readonly problems: readonly Problem[]
}

/**
 * Opens the images of a file one after the other: which toolkit made each, and which kernels it has. Holds one image in memory at
 * a time, and opens no more after 4 damaged ones. Damage is reported in the image's `problem`; only what `source.read` throws
 * goes through.
 */
export function* inspectImages(
  source: ByteSource,
  file: string,
  images: readonly Image[] = listImages(source, file).images,
  budget: Budget = budgetFor(source.size),
): Generator<InspectedImage> {
  let damaged = 0
  const own = ownNames()
  for (const image of images) {
    const inspected =
      damaged < mostDamaged
        ? inspectImage(source, file, image, budget)
        : { ...image, ...unread, problem: given(image, file) }
    if (inspected.problem) damaged++
    yield { ...inspected, kernels: own(inspected.kernels) }
  }
}

/** Names without the text that they were cut from, which would stay in memory; the same for all targets of a kernel. */
function ownNames(): (names: readonly string[]) => readonly string[] {
  const known = new Map<string, string>()
  const lists = new WeakMap<readonly string[], readonly string[]>()
  const own = (name: string) => Buffer.from(name, 'latin1').toString('latin1')
  return (names) => {
    const before = lists.get(names)
    if (before) return before
    const list = names.map((name) => {
      const text = known.get(name) ?? own(name)
      known.set(text, text)
      return text
    })
    lists.set(names, list)
    return list
  }
}

/** Lists and opens everything in a file. */
export function inspectFile(source: ByteSource, file: string, budget: Budget = budgetFor(source.size)): InspectedFile {
  const list = listImages(source, file, budget)
  const images = [...inspectImages(source, file, list.images, budget)]
  const found = images.flatMap(({ problem }) => (problem ? [problem] : []))
  const links = deviceLinks(source, list.images, budget)
  const registered = registration(source, list.images, budget)
  return { file, images, links, registration: registered, problems: [...list.problems, ...found] }
}

function inspectImage(source: ByteSource, file: string, image: Image, budget: Budget): InspectedImage {
  try {
    return { ...image, ...compiled(source, image, budget) }
  } catch (error) {
    if (!(error instanceof Finding)) throw error
    return { ...image, ...unread, problem: findingProblem(error, file) }
  }
}

function given(image: Image, file: string): Problem {
  return findingProblem(fault(image, `an image is not opened, after ${mostDamaged} that are damaged`), file)
}

type Known = Pick<InspectedImage, 'toolkits' | 'stub' | 'kernels' | 'relocatable'>

function compiled(source: ByteSource, image: Image, budget: Budget): Known {
  const { relocatable } = image
  if (image.kind !== 'cubin' && image.kind !== 'ptx') return { toolkits: [], stub: false, kernels: [], relocatable }
  if (image.storedSize === 0) return { toolkits: [], stub: true, kernels: [], relocatable }
  const inside = image.kind === 'ptx' ? openPtx(source, image, budget) : openCubin(source, image, budget)
  const { toolkits, stub, kernels, capability } = inside
  const { major, minor } = image.capability
  if (capability && (capability.major !== major || capability.minor !== minor)) {
    throw fault(image, `the entry says ${smName(image.capability)}, its cubin ${smName(capability)}`)
  }
  return { toolkits, stub, kernels, relocatable: relocatable || inside.relocatable }
}

/** Unpacks as much of a cubin as decides. Throws a Finding (VER004). */
function openCubin(source: ByteSource, image: Image, budget: Budget): Compiled {
  const start = unpackStart(source, image, budget)
  const read = cubinReader(image.offset)
  const step: number = firstLook[image.compression]
  for (let size = step; ; size += Math.max(step, Math.floor(size / 8))) {
    const bytes = start(size)
    const found = read(bytes)
    if (found) return found
    if (size >= image.size) return readCubin(memorySource(bytes, image.offset))
    if (image.compression === 'none') {
      spend(budget, image.size, image.offset)
      return readCubin(windowOf(source, image.offset - (source.origin ?? 0), image.size))
    }
  }
}

/** PTX with a kernel or a function in its beginning is not read to its end. */
function openPtx(source: ByteSource, image: Image, budget: Budget): Compiled {
  const start = unpackStart(source, image, budget)
  for (let size: number = firstLook[image.compression]; ; size *= 2) {
    const found = readPtx(start(size))
    if (!found.stub || size >= image.size) return found
  }
}
