/**
 * A request for a matrix: what a user's `.github/nix-cuda.yml` or the inputs of the same names ask for. Both readers
 * give the same parts, in which every entry remembers where it was written.
 */
import type { NixpkgsSource } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'
import type { System } from '../model/system.ts'
import {
  describeOrigin,
  type Entry,
  type NamedPackage,
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

export interface Request {
  readonly packages: readonly Entry<NamedPackage>[]
  readonly capabilities: readonly Entry<TargetSet>[]
  readonly toolkits: readonly Entry<string>[]
  readonly systems: readonly Entry<System>[]
  readonly nixpkgs: Entry<NixpkgsSource>
}

/** What one side asks for; undefined where it says nothing. */
export type RequestPart = { readonly [K in keyof Request]: Request[K] | undefined }

/** What came of reading: either a request, or everything that is wrong with it (warnings included). */
export type Reading<T> =
  | { readonly request: T; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] }

/** Inputs as the input parser gives them: split at newlines and commas. What is empty counts as not given. */
export interface RequestInputs {
  readonly packages?: readonly string[] | undefined
  readonly capabilities?: readonly string[] | undefined
  readonly toolkits?: readonly string[] | undefined
  readonly systems?: readonly string[] | undefined
  readonly nixpkgs?: string | undefined
}

/** What has to be given, with an example of each. */
const required = {
  packages: 'python3Packages.torch',
  capabilities: '9.0a',
  toolkits: '12.8',
  nixpkgs: 'github:NixOS/nixpkgs/nixos-unstable',
} as const

/**
 * Reads the inputs; in `capabilities`, blanks join the capabilities of one cell. Problems: CFG001, and PLN003
 * (capability), PLN004 (toolkit), PLN005 (system) for what no table knows, PLN015 for PTX of an earlier capability.
 */
export function readRequestInputs(inputs: RequestInputs): Reading<RequestPart> {
  const found: Problem[] = []
  const report: Report = (problem) => found.push(problem)
  const all = <T>(key: keyof Request, read: (text: string, origin: Origin, report: Report) => T | undefined) => {
    const origin: Origin = { kind: 'input', input: key }
    const texts = [inputs[key] ?? []].flat().filter((text) => text.trim() !== '')
    const entries = texts.flatMap((text) => {
      const value = read(text.trim(), origin, report)
      return value === undefined ? [] : [{ value, origin }]
    })
    return texts.length > 0 ? entries : undefined
  }
  const packages = all('packages', readPackage)
  const capabilities = all('capabilities', (text, origin) => readTargets(text.split(/\s+/), origin, report))
  const toolkits = all('toolkits', readToolkit)
  const systems = all('systems', readSystem)
  const nixpkgs = all('nixpkgs', readNixpkgs)?.[0]
  return reading({ packages, capabilities, toolkits, systems, nixpkgs }, found)
}

/**
 * One request of both: an input replaces the file's key of the same name. Without systems it is for `defaultSystem`.
 * Problems: those of both readings, PLN011 when nothing is given at all, CFG003 for each missing key, CFG001 or CFG006
 * for two different packages of one name.
 */
export function mergeRequests(
  fromFile: Reading<RequestPart> | undefined,
  fromInputs: Reading<RequestPart>,
  defaultSystem: System = 'x86_64-linux',
): Reading<Request> {
  const found = [fromFile, fromInputs].flatMap((side) => {
    if (!side) return []
    return 'problems' in side ? side.problems : side.warnings
  })
  // A side that cannot be read says nothing about what is missing.
  if ((fromFile && 'problems' in fromFile) || 'problems' in fromInputs) return { problems: found }
  const [file, inputs] = [fromFile?.request, fromInputs.request]
  const packages = inputs.packages ?? file?.packages
  const capabilities = inputs.capabilities ?? file?.capabilities
  const toolkits = inputs.toolkits ?? file?.toolkits
  const systems = inputs.systems ?? file?.systems ?? [{ value: defaultSystem, origin: { kind: 'default' } }]
  const nixpkgs = inputs.nixpkgs ?? file?.nixpkgs
  const given = { packages, capabilities, toolkits, nixpkgs }
  if (Object.values(given).every((value) => value === undefined)) return { problems: [...found, nothingRequested()] }
  for (const key of Object.keys(required) as (keyof typeof required)[]) if (!given[key]) found.push(missing(key))
  found.push(...sameNames(packages ?? []))
  if (!packages || !capabilities || !toolkits || !nixpkgs) return { problems: found }
  return reading({ packages, capabilities, toolkits, systems, nixpkgs }, found)
}

/** Ends a reading: errors refuse it, warnings go along. What was found in a file is in the order of its lines. */
export function reading<T>(request: T, found: readonly Problem[]): Reading<T> {
  const sorted = [...found].sort(byPlace)
  return sorted.some((problem) => problem.severity === 'error') ? { problems: sorted } : { request, warnings: sorted }
}

function byPlace({ where: a }: Problem, { where: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}

/** PLN011. */
export function nothingRequested(what = 'packages, capabilities and toolkits'): Problem {
  return error(
    'PLN011',
    `Nothing was requested: there are no ${what}.`,
    'List them in .github/nix-cuda.yml, or give the inputs of the same names.',
  )
}

function missing(key: keyof typeof required): Problem {
  return error(
    'CFG003',
    `The request has no ${key}.`,
    `Add ${key} to .github/nix-cuda.yml, or give the input ${key}, for example ${required[key]}.`,
  )
}

/** Cells are named after packages. */
function sameNames(packages: Request['packages']): readonly Problem[] {
  const first = new Map<string, Entry<NamedPackage>>()
  const problems: Problem[] = []
  for (const entry of packages) {
    // Cell ids are lower case, and so would be the same.
    const name = entry.value.name.toLowerCase()
    const before = first.get(name)
    if (!before) first.set(name, entry)
    else if (JSON.stringify(before.value) !== JSON.stringify(entry.value)) {
      const message = `two packages are named ${name}${describeOrigin(before.origin)}.`
      problems.push(refuse(entry.origin, message, 'Give each package a name of its own: {name: …, attribute: …}.'))
    }
  }
  return problems
}
