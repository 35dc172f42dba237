import { type AST, getStaticTOMLValue, ParseError, parseTOML } from 'toml-eslint-parser'

/** A key and those above it, as in `['install', 'gcc', 'priority']`; a number counts in a list. */
export type TomlPath = readonly (string | number)[]

/** A line of the file that a value stands in, counted from 1, and the part of it that belongs to the value. */
export interface SourceLine {
  readonly line: number
  readonly text: string
}

export interface TomlDocument {
  readonly value: unknown
  /** The line of a key, or of the nearest one above it that is written; undefined where there is none. */
  readonly lineOf: (path: TomlPath) => number | undefined
  /** The lines of a text, without its quotes and with its escapes as they are written. */
  readonly linesOf: (path: TomlPath) => readonly SourceLine[]
}

/** Why a text is not TOML; the message names no value of it. */
export interface TomlError {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** Reads TOML with the places of its keys. Pure. */
export function readToml(text: string): TomlDocument | { readonly failure: TomlError } {
  try {
    // The newest form that the library knows: an older Flox may refuse some of it, but says so itself.
    const program = parseTOML(text, { tomlVersion: 'latest' })
    const places = placesIn(program.body[0])
    const placeOf = (path: TomlPath) => places.get(JSON.stringify(path))
    return {
      value: getStaticTOMLValue(program),
      lineOf: (path) => {
        for (let length = path.length; length > 0; length -= 1) {
          const place = placeOf(path.slice(0, length))
          if (place) return place.line
        }
        return undefined
      },
      linesOf: (path) => {
        const value = placeOf(path)?.value
        return value ? linesIn(text.slice(...value.range), value.loc.start.line) : []
      },
    }
  } catch (cause) {
    if (!(cause instanceof ParseError)) throw cause
    return { failure: failureOf(cause, text) }
  }
}

/** The parser notices what is missing at the end of a line only at the beginning of the next one. */
function failureOf({ lineNumber: line, column, message }: ParseError, text: string): TomlError {
  const before = text.split(/\r?\n/)[line - 2]
  const missing = /Unterminated|same line|Unspecified/.test(message) || /=\s*$/.test(before ?? '')
  if (column === 0 && before !== undefined && missing) return { line: line - 1, column: before.length + 1, message }
  return { line, column: column + 1, message }
}

interface Place {
  readonly line: number
  readonly value?: AST.TOMLContentNode
}

/** Paths as JSON to where they are written first. */
function placesIn(root: AST.TOMLTopLevelTable): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const add = (path: TomlPath, place: Place) => {
    const known = places.get(JSON.stringify(path))
    if (!known) places.set(JSON.stringify(path), place)
  }
  const visitValue = (path: TomlPath, value: AST.TOMLContentNode) => {
    if (value.type === 'TOMLInlineTable') for (const entry of value.body) visitEntry(path, entry)
    if (value.type !== 'TOMLArray') return
    for (const [index, element] of value.elements.entries()) {
      add([...path, index], { line: element.loc.start.line, value: element })
      visitValue([...path, index], element)
    }
  }
  const visitEntry = (above: TomlPath, { key, value, loc }: AST.TOMLKeyValue) => {
    const names = key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))
    const { line } = loc.start
    for (let count = 1; count < names.length; count += 1) add([...above, ...names.slice(0, count)], { line })
    add([...above, ...names], { line, value })
    visitValue([...above, ...names], value)
  }
  for (const entry of root.body) {
    if (entry.type === 'TOMLKeyValue') visitEntry([], entry)
    else {
      const { line } = entry.loc.start
      for (let count = 1; count <= entry.resolvedKey.length; count += 1)
        add(entry.resolvedKey.slice(0, count), { line })
      for (const inner of entry.body) visitEntry(entry.resolvedKey, inner)
    }
  }
  return places
}

function linesIn(raw: string, first: number): readonly SourceLine[] {
  const quote = /^(?:'''|"""|'|")/.exec(raw)?.[0] ?? ''
  const inner = raw.slice(quote.length, raw.length - quote.length)
  return inner.split(/\r?\n/).map((text, index) => ({ line: first + index, text }))
}
