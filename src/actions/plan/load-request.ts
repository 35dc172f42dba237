import { join } from 'node:path'
import { checkPart, checkRequest } from '../../cuda/check-request.ts'
import { isAllFlox } from '../../cuda/flox-entries.ts'
import { type DefaultBranch, defaultBranch, lockedNixpkgs } from '../../cuda/nixpkgs-presets.ts'
import {
  byLocation,
  mergeRequests,
  type Reading,
  type Request,
  type RequestInputs,
  type RequestPart,
  readRequestInputs,
} from '../../cuda/request.ts'
import { where } from '../../cuda/request-entries.ts'
import { readRequestFile } from '../../cuda/request-file.ts'
import { builtInTables } from '../../cuda/tables.ts'
import { type TierName, tierOfEvent } from '../../cuda/tiers.ts'
import type { NixpkgsSource } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { hasCuda, type System, systemOf } from '../../model/system.ts'
import { defaultCaches } from '../../nix/configure/caches.ts'
import { isErrno, isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { requestInputs } from './inputs.ts'
import { missingRequestFile, readRequestText, similarFile, withoutFile } from './request-text.ts'

export interface RequestSources extends RequestInputs {
  readonly 'matrix-file': string | undefined
  /** Default `auto`: the tier of the event, where the file declares tiers. */
  readonly tier?: 'auto' | 'all' | TierName
}

export interface LoadedRequest {
  readonly request: Request
  readonly warnings: readonly Problem[]
  /** The branch that `request.nixpkgs` is while its revision is open: neither the request nor flake.lock names one. */
  readonly open?: DefaultBranch | undefined
}

/**
 * The request of this run: the file, with inputs on top, for the tier of this event. The file may be missing when it was
 * not named by the user. With `asksNixpkgs`, what only Nixpkgs can tell passes, to be checked once it was asked.
 * Throws ProblemError with everything that is wrong with both.
 */
export async function loadRequest(
  host: Host,
  root: string,
  sources: RequestSources,
  options: { readonly asksNixpkgs?: boolean } = {},
): Promise<LoadedRequest> {
  const name = sources['matrix-file']
  const fromFile = await readFile(host, root, name)
  const absent = name !== undefined && fromFile === undefined
  const tiers = fromFile && 'request' in fromFile ? fromFile.request.tiers : undefined
  const tier = tierOf(host, sources.tier ?? 'auto', tiers !== undefined)
  const fromInputs = readRequestInputs(sources)
  const merged = mergeRequests(fromFile, fromInputs, { defaultSystem: defaultSystem(host), tier })
  if ('problems' in merged) {
    const parts = [fromFile, fromInputs].map((side) => side && ('problems' in side ? side.partial : side.request))
    const more = parts.flatMap((part) => (part ? checkPart(part, builtInTables, options) : []))
    const found = absent ? await withoutFile(host, root, name, merged.problems) : merged.problems
    throw new ProblemError([...found, ...more].sort(byLocation))
  }
  const { request: locked, missing, open } = await readLock(host, root, merged.request)
  const allFlox = isAllFlox(locked)
  const request = open && !options.asksNixpkgs && !allFlox ? withKnownToolkit(locked, open) : locked
  // The default toolkit of a Flox environment is its own.
  const problems = checkRequest(request, builtInTables, allFlox ? { asksNixpkgs: true } : options)
  if (problems.length > 0 || missing) throw new ProblemError([...problems, ...(missing ? [missing] : [])])
  return { request, warnings: merged.warnings, open }
}

/**
 * What the request says of each key by itself, as inputs or in the file, although it may not be a whole request. Throws
 * ProblemError with everything that is wrong with both.
 */
export async function readParts(host: Host, root: string, sources: RequestSources): Promise<Partial<RequestPart>> {
  const fromFile = await readFile(host, root, sources['matrix-file'])
  const sides = [fromFile, readRequestInputs(sources)].filter((side) => side !== undefined)
  const problems = sides.flatMap((side) => ('problems' in side ? side.problems : []))
  if (problems.length > 0) throw new ProblemError(problems)
  const parts = sides.flatMap((side) => ('request' in side ? Object.entries(side.request) : []))
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
}

async function readFile(host: Host, root: string, name: string | undefined): Promise<Reading<RequestPart> | undefined> {
  if (name === undefined) return undefined
  const text = await readRequestText(host, root, name)
  if (text !== undefined) return readRequestFile(text, name)
  if (name === requestInputs['matrix-file'].default) return undefined
  throw new ProblemError(missingRequestFile(name, await similarFile(host, root)))
}

function tierOf(host: Host, wanted: 'auto' | 'all' | TierName, declared: boolean): TierName | 'all' {
  if (wanted !== 'auto') return wanted
  return declared ? tierOfEvent(host.env['GITHUB_EVENT_NAME'], host.env['GITHUB_REF']) : 'all'
}

/** `nixpkgs: lock` becomes what flake.lock has; where it was not asked for and there is none, a branch of a CUDA cache. */
async function readLock(
  host: Host,
  root: string,
  request: Request,
): Promise<{ readonly request: Request; readonly missing?: Problem; readonly open?: DefaultBranch }> {
  const { nixpkgs } = request
  if (nixpkgs.value.kind !== 'lock') return { request }
  const value = await readLockedNixpkgs(host, root)
  if (value) return { request: { ...request, nixpkgs: { ...nixpkgs, value } } }
  if (nixpkgs.origin.kind !== 'default')
    return { request, missing: await noLockedNixpkgs(host, root, where(nixpkgs.origin)) }
  const open = defaultBranch(defaultCaches)
  return { request: onBranch(request, open.reference), open }
}

/** The request with that Nixpkgs, by default. */
export function onBranch(request: Request, reference: string): Request {
  return { ...request, nixpkgs: { value: { kind: 'flake', reference }, origin: { kind: 'default' } } }
}

/** Without an evaluation the default toolkit is the one that the branch had when this version was made. */
function withKnownToolkit(request: Request, { toolkit }: DefaultBranch): Request {
  const toolkits = request.toolkits.map((entry) =>
    entry.value.kind === 'default' && entry.origin.kind === 'default'
      ? { ...entry, value: { kind: 'exact', version: toolkit, text: toolkit } as const }
      : entry,
  )
  return { ...request, toolkits }
}

/** The Nixpkgs of the flake.lock in `root`; undefined when there is none that could be read. */
export async function readLockedNixpkgs(host: Host, root: string): Promise<NixpkgsSource | undefined> {
  try {
    const reference = lockedNixpkgs(JSON.parse(await host.files.readFile(join(root, 'flake.lock'), 'utf8')))
    return reference === undefined ? undefined : { kind: 'flake', reference }
  } catch (cause) {
    if (!isErrno(cause, 'ENOENT') && !(cause instanceof SyntaxError)) throw cause
    return undefined
  }
}

/** CFG009: what asks for the Nixpkgs of flake.lock gets none. */
export async function noLockedNixpkgs(host: Host, root: string, more: Pick<Problem, 'where'> = {}): Promise<Problem> {
  const another = 'or set nixpkgs to a path, a flake reference or a preset'
  if (await isThere(host, join(root, 'flake.lock'))) {
    const fix = `Give flake.nix an input nixpkgs and run nix flake lock, ${another}.`
    return error(
      'CFG009',
      'nixpkgs is lock, but flake.lock has no input nixpkgs at its root, or cannot be read.',
      fix,
      more,
    )
  }
  const lock = 'nix flake lock, then git add flake.lock'
  const hasFlake = await isThere(host, join(root, 'flake.nix'))
  const fix = `${hasFlake ? `Run ${lock}` : `Write a flake.nix with an input nixpkgs and run ${lock}`}, ${another}.`
  return error('CFG009', 'nixpkgs is lock, but there is no flake.lock.', fix, more)
}

/** For which system cells are planned where nothing is said: this machine's; where that has no CUDA, what most runners are. */
export function defaultSystem(host: Pick<Host, 'platform' | 'arch'>): System {
  const own = systemOf(host)
  return own !== undefined && hasCuda(own) ? own : 'x86_64-linux'
}
