/** Builds what would be published and judges its licences, before anything leaves the machine. */
import { basename, join } from 'node:path'
import type { DoubtfulPath } from '../../licence/contents.ts'
import { freeKeys } from '../../licence/judge.ts'
import { isNvidiaFile } from '../../licence/nvidia-files.ts'
import { nameGroups } from '../../licence/record.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { readKnownClosure } from '../../nix/build/derivation.ts'
import { lookForNix } from '../../nix/find.ts'
import { pathInfos } from '../../nix/path-info.ts'
import { requisitesOf } from '../../nix/store-paths.ts'
import { filesIn } from '../../nix/store-tree.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { Flox } from '../facts.ts'
import { floxFailure, runFlox, succeeded } from '../run-flox.ts'
import { gitIn } from './git.ts'
import { type BuiltFacts, judgeBuilt, judgeLock } from './licence.ts'
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
export type PackageLicence =
  | { readonly kind: 'free'; readonly why: string }
  | { readonly kind: 'acknowledged'; readonly by: string }

/**
 * What is known of the licences. Throws ProblemError FLX198 for a package that holds or needs what is unfree or of unknown
 * licence and that nobody acknowledged, FLX200 where it does not build. With an acknowledgement nothing is built beforehand.
 */
export async function guardLicence(host: Host, guarded: Guarded): Promise<PackageLicence> {
  const { acknowledgement, environment, target, system } = guarded
  if (acknowledgement !== undefined) return { kind: 'acknowledged', by: acknowledgement }
  const byLock = judgeLock(environment, target, system)
  if (byLock.verdict === 'free' && !(await bringsNvidiaFiles(host, guarded.folder)))
    return { kind: 'free', why: byLock.why }
  host.log.info(`Building ${target.name} to see what its licences are.`)
  const facts = await build(host, guarded)
  const doubtful = await judgeBuilt(environment, system, facts, (path) => filesIn(host, path))
  if (doubtful.length > 0) throw new ProblemError(refusal(target, doubtful))
  return { kind: 'free', why: `nothing is known against any of the ${facts.closure.length} store paths that it needs` }
}

/** Whether the repository itself has files that are named like NVIDIA's, which the build may copy; true where git does not say. */
async function bringsNvidiaFiles(host: Host, folder: string): Promise<boolean> {
  const git = await gitIn(host, folder)
  const tracked = await git.ask('ls-files', '-z', '--recurse-submodules', '--', ':/')
  return tracked === undefined || tracked.split('\0').some((path) => isNvidiaFile(basename(path)))
}

function refusal({ name }: Target, doubtful: readonly DoubtfulPath[]) {
  const message = `${name} holds or needs ${nameGroups(doubtful)}. Whoever reads the catalog could fetch that.`
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
    signed: infos.filter(({ keys }) => keys.some((key) => freeKeys.includes(key))).map(({ path }) => path),
    makers: await readKnownClosure(host, [...new Set(infos.flatMap(({ deriver }) => deriver ?? []))]),
  }
}

function undetermined({ name }: Target, why: string): ProblemError {
  const message = `What ${name} needs cannot be determined (${why}), nor its licences.`
  const fix = 'Publish where nix is on PATH; or, if you may hand the package out, say why in acknowledge-unfree.'
  return new ProblemError(error('FLX198', message, fix))
}
