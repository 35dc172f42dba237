/**
 * A request for a matrix: what a user's `.github/nix-cuda.yml` or the inputs of the same names ask for. Both readers
 * give the same parts, in which every entry remembers where it was written.
 */
import type { Overlay } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'
import type { System } from '../model/system.ts'
import { type NamedPackage, readPackage } from './package-entries.ts'
import { type Pattern, readPatternText } from './patterns.ts'
import {
  describeOrigin,
  type Entry,
  type NixpkgsChoice,
  type OnProblem,
  type Origin,
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
import { type RunnerRule, readGpuRunner, readRunner } from './runners.ts'
import { splitCapabilities, type ToolkitSelector } from './selectors.ts'
import type { Tier, TierName } from './tiers.ts'

/** The four lists whose combinations are the cells. */
export interface Axes {
  readonly packages: readonly Entry<NamedPackage>[]
  readonly capabilities: readonly Entry<TargetSpec>[]
  readonly toolkits: readonly Entry<ToolkitSelector>[]
  readonly systems: readonly Entry<System>[]
}

const axisKeys = ['packages', 'capabilities', 'toolkits', 'systems'] as const satisfies readonly (keyof Axes)[]

export interface Request extends Axes {
  readonly nixpkgs: Entry<NixpkgsChoice>
  readonly overlays: readonly Entry<Overlay>[]
  readonly allowUnfree: readonly Entry<string>[]
  /** Flake whose overlay has toolkits that Nixpkgs dropped. */
  readonly legacyToolkits: Entry<string | false> | undefined
  readonly driver: Entry<string> | undefined
  readonly include: readonly Entry<Pattern>[]
  readonly exclude: readonly Entry<Pattern>[]
  readonly runners: readonly Entry<RunnerRule>[]
  /** Where GPU tests run. */
  readonly gpuRunners: readonly Entry<RunnerRule>[]
  readonly limits: Limits
  /** The tier that was chosen; its lists are already in place. */
  readonly tier: Tier | undefined
  /** Whether a tier or an input asks for other packages, toolkits, … than the file does. */
  readonly narrowed: boolean
}

export interface Limits {
  /** Most cells that a plan may have. */
  readonly cells: number | undefined
  /** Time limit of the job of a cell. */
  readonly minutes: number | undefined
}

/** What one side asks for; undefined where it says nothing. */
export type RequestPart = { readonly [K in keyof Omit<Request, 'tier' | 'narrowed'>]: Request[K] | undefined } & {
  readonly tiers: Readonly<Partial<Record<TierName, TierPart>>> | undefined
}

/** What a tier of the file changes. */
export interface TierPart extends Partial<{ readonly [K in keyof Axes]: Axes[K] | undefined }> {
  readonly select: Tier['select'] | undefined
}

/** What came of reading: either a request, or everything that is wrong with it (warnings included). */
export type Reading<T> =
  | { readonly request: T; readonly warnings: readonly Problem[] }
  /** `partial`: what could be read all the same, for more problems to be found at once. */
  | { readonly problems: readonly Problem[]; readonly partial?: T }

/** Inputs as the input parser gives them: split at newlines and commas. What is empty counts as not given. */
export interface RequestInputs {
  readonly packages?: readonly string[] | undefined
  readonly capabilities?: readonly string[] | undefined
  readonly toolkits?: readonly string[] | undefined
  readonly systems?: readonly string[] | undefined
  readonly nixpkgs?: string | undefined
  readonly overlays?: readonly string[] | undefined
  readonly 'allow-unfree'?: readonly string[] | undefined
  readonly 'legacy-toolkits'?: string | undefined
  readonly driver?: string | undefined
  readonly include?: readonly string[] | undefined
  readonly exclude?: readonly string[] | undefined
  readonly runners?: readonly string[] | undefined
  readonly 'gpu-runners'?: readonly string[] | undefined
  readonly 'max-cells'?: number | undefined
}

/** What a request means that names packages and nothing else; `lock` by default is the branch of a cache without one. */
const byDefault = {
  capabilities: { selectors: [{ kind: 'preset', preset: 'default', text: 'default', ptx: false }], joined: false },
  toolkits: { kind: 'default', text: 'default' },
  nixpkgs: { kind: 'lock' },
} as const satisfies { capabilities: TargetSpec; toolkits: ToolkitSelector; nixpkgs: NixpkgsChoice }

/**
 * Reads the inputs; in `capabilities`, blanks join the capabilities of one cell. Problems: CFG001, and PLN003
 * (capability), PLN004 (toolkit), PLN005 (system) for what is malformed, PLN015 for PTX of an earlier capability,
 * PLN024 and PLN025 for packages.
 */
export function readRequestInputs(inputs: RequestInputs): Reading<RequestPart> {
  const found: Problem[] = []
  const report: OnProblem = (problem) => found.push(problem)
  const all = <T>(
    key: Exclude<keyof RequestInputs, 'max-cells'>,
    read: (text: string, origin: Origin, report: OnProblem) => T | undefined,
  ) => {
    const origin: Origin = { kind: 'input', input: key }
    const texts = [inputs[key] ?? []].flat().filter((text) => text.trim() !== '')
    const entries = texts.flatMap((text) => {
      const value = read(text.trim(), origin, report)
      return value === undefined ? [] : [{ value, origin }]
    })
    return texts.length > 0 ? entries : undefined
  }
  const cells = inputs['max-cells']
  const part: RequestPart = {
    packages: all('packages', readPackage),
    capabilities: all('capabilities', (text, origin) => readTargets(splitCapabilities(text), origin, report)),
    toolkits: all('toolkits', readToolkit),
    systems: all('systems', readSystem),
    nixpkgs: all('nixpkgs', readNixpkgs)?.[0],
    overlays: all('overlays', readOverlay),
    allowUnfree: all('allow-unfree', readUnfree),
    legacyToolkits: all('legacy-toolkits', readLegacy)?.[0],
    driver: all('driver', readDriver)?.[0],
    include: all('include', readPatternText),
    exclude: all('exclude', readPatternText),
    runners: all('runners', readRunner),
    gpuRunners: all('gpu-runners', readGpuRunner),
    limits: cells === undefined || cells === 0 ? undefined : { cells, minutes: undefined },
    tiers: undefined,
  }
  return reading(part, found)
}

export interface MergeOptions {
  readonly defaultSystem?: System
  /** The tier to plan for; undefined or `all` for the request as it is. */
  readonly tier?: TierName | 'all' | undefined
}

/**
 * One request of both: an input replaces the file's key of the same name, and wins over the tier's; runners are joined.
 * Without systems it is for `defaultSystem`, without capabilities and toolkits for those of Nixpkgs (`default`), without
 * nixpkgs for `lock`, whose origin then says that nobody asked for it. Problems: those of both readings, PLN011 when
 * nothing is given at all, CFG003 without packages, CFG001 or CFG006 for two different packages of one name.
 */
export function mergeRequests(
  fromFile: Reading<RequestPart> | undefined,
  fromInputs: Reading<RequestPart>,
  options: MergeOptions = {},
): Reading<Request> {
  const found = [fromFile, fromInputs].flatMap((side) => {
    if (!side) return []
    return 'problems' in side ? side.problems : side.warnings
  })
  // A side that cannot be read says nothing about what is missing.
  if ((fromFile && 'problems' in fromFile) || 'problems' in fromInputs) return { problems: found }
  const [file, inputs] = [fromFile?.request, fromInputs.request]
  const chosen = options.tier === 'all' ? undefined : options.tier
  const tierPart = chosen && file?.tiers?.[chosen]
  const axis = <K extends keyof Axes>(key: K) => inputs[key] ?? tierPart?.[key] ?? file?.[key]
  const one = <K extends keyof Omit<Request, 'tier' | 'narrowed'>>(key: K) => inputs[key] ?? file?.[key]
  const [packages, capabilities, toolkits] = [axis('packages'), axis('capabilities'), axis('toolkits')]
  const { defaultSystem = 'x86_64-linux' } = options
  const systems = axis('systems') ?? [unasked(defaultSystem)]
  const nixpkgs = one('nixpkgs')
  if ([packages, capabilities, toolkits, nixpkgs].every((value) => value === undefined)) {
    return { problems: [...found, nothingRequested('packages')] }
  }
  if (!packages) return { problems: [...found, noPackages()] }
  found.push(...sameNames(packages))
  // Without a toolkit that is one of CUDA there is nothing to name capabilities for.
  const withCuda = toolkits === undefined || toolkits.length === 0 || toolkits.some(({ value }) => value.kind !== 'cpu')
  const request: Request = {
    packages,
    capabilities: capabilities ?? (withCuda ? [unasked(byDefault.capabilities)] : []),
    toolkits: toolkits ?? [unasked(byDefault.toolkits)],
    systems,
    nixpkgs: nixpkgs ?? unasked(byDefault.nixpkgs),
    overlays: one('overlays') ?? [],
    allowUnfree: one('allowUnfree') ?? [],
    legacyToolkits: one('legacyToolkits'),
    driver: one('driver'),
    include: one('include') ?? [],
    exclude: one('exclude') ?? [],
    runners: [...(file?.runners ?? []), ...(inputs.runners ?? [])],
    gpuRunners: [...(file?.gpuRunners ?? []), ...(inputs.gpuRunners ?? [])],
    limits: { cells: inputs.limits?.cells ?? file?.limits?.cells, minutes: file?.limits?.minutes },
    narrowed: axisKeys.some((key) => file?.[key] !== undefined && axis(key) !== file[key]),
    tier: chosen && { name: chosen, select: tierPart?.select ?? (chosen === 'pull-request' ? 'corners' : 'all') },
  }
  return reading(request, found)
}

/** Ends a reading: errors refuse it, warnings go along. What was found in a file is in the order of its lines. */
export function reading<T>(request: T, found: readonly Problem[]): Reading<T> {
  const sorted = [...found].sort(byLocation)
  const refused = sorted.some((problem) => problem.severity === 'error')
  return refused ? { problems: sorted, partial: request } : { request, warnings: sorted }
}

/** In the order of the lines of the file; what has no location comes first. */
export function byLocation({ where: a }: Problem, { where: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0)
}

/** PLN011. */
export function nothingRequested(what = 'packages, capabilities and toolkits'): Problem {
  return error(
    'PLN011',
    `Nothing was requested: the request has no ${what}.`,
    'List them in .github/nix-cuda.yml, or give the inputs of the same names.',
  )
}

function noPackages(): Problem {
  return error(
    'CFG003',
    'The request has no packages.',
    'Add packages to .github/nix-cuda.yml, or give the input packages, for example python3Packages.torch.',
  )
}

/** What holds where nothing was said. */
function unasked<T>(value: T): Entry<T> {
  return { value, origin: { kind: 'default' } }
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
