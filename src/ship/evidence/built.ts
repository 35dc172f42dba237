/** What evidence says of how a cell was built (SLSA provenance) and tested. Pure. */
import type { CellResult } from '../../model/documents.ts'
import type { GpuResult } from '../../model/gpu-result.ts'
import { repository } from '../../model/project.ts'
import { inlineResource, type ResourceDescriptor } from './statement.ts'

/** Who GitHub says that this job is. */
export interface GitHubRun {
  readonly server: string
  /** `owner/name`. */
  readonly repository: string
  readonly ref: string
  readonly commit: string
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly workflow: string
  /** `github-hosted` or `self-hosted`. */
  readonly runner: string
  readonly invocation: string
}

/**
 * Undefined outside of GitHub, and where one of its variables is missing.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables
 */
export function gitHubRun(env: Readonly<Record<string, string | undefined>>): GitHubRun | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined
  const [server, name, ref] = [env['GITHUB_SERVER_URL'], env['GITHUB_REPOSITORY'], env['GITHUB_REF']]
  const [commit, workflow, run] = [env['GITHUB_SHA'], env['GITHUB_WORKFLOW_REF'], env['GITHUB_RUN_ID']]
  const [runner, attempt] = [env['RUNNER_ENVIRONMENT'], env['GITHUB_RUN_ATTEMPT']]
  if (!server || !name || !ref || !commit || !workflow || !run || !runner || !attempt) return undefined
  const invocation = `${server}/${name}/actions/runs/${run}/attempts/${attempt}`
  return { server, repository: name, ref, commit, workflow, runner, invocation }
}

/** docs/evidence.md has the schema; the number changes with it. https://slsa.dev/spec/v1.2/build-provenance#builddefinition */
export const buildType = `${repository}/blob/main/docs/evidence.md#build-type-1`

export interface BuildFacts {
  readonly run: GitHubRun
  readonly nixVersion: string
  /** SHA-256 of the NAR of the derivation; undefined where the store does not have it. */
  readonly drvHash: string | undefined
}

/** https://slsa.dev/spec/v1.2/build-provenance. Times are left out: the specification does not require them. */
export function provenancePredicate({ cell, drvPath }: CellResult, { run, nixVersion, drvHash }: BuildFacts) {
  const source = `${run.server}/${run.repository}`
  const nixpkgs = nixpkgsSource(cell.nixpkgs)
  const derivation = drvPath !== null && drvHash ? [{ name: drvPath, digest: { sha256: drvHash } }] : []
  return {
    buildDefinition: {
      buildType,
      externalParameters: {
        cell,
        workflow: { repository: source, ref: run.ref, path: workflowPath(run) },
      },
      internalParameters: { runner: run.runner },
      resolvedDependencies: [
        { uri: `git+${source}@${run.ref}`, digest: { gitCommit: run.commit } },
        ...(nixpkgs ? [nixpkgs] : []),
        ...derivation,
      ] satisfies readonly ResourceDescriptor[],
    },
    runDetails: {
      builder: { id: `${run.server}/${run.workflow}`, version: { nix: nixVersion } },
      metadata: { invocationId: run.invocation },
    },
  }
}

function workflowPath({ repository: name, workflow }: GitHubRun): string {
  const [path = ''] = workflow.split('@')
  return path.startsWith(`${name}/`) ? path.slice(name.length + 1) : path
}

/** A Nixpkgs of GitHub that is pinned to a commit. */
function nixpkgsSource(nixpkgs: CellResult['cell']['nixpkgs']): ResourceDescriptor | undefined {
  const reference = nixpkgs.kind === 'flake' ? nixpkgs.reference : ''
  const [, name, commit] = /^github:([\w.-]+\/[\w.-]+)\/([0-9a-f]{40})(?:\?|$)/.exec(reference) ?? []
  return name && commit ? { uri: `git+https://github.com/${name}`, digest: { gitCommit: commit } } : undefined
}

/**
 * https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md; undefined for a cell that was not
 * tested. A test that timed out or could not be run has failed, whatever the status of the result says.
 */
export function testResultPredicate({ cell }: CellResult, gpu: GpuResult, run: GitHubRun | undefined) {
  if (gpu.status === 'none' || gpu.status === 'cancelled') return undefined
  const names = (passed: boolean) =>
    gpu.tests.filter(({ status }) => (status === 'passed') === passed).map(({ name }) => name)
  const gpus = [...new Set(gpu.tests.map((test) => test.gpu))].filter((name) => name !== '')
  const configuration = { commands: cell.gpuTests ?? [], driver: gpu.driver, gpus }
  const isGood =
    gpu.status === 'passed' && names(false).length === 0 && gpu.problems.every(({ severity }) => severity !== 'error')
  return {
    result: isGood ? 'PASSED' : 'FAILED',
    configuration: [inlineResource('gpu-tests', configuration)],
    ...(run ? { url: run.invocation } : {}),
    passedTests: names(true),
    failedTests: names(false),
  }
}
