import { join } from 'node:path'
import type { Owned } from '../machine/owned.ts'
import { writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'

type JobHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/** Where the job's configuration of Nixpkgs is: for the variable NIXPKGS_CONFIG. */
export function nixpkgsConfigPath(host: Omit<JobHost, 'files'>): string {
  return join(jobFolder(host), 'nixpkgs-config.nix')
}

/** Writes that file (0600) and gives its path. Throws system errors. */
export async function writeNixpkgsConfig(host: JobHost, text: string): Promise<string> {
  const path = nixpkgsConfigPath(host)
  await writeAtomically(host, path, text)
  return path
}

/** Of one job alone, so that nothing of it is in the journal. */
export const nixpkgsConfigOwned: Owned = {
  owner: 'nixpkgs-config',
  makes: () => false,
  leave: (host) => host.files.rm(nixpkgsConfigPath(host), { force: true }),
}
