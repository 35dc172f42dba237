import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { runBuild } from '../../src/actions/build/action.ts'
import { type JobRow, runPlanAction, type Shard, type StageRow } from '../../src/actions/plan/action.ts'
import { derivationName, saveHistory } from '../../src/actions/plan/history.ts'
import { makePlan, type Planned, type PlanningSources } from '../../src/actions/plan/plan-request.ts'
import type { CellResult, Plan } from '../../src/model/documents.ts'
import type { Problem } from '../../src/model/problem.ts'
import { readDocument } from '../../src/model/read-document.ts'
import { printNixConf } from '../../src/nix/configure/nix-conf.ts'
import { gitHub } from '../../src/runner/github.ts'
import type { GitHub, Host } from '../../src/runner/host.ts'
import { readJob } from '../../src/runner/job.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { prepareStoreCache, saveCells } from '../../src/store-cache/job.ts'
import { closeLocalCache } from '../../src/store-cache/local.ts'
import type { GitHubServices } from '../fakes/github-services.ts'
import { recordingLog } from '../recording-log.ts'
import { withCache } from '../with-cache.ts'
import { removeTree } from './context.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'

const real = realHost(recordingLog())

export type JobHost = Host & { readonly log: ReturnType<typeof recordingLog> }

export interface JobOptions {
  /** Where RUNNER_TEMP is made. */
  readonly temp: string
  readonly env?: Readonly<Record<string, string>>
  /** Lines of nix.conf. */
  readonly settings?: string
}

/** A host as a job on a machine with the lab's Nix has it: its own RUNNER_TEMP, and no cache service but a given one. */
export function jobHost(lab: Lab, { temp, env = {}, settings = '' }: JobOptions): JobHost {
  const unset = { ACTIONS_RESULTS_URL: '', ACTIONS_CACHE_URL: '', ACTIONS_RUNTIME_TOKEN: '', GITHUB_WORKSPACE: '' }
  const places = { RUNNER_TEMP: mkdtempSync(join(temp, 'job-')), NIX_CONFIG: `${lab.env['NIX_CONFIG']}${settings}` }
  return withCache({ ...real, log: recordingLog(), env: { ...real.env, ...lab.env, ...unset, ...places, ...env } })
}

export interface Run {
  readonly id: string
  /** As in GITHUB_REF; default refs/heads/main. */
  readonly ref?: string
  /** The branch that a pull request goes to. */
  readonly base?: string
}

/** What the variables of a run in GitHub Actions are, as far as planning reads them. */
export function runEnvironment(run: Run): Readonly<Record<string, string>> {
  const { id, ref = 'refs/heads/main', base = '' } = run
  return {
    GITHUB_RUN_ID: id,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REF: ref,
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_BASE_REF: base,
  }
}

/** The plan of a request as the plan action makes it, for x86_64-linux. */
export function planIn(host: Host, root: string, sources: Partial<PlanningSources>): Promise<Planned> {
  return makePlan(host, root, {
    'matrix-file': '.github/nix-cuda.yml',
    systems: ['x86_64-linux'],
    evaluate: 'always',
    'cache-coverage': false,
    'skip-cached': false,
    shared: 'auto',
    ...sources,
  })
}

/** The machines of a run, and GitHub's side of them. */
export interface World {
  readonly suite: NixSuite
  readonly services: GitHubServices
  /** Absolute path of the repository. */
  readonly root: string
  readonly temp: string
}

export interface RunnerJob {
  readonly host: JobHost
  readonly lab: Lab
  readonly github: ScriptedGitHub
}

/** What a step is given, and what it said. */
export interface ScriptedGitHub {
  readonly module: GitHub
  readonly outputs: Map<string, string>
  readonly problems: Problem[]
}

export function scriptedGitHub(inputs: Readonly<Record<string, string>>): ScriptedGitHub {
  const outputs = new Map<string, string>()
  const problems: Problem[] = []
  const module: GitHub = {
    ...gitHub,
    actionInput: (name) => inputs[name],
    idToken: async () => '',
    setOutputs: (_surface, values) => {
      for (const [name, value] of Object.entries(values)) outputs.set(name, String(value))
    },
    annotate: (found) => problems.push(...found),
    writeSummary: async () => {},
  }
  return { module, outputs, problems }
}

/**
 * A job on a machine of its own, as setup leaves it: an empty store in the place where every machine of this world has
 * its store, and nothing from before but the cache service.
 */
export async function startJob(world: World, run: Run, inputs: Readonly<Record<string, string>>): Promise<RunnerJob> {
  const storeRoot = join(world.temp, `store-${world.suite}`)
  removeTree(storeRoot)
  const lab = await openLab({ suite: world.suite, toolkits: [], storeRoot })
  const service = world.services.environment({})
  const env = { ...runEnvironment(run), ...service, GITHUB_WORKSPACE: world.root }
  const bare = jobHost(lab, { temp: world.temp, env })
  const prepared = await prepareStoreCache(bare, { 'store-cache': 'read-write', 'store-cache-key': undefined })
  const settings = `${lab.env['NIX_CONFIG']}fallback = true\n${printNixConf(prepared.settings)}`
  return { host: { ...bare, env: { ...bare.env, NIX_CONFIG: settings } }, lab, github: scriptedGitHub(inputs) }
}

export interface CellEnd {
  readonly result: CellResult
  /** Names of the derivations that Nix built for it. */
  readonly built: readonly string[]
  readonly log: readonly string[]
  /** Of the job's own steps: build and post. */
  readonly seconds: number
}

export interface StageEnd {
  readonly code: number
  readonly built: readonly string[]
  readonly problems: readonly Problem[]
  /** As the job's output has it. */
  readonly saved: string
  readonly seconds: number
}

export interface RunEnd {
  readonly plan: Plan
  /** Undefined where the plan has no shared stage. */
  readonly stage: StageEnd | undefined
  readonly cells: readonly CellEnd[]
  /** Of the plan's own step. */
  readonly planSeconds: number
}

/** A whole run of the reusable workflow: plan, the shared stage, each cell on its own machine one after the other, report. */
export async function wholeRun(world: World, run: Run, planInputs: Readonly<Record<string, string>>): Promise<RunEnd> {
  const planning = await startJob(world, run, planInputs)
  const begun = performance.now()
  await runPlanAction(planning.host, planning.github.module)
  const planSeconds = secondsSince(begun)
  const outputs = (name: string) => planning.github.outputs.get(name) ?? ''
  const planFile = outputs('plan-file')
  const plan = readDocument('plan', await planning.host.files.readFile(planFile, 'utf8'), planFile)
  const rows = (JSON.parse(outputs('matrix')) as readonly Shard[]).flatMap((shard) => shard.rows)
  const [stageRow] = JSON.parse(outputs('shared')) as readonly StageRow[]
  const stage = stageRow && (await stageJob(world, run, stageRow))
  const cells: CellEnd[] = []
  for (const row of rows) cells.push(await cellJob(world, run, row, stage?.saved ?? ''))
  const results = cells.map(({ result }) => result)
  const { host } = await startJob(world, run, {})
  await saveHistory(host, plan, results)
  return { plan, stage, cells, planSeconds }
}

async function stageJob(world: World, run: Run, { stage }: StageRow): Promise<StageEnd> {
  const job = await startJob(world, run, { shared: JSON.stringify(stage) })
  const begun = performance.now()
  const code = await runBuild(job.host, job.github.module)
  const { shared } = await readJob(job.host)
  const problems = [...job.github.problems, ...(await post(job))]
  const built = (shared?.derivations ?? []).map(({ path }) => derivationName(path))
  return { code, built, problems, saved: job.github.outputs.get('saved') ?? '', seconds: secondsSince(begun) }
}

async function cellJob(world: World, run: Run, { cell, also = [], shared }: JobRow, saved: string): Promise<CellEnd> {
  const job = await startJob(world, run, {
    cell: JSON.stringify(cell),
    also: JSON.stringify(also),
    // As cuda-cells.yml has it, but for the seconds.
    'wait-for-shared': shared && saved === cell.system ? '5' : '0',
  })
  const begun = performance.now()
  await runBuild(job.host, job.github.module)
  const file = job.github.outputs.get('result-file') ?? ''
  const result = readDocument('result', await job.host.files.readFile(file, 'utf8'), file)
  const { cells } = await readJob(job.host)
  await post(job)
  const built = cells.flatMap(({ derivations }) => derivations.map(({ path }) => derivationName(path)))
  return { result, built, log: job.host.log.lines, seconds: secondsSince(begun) }
}

/** As setup's post does it. */
async function post({ host }: RunnerJob): Promise<readonly Problem[]> {
  const problems = await saveCells(host, await readJob(host), undefined)
  await closeLocalCache(host)
  return problems
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1_000
}
