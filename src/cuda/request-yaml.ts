/** Walks the nodes of a YAML document strictly: every value has a location, and what is not expected is reported. */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { error, type Problem, type SourceLocation } from '../model/problem.ts'
import { nearestText } from './nearest.ts'
import { quote } from './refusals.ts'
import { type Entry, type OnProblem, type Origin, refuse } from './request-entries.ts'

/** A node of the file, and where it or its key stands. */
export interface Located {
  readonly node: ParsedNode | null
  readonly origin: Origin & { readonly kind: 'file' }
}

export interface Context {
  readonly report: OnProblem
  readonly locationOf: (node: ParsedNode | null) => SourceLocation | undefined
}

export type ReadItem<T> = (written: Located, context: Context) => T | undefined

/** Reads a scalar by the grammar of a text. */
export function textItem<T>(read: (text: string, origin: Origin, report: OnProblem) => T | undefined): ReadItem<T> {
  return (written, context) => {
    const text = readText(written, context)
    return text === undefined ? undefined : read(text, written.origin, context.report)
  }
}

/** One entry; undefined when it is not there or could not be read. */
export function readOne<T>(written: Located | undefined, context: Context, read: ReadItem<T>): Entry<T> | undefined {
  const value = written && read(written, context)
  return written === undefined || value === undefined ? undefined : { value, origin: written.origin }
}

/** The entries of a list; a list that cannot be read counts as not given. */
export function readList<T>(written: Located | undefined, context: Context, read: ReadItem<T>): Entry<T>[] | undefined {
  if (!written) return undefined
  if (!isSeq<ParsedNode>(written.node)) {
    const text = textOf(written.node)
    const problem = wrongType(written, 'a list')
    context.report(text === undefined || isAlias(written.node) ? problem : { ...problem, fix: `Write [${text}].` })
    return undefined
  }
  return written.node.items.flatMap((node) => {
    const item = located(node, written, context)
    const value = read(item, context)
    return value === undefined ? [] : [{ value, origin: item.origin }]
  })
}

export function readText(written: Located, context: Context): string | undefined {
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
export function readFields(written: Located, legal: readonly string[], context: Context): ReadonlyMap<string, Located> {
  const fields = new Map<string, Located>()
  if (!isMap<ParsedNode, ParsedNode | null>(written.node)) {
    context.report(wrongType(written, `a mapping with the keys ${legal.join(', ')}`))
    return fields
  }
  const known = new Set(legal)
  for (const { key, value } of written.node.items) {
    const name = isScalar(key) ? String(key.value) : String(key)
    const field = located(key, written, context)
    if (fields.has(name)) context.report(notYaml(`The key ${quote(name)} occurs twice.`, field.origin.where))
    else if (!known.has(name)) context.report(unknownKey(name, legal, field))
    else fields.set(name, located(value, { node: value, origin: { ...field.origin, key: name } }, context))
  }
  return fields
}

/** A part of something written, with its own location where it has one. */
export function located(node: ParsedNode | null, whole: Located, context: Context): Located {
  return { node, origin: { ...whole.origin, where: context.locationOf(node) ?? whole.origin.where } }
}

function unknownKey(name: string, legal: readonly string[], { origin }: Located): Problem {
  const meant = nearestText(name, legal)
  return refuse(
    origin,
    `the key ${quote(name)} is unknown.`,
    meant ? `Did you mean ${meant}?` : `Use ${legal.join(', ')}.`,
  )
}

function wrongType(written: Located, expected: string): Problem {
  const { node, origin } = written
  // An alias can make a page out of a line; nobody needs one in a request.
  if (isAlias(node)) return notYaml(`The alias *${node.source} is refused.`, origin.where)
  const found = isMap(node) ? 'a mapping' : isSeq(node) ? 'a list' : describeScalar(node)
  return refuse(origin, `must be ${expected}, but is ${found}.`, `Write ${expected}.`)
}

function describeScalar(node: ParsedNode | null): string {
  return isScalar(node) && node.value !== '' ? quote(String(node.value)) : 'empty'
}

export function notYaml(message: string, location: SourceLocation): Problem {
  return error('CFG005', message, 'Fix the YAML of the file.', { where: location })
}
