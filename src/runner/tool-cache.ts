import type { Host } from './host.ts'

/** Files that stay on a machine between jobs, each under the hash of what is in it. */
export interface ToolCache {
  /** All of ours is in it. */
  readonly folder: string
  /** The folder with the files that were kept under this SHA-256; undefined where there is none. */
  find(sha256: string): string | undefined
  /** Keeps a copy of a file under that name, in place of what was kept before. */
  keep(file: string, name: string, sha256: string): Promise<void>
}

/** Of ours in the tool cache; everything that we keep is in it. */
export const toolFolder = 'setup-nix-cuda'
/** The library takes semantic versions alone. */
const version = (sha256: string) => `0.0.0-sha256-${sha256}`

/** Whether that is a name in the folder of ours. */
export function isKeptName(name: string): boolean {
  return /^0\.0\.0-sha256-[0-9a-f]{64}$/.test(name)
}

/**
 * The runner's tool cache, through @actions/tool-cache. Undefined outside of a runner, which has no such folder, and on a
 * machine of GitHub's, whose tool cache goes with the job.
 */
export async function openToolCache(host: Pick<Host, 'env'>): Promise<ToolCache | undefined> {
  const { RUNNER_TOOL_CACHE: root, RUNNER_ENVIRONMENT: environment } = host.env
  if (!root || environment === 'github-hosted') return undefined
  const { cacheFile, find } = await import('@actions/tool-cache')
  return {
    folder: `${root}/${toolFolder}`,
    find: (sha256) => find(toolFolder, version(sha256)) || undefined,
    keep: async (file, name, sha256) => {
      await cacheFile(file, name, toolFolder, version(sha256))
    },
  }
}
