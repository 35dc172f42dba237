/** What the names of a cubin's sections say. */
export interface Named {
  /** It has no kernel and no function. */
  readonly stub: boolean
  /** Mangled names, sorted. Cubins with the same kernels mostly share one array. */
  readonly kernels: readonly string[]
  /** It has a section for the tools' notes. */
  readonly hasNote: boolean
}

const bytesOf = (name: string) => Buffer.from(name, 'latin1')
/** Each with a NUL before it, as in a table of names. */
const code = bytesOf('\0.text.')
/** The bank of a kernel's parameters; functions have none of their own. */
const parameters = bytesOf('\0.nv.constant0.')
const note = bytesOf('\0.note.nv.tkinfo\0')
/** The name of a section may be the end of a longer one: that of its relocations, or of its twin. */
const holders = ['.rel', '.rela', '.nv.capmerc'].map((holder) => bytesOf(`\0${holder}.`))
const holdingEnd = /^(?:\.rela?|\.nv\.capmerc)(?=\.)/
/** The name of the table itself. That of the symbols' names, which follows, begins with it too. */
export const tableStart = bytesOf('\0.shstrtab\0')

/** Where names lie: starts and ends in turn. */
type Places = readonly number[]

/** How far a table is read. */
interface Search {
  /** The NUL before the next name. */
  at: number
  readonly first: number
  /** It ends where another table begins, not with the bytes. */
  readonly marked: boolean
  /** What follows `.text.` in names that start so. */
  readonly code: number[]
  readonly parameters: number[]
  /** The first name that starts with each of `holders`, without what holds. */
  readonly held: number[]
  hasNote: boolean
}

interface Remembered extends Named {
  readonly bytes: Buffer
  readonly code: Places
  /** The kernels are what `code` says. */
  readonly plain: boolean
}

const mostRemembered = 4
const longestRemembered = 2 ** 20
/** The tables that were read last, the latest first: the cubins of a container mostly have one or two. */
const remembered: Remembered[] = []

/**
 * The names of a table that begins at `from`, right behind an ELF header, and ends where the next table begins, and the byte behind
 * it: a function that is asked with ever more bytes. Undefined where they end before the table does.
 */
export function tableReader(from: number): (all: Buffer) => (Named & { readonly end: number }) | undefined {
  const state = searchFrom(from, true)
  return (all) => {
    const index = remembered.findIndex(({ bytes }) => isAt(all, bytes, from))
    const known = remembered[index]
    if (known) {
      remembered.splice(index, 1)
      remembered.unshift(known)
      return { ...namedBy(known), end: from + known.bytes.length - tableStart.length + 1 }
    }
    if (!search(all, state)) return undefined
    const named = namedIn(all, from, state)
    remember(all.subarray(from, state.at + tableStart.length), from, state, named)
    return { ...namedBy(named), end: state.at + 1 }
  }
}

function remember(bytes: Buffer, from: number, { code }: Search, named: Named & { readonly plain: boolean }): void {
  if (bytes.length > longestRemembered) return
  const oldest = remembered.length === mostRemembered ? remembered.pop()?.bytes : undefined
  // Fresh memory for each table costs more than reading it.
  const room = oldest && oldest.buffer.byteLength >= bytes.length ? oldest.buffer : new ArrayBuffer(2 * bytes.length)
  const own = Buffer.from(room, 0, bytes.length)
  own.set(bytes)
  remembered.unshift({ ...named, bytes: own, code: code.map((at) => at - from) })
}

function namedBy({ stub, kernels, hasNote }: Named): Named {
  return { stub, kernels, hasNote }
}

function isAt(all: Buffer, bytes: Buffer, from: number): boolean {
  const end = from + bytes.length
  // Few differ behind a mark in the same place.
  return (
    end <= all.length &&
    startsWith(all, tableStart, end - tableStart.length) &&
    all.compare(bytes, 0, bytes.length, from, end) === 0
  )
}

/** The names of a whole table, with a NUL before and behind each. */
export function namesIn(names: Buffer): Named {
  const state = searchFrom(0, false)
  search(names, state)
  return namedBy(namedIn(names, 0, state))
}

function searchFrom(at: number, marked: boolean): Search {
  return { at, first: at, marked, code: [], parameters: [], held: holders.map(() => -1), hasNote: false }
}

/**
 * Goes through a table once, name by name, which is several times as fast as searching it for one thing after the other. Whether the
 * end of the table was found; else it goes on with more bytes from the last name.
 */
function search(all: Buffer, state: Search): boolean {
  for (let { at } = state; ; state.at = at) {
    while (all[at + 1] === 0) at++
    let end = all.indexOf(0, at + 1)
    if (end < 0) {
      if (state.marked || at + 1 >= all.length) return false
      end = all.length
    }
    switch (all[at + 2]) {
      case 0x74: // .text
        if (startsWith(all, code, at)) state.code.push(at + code.length, end)
        break
      case 0x6e: // .nv and .note
        if (startsWith(all, parameters, at)) state.parameters.push(at + parameters.length, end)
        else if (startsWith(all, note, at)) state.hasNote = true
        else noteHolder(all, at, state.held)
        break
      case 0x72: // .rel
        noteHolder(all, at, state.held)
        break
      case 0x73: // .shstrtab
        if (state.marked && at > state.first && startsWith(all, tableStart, at)) return true
    }
    at = end
  }
}

function noteHolder(all: Uint8Array, at: number, held: number[]): void {
  for (let index = 0; index < holders.length; index++) {
    const holder = holders[index]
    if (holder && held[index] === -1 && startsWith(all, holder, at)) held[index] = at + holder.length - 1
  }
}

function namedIn(all: Buffer, from: number, found: Search): Named & { readonly plain: boolean } {
  const names = all.subarray(from, found.at + 1)
  const { hasNote } = found
  const merged = found.held.some((at) => at >= 0 && !names.includes(alone(all, at)))
  // Mostly there are only kernels, in one order.
  const plain = !merged && found.code.length > 0 && isSame(all, found.code, all, found.parameters)
  if (plain) {
    const alike = remembered.find((table) => table.plain && isSame(all, found.code, table.bytes, table.code))
    const kernels = alike?.kernels ?? textsOf(all, found.code).sort()
    return { stub: false, kernels, hasNote, plain }
  }
  const functions = namesOf(names, code, merged ? [] : textsOf(all, found.code))
  const entries = namesOf(names, parameters, merged ? [] : textsOf(all, found.parameters))
  const known = new Set(functions)
  const same = functions.length === entries.length && functions.every((name, index) => name === entries[index])
  const kernels = same ? functions : [...new Set(entries)].filter((name) => known.has(name))
  return { stub: functions.length === 0, kernels: kernels.sort(), hasNote, plain }
}

/** Whether the names are the same ones in the same order. */
function isSame(all: Buffer, places: Places, others: Uint8Array, otherPlaces: Places): boolean {
  if (places.length !== otherPlaces.length) return false
  for (let index = 0; index < places.length; index += 2) {
    const [start = 0, end = 0] = [places[index], places[index + 1]]
    const [otherStart = 0, otherEnd = 0] = [otherPlaces[index], otherPlaces[index + 1]]
    if (end - start !== otherEnd - otherStart) return false
    if (all.compare(others, otherStart, otherEnd, start, end) !== 0) return false
  }
  return true
}

/** The name at `at` with a NUL before and behind it. */
function alone(all: Buffer, at: number): Buffer {
  const end = all.indexOf(0, at)
  return bytesOf(`\0${all.toString('latin1', at, end < 0 ? all.length : end)}\0`)
}

function textsOf(all: Buffer, places: Places): string[] {
  const texts: string[] = []
  for (let index = 0; index < places.length; index += 2)
    texts.push(all.toString('latin1', places[index], places[index + 1]))
  return texts
}

/** What follows `start` in names. That there is none is never concluded from how other names are written. */
function namesOf(names: Buffer, start: Buffer, texts: string[]): string[] {
  return texts.length > 0 ? texts : endsOf(names, start.toString('latin1', 1))
}

/** What follows `start` in names and in the names that they hold. */
function endsOf(names: Buffer, start: string): string[] {
  const all = names.toString('latin1').split('\0')
  const held = all.map((name) => name.replace(holdingEnd, '')).filter((name) => name.startsWith(start))
  return [...new Set(held.map((name) => name.slice(start.length)))]
}

/** Node searches for 8 and more bytes in another way, which is several times as slow. */
const quickly = 7

/** Where `bytes` are, from `from`; -1 where they are not. Their first one should be rare. */
export function find(all: Buffer, bytes: Buffer, from: number): number {
  const some = bytes.subarray(0, quickly)
  let at = all.indexOf(some, from)
  while (at >= 0 && !startsWith(all, bytes, at)) at = all.indexOf(some, at + 1)
  return at
}

export function startsWith(all: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let index = 0; index < bytes.length; index++) if (all[at + index] !== bytes[index]) return false
  return true
}
