/** Builds one cell with Flox: a copy of the project, the manifest of the cell, its lock, then `flox build`. */
import { join } from 'node:path'
import type { FloxCell } from '../../model/cell.ts'
import { error, type Problem } from '../../model/problem.ts'
import { failureCause } from '../../nix/build/failure-cause.ts'
import { failureText, type Outcome } from '../../runner/exec.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { logDetail } from '../../runner/log.ts'
import type { Flox } from '../facts.ts'
import { runFlox } from '../run-flox.ts'
import { type Demand, demandOf } from './check.ts'
import { copyProject } from './copy.ts'
import { lockWithVariables } from './lock.ts'
import { changeManifest } from './manifest.ts'
import { readProject } from './project.ts'
import { hasCompiler, tryCompiler } from './smoke.ts'
import { buildVariables } from './variables.ts'

export interface FloxBuild {
  /** Store paths by output. */
  readonly outputs: readonly { readonly name: string; readonly path: string }[]
  /** Errors where there is no output; else warnings. */
  readonly problems: readonly Problem[]
  readonly logTail: readonly string[]
}

export interface FloxBuildOptions {
  /** Absolute path of the user's repository. */
  readonly root: string
  /** Absolute path of a folder for the copy, which is made anew. */
  readonly copy: string
  /** Seconds for the build itself. */
  readonly timeout: number
}

/** Seconds. Locking asks FloxHub, and downloads what the environment gets. */
const lockTimeout = 1_800

/** Lines of each of the two outputs in the tail, which is part of a result, and characters of a line. */
const [tailLines, tailWidth] = [20, 2_000]

/**
 * Builds a cell. Problems: those of `demandOf`, FLX173 (no login), FLX174 (not locked), FLX179 (no copy), FLX180 (a
 * compiler that fails, a warning), BLD002 (failed), BLD003 (cancelled). The copy stays where the build failed.
 */
export async function buildWithFlox(
  host: Host,
  flox: Flox,
  cell: FloxCell,
  options: FloxBuildOptions,
): Promise<FloxBuild> {
  const { environment: folder, build } = cell.source
  const project = await readProject(host, options.root, folder)
  if ('problems' in project) return failed(project.problems)
  const demand = demandOf(project, cell)
  if (demand.problems.some(({ severity }) => severity === 'error')) return failed(demand.problems)
  const copy = await copyProject(host, options.root, options.copy)
  if ('problem' in copy) return failed([copy.problem])
  const environment = join(copy.root, folder)
  const isExpression = !Object.hasOwn(project.environment.manifest.build ?? {}, build)
  const unlocked = isExpression ? undefined : await prepare(host, flox, environment, cell, demand)
  if (unlocked) return failed([unlocked, ...demand.problems])
  await copy.track(isExpression ? [] : inEnvironment(environment))
  const tries = !isExpression && cell.capabilities.length > 0 && hasCompiler(project.environment, cell.system)
  const warnings = tries ? await smokeTest(host, flox, cell, { environment, copy: options.copy }) : []
  return runBuild(host, flox, { environment, build, timeout: options.timeout }, [...demand.problems, ...warnings])
}

async function smokeTest(
  host: Host,
  flox: Flox,
  cell: FloxCell,
  { environment, copy }: { readonly environment: string; readonly copy: string },
): Promise<readonly Problem[]> {
  const gencode = (buildVariables(cell)['NIX_CUDA_GENCODE'] ?? '').split(' ')
  const scratch = `${copy}-smoke-test`
  const warnings = await tryCompiler(host, flox, { environment, scratch }, gencode)
  await host.files.rm(scratch, { recursive: true, force: true })
  return warnings
}

/** `problems` are those that are known already. */
async function runBuild(
  host: Host,
  flox: Flox,
  { environment, build, timeout }: { readonly environment: string; readonly build: string; readonly timeout: number },
  problems: readonly Problem[],
): Promise<FloxBuild> {
  logDetail(host.log, `To build this cell yourself: flox build -d ${environment} ${build}`)
  const outcome = await runFlox(host, flox, ['build', '-d', environment, build], {
    timeout,
    cwd: environment,
    // Without the cache of an earlier build of the same folder, which a fresh copy has none of: the date in a new one would
    // make every pure build a derivation of its own (package-builder/flox-build.mk).
    variables: { DISABLE_BUILDCACHE: 'true' },
  })
  // Builders write to both; this half comes when all is over.
  const stdout = outcome.kind === 'not-started' ? [] : outcome.stdout.split('\n').filter((line) => line !== '')
  for (const line of stdout) logDetail(host.log, line)
  if (outcome.kind !== 'exited' || outcome.code !== 0) {
    const reproduce = `Reproduce it with: flox build -d ${environment} ${build}`
    const stderr = outcome.kind === 'not-started' ? [] : outcome.stderrTail
    const said = [...stdout.slice(-60), ...stderr]
    const problem = buildProblem(outcome, { timeout, reproduce, said })
    const logTail = [...stdout.slice(-tailLines), ...stderr.slice(-tailLines)].map((line) => line.slice(0, tailWidth))
    return { outputs: [], problems: [problem, ...problems], logTail }
  }
  const outputs = await outputsIn(host, environment, build)
  if (outputs.length > 0) return { outputs, problems, logTail: [] }
  const none = error(
    'BLD002',
    `flox build made no result-${build}.`,
    `See what it says: flox build -d ${environment} ${build}`,
  )
  return failed([none, ...problems])
}

function failed(problems: readonly Problem[]): FloxBuild {
  return { outputs: [], problems, logTail: [] }
}

/** manifest.toml and manifest.lock. */
function inEnvironment(folder: string): readonly [manifest: string, lock: string] {
  return [join(folder, '.flox/env/manifest.toml'), join(folder, '.flox/env/manifest.lock')]
}

/** Writes the manifest of the cell with a lock of its own, by Flox where packages change. */
async function prepare(
  host: Host,
  flox: Flox,
  environment: string,
  cell: FloxCell,
  demand: Demand,
): Promise<Problem | undefined> {
  const [manifest, lock] = inEnvironment(environment)
  const variables = buildVariables(cell)
  const text = changeManifest(await host.files.readFile(manifest, 'utf8'), { packages: demand.changes, variables })
  if (!demand.locks) {
    await writeAtomically(host, lock, lockWithVariables(await host.files.readFile(lock, 'utf8'), variables))
    await writeAtomically(host, manifest, text)
    return undefined
  }
  for (const { id, path, version } of demand.changes)
    host.log.info(`Locked anew: ${id}${path ? ` from ${path}` : ''}${version ? ` ${version}` : ''}`)
  const outcome = await runFlox(host, flox, ['edit', '-d', environment, '-f', '-'], {
    timeout: lockTimeout,
    cwd: environment,
    input: text,
  })
  return outcome.kind === 'exited' && outcome.code === 0 ? undefined : lockProblem(outcome, cell)
}

/** What Flox says without a login that FloxHub accepts. https://flox.dev/docs/concepts/authentication */
const noLogin =
  /authentication is required|authentication rejected|login has expired|not logged in|token (?:is|has|could).*(?:expired|revoked|invalid|verified)|may not be authenticated/i

function lockProblem(outcome: Outcome, cell: FloxCell): Problem {
  if (outcome.kind === 'cancelled') return error('BLD003', 'Locking was cancelled.', 'Run the job again.')
  const said = floxWords(outcome)
  const what = `The environment of ${cell.package} with CUDA ${cell.toolkit}`
  if (noLogin.test(said)) return loginProblem(`${what} has to be locked, and FloxHub refuses: ${said}`)
  return error(
    'FLX174',
    `${what} cannot be locked: ${said}.`,
    'Make the same change in a copy of the environment with `flox edit`, and see which packages fit together.',
  )
}

function loginProblem(message: string): Problem {
  const fix =
    'Sign in with floxhub-auth in the setup step, or set FLOX_FLOXHUB_TOKEN to a valid token; a service account is meant for CI.'
  return error('FLX173', `${message.replace(/\.$/, '')}.`, fix, {
    source: 'https://flox.dev/docs/concepts/authentication',
  })
}

function buildProblem(
  outcome: Outcome,
  {
    timeout,
    reproduce,
    said: lines,
  }: { readonly timeout: number; readonly reproduce: string; readonly said: readonly string[] },
): Problem {
  switch (outcome.kind) {
    case 'cancelled':
      return error('BLD003', 'The build was cancelled.', 'Run the job again.')
    case 'timed-out':
      return error(
        'BLD002',
        `The build did not end within ${timeout} s.`,
        'Raise timeout-minutes, or use a larger runner.',
      )
    case 'not-started':
      return error('FLX178', `flox could not be started: ${outcome.reason}.`, 'Repair or reinstall this Flox.')
    case 'killed':
      return error('BLD002', 'flox was killed, probably because memory ran out.', 'Use a larger runner.')
    case 'exited': {
      const said = floxWords(outcome)
      if (noLogin.test(said)) return loginProblem(said)
      const cause = failureCause({ errors: [], tail: lines })
      return cause
        ? error('BLD002', cause.message, `${cause.fix} ${reproduce}`)
        : error('BLD002', `flox build failed: ${said}.`, reproduce)
    }
  }
}

/** The message behind `✘ ERROR:` as one line, else the last line. */
function floxWords(outcome: Outcome): string {
  const lines = outcome.kind === 'not-started' ? [] : outcome.stderrTail
  const start = lines.findLastIndex((line) => line.includes('ERROR: '))
  const message =
    start < 0
      ? failureText(outcome)
      : lines
          .slice(start)
          .join(' ')
          .replace(/^.*?ERROR: /, '')
  return message.replaceAll(/\s+/g, ' ').trim().slice(0, 500).replace(/\.$/, '')
}

/** Flox links the output `out` as `result-NAME` and others as `result-NAME-OUTPUT`, beside its log and cache. */
async function outputsIn(host: Host, environment: string, build: string): Promise<FloxBuild['outputs']> {
  const first = `result-${build}`
  const own = (name: string) => name === first || name.startsWith(`${first}-`)
  const links = (await host.files.readdir(environment)).filter(
    (name) => own(name) && !/-(?:log|buildCache(?:\.prevOutPath)?)$/.test(name),
  )
  const outputs = await Promise.all(
    links.sort().map(async (link) => ({
      name: link === first ? 'out' : link.slice(first.length + 1),
      path: await host.files.realpath(join(environment, link)),
    })),
  )
  return outputs
}
