/** The tables that the rules look at: the built-in ones, with what the user's own Nixpkgs says laid over them. */
import { compareCapabilities, parseCapability } from '../model/capability.ts'
import { notice, type Problem } from '../model/problem.ts'
import { compareVersions, parseVersion } from '../model/version.ts'
import { type Architecture, architectures, findArchitecture, target } from './architectures.ts'
import type { CapabilityFacts, NixpkgsFacts } from './facts.ts'
import { findToolkit, type Toolkit, toolkit, toolkits } from './toolkits.ts'

export interface Tables {
  /** In numeric order. */
  readonly architectures: ReadonlyMap<string, Architecture>
  /** Oldest first. */
  readonly toolkits: ReadonlyMap<string, Toolkit>
  /** Undefined while Nixpkgs has not been asked. */
  readonly facts: NixpkgsFacts | undefined
  /** What `default` is among toolkits where no Nixpkgs decides: of a Flox environment, the one that it has. */
  readonly defaultToolkit?: string | undefined
}

export const builtInTables: Tables = {
  architectures: new Map(architectures.map((row) => [row.capability, row])),
  toolkits: new Map(toolkits.map((row) => [row.version, row])),
  facts: undefined,
}

/** The architectures of tables as a list. */
export function allArchitectures(tables: Tables): readonly Architecture[] {
  return [...tables.architectures.values()]
}

/**
 * Lays what Nixpkgs says over the built-in tables: its minimum and maximum toolkits win, and what it has beyond them is
 * added. Where it states no maximum, the built-in one stays: older revisions have none for targets that nvcc has dropped.
 */
export function tablesFor(facts: NixpkgsFacts): Tables {
  const rows = new Map(builtInTables.architectures)
  for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
    const ours = findArchitecture(capability)
    // A form that is newer than this version cannot be named in a request either.
    const row = ours ? overridden(ours, theirs) : added(capability, theirs)
    if (row) rows.set(capability, row)
  }
  const sorted = [...rows.values()].sort((a, b) => compareCapabilities(a.parsed, b.parsed))
  const sets = new Map(builtInTables.toolkits)
  for (const version of Object.keys(facts.toolkits)) {
    if (!sets.has(version) && parseVersion(version)) sets.set(version, newToolkit(version))
  }
  return {
    architectures: new Map(sorted.map((row) => [row.capability, row])),
    toolkits: new Map(
      [...sets.values()].sort((a, b) => compareVersions(a.parsed, b.parsed)).map((row) => [row.version, row]),
    ),
    facts,
  }
}

/** The toolkits that can be had: those of the user's Nixpkgs where it was asked. Oldest first. */
export function availableToolkits(tables: Tables): readonly Toolkit[] {
  const { facts } = tables
  return [...tables.toolkits.values()].filter((row) => !facts || row.version in facts.toolkits)
}

/** Whether a toolkit or a capability is only known because this Nixpkgs has it. */
export function isNew(tables: Tables, what: { readonly toolkit: string } | { readonly capability: string }): boolean {
  if ('toolkit' in what) return tables.toolkits.has(what.toolkit) && !findToolkit(what.toolkit)
  return tables.architectures.has(what.capability) && !findArchitecture(what.capability)
}

/** What a request names, for the differences that touch it. */
export interface Asked {
  readonly capabilities: ReadonlySet<string>
  readonly toolkits: ReadonlySet<string>
}

/** PLN028 (notice): where the built-in tables and Nixpkgs differ in what is asked for; at most one. */
export function differences(facts: NixpkgsFacts, asked?: Asked): readonly Problem[] {
  const found = tableDifferences(facts, asked)
  if (found.length === 0) return []
  const shown = found.length > 6 ? [...found.slice(0, 6), `${found.length - 6} more`] : found
  const message = `Your Nixpkgs and the built-in tables differ (${shown.join('; ')}).`
  const fix = 'Nixpkgs is followed; `nix-cuda tables --check` lists every difference.'
  return [notice('PLN028', message, fix)]
}

/**
 * Every difference that changes the verdict of a toolkit which this Nixpkgs has, one short text each; of the capabilities and
 * toolkits that are asked for, where that is said.
 */
export function tableDifferences(facts: NixpkgsFacts, asked?: Asked): readonly string[] {
  const toolkits = Object.keys(facts.toolkits).filter((version) => !asked || asked.toolkits.has(version))
  const versions = toolkits.flatMap((text) => parseVersion(text) ?? [])
  const matters = (a: string | null, b: string | null) =>
    versions.some((version) => isBefore(version, a) !== isBefore(version, b))
  const found: string[] = []
  for (const [capability, theirs] of Object.entries(facts.capabilities ?? {})) {
    if (asked && !asked.capabilities.has(capability)) continue
    const ours = findArchitecture(capability)
    if (!ours) found.push(`${capability} is new here`)
    else {
      if (matters(ours.minToolkit, theirs.minToolkit)) {
        found.push(`${capability} from CUDA ${theirs.minToolkit}, not ${ours.minToolkit}`)
      }
      if (theirs.maxToolkit !== null && matters(above(ours.maxToolkit), above(theirs.maxToolkit))) {
        found.push(`${capability} until CUDA ${theirs.maxToolkit}, not ${ours.maxToolkit ?? 'today'}`)
      }
      if (theirs.jetson !== ours.jetson) found.push(`${capability} is ${theirs.jetson ? 'a' : 'no'} Jetson`)
    }
  }
  for (const version of toolkits) {
    if (!findToolkit(version)) found.push(`CUDA ${version} is new here`)
  }
  return found
}

/** The first minor that is above a maximum, for a comparison of half-open ranges. */
function above(maxToolkit: string | null): string | null {
  const version = maxToolkit === null ? undefined : parseVersion(maxToolkit)
  return version ? `${version.major}.${version.minor + 1}` : null
}

function isBefore(version: { readonly major: number; readonly minor: number }, text: string | null): boolean {
  const limit = text === null ? undefined : parseVersion(text)
  return limit === undefined || compareVersions(version, limit) < 0
}

function overridden(ours: Architecture, theirs: CapabilityFacts): Architecture {
  // A release that never was (12.7 for Blackwell) says nothing else than the one that came.
  const differs = (a: string, b: string) => toolkits.some((row) => isBefore(row.parsed, a) !== isBefore(row.parsed, b))
  const isOther = parseVersion(theirs.minToolkit) && differs(ours.minToolkit, theirs.minToolkit)
  const min = isOther ? theirs.minToolkit : ours.minToolkit
  const stated = theirs.maxToolkit !== null && parseVersion(theirs.maxToolkit) ? theirs.maxToolkit : ours.maxToolkit
  if (min === ours.minToolkit && stated === ours.maxToolkit && theirs.jetson === ours.jetson) return ours
  return target(ours.capability, ours.name, min, stated, theirs.jetson, ours.ptxIsa, ours.gpus, ours.note)
}

function added(capability: string, theirs: CapabilityFacts): Architecture | undefined {
  if (!parseCapability(capability) || !parseVersion(theirs.minToolkit)) return undefined
  const last = theirs.maxToolkit !== null && parseVersion(theirs.maxToolkit) ? theirs.maxToolkit : null
  const note = 'Newer than the tables of this version; known because your Nixpkgs has it.'
  return target(capability, theirs.name, theirs.minToolkit, last, theirs.jetson, '0.0', [], note)
}

/** What minor-version compatibility says of a new minor; of a new major nothing is known, and so nothing is refused. */
function newToolkit(version: string): Toolkit {
  const major = version.split('.')[0] ?? ''
  const same = toolkits.findLast((row) => row.version.split('.')[0] === major)
  return { ...toolkit(version, null, same?.compatibleDriver ?? '0', 99, 99), ptxIsa: same?.ptxIsa ?? '0.0' }
}
