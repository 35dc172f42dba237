/** Rules on which toolkit knows which capability. */
import type { ProblemCode } from '../model/codes.ts'
import { error, type Problem } from '../model/problem.ts'
import type { Version } from '../model/version.ts'
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
import { offeredCapabilities, offeredToolkits, type Rule, type Subject } from './rule.ts'
import type { Tables } from './tables.ts'
import type { Toolkit } from './toolkits.ts'

export const minimum: Rule = {
  code: 'PLN001',
  title: 'The toolkit is not older than the first one that knows the capability.',
  source: ptxDocs,
  check: (subject) =>
    each(subject, isTooOld, (target) =>
      wrongToolkit('PLN001', subject, target, {
        limit: `needs CUDA ${target.minToolkit} or newer`,
        pick: (rows) => rows[0],
        source: sourceOf(subject.tables, target, ptxDocs),
      }),
    ),
}

export const maximum: Rule = {
  code: 'PLN002',
  title: 'The toolkit is not newer than the last one that knows the capability.',
  source: releaseNotes('13.0'),
  check: (subject) =>
    each(subject, isTooNew, (target, toolkit) => {
      const removedIn = [...subject.tables.toolkits.values()].find((row) => isTooNew(row.parsed, target))
      return wrongToolkit('PLN002', subject, target, {
        limit: `was removed after CUDA ${target.maxToolkit}`,
        pick: (rows) => rows.at(-1),
        source: sourceOf(subject.tables, target, releaseNotes(removedIn?.version ?? toolkit.version)),
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
  { targets, toolkit, tables, choices }: Subject,
  applies: (toolkit: Version, target: Architecture) => boolean,
  check: (target: Architecture, toolkit: Toolkit) => Problem,
): readonly Problem[] {
  if (!toolkit) return []
  return targets.flatMap((target) => {
    if (!applies(toolkit.parsed, target) || newName(target, toolkit, tables)) return []
    // What is offered instead depends on the other targets of the cell.
    if (targets.length > 1) return [check(target, toolkit)]
    return [choices.once(`${target.capability} ${toolkit.version}`, () => check(target, toolkit))]
  })
}

function wrongToolkit(
  code: ProblemCode,
  subject: Subject,
  target: Architecture,
  {
    limit,
    pick,
    source,
  }: {
    readonly limit: string
    readonly pick: (rows: readonly Toolkit[]) => Toolkit | undefined
    readonly source: string
  },
): Problem {
  const { cell } = subject
  const toolkit = pick(offeredToolkits(subject))
  // Another kind of machine is no replacement: offer Jetson for Jetson only.
  const alike = offeredCapabilities(subject).filter((row) => row.jetson === target.jetson)
  const other = nearestArchitecture(target.parsed, alike)
  const choices = [
    ...(toolkit ? [`CUDA ${toolkit.version}`] : []),
    ...(other ? [`capability ${other.capability}`] : []),
  ]
  return error(
    code,
    `CUDA ${cell.toolkit} cannot build for ${target.capability} (${target.name}), which ${limit}.`,
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
