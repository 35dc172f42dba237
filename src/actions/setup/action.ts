import { resolve } from 'node:path'
import type { Plan } from '../../model/documents.ts'
import { type Problem, ProblemError } from '../../model/problem.ts'
import { cellProblems } from '../../report/cell-problems.ts'
import { briefResults, notesOf, type Outcome, outcomeOf } from '../../report/outcome.ts'
import { renderSummary } from '../../report/summary.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs, secretsOf } from '../../runner/inputs.ts'
import { jobName } from '../../runner/job.ts'
import type { MatrixJob } from '../build/matrix-job.ts'
import type { LoadedRequest } from '../plan/load-request.ts'
import type { SetupInputs } from './provider.ts'
import type { ReadyMachine } from './providers.ts'
import { setupSurface } from './surface.ts'
import { withDiagnostics } from './with-diagnostics.ts'

/**
 * The root action. Refuses a bad request before it touches the machine; then finds or installs Nix and configures it;
 * with `build` it builds and proves every cell in this job. Writes one summary. Gives the exit code: 1 when a cell
 * failed or nothing could be planned, else 0.
 */
export async function runSetup(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(setupSurface, github.actionInput)
  const secrets = secretsOf(setupSurface, inputs)
  for (const secret of secrets) github.mask(secret)
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const loaded = await checkRequest(host, github, root, inputs)
  const machine = await withDiagnostics(host, secrets, () => makeReady(host, github, inputs))
  const { machineSummary } = await import('./summary.ts')
  const summary = machineSummary(machine)
  if (loaded) return buildAll(host, github, { inputs, root, loaded, machine, summary })
  if (inputs.summary) await github.writeSummary(summary)
  return 0
}

/** The request, with `build`. Throws ProblemError with everything that is wrong with the request and the inputs. */
async function checkRequest(
  host: Host,
  github: GitHub,
  root: string,
  inputs: SetupInputs,
): Promise<LoadedRequest | undefined> {
  const { providers } = await import('./providers.ts')
  const problems: Problem[] = providers.flatMap((provider) => provider.check?.(host, inputs) ?? [])
  const errors = problems.filter(({ severity }) => severity === 'error')
  let loaded: LoadedRequest | undefined
  try {
    if (inputs.build) {
      const { loadRequest } = await import('../plan/load-request.ts')
      loaded = await loadRequest(host, root, inputs, { asksNixpkgs: true })
    }
    if (inputs.publish.length > 0) {
      const { checkPublish } = await import('./publish/step.ts')
      await checkPublish(host, github, inputs)
    }
    if (inputs.containerize !== undefined) {
      const { checkContainerize } = await import('./containerize/step.ts')
      checkContainerize(inputs)
    }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    errors.push(...cause.problems)
  }
  if (errors.length > 0) throw new ProblemError(errors)
  return loaded
}

/** Repairs what dead jobs left, provides everything, and gives it to the later steps of the job. */
async function makeReady(host: Host, github: GitHub, inputs: SetupInputs): Promise<ReadyMachine> {
  const { prepareMachine } = await import('./providers.ts')
  const { repairMachine } = await import('./repair.ts')
  const { roleVariables } = await import('./credentials/role.ts')
  const job = jobName(host)
  github.saveState('job', job)
  await repairMachine(host, job)
  const role = await roleVariables(host, github, inputs)
  const aws = inputs.aws || inputs['aws-role'] !== undefined
  const machine = await prepareMachine({ ...host, env: { ...host.env, ...role } }, { ...inputs, aws }, job, github)
  // Without a daemon it is the job's own commands that read the bucket.
  const variables = machine.outputs['mode'] === 'single-user' ? { ...machine.variables, ...role } : machine.variables
  github.exportEnvironment(machine.path, variables)
  github.setOutputs(setupSurface, { ...machine.outputs, seconds: JSON.stringify(machine.seconds) })
  github.annotate(machine.warnings)
  if (machine.freeBefore !== undefined) github.saveState('free', String(machine.freeBefore))
  return { ...machine, variables }
}

interface ReadyRequest {
  readonly inputs: SetupInputs
  readonly root: string
  readonly loaded: LoadedRequest
  readonly machine: ReadyMachine
  readonly summary: string
}

/** Plans, builds and proves every cell in this job. */
async function buildAll(host: Host, github: GitHub, request: ReadyRequest): Promise<0 | 1> {
  const { inputs, root, loaded, machine, summary } = request
  const { withEnvironment } = await import('./provider.ts')
  const { withoutReported } = await import('./examination/provider.ts')
  const { planWithNix } = await import('../plan/plan-request.ts')
  const { proveAll } = await import('../build/matrix-job.ts')
  const { jobStoreCache } = await import('../../store-cache/job.ts')
  const ready = withEnvironment(host, machine)
  const { nix, substituters, caches } = machine.found
  if (!nix) throw new Error('setup provides Nix')
  // One job: there are no runners to choose, and nothing that jobs could share.
  const { plan, evaluations } = await planWithNix(ready, nix, root, loaded, {
    'cache-coverage': false,
    'skip-cached': false,
    shared: 'off',
  })
  const matrix = await proveAll(ready, nix, plan, {
    root,
    timeout: inputs['timeout-minutes'] * 60,
    evaluations,
    substituters,
    storeCache: await jobStoreCache(ready, nix),
    job: github,
  })
  const outcome = outcomeOf(plan, matrix.results)
  if (inputs.summary) await github.writeSummary(`${renderSummary(plan, matrix.results)}\n${summary}`)
  github.setOutputs(setupSurface, cellOutputs(plan, matrix, outcome))
  github.annotate([...outcome.errors, ...notesOf(plan), ...withoutReported(cellProblems(matrix.results), caches)])
  host.log.info(`${outcome.mark} ${outcome.headline}`)
  const published = inputs.publish.length === 0 || (await publish(ready, github, inputs, matrix))
  if (inputs.containerize !== undefined) {
    const { containerizeProven } = await import('./containerize/step.ts')
    await containerizeProven(ready, github, inputs, matrix.results)
  }
  return outcome.good && published && !host.cancelled.aborted ? 0 : 1
}

/** Publishes what is proven; whether every destination has it. */
async function publish(host: Host, github: GitHub, inputs: SetupInputs, { results }: MatrixJob): Promise<boolean> {
  const { publishProven } = await import('./publish/step.ts')
  return publishProven(host, github, inputs, results)
}

function cellOutputs(plan: Plan, job: MatrixJob, { proven, failed, missing }: Outcome) {
  return {
    planned: proven + failed.length + missing.length,
    excluded: plan.counts.excluded,
    proven,
    failed: failed.length + missing.length,
    results: JSON.stringify(briefResults(job.results)),
    'plan-file': job.planFile,
    'results-folder': job.resultsFolder,
  }
}
