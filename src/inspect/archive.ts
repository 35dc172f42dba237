import { printable } from '../model/printable.ts'
import { type ByteSource, damaged, Finding, position, readExact, text, windowOf } from './source.ts'

// System V / GNU and BSD archives: https://man.freebsd.org/cgi/man.cgi?query=ar&sektion=5
const magicSize = 8
const headerSize = 60
const longestNames = 2 ** 26
const longestName = 4096
const mostMembers = 2 ** 20

export interface Member {
  /** With control characters escaped. */
  readonly name: string
  readonly data: ByteSource
}

export function isArchive(head: Uint8Array): boolean {
  return text(head.subarray(0, magicSize)) === '!<arch>\n'
}

export function isThinArchive(head: Uint8Array): boolean {
  return text(head.subarray(0, magicSize)) === '!<thin>\n'
}

/** The members of an archive without its symbol and name tables. Throws a Finding (VER004) where it is broken. */
export function* archiveMembers(source: ByteSource): Generator<Member> {
  let names: ByteSource | undefined
  let at = magicSize
  for (let count = 0; at < source.size; count++) {
    if (count === mostMembers)
      throw new Finding('VER004', `more than ${mostMembers} archive members`, position(source, at))
    const header = readExact(source, at, headerSize, 'an archive header')
    const sizeText = text(header.subarray(48, 58)).trimEnd()
    if (header[58] !== 0x60 || header[59] !== 0x0a || !/^\d+$/.test(sizeText)) {
      throw damaged(source, at, 'an archive header is broken')
    }
    const size = Number(sizeText)
    const start = at + headerSize
    if (start + size > source.size) throw damaged(source, at, 'an archive member is cut off')
    const data = windowOf(source, start, size)
    const raw = text(header.subarray(0, 16)).trimEnd()
    if (raw === '//') names = data
    else if (raw !== '/' && raw !== '/SYM64/') {
      const member = nameMember(raw, data, names)
      if (!member.name.startsWith('__.SYMDEF')) yield { ...member, name: printable(member.name) }
    }
    at = start + size + (size % 2)
  }
}

function nameMember(raw: string, data: ByteSource, names: ByteSource | undefined): Member {
  const bsd = /^#1\/(\d+)$/.exec(raw)
  if (bsd) {
    const length = Number(bsd[1])
    if (length > longestName) throw damaged(data, 0, 'the name of an archive member is too long')
    return { name: text(readExact(data, 0, length, 'a member name')), data: windowOf(data, length, data.size - length) }
  }
  const long = /^\/(\d+)$/.exec(raw)
  if (!long) return { name: raw.endsWith('/') ? raw.slice(0, -1) : raw, data }
  const at = Number(long[1])
  if (!names || at >= Math.min(names.size, longestNames))
    throw damaged(data, 0, 'the name of an archive member is missing')
  const line = text(names.read(at, longestName)).split('\n', 1)[0] ?? ''
  return { name: line.replace(/\/$/, ''), data }
}
