/** Builds what would be published and judges its licences, before anything leaves the machine. */
import { basename, join } from 'node:path'
import { type Doubt, describeDoubts } from '../../licence/judge.ts'
import { isNvidiaFile } from '../../licence/nvidia-files.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { readClosure } from '../../nix/build/derivation.ts'
import { runNix } from '../../nix/command.ts'
import { lookForNix, type Nix } from '../../nix/find.ts'
import { requisitesOf } from '../../nix/store-paths.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { Flox } from '../facts.ts'
import { floxFailure, runFlox, succeeded } from '../run-flox.ts'
import { gitIn } from './git.ts'
import { type BuiltFacts, freeKeys, judgeBuilt, judgeLock } from './licence.ts'
import type { Target } from './target.ts'

export interface Guarded {
  readonly flox: Flox
  readonly environment: FloxEnvironment
  /** Absolute. */
  readonly folder: string
  readonly target: Target
  readonly system: string
  readonly stability: string | undefined
  /** Why the user may hand out what is unfree or unknown; undefined where nobody said so. */
  readonly acknowledgement: string | undefined
}

/** What the summary says of the licences. */
export type LicenceRecord =
  | { readonly kind: 'free'; readonly why: string }
  | { readonly kind: 'acknowledged'; readonly by: string }

/**
 * What is known of the licences. Throws ProblemError FLX198 for a package that holds or needs what is unfree or of unknown
 * licence and that nobody acknowledged, FLX200 where it does not build. With an acknowledgement nothing is built beforehand.
 */
export async function guardLicence(host: Host, guarded: Guarded): Promise<LicenceRecord> {
  const { acknowledgement, environment, target, system } = guarded
  if (acknowledgement !== undefined) return { kind: 'acknowledged', by: acknowledgement }
  const byLock = judgeLock(environment, target, system)
  if (byLock.verdict === 'free' && !(await bringsNvidiaFiles(host, guarded.folder)))
    return { kind: 'free', why: byLock.why }
  host.log.info(`Building ${target.name} to see what its licences are.`)
  const facts = await build(host, guarded)
  const doubts = judgeBuilt(environment, system, facts)
  if (doubts.length > 0) throw new ProblemError(refusal(target, doubts))
  return { kind: 'free', why: `nothing is known against any of the ${facts.closure.length} store paths that it needs` }
}

/** Whether the repository itself has files that are named like NVIDIA's, which the build may copy; true where git does not say. */
async function bringsNvidiaFiles(host: Host, folder: string): Promise<boolean> {
  const git = await gitIn(host, folder)
  const tracked = await git.ask('ls-files', '-z', '--recurse-submodules', '--', ':/')
  return tracked === undefined || tracked.split('\0').some((path) => isNvidiaFile(basename(path)))
}

function refusal({ name }: Target, doubts: readonly Doubt[]) {
  const message = `${name} holds or needs ${describeDoubts(doubts)}, and whoever reads the catalog could fetch that.`
  const fix =
    'If you may hand it out to them, say why in acknowledge-unfree; the sentence is recorded. Licences: https://docs.nvidia.com/cuda/eula/'
  return error('FLX198', message, fix)
}

async function build(host: Host, guarded: Guarded): Promise<BuiltFacts> {
  const { flox, folder, target, stability } = guarded
  const more = stability === undefined ? [] : ['--stability', stability]
  const built = await runFlox(host, flox, ['build', '--dir', folder, ...more, target.name])
  if (!succeeded(built)) {
    const fix = 'The log above has the build. Build it with `flox build` in a fresh clone.'
    throw new ProblemError(error('FLX200', `flox build ${target.name} failed: ${floxFailure(built)}.`, fix))
  }
  const link = join(folder, `result-${target.name}`)
  const path = await host.files.realpath(link).catch(() => undefined)
  const nix = await lookForNix(host)
  if (path === undefined || nix === undefined)
    throw undetermined(target, nix ? `${link} is missing` : 'there is no nix')
  const closure = await requisitesOf(host, nix, [path])
  if ('failed' in closure) throw undetermined(target, closure.failed)
  const infos = await pathInfos(host, nix, closure.lines)
  if (infos === undefined) throw undetermined(target, 'nix path-info failed')
  return {
    closure: closure.lines,
    signed: infos.filter(({ keys }) => keys.some((key) => freeKeys.some((known) => known === key))).map(pathOf),
    makers: await makersOf(host, infos),
    files: await filesOf(host, path),
  }
}

function undetermined({ name }: Target, why: string): ProblemError {
  const message = `What ${name} needs cannot be determined (${why}), nor its licences.`
  const fix = 'Publish where nix is on PATH; or, if you may hand the package out, say why in acknowledge-unfree.'
  return new ProblemError(error('FLX198', message, fix))
}

interface PathInfo {
  readonly path: string
  readonly deriver: string | undefined
  /** Names of the keys that signed it. */
  readonly keys: readonly string[]
}

const pathOf = ({ path }: PathInfo) => path

/** Of `nix path-info --json`: a list before Nix 2.19, then an object by path; its version 2 has no store folder in names. */
async function pathInfos(host: Host, nix: Nix, paths: readonly string[]): Promise<readonly PathInfo[] | undefined> {
  const outcome = await runNix(host, nix, ['path-info', '--json', '--stdin'], {
    timeout: 300,
    input: `${paths.join('\n')}\n`,
  })
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined
  try {
    return parsePathInfos(JSON.parse(outcome.stdout))
  } catch {
    return undefined
  }
}

/** Pure. */
export function parsePathInfos(value: unknown): readonly PathInfo[] {
  const { info, storeDir = '/nix/store' } = Object(value) as { readonly info?: unknown; readonly storeDir?: unknown }
  const whole = (path: unknown) => (String(path).startsWith('/') ? String(path) : `${storeDir}/${path}`)
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((entry) => [Object(entry).path, entry] as const)
    : Object.entries(Object(info ?? value))
  return entries.map(([path, entry]) => {
    const { deriver, signatures } = Object(entry) as Readonly<Record<string, unknown>>
    const signed: readonly unknown[] = Array.isArray(signatures) ? signatures : []
    return {
      path: whole(path),
      deriver: typeof deriver === 'string' && deriver !== '' ? whole(deriver) : undefined,
      // `key:signature` as one text, since 2.33 as an object.
      keys: signed.map((one) => (typeof one === 'string' ? (one.split(':')[0] ?? '') : String(Object(one).keyName))),
    }
  })
}

/** What is known of how the paths were made; derivations that are not in the store are left out. */
async function makersOf(host: Host, infos: readonly PathInfo[]): Promise<BuiltFacts['makers']> {
  const derivers = [...new Set(infos.flatMap(({ deriver }) => deriver ?? []))]
  const whole = await readClosure(host, derivers).catch(() => undefined)
  if (whole) return whole
  const read = await Promise.all(derivers.map((deriver) => readClosure(host, [deriver]).catch(() => undefined)))
  return new Map(read.flatMap((closure) => [...(closure ?? [])]))
}

/** Regular files of a folder or of a path that is one. */
async function filesOf(host: Host, path: string): Promise<readonly string[]> {
  if ((await host.files.stat(path)).isFile()) return [path]
  const entries = await host.files.readdir(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
