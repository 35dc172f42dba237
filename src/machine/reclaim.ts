import { join } from 'node:path'
import type * as z from 'zod'
import { type Problem, warning } from '../model/problem.ts'
import { type Frozen, readSaved } from '../model/saved.ts'
import { childEnv } from '../runner/child-env.ts'
import { containerMarks, isThere, readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'
import { inGigabytes } from './disk-advice.ts'
import { asRoot, findPrivilege } from './privilege.ts'
import { processStart } from './process-start.ts'
import { chooseParts } from './reclaim-parts.ts'
import type { ReclaimedPart, reclaim } from './schema.ts'

export type { ReclaimedPart } from './schema.ts'

type SavedReclaim = Frozen<z.infer<typeof reclaim>>
/**
 * What the removal in the background has done so far: reclaim.json in the job's folder. `died`: its process is gone before
 * it was done, or never came up; nobody writes that, it is found out.
 */
export type Reclaim = Omit<SavedReclaim, 'state'> & { readonly state: SavedReclaim['state'] | 'died' }

/** What the worker is told, as JSON in its argument list. */
export interface ReclaimOrder {
  readonly root: string
  readonly file: string
  readonly parts: readonly string[]
  readonly begun: number
}

export interface StartOptions {
  /** Program and arguments that call `runReclaimWorker` with what follows; it runs as root. */
  readonly worker: readonly [string, ...string[]]
  /** The machine's root; another folder in tests. */
  readonly root?: string
}

type ReclaimHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files' | 'clock' | 'exec'>

/** Seconds until a worker that has not written anything counts as dead. */
const waitTime = 60

/** Where the removal writes what it has done. */
export function reclaimFile(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(jobFolder(host), 'reclaim.json')
}

/** Refuses unknown names before anything is touched: CFG001. */
export function checkReclaim(names: readonly string[]): readonly Problem[] {
  return chooseParts(names).problems
}

/**
 * Starts to remove these parts of a GitHub-hosted image, in a process that outlives this step. Elsewhere, in a container
 * and without root it removes nothing and says so (INS041). Never throws; unknown names are left out.
 */
export async function startReclaim(
  host: Host,
  names: readonly string[],
  options: StartOptions,
): Promise<{ readonly started: boolean; readonly problems: readonly Problem[] }> {
  const { parts } = chooseParts(names)
  if (parts.length === 0) return { started: false, problems: [] }
  const refusal = await whyNot(host)
  if (refusal) return { started: false, problems: [notRemoved(refusal)] }
  const privilege = await findPrivilege(host)
  if (privilege === 'none') {
    return { started: false, problems: [notRemoved('it needs root or sudo without a password')] }
  }
  try {
    const before = await readReclaim(host)
    if (before?.state === 'starting' || before?.state === 'running') {
      return { started: false, problems: [notRemoved('an earlier step of this job is still removing')] }
    }
    const order: ReclaimOrder = {
      root: options.root ?? '/',
      file: reclaimFile(host),
      parts: parts.map(({ name }) => name),
      begun: host.clock.now(),
    }
    await writeAtomically(host, order.file, `${JSON.stringify(emptyReclaim(order))}\n`)
    // It is in no hurry: the steps that install and fetch come first.
    const argv = asRoot(privilege, ['nice', '-n', '10', ...options.worker, JSON.stringify(order)])
    const log = join(jobFolder(host), 'reclaim.log')
    const outcome = await host.exec({ argv, env: childEnv(host.env), timeout: 20, background: { log } })
    if (outcome.kind === 'exited') return { started: true, problems: [] }
    return { started: false, problems: [notRemoved(outcome.kind === 'not-started' ? outcome.reason : outcome.kind)] }
  } catch (cause) {
    return { started: false, problems: [notRemoved(cause instanceof Error ? cause.message : String(cause))] }
  }
}

/** What was done so far; undefined when nothing was started, or the file cannot be read. */
export async function readReclaim(host: ReclaimHost): Promise<Reclaim | undefined> {
  const found = await readReport(host)
  if (found?.state === 'starting') {
    return host.clock.now() - found.begun > waitTime * 1_000 ? { ...found, state: 'died' } : found
  }
  if (found?.state !== 'running' || (await isAlive(host, found))) return found
  // It may have finished between the two looks, and then its last report says so.
  const last = await readReport(host)
  return last?.state === 'running' ? { ...last, state: 'died' } : last
}

async function readReport(host: ReclaimHost): Promise<SavedReclaim | undefined> {
  const text = await readIfPresent(host, reclaimFile(host)).catch(() => undefined)
  return readSaved(text, async () => (await import('./schema.ts')).reclaim)
}

const isAlive = async (host: ReclaimHost, { worker }: SavedReclaim) =>
  (await processName(host, Number.parseInt(worker, 10))) === worker

/** INS041 for what could not be removed. */
export function reclaimProblems(reclaim: Reclaim): readonly Problem[] {
  const failed = reclaim.parts.filter(({ state }) => state === 'failed')
  const parts = failed.map(({ name, errors }) => notRemoved(`${name}: ${errors.slice(0, 2).join('; ')}`))
  return reclaim.state === 'died' ? [...parts, notRemoved('its process ended before it was done')] : parts
}

/** One line for the log. */
export function describeReclaim(reclaim: Reclaim): string {
  const names = (...states: ReclaimedPart['state'][]) =>
    reclaim.parts.filter(({ state }) => states.includes(state)).map(({ name }) => name)
  const clauses = [
    `${inGigabytes(reclaim.freedBytes)} freed in ${Math.round(reclaim.seconds)} s`,
    `${inGigabytes(reclaim.freeBefore)} free before, ${inGigabytes(reclaim.freeNow)} now`,
    ...listed('removed', names('removed')),
    ...listed('not there', names('absent')),
    ...listed('still there', names('waiting', 'removing')),
    ...listed('failed', names('failed')),
  ]
  return `Disk: ${clauses.join('; ')}`
}

function listed(title: string, names: readonly string[]): readonly string[] {
  return names.length > 0 ? [`${title}: ${names.join(', ')}`] : []
}

/** The report of an order of which nothing is done. */
export function emptyReclaim(order: ReclaimOrder): Reclaim {
  const parts = order.parts.map((name) => ({ name, state: 'waiting' as const, seconds: 0, errors: [] }))
  const free = { freeBefore: 0, freeNow: 0, freedBytes: 0 }
  return { schema: 'reclaim/1', state: 'starting', begun: order.begun, seconds: 0, worker: '', parts, ...free }
}

/** A process that runs, as `id/start`: with its start the id names one process for good. Empty when there is none. */
export async function processName(host: ReclaimHost, id: number): Promise<string> {
  const start = await processStart(host, id)
  return start === undefined ? '' : `${id}/${start}`
}

async function whyNot(host: Host): Promise<string | undefined> {
  if (host.env['RUNNER_ENVIRONMENT'] !== 'github-hosted') return 'this is not a runner that GitHub hosts'
  if (host.platform !== 'linux') return `only Linux images are known, and this is ${host.platform}`
  // What a container has at these paths is the user's, and removing it frees nothing.
  for (const mark of containerMarks) if (await isThere(host, mark)) return 'this is a container'
  return undefined
}

function notRemoved(why: string): Problem {
  return warning(
    'INS041',
    `Parts of the runner image were not removed: ${why.replace(/\.$/, '')}.`,
    'Remove reclaim-disk on this runner, or free disk space in another way.',
  )
}
