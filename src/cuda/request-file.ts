/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { error, type Place, type Problem } from '../model/problem.ts'
import { type Reading, type RequestPart, reading } from './request.ts'
import {
  type Entry,
  type NamedPackage,
  namedPackage,
  type Origin,
  type Report,
  readNixpkgs,
  readPackage,
  readSystem,
  readTargets,
  readToolkit,
  refuse,
  type TargetSet,
} from './request-entries.ts'
import { quote } from './rules.ts'

/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
export const maxRequestFileLength = 256 * 1024

const requestKeys = ['packages', 'capabilities', 'toolkits', 'systems', 'nixpkgs'] as const
const packageKeys = ['name', 'attribute', 'file', 'device-code'] as const

/** A node of the file, and where it or its key stands. */
interface Written {
  readonly node: ParsedNode | null
  readonly origin: Origin & { readonly kind: 'file' }
}

interface Context {
  readonly report: Report
  readonly placeOf: (node: ParsedNode | null) => Place | undefined
}

/**
 * Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
 * CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
 * PLN003 to PLN005 (no table knows it), PLN015. Scalars are taken as written: 8.0 is not 8, and 12.10 is not 12.1.
 */
export function readRequestFile(text: string, file: string): Reading<RequestPart> {
  if (text.length > maxRequestFileLength) {
    const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`
    return { problems: [error('CFG004', message, 'Name the right file, or list less.', { where: { file } })] }
  }
  const lines = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line, column: col }
  }
  const found: Problem[] = []
  try {
    // The failsafe schema leaves every scalar the text that was written. Keys are compared below, in linear time.
    const document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      uniqueKeys: false,
      prettyErrors: false,
    })
    // One slip makes many errors; the first ones tell it.
    for (const { message, pos } of [...document.errors, ...document.warnings].slice(0, 20)) {
      found.push(notYaml(`${message}.`, place(pos[0])))
    }
    if (found.length > 0) return { problems: found }
    const context: Context = {
      report: (problem) => found.push(problem),
      placeOf: (node) => (node ? place(node.range[0]) : undefined),
    }
    const origin = { kind: 'file', key: 'The request', place: { file, line: 1, column: 1 } } as const
    return reading(readRequest({ node: document.contents, origin }, context), found)
  } catch (cause) {
    // What the parser does not survive, for example a list nested a hundred thousand times.
    return { problems: [notYaml(`The YAML parser gave up: ${String(cause)}.`, { file })] }
  }
}

function readRequest(written: Written, context: Context): RequestPart {
  const fields = readFields(written, requestKeys, context)
  const packages = readList(fields.get('packages'), context, packageItem)
  const capabilities = readList(fields.get('capabilities'), context, targetsItem)
  const toolkits = readList(fields.get('toolkits'), context, textItem(readToolkit))
  const systems = readList(fields.get('systems'), context, textItem(readSystem))
  const nixpkgs = fields.get('nixpkgs')
  const source = nixpkgs && textItem(readNixpkgs)(nixpkgs, context)
  return { packages, capabilities, toolkits, systems, nixpkgs: source && { value: source, origin: nixpkgs.origin } }
}

type ReadItem<T> = (written: Written, context: Context) => T | undefined

function textItem<T>(read: (text: string, origin: Origin, report: Report) => T | undefined): ReadItem<T> {
  return (written, context) => {
    const text = readText(written, context)
    return text === undefined ? undefined : read(text, written.origin, context.report)
  }
}

const packageItem: ReadItem<NamedPackage> = (written, context) => {
  if (!isMap(written.node)) return textItem(readPackage)(written, context)
  const fields = readFields(written, packageKeys, context)
  const [name, attribute, file, deviceCode = 'required'] = packageKeys.map((key) => {
    const field = fields.get(key)
    return field && readText(field, context)
  })
  const codeField = fields.get('device-code')
  if (codeField && deviceCode !== 'required' && deviceCode !== 'optional') {
    context.report(refuse(codeField.origin, `${quote(deviceCode)} is no choice.`, 'Use required or optional.'))
    return undefined
  }
  if (name === undefined || (attribute !== undefined && file !== undefined)) {
    context.report(
      refuse(
        written.origin,
        'a package has a name, and an attribute or a file.',
        'Write {name: …, attribute: …} or {name: …, file: …}.',
      ),
    )
    return undefined
  }
  const from = file === undefined ? { attribute: attribute ?? name } : { file }
  return namedPackage(name, from, written.origin, context.report, deviceCode === 'optional' ? 'optional' : 'required')
}

const targetsItem: ReadItem<TargetSet> = (written, context) => {
  const nodes = isSeq<ParsedNode>(written.node) ? written.node.items : [written.node]
  const texts = nodes.map((node) => readText(at(node, written, context), context))
  const known = texts.filter((text) => text !== undefined)
  const words = known.flatMap((text) => text.split(/\s+/))
  return known.length < texts.length ? undefined : readTargets(words, written.origin, context.report)
}

function readList<T>(written: Written | undefined, context: Context, read: ReadItem<T>): Entry<T>[] | undefined {
  if (!written) return undefined
  if (!isSeq<ParsedNode>(written.node)) {
    context.report(wrongType(written, 'a list'))
    return undefined
  }
  return written.node.items.flatMap((node) => {
    const item = at(node, written, context)
    const value = read(item, context)
    return value === undefined ? [] : [{ value, origin: item.origin }]
  })
}

function readText(written: Written, context: Context): string | undefined {
  const text = textOf(written.node)
  if (text === undefined) context.report(wrongType(written, 'a text'))
  return text
}

/** Numbers count: capabilities and toolkits look like them. Empty texts, null, true and false do not. */
function textOf(node: ParsedNode | null): string | undefined {
  if (!isScalar(node) || typeof node.value !== 'string') return undefined
  const text = node.value.trim()
  return text === '' || (node.type === 'PLAIN' && /^(~|null|true|false)$/i.test(text)) ? undefined : text
}

/** The values of a mapping by key; unknown and repeated keys are reported. */
function readFields(written: Written, legal: readonly string[], context: Context): ReadonlyMap<string, Written> {
  const fields = new Map<string, Written>()
  if (!isMap<ParsedNode, ParsedNode | null>(written.node)) {
    context.report(wrongType(written, `a mapping with the keys ${legal.join(', ')}`))
    return fields
  }
  for (const { key, value } of written.node.items) {
    const name = isScalar(key) ? String(key.value) : String(key)
    const field = at(key, written, context)
    if (fields.has(name)) context.report(notYaml(`The key ${quote(name)} is there twice.`, field.origin.place))
    else if (!legal.includes(name)) context.report(unknownKey(name, legal, field))
    else fields.set(name, at(value, { node: value, origin: { ...field.origin, key: name } }, context))
  }
  return fields
}

/** A part of something written, with its own place where it has one. */
function at(node: ParsedNode | null, whole: Written, context: Context): Written {
  return { node, origin: { ...whole.origin, place: context.placeOf(node) ?? whole.origin.place } }
}

function unknownKey(name: string, legal: readonly string[], { origin }: Written): Problem {
  return refuse(origin, `there is no key ${quote(name)}.`, `Use ${legal.join(', ')}.`)
}

function wrongType(written: Written, expected: string): Problem {
  const { node, origin } = written
  // An alias can make a page out of a line; nobody needs one in a request.
  if (isAlias(node)) return notYaml(`The alias *${node.source} is refused.`, origin.place)
  const found = isMap(node) ? 'a mapping' : isSeq(node) ? 'a list' : describeScalar(node)
  return refuse(origin, `must be ${expected}, but it is ${found}.`, `Write ${expected}.`)
}

function describeScalar(node: ParsedNode | null): string {
  return isScalar(node) && node.value !== '' ? quote(String(node.value)) : 'empty'
}

function notYaml(message: string, place: Place): Problem {
  return error('CFG005', message, 'Mend the YAML of the file.', { where: place })
}
