/**
 * Release archives as a hostile mirror would make them: tar written byte by byte, for tar itself would not write most of it.
 * Format: POSIX ustar (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06) with GNU's long
 * names (https://www.gnu.org/software/tar/manual/html_node/Standard.html, type L).
 */
import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'

/** The type flags of tar. */
const types = { file: '0', hardLink: '1', symlink: '2', charDevice: '3', blockDevice: '4', folder: '5', fifo: '6' }

export interface Entry {
  /** Latin-1: one character is one byte. */
  readonly name: string
  readonly type?: keyof typeof types
  readonly link?: string
  readonly mode?: number
  readonly text?: string
  /** Instead of text: so many zeros, a multiple of 64 MiB. */
  readonly zeros?: number
}

export interface Hostile {
  readonly what: string
  /** One, or several with | between. */
  readonly code: string
  /** Part of the message. */
  readonly says: RegExp
  readonly archive: Buffer
}

const version = '9.9.9'
const zeroBlock = 64 * 1024 * 1024
const digits = (digit: string) => digit.repeat(32)
const nix = `${digits('1')}-nix-${version}`
const cacert = `${digits('2')}-nss-cacert-3.117`
const other = `${digits('3')}-other`

function header({ name, type = 'file', link = '', mode = 0o644, text = '', zeros }: Entry): Buffer {
  const block = Buffer.alloc(512)
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  block.write(name.slice(0, 100), 0, 'latin1')
  octal(mode, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(zeros ?? text.length, 124, 12)
  octal(1, 136, 12)
  block.write(types[type], 156)
  block.write(link, 157, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  // The null device: harmless where somebody makes it.
  octal(1, 329, 8)
  octal(3, 337, 8)
  return summed(block)
}

function summed(block: Buffer): Buffer {
  block.write(' '.repeat(8), 148)
  let sum = 0
  for (const byte of block) sum += byte
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

function longName(name: string): Buffer {
  const block = header({ name: '././@LongLink', text: `${name}\0` })
  block.write('L', 156)
  return Buffer.concat([summed(block), padded(`${name}\0`)])
}

function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1')
  return Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)])
}

const xz = (bytes: Uint8Array) => execFileSync('xz', ['-0', '-T1', '-c'], { input: bytes, maxBuffer: 2 ** 30 })

/**
 * Says of its first block that a dictionary of 1 GiB is needed to read it: one byte of LZMA2's properties
 * (https://tukaani.org/xz/xz-file-format.txt, 3.1 and 5.3.1; one thread writes no sizes into the header).
 */
function withLargeDictionary(packed: Buffer): Buffer {
  const bytes = Buffer.from(packed)
  const block = bytes.subarray(12)
  const size = ((block[0] ?? 0) + 1) * 4
  if (block.toString('hex', 1, 4) !== '002101') throw new Error('xz writes another header than it is known for')
  block[4] = 36
  block.writeUInt32LE(crc32(block.subarray(0, size - 4)), size - 4)
  return bytes
}

/** Compressed in parts, which xz reads as one: zeros are packed once, however many there are. */
function archive(entries: readonly Entry[]): Buffer {
  let plain: Buffer[] = []
  const parts: Buffer[] = []
  let zeros: Buffer | undefined
  for (const entry of entries) {
    if (entry.name.length > 100) plain.push(longName(entry.name))
    plain.push(header(entry))
    if (entry.text) plain.push(padded(entry.text))
    if (entry.zeros === undefined) continue
    zeros ??= xz(Buffer.alloc(zeroBlock))
    parts.push(xz(Buffer.concat(plain)), ...Array<Buffer>(entry.zeros / zeroBlock).fill(zeros))
    plain = []
  }
  plain.push(Buffer.alloc(1024))
  return Buffer.concat([...parts, xz(Buffer.concat(plain))])
}

const registered = (names: readonly string[]) =>
  names.map((name) => `/nix/store/${name}\nsha256:${'0'.repeat(52)}\n120\n\n0\n`).join('')

/** Archives that are laid out as a release of version 9.9.9, but for what they are made for; `precious` is a folder outside. */
export function hostileArchives(system: string, precious: string): readonly Hostile[] {
  const top = `nix-${version}-${system}`
  const store = `${top}/store`
  const inside = `${store}/${nix}/x`
  /** What every release has; extra entries come last, or with `first` before all. */
  const release = (extra: readonly Entry[], { paths = [nix, cacert], reginfo = registered(paths) } = {}) =>
    archive([
      { name: `${top}/install`, mode: 0o755 },
      { name: `${top}/.reginfo`, text: reginfo },
      { name: `${store}/${nix}/bin/nix`, mode: 0o755, text: '#!/bin/sh\nexit 1\n' },
      { name: `${store}/${cacert}/etc/ssl/certs/ca-bundle.crt`, text: 'none' },
      ...extra,
    ])
  const hostile = (what: string, says: RegExp, bytes: Buffer, code = 'INS017'): Hostile => ({
    what,
    code,
    says,
    archive: bytes,
  })
  const many = (name: string, count: number): Entry[] =>
    Array.from({ length: count }, (_, index) => ({ name: `${name}/${index >> 10}/${index}` }))
  const linked = `${store}/${nix}/link`
  const evil = 'a line\n::error::injected'
  return [
    hostile('a name that leads up', /'\.\.'/, release([{ name: '../../up', text: 'x' }])),
    hostile(
      'a name that leads up from inside',
      /'\.\.'/,
      release([{ name: `${inside}/../../../../../up`, text: 'x' }]),
    ),
    hostile('an absolute name', /its top is .*"opt"/, release([{ name: `${precious}/absolute`, text: 'x' }])),
    hostile(
      'a file through an absolute symlink',
      /link/,
      release([
        { name: linked, type: 'symlink', link: precious },
        { name: `${linked}/through`, text: 'x' },
      ]),
    ),
    hostile(
      'a file through a relative symlink',
      /link/,
      release([
        { name: linked, type: 'symlink', link: `../../../../../../../..${precious}` },
        { name: `${linked}/through`, text: 'x' },
      ]),
    ),
    hostile(
      'a folder’s mode through a symlink',
      /link|nix-store/,
      release([
        { name: linked, type: 'symlink', link: precious },
        { name: `${linked}/`, type: 'folder', mode: 0o777 },
        { name: `${linked}/x`, text: 'x' },
      ]),
      'INS017|INS018',
    ),
    hostile(
      'an absolute hard link',
      /Cannot hard link|No such file/,
      release([{ name: inside, type: 'hardLink', link: `${precious}/file` }]),
    ),
    hostile(
      'a relative hard link',
      /Cannot hard link|No such file/,
      release([{ name: inside, type: 'hardLink', link: `../../../../../..${precious}/file` }]),
    ),
    hostile(
      'a hard link through a symlink',
      /Cannot hard link|Not a directory/,
      release([
        { name: linked, type: 'symlink', link: precious },
        { name: inside, type: 'hardLink', link: `${linked}/file` },
      ]),
    ),
    hostile(
      'a hard link inside',
      /is a hard link/,
      release([{ name: inside, type: 'hardLink', link: `${store}/${nix}/bin/nix` }]),
    ),
    hostile(
      'a hard link with a name that nobody can read',
      /cannot be read|is a hard link/,
      release([{ name: `${inside}\xff`, type: 'hardLink', link: `${store}/${nix}/bin/nix` }]),
    ),
    hostile(
      'a hard link with lines in its name',
      /a line\\n::error/,
      release([{ name: `${store}/${nix}/${evil}`, type: 'hardLink', link: `${store}/${nix}/bin/nix` }]),
    ),
    hostile(
      'a character device',
      /is not a file, folder or symlink|mknod/,
      release([{ name: inside, type: 'charDevice', mode: 0o666 }]),
    ),
    hostile(
      'a block device',
      /is not a file, folder or symlink|mknod/,
      release([{ name: inside, type: 'blockDevice', mode: 0o666 }]),
    ),
    hostile('a fifo', /is not a file, folder or symlink/, release([{ name: inside, type: 'fifo' }])),
    hostile('a set-user-ID program', /is set-user-ID/, release([{ name: inside, mode: 0o4755, text: 'x' }])),
    hostile(
      'a registration that is a fifo',
      /\.reginfo/,
      archive([
        { name: `${top}/.reginfo`, type: 'fifo' },
        { name: `${store}/${nix}/bin/nix`, text: 'x' },
      ]),
    ),
    hostile(
      'a registration of 64 MiB',
      /\.reginfo has \d+ bytes/,
      release([{ name: `${top}/.reginfo`, zeros: zeroBlock }]),
    ),
    hostile(
      'a top that is a symlink',
      /is missing or of another/,
      archive([{ name: top, type: 'symlink', link: precious }]),
    ),
    hostile(
      'a store that is a symlink',
      /store is missing or of another/,
      archive([
        { name: `${top}/.reginfo`, text: registered([nix]) },
        { name: store, type: 'symlink', link: precious },
      ]),
    ),
    hostile(
      'a store path with a slash too many',
      /its store has "evil"/,
      release([{ name: `${store}/evil`, text: 'x' }]),
    ),
    // Legal in a store; it must not be followed. What fails is the Nix that does not run.
    hostile(
      'store paths that are symlinks',
      /nix-store/,
      release([{ name: `${store}/${other}`, type: 'symlink', link: precious }], { paths: [nix, cacert, other] }),
      'INS018',
    ),
    hostile(
      'a folder that its owner may not read',
      /cannot be read|nix-store/,
      release([{ name: `${store}/${nix}/closed`, type: 'folder', mode: 0 }]),
      'INS017|INS018',
    ),
    hostile(
      'a path that is too long',
      /cannot be read|too long/,
      release([{ name: `${store}/${nix}/${'deep/'.repeat(800)}x`, text: 'x' }]),
    ),
    hostile('a bomb of bytes', /more than 1073741824 bytes/, release([{ name: inside, zeros: 64 * zeroBlock }])),
    hostile('a bomb of files', /more than 50000 files/, release(many(`${store}/${nix}/many`, 60_000))),
    hostile('a need for 1 GiB of memory', /Memory usage limit reached/, withLargeDictionary(release([]))),
    hostile('no archive at all', /./, Buffer.from('<html>not here</html>'.repeat(100))),
    hostile('an archive that ends early', /./, release([{ name: inside, text: 'x'.repeat(4000) }]).subarray(0, -40)),
  ]
}
