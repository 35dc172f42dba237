/** Rules on which toolkit knows which capability. */
import type { ProblemCode } from '../model/codes.ts'
import { error, type Problem } from '../model/problem.ts'
import {
  type Architecture,
  findArchitecture,
  isTooNew,
  isTooOld,
  knows,
  nearestArchitecture,
  rename,
} from './architectures.ts'
import { nixpkgsCuda, ptxDocs } from './refusals.ts'
import type { Rule, Subject } from './rule.ts'
import { allArchitectures, availableToolkits, type Tables } from './tables.ts'
import type { Toolkit } from './toolkits.ts'

export const minimum: Rule = {
  code: 'PLN001',
  title: 'The toolkit is not older than the first one that knows the capability.',
  source: ptxDocs,
  check: (subject) =>
    each(subject, (target, toolkit) => {
      if (!isTooOld(toolkit.parsed, target)) return undefined
      return once(target, toolkit, subject.tables, () => {
        const nearest = availableToolkits(subject.tables).find((row) => knows(row.parsed, target))
        return wrongToolkit('PLN001', subject.tables, target, toolkit, {
          limit: `needs CUDA ${target.minToolkit} or newer`,
          nearest: nearest?.version,
          source: sourceOf(subject.tables, target, ptxDocs),
        })
      })
    }),
}

export const maximum: Rule = {
  code: 'PLN002',
  title: 'The toolkit is not newer than the last one that knows the capability.',
  source: releaseNotes('13.0'),
  check: (subject) =>
    each(subject, (target, toolkit) => {
      const { maxToolkit } = target
      if (maxToolkit === null || !isTooNew(toolkit.parsed, target)) return undefined
      return once(target, toolkit, subject.tables, () => {
        const removedIn = [...subject.tables.toolkits.values()].find((row) => isTooNew(row.parsed, target))
        return wrongToolkit('PLN002', subject.tables, target, toolkit, {
          limit: `was removed after CUDA ${maxToolkit}`,
          nearest: availableToolkits(subject.tables).findLast((row) => knows(row.parsed, target))?.version,
          source: sourceOf(subject.tables, target, releaseNotes(removedIn?.version ?? toolkit.version)),
        })
      })
    }),
}

export const renamed: Rule = {
  code: 'PLN008',
  title: 'The capability has the name that this toolkit calls it by.',
  source: releaseNotes(rename.toolkit),
  check: ({ targets, toolkit, tables }) =>
    targets.flatMap((target) => {
      const other = toolkit && newName(target, toolkit, tables)
      return other ? [wrongName(target, other, toolkit)] : []
    }),
}

/** The other name of a renamed capability, where this toolkit knows it by that one alone. */
export function newName(target: Architecture, toolkit: Toolkit, tables: Tables): Architecture | undefined {
  if (knows(toolkit.parsed, target)) return undefined
  const other = otherName(target, tables)
  return other && knows(toolkit.parsed, other) ? other : undefined
}

/** PLN008. */
export function wrongName(target: Architecture, other: Architecture, toolkit: Toolkit): Problem {
  return error(
    'PLN008',
    `Capability ${target.capability} is called ${other.capability} in CUDA ${toolkit.version}: Thor was renamed from ${rename.from} to ${rename.to} in CUDA ${rename.toolkit}.`,
    `Use capability ${other.capability}.`,
    { source: releaseNotes(rename.toolkit) },
  )
}

/** The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others. */
function otherName(target: Architecture, tables: Tables): Architecture | undefined {
  const { suffix } = target.parsed
  const number = `${target.parsed.major}.${target.parsed.minor}`
  if (number === rename.from) return tables.architectures.get(rename.to + suffix)
  if (number === rename.to) return tables.architectures.get(rename.from + suffix)
  return undefined
}

/** One reason for each target that this toolkit does not know, by another name either. */
function each(
  { targets, toolkit, tables }: Subject,
  check: (target: Architecture, toolkit: Toolkit) => Problem | undefined,
): readonly Problem[] {
  if (!toolkit) return []
  return targets.flatMap((target) =>
    knows(toolkit.parsed, target) || newName(target, toolkit, tables) ? [] : (check(target, toolkit) ?? []),
  )
}

/** A plan meets each pair of toolkit and target in many cells; the reason is the same. */
const cache = new WeakMap<Toolkit, WeakMap<Architecture, { readonly tables: Tables; readonly problem: Problem }>>()

function once(target: Architecture, toolkit: Toolkit, tables: Tables, make: () => Problem): Problem {
  const ofToolkit = cache.get(toolkit) ?? new WeakMap()
  cache.set(toolkit, ofToolkit)
  const before = ofToolkit.get(target)
  if (before?.tables === tables) return before.problem
  const problem = make()
  ofToolkit.set(target, { tables, problem })
  return problem
}

function wrongToolkit(
  code: ProblemCode,
  tables: Tables,
  target: Architecture,
  toolkit: Toolkit,
  { limit, nearest, source }: { readonly limit: string; readonly nearest: string | undefined; readonly source: string },
): Problem {
  // Another kind of machine is no replacement: offer Jetson for Jetson only.
  const theirs = tables.facts?.capabilities
  const alike = allArchitectures(tables).filter(
    (row) => knows(toolkit.parsed, row) && row.jetson === target.jetson && (!theirs || row.capability in theirs),
  )
  const other = nearestArchitecture(target.parsed, alike)
  const choices = [...(nearest ? [`CUDA ${nearest}`] : []), ...(other ? [`capability ${other.capability}`] : [])]
  return error(
    code,
    `CUDA ${toolkit.version} cannot build for ${target.capability} (${target.name}), which ${limit}.`,
    choices.length > 0 ? `Use ${choices.join(', or ')}.` : 'Use another Nixpkgs, or leave it out.',
    { source },
  )
}

/** Nixpkgs' own database where it is what the row comes from. */
function sourceOf(tables: Tables, target: Architecture, builtIn: string): string {
  const ours = findArchitecture(target.capability)
  const isTheirs = target !== ours && tables.facts?.capabilities?.[target.capability]
  return isTheirs ? `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix` : builtIn
}

function releaseNotes(toolkit: string): string {
  return `https://docs.nvidia.com/cuda/archive/${toolkit}.0/cuda-toolkit-release-notes/`
}
