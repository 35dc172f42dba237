/** From the entries of a request to combinations of system, toolkit and targets, in the order of the plan. */
import { parseCapability } from '../model/capability.ts'
import type { Cell } from '../model/documents.ts'
import { notice, type Problem } from '../model/problem.ts'
import { type System, systems } from '../model/system.ts'
import { remembered } from './remembered.ts'
import type { Axes, Request } from './request.ts'
import {
  compareCapabilityTexts,
  describeOrigin,
  type Entry,
  type TargetSet,
  type TargetSpec,
  where,
} from './request-entries.ts'
import { checkCell } from './rules.ts'
import { newName, wrongName } from './rules-toolkit.ts'
import { type CapabilitySelector, selectCapabilities, selectToolkits } from './selectors.ts'
import { type Asked, allArchitectures, type Tables } from './tables.ts'
import { compareToolkitTexts } from './tiers.ts'

export type Combination = Pick<Cell, 'system' | 'toolkit' | 'capabilities' | 'ptx'>

export interface Expansion {
  /** Combinations for one package, repetitions counted. */
  readonly requested: number
  /** Without repetitions: by system, then toolkit, then targets, whatever the order of the request. */
  combinations(): Iterable<Combination>
  /** PLN008 (renamed) and PLN010 (repeated) notices. */
  readonly problems: readonly Problem[]
}

/** Expands every axis but the packages. What no table has stays as it is written, for the rules to refuse. */
export function expand(axes: Axes, tables: Tables): Expansion {
  const problems: Problem[] = []
  const chosen = distinct('system', axes.systems, (system) => system, problems)
  const entries = distinct('toolkit', axes.toolkits, (selector) => selector.text.toLowerCase(), problems)
  const specs = distinct('cell', axes.capabilities, specName, problems)
  const versions = [...new Set(entries.flatMap((entry) => selectToolkits(entry, tables) ?? []))].sort(
    compareToolkitTexts,
  )
  const ordered = systems.filter((system) => chosen.includes(system))
  problems.push(...renames(specs, versions, tables))
  const cached = cachedTables(tables)
  const sets = axes.capabilities.reduce((sum, { value }) => sum + sizeOf(value, cached), 0)
  const requested = axes.toolkits
    .flatMap(({ value }) => selectToolkits(value, tables) ?? [])
    .reduce((sum, toolkit) => sum + (toolkit === 'cpu' ? 1 : sets), 0)
  return {
    requested: requested * axes.systems.length,
    problems,
    *combinations() {
      const targetsOf = targetsBy(specs, cached)
      for (const system of ordered) {
        for (const toolkit of versions) {
          for (const targets of targetsOf(toolkit, system)) yield { system, toolkit, ...targets }
        }
      }
    },
  }
}

/** Every capability and toolkit that a request names, those of its `include` too. */
export function askedOf(request: Request, tables: Tables): Asked {
  const patterns = request.include.map(({ value }) => value)
  const selectors = [...request.toolkits.map(({ value }) => value), ...patterns.flatMap(({ toolkit }) => toolkit ?? [])]
  const toolkits = new Set(selectors.flatMap((selector) => selectToolkits(selector, tables) ?? []))
  const specs = [
    ...request.capabilities.map(({ value }) => value),
    ...patterns.flatMap(({ capabilities }) => capabilities ?? []),
  ]
  const rows = [...toolkits].map((version) => tables.toolkits.get(version))
  const named = specs.flatMap((spec) =>
    spec.selectors.flatMap((selector) => rows.flatMap((row) => selectCapabilities(selector, tables, row))),
  )
  return { toolkits, capabilities: new Set(named) }
}

/** The tables, with answers that thousands of entries ask for again and again. */
interface CachedTables {
  readonly tables: Tables
  readonly select: (selector: CapabilitySelector, toolkit: string) => readonly string[]
  /** Whether a cell of this capability alone can exist: what sets of many take from a range. */
  readonly possible: (capability: string, toolkit: string, system: System) => boolean
}

function cachedTables(tables: Tables): CachedTables {
  const selected = new Map<string, readonly string[]>()
  const known = new Map<string, boolean>()
  return {
    tables,
    select: (selector, toolkit) =>
      remembered(selected, selector.kind === 'preset' ? `${selector.text} ${toolkit}` : selector.text, () =>
        selectCapabilities(selector, tables, tables.toolkits.get(toolkit)),
      ),
    possible: (capability, toolkit, system) =>
      remembered(known, `${capability} ${toolkit} ${system}`, () =>
        checkCell({ capabilities: [capability], ptx: [], toolkit, system }, { tables }).every(
          (problem) => problem.severity !== 'error',
        ),
      ),
  }
}

/** Cells that an entry asks for, of one toolkit and system. */
function sizeOf(spec: TargetSpec, cached: CachedTables): number {
  const [first] = spec.selectors
  return spec.joined || isFat(spec) || !first ? 1 : cached.select(first, '').length
}

function isFat({ selectors }: TargetSpec): boolean {
  return selectors.some((selector) => selector.kind === 'preset' && selector.preset !== 'hosted-gpus')
}

/** Whether an entry makes the same sets, whatever the toolkit and the system. */
function isSteady({ selectors, joined }: TargetSpec): boolean {
  return selectors.every((selector) => selector.kind === 'exact' || (!joined && selector.kind !== 'preset'))
}

/** The sets of a toolkit on a system, sorted. What does not depend on the two is made once: there may be thousands. */
function targetsBy(
  specs: readonly TargetSpec[],
  cached: CachedTables,
): (toolkit: string, system: System) => readonly TargetSet[] {
  const sets = (some: readonly TargetSpec[], toolkit: string, system: System) =>
    some.flatMap((spec) => targetSets(spec, toolkit, system, cached))
  const steady = sortedSets(sets(specs.filter(isSteady), '', 'x86_64-linux'))
  const others = specs.filter((spec) => !isSteady(spec))
  const byToolkit = new Map<string, readonly TargetSet[]>()
  return (toolkit, system) => {
    if (toolkit === 'cpu') return [{ capabilities: [], ptx: [] }]
    const named = byToolkit.get(toolkit) ?? withNames(steady, toolkit, cached.tables)
    byToolkit.set(toolkit, named)
    if (others.length === 0) return named
    return sortedSets([...named, ...withNames(sets(others, toolkit, system), toolkit, cached.tables)])
  }
}

/** Without repetitions. */
function sortedSets(sets: readonly TargetSet[]): readonly TargetSet[] {
  const byName = new Map(sets.map((set) => [`${set.capabilities.join(' ')}+${set.ptx.join(' ')}`, set]))
  return [...byName.values()].sort(compareTargets)
}

/** What one entry makes with this toolkit on this system; a set of many is what of it can exist there. */
function targetSets(
  spec: TargetSpec,
  toolkit: string,
  system: System,
  { select, possible }: CachedTables,
): readonly TargetSet[] {
  const { selectors, joined } = spec
  const [first] = selectors
  const fat = isFat(spec)
  if (!joined && first && !fat) {
    return select(first, toolkit).map((capability) => ({
      capabilities: [capability],
      ptx: first.ptx ? [capability] : [],
    }))
  }
  const members = selectors.flatMap((selector) =>
    select(selector, toolkit).map((member) => ({ member, written: selector.kind === 'exact' })),
  )
  const there = members.filter(({ member, written }) => written || possible(member, toolkit, system))
  // Where nothing of the set can be, the rules say why of the whole.
  const names = (there.length > 0 ? there : members).map(({ member }) => member)
  const capabilities = [...new Set(names)].sort(compareCapabilityTexts)
  const last = capabilities.at(-1)
  if (last === undefined) return []
  const asked = selectors.some((selector) => selector.ptx)
  // PTX of a capability that was written out is of that one, also where it is not the last: a rule refuses that.
  const written = selectors.find((selector) => selector.kind === 'exact' && selector.ptx)
  if (written?.kind === 'exact') return [{ capabilities, ptx: [written.capability] }]
  return [{ capabilities, ptx: asked || (fat && parseCapability(last)?.suffix === '') ? [last] : [] }]
}

/** With the names that this toolkit calls them by. */
function withNames(sets: readonly TargetSet[], toolkit: string, tables: Tables): readonly TargetSet[] {
  const row = tables.toolkits.get(toolkit)
  const others = new Map(
    row &&
      allArchitectures(tables).flatMap((target) => {
        const other = newName(target, row, tables)
        return other ? [[target.capability, other.capability] as const] : []
      }),
  )
  if (!sets.some((set) => set.capabilities.some((capability) => others.has(capability)))) return sets
  const rename = (capability: string) => others.get(capability) ?? capability
  return sortedSets(
    sets.map(({ capabilities, ptx }) => ({
      capabilities: [...new Set(capabilities.map(rename))].sort(compareCapabilityTexts),
      ptx: ptx.map(rename),
    })),
  )
}

/** One notice for each capability that was written out and has another name in a toolkit of the request. */
function renames(specs: readonly TargetSpec[], versions: readonly string[], tables: Tables): readonly Problem[] {
  const written = new Set(
    specs.flatMap(({ selectors }) => selectors.flatMap((one) => (one.kind === 'exact' ? [one.capability] : []))),
  )
  return [...written].flatMap((capability): readonly Problem[] => {
    const target = tables.architectures.get(capability)
    for (const version of versions) {
      const toolkit = tables.toolkits.get(version)
      const other = target && toolkit && newName(target, toolkit, tables)
      if (!other) continue
      const fix = `${other.capability} is planned for these toolkits.`
      return [{ ...wrongName(target, other, toolkit), severity: 'notice', fix }]
    }
    return []
  })
}

function specName({ selectors }: TargetSpec): string {
  const words = selectors
    .map((selector) => {
      const name = selector.kind === 'exact' ? selector.capability : selector.text.toLowerCase().replace(/\+ptx$/, '')
      return { name, ptx: selector.ptx }
    })
    .sort((a, b) => compareCapabilityTexts(a.name, b.name))
  const names = [
    ...words.map((word) => word.name),
    ...words.filter((word) => word.ptx).map(({ name }) => `PTX ${name}`),
  ]
  return names.join(', ')
}

/** The values without repetition, each repetition with a notice. */
export function distinct<T>(
  what: string,
  entries: readonly Entry<T>[],
  name: (value: T) => string,
  problems: Problem[],
): readonly T[] {
  const first = new Map<string, Entry<T>>()
  for (const entry of entries) {
    const before = first.get(name(entry.value))
    if (before) problems.push(duplicate(what, name(entry.value), before, entry))
    else first.set(name(entry.value), entry)
  }
  return [...first.values()].map((entry) => entry.value)
}

function duplicate<T>(what: string, name: string, before: Entry<T>, again: Entry<T>): Problem {
  const message = `The ${what} ${name} is requested twice${describeOrigin(before.origin)}; it is planned once.`
  return notice('PLN010', message, 'Remove one of them.', where(again.origin))
}

/** By the first capability that differs; the shorter list first, PTX last. */
function compareTargets(a: TargetSet, b: TargetSet): number {
  for (const [index, capability] of a.capabilities.entries()) {
    const other = b.capabilities[index]
    const order = other === undefined ? 1 : compareCapabilityTexts(capability, other)
    if (order !== 0) return order
  }
  return a.capabilities.length - b.capabilities.length || a.ptx.length - b.ptx.length
}
