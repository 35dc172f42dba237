/** The built-in tables against what real compilers said. */
import { formatCapability, parseCapability, smName } from '../model/capability.ts'
import { compareVersions, parseVersion, type Version } from '../model/version.ts'
import { architectures, findArchitecture, isTooOld, knows } from './architectures.ts'
import { findToolkit, toolkits } from './toolkits.ts'

/** What the ptxas of one toolkit minor says of itself. */
export interface Compiler {
  /** `13.5`. */
  readonly toolkit: string
  /** `13.5.37`. */
  readonly version: string
  /** The newest PTX ISA that it takes: `9.5`. */
  readonly ptxIsa: string
  /** What it compiles for: `sm_90a`. */
  readonly targets: readonly string[]
}

/** One fact that the tables have otherwise than a compiler. */
export type Difference =
  | { readonly kind: 'toolkit-missing'; readonly toolkit: string; readonly version: string; readonly ptxIsa: string }
  | { readonly kind: 'target-missing'; readonly toolkit: string; readonly target: string }
  | { readonly kind: 'target-refused'; readonly toolkit: string; readonly target: string }
  | { readonly kind: 'target-accepted'; readonly toolkit: string; readonly target: string }
  | { readonly kind: 'ptx-isa'; readonly toolkit: string; readonly table: string; readonly ptxas: string }

/**
 * Everything that the tables have otherwise than these compilers, in the compilers' order. A toolkit that the table does
 * not have yet is also held against the targets: those without an end must be known to it.
 */
export function compareTables(compilers: readonly Compiler[]): Difference[] {
  return compilers.flatMap((compiler) => [...compareToolkit(compiler), ...compareTargets(compiler)])
}

function compareToolkit({ toolkit, version, ptxIsa }: Compiler): Difference[] {
  const row = findToolkit(toolkit)
  if (!row) return [{ kind: 'toolkit-missing', toolkit, version, ptxIsa }]
  return row.ptxIsa === ptxIsa ? [] : [{ kind: 'ptx-isa', toolkit, table: row.ptxIsa, ptxas: ptxIsa }]
}

function compareTargets({ toolkit, targets }: Compiler): Difference[] {
  const accepted = targets
    .filter((target) => !knownTargets(toolkit).includes(target))
    .map((target): Difference => ({ kind: rowOf(target) ? 'target-accepted' : 'target-missing', toolkit, target }))
  const refused = knownTargets(toolkit)
    .filter((target) => !targets.includes(target))
    .map((target): Difference => ({ kind: 'target-refused', toolkit, target }))
  return [...accepted, ...refused]
}

/** The targets that the table says a toolkit has: `sm_90a`, in the table's order. */
export function knownTargets(toolkit: string): string[] {
  return architectures.filter((row) => knows(toVersion(toolkit), row)).map((row) => targetOf(row.capability))
}

/** `sm_90a` of `9.0a`. */
export function targetOf(capability: string): string {
  const parsed = parseCapability(capability)
  if (!parsed) throw new Error(`The table has no valid capability in ${capability}.`)
  return smName(parsed)
}

/** One line for people. */
export function differenceText(difference: Difference): string {
  const { toolkit } = difference
  switch (difference.kind) {
    case 'toolkit-missing': {
      const released = `There is a CUDA ${toolkit} (${difference.version}, PTX ISA ${difference.ptxIsa})`
      const last = toolkits.at(-1)
      const isNewer = last === undefined || compareVersions(toVersion(toolkit), last.parsed) > 0
      return `${released} but the table ${last && isNewer ? `ends with ${last.version}` : 'has no row for it'}`
    }
    case 'target-missing':
      return `CUDA ${toolkit} accepts ${difference.target}, which the table does not know`
    case 'target-accepted':
      return `CUDA ${toolkit} accepts ${difference.target}, which the table has only ${rangeText(toolkit, difference.target)}`
    case 'target-refused':
      return `CUDA ${toolkit}: the table says ${difference.target} is known, ptxas refuses it`
    case 'ptx-isa':
      return `PTX ISA of ${toolkit}: table ${difference.table}, ptxas ${difference.ptxas}`
  }
}

/** Whether the table wants to know of a toolkit: those older than its first row are left out on purpose. */
export function isInScope(toolkit: string): boolean {
  const first = toolkits[0]
  return !first || compareVersions(toVersion(toolkit), first.parsed) >= 0
}

function rowOf(target: string) {
  const capability = parseCapability(target)
  return capability && findArchitecture(formatCapability(capability))
}

function rangeText(toolkit: string, target: string): string {
  const row = rowOf(target)
  if (!row) return 'elsewhere'
  return isTooOld(toVersion(toolkit), row) ? `from ${row.minToolkit} on` : `until ${row.maxToolkit}`
}

function toVersion(text: string): Version {
  const version = parseVersion(text)
  if (!version) throw new Error(`${text} is no version of a toolkit.`)
  return version
}
