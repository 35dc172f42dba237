import { join } from 'node:path'
import type { Cell } from '../../model/documents.ts'
import type { Problem } from '../../model/problem.ts'
import { isThere, readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** What of a cell tells why Nix cannot evaluate it. */
export type EvaluatedCell = Pick<Cell, 'package' | 'source' | 'instance'>

/** What happened in words of the request, and what to do. */
type Cause = Pick<Problem, 'message' | 'fix'>

/**
 * The problem of an evaluation with its cause, where Nix's message has a known one: a file that git does not track, a package of
 * an overlay that nobody set, a file that gives no package. Others stay as they are.
 */
export async function withCause(host: Host, root: string, problem: Problem, cell?: EvaluatedCell): Promise<Problem> {
  if (problem.code !== 'BLD001') return problem
  const cause =
    (await missingFile(host, root, problem.message)) ??
    (cell &&
      (noFlake(cell, problem.message) ?? noPackage(cell, problem.message) ?? noAttribute(cell, problem.message))) ??
    (cell && (await missingArgument(host, root, cell, problem.message)))
  return cause ? { ...problem, ...cause } : problem
}

/** A file that is not there, or that Nix does not see: of a flake it sees what git tracks alone. */
async function missingFile(host: Host, root: string, text: string): Promise<Cause | undefined> {
  const [, inStore, named] =
    /[pP]ath '(?:\/\S*?-source\/([^']+)|([^'/][^']*))' (?:does not exist|in the repository .* is not tracked by Git)/.exec(
      text,
    ) ?? []
  const absent = /path '([^']+)' does not exist/.exec(text)?.[1]
  if (absent?.startsWith(`${root}/`)) {
    const fix = 'Check its name; paths in a request start at the root of the repository.'
    return { message: `./${absent.slice(root.length + 1)} does not exist.`, fix }
  }
  const file = inStore ?? named
  if (file === undefined || !(await isThere(host, join(root, file)))) return undefined
  return {
    message: `${file} exists, but git does not track it.`,
    fix: `Run git add ${file}.`,
  }
}

/** Asked after `missingFile`, which knows a flake.nix that is there. */
function noFlake({ source, instance }: EvaluatedCell, text: string): Cause | undefined {
  const flakes = [source, ...(instance?.overlays ?? [])].filter((one) => one.kind === 'flake')
  const own = flakes.find(({ reference }) => reference.startsWith('.'))
  if (!own || !/-source\/flake\.nix' does not exist/.test(text)) return undefined
  return {
    message: `${own.reference} has no flake.nix.`,
    fix: 'Write one, or name a file such as ./overlay.nix or ./package.nix.',
  }
}

/** Names that every set of packages has, beside its packages. */
const ofEverySet = /^(?:_.*|callPackage|extend|newScope|override.*|packages|recurse.*)$/

/** The generated expression says it: `it gives a set with prog version`. */
function noPackage({ package: name, source }: EvaluatedCell, text: string): Cause | undefined {
  const [, kind = '', members = ''] = /\bit gives an? (\w+)(?: with ([^\n]*?))? instead of a package/.exec(text) ?? []
  if (kind === '') return undefined
  const names = members.split(' ').filter((one) => one !== '' && !ofEverySet.test(one))
  const [first = ''] = names
  const shown = names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ')
  const gives = `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}${shown === '' ? '' : ` with ${shown}`}`
  const attribute = first || 'ATTRIBUTE'
  if (source.kind === 'file') {
    return {
      message: `${source.file} gives ${gives} instead of a package.`,
      fix: `Name one with ${name}=-f ${source.file} -A ${attribute} and the arguments of the file (--arg lib lib), or write a file that gives the package.`,
    }
  }
  if (source.kind === 'attribute') {
    const fix = `Name a package in it, like ${source.attribute}.${attribute}.`
    return {
      message: `${source.attribute} is ${gives.replace(/^(an?) set with .*/, '$1 set')} of Nixpkgs, not a package.`,
      fix,
    }
  }
  if (source.kind === 'flox') return undefined
  const what = source.kind === 'flake' ? `${source.reference}#${source.output}` : source.file
  return { message: `${what} gives ${gives} instead of a package.`, fix: `Name one: ${attribute}.` }
}

function noAttribute({ source, instance }: EvaluatedCell, text: string): Cause | undefined {
  const missing = /attribute '([^']+)' missing/.exec(text)?.[1]
  const isOfSource = source.kind === 'attribute' && source.attribute.split('.').includes(missing ?? '')
  const flake = instance?.overlays.find((one) => one.kind === 'flake' && [one.name, 'overlays'].includes(missing ?? ''))
  if (flake?.kind === 'flake' && !isOfSource) {
    const fix = 'Check the name of the overlay, or name a file such as ./overlay.nix.'
    return { message: `${flake.reference} has no overlays.${flake.name}.`, fix }
  }
  if (source.kind !== 'attribute' || missing === undefined || !isOfSource) return undefined
  const similar = /Did you mean ([^?\n]+)\?/.exec(text)?.[0]
  const overlays = instance?.overlays ?? []
  if (overlays.length > 0) {
    return {
      message: `Neither Nixpkgs nor an overlay of the request has ${source.attribute}.`,
      fix: similar ?? 'Check its name, and which overlay has it.',
    }
  }
  return {
    message: `Nixpkgs has no ${source.attribute}, and no overlays are set.`,
    fix: `Does ${missing} come from an overlay? Then set overlays: [./overlay.nix], or [.] for overlays.default of flake.nix. ${similar ? `Or: ${similar.charAt(0).toLowerCase()}${similar.slice(1)}` : 'Otherwise check its name.'}`,
  }
}

async function missingArgument(
  host: Host,
  root: string,
  { package: name, source }: EvaluatedCell,
  text: string,
): Promise<Cause | undefined> {
  const argument = /called without required argument "([^"]+)"/.exec(text)?.[1]
  if (argument === undefined || source.kind !== 'file') return undefined
  const code = (await readIfPresent(host, join(root, source.file)).catch(() => undefined)) ?? ''
  if (/\bbuildPython(?:Package|Application)\b/.test(code)) {
    return {
      message: `${source.file} needs python3Packages.callPackage: ${argument} is not an attribute of Nixpkgs itself.`,
      fix: `Put it into an overlay, as ${name} = final.python3Packages.callPackage ${source.file} { };, set overlays, and name ${name} as a package.`,
    }
  }
  return {
    message: `${source.file} needs an argument ${argument}, which Nixpkgs does not have.`,
    fix: 'Check its name; what an overlay adds needs overlays in the request.',
  }
}
