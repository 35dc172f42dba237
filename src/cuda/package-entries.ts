/** How a request names a package, of each kind that there is. */

import { parseCapability, smDigits, smName } from '../model/capability.ts'
import type { Cell, DeviceCode, PackageSource } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'
import { isAttributePath, mapAttributePath } from './attribute-path.ts'
import { checkFlox, readFloxText } from './flox-entries.ts'
import { quote } from './refusals.ts'
import { isInsideRepository, type OnProblem, type Origin, refuse, where } from './request-entries.ts'

export interface NamedPackage {
  readonly name: string
  /** Texts in it may have placeholders: `{toolkit}`, `{sm}`, … */
  readonly source: PackageSource
  readonly deviceCode: DeviceCode
  /** `any`: a target counts where one unit has it; absent: every unit must have it. */
  readonly units?: 'any'
  /** Commands that test it on a GPU; none beside what it has itself for an empty list, and no tests where it is absent. */
  readonly gpuTests?: Cell['gpuTests']
}

/** What a placeholder of a package stands for in one cell. */
const placeholders = {
  toolkit: 'the toolkit as in cudaPackages_12_8: 12_8',
  version: 'the toolkit: 12.8',
  'toolkit-digits': 'the toolkit: 128',
  sm: 'the targets: sm_90a; several are joined by _',
  digits: '90a',
  capability: '9.0a',
  system: 'x86_64-linux',
} as const

const placeholder = new RegExp(`\\{(${Object.keys(placeholders).join('|')})\\}`, 'g')

/**
 * `python3Packages.torch` (an attribute, which is also the name), `name=attribute`, `name=./package.nix` in callPackage
 * style, `name=-f ./default.nix -A attribute --argstr sm {sm} --arg pkgs pkgs`, `name=.#output-{toolkit}-{sm}`,
 * `flox:build`, `name=flox:./folder#build`.
 */
export function readPackage(text: string, origin: Origin, report: OnProblem): NamedPackage | undefined {
  const equals = text.indexOf('=')
  // An `=` further on belongs to what follows, as in a flake reference without a name.
  const named = equals > 0 && !/[\s#:/?]/.test(text.slice(0, equals).trim())
  const name = named ? text.slice(0, equals).trim() : text
  const rest = named ? text.slice(equals + 1).trim() : text
  if (rest.startsWith('flox:')) {
    const flox = readFloxText(rest)
    return namedPackage(named ? name : flox.build, flox, origin, report)
  }
  if (!named && rest.includes('#')) {
    report(refuse(origin, `${quote(text)} is a flake output without a name.`, `Write name=${rest}.`))
    return undefined
  }
  if (!named && isPath(rest) && !/^[-=]/.test(rest)) {
    report(
      refuse(
        origin,
        `${quote(text)} is a file without a name for the package.`,
        `Write ${nameOfFile(rest)}=${rest.replace(/^(?![./])/, './')}.`,
      ),
    )
    return undefined
  }
  const source = readSource(rest, named, origin, report)
  return source && namedPackage(name, source, origin, report)
}

function isPath(text: string): boolean {
  return text.startsWith('.') || text.includes('/') || text.endsWith('.nix')
}

/** `./nix/mylib.nix` and `./mylib/package.nix` are of `mylib`. */
function nameOfFile(file: string): string {
  const parts = file.split('/').filter((part) => !/^\.*$/.test(part))
  const last = parts.at(-1)?.replace(/\.nix$/, '') ?? ''
  const name = last === 'default' || last === 'package' ? (parts.at(-2) ?? last) : last
  return /^[\w.+'-]+$/.test(name) ? name : 'name'
}

function readSource(text: string, named: boolean, origin: Origin, report: OnProblem): PackageSource | undefined {
  if (/^(?:flox\/|\.flox\b)/.test(text)) {
    report(floxRefusal(origin))
    return undefined
  }
  if (text.startsWith('-f ') || text.startsWith('--file ')) return readCommandLine(text, origin, report)
  const hash = text.indexOf('#')
  if (hash >= 0) return { kind: 'flake', reference: text.slice(0, hash) || '.', output: text.slice(hash + 1) }
  return named && isPath(text) ? { kind: 'file', file: text } : { kind: 'attribute', attribute: text }
}

/** `-f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT`, as for nix build; a value with blanks stands in quotes. */
function readCommandLine(text: string, origin: Origin, report: OnProblem): PackageSource | undefined {
  const words = [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1]?.replaceAll(/\\(.)/g, '$1') ?? match[2] ?? match[3] ?? '',
  )
  let file: string | undefined
  let attribute: string | null = null
  const arg: Record<string, string> = {}
  const argstr: Record<string, string> = {}
  for (let at = 0; at < words.length; ) {
    const [option, first, second] = words.slice(at, at + 3)
    if ((option === '-f' || option === '--file') && first !== undefined) file = first
    else if ((option === '-A' || option === '--attr') && first !== undefined) attribute = first
    else if (option === '--arg' && first !== undefined && second !== undefined) arg[first] = second
    else if (option === '--argstr' && first !== undefined && second !== undefined) argstr[first] = second
    else {
      const fix = 'Write -f FILE -A ATTR --arg NAME EXPR --argstr NAME TEXT, as for nix build.'
      report(refuse(origin, `${quote(option ?? '')} in ${quote(text)} is not supported, or lacks its value.`, fix))
      return undefined
    }
    at += option === '--arg' || option === '--argstr' ? 3 : 2
  }
  return { kind: 'expression', file: file ?? '', attribute, arg, argstr }
}

const plain = { deviceCode: 'required', units: 'all' } as const

/** A package with its name checked, and everything else that can be checked without Nix. */
export function namedPackage(
  name: string,
  source: PackageSource,
  origin: Origin,
  report: OnProblem,
  { deviceCode, units }: { readonly deviceCode: DeviceCode; readonly units: 'all' | 'any' } = plain,
): NamedPackage | undefined {
  const found = [...checkSource(source, origin)]
  // An attribute that is the name as well is refused once.
  const isSaid = found.length > 0 && source.kind === 'attribute' && source.attribute === name
  if (!isSaid && !/^[\w.+'-]{1,200}$/.test(name)) {
    found.unshift(refuse(origin, `${quote(name)} is not a package name.`, 'Use letters, digits and ._+-.'))
  }
  for (const problem of found) report(problem)
  return found.length > 0 ? undefined : { name, source, deviceCode, ...(units === 'any' ? { units } : {}) }
}

function checkSource(source: PackageSource, origin: Origin): readonly Problem[] {
  switch (source.kind) {
    case 'attribute':
      return isAttributePath(source.attribute)
        ? []
        : [
            refuse(
              origin,
              `${quote(source.attribute)} is not an attribute path.`,
              'Write it like python3Packages.torch, or name=./package.nix for a file.',
            ),
          ]
    case 'file':
      return checkFile(source.file, origin)
    case 'expression':
      return [
        ...checkFile(source.file, origin),
        ...checkAttribute(source.attribute ?? 'a', origin),
        ...Object.keys({ ...source.arg, ...source.argstr })
          .filter((name) => !/^[a-zA-Z_][\w'-]*$/.test(name))
          .map((name) => refuse(origin, `${quote(name)} is not an argument name.`, 'Use a Nix identifier.')),
        ...Object.keys(source.arg)
          .filter((name) => source.arg[name]?.trim() === '')
          .map((name) => refuse(origin, `the argument ${name} is empty.`, 'Write a Nix expression.')),
        ...(canVary(source) ? [] : [cannotVary(origin, 'no argument of the file depends on the cell')]),
      ]
    case 'flox':
      return checkFlox({ ...source, build: source.build.replaceAll(placeholder, 'x') }, origin)
    case 'flake':
      return [
        ...(/^(?:\.(?:\/[^\s\p{Cc}#?]*)?(?:\?[^\s\p{Cc}#]*)?|[a-z][^\s\p{Cc}#]*)$/iu.test(source.reference)
          ? []
          : [
              refuse(
                origin,
                `${quote(source.reference)} is not a flake reference.`,
                'Use . or one like github:owner/repo.',
              ),
            ]),
        ...checkAttribute(source.output, origin),
        ...(canVary(source)
          ? []
          : [cannotVary(origin, `the output ${quote(source.output)} is the same for all cells`)]),
      ]
  }
}

function checkFile(file: string, origin: Origin): readonly Problem[] {
  if (isInsideRepository(file)) return []
  const plain = /^\w/.test(file) && !file.split('/').includes('..')
  const fix = plain ? `Write ./${file}.` : 'Write it relative to the root of the repository, like ./nix/package.nix.'
  return [refuse(origin, `${quote(file)} is not a path in the repository.`, fix)]
}

function checkAttribute(path: string, origin: Origin): readonly Problem[] {
  if (isAttributePath(path.replaceAll(placeholder, 'x'))) return []
  const known = Object.keys(placeholders).map((name) => `{${name}}`)
  return [refuse(origin, `${quote(path)} is not an attribute path.`, `Use names, dots and ${known.join(', ')}.`)]
}

/** Whether a cell reaches the package at all: through Nixpkgs, an argument or a name. */
function canVary(source: PackageSource): boolean {
  if (source.kind !== 'flake' && source.kind !== 'expression') return true
  return follows(source, axisPlaceholders, /\b(?:pkgs|toolkit|capabilities)\b/)
}

/** By a placeholder, or by what the arguments of a file name. */
function follows(
  source: PackageSource & { readonly kind: 'flake' | 'expression' },
  names: readonly string[],
  variables: RegExp,
): boolean {
  if (source.kind === 'flake') return mentions(source.output, names)
  const expressions = Object.values(source.arg)
  const words = [...expressions, ...Object.values(source.argstr), source.attribute ?? '']
  return words.some((word) => mentions(word, names)) || expressions.some((text) => variables.test(text))
}

const toolkitPlaceholders = ['toolkit', 'version', 'toolkit-digits']
const targetPlaceholders = ['sm', 'digits', 'capability']
const axisPlaceholders = [...toolkitPlaceholders, ...targetPlaceholders]

function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => text.includes(`{${name}}`))
}

/**
 * PLN024 for a flake output or a file that cannot follow an axis of which more than one value is asked for: every cell
 * would be the same program under another name.
 */
export function checkVariation(
  { name, source }: NamedPackage,
  axes: { readonly toolkits: number; readonly targets: number },
  origin: Origin,
): readonly Problem[] {
  if (source.kind !== 'flake' && source.kind !== 'expression') return []
  const missing = [
    ...(axes.toolkits > 1 && !follows(source, toolkitPlaceholders, /\b(?:pkgs|toolkit)\b/) ? ['{toolkit}'] : []),
    ...(axes.targets > 1 && !follows(source, targetPlaceholders, /\b(?:pkgs|capabilities)\b/) ? ['{sm}'] : []),
  ]
  if (missing.length === 0) return []
  return [cannotVary(origin, `several are requested, but ${name} has no ${missing.join(' and no ')}`)]
}

function cannotVary(origin: Origin, why: string): Problem {
  return error(
    'PLN024',
    `This package cannot vary with toolkit and capability: ${why}.`,
    'Give one output per cell a name like .#foo-{toolkit}-{sm}, or give the package as a file or an attribute of an overlay.',
    { ...where(origin), source: 'https://github.com/NixOS/nixpkgs/issues/166220' },
  )
}

/** PLN025. */
function floxRefusal(origin: Origin): Problem {
  return error(
    'PLN025',
    'This names a Flox environment or one of its files, not a build of it.',
    'Write flox:NAME for a build of .flox at the root of the repository, or flox:./folder#NAME.',
    where(origin),
  )
}

/** The source of one cell: every placeholder filled in. */
export function sourceOf(
  source: PackageSource,
  cell: Pick<Cell, 'toolkit' | 'capabilities' | 'system'>,
): PackageSource {
  if (source.kind === 'attribute' || source.kind === 'file') return source
  const fill = (text: string) => fillIn(text, cell)
  if (source.kind === 'flox') return { ...source, build: fill(source.build) }
  if (source.kind === 'flake') return { ...source, output: mapAttributePath(source.output, fill) }
  const filled = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, fill(text)]))
  return {
    ...source,
    attribute: source.attribute === null ? null : mapAttributePath(source.attribute, fill),
    arg: filled(source.arg),
    argstr: filled(source.argstr),
  }
}

function fillIn(text: string, cell: Pick<Cell, 'toolkit' | 'capabilities' | 'system'>): string {
  const parsed = cell.capabilities.flatMap((capability) => parseCapability(capability) ?? [])
  const values: Readonly<Record<string, string>> = {
    toolkit: cell.toolkit.replace('.', '_'),
    version: cell.toolkit,
    'toolkit-digits': cell.toolkit.replace('.', ''),
    sm: parsed.map(smName).join('_') || 'cpu',
    digits: parsed.map(smDigits).join('_') || 'cpu',
    capability: cell.capabilities.join('_') || 'cpu',
    system: cell.system,
  }
  return text.replaceAll(placeholder, (whole, name: string) => values[name] ?? whole)
}
