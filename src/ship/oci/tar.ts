/**
 * Headers of a tar archive in POSIX format (ustar, with pax records where it is too narrow), with nothing of the machine in them: one
 * time, one owner. Source: POSIX.1-2024, pax, "ustar Interchange Format" and "pax Interchange Format".
 */

export type TarEntry = {
  /** Without a leading slash; bytes, because names of files need not be UTF-8. A folder's has no slash at its end. */
  readonly name: Uint8Array
  readonly mode: number
} & (
  | { readonly kind: 'folder' }
  | { readonly kind: 'link'; readonly target: Uint8Array }
  | { readonly kind: 'file'; readonly size: number }
)

export const blockSize = 512
/** The time of everything: one second after the epoch, as in Nix's store. */
export const mtime = 1
/** Largest size that 11 octal digits hold. */
const mostOctal = 8 ** 11 - 1
const typeFlags = { file: '0', link: '2', folder: '5' } as const

/** The blocks before the content of an entry. */
export function tarHeader(entry: TarEntry): Uint8Array {
  const name = entry.kind === 'folder' ? Buffer.concat([entry.name, Buffer.from('/')]) : Buffer.from(entry.name)
  const target = entry.kind === 'link' ? Buffer.from(entry.target) : Buffer.alloc(0)
  const size = entry.kind === 'file' ? entry.size : 0
  const split = splitName(name)
  const records: (readonly [string, Uint8Array])[] = []
  if (!split) records.push(['path', name])
  if (target.length > 100) records.push(['linkpath', target])
  if (size > mostOctal) records.push(['size', Buffer.from(String(size))])
  if (records.some(([, value]) => !isUtf8(value))) records.unshift(['hdrcharset', Buffer.from('BINARY')])
  const [base, prefix] = split ?? [name.subarray(0, 100), Buffer.alloc(0)]
  const fields = { base, prefix, target: target.subarray(0, 100), mode: entry.mode, flag: typeFlags[entry.kind] }
  const own = block({ ...fields, size: size > mostOctal ? 0 : size })
  return records.length === 0 ? own : Buffer.concat([paxHeader(records), own])
}

/** What follows a content of so many bytes, up to the next block. */
export function padding(size: number): number {
  return (blockSize - (size % blockSize)) % blockSize
}

/** What ends an archive. */
export const tarEnd: Uint8Array = new Uint8Array(2 * blockSize)

/** Name and prefix, which the reader joins with a slash; undefined where they do not fit. */
function splitName(name: Buffer): readonly [Buffer, Buffer] | undefined {
  if (name.length <= 100) return [name, Buffer.alloc(0)]
  // The first slash that leaves 100 bytes or fewer after it, and something for a folder whose name ends with one.
  const slash = name.indexOf('/', name.length - 101)
  if (slash <= 0 || slash > 155 || slash === name.length - 1) return undefined
  return [name.subarray(slash + 1), name.subarray(0, slash)]
}

function isUtf8(bytes: Uint8Array): boolean {
  return Buffer.from(Buffer.from(bytes).toString()).equals(bytes)
}

function paxHeader(records: readonly (readonly [string, Uint8Array])[]): Buffer {
  const content = Buffer.concat(records.map(([key, value]) => paxRecord(key, value)))
  const [base, none] = [Buffer.from('PaxHeader'), Buffer.alloc(0)]
  const header = block({ base, prefix: none, target: none, mode: 0o644, flag: 'x', size: content.length })
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))])
}

/** `27 path=name\n`: the number counts the whole record, its own digits included. */
function paxRecord(key: string, value: Uint8Array): Buffer {
  const rest = key.length + value.length + 3
  let length = rest + String(rest).length
  if (String(length).length > String(rest).length) length += 1
  return Buffer.concat([Buffer.from(`${length} ${key}=`), value, Buffer.from('\n')])
}

interface Fields {
  readonly base: Uint8Array
  readonly prefix: Uint8Array
  readonly target: Uint8Array
  readonly mode: number
  readonly size: number
  readonly flag: string
}

function block({ base, prefix, target, mode, size, flag }: Fields): Buffer {
  const header = Buffer.alloc(blockSize)
  const octal = (value: number, at: number, digits: number) =>
    header.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1')
  header.set(base, 0)
  octal(mode, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(mtime, 136, 11)
  header.write(' '.repeat(8), 148, 'latin1')
  header.write(flag, 156, 'latin1')
  header.set(target, 157)
  header.write('ustar\x0000', 257, 'latin1')
  octal(0, 329, 7)
  octal(0, 337, 7)
  header.set(prefix, 345)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}
