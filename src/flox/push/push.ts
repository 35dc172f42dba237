/** Pushes an environment to FloxHub, and makes one of its earlier generations the live one. */
import { resolve } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { readAccess } from '../environment/access.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import { readEnvironment } from '../environment/read.ts'
import type { Flox } from '../facts.ts'
import { lint } from '../lint/lint.ts'
import { checkLogin } from '../publish/login.ts'
import { parseReference, type Reference, referenceText } from '../reference.ts'
import { findFlox, floxFailure, runFlox, succeeded } from '../run-flox.ts'
import { type EnvironmentArgs, type Generation, listGenerations, liveGeneration } from './generations.ts'

export interface Pushed {
  /** `owner/name` */
  readonly environment: string
  readonly state: 'pushed' | 'up to date' | 'planned'
  readonly generation: number | undefined
  /** `owner/name:generation`, which pins it. */
  readonly pin: string | undefined
  /** The call of Flox. */
  readonly command: string
  readonly problems: readonly Problem[]
}

export interface PushRequest {
  readonly folder: string
  readonly owner: string | undefined
  /** Replaces what FloxHub has. */
  readonly force: boolean
  readonly dryRun: boolean
}

/** Findings that must not reach FloxHub, where a new environment is public. */
const neverPushed: readonly Problem['code'][] = ['FLX115']

/**
 * Pushes the environment of a folder. Flox then turns it into one of FloxHub, in its env.json. Throws ProblemError FLX101 to
 * FLX103, FLX115 (a secret in the manifest), FLX185, FLX186, FLX205 and FLX206.
 */
export async function pushEnvironment(host: Host, request: PushRequest): Promise<Pushed> {
  const read = await readEnvironment(host, request.folder)
  if ('problems' in read) throw new ProblemError(read.problems)
  const { environment } = read
  const flox = await findFlox(host)
  const [login, access] = await Promise.all([
    checkLogin(host, flox, request.owner ?? environment.owner),
    readAccess(host),
  ])
  const found = lint({ layers: [environment], access, allowedToolkits: [] })
  const problems = [
    ...login.problems,
    ...found.filter(({ code }) => neverPushed.includes(code)),
    ...ownerProblems(environment, request.owner),
  ]
  if (problems.some(({ severity }) => severity === 'error')) throw new ProblemError(problems)
  const owner = environment.owner ?? request.owner ?? login.handle
  const name = owner === undefined ? environment.name : `${owner}/${environment.name}`
  const dir = ['--dir', resolve(host.cwd, environment.folder)]
  // The owner may be named for the first push only.
  const asOwner = environment.owner === undefined && request.owner !== undefined ? ['--owner', request.owner] : []
  const args = ['push', ...dir, ...asOwner, ...(request.force ? ['--force'] : [])]
  const pushed = { environment: name, command: ['flox', ...args].join(' '), problems }
  if (request.dryRun) return { ...pushed, state: 'planned', generation: undefined, pin: undefined }
  const outcome = await runFlox(host, flox, args)
  if (!succeeded(outcome)) throw new ProblemError(pushProblem(outcome, name))
  // Of the folder, not of FloxHub: another push may have come after this one.
  const generation = liveGeneration(await listGenerations(host, flox, dir, { upstream: false }))
  const said = [outcome.stdout, ...outcome.stderrTail].join('\n')
  return {
    ...pushed,
    state: /up to date/i.test(said) ? 'up to date' : 'pushed',
    generation,
    pin: generation === undefined ? undefined : `${name}:${generation}`,
  }
}

function ownerProblems({ owner, name }: FloxEnvironment, wanted: string | undefined): readonly Problem[] {
  if (owner === undefined || wanted === undefined || owner === wanted) return []
  const fix = `Copy it with \`flox pull --copy ${owner}/${name}\` into another folder, and push that.`
  return [error('FLX205', `The environment is ${owner}/${name} already, and its owner cannot be changed.`, fix)]
}

/** https://github.com/flox/flox/blob/main/cli/flox/src/commands/push.rs (`convert_error`) */
function pushProblem(outcome: Outcome, name: string): Problem {
  const said = floxFailure(outcome)
  if (/already exists/.test(said)) {
    const fix =
      'To keep its generations, pull it, apply the changes there and push that. --force replaces it and them: what is pinned breaks.'
    return error('FLX206', `${name} is on FloxHub already, pushed from another folder.`, fix)
  }
  if (/diverged|changes upstream|pull them first/i.test(said)) {
    const fix = 'Run `flox pull` and push again. --force replaces what is on FloxHub.'
    return error('FLX206', `${name} was changed on FloxHub since it was pulled here.`, fix)
  }
  const fix = /permission/.test(said)
    ? 'The token needs the right to write to that owner.'
    : 'The log above has what Flox said; a second push is safe.'
  return error('FLX205', `flox push of ${name} failed: ${said}.`, fix)
}

export interface RolledBack {
  readonly environment: string
  /** The live generation before, and now. */
  readonly from: number | undefined
  readonly to: number
  readonly pin: string
  readonly state: 'switched' | 'planned' | 'already live'
}

/**
 * Makes another generation of an environment on FloxHub the live one, for everybody who does not pin one: the one that the
 * reference names, else the one that was live before. Nothing is lost: a rollback can be rolled back. Throws ProblemError
 * FLX185, FLX204, FLX205, FLX207 and FLX208.
 */
export async function rollBack(
  host: Host,
  text: string,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RolledBack> {
  const reference = parseReference(text)
  const environment = referenceText(reference)
  const flox = await findFlox(host)
  const args = ['--reference', environment]
  const generations = await listGenerations(host, flox, args, { upstream: true })
  const from = liveGeneration(generations)
  const to = targetGeneration(reference, generations)
  const pin = `${environment}:${to}`
  if (to === from) return { environment, from, to, pin, state: 'already live' }
  if (dryRun) return { environment, from, to, pin, state: 'planned' }
  await switchTo(host, flox, args, to)
  // 1.14 keeps the change of an environment of FloxHub here until it is pushed; before, this has nothing to push.
  const pushed = await runFlox(host, flox, ['push', ...args])
  if (!succeeded(pushed)) throw new ProblemError(pushProblem(pushed, environment))
  const live = liveGeneration(await listGenerations(host, flox, args, { upstream: true }))
  if (live === to) return { environment, from, to, pin, state: 'switched' }
  const message = `Generation ${to} of ${environment} was pushed, and ${live ?? 'none'} is live.`
  throw new ProblemError(error('FLX208', message, 'Somebody may have pushed at the same time. List the generations.'))
}

async function switchTo(host: Host, flox: Flox, args: EnvironmentArgs, to: number): Promise<void> {
  const outcome = await runFlox(host, flox, ['generations', 'switch', ...args, String(to)])
  if (succeeded(outcome)) return
  const message = `flox generations switch ${to} failed: ${floxFailure(outcome)}.`
  throw new ProblemError(error('FLX208', message, 'The live generation on FloxHub was not changed.'))
}

/** The one that is named, else the one that was live last, as `flox generations rollback` has it. Throws FLX207. Pure. */
export function targetGeneration({ generation, ...reference }: Reference, all: readonly Generation[]): number {
  const numbers = all.map(({ number }) => number)
  if (generation !== undefined) {
    if (numbers.includes(generation)) return generation
    const message = `${referenceText(reference)} has no generation ${generation}.`
    throw new ProblemError(error('FLX207', message, `It has ${numbers.join(', ')}.`))
  }
  const before = all.filter(({ live }) => !live).sort((a, b) => (a.lastLive ?? '').localeCompare(b.lastLive ?? ''))
  const last = before.at(-1)
  if (last) return last.number
  const message = `${referenceText(reference)} has only one generation, so there is none to go to.`
  throw new ProblemError(error('FLX207', message, 'Push another one first.'))
}
