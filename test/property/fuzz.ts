/** Random damage to files with device code, the same for the same seed; for the tests and for `npm run bench fuzz`. */
import { gunzipSync } from 'node:zlib'
import { unitCoverage } from '../../src/inspect/coverage.ts'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { budgetFor } from '../../src/inspect/list.ts'
import { reportContainers } from '../../src/inspect/report.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { unitsOf } from '../../src/inspect/units.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { archive, elf, fatbin, library, lz4, lz4Literals, newCubin, real } from '../unit/inspect-fixtures.ts'

const names = [
  'cuda11.8-sm37.o',
  'cuda12.4-sm90a.o',
  'cuda12.4-compress-all.o',
  'cuda12.4-program',
  'cuda13.5-lto.o',
  'cuda13.5-rdc.a',
  'cuda13.5-rdc-program',
  'cuda13.5-sm100f-zstd.o',
  'cuda13.5-sm100f.cubin',
  'cuda13.5-sm80.fatbin',
  'cuda13.5-lld.so',
  'faults/split.so',
  'faults/half.a',
  'faults/same-name.so',
  'faults/two-links.so',
  'faults/device-link-half.a',
  'faults/rdc-linked-80-relocatable-90.o',
  'faults/device-code-in-rodata.so',
  'faults/control-characters-in-member-name.a',
]
const small = newCubin(90, 'release 13.0, V')
const seeds: readonly Uint8Array[] = [
  ...names.map(real),
  gunzipSync(real('faults/60000-note-sections.cubin.gz')).subarray(0, 2 ** 16),
  elf([
    {
      name: '.rodata',
      data: Buffer.concat([fatbin({}), small, Buffer.from('.version 8.4\n.target sm_80\n.entry k(){}\0')]),
    },
  ]),
  archive([
    ['a.o', library(fatbin({ flags: lz4, payload: lz4Literals(small), arch: 90, uncompressed: small.length }))],
  ]),
]

const magics = [
  '\x7fELF\x02\x01\x01\x33\x07',
  '\x50\xed\x55\xba\x01\0\x10\0',
  '\xb1\x43\x62\x46',
  '!<arch>\n',
  '.version 8.4\n.target sm_90\n',
  '\x28\xb5\x2f\xfd',
]
const values = [0, 1, 2, 7, 8, 64, 0xff, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff]

/** mulberry32: whole numbers below a bound. */
export function random(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(bound, 1)
  }
}

/** A damaged file: fields with other values, bytes flipped, pieces moved, cut off, or with magic numbers where none were. */
export function damagedFile(next: (bound: number) => number, from: readonly Uint8Array[] = seeds): Buffer {
  const seed = from[next(from.length)] ?? new Uint8Array(0)
  let bytes = Buffer.from(seed)
  for (let count = 1 + next(6); count > 0; count--) {
    // Headers lie in the beginning and tables at the end.
    const near = [next(bytes.length), next(Math.min(bytes.length, 512)), Math.max(0, bytes.length - 1 - next(4096))]
    const at = Math.min(near[next(3)] ?? 0, Math.max(0, bytes.length - 8))
    if (bytes.length < 16) return bytes
    switch (next(6)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8))
        break
      case 1:
        bytes.writeUInt32LE(values[next(values.length)] ?? 0, at & ~3)
        break
      case 2:
        bytes.writeBigUInt64LE(BigInt(next(bytes.length * 2)), at & ~7)
        break
      case 3:
        bytes.write(magics[next(magics.length)] ?? '', at, 'latin1')
        break
      case 4:
        bytes.copyWithin(at, next(bytes.length), next(bytes.length))
        break
      default:
        if (next(4) === 0) bytes = bytes.subarray(0, next(bytes.length))
    }
  }
  return bytes
}

/** What reading a damaged file took, in bytes: from the file, and of its budget. Throws where there is no answer. */
export function readDamaged(bytes: Uint8Array): { readonly read: number; readonly spent: number } {
  let read = 0
  const memory = memorySource(bytes)
  const source = {
    ...memory,
    read: (offset: number, length: number) => {
      const piece = memory.read(offset, length)
      read += piece.length
      return piece
    },
  }
  const budget = budgetFor(bytes.length)
  const before = budget.bytes
  const file = inspectFile(source, 'file', budget)
  for (const { offset } of file.images)
    if (!(offset <= bytes.length)) throw new Error(`an image at ${offset} of ${bytes.length} bytes`)
  for (const { code } of file.problems) if (code !== 'VER004' && code !== 'VER010') throw new Error(code)
  verifyImages([file], { targets: [{ major: 9, minor: 0, suffix: '' }], ptx: [], toolkit: { major: 13, minor: 0 } })
  reportContainers(file)
  for (const unit of unitsOf(file))
    unitCoverage(unit, { name: '9.0', capability: { major: 9, minor: 0, suffix: '' } }, { jetson: [], toolkits: [] })
  return { read, spent: before - budget.bytes }
}
