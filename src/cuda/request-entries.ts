/**
 * The grammar of the request's entries, the same in the file and in the inputs. Every reader reports what is wrong and
 * then gives undefined.
 */
import { type Capability, compareCapabilities, parseCapability } from '../model/capability.ts'
import type { ProblemCode } from '../model/codes.ts'
import type { NixpkgsSource, Overlay } from '../model/documents.ts'
import { error, type Problem, type SourceLocation, warning } from '../model/problem.ts'
import { isSystem, type System } from '../model/system.ts'
import { nixpkgsPresets } from './nixpkgs-presets.ts'
import { earlyPtx, quote, unknownCapability, unknownSystem, unknownToolkit } from './refusals.ts'
import {
  type CapabilitySelector,
  parseCapabilitySelector,
  parseToolkitSelector,
  type ToolkitSelector,
} from './selectors.ts'

/** Where an entry was written. */
export type Origin =
  | { readonly kind: 'input'; readonly input: string }
  | { readonly kind: 'file'; readonly key: string; readonly where: SourceLocation }
  | { readonly kind: 'default' }

export interface Entry<T> {
  readonly value: T
  readonly origin: Origin
}

/** What one cell is built for, in numeric order; PTX at most of the last. Both empty without CUDA. */
export interface TargetSet {
  readonly capabilities: readonly string[]
  readonly ptx: readonly string[]
}

/** One entry of `capabilities`: a single selector makes a cell of each capability, several make one fat binary. */
export interface TargetSpec {
  readonly selectors: readonly CapabilitySelector[]
  readonly joined: boolean
}

/** Which Nixpkgs; `lock` is the one of the repository's flake.lock. */
export type NixpkgsChoice = NixpkgsSource | { readonly kind: 'lock' }

export type OnProblem = (problem: Problem) => void

/**
 * An entry of `capabilities`: `9.0a`, `>=8.0`, `hopper`; or `8.0` and `9.0+PTX` for one fat binary, as PyTorch writes
 * it. What no table has passes: the user's Nixpkgs may have it.
 */
export function readTargets(
  texts: readonly string[],
  origin: Origin,
  report: OnProblem,
  { isList = false }: { readonly isList?: boolean } = {},
): TargetSpec | undefined {
  const selectors: CapabilitySelector[] = []
  const found: Problem[] = []
  for (const text of texts) {
    const selector = parseCapabilitySelector(text)
    if (!selector) {
      found.push(unknownCapability(text, where(origin)))
      continue
    }
    const before = selectors.findIndex((other) => sameCapability(other, selector))
    if (before >= 0) report(repeated(text, origin))
    if (before < 0) selectors.push(selector)
    else if (selector.ptx) selectors[before] = selector
  }
  found.push(...earlyPtxOf(selectors, origin))
  if (texts.length === 0) found.push(refuse(origin, 'the entry has no capability.', 'Write one or more, like 9.0a.'))
  for (const problem of found) report(problem)
  return found.length > 0 ? undefined : { selectors, joined: isList || texts.length > 1 }
}

function sameCapability(a: CapabilitySelector, b: CapabilitySelector): boolean {
  return a.kind === 'exact' && b.kind === 'exact' && a.capability === b.capability
}

/** What can be checked before a range is expanded. */
function earlyPtxOf(selectors: readonly CapabilitySelector[], origin: Origin): readonly Problem[] {
  const exact = selectors.filter((selector) => selector.kind === 'exact')
  if (exact.length < selectors.length) return []
  const last = exact
    .map((selector) => selector.capability)
    .sort(compareCapabilityTexts)
    .at(-1)
  return exact
    .filter((selector) => selector.ptx && selector.capability !== last)
    .map(({ capability }) => earlyPtx(capability, last, where(origin)))
}

/** `12.4`, `12.x`, `>=12.6`, `latest`, `default`, `cpu`. What no table has passes: the user's Nixpkgs may have it. */
export function readToolkit(text: string, origin: Origin, report: OnProblem): ToolkitSelector | undefined {
  const selector = parseToolkitSelector(text)
  if (selector) return selector
  report(unknownToolkit(text, where(origin)))
  return undefined
}

/** `aarch64-linux`. */
export function readSystem(text: string, origin: Origin, report: OnProblem): System | undefined {
  if (isSystem(text)) return text
  report(unknownSystem(text, where(origin)))
  return undefined
}

/** A path starts with `.` or `/`; `lock` is flake.lock's; a preset is one of its branches; else a flake reference. */
export function readNixpkgs(text: string, origin: Origin, report: OnProblem): NixpkgsChoice | undefined {
  if (text === 'lock') return { kind: 'lock' }
  const branch = branchOfNixpkgs(text)
  if (branch) {
    report(
      refuse(
        origin,
        `${quote(text)} is a branch or revision, not a flake reference.`,
        `Write github:NixOS/nixpkgs/${branch}.`,
      ),
    )
    return undefined
  }
  const preset = nixpkgsPresets.find((row) => row.name === text)
  if (preset) return { kind: 'flake', reference: preset.reference }
  if (/^[./][^\p{Cc}]*$/u.test(text)) return { kind: 'path', path: text }
  if (/^[a-z][^\s\p{Cc}]*$/iu.test(text) && !/^(?:flox|nixos-cuda)\//.test(text))
    return { kind: 'flake', reference: text }
  const fix = `Use lock, a path like ./nixpkgs, a reference like github:NixOS/nixpkgs/nixos-unstable, or ${nixpkgsPresets.map((row) => row.name).join(', ')}.`
  report(refuse(origin, `${quote(text)} is neither lock, a path, a flake reference nor a preset.`, fix))
  return undefined
}

/** The branch or revision of NixOS/nixpkgs that a text without an owner means; undefined where it means none. */
function branchOfNixpkgs(text: string): string | undefined {
  if (/^(?:nixos|nixpkgs|release)-[\w.-]+$|^master$|^[0-9a-f]{40}$/.test(text)) return text
  return /^(?:unstable|\d\d\.\d\d)$/.test(text) ? `nixos-${text}` : undefined
}

/** An overlay: `./overlay.nix`, or a flake's: `.` and `.#name` are the repository's own. */
export function readOverlay(text: string, origin: Origin, report: OnProblem): Overlay | undefined {
  if (isInsideRepository(text) && text.endsWith('.nix')) return { kind: 'file', file: text }
  if (/\.nix$/.test(text)) {
    report(refuse(origin, `${quote(text)} is not a path in the repository.`, `Write ./${text.replace(/^\/+/, '')}.`))
    return undefined
  }
  const match = /^(\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)(?:#([\w'-]+))?$/iu.exec(text)
  if (match?.[1]) return { kind: 'flake', reference: match[1], name: match[2] ?? 'default' }
  report(
    refuse(
      origin,
      `${quote(text)} is not an overlay.`,
      'Use a file of the repository like ./overlay.nix, or a flake: . or github:owner/repo#name.',
    ),
  )
  return undefined
}

/** Name of a package or a licence. */
export function readUnfree(text: string, origin: Origin, report: OnProblem): string | undefined {
  if (/^[^\p{Cc}]{1,200}$/u.test(text)) return text
  report(refuse(origin, `${quote(text)} is not a name.`, 'Name a package (blender) or a licence by its short name.'))
  return undefined
}

/** The flake whose overlay has what Nixpkgs dropped: `true` for the pinned nixos-cuda/cuda-legacy, `false` for none. */
export function readLegacy(text: string, origin: Origin, report: OnProblem): string | false | undefined {
  if (text === 'false') return false
  if (text === 'true') return legacyToolkits
  if (/^[a-z./][^\s\p{Cc}]*$/iu.test(text)) return text
  report(
    refuse(origin, `${quote(text)} is not a valid value.`, 'Use true, false, or the flake reference of an overlay.'),
  )
  return undefined
}

/** nixos-cuda/cuda-legacy of 2025-11-10: 11.4 to 13.0, each with cuDNN. https://github.com/nixos-cuda/cuda-legacy */
export const legacyToolkits = 'github:nixos-cuda/cuda-legacy/9856d70acc3e2ae9081930b33d946326e07f1482'

/** `550.54.14`. */
export function readDriver(text: string, origin: Origin, report: OnProblem): string | undefined {
  if (/^\d{3,4}(?:\.\d{1,4}){0,2}$/.test(text)) return text
  report(
    refuse(origin, `${quote(text)} is not a driver version.`, 'Write the oldest driver of your users, like 550.54.14.'),
  )
  return undefined
}

/** A refusal that names the input, or the key and location in the file. */
export function refuse(origin: Origin, message: string, fix: string): Problem {
  const subject = origin.kind === 'input' ? `Input ${origin.input}: ` : origin.kind === 'file' ? `${origin.key}: ` : ''
  return error(refusalCode(origin), subject + message, fix, where(origin))
}

/** ` (file:3)` or ` (input packages)`, for a message that points at another entry. */
export function describeOrigin(origin: Origin): string {
  if (origin.kind === 'default') return ''
  return origin.kind === 'input' ? ` (input ${origin.input})` : ` (${origin.where.file}:${origin.where.line ?? 1})`
}

/** The location of an entry of the file; an input has none. */
export function where(origin: Origin): Pick<Problem, 'where'> {
  return origin.kind === 'file' ? { where: origin.where } : {}
}

/** Numeric order of well-formed capabilities. */
export function compareCapabilityTexts(a: string, b: string): number {
  const [left, right] = [parsed(a), parsed(b)]
  return left && right ? compareCapabilities(left, right) : 0
}

/** There are only so many forms, and sorting asks again and again. */
const parsedBefore = new Map<string, Capability>()

function parsed(text: string): Capability | undefined {
  const before = parsedBefore.get(text)
  if (before) return before
  const capability = parseCapability(text)
  if (capability) parsedBefore.set(text, capability)
  return capability
}

/** `./nix/package.nix`: below the root of the repository. */
export function isInsideRepository(file: string): boolean {
  const parts = file.split('/')
  return /^\.\/[^\p{Cc}]+$/u.test(file) && !parts.includes('..')
}

function refusalCode(origin: Origin): ProblemCode {
  return origin.kind === 'input' ? 'CFG001' : 'CFG006'
}

function repeated(capability: string, origin: Origin): Problem {
  const fix = 'Write it once. For two cells, write two entries of the list.'
  return warning(
    refusalCode(origin),
    `One cell names the capability ${capability.replace(/\+ptx$/i, '')} more than once.`,
    fix,
    where(origin),
  )
}
