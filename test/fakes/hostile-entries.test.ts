/** Entries of the cache that somebody hostile made: nothing of them leaves the folder that they are unpacked to. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { type Header, pack } from 'tar-stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../../src/runner/exec.ts'
import { unpackEntry } from '../../src/runner/unpack-entry.ts'
import { entryName } from '../../src/store-cache/key.ts'
import { testHost } from '../unit/host.ts'
import { withCache } from '../with-cache.ts'
import { type GitHubServices, startGitHubServices } from './github-services.ts'

type Member = Partial<Header> & Pick<Header, 'name'>
type Members = (name: string, outside: string) => readonly Member[]

const temp = mkdtempSync(join(tmpdir(), 'hostile-entries-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

const isRoot = process.getuid?.() === 0
const names = [entryName('/nix/store', undefined), entryName('/nix/store', 'ours:key')] as const

/** What each does when real tar unpacks it as @actions/cache runs it: `outside` is a folder beside that of the entry. */
const hostile: Readonly<Record<string, Members>> = {
  'an absolute path': (_, outside) => [{ name: join(outside, 'precious') }],
  'a path with ..': (name) => [{ name: `${name}/../../outside/precious` }],
  'a path that begins with ..': () => [{ name: '../outside/precious' }],
  'a path beside the folder': () => [{ name: 'beside' }],
  'a symlink to a folder, and a file through it': (name, outside) => [
    { name: `${name}/link`, type: 'symlink', linkname: outside },
    { name: `${name}/link/precious` },
  ],
  'the folder as a symlink': (name, outside) => [
    { name, type: 'symlink', linkname: outside },
    { name: `${name}/precious` },
  ],
  'a hard link to a file': (name, outside) => [
    { name: `${name}/link`, type: 'link', linkname: join(outside, 'precious') },
  ],
  'a fifo': (name) => [{ name: `${name}/special`, type: 'fifo' }],
  'a device': (name) => [{ name: `${name}/special`, type: 'character-device', devmajor: 1, devminor: 3 }],
  'the same file twice': (name) => [{ name: `${name}/file` }, { name: `${name}/file` }],
  'a file in place of the folder': (name) => [{ name }],
  'an empty step in its path': (name) => [{ name: `${name}//file` }],
  'a step to where it is': (name) => [{ name: `${name}/./file` }],
  'a path that is too long': (name) => [{ name: inSteps(name, 1_001) }],
}

/** A path of so many characters, in steps that a file system takes. */
function inSteps(name: string, length: number): string {
  const steps = Array.from({ length: 9 }, () => 'x'.repeat(100)).join('/')
  return `${name}/${steps}/`.padEnd(length, 'y')
}

/** A tar of the members; files hold `hostile`. */
function tar(members: readonly Member[]): Promise<Buffer> {
  const packed = pack()
  for (const member of members) packed.entry(member, (member.type ?? 'file') === 'file' ? 'hostile' : '')
  packed.finalize()
  return buffer(packed as unknown as AsyncIterable<Uint8Array>)
}

/** A folder for an entry, with a file of somebody else's beside it. */
function place() {
  const top = mkdtempSync(join(temp, 'place-'))
  const [folder, outside] = [join(top, 'job'), join(top, 'outside')]
  mkdirSync(folder)
  mkdirSync(outside)
  writeFileSync(join(outside, 'precious'), 'precious')
  const untouched = () =>
    readFileSync(join(outside, 'precious'), 'utf8') === 'precious' &&
    lstatSync(join(outside, 'precious')).nlink === 1 &&
    readdirSync(outside).join() === 'precious' &&
    readdirSync(top).toSorted().join() === 'job,outside'
  return { folder, outside, untouched }
}

describe.each(names)('an archive of the folder %s', (name) => {
  it.each(Object.entries(hostile))('with %s is refused whole', async (kind, members) => {
    const { folder, outside, untouched } = place()
    const archive = join(folder, 'archive')
    writeFileSync(archive, zstdCompressSync(await tar([{ name: `${name}/first` }, ...members(name, outside)])))
    const why = kind === 'the same file twice' ? /^EEXIST/ : /^its member "[^"]{4,120}" is /
    await expect(unpackEntry(archive, folder, name)).rejects.toThrow(why)
    expect(untouched()).toBe(true)
    expect(readdirSync(folder).filter((entry) => entry !== 'archive' && entry !== name)).toEqual([])
  })

  it('replaces what was there, also a link, and makes private files', async () => {
    const { folder, outside, untouched } = place()
    const archive = join(folder, 'archive')
    const members: readonly Member[] = [
      { name: `${name}/`, type: 'directory', mode: 0o777 },
      { name: `${name}/nar/`, type: 'directory' },
      { name: `${name}/nar/file`, mode: 0o6777 },
      { name: `${name}/${'long'.repeat(60)}/file` },
      { name: `${name}/folders/that/nobody/made` },
      { name: inSteps(name, 1_000) },
    ]
    const inFrames = (bytes: Buffer) =>
      Buffer.concat([zstdCompressSync(bytes.subarray(0, 700)), zstdCompressSync(bytes.subarray(700))])
    for (const compress of [zstdCompressSync, inFrames, gzipSync]) {
      rmSync(join(folder, name), { recursive: true, force: true })
      execFileSync('ln', ['-s', outside, join(folder, name)])
      writeFileSync(archive, compress(await tar(members)))
      await unpackEntry(archive, folder, name)
      expect(lstatSync(join(folder, name)).mode & 0o7777).toBe(0o700)
      expect(lstatSync(join(folder, name, 'nar/file')).mode & 0o7777).toBe(0o600)
      expect(readFileSync(join(folder, name, 'nar/file'), 'utf8')).toBe('hostile')
      expect(existsSync(join(folder, name, 'long'.repeat(60), 'file'))).toBe(true)
    }
    expect(untouched()).toBe(true)
  })
})

it('says what a member is that it does not take', async () => {
  const { folder } = place()
  const archive = join(folder, 'archive')
  writeFileSync(archive, gzipSync(await tar([{ name: 'entry/link', type: 'symlink', linkname: 'x' }])))
  await expect(unpackEntry(archive, folder, 'entry')).rejects.toThrow(
    'its member "entry/link" is neither a file nor a folder, but symlink',
  )
})

it('takes what shrinks well, as far as its size allows it', async () => {
  const { folder } = place()
  const archive = join(folder, 'archive')
  const large = pack()
  large.entry({ name: 'entry/random' }, randomBytes(2 ** 20))
  large.entry({ name: 'entry/zeros' }, Buffer.alloc(2 ** 26))
  large.finalize()
  writeFileSync(archive, zstdCompressSync(await buffer(large as unknown as AsyncIterable<Uint8Array>)))
  await unpackEntry(archive, folder, 'entry')
  expect(lstatSync(join(folder, 'entry/zeros')).size).toBe(2 ** 26)
})

it('refuses more members than an entry can have, however small they are', async () => {
  const { folder } = place()
  const archive = join(folder, 'archive')
  const header = (await tar([{ name: 'entry/', type: 'directory' }])).subarray(0, 512)
  const of = (count: number) => Buffer.concat([...Array<Buffer>(count).fill(header), Buffer.alloc(1_024)])
  writeFileSync(archive, zstdCompressSync(of(250_001)))
  await expect(unpackEntry(archive, folder, 'entry')).rejects.toThrow(/more than an archive of its size should/)
  writeFileSync(archive, zstdCompressSync(of(250_000)))
  await unpackEntry(archive, folder, 'entry')
})

it('refuses what is no archive, is cut off, or unpacks to far more than its size', async () => {
  const { folder } = place()
  const archive = join(folder, 'archive')
  const whole = await tar([{ name: 'entry/a' }])
  const large = pack()
  large.entry({ name: 'entry/zeros' }, Buffer.alloc(2 ** 27))
  large.finalize()
  const bomb = zstdCompressSync(await buffer(large as unknown as AsyncIterable<Uint8Array>))
  for (const [content, why] of [
    [Buffer.from('none'), /^it is packed neither/],
    [Buffer.alloc(0), /^it is packed neither/],
    [zstdCompressSync(whole).subarray(0, 40), /unexpected end of file/],
    [zstdCompressSync(whole.subarray(0, 515)), /Unexpected end of data/],
    [bomb, /more than an archive of its size should/],
  ] as const) {
    writeFileSync(archive, content)
    await expect(unpackEntry(archive, folder, 'entry')).rejects.toThrow(why)
  }
})

describe('an entry in the cache service', () => {
  let services: GitHubServices
  beforeAll(async () => {
    services = await startGitHubServices()
  })
  afterAll(() => services.stop())
  beforeEach(() => services.empty())

  const openCache = (path = process.env['PATH']) =>
    withCache(testHost({ exec: runCommand, env: { PATH: path, ...services.environment({}) } })).cache

  /** Stores an entry of this name, and puts other members into its archive. */
  async function poison(name: string, members: readonly Member[]): Promise<Buffer> {
    const { folder } = place()
    mkdirSync(join(folder, name))
    expect(await openCache().store(folder, name, 'key')).toMatchObject({ value: 'saved' })
    const archive = zstdCompressSync(await tar([{ name: `${name}/`, type: 'directory' }, ...members]))
    services.tamper({ cache: 'key' }, () => archive)
    return archive
  }

  /** What @actions/cache does by itself, as of its internal/tar.js. */
  function unpackAsTheLibrary(archive: Buffer, folder: string): void {
    writeFileSync(join(folder, 'archive'), archive)
    const args = ['-xf', 'archive', '-P', '-C', folder, '--use-compress-program', 'unzstd']
    execFileSync('tar', args, { cwd: folder, stdio: 'ignore' })
  }

  const attacks = Object.entries(hostile).filter(([kind]) => /absolute|\.\.|through|hard link|device/.test(kind))
  it.each(
    attacks.flatMap(([kind, members], index) => {
      const both = index === 0 ? names : [names[0]]
      return both.map((name) => [kind, name, members] as const)
    }),
  )('with %s, as %s, does harm by real tar, and none here', async (kind, name, members) => {
    const naive = place()
    const archive = await poison(name, members(name, naive.outside))
    if (kind !== 'a device' || isRoot) {
      unpackAsTheLibrary(archive, naive.folder)
      const made = join(naive.folder, name, 'special')
      expect(naive.untouched() && !lstatSync(made, { throwIfNoEntry: false })).toBe(false)
    }
    const here = place()
    services.tamper({ cache: 'key' }, () => archive)
    rmSync(join(naive.outside, 'precious'))
    writeFileSync(join(naive.outside, 'precious'), 'precious')
    const fetched = await openCache().fetch(here.folder, name, 'key', 'key')
    expect(fetched).toMatchObject({ kind: 'damaged', reason: expect.stringMatching(/^its member/) })
    expect(here.untouched()).toBe(true)
    expect(readFileSync(join(naive.outside, 'precious'), 'utf8')).toBe('precious')
    expect(existsSync(join(here.folder, name))).toBe(false)
  })

  it('is packed and unpacked without a program that sees the token of the runner', async () => {
    const { folder } = place()
    const bin = join(folder, 'bin')
    const seen = join(folder, 'seen')
    mkdirSync(bin)
    for (const program of ['tar', 'zstd', 'zstdmt', 'unzstd']) {
      const real = execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim()
      const script = `#!/bin/sh\nenv >> ${seen}\nexec ${real} "$@"\n`
      writeFileSync(join(bin, program), script, { mode: 0o755 })
    }
    mkdirSync(join(folder, 'entry'))
    writeFileSync(join(folder, 'entry', 'file'), 'content')
    const cache = openCache(`${bin}:${process.env['PATH']}`)
    expect(await cache.store(folder, 'entry', 'key')).toMatchObject({ value: 'saved' })
    expect(await cache.fetch(folder, 'entry', 'key', 'key')).toEqual({ kind: 'ok', value: 'key' })
    const environment = readFileSync(seen, 'utf8')
    expect(environment).toContain('ACTIONS_RESULTS_URL=')
    expect(environment).not.toContain('ACTIONS_RUNTIME_TOKEN')
    expect(environment).not.toContain(services.env['ACTIONS_RUNTIME_TOKEN'])
  })
})
