import type { PublicKey, SecretKey } from '../binary-cache/signing.ts'
import { type Problem, warning } from '../model/problem.ts'
import type { Nix } from '../nix/find.ts'
import type { CacheReply } from '../runner/cache-service.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import type { localFiles } from './local.ts'
import { checkStoreCacheKeys, type StoreCacheOptions, subject } from './options.ts'

/** What became of one cell, or of the shared stage. `problems` are warnings, at most one. */
export type RestoreReport = Spent &
  (
    | ({ readonly outcome: 'restored'; readonly key: string; readonly exact: boolean; readonly refused: number } & Size)
    | { readonly outcome: 'missed' }
    | { readonly outcome: 'skipped'; readonly reason: string }
    | { readonly outcome: 'failed' }
  )
export type SaveReport = Spent &
  (
    | ({ readonly outcome: 'saved'; readonly key: string; readonly carried: number } & Size)
    | { readonly outcome: 'skipped'; readonly reason: string }
    | { readonly outcome: 'failed' }
  )

interface Spent {
  readonly seconds: number
  readonly problems: readonly Problem[]
}

interface Size {
  readonly paths: number
  /** Compressed. */
  readonly bytes: number
}

/** What every attempt of one job needs. */
export interface Context {
  readonly host: Host
  readonly nix: Nix
  readonly options: StoreCacheOptions
  readonly secret: SecretKey | undefined
  readonly required: PublicKey | undefined
  readonly files: ReturnType<typeof localFiles>
  /** Messages that are true of the whole job: said once. */
  readonly warned: Set<string>
}

type WithoutTime<R> = R extends Spent ? Omit<R, 'seconds'> : never
export type Attempt<R> = Promise<WithoutTime<R>>
interface Skipped extends Pick<Spent, 'problems'> {
  readonly outcome: 'skipped'
  readonly reason: string
}

/** Runs one side with a clean work folder and says in one line what came of it. `label`: of a cell, or of a stage. */
export async function withReport<R extends RestoreReport | SaveReport>(
  context: Context,
  label: string,
  verb: 'restore' | 'save',
  work: () => Attempt<R>,
): Promise<R> {
  const { host, files } = context
  const begun = host.clock.now()
  const clean = () => host.files.rm(files.work, { recursive: true, force: true })
  let done: WithoutTime<R>
  try {
    done = await work()
    await clean()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    await clean().catch(() => {})
    done = { outcome: 'failed', problems: [machineProblem(verb, label, why)] } as unknown as WithoutTime<R>
  }
  if (done.outcome === 'failed' && host.cancelled.aborted) {
    done = { outcome: 'skipped', reason: 'the job was cancelled', problems: [] } as unknown as WithoutTime<R>
  }
  const report = { ...done, seconds: (host.clock.now() - begun) / 1_000 } as unknown as R
  host.log.info(describeReport(label, verb, report))
  return report
}

/** CCH025: something on this machine stood in the way. */
export function machineProblem(verb: 'restore' | 'save', label: string, why: string): Problem {
  const message = `The store cache could not ${verb} ${label}: ${why}.`
  const fix = 'The build is not affected. Check whether the disk of the runner is full.'
  return warning('CCH025', message, fix, { subject })
}

function describeReport(label: string, verb: 'restore' | 'save', report: RestoreReport | SaveReport): string {
  const time = `${report.seconds.toFixed(1)} s`
  const head = `Store cache, ${label}:`
  switch (report.outcome) {
    case 'restored': {
      const which = report.exact ? 'its own entry' : 'an older entry'
      const refused = report.refused > 0 ? `, ${report.refused} refused` : ''
      return `${head} restored ${report.paths} paths, ${megabytes(report.bytes)}${refused}, in ${time} from ${which}`
    }
    case 'saved':
      return `${head} saved ${report.paths} paths (${report.carried} of them from before), ${megabytes(report.bytes)}, in ${time}`
    case 'missed':
      return `${head} there is no entry yet (${time})`
    case 'skipped':
      return `${head} did not ${verb}: ${report.reason}`
    case 'failed':
      return `${head} could not ${verb} (${time})`
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** Why nothing is done at all; undefined when it is. */
export async function whySkipped(context: Context, verb: 'restore' | 'save'): Promise<Skipped | undefined> {
  const { host, options, files } = context
  const nothing = (reason: string, ...problems: readonly Problem[]): Skipped => {
    const fresh = problems.filter(({ message }) => !context.warned.has(message))
    for (const { message } of fresh) context.warned.add(message)
    return { outcome: 'skipped', reason, problems: fresh }
  }
  const wanted = verb === 'restore' ? ['read', 'read-write'] : ['write', 'read-write']
  if (!wanted.includes(options.mode)) return nothing(`store-cache is ${options.mode}`)
  const wrongKey = checkStoreCacheKeys(options)
  if (wrongKey) return nothing('its key is invalid', wrongKey)
  if (!host.cache.available) return nothing('this job has no cache service')
  if (host.cancelled.aborted) return nothing('the job was cancelled')
  const failure = await readIfPresent(host, files.fault)
  if (failure !== undefined) return nothing(`the cache service failed before (${failure.trim()})`)
  const may = verb === 'restore' ? host.cache.readable : host.cache.writable
  if (!may) {
    const message = `This job may not ${verb === 'restore' ? 'read' : 'write'} caches: its token does not allow that.`
    const fix =
      'This is so for some events and for pull requests from forks. Set store-cache: read or off to avoid the warning.'
    return nothing('the token does not allow it', warning('CCH021', message, fix, { subject }))
  }
  if (verb === 'save' && context.required && !context.secret) return nothing('there is no secret key to sign with')
  return undefined
}

/** One warning; a service that failed is left alone for the rest of the job, because each try can take half a minute. */
export async function toProblem(
  { host, files }: Pick<Context, 'host' | 'files'>,
  label: string,
  reply: Exclude<CacheReply<unknown>, { kind: 'ok' }>,
): Promise<Problem> {
  if (reply.kind === 'damaged') {
    const fix = 'Its contents are built instead. Delete this entry in the repository’s list of caches.'
    return warning('CCH023', `The cache entry of ${label} cannot be unpacked: ${reply.reason}.`, fix, { subject })
  }
  await writeAtomically(host, files.fault, `${reply.reason}\n`)
  if (reply.kind === 'denied') {
    const fix = 'The build is not affected. Check which events may write caches.'
    return warning('CCH021', `The cache service refuses this job: ${reply.reason}.`, fix, { subject })
  }
  const fix = "The build is not affected; this job no longer uses the cache. See GitHub's status page."
  return warning('CCH020', `The cache service cannot be used: ${reply.reason}.`, fix, { subject })
}
