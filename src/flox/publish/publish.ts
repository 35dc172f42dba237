/** Publishes a package of a Flox environment to a catalog of FloxHub: pre-flight, licence guard, `flox publish`. */
import { resolve } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { systemOf } from '../../model/system.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import { readEnvironment } from '../environment/read.ts'
import { findFlox, floxFailure, runFlox, succeeded } from '../run-flox.ts'
import { fileProblems } from './files-in-git.ts'
import { type Checkout, type FixCheckout, prepareCheckout } from './fix-checkout.ts'
import { guardLicence, type PackageLicence } from './guard.ts'
import { checkLogin } from './login.ts'
import { type Repository, readRepository } from './repository.ts'
import { chooseTarget, environmentProblems, type Target, targetsOf } from './target.ts'

export interface PublishRequest {
  readonly folder: string
  /** Undefined: the only one. */
  readonly package: string | undefined
  readonly organization: string | undefined
  readonly stability: string | undefined
  /** A file with the key for a catalog store of the organization's own. */
  readonly signingKeyFile: string | undefined
  readonly fixCheckout: FixCheckout
  readonly acknowledgement: string | undefined
  readonly dryRun: boolean
}

export interface Publication {
  readonly state: 'published' | 'already published' | 'planned'
  readonly package: string
  /** The catalog: an organization or a user; undefined where nobody said whose the token is. */
  readonly catalog: string | undefined
  readonly system: string
  readonly revision: string
  /** `origin/main` */
  readonly follows: string | undefined
  /** Commands of git that made the checkout fit, or would. */
  readonly fixed: readonly string[]
  /** Undefined in a dry run without an acknowledgement: nothing is built for it. */
  readonly licence: PackageLicence | undefined
  /** The call of Flox. */
  readonly command: string
  readonly problems: readonly Problem[]
}

/**
 * Publishes one package for the system of this machine. Everything that `flox publish` would refuse after or before its build
 * is found first. Throws ProblemError with all of it: FLX101 to FLX103, FLX111, FLX185 to FLX200. What is published
 * already is a success. A dry run builds and changes nothing.
 */
export async function publishPackage(host: Host, request: PublishRequest): Promise<Publication> {
  const { organization, stability, signingKeyFile, dryRun } = request
  const read = await readEnvironment(host, request.folder)
  if ('problems' in read) throw new ProblemError(read.problems)
  const { environment } = read
  const folder = resolve(host.cwd, environment.folder)
  const flox = await findFlox(host)
  const [targets, login, repository] = await Promise.all([
    targetsOf(host, environment, folder),
    checkLogin(host, flox, organization),
    readRepository(host, folder),
  ])
  const chosen = chooseTarget(targets, { package: request.package, stability })
  const target = 'target' in chosen ? chosen.target : undefined
  const found = [
    ...login.problems,
    ...('problem' in chosen ? [chosen.problem] : []),
    ...environmentProblems(environment, target, host),
    ...repositoryProblems(environment, folder, target, repository),
  ]
  const checkout = await checkoutOr(host, repository, request, found)
  if (target === undefined || repository === undefined || checkout === undefined) throw new ProblemError(found)
  const system = systemOf(host) ?? ''
  const args = [
    ...['publish', '--dir', folder],
    ...(organization === undefined ? [] : ['--org', organization]),
    ...(stability === undefined ? [] : ['--stability', stability]),
    ...(signingKeyFile === undefined ? [] : ['--signing-private-key', resolve(host.cwd, signingKeyFile)]),
    target.name,
  ]
  const publication = {
    package: target.name,
    catalog: organization ?? login.handle,
    system,
    revision: repository.head,
    follows: checkout.follows,
    fixed: checkout.commands,
    command: ['flox', ...args].join(' '),
    problems: [...found, ...checkout.problems],
  }
  const { acknowledgement } = request
  if (dryRun) {
    const licence = acknowledgement === undefined ? undefined : ({ kind: 'acknowledged', by: acknowledgement } as const)
    return { ...publication, state: 'planned', licence }
  }
  const licence = await guardLicence(host, { flox, environment, folder, target, system, stability, acknowledgement })
  const outcome = await runFlox(host, flox, args)
  if (!succeeded(outcome)) throw new ProblemError(publishProblem(outcome, target))
  return { ...publication, state: stateOf(outcome), licence }
}

/** The checkout, fixed unless something else already stops the run; its own problems join the others. */
async function checkoutOr(
  host: Host,
  repository: Repository | undefined,
  { fixCheckout, dryRun }: PublishRequest,
  found: readonly Problem[],
): Promise<Checkout | undefined> {
  const stops = found.some(({ severity }) => severity === 'error')
  if (repository === undefined) throw new ProblemError(found)
  try {
    // With other errors, the checkout is only looked at: all problems are reported at once.
    const checkout = await prepareCheckout(host, repository, { fix: fixCheckout, dryRun: dryRun || stops })
    if (stops) throw new ProblemError(found)
    return checkout
  } catch (cause) {
    if (!(cause instanceof ProblemError) || cause.problems === found) throw cause
    throw new ProblemError([...found, ...cause.problems])
  }
}

function repositoryProblems(
  environment: FloxEnvironment,
  folder: string,
  target: Target | undefined,
  repository: Repository | undefined,
): readonly Problem[] {
  if (repository) return fileProblems(environment, folder, target, repository)
  const message = `${environment.folder} is in no git repository with a commit.`
  return [error('FLX191', message, 'Publish from a clone: Flox records where a package was built from.')]
}

function stateOf({ stdout, stderrTail }: Outcome & { readonly kind: 'exited' }): Publication['state'] {
  return /already published/i.test([stdout, ...stderrTail].join('\n')) ? 'already published' : 'published'
}

/** What each refusal of Flox means: https://github.com/flox/flox/blob/main/cli/flox-rust-sdk/src/providers/publish.rs */
const refusals: readonly (readonly [RegExp, Problem['code'], string])[] = [
  [
    /token has expired|login has expired|not logged in|could not be verified|Authentication rejected/i,
    'FLX186',
    'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token.',
  ],
  [/403 Forbidden/, 'FLX199', 'The token needs the right to publish in the organization of flox-org.'],
  [/shallow Git repository/, 'FLX194', 'Set fetch-depth: 0 in actions/checkout.'],
  [/not present on remote/, 'FLX195', 'Push the commit to a branch first.'],
  [/detached HEAD|no upstream remote/, 'FLX193', 'Set flox-fix-checkout to true.'],
  [/dirty tracked files/, 'FLX190', 'Commit the changes, or undo them with git restore.'],
  [/not tracked by git/, 'FLX189', 'Add and commit the files.'],
  [/Could not access/, 'FLX192', 'Leave persist-credentials of actions/checkout on.'],
  [/Build failed/, 'FLX200', 'The log above has the build. Build it with `flox build` in a fresh clone.'],
]

function publishProblem(outcome: Outcome, { name }: Target): Problem {
  const said = floxFailure(outcome)
  const all = outcome.kind === 'not-started' ? said : `${outcome.stderrTail.join('\n')}\n${said}`
  const [, code, fix] = refusals.find(([words]) => words.test(all)) ?? [
    undefined,
    'FLX199' as const,
    'Run it again: what is published already is not published twice.',
  ]
  return error(code, `flox publish ${name} failed: ${said}.`, fix)
}
