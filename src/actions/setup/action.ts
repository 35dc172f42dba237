import { resolve } from 'node:path'
import type { Plan } from '../../model/documents.ts'
import { type Problem, ProblemError, worstSeverity } from '../../model/problem.ts'
import { cellProblems } from '../../report/cell-problems.ts'
import { headline, plannedCells, renderSummary } from '../../report/summary.ts'
import type * as gitHub from '../../runner/github.ts'
import type { Host } from '../../runner/host.ts'
import { type Inputs, readInputs, secretsOf } from '../../runner/inputs.ts'
import { jobName } from '../../runner/job.ts'
import type { MatrixJob } from '../build/matrix-job.ts'
import type { LoadedRequest } from '../plan/load-request.ts'
import { diagnosed } from './diagnosed.ts'
import type { ProvidedNix } from './nix/provide-nix.ts'
import type { ReadyMachine } from './prepare-machine.ts'
import { setupSurface } from './surface.ts'

type GitHub = typeof gitHub
type SetupInputs = Inputs<typeof setupSurface>

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
  const loaded = await checkRequest(host, root, inputs)

  const { withEnvironment } = await import(/* webpackChunkName: "provide-nix" */ './nix/provide-nix.ts')
  const { prepareMachine } = await import(/* webpackChunkName: "provide-nix" */ './prepare-machine.ts')
  const job = jobName(host)
  github.saveState('job', job)
  const machine = await diagnosed(host, secrets, () => prepareMachine(host, inputs, job))
  const provided = machine.nix
  github.exportEnvironment(machine.path, machine.variables)
  github.setOutputs(setupSurface, machineOutputs(machine))
  tellNix(host, provided)
  github.annotate(machine.warnings)
  if (machine.free) github.saveState('free', String(machine.free.before))
  const { machineSummary } = await import(/* webpackChunkName: "provide-nix" */ './machine-summary.ts')
  const summary = machineSummary(machine)
  if (!loaded) {
    if (inputs.summary) await github.writeSummary(summary)
    return 0
  }

  const { withoutTold } = await import(/* webpackChunkName: "provide-nix" */ './examine-nix.ts')
  const { planWithNix } = await import(/* webpackChunkName: "plan-request" */ '../plan/plan-request.ts')
  const { proveAll } = await import(/* webpackChunkName: "matrix-job" */ '../build/matrix-job.ts')
  const { jobStoreCache } = await import(/* webpackChunkName: "store-cache" */ '../../store-cache/job.ts')
  const ready = withEnvironment(host, machine)
  const timeout = inputs['timeout-minutes'] * 60
  // One job: there are no runners to choose, and nothing that jobs could share.
  const { plan, evaluations } = await planWithNix(ready, provided.nix, root, loaded, {
    'cache-coverage': false,
    'skip-cached': false,
    shared: 'off',
  })
  const matrix = await proveAll(ready, provided.nix, plan, {
    root,
    timeout,
    evaluations,
    substituters: provided.substituters,
    storeCache: await jobStoreCache(ready, provided.nix),
  })
  if (inputs.summary) await github.writeSummary(`${renderSummary(plan, matrix.results)}\n${summary}`)
  github.setOutputs(setupSurface, cellOutputs(plan, matrix))
  github.annotate([...plan.problems, ...withoutTold(cellProblems(matrix.results), machine.examined)])
  host.log.info(headline(plan, matrix.results))
  const failed = matrix.results.some((result) => result.status !== 'proven') || worstSeverity(plan.problems) === 'error'
  return failed || host.cancelled.aborted ? 1 : 0
}

/** The request, with `build`. Throws ProblemError with everything that is wrong with the request and the configuration. */
async function checkRequest(host: Host, root: string, inputs: SetupInputs): Promise<LoadedRequest | undefined> {
  const { checkNixRequest } = await import(/* webpackChunkName: "provide-nix" */ './nix/provide-nix.ts')
  const problems: Problem[] = []
  const collect = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      problems.push(...cause.problems)
      return undefined
    }
  }
  await collect(() => checkNixRequest(host, inputs))
  const { checkDisk } = await import(/* webpackChunkName: "provide-nix" */ './disk/provide-disk.ts')
  problems.push(...checkDisk(inputs))
  if (inputs.flox) {
    const { checkFlox } = await import(/* webpackChunkName: "provide-nix" */ './flox/provide-flox.ts')
    problems.push(...checkFlox(inputs))
  }
  const loaded = inputs.build
    ? await collect(async () => {
        const { loadRequest } = await import(/* webpackChunkName: "plan-request" */ '../plan/load-request.ts')
        return loadRequest(host, root, inputs, { asksNixpkgs: true })
      })
    : undefined
  if (problems.length > 0) throw new ProblemError(problems)
  return loaded
}

function tellNix(host: Host, { nix, mode, installed, substituters, seconds }: ProvidedNix): void {
  const spent = seconds['total'] ?? 0
  const how = installed ? `installed in ${spent.toFixed(1)} s` : 'was there'
  host.log.info(`Nix ${nix.version} (${nix.program}), ${mode}, ${how}`)
  host.log.info(`Binary caches: ${substituters.join(', ') || 'none'}`)
}

function machineOutputs({
  nix: { nix, mode, installed, place, substituters },
  flox,
  examined,
  kvm,
  seconds,
}: ReadyMachine) {
  const states = examined.caches.map(({ url, state, priority, milliseconds }) => ({
    url,
    state,
    priority,
    milliseconds,
  }))
  return {
    'nix-version': nix.version,
    'nix-path': nix.program,
    mode,
    installed: String(installed),
    substituters: substituters.join('\n'),
    'cache-states': JSON.stringify(states),
    sandbox: examined.sandbox,
    place,
    kvm,
    'flox-version': flox?.flox.version ?? '',
    'flox-path': flox?.flox.program ?? '',
    seconds: JSON.stringify(seconds),
  }
}

function cellOutputs(plan: Plan, job: MatrixJob) {
  const proven = job.results.filter((result) => result.status === 'proven').length
  const brief = job.results.map((result) => ({
    id: result.cell.id,
    status: result.status,
    outputs: Object.fromEntries(result.outputs.map((output) => [output.name, output.path])),
  }))
  return {
    planned: plannedCells(plan).length,
    excluded: plan.counts.excluded,
    proven,
    failed: job.results.length - proven,
    results: JSON.stringify(brief),
    'plan-file': job.planFile,
    'results-folder': job.resultsFolder,
  }
}
