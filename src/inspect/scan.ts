import { isElf, machineCuda, readElfHeader } from './elf.ts'
import { type Budget, type ByteSource, Finding, readExact, spend, windowOf } from './source.ts'

/** Stays in the cache of a core while it is searched for one thing after the other. */
const step = 2 ** 18
/** Bytes of one step that the next one sees again, so that nothing is overlooked at its border. */
const overlap = 64
const largestText = 2 ** 26

export type ScannedForm = 'fatbin' | 'cubin' | 'ptx'

/** Device code among other bytes. */
export interface Scanned {
  readonly form: ScannedForm
  readonly data: ByteSource
}

// Each has 7 bytes: chance and code that compares with a magic number do not match, and Node searches for 8 and more bytes with
// another algorithm, which is six times as slow. A container always has version 1 and a header of 16 bytes; its first byte is left
// out, because code of x86-64 is full of it (push).
const needles: readonly (readonly [form: ScannedForm, bytes: Buffer, before: number])[] = [
  ['fatbin', Buffer.from([0xed, 0x55, 0xba, 1, 0, 16, 0]), 1],
  ['cubin', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), 0],
  ['ptx', Buffer.from('.versio'), 0],
]
const fatbinStart = 0x50

/** Finds containers, cubins and PTX text among the bytes of `source`. Where one was found the search goes on behind it. */
export function* scan(source: ByteSource, budget: Budget): Generator<Scanned> {
  const buffer = new Uint8Array(Math.min(step + overlap, source.size))
  for (let base = 0; base < source.size; ) {
    spend(budget, Math.min(step, source.size - base), source.origin ?? 0)
    const bytes = source.read(base, step + overlap, buffer)
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const next = needles.map((needle) => find(chunk, needle, 0))
    let done = step
    for (;;) {
      const which = earliest(next)
      const [form] = needles[which] ?? []
      const at = next[which] ?? -1
      if (!form || at < 0 || at >= step) break
      const found = read(form, source, base + at)
      const end = found ? at + found.size : at + 1
      if (found) yield { form, data: found }
      if (end >= step) {
        done = end
        break
      }
      needles.forEach((needle, index) => {
        const known = next[index] ?? -1
        if (known >= 0 && known < end) next[index] = find(chunk, needle, end)
      })
    }
    base += done
  }
}

/** Where something may start, from `from`; -1 where nothing does. */
function find(chunk: Buffer, [, bytes, before]: (typeof needles)[number], from: number): number {
  return Math.max(-1, chunk.indexOf(bytes, from + before) - before)
}

function earliest(places: readonly number[]): number {
  let which = 0
  places.forEach((place, index) => {
    const best = places[which] ?? -1
    if (place >= 0 && (best < 0 || place < best)) which = index
  })
  return which
}

/** The bytes of what starts at `at`; undefined when it is none of the three. A container is read by whoever takes it. */
function read(form: ScannedForm, source: ByteSource, at: number): ByteSource | undefined {
  switch (form) {
    case 'fatbin': {
      const view = new DataView(Uint8Array.from(readExact(source, at, 16, 'a fatbin header')).buffer)
      if (view.getUint8(0) !== fatbinStart) return undefined
      return windowOf(source, at, 16 + Number(view.getBigUint64(8, true)))
    }
    case 'cubin':
      return cubinAt(windowOf(source, at, source.size))
    case 'ptx':
      return textAt(source, at)
  }
}

function cubinAt(source: ByteSource): ByteSource | undefined {
  const head = source.read(0, 64)
  if (!isElf(head) || head.length < 64 || head[18] !== machineCuda || head[19] !== 0) return undefined
  try {
    return windowOf(source, 0, Math.max(64, readElfHeader(source).end))
  } catch (error) {
    if (error instanceof Finding) return windowOf(source, 0, 64)
    throw error
  }
}

/** PTX is `.version 8.4`, then `.target sm_90`; it ends at the first byte that is no text. */
function textAt(source: ByteSource, at: number): ByteSource | undefined {
  const bytes = source.read(at, 256)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (!/^\.version\s+\d{1,2}\.\d\s[\s\S]*?\.target\s+sm_\d/.test(head)) return undefined
  for (let size = 0; size < largestText; size += step) {
    const end = source.read(at + size, step).indexOf(0)
    if (end >= 0) return windowOf(source, at, size + end)
    if (at + size + step >= source.size) break
  }
  return windowOf(source, at, largestText)
}
