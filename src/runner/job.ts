import { join } from 'node:path'
import type { Job } from '../model/documents.ts'
import { readIfPresent, writeAtomically } from './files.ts'
import type { Host } from './host.ts'
import { userStateFolder } from './state-folder.ts'

type JobHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/**
 * The folder of this job that its steps share: in RUNNER_TEMP, which the runner empties between jobs. Without a runner
 * (the CLI) it lies in the user's state folder, root's too: not in /tmp, where another user could have made it first, nor
 * in the folder of the machine, which is for what is done to the machine.
 */
export function jobFolder(host: Omit<JobHost, 'files'>): string {
  return join(host.env['RUNNER_TEMP'] || userStateFolder(host), 'nix-cuda')
}

/**
 * Names this job among those of the machine, the same in every step and in post: run, attempt, job, runner, and the
 * runner's own folder, because cells of one matrix share the job's name. Without a runner it is this process.
 */
export function jobName(host: Pick<Host, 'env' | 'pid'>): string {
  const { env } = host
  if (!env['GITHUB_RUN_ID']) return `local-${host.pid}`
  const names = ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB', 'RUNNER_NAME', 'RUNNER_TEMP']
  return names.map((name) => env[name] ?? '').join('|')
}

/** What earlier steps of this job wrote down; an empty job where there was none. Throws ProblemError CFG007. */
export async function readJob(host: JobHost): Promise<Job> {
  const path = join(jobFolder(host), 'job.json')
  const json = await readIfPresent(host, path)
  if (json === undefined) return { schema: 'job/1', nix: null, storeCache: null, cells: [] }
  const { readDocument } = await import('../model/read-document.ts')
  return readDocument('job', json, path)
}

/** Replaces job.json as a whole: 0600, by rename. It holds no secret. */
export async function writeJob(host: JobHost, job: Job): Promise<void> {
  await writeAtomically(host, join(jobFolder(host), 'job.json'), `${JSON.stringify(job)}\n`)
}
