import { join, resolve } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import { findNix } from '../../nix/find.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { readInputs } from '../../runner/inputs.ts'
import { refuseLessTrusted } from '../build/event.ts'
import { refuseForks } from '../gpu/fork.ts'
import { gpuTestSurface } from './surface.ts'

/** The gpu-test action: tests what one cell built on a GPU of this machine. Exit code 1 when a test failed or could not be run. */
export async function runGpuTestAction(host: Host, github: GitHub): Promise<0 | 1> {
  const inputs = readInputs(gpuTestSurface, github.actionInput)
  if (inputs.cell === undefined) {
    throw new ProblemError(error('CFG003', 'Input cell is missing.', 'Give it, from a row of the plan.'))
  }
  if (!inputs['allow-less-trusted']) {
    const refused = await refuseLessTrusted(host, '`cell`')
    if (refused) throw new ProblemError(refused)
  }
  const fork = inputs['allow-fork-pull-requests'] ? undefined : await refuseForks(host)
  if (fork) throw new ProblemError(fork)
  const { readDocument } = await import('../../model/read-document.ts')
  const cell = readDocument('cell', inputs.cell, 'The input cell')
  const { findTestMachine } = await import('./machine.ts')
  const { gpuResultsFolder, testCell } = await import('./test-cell.ts')
  const { jobStoreCache } = await import('../../store-cache/job.ts')
  const nix = await findNix(host)
  const result = await testCell(host, nix, cell, await findTestMachine(host, inputs['lock-folder']), {
    root: resolve(host.env['GITHUB_WORKSPACE'] || host.cwd),
    timeout: inputs['timeout-minutes'] * 60,
    wait: inputs['wait-minutes'] * 60,
    built: inputs.built,
    storeCache: await jobStoreCache(host, nix),
  })
  github.setOutputs(gpuTestSurface, {
    id: cell.id,
    status: result.status,
    'result-file': join(gpuResultsFolder(host), `${cell.id}.json`),
    'results-folder': gpuResultsFolder(host),
  })
  github.annotate(result.problems)
  return result.status === 'passed' || result.status === 'none' ? 0 : 1
}
