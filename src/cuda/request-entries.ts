/**
 * The grammar of the request's entries, the same in the file and in the inputs. Every reader reports what is wrong and
 * then gives undefined.
 */
import { compareCapabilities, formatCapability, parseCapability } from '../model/capability.ts'
import type { ProblemCode } from '../model/codes.ts'
import type { DeviceCode, NixpkgsSource, PackageSource } from '../model/documents.ts'
import { error, type Place, type Problem, warning } from '../model/problem.ts'
import { isSystem, type System } from '../model/system.ts'
import { findArchitecture } from './architectures.ts'
import { isAttributePath } from './attribute-path.ts'
import { quote, unknownCapability, unknownSystem, unknownToolkit } from './rules.ts'
import { findToolkit } from './toolkits.ts'

/** Where an entry was written. */
export type Origin =
  | { readonly kind: 'input'; readonly input: string }
  | { readonly kind: 'file'; readonly key: string; readonly place: Place }
  | { readonly kind: 'default' }

export interface Entry<T> {
  readonly value: T
  readonly origin: Origin
}

export interface NamedPackage {
  readonly name: string
  readonly source: PackageSource
  readonly deviceCode: DeviceCode
}

/** What one cell is built for, in numeric order; PTX at most of the last. */
export interface TargetSet {
  readonly capabilities: readonly string[]
  readonly ptx: readonly string[]
}

export type Report = (problem: Problem) => void

const formatCapabilitiesSource =
  'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules/_cuda/lib/strings.nix'

/** `python3Packages.torch` (an attribute of Nixpkgs, which is also its name) or `name=./file.nix`. */
export function readPackage(text: string, origin: Origin, report: Report): NamedPackage | undefined {
  const equals = text.indexOf('=')
  return equals < 0
    ? namedPackage(text, { attribute: text }, origin, report)
    : namedPackage(text.slice(0, equals).trim(), { file: text.slice(equals + 1).trim() }, origin, report)
}

/** A package that has a name, and an attribute of Nixpkgs or a callPackage-style file of the repository. */
export function namedPackage(
  name: string,
  from: { readonly attribute: string } | { readonly file: string },
  origin: Origin,
  report: Report,
  deviceCode: DeviceCode = 'required',
): NamedPackage | undefined {
  const found: Problem[] = []
  if (!/^[\w.+'-]{1,200}$/.test(name)) {
    found.push(refuse(origin, `${quote(name)} is no name of a package.`, 'Use letters, digits and ._+-.'))
  }
  if ('attribute' in from && !isAttributePath(from.attribute)) {
    const message = `${quote(from.attribute)} is no attribute of Nixpkgs.`
    found.push(refuse(origin, message, 'Write it like python3Packages.torch, or name=./package.nix for a file.'))
  }
  if ('file' in from && !isInsideRepository(from.file)) {
    const message = `${quote(from.file)} is no file of the repository.`
    found.push(refuse(origin, message, 'Write it relative to the root of the repository, like ./nix/package.nix.'))
  }
  for (const problem of found) report(problem)
  if (found.length > 0) return undefined
  const source = 'attribute' in from ? { kind: 'attribute' as const, ...from } : { kind: 'file' as const, ...from }
  return { name, source, deviceCode }
}

/** The capabilities of one cell: `9.0a`, or `8.0` and `9.0+PTX`, as PyTorch writes it. */
export function readTargets(texts: readonly string[], origin: Origin, report: Report): TargetSet | undefined {
  const capabilities = new Set<string>()
  const ptx = new Set<string>()
  const found: Problem[] = []
  for (const text of texts) {
    const withPtx = /^(.*)\+ptx$/i.exec(text)
    const parsed = parseCapability(withPtx?.[1] ?? text)
    const capability = parsed && formatCapability(parsed)
    if (!capability || !findArchitecture(capability)) {
      found.push(unknownCapability(withPtx?.[1] ?? text, where(origin)))
      continue
    }
    if (capabilities.has(capability)) report(repeated(capability, origin))
    capabilities.add(capability)
    if (withPtx) ptx.add(capability)
  }
  const sorted = [...capabilities].sort(compareCapabilityTexts)
  for (const capability of ptx) if (capability !== sorted.at(-1)) found.push(earlyPtx(capability, sorted, origin))
  if (texts.length === 0) found.push(refuse(origin, 'a cell has no capability.', 'Write one or more, like 9.0a.'))
  for (const problem of found) report(problem)
  return found.length > 0 ? undefined : { capabilities: sorted, ptx: [...ptx] }
}

/** `12.4`. */
export function readToolkit(text: string, origin: Origin, report: Report): string | undefined {
  if (findToolkit(text)) return text
  report(unknownToolkit(text, where(origin)))
  return undefined
}

/** `aarch64-linux`. */
export function readSystem(text: string, origin: Origin, report: Report): System | undefined {
  if (isSystem(text)) return text
  report(unknownSystem(text, where(origin)))
  return undefined
}

/** A path starts with `.` or `/`; everything else is a flake reference. */
export function readNixpkgs(text: string, origin: Origin, report: Report): NixpkgsSource | undefined {
  if (/^[./][^\p{Cc}]*$/u.test(text)) return { kind: 'path', path: text }
  if (/^[a-z][^\s\p{Cc}]*$/iu.test(text)) return { kind: 'flake', reference: text }
  report(
    refuse(
      origin,
      `${quote(text)} is neither a path nor a flake reference.`,
      'Use a path like ./nixpkgs, or a reference like github:NixOS/nixpkgs/nixos-unstable.',
    ),
  )
  return undefined
}

/** A refusal that names the input, or the key and place in the file. */
export function refuse(origin: Origin, message: string, fix: string): Problem {
  const subject = origin.kind === 'input' ? `Input ${origin.input}: ` : origin.kind === 'file' ? `${origin.key}: ` : ''
  return error(refusalCode(origin), subject + message, fix, where(origin))
}

/** ` (file:3)` or ` (input packages)`, for a message that points at another entry. */
export function describeOrigin(origin: Origin): string {
  if (origin.kind === 'default') return ''
  return origin.kind === 'input' ? ` (input ${origin.input})` : ` (${origin.place.file}:${origin.place.line ?? 1})`
}

/** The place of an entry of the file; an input has none. */
export function where(origin: Origin): Pick<Problem, 'where'> {
  return origin.kind === 'file' ? { where: origin.place } : {}
}

/** Numeric order. Both are capabilities that the table knows. */
export function compareCapabilityTexts(a: string, b: string): number {
  const [left, right] = [parseCapability(a), parseCapability(b)]
  return left && right ? compareCapabilities(left, right) : 0
}

function refusalCode(origin: Origin): ProblemCode {
  return origin.kind === 'input' ? 'CFG001' : 'CFG006'
}

function repeated(capability: string, origin: Origin): Problem {
  const fix = 'Write it once; cells of their own are separate entries of the list.'
  return warning(refusalCode(origin), `One cell names the capability ${capability} more than once.`, fix, where(origin))
}

/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
function earlyPtx(capability: string, sorted: readonly string[], origin: Origin): Problem {
  return error(
    'PLN015',
    `PTX was asked for ${capability}, but in one cell Nixpkgs can add PTX only for the last capability, ${sorted.at(-1)}.`,
    `Write ${sorted.at(-1)}+PTX, or put ${capability}+PTX into a cell of its own.`,
    { ...where(origin), source: formatCapabilitiesSource },
  )
}

function isInsideRepository(file: string): boolean {
  const parts = file.split('/')
  return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes('..')
}
