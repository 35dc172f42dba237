import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { parseCapability, smName } from '../../src/model/capability.ts'
import { real } from './inspect-fixtures.ts'

/** Files that were once read wrongly, with what an H200 or the compiler said of them; faults/README.md says how they were made. */
const read = (name: string) =>
  name.endsWith('.gz') ? gunzipSync(real(`faults/${name}`)) : Buffer.from(real(`faults/${name}`))

function verify(name: string, targets: string) {
  const file = inspectFile(memorySource(read(name)), name)
  const capabilities = targets.split(' ').flatMap((one) => parseCapability(one) ?? [])
  const { problems, files } = verifyImages([file], { targets: capabilities, ptx: [] })
  const failures = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message}`)
  const [report] = files
  return { failures, targets: report?.targets.map(smName).join(' '), report }
}

describe('a target counts only if every unit has it', () => {
  it('names the kernel whose unit lacks it', () => {
    // On an H200 `first` runs and `second` ends with cudaErrorNoKernelImageForDevice.
    expect(verify('split.so', '8.0 9.0').failures).toEqual([
      'VER001 split.so: 1 of 2 units lacks sm_90: kernel second.',
    ])
    expect(verify('split.so', '8.0').failures).toEqual([])
  })
})

describe('a device link', () => {
  it('has a target that every relocatable object has: the driver links it when the program is loaded', () => {
    const { failures, targets, report } = verify('rdc-linked-80-relocatable-90.o', '9.0')
    expect([failures, targets, report?.linkedAtLoad.map(smName)]).toEqual([[], 'sm_80 sm_90', ['sm_90']])
  })

  it('lacks a target that one object lacks', () => {
    // cudaErrorInvalidSource on an H200.
    expect(verify('half.so', '8.0 9.0').failures).toEqual([
      'VER001 half.so lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together.',
    ])
    expect(verify('half.a', '8.0 9.0').failures).toEqual([
      'VER001 half.a: 1 of 2 units lacks sm_90: byte 12366 in __nv_relfatbin of d.o.',
    ])
  })
})

describe('a device link in an archive', () => {
  it('joins the members that it names', () => {
    const { failures, report } = verify('device-link.a', '8.0 9.0')
    expect(failures).toEqual([])
    expect(report).toMatchObject({ units: 1, partly: [] })
    expect(report?.linkedAtLoad.map(smName)).toEqual(['sm_90'])
  })

  it('lacks a target that one of these members lacks', () => {
    expect(verify('device-link-half.a', '8.0').failures).toEqual([])
    expect(verify('device-link-half.a', '8.0 9.0').failures).toEqual([
      'VER001 device-link-half.a lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together.',
    ])
  })

  it('has only what was linked where one of its objects lies in another file', () => {
    expect(verify('device-link-alone.a', '8.0').failures).toEqual([])
    expect(verify('device-link-alone.a', '8.0 9.0').failures).toEqual([
      'VER001 device-link-alone.a lacks sm_90: expected sm_80, sm_90, found sm_80. sm_90 is in 1 of 2 relocatable objects that are linked together, of which 1 is not in this file.',
    ])
  })

  it('leaves alone the members of an archive without a device link', () => {
    expect(verify('half.a', '8.0').report?.units).toBe(2)
  })
})

describe('several device links in one library', () => {
  it('are units of their own, each with its objects', () => {
    const { failures, targets, report } = verify('two-links.so', '8.0 9.0')
    // One is linked for sm_80, and the driver links it for sm_90; the other is linked for both.
    expect([failures, targets, report?.units, report?.linkedAtLoad.map(smName)]).toEqual([
      [],
      'sm_80 sm_90',
      2,
      ['sm_90'],
    ])
  })

  it('do not take the kernel of the same name in another source for theirs', () => {
    // `third` is relocatable and linked for sm_80 alone; another source has a static `third` for sm_80 and sm_90.
    const { failures, report } = verify('same-name.so', '8.0 9.0')
    expect(failures).toEqual(['VER001 same-name.so: 1 of 2 units lacks sm_90: kernel third.'])
    expect(report?.units).toBe(2)
    expect(verify('same-name.so', '8.0').failures).toEqual([])
  })

  it('are not guessed where two sources have the same kernel and the records are missing', () => {
    const bytes = Buffer.from(real('faults/same-name.so'))
    for (let at = bytes.indexOf('b1436246', 0, 'hex'); at >= 0; at = bytes.indexOf('b1436246', at, 'hex'))
      bytes.fill(0, at, at + 24)
    const file = inspectFile(memorySource(bytes), 'file')
    expect(file.registration.records.size).toBe(0)
    const { problems } = verifyImages([file], { targets: [{ major: 9, minor: 0, suffix: '' }], ptx: [] })
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['VER001'])
  })
})

describe('a kernel that is compiled for some of the targets', () => {
  it('is told by its name', () => {
    const file = inspectFile(memorySource(read('guarded.so')), 'guarded.so')
    const told = (targets: string[]) =>
      verifyImages([file], { targets: targets.flatMap((one) => parseCapability(one) ?? []), ptx: [] })
        .problems.filter(({ code }) => code !== 'VER007')
        .map(({ code, severity, message }) => `${severity} ${code} ${message}`)
    expect(told(['8.0', '9.0'])).toEqual([
      'notice VER018 guarded.so: 1 of 2 kernels lacks sm_80, which their units have: kernel tuned.',
    ])
    expect(told(['9.0'])).toEqual([])
  })
})

describe('device code outside the sections of nvcc', () => {
  it.each([
    ['fatbin-in-rodata.so', 'sm_90', ['.rodata fatbin cubin sm_90']],
    ['cubin-in-rodata.so', 'sm_90', ['.rodata cubin cubin sm_90']],
    [
      'device-code-in-rodata.so',
      '',
      ['.rodata cubin cubin sm_90', '.rodata fatbin cubin sm_80', '.rodata fatbin ptx sm_80', '.rodata ptx ptx sm_80'],
    ],
  ])('%s', (name, targets, places) => {
    const { images, problems } = inspectFile(memorySource(read(name)), name)
    const place = (one: (typeof images)[number]) =>
      `${one.container.section} ${one.container.form} ${one.kind} ${smName(one.capability)}`
    expect(images.map(place)).toEqual(places)
    expect(problems).toEqual([])
    expect(verify(name, '9.0').targets).toBe(targets)
  })
})

describe('hostile files', () => {
  it('does not unpack 4.5 GB out of 179 kB', () => {
    const before = process.memoryUsage().rss
    expect(verify('zstd-9x512MiB.fatbin', '9.0').failures).toEqual([
      'VER004 zstd-9x512MiB.fatbin is damaged at byte 80: the compressed size of an image is impossible. 8 more of this kind.',
    ])
    expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 28)
  })

  it('reads no more than 1 MiB of the notes that 60,000 sections name', () => {
    let bytes = 0
    const memory = memorySource(read('60000-note-sections.cubin.gz'))
    const source = {
      ...memory,
      read: (offset: number, length: number) => {
        bytes += length
        return memory.read(offset, length)
      },
    }
    expect(inspectFile(source, 'file').images).toHaveLength(1)
    expect(bytes).toBeLessThan(2 ** 25)
  })

  it('escapes control characters in the names of members', () => {
    const { images } = inspectFile(memorySource(read('control-characters-in-member-name.a')), 'file')
    const names = images.map(({ container }) => container.member ?? '')
    expect(names.join()).toMatch(/\\x1b|\\x0a/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(names.join()).not.toMatch(/[\x00-\x1f\x7f]/)
  })
})
