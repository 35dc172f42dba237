/** Reads the request file, `.github/nix-cuda.yml`. Apart from request.ts, because only this one needs a YAML parser. */
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import type { PackageSource } from '../model/documents.ts'
import { error, type Problem, type SourceLocation } from '../model/problem.ts'
import { withVersions } from './flox-entries.ts'
import { type NamedPackage, namedPackage, readPackage } from './package-entries.ts'
import { type Pattern, patternKeys, readPattern } from './patterns.ts'
import { quote } from './refusals.ts'
import { type Axes, type Limits, type Reading, type RequestPart, reading, type TierPart } from './request.ts'
import {
  readDriver,
  readLegacy,
  readNixpkgs,
  readOverlay,
  readSystem,
  readTargets,
  readToolkit,
  readUnfree,
  refuse,
  type TargetSpec,
} from './request-entries.ts'
import { readGpuTests } from './request-gpu-tests.ts'
import {
  type Context,
  type Located,
  located,
  notYaml,
  type ReadItem,
  readFields,
  readList,
  readOne,
  readText,
  textItem,
} from './request-yaml.ts'
import { type RunnerRule, readRunnerRule, withoutWeight } from './runners.ts'
import { splitCapabilities } from './selectors.ts'
import { type TierName, tierNames } from './tiers.ts'

/** Characters. A request is a page; what is longer is another file by mistake, or an attack. */
export const maxRequestFileLength = 256 * 1024

const axisKeys = ['packages', 'capabilities', 'toolkits', 'systems'] as const
const requestKeys = [
  ...axisKeys,
  'nixpkgs',
  'overlays',
  'allow-unfree',
  'legacy-toolkits',
  'driver',
  'include',
  'exclude',
  'tiers',
  'runners',
  'gpu-runners',
  'limits',
] as const
const packageKeys = [
  'name',
  'attribute',
  'file',
  'expression',
  'arg',
  'argstr',
  'flake',
  'flox',
  'dir',
  'version',
  'device-code',
  'units',
  'gpu-tests',
] as const

/**
 * Reads the text of a request file; `file` is its name in problems. Every problem at once, with line and column:
 * CFG004 (too long), CFG005 (not YAML, duplicate keys, aliases, tags), CFG006 (unknown key, wrong type or value),
 * PLN003 to PLN005 (malformed), PLN015, PLN024, PLN025. Scalars are taken as written: 8.0 is not 8, and 12.10 is not
 * 12.1.
 */
export function readRequestFile(text: string, file: string): Reading<RequestPart> {
  if (text.length > maxRequestFileLength) {
    const message = `${file} has ${text.length} characters; the limit is ${maxRequestFileLength}.`
    return { problems: [error('CFG004', message, 'Name another file, or shorten this one.', { where: { file } })] }
  }
  const lines = new LineCounter()
  const location = (offset: number): SourceLocation => {
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
      const problem = notYaml(`${message}.`, location(pos[0]))
      // What > means at the start of a text, nobody expects who writes a range.
      found.push(/block scalar/i.test(message) ? { ...problem, fix: 'Put a range in quotes, like ">=12.6".' } : problem)
    }
    if (found.length > 0) return { problems: found }
    const context: Context = {
      report: (problem) => found.push(problem),
      locationOf: (node) => (node ? location(node.range[0]) : undefined),
    }
    const origin = { kind: 'file', key: 'The request', where: { file, line: 1, column: 1 } } as const
    return reading(readRequest({ node: document.contents, origin }, context), found)
  } catch (cause) {
    // What the parser does not survive, for example a list nested a hundred thousand times.
    return { problems: [notYaml(`The YAML parser failed: ${String(cause)}.`, { file })] }
  }
}

function readRequest(written: Located, context: Context): RequestPart {
  const fields = readFields(written, requestKeys, context)
  return {
    ...readAxes(fields, context),
    nixpkgs: readOne(fields.get('nixpkgs'), context, textItem(readNixpkgs)),
    overlays: readList(fields.get('overlays'), context, textItem(readOverlay)),
    allowUnfree: readList(fields.get('allow-unfree'), context, textItem(readUnfree)),
    legacyToolkits: readOne(fields.get('legacy-toolkits'), context, choiceItem(readLegacy)),
    driver: readOne(fields.get('driver'), context, textItem(readDriver)),
    include: readList(fields.get('include'), context, patternItem),
    exclude: readList(fields.get('exclude'), context, patternItem),
    tiers: readTiers(fields.get('tiers'), context),
    runners: readRunners(fields.get('runners'), context),
    gpuRunners: readRunners(fields.get('gpu-runners'), context)?.filter(({ value, origin }) =>
      withoutWeight(value, origin, context.report),
    ),
    limits: readLimits(fields.get('limits'), context),
  }
}

function readAxes(fields: ReadonlyMap<string, Located>, context: Context): { [K in keyof Axes]: Axes[K] | undefined } {
  return {
    packages: readList(fields.get('packages'), context, packageItems)?.flatMap(({ value, origin }) =>
      value.map((one) => ({ value: one, origin })),
    ),
    capabilities: readList(fields.get('capabilities'), context, targetsItem),
    toolkits: readList(fields.get('toolkits'), context, textItem(readToolkit)),
    systems: readList(fields.get('systems'), context, textItem(readSystem)),
  }
}

/** A package; of a Flox build with several versions, one for each. */
const packageItems: ReadItem<readonly NamedPackage[]> = (written, context) => {
  if (!isMap(written.node)) {
    const one = textItem(readPackage)(written, context)
    return one && [one]
  }
  const fields = readFields(written, packageKeys, context)
  const text = (key: (typeof packageKeys)[number]) => {
    const field = fields.get(key)
    return field && readText(field, context)
  }
  const word = <const W extends string>(key: 'device-code' | 'units', words: readonly [W, W]): W | undefined => {
    const field = fields.get(key)
    const given = field ? text(key) : words[0]
    const found = words.find((one) => one === given)
    if (field && found === undefined)
      context.report(refuse(field.origin, `${quote(given ?? '')} is not a valid value.`, `Use ${words.join(' or ')}.`))
    return found
  }
  const deviceCode = word('device-code', ['required', 'optional'])
  const units = word('units', ['all', 'any'])
  if (deviceCode === undefined || units === undefined) return undefined
  const testsField = fields.get('gpu-tests')
  const gpuTests = testsField && readGpuTests(testsField, context)
  if (testsField && !gpuTests) return undefined
  const name = text('name') ?? (fields.has('name') ? undefined : text('flox'))
  const source = readSource(written, fields, text, name, context)
  if (name === undefined || source === undefined) return undefined
  const axis = fields.get('version')
  const versions = axis && readVersions(axis, context)
  if (axis && !versions) return undefined
  const named = versions && source.kind === 'flox' ? withVersions(name, source, versions) : [{ name, source }]
  const read = named.flatMap(
    (one) => namedPackage(one.name, one.source, written.origin, context.report, { deviceCode, units }) ?? [],
  )
  return read.length < named.length ? undefined : read.map((one) => (gpuTests ? { ...one, gpuTests } : one))
}

/** `{ torch: [2.8.0, 2.9.1] }`: versions of one package of a Flox environment, by its install id. */
function readVersions(
  written: Located,
  context: Context,
): { readonly id: string; readonly versions: readonly string[] } | undefined {
  const [item, ...others] = isMap<ParsedNode>(written.node) ? written.node.items : []
  const id = item && isScalar(item.key) ? String(item.key.value) : ''
  if (!/^[\w.+-]+$/.test(id) || others.length > 0) {
    const fix = 'Write the install id of one package with its versions, like version: { torch: [2.8.0, 2.9.1] }.'
    context.report(refuse(written.origin, 'version must name one package of the environment.', fix))
    return undefined
  }
  const field = readFields(written, [id], context).get(id)
  const versions = field && readWords(field, context)
  if (field && versions?.length === 0)
    context.report(refuse(field.origin, 'there is no version.', 'Write one or more.'))
  return versions && versions.length > 0 ? { id, versions } : undefined
}

/** Exactly one of the kinds; without any the name is an attribute. */
function readSource(
  written: Located,
  fields: ReadonlyMap<string, Located>,
  text: (key: (typeof packageKeys)[number]) => string | undefined,
  name: string | undefined,
  context: Context,
): PackageSource | undefined {
  const kinds = (['file', 'expression', 'flake', 'flox'] as const).filter((key) => fields.has(key))
  const clash = kinds.length > 1 || (fields.has('attribute') && kinds.some((kind) => kind !== 'expression'))
  const stray =
    ((fields.has('arg') || fields.has('argstr')) && !fields.has('expression')) ||
    ((fields.has('dir') || fields.has('version')) && !fields.has('flox'))
  if (name === undefined || clash || stray) {
    context.report(
      refuse(
        written.origin,
        'a package needs a name and one source.',
        'Write {name: …} with one of attribute: …, file: …, flake: …, flox: … (with dir and version) or expression: … (with attribute, arg and argstr).',
      ),
    )
    return undefined
  }
  if (fields.has('flox')) {
    const [build, environment] = [text('flox'), fields.has('dir') ? text('dir') : '.']
    return build === undefined || environment === undefined ? undefined : { kind: 'flox', environment, build }
  }
  const [file, expression, flake, attribute] = [text('file'), text('expression'), text('flake'), text('attribute')]
  if (file !== undefined) return { kind: 'file', file }
  if (flake !== undefined) {
    const hash = flake.indexOf('#')
    return {
      kind: 'flake',
      reference: (hash < 0 ? flake : flake.slice(0, hash)) || '.',
      output: hash < 0 ? '' : flake.slice(hash + 1),
    }
  }
  if (expression !== undefined) {
    const [arg, argstr] = [readTexts(fields.get('arg'), context), readTexts(fields.get('argstr'), context)]
    return arg && argstr && { kind: 'expression', file: expression, attribute: attribute ?? null, arg, argstr }
  }
  return kinds.length > 0 ? undefined : { kind: 'attribute', attribute: attribute ?? name }
}

/** A mapping of names to texts; undefined when one of them cannot be read. */
function readTexts(written: Located | undefined, context: Context): Readonly<Record<string, string>> | undefined {
  if (!written) return {}
  if (!isMap<ParsedNode>(written.node)) {
    readFields(written, ['NAME'], context)
    return undefined
  }
  const names = written.node.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key)))
  const fields = readFields(written, names, context)
  const texts = [...fields].map(([name, field]) => [name, readText(field, context)] as const)
  const known = texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]))
  return known.length < written.node.items.length ? undefined : Object.fromEntries(known)
}

const targetsItem: ReadItem<TargetSpec> = (written, context) => {
  const words = readWords(written, context)
  const options = { isList: isSeq(written.node) }
  return words && readTargets(words.flatMap(splitCapabilities), written.origin, context.report, options)
}

/** The text, or the texts of a list. */
function readWords(written: Located, context: Context): readonly string[] | undefined {
  const nodes = isSeq<ParsedNode>(written.node) ? written.node.items : [written.node]
  const texts = nodes.map((node) => readText(located(node, written, context), context))
  const known = texts.filter((text) => text !== undefined)
  return known.length < texts.length ? undefined : known
}

const patternItem: ReadItem<Pattern> = (written, context) => {
  const fields = readFields(written, patternKeys, context)
  if (!isMap(written.node)) return undefined
  // A pattern whose only key was refused is not empty.
  if (fields.size === 0 && written.node.items.length > 0) return undefined
  const texts: Record<string, readonly string[]> = {}
  for (const [key, field] of fields) {
    const words =
      key === 'capabilities' ? readWords(field, context)?.flatMap(splitCapabilities) : readText(field, context)
    if (words === undefined) return undefined
    texts[key] = typeof words === 'string' ? [words] : words
  }
  return readPattern(texts, written.origin, context.report)
}

/** `true` and `false` count as texts here. */
function choiceItem<T>(read: Parameters<typeof textItem<T>>[0]): ReadItem<T> {
  return (written, context) => {
    const { node } = written
    const word = isScalar(node) && /^(?:true|false)$/.test(String(node.value)) ? String(node.value) : undefined
    return word === undefined ? textItem(read)(written, context) : read(word, written.origin, context.report)
  }
}

function readTiers(written: Located | undefined, context: Context): RequestPart['tiers'] {
  if (!written) return undefined
  const tiers: Partial<Record<TierName, TierPart>> = {}
  for (const [name, field] of readFields(written, tierNames, context)) {
    const tier = isMap(field.node) ? readTier(field, context) : readSelect(field, context)
    if (tier) tiers[name as TierName] = tier
  }
  return tiers
}

function readTier(written: Located, context: Context): TierPart {
  const fields = readFields(written, ['select', ...axisKeys], context)
  const select = fields.get('select')
  return { select: select && readSelect(select, context)?.select, ...readAxes(fields, context) }
}

function readSelect(written: Located, context: Context): TierPart | undefined {
  const word = readText(written, context)
  if (word === 'corners' || word === 'all') return { select: word }
  if (word !== undefined) {
    context.report(refuse(written.origin, `${quote(word)} is not a valid value.`, 'Use corners, all, or a mapping.'))
  }
  return undefined
}

function readRunners(written: Located | undefined, context: Context): RequestPart['runners'] {
  if (!written) return undefined
  const map = isMap<ParsedNode>(written.node) ? written.node : undefined
  const keys = map?.items.map(({ key }) => (isScalar(key) ? String(key.value) : String(key))) ?? ['SYSTEM']
  return [...readFields(written, keys, context)].flatMap(([key, field]) => {
    const labels = readWords(field, context)?.flatMap((text) => text.split(/\s+/))
    const origin = field.origin
    const value: RunnerRule | undefined = labels && readRunnerRule(key, labels, origin, context.report)
    return value ? [{ value, origin }] : []
  })
}

function readLimits(written: Located | undefined, context: Context): Limits | undefined {
  if (!written) return undefined
  const fields = readFields(written, ['cells', 'minutes'], context)
  const number = (key: string) => {
    const field = fields.get(key)
    const text = field && readText(field, context)
    if (!field || text === undefined) return undefined
    if (/^[1-9]\d{0,5}$/.test(text)) return Number(text)
    context.report(refuse(field.origin, `${quote(text)} is not a number.`, 'Write a whole number from 1 to 999999.'))
    return undefined
  }
  return { cells: number('cells'), minutes: number('minutes') }
}
