import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inspectPaths } from '../../src/actions/verify/inspect-paths.ts'
import { holdsImages } from '../../src/inspect/list.ts'
import { openMembers } from '../../src/runner/archives.ts'
import { testHost } from './host.ts'
import { archive, cubin, fatbin, library, real } from './inspect-fixtures.ts'
import { zip } from './zip.ts'

let folder = ''
const write = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
const asked = { capabilities: undefined, toolkit: undefined, units: 'all', gpu: undefined, driver: undefined } as const

async function inspect(...names: string[]) {
  const host = testHost({ cwd: folder, env: { RUNNER_TEMP: join(folder, 'temp') } })
  const { files, problems } = await inspectPaths(
    host,
    names.map((name) => join(folder, name)),
    asked,
  )
  return {
    files: files.filter(({ images }) => images > 0).map(({ file, targets }) => `${file}: ${targets.join(' ')}`),
    problems: problems.map(({ code, severity, message }) => `${code} ${severity} ${message}`),
  }
}

async function tar(members: Readonly<Record<string, Uint8Array>>): Promise<Buffer> {
  const made = pack()
  for (const [name, bytes] of Object.entries(members)) made.entry({ name }, Buffer.from(bytes))
  made.finalize()
  const pieces: Buffer[] = []
  for await (const piece of made) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archives-'))
  mkdirSync(join(folder, 'temp'))
})
afterEach(() => {
  // Nothing that was unpacked stays.
  expect(readdirSync(join(folder, 'temp'))).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

describe('packed files', () => {
  it('opens a wheel and a compressed cubin', async () => {
    write('demo.whl', real('faults/demo-1.0-py3-none-linux_x86_64.whl'))
    write('kernel.cubin.zst', real('faults/kernel_sm_90.cubin.zst'))
    expect(await inspect('demo.whl', 'kernel.cubin.zst')).toEqual({
      files: ['demo.whl!/demo/_C.so: sm_90', 'kernel.cubin.zst: sm_90'],
      problems: [],
    })
  })

  it('opens an image archive, whose layers are archives, and members that do not fit in memory', async () => {
    const large = Buffer.concat([library(fatbin({})), Buffer.alloc(5 * 2 ** 20)])
    const layer = await tar({
      './usr/lib/a.so': large,
      'etc/motd': Buffer.from('text'),
      'usr/lib/b.a': archive([['b.o', library(fatbin({ arch: 90, payload: real('cuda13.5-sm80.fatbin') }))]]),
    })
    write(
      'image.tar',
      await tar({
        'manifest.json': Buffer.from('{}'),
        'blobs/sha256/0': gzipSync(layer),
        'blobs/sha256/1': zstdCompressSync(layer),
      }),
    )
    const { files } = await inspect('image.tar')
    expect(files.map((file) => file.split(':')[0])).toEqual([
      'image.tar!/blobs/sha256/0!/usr/lib/a.so',
      'image.tar!/blobs/sha256/0!/usr/lib/b.a',
      'image.tar!/blobs/sha256/1!/usr/lib/a.so',
      'image.tar!/blobs/sha256/1!/usr/lib/b.a',
    ])
  })

  it('opens zstd of several frames, which Node would cut after the first', async () => {
    const bytes = await tar({
      'a.so': library(fatbin({})),
      'b.so': library(fatbin({ arch: 90, payload: cubin({ sm: 90 }) })),
    })
    for (const size of [100, 700, bytes.length - 1]) {
      const frames: Buffer[] = []
      for (let at = 0; at < bytes.length; at += size) frames.push(zstdCompressSync(bytes.subarray(at, at + size)))
      write('frames.tar.zst', Buffer.concat(frames))
      expect((await inspect('frames.tar.zst')).files).toEqual([
        'frames.tar.zst!/a.so: sm_80',
        'frames.tar.zst!/b.so: sm_90',
      ])
    }
  })

  it('counts in a folder what it does not open, and refuses it as a path', async () => {
    mkdirSync(join(folder, 'lib'))
    write('lib/a.tar.xz', Buffer.from('\xfd7zXZ\0more', 'latin1'))
    write('lib/b.tar.xz', Buffer.from('\xfd7zXZ\0more', 'latin1'))
    write('lib/c.bz2', 'BZh91')
    write('lib/readme', 'text')
    expect((await inspect('lib')).problems).toEqual([
      'VER015 notice 3 packed files were not opened (2 xz, 1 bzip2), the first is lib/a.tar.xz.',
    ])
    expect((await inspect('lib/a.tar.xz')).problems).toEqual(['VER014 error lib/a.tar.xz cannot be opened: xz.'])
    expect((await inspect('lib/readme')).problems).toEqual([
      'VER014 error lib/readme is not a kind of file that can contain device code.',
    ])
  })

  it('reports what is cut off, and goes on', async () => {
    const wheel = real('faults/demo-1.0-py3-none-linux_x86_64.whl')
    mkdirSync(join(folder, 'lib'))
    write('lib/a.whl', wheel.subarray(0, wheel.length - 100))
    write('lib/b.cubin.zst', real('faults/kernel_sm_90.cubin.zst').subarray(0, 900))
    write('lib/c.tar', (await tar({ 'a.so': library(fatbin({})) })).subarray(0, 700))
    write('lib/d.so', library(fatbin({})))
    const { files, problems } = await inspect('lib')
    expect(files).toEqual(['lib/d.so: sm_80'])
    expect(problems.map((problem) => problem.replace(/(unpacked):.*/, '$1'))).toEqual([
      'VER004 error lib/a.whl cannot be unpacked',
      'VER004 error lib/b.cubin.zst cannot be unpacked',
      'VER004 error lib/c.tar cannot be unpacked',
    ])
  })

  it('refuses members that are named outside of their archive, with one finding', async () => {
    const code = library(fatbin({}))
    write(
      'slip.zip',
      zip([
        ['../../a.so', code],
        ['../b.so', code],
      ]),
    )
    write('slip.tar', await tar({ '../../a.so': code, 'lib/../../b.so': code }))
    expect((await inspect('slip.zip')).problems).toEqual([
      'VER004 error slip.zip cannot be unpacked: invalid relative path: ../../a.so.',
    ])
    expect((await inspect('slip.tar')).problems).toEqual([
      'VER004 error slip.tar cannot be unpacked: invalid relative path: ../../a.so.',
    ])
    expect(readdirSync(folder).sort()).toEqual(['slip.tar', 'slip.zip', 'temp'])
  })

  it('shows no control characters of zip members', async () => {
    write('names.zip', zip([['a\x1b[31m\n::error::b.so', library(fatbin({}))]]))
    expect((await inspect('names.zip')).files).toEqual(['names.zip!/a\\x1b[31m\\x0a::error::b.so: sm_80'])
  })

  it('opens zip files in zip files to a depth, and no bomb of them', async () => {
    const nested = (depth: number, data: Uint8Array): Buffer =>
      depth === 0 ? Buffer.from(data) : zip([[`${depth}.zip`, nested(depth - 1, data)]], true)
    write('ok.zip', nested(3, library(fatbin({}))))
    expect(await inspect('ok.zip')).toEqual({ files: ['ok.zip!/3.zip!/2.zip!/1.zip: sm_80'], problems: [] })
    write('deep.zip', nested(8, library(fatbin({}))))
    const { files, problems } = await inspect('deep.zip')
    expect(files).toEqual([])
    expect(problems).toEqual([
      'VER015 notice 1 packed file was not opened (1 nested archive), deep.zip!/8.zip!/7.zip!/6.zip!/5.zip.',
    ])
    const layer = Buffer.concat([library(fatbin({})), Buffer.alloc(2 ** 20)])
    write(
      'bomb.zip',
      nested(
        2,
        zip(
          Array.from({ length: 20 }, (_, index) => [`${index}.so`, layer] as const),
          true,
        ),
      ),
    )
    const names: string[] = []
    const damage = await openMembers(join(folder, 'bomb.zip'), 'bomb.zip', {
      wanted: holdsImages,
      visit: (_, name) => names.push(name),
      unopened: () => undefined,
      folder: join(folder, 'temp'),
      budget: { bytes: 2 ** 22, expired: () => false },
    })
    expect(names.length).toBeLessThan(5)
    expect(damage.map(({ message }) => message)).toEqual([
      'bomb.zip cannot be unpacked: unpacking it takes more time or space than a file of its size should.',
    ])
  })

  it('stops at more than a file of its size should give, and shows no control characters', async () => {
    const bomb = zstdCompressSync(
      Buffer.concat([
        await tar({ 'a\x1b[31m\n.so': library(fatbin({})) }).then((made) => made.subarray(0, -1024)),
        await tar({ zeros: Buffer.alloc(2 ** 27) }),
      ]),
    )
    write('ok.tar.zst', bomb)
    expect((await inspect('ok.tar.zst')).files).toEqual(['ok.tar.zst!/a\\x1b[31m\\x0a.so: sm_80'])
    const zeros = zstdCompressSync(Buffer.alloc(2 ** 26))
    write(
      'bomb.zst',
      zstdCompressSync(
        Buffer.concat([Buffer.from(library(fatbin({}))), ...Array<Buffer>(20).fill(Buffer.alloc(2 ** 26))]),
      ),
    )
    write('nested.zst', zstdCompressSync(zeros))
    const { problems } = await inspect('bomb.zst')
    expect(problems.map((problem) => problem.slice(0, 30))).toEqual(['VER004 error bomb.zst cannot b'])
    expect((await inspect('nested.zst')).problems).toEqual(['VER003 notice No device code in nested.zst.'])
  })
})
