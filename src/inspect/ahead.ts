import type { Image, Packed } from './fatbin.ts'
import { type Opened, type OpenedAhead, openImage } from './inspect.ts'
import { ownNames } from './own-names.ts'
import { type ByteSource, Finding } from './source.ts'

/** Stored bytes of a batch: so many that few messages are sent, and so few that all threads end at about the same time. */
const batchSize = 2 ** 22
/** What an image may cost a thread. What costs more, a few of thousands, is opened in its turn, so that only one thread holds so much. */
const mostForImage = 2 ** 21

/** Images that one thread opens, one after the other. */
export interface Batch {
  /** The place of its first image in the list. */
  readonly first: number
  readonly images: readonly Packed[]
}

/** Opens one batch somewhere else; undefined where that failed. */
export type OpenBatch = (batch: Batch) => Promise<readonly (Opened | undefined)[] | undefined>

/** Opens all images by `open`, which is called for all batches at once. */
export async function openAhead(images: readonly Image[], open: OpenBatch): Promise<OpenedAhead> {
  const opened: (Opened | undefined)[] = []
  // Each answer has its own copy of what it says.
  const own = ownNames()
  await Promise.all(
    batchesOf(images).map(async (batch) => {
      const answers = await open(batch)
      for (const [index, answer] of (answers ?? []).entries())
        if (answer)
          opened[batch.first + index] = { ...answer, known: { ...answer.known, kernels: own(answer.known.kernels) } }
    }),
  )
  return (index) => opened[index]
}

function batchesOf(images: readonly Image[]): readonly Batch[] {
  const batches: Batch[] = []
  let batch: Packed[] = []
  let size = 0
  for (const [index, { container: _, ...image }] of images.entries()) {
    batch.push(image)
    size += image.storedSize
    if (size < batchSize && index < images.length - 1) continue
    batches.push({ first: index + 1 - batch.length, images: batch })
    batch = []
    size = 0
  }
  return batches
}

/** In the thread: opens the images of a batch; undefined for each that is damaged or costs too much. */
export function openBatch(
  source: ByteSource,
  { images }: Batch,
  expired: () => boolean,
): readonly (Opened | undefined)[] {
  return images.map((image) => {
    const budget = { bytes: mostForImage, expired }
    try {
      const known = openImage(source, image, budget)
      return { known, spent: mostForImage - budget.bytes }
    } catch (error) {
      if (error instanceof Finding) return undefined
      throw error
    }
  })
}
