/** The archives of layers, read by GNU tar and Python's tarfile. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { storeEntries, tarPieces } from '../../src/ship/oci/content.ts'
import { type TarEntry, tarHeader } from '../../src/ship/oci/tar.ts'

const temp = mkdtempSync(join(tmpdir(), 'oci-tar-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

function archiveOf(paths: readonly string[], pieceBytes?: number): Buffer {
  // Each piece is copied: it is valid for a short time only.
  return Buffer.concat(Array.from(tarPieces(storeEntries(paths), pieceBytes), (piece) => Buffer.from(piece)))
}

/** Everything below a folder: kind, executable bit and content, by the bytes of its name. */
function treeOf(top: string): Record<string, string> {
  const found: Record<string, string> = {}
  const visit = (path: Buffer, name: string) => {
    const stat = lstatSync(path)
    if (stat.isSymbolicLink()) found[name] = `link ${readlinkSync(path, { encoding: 'buffer' }).toString('hex')}`
    else if (stat.isFile()) found[name] = `${stat.mode & 0o7777} ${digest(readFileSync(path))}`
    else {
      found[name] = `folder ${stat.mode & 0o7777}`
      for (const child of readdirSync(path, { encoding: 'buffer' })) {
        visit(Buffer.concat([path, Buffer.from('/'), child]), `${name}/${child.toString('hex')}`)
      }
    }
  }
  visit(Buffer.from(top), '')
  return found
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A path with all that is hard about names and kinds of files, as Nix leaves it: read-only. */
function hostilePath(name: string): string {
  const top = join(temp, name, 'store', '00000000000000000000000000000000-hostile')
  mkdirSync(join(top, 'bin'), { recursive: true })
  mkdirSync(join(top, 'empty'))
  const long = ['d'.repeat(90), 'e'.repeat(90), 'f'.repeat(90)].reduce((folder, part) => join(folder, part), top)
  mkdirSync(long, { recursive: true })
  writeFileSync(join(long, 'past 255 bytes'), 'deep')
  writeFileSync(join(top, 'g'.repeat(180)), 'no slash to split at')
  writeFileSync(join(top, 'a name\nof two lines, with "quotes" and \\'), 'odd')
  writeFileSync(join(top, 'größe-大きさ'), 'UTF-8')
  writeFileSync(Buffer.concat([Buffer.from(`${top}/`), Buffer.from([0x66, 0xff, 0xfe])]), 'no UTF-8')
  writeFileSync(Buffer.concat([Buffer.from(`${long}/`), Buffer.from([0xff, 0xc0])]), 'no UTF-8 and long')
  writeFileSync(join(top, 'nothing'), '')
  writeFileSync(join(top, 'one block'), 'x'.repeat(512))
  writeFileSync(join(top, 'sparse'), '')
  truncateSync(join(top, 'sparse'), 3_000_000)
  writeFileSync(join(top, 'bin/run'), '#!/bin/sh\n')
  chmodSync(join(top, 'bin/run'), 0o4755)
  linkSync(join(top, 'one block'), join(top, 'the same block'))
  symlinkSync('bin/run', join(top, 'short link'))
  symlinkSync(`/nowhere/${'t'.repeat(300)}`, join(top, 'long link'))
  return top
}

/** The same tree with what Nix makes of it: no bits but the executable one. */
function asNixHasIt(tree: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, what]) => {
      if (what.startsWith('folder')) return [name, `folder ${0o555}`]
      const [mode = '', content] = what.split(' ')
      return what.startsWith('link') ? [name, what] : [name, `${Number(mode) & 0o100 ? 0o555 : 0o444} ${content}`]
    }),
  )
}

describe('the archive of a layer', () => {
  const path = hostilePath('first')

  for (const reader of ['GNU tar', 'Python'] as const) {
    it(`has every file as ${reader} unpacks it`, () => {
      const folder = join(temp, reader)
      mkdirSync(folder)
      const archive = join(temp, `${reader}.tar`)
      writeFileSync(archive, archiveOf([path]))
      if (reader === 'GNU tar') execFileSync('tar', ['-xpf', archive, '-C', folder, '--delay-directory-restore'])
      else {
        const script = 'import sys, tarfile; tarfile.open(sys.argv[1]).extractall(sys.argv[2])'
        execFileSync('python3', ['-W', 'ignore', '-c', script, archive, folder], {
          env: { ...process.env, LC_ALL: 'C.UTF-8' },
        })
      }
      expect(treeOf(join(folder, path))).toEqual(asNixHasIt(treeOf(path)))
    })
  }

  it('says nothing of the machine: owner, time, links, and order', () => {
    const other = hostilePath('second')
    // The same path of another machine: other times, and equal files are not linked.
    rmSync(join(other, 'the same block'))
    writeFileSync(join(other, 'the same block'), 'x'.repeat(512))
    utimesSync(join(other, 'nothing'), 1_700_000_000, 1_700_000_000)
    chmodSync(join(other, 'nothing'), 0o600)
    const listed = execFileSync('tar', ['-tvf', '-', '--numeric-owner', '--full-time', '--quoting-style=c'], {
      input: archiveOf([path]),
      env: { ...process.env, TZ: 'UTC' },
    }).toString()
    const lines = listed.trim().split('\n')
    expect(lines.every((line) => / 0\/0 +\d+ 1970-01-01 00:00:01 /.test(line))).toBe(true)
    expect(lines.filter((line) => line.startsWith('h'))).toEqual([])
    expect(archiveOf([path], 512)).toEqual(archiveOf([path], 999))
    const entries = (top: string) =>
      Array.from(storeEntries([top]), ({ name, from: _, ...rest }) => [
        Buffer.from(name)
          .toString('latin1')
          .replace(/first|second/, ''),
        rest,
      ])
    expect(entries(other)).toEqual(entries(path))
  })

  it('has the folders above a path once, whatever their modes are here', () => {
    const header = execFileSync('tar', ['-tvf', '-'], { input: archiveOf([path]) })
      .toString()
      .split('\n')
    const above = header.filter((line) => line.startsWith('drwxr-xr-x'))
    expect(above.map((line) => line.replace(/.* /, ''))).toEqual(
      path
        .split('/')
        .slice(1, -1)
        .map((_, at, parts) => `${parts.slice(0, at + 1).join('/')}/`),
    )
  })

  it('refuses a pipe by name', () => {
    const folder = join(temp, 'pipe')
    mkdirSync(folder)
    execFileSync('mkfifo', [join(folder, 'p')])
    expect(() => archiveOf([folder])).toThrow(/neither a file, a folder nor a symlink/)
  })
})

describe('the header of an entry', () => {
  /** Length of the name, size and target, as Python reads them of headers that each are an archive of their own. */
  function read(entries: readonly TarEntry[]): unknown {
    const archives = entries.map((entry) => Buffer.from(tarHeader(entry)).toString('base64'))
    const script = `import sys, tarfile, json, io, base64
def read(archive):
  info = tarfile.open(fileobj=io.BytesIO(base64.b64decode(archive) + bytes(1024))).next()
  return [len(info.name), info.size, info.linkname]
print(json.dumps([read(line) for line in sys.stdin.read().split()]))`
    return JSON.parse(execFileSync('python3', ['-c', script], { input: archives.join('\n') }).toString())
  }
  const file = (length: number, size = 0): TarEntry => ({
    ...{ kind: 'file', mode: 0o444, size },
    name: Buffer.from(`nix/store/${'n'.repeat(length - 10)}`),
  })

  it('has sizes from 0 to beyond 8 GiB', () => {
    const sizes = [0, 8 ** 11 - 1, 8 ** 11, 2 ** 50]
    expect(read(sizes.map((size) => file(20, size)))).toEqual(sizes.map((size) => [20, size, '']))
  })

  it('needs an extended header only for what does not fit', () => {
    const blocks = (entry: TarEntry) => tarHeader(entry).length / 512
    expect(blocks(file(100, 8 ** 11 - 1))).toBe(1)
    expect(blocks(file(110))).toBe(1)
    expect(blocks(file(111))).toBe(3)
    expect(blocks(file(20, 8 ** 11))).toBe(3)
    const lengths = [97, 99, 100, 101, 110, 111, 255, 256, 995, 1009]
    expect(read(lengths.map((length) => file(length)))).toEqual(lengths.map((length) => [length, 0, '']))
  })
})
