import type { Home } from '../../../src/store-cache/pack/home.ts'
import type { StoredPath, StoreIndex } from '../../../src/store-cache/pack/index.ts'
import { blockBytes, blockDigest } from '../../../src/store-cache/pack/pack.ts'
import type { Machine, Place } from '../packs.ts'

/** What each way is told: restore these paths, which are sorted so that references come first. */
export interface WayOptions extends Machine {
  readonly place: Place
  readonly names: readonly string[]
}

/** Blocks of one request, and requests at a time: of one path, or of all where paths follow each other. */
const blocksAtATime = 8
const bytesAtATime = blocksAtATime * blockBytes

export interface Range {
  /** Where it begins in the NAR. */
  readonly start: number
  readonly bytes: Uint8Array
}

/** The ranges of a NAR, checked, with so many requests ahead of the one that is given. */
export async function* checkedRanges(home: Home, path: StoredPath, ahead: number): AsyncGenerator<Range> {
  const starts = rangesOf(path)
  const asked: Promise<Range>[] = []
  for (let n = 0; n < starts.length; n += 1) {
    while (asked.length <= Math.min(n + ahead, starts.length - 1)) {
      const range = checkedRange(home, path, starts[asked.length] ?? 0)
      range.catch(() => {})
      asked.push(range)
    }
    const range = await asked[n]
    delete asked[n]
    if (range) yield range
  }
}

export function rangesOf({ info }: StoredPath): readonly number[] {
  return Array.from({ length: Math.ceil(info.fileSize / bytesAtATime) }, (_, n) => n * bytesAtATime)
}

export async function checkedRange(home: Home, path: StoredPath, start: number): Promise<Range> {
  const end = Math.min(path.info.fileSize, start + bytesAtATime)
  const bytes = await home.get(path.pack, path.offset + start, path.offset + end)
  if (bytes?.length !== end - start) throw new Error(`${path.pack} is gone or cut`)
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const digest = path.blocks[(start + at) / blockBytes]
    if (blockDigest(bytes.subarray(at, at + blockBytes)) !== digest) throw new Error(`${path.pack} is damaged`)
  }
  return { start, bytes }
}

/** Runs work on paths, so many at a time, each after those that it refers to. */
export async function inOrder(
  index: StoreIndex,
  names: readonly string[],
  atATime: number,
  work: (path: StoredPath) => Promise<void>,
): Promise<void> {
  const done = new Map<string, Promise<void>>()
  const slots = Array.from({ length: atATime }, () => Promise.resolve())
  for (const name of names) {
    const path = index.paths.get(name)
    if (!path) throw new Error(`${name} is not in the index`)
    const references = path.info.references.filter((one) => one !== name).map((one) => done.get(one))
    const before = Promise.all(references)
    // The slot that is free first takes it.
    const slot = await Promise.race(slots.map((busy, n) => busy.then(() => n)))
    const working = before.then(() => work(path))
    done.set(name, working)
    slots[slot] = working
  }
  await Promise.all(done.values())
}
