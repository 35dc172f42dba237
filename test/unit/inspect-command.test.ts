import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entry, elf, fatbin, library, zstd } from './inspect-fixtures.ts'
import { verifyInChild, verifyInFrugalChild } from './verify-child.ts'

const faults = join(import.meta.dirname, 'fixtures/inspect/faults')

interface Answer {
  readonly files: readonly {
    readonly file: string
    readonly targets: readonly string[]
    readonly partly: readonly { readonly target: string; readonly units: number }[]
    readonly linkedAtLoad: readonly string[]
    readonly places: readonly string[]
  }[]
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly message: string }[]
}

async function ask(folder: string, ...args: readonly string[]) {
  const { code, stdout, ...cost } = await verifyInChild(folder, ...args, '--json')
  const { files, problems } = JSON.parse(stdout) as Answer
  return {
    code,
    files: files.map(({ file, targets, partly, linkedAtLoad, places }) =>
      [
        `${file}:`,
        ...targets.map((one) => (linkedAtLoad.includes(one) ? `${one} at load` : one)),
        ...partly.map((one) => `${one.target} in ${one.units}`),
        `(${places.join(' ')})`,
      ].join(' '),
    ),
    problems: problems.filter(({ code: one }) => one !== 'VER007').map(({ code: one, message }) => `${one} ${message}`),
    stdout,
    ...cost,
  }
}

describe('nix-cuda verify of files that were once read wrongly', () => {
  it.each<[string, string, 0 | 1, readonly string[], readonly string[]]>([
    [
      'split.so',
      '8.0,9.0',
      1,
      ['split.so: sm_80 sm_90 in 1 (.nv_fatbin)'],
      ['VER001 split.so: 1 of 2 units lacks sm_90: kernel second.'],
    ],
    [
      'half.so',
      '8.0,9.0',
      1,
      ['half.so: sm_80 at load (__nv_relfatbin .nv_fatbin)'],
      [
        'VER001 half.so lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together.',
      ],
    ],
    [
      'half.a',
      '8.0,9.0',
      1,
      ['half.a: sm_80 sm_90 in 1 (__nv_relfatbin)'],
      ['VER001 half.a: 1 of 2 units lacks sm_90: byte 12366 in __nv_relfatbin of d.o.'],
    ],
    [
      'device-link-half.a',
      '8.0,9.0',
      1,
      ['device-link-half.a: sm_80 (__nv_relfatbin .nv_fatbin)'],
      [
        'VER001 device-link-half.a lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together.',
      ],
    ],
    ['device-link.a', '8.0,9.0', 0, ['device-link.a: sm_80 sm_90 at load (__nv_relfatbin .nv_fatbin)'], []],
    [
      'rdc-linked-80-relocatable-90.o',
      '9.0',
      0,
      ['rdc-linked-80-relocatable-90.o: sm_80 sm_90 at load (__nv_relfatbin .nv_fatbin)'],
      [],
    ],
    ['fatbin-in-rodata.so', '9.0', 0, ['fatbin-in-rodata.so: sm_90 (.rodata)'], []],
    ['cubin-in-rodata.so', '9.0', 0, ['cubin-in-rodata.so: sm_90 (.rodata)'], []],
    [
      'device-code-in-rodata.so',
      '9.0',
      1,
      ['device-code-in-rodata.so: sm_80 in 1 sm_90 in 1 (.rodata)'],
      ['VER001 device-code-in-rodata.so: 1 of 2 units lacks sm_90: kernels k2, saxpy.'],
    ],
    [
      'demo-1.0-py3-none-linux_x86_64.whl',
      '9.0',
      0,
      ['demo-1.0-py3-none-linux_x86_64.whl!/demo/_C.so: sm_90 (__nv_relfatbin .nv_fatbin)'],
      [],
    ],
    ['kernel_sm_90.cubin.zst', '9.0', 0, ['kernel_sm_90.cubin.zst: sm_90 (cubin)'], []],
    [
      'mixed',
      '9.0',
      0,
      [
        'mixed/demo-1.0-py3-none-linux_x86_64.whl!/demo/_C.so: sm_90 (__nv_relfatbin .nv_fatbin)',
        'mixed/one.fatbin: sm_80 sm_90 (fatbin)',
      ],
      [],
    ],
    [
      'mixed',
      '8.0',
      1,
      [
        'mixed/demo-1.0-py3-none-linux_x86_64.whl!/demo/_C.so: sm_90 (__nv_relfatbin .nv_fatbin)',
        'mixed/one.fatbin: sm_80 sm_90 (fatbin)',
      ],
      ['VER001 mixed/demo-1.0-py3-none-linux_x86_64.whl!/demo/_C.so lacks sm_80: expected sm_80, found sm_90.'],
    ],
    [
      'zstd-9x512MiB.fatbin',
      '9.0',
      1,
      ['zstd-9x512MiB.fatbin: sm_90 (fatbin)'],
      [
        'VER004 zstd-9x512MiB.fatbin is damaged at byte 80: the compressed size of an image is impossible. 8 more of this kind.',
      ],
    ],
    [
      '60000-note-sections.cubin.gz',
      '9.0',
      1,
      ['60000-note-sections.cubin.gz: (cubin)'],
      ['VER003 No device code in 1 file, only images without a kernel.'],
    ],
    ['control-characters-in-member-name.a', '8.0', 0, ['control-characters-in-member-name.a: sm_80 (.nv_fatbin)'], []],
  ])('%s for %s', async (name, capabilities, code, files, problems) => {
    const answer = await ask(faults, name, '--capabilities', capabilities)
    expect([answer.code, answer.files, answer.problems]).toEqual([code, files, problems])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(answer.stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]/)
    expect(answer.mebibytes).toBeLessThan(name.startsWith('zstd-9x') ? 150 : 200)
    // Of the processor, which a busy machine's caches make slower; unbounded work would take minutes.
    expect(answer.seconds).toBeLessThan(30)
  })
})

describe('nix-cuda verify of what has no device code', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'))
    writeFileSync(join(folder, 'plain.so'), elf([{ name: '.rodata', data: Buffer.from('text') }]))
    writeFileSync(join(folder, 'cuda.so'), library(fatbin({})))
    writeFileSync(join(folder, 'text'), 'text')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    ['plain.so --capabilities 8.0', 1, ['VER003 error No device code in 1 file.']],
    ['plain.so', 0, ['VER003 notice No device code in plain.so.']],
    ['cuda.so plain.so --capabilities 8.0', 0, ['VER003 notice No device code in 1 of 2 paths: plain.so.']],
    ['cuda.so --capabilities 8.0', 0, []],
    [
      'text --capabilities 8.0',
      1,
      [
        'VER014 error text is not a kind of file that can contain device code.',
        'VER003 error No file that can hold device code was found.',
      ],
    ],
  ])('%s', async (args, code, problems) => {
    const { code: got, stdout } = await verifyInChild(folder, ...args.split(' '), '--json')
    const said = (JSON.parse(stdout) as Answer).problems
    expect(got).toBe(code)
    expect(said.map((one) => `${one.code} ${one.severity} ${one.message}`)).toEqual(problems)
  })
})

describe('the memory of nix-cuda verify', () => {
  let folder = ''
  let nothing = 0
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'verify-'))
    writeFileSync(join(folder, 'plain.so'), elf([]))
    nothing = (await verifyInFrugalChild(folder, 'plain.so')).mebibytes
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const largest = 4

  /** Its notes lie behind 4 MiB of code, so that all of it has to be unpacked; a hundred of them together would be too much. */
  const large = () =>
    elf(
      [
        { name: '.text.scale', data: Buffer.alloc(largest * 2 ** 20 - 2 ** 12, Buffer.from('code')) },
        { name: '.nv.constant0.scale', data: randomBytes(2 ** 18) },
      ],
      { machine: 190, version: 124, flags: 80 | (80 << 16) | 0x500, abiVersion: 7, type: 2 },
    )

  it.each<[string, () => Entry]>([
    ['zstd', () => ({ flags: zstd, payload: zstdCompressSync(large()), uncompressed: large().length })],
    ['none', () => ({ payload: large() })],
  ])('stays within 100 MiB above the largest of several images, packed by %s', async (name, make) => {
    const entry = make()
    writeFileSync(join(folder, `${name}.so`), library(fatbin(...Array<Entry>(name === 'none' ? 2 : 100).fill(entry))))
    // Without the flag V8 lets 64 MiB of buffers lie that nothing needs (kExternalAllocationSoftLimit) before it frees them; what
    // this is about is what verify holds.
    const { code, stdout, mebibytes } = await verifyInFrugalChild(folder, `${name}.so`, '--capabilities', '8.0')
    expect(stdout).toContain('sm_80')
    expect(code).toBe(0)
    expect(mebibytes - nothing).toBeLessThan(100 + largest)
  })
})
