/** What is wrong with a request as a whole, once it is known which tables hold. */
import { parseCapability } from '../model/capability.ts'
import { error, type Problem } from '../model/problem.ts'
import { compareVersions, parseVersion } from '../model/version.ts'
import { knows } from './architectures.ts'
import { checkVariation } from './package-entries.ts'
import { quote, unknownCapability, unknownToolkit } from './refusals.ts'
import { byLocation, type Request, type RequestPart } from './request.ts'
import { type Entry, type Origin, refuse, type TargetSpec, where } from './request-entries.ts'
import { selectCapabilities, selectToolkits, type ToolkitSelector } from './selectors.ts'
import { allArchitectures, availableToolkits, type Tables } from './tables.ts'
import { type Toolkit, toolkits } from './toolkits.ts'

/**
 * Every entry that names what the tables do not have (PLN003, PLN004), selects nothing (PLN030), needs an evaluation
 * (PLN031), or a package that cannot vary as it must (PLN024); in the order of the file. All are errors. While Nixpkgs is
 * still to be asked, what only it can tell passes: `default`, and what is newer than the tables.
 */
export function checkRequest(
  request: Request,
  tables: Tables,
  { asksNixpkgs = false }: { readonly asksNixpkgs?: boolean } = {},
): readonly Problem[] {
  const axes = {
    toolkits: countToolkits(request, tables),
    targets: countTargets(request, tables),
  }
  return [
    ...checkValues(request, tables, asksNixpkgs),
    ...request.packages.flatMap(({ value, origin }) => checkVariation(value, axes, origin)),
  ].sort(byLocation)
}

/**
 * The same problems of values (PLN003, PLN004, PLN030, PLN031) for what could be read of a side that is refused for
 * others.
 */
export function checkPart(
  part: RequestPart,
  tables: Tables,
  { asksNixpkgs = false }: { readonly asksNixpkgs?: boolean } = {},
): readonly Problem[] {
  const { toolkits = [], capabilities = [], include = [], exclude = [] } = part
  return checkValues({ toolkits, capabilities, include, exclude }, tables, asksNixpkgs)
}

function checkValues(
  request: Pick<Request, 'toolkits' | 'capabilities' | 'include' | 'exclude'>,
  tables: Tables,
  asksNixpkgs: boolean,
): readonly Problem[] {
  // An exclude that matches nothing any more is a warning of the plan, not a request that cannot be met.
  const stated = request.exclude.filter(({ value }) => !value.toolkit || value.toolkit.kind === 'exact')
  const versions = [
    ...request.toolkits,
    ...[...request.include, ...stated].flatMap(({ value, origin }) =>
      value.toolkit ? [{ value: value.toolkit, origin }] : [],
    ),
  ]
  const capabilities = [
    ...request.capabilities,
    ...[...request.include, ...request.exclude].flatMap(({ value, origin }) =>
      value.capabilities ? [{ value: value.capabilities, origin }] : [],
    ),
  ]
  return [
    ...versions.flatMap((entry) =>
      asksNixpkgs && isOpenToolkit(entry.value) ? [] : checkToolkit(entry, tables, request.capabilities),
    ),
    ...capabilities.flatMap((entry) => checkTargets(entry, tables, asksNixpkgs)),
  ]
}

function checkToolkit(
  { value, origin }: Entry<ToolkitSelector>,
  tables: Tables,
  capabilities: readonly Entry<TargetSpec>[],
): readonly Problem[] {
  if (value.kind === 'exact') {
    const fits = tables.toolkits.has(value.version) ? [] : fittingToolkits(capabilities, tables)
    return tables.toolkits.has(value.version) ? [] : [unknownToolkit(value.version, where(origin), fits)]
  }
  const selected = selectToolkits(value, tables)
  if (selected === undefined) {
    return [
      error(
        'PLN031',
        `The toolkit ${quote(value.text)} depends on Nixpkgs, which is not evaluated here.`,
        'Write the version, or allow evaluation with Nix (evaluate: auto or always).',
        where(origin),
      ),
    ]
  }
  return selected.length > 0 ? [] : [selectsNothing(value.text, origin)]
}

/** Those that know one of the capabilities, where any does: no other is worth offering. */
function fittingToolkits(capabilities: readonly Entry<TargetSpec>[], tables: Tables): readonly Toolkit[] {
  const all = availableToolkits(tables)
  const targets = new Set(
    capabilities.flatMap(({ value }) => value.selectors.flatMap((selector) => selectCapabilities(selector, tables))),
  )
  const fits = all.filter(({ parsed }) =>
    allArchitectures(tables).some((row) => targets.has(row.capability) && knows(parsed, row)),
  )
  return fits.length > 0 ? fits : all
}

/** `default`, and what may be newer than the tables. */
function isOpenToolkit(selector: ToolkitSelector): boolean {
  const newest = toolkits.at(-1)?.parsed
  if (selector.kind === 'major') return newest !== undefined && selector.major > newest.major
  if (selector.kind !== 'exact') return selector.kind === 'default' || selector.kind === 'range'
  const version = parseVersion(selector.version)
  return version !== undefined && newest !== undefined && compareVersions(version, newest) > 0
}

/** NVIDIA adds targets to families from Blackwell on, also between the ones that there are. */
const openFrom = 10

function isOpenCapability(capability: string): boolean {
  return (parseCapability(capability)?.major ?? 0) >= openFrom
}

function checkTargets({ value, origin }: Entry<TargetSpec>, tables: Tables, asksNixpkgs: boolean): readonly Problem[] {
  return value.selectors.flatMap((selector) => {
    if (asksNixpkgs && selector.kind === 'exact' && isOpenCapability(selector.capability)) return []
    if (selector.kind === 'exact') {
      return tables.architectures.has(selector.capability)
        ? []
        : [unknownCapability(selector.capability, where(origin), allArchitectures(tables))]
    }
    return selectCapabilities(selector, tables).length > 0 ? [] : [selectsNothing(selector.text, origin)]
  })
}

/** Without `cpu`, which fills in every placeholder. */
function countToolkits(request: Request, tables: Tables): number {
  const versions = request.toolkits.flatMap(({ value }) => selectToolkits(value, tables) ?? [])
  return new Set(versions.filter((version) => version !== 'cpu')).size
}

function countTargets(request: Request, tables: Tables): number {
  return new Set(
    request.capabilities.flatMap(({ value }) =>
      value.joined
        ? [value.selectors.map((selector) => selector.text).join(' ')]
        : value.selectors.flatMap((selector) => selectCapabilities(selector, tables)),
    ),
  ).size
}

function selectsNothing(text: string, origin: Origin): Problem {
  const problem = refuse(origin, `${quote(text)} matches nothing.`, 'Widen it; `nix-cuda tables` shows what there is.')
  return { ...problem, code: 'PLN030' }
}
