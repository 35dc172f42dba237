import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateKey, parseSecretKey, type SecretKey } from '../binary-cache/signing.ts'
import type { Owned } from '../machine/owned.ts'
import { jobKeys } from '../nix/configure/managed.ts'
import { isErrno, readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'

/** The binary cache of this job alone: restored paths come to Nix through it. */
export interface LocalCache {
  readonly folder: string
  /** For extra-substituters. */
  readonly url: string
  /** For extra-trusted-public-keys. */
  readonly publicKey: string
  /** Where the paths lie that it serves, as in /nix/store. */
  readonly storeDir: string
  /** Undefined once the job's key is gone: then nothing can be added. */
  readonly key: SecretKey | undefined
}

/** Of one job alone, so that nothing of it is in the journal. */
export const storeCacheOwned: Owned = { owner: 'store-cache', makes: () => false, leave: closeLocalCache }

type LocalHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/** Files of the store cache in the job's folder, beside what Nix reads. */
export function localFiles(host: Pick<Host, 'env' | 'uid' | 'platform'>) {
  const folder = jobFolder(host)
  return {
    cache: join(folder, 'store-cache'),
    key: join(folder, 'store-cache-key'),
    /** Why the service is not used any more in this job. */
    fault: join(folder, 'store-cache-fault'),
    /** `<cell id>.json` or `<key of the shared stage>.json`: the index of what was restored. */
    restored: join(folder, 'store-cache-restored'),
    work: join(folder, 'store-cache-work'),
    /** Where the run index is packed. */
    index: join(folder, 'run-index-work'),
  }
}

/** The folders that Nix would otherwise make itself, as root, so that the runner could not remove them. */
const folders = ['nar', 'log', 'realisations']

/**
 * Makes the job's local cache, empty, with a new key; to be done before Nix is configured with its URL and public key.
 * The secret key is a private file of the job; its name says whether the job admits unsigned entries. Throws system errors.
 */
export async function makeLocalCache(host: LocalHost, kind: keyof typeof jobKeys = 'open'): Promise<LocalCache> {
  const files = localFiles(host)
  const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store'
  for (const path of Object.values(files)) await host.files.rm(path, { recursive: true, force: true })
  for (const name of folders) await host.files.mkdir(join(files.cache, name), { recursive: true, mode: 0o700 })
  const info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 10\n`
  await host.files.writeFile(join(files.cache, 'nix-cache-info'), info)
  const key = generateKey(jobKeys[kind])
  await writeAtomically(host, files.key, key.secretText())
  return cacheAt(files.cache, storeDir, key)
}

/** The local cache that an earlier step of this job made; undefined where there is none. */
export async function openLocalCache(host: LocalHost): Promise<LocalCache | undefined> {
  const files = localFiles(host)
  const info = await readIfPresent(host, join(files.cache, 'nix-cache-info'))
  const storeDir = /^StoreDir: (.*)$/m.exec(info ?? '')?.[1]
  if (storeDir === undefined) return undefined
  return cacheAt(files.cache, storeDir, parseSecretKey((await readIfPresent(host, files.key)) ?? ''))
}

/**
 * For post, after what is to be saved was saved: removes the key and what was restored. The empty cache stays, because
 * another job's Nix may be configured with it and would make it again as root.
 */
export async function closeLocalCache(host: LocalHost): Promise<void> {
  const { cache, ...others } = localFiles(host)
  for (const path of Object.values(others)) await host.files.rm(path, { recursive: true, force: true })
  for (const file of await list(host, cache)) {
    if (file.endsWith('.narinfo')) await host.files.rm(join(cache, file), { force: true })
  }
  for (const file of await list(host, join(cache, 'nar')))
    await host.files.rm(join(cache, 'nar', file), { force: true })
}

/** Names in a folder; none where it is missing. */
export async function list(host: Pick<Host, 'files'>, folder: string): Promise<readonly string[]> {
  try {
    return (await host.files.readdir(folder)).sort()
  } catch (cause) {
    if (isErrno(cause, 'ENOENT')) return []
    throw cause
  }
}

function cacheAt(folder: string, storeDir: string, key: SecretKey | undefined): LocalCache {
  return { folder, url: pathToFileURL(folder).href, publicKey: key?.publicKey.text ?? '', storeDir, key }
}
