/**
 * How a request names capabilities and toolkits: by number, by range, by name, by GPU, by preset. Reading gives a
 * selector; what it selects depends on the tables, which the user's Nixpkgs may change.
 */
import { type Capability, compareCapabilities, formatCapability, parseCapability } from '../model/capability.ts'
import { compareVersions, parseVersion, type Version } from '../model/version.ts'
import { type Architecture, architectures } from './architectures.ts'
import { gpuCapabilities, longestGpuName, looksLikeGpu } from './gpus.ts'
import { allArchitectures, type Tables } from './tables.ts'
import type { Toolkit } from './toolkits.ts'

export type CapabilitySelector = { readonly text: string; readonly ptx: boolean } & (
  | { readonly kind: 'exact'; readonly capability: string }
  | { readonly kind: 'range'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'major'; readonly major: number }
  /** `hopper`, or `jetson` for every Jetson module. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'gpu'; readonly gpu: string }
  | { readonly kind: 'preset'; readonly preset: Preset }
)

export type ToolkitSelector = { readonly text: string } & (
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'range'; readonly bounds: readonly Bound[] }
  | { readonly kind: 'major'; readonly major: number }
  | { readonly kind: 'latest' }
  | { readonly kind: 'default' }
  | { readonly kind: 'cpu' }
)

/** `>=8.0`. */
export interface Bound {
  readonly operator: '>=' | '<=' | '>' | '<'
  readonly version: Version
}

/**
 * `default`: the set that Nixpkgs itself builds for, which public caches serve. `all-major`: as nvcc's -arch=all-major.
 * Both are one fat binary with PTX. `hosted-gpus`: the GPUs of GitHub's own GPU runners.
 */
export const presets = ['default', 'all-major', 'hosted-gpus'] as const
export type Preset = (typeof presets)[number]

/** GitHub's GPU runners have a T4. https://docs.github.com/en/actions/reference/runners/larger-runners */
const hostedGpus = ['7.5']

/**
 * Where Nixpkgs stops to build for a capability by default though the toolkit still knows it
 * (`dontDefaultAfterCudaMajorMinorVersion` of _cuda/db/bootstrap/cuda.nix).
 */
const defaultUntil: Readonly<Record<string, string>> = {
  '3.5': '11.0',
  '3.7': '11.0',
  '5.0': '11.0',
  '5.2': '11.0',
  '6.0': '12.3',
  '6.1': '12.3',
  '7.0': '12.5',
}

/** What a capability can be written as, for messages. */
export const capabilityForms =
  '8.6, 9.0a, 9.0+PTX, 8.x, >=8.0, hopper, a GPU such as L4, default, all-major or hosted-gpus'

/** What a toolkit can be written as, for messages. */
export const toolkitForms = '12.8, 12.x, >=12.6, latest, default or cpu'

/** Reads one word of a list of capabilities; undefined when it is none of the forms. */
export function parseCapabilitySelector(text: string): CapabilitySelector | undefined {
  const withPtx = /^(.*)\+ptx$/i.exec(text)
  const word = (withPtx?.[1] ?? text).trim()
  const more = { text, ptx: withPtx !== null }
  const capability = parseCapability(word)
  if (capability) return { kind: 'exact', capability: formatCapability(capability), ...more }
  const major = /^([1-9]\d?)\.x$/i.exec(word)
  if (major) return { kind: 'major', major: Number(major[1]), ...more }
  const bounds = parseBounds(word)
  if (bounds) return { kind: 'range', bounds, ...more }
  const preset = presets.find((name) => name === word.toLowerCase())
  if (preset) return { kind: 'preset', preset, ...more }
  const name = word.toLowerCase()
  if (name === 'jetson' || architectures.some((row) => row.name.toLowerCase() === name)) {
    return { kind: 'name', name, ...more }
  }
  return gpuCapabilities(word) ? { kind: 'gpu', gpu: word, ...more } : undefined
}

/**
 * The words of a list of capabilities: blanks separate them, but for those in the name of a GPU (`GeForce RTX 4090`). A
 * name of NVIDIA's that is none is one word as well, so that what is said of it is about all of it.
 */
export function splitCapabilities(text: string): readonly string[] {
  const words = text.trim().split(/\s+/)
  const known = (from: number, to: number) => parseCapabilitySelector(words.slice(from, to).join(' ')) !== undefined
  const found: string[] = []
  for (let from = 0; from < words.length; ) {
    let to = Math.min(words.length, from + longestGpuName)
    while (to > from + 1 && !known(from, to)) to--
    const unknown = !known(from, to) || variant.test(words[to] ?? '')
    if (unknown && looksLikeGpu(words[from] ?? '')) while (to < words.length && !known(to, to + 1)) to++
    found.push(words.slice(from, to).join(' '))
    from = to
  }
  return found
}

/** A word after the name of a known GPU that makes it another one. */
const variant = /^(?:ti|super|ultra|[dm]|v\d|ada|blackwell)$/i

/** Reads a toolkit of the request; undefined when it is none of the forms. */
export function parseToolkitSelector(text: string): ToolkitSelector | undefined {
  const word = text.trim().toLowerCase()
  if (word === 'latest' || word === 'default' || word === 'cpu') return { kind: word, text }
  if (/^\d{1,2}\.\d{1,2}$/.test(word) && parseVersion(word)) return { kind: 'exact', version: word, text }
  const major = /^([1-9]\d?)(?:\.x)?$/.exec(word)
  if (major) return { kind: 'major', major: Number(major[1]), text }
  const bounds = parseBounds(word.replaceAll(/\s+/g, ''))
  return bounds && { kind: 'range', bounds, text }
}

/** `>=8.0`, `<10`, `>=8.0<10.0`. */
function parseBounds(text: string): readonly Bound[] | undefined {
  if (!/^(?:[<>]=?\d{1,2}(?:\.\d{1,2})?){1,2}$/.test(text)) return undefined
  return [...text.matchAll(/([<>]=?)(\d+)(?:\.(\d+))?/g)].map((match) => ({
    operator: match[1] as Bound['operator'],
    version: { major: Number(match[2]), minor: Number(match[3] ?? 0) },
  }))
}

/**
 * The capabilities that a selector names, in numeric order. Ranges, majors and names select baseline capabilities of
 * ordinary GPUs: Jetsons, `a` and `f` are only what is written out. `toolkit` is what presets depend on.
 */
export function selectCapabilities(selector: CapabilitySelector, tables: Tables, toolkit?: Toolkit): readonly string[] {
  const rows = allArchitectures(tables)
  const baseline = rows.filter((row) => row.parsed.suffix === '')
  const ordinary = baseline.filter((row) => !row.jetson)
  switch (selector.kind) {
    case 'exact':
      return [selector.capability]
    case 'range':
      return names(ordinary.filter((row) => isWithin(row.parsed, selector.bounds)))
    case 'major':
      return names(ordinary.filter((row) => row.parsed.major === selector.major))
    case 'name':
      return names(
        selector.name === 'jetson'
          ? baseline.filter((row) => row.jetson)
          : ordinary.filter((row) => row.name.toLowerCase() === selector.name),
      )
    case 'gpu':
      return names(baseline.filter((row) => gpuCapabilities(selector.gpu)?.includes(row.capability)))
    case 'preset':
      return presetCapabilities(selector.preset, tables, toolkit)
  }
}

function presetCapabilities(preset: Preset, tables: Tables, toolkit: Toolkit | undefined): readonly string[] {
  if (preset === 'hosted-gpus') return hostedGpus
  const served = allArchitectures(tables).filter(
    (row) => row.parsed.suffix === '' && !row.jetson && (!toolkit || isServed(row, toolkit, tables)),
  )
  if (preset === 'all-major') return names(served.filter((row, index) => row.parsed.minor === 0 || index === 0))
  const theirs = toolkit && tables.facts?.toolkits[toolkit.version]?.default
  if (theirs) return theirs
  return names(
    served.filter((row) => {
      const until = parseVersion(defaultUntil[row.capability] ?? '99.0')
      return !toolkit || !until || compareVersions(toolkit.parsed, until) <= 0
    }),
  ).filter((capability) => !notInNixpkgs.includes(capability))
}

/** The compiler knows them, Nixpkgs' own tables (autumn 2026) do not. */
const notInNixpkgs: readonly string[] = ['10.7']

/** Whether the toolkit, and Nixpkgs where it was asked, builds for it. */
function isServed(row: Architecture, toolkit: Toolkit, tables: Tables): boolean {
  const supported = tables.facts?.toolkits[toolkit.version]?.supported
  if (supported && !supported.includes(row.capability)) return false
  return compareVersions(toolkit.parsed, row.min) >= 0 && (!row.max || compareVersions(toolkit.parsed, row.max) <= 0)
}

/**
 * The versions that a toolkit selector names, oldest first. Ranges select from what the user's Nixpkgs has, or from
 * the tables while it was not asked. Undefined when only Nixpkgs can tell (`default`); `cpu` is itself.
 */
export function selectToolkits(selector: ToolkitSelector, tables: Tables): readonly string[] | undefined {
  const there = [...tables.toolkits.values()].filter((row) => !tables.facts || row.version in tables.facts.toolkits)
  switch (selector.kind) {
    case 'cpu':
      return ['cpu']
    case 'exact':
      return [selector.version]
    case 'range':
      return there.filter((row) => isWithin(row.parsed, selector.bounds)).map((row) => row.version)
    case 'major':
      return there.filter((row) => row.parsed.major === selector.major).map((row) => row.version)
    case 'latest':
      return there.slice(-1).map((row) => row.version)
    case 'default': {
      const version = tables.facts ? tables.facts.defaultToolkit : tables.defaultToolkit
      return version ? [version] : tables.facts ? [] : undefined
    }
  }
}

function isWithin(version: Version | Capability, bounds: readonly Bound[]): boolean {
  return bounds.every(({ operator, version: limit }) => {
    const order = version.major - limit.major || version.minor - limit.minor
    if (operator === '>=') return order >= 0
    if (operator === '<=') return order <= 0
    return operator === '>' ? order > 0 : order < 0
  })
}

function names(rows: readonly Architecture[]): readonly string[] {
  return rows.toSorted((a, b) => compareCapabilities(a.parsed, b.parsed)).map((row) => row.capability)
}
