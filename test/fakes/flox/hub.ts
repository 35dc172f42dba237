/**
 * FloxHub as far as the stand-in has one. By default it has none: every call ends as recorded of a machine that reaches
 * nothing, and no host is ever asked. FLOX_STAND_IN_HUB names a folder in its place:
 *
 * - `accounts.json`: `{"<token>": "<handle>"}`, the opaque tokens that are valid (of the real one, GET
 *   /accounts/api/v1/accounts/me: cli/floxhub-client/src/accounts.rs; 401 for any other);
 * - `catalog.json`: the packages that there are (catalog.ts);
 * - `published.json`: what `publish` wrote, in order;
 * - `environments.json`, `cached.json`: generations (generations.ts);
 * - `environments/OWNER/NAME/GENERATION`: environments, each a folder with `.flox`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FloxError } from './failure.ts'

export interface Publication {
  readonly catalog: string
  readonly package: string
  readonly system: string
  /** Of the git remote, without a password. */
  readonly url: string
  readonly rev: string
  /** 1 in a shallow clone of depth 1: a wrong provenance that no check refuses. */
  readonly revCount: number
  readonly storePaths: readonly string[]
}

const folder = () => process.env['FLOX_STAND_IN_HUB'] || undefined
/** Undefined: there is no FloxHub. */
export const hubFolder = folder

export function accountOf(token: string): { readonly handle: string } | 'unreachable' | 'refused' {
  const hub = folder()
  if (hub === undefined) return 'unreachable'
  const handle = Object.entries(readJson<Record<string, string>>(join(hub, 'accounts.json')) ?? {}).find(
    ([known]) => known === token,
  )?.[1]
  return handle === undefined ? 'refused' : { handle }
}

/** Throws as recorded where there is no FloxHub. `what` is what the command says that it was doing, if it does. */
export function needHub(path: string, what?: string): void {
  if (folder() !== undefined) return
  const base = (process.env['FLOX_CATALOG_URL'] ?? 'https://api.flox.dev').replace(/\/$/, '')
  const failure = `Communication Error: error sending request for url (${base}${path})`
  throw new FloxError(what === undefined ? failure : `${what}: ${failure}`)
}

export function publications(): readonly Publication[] {
  return readJson<Publication[]>(join(folder() ?? '', 'published.json')) ?? []
}

export function recordPublication(publication: Publication): void {
  const text = JSON.stringify([...publications(), publication], null, 1)
  writeFileSync(join(folder() ?? '', 'published.json'), `${text}\n`)
}

/** The folder of a generation; undefined without a hub. Throws what Flox says of an environment that FloxHub does not show. */
export function remoteFolder(reference: string, generation: string | undefined): string | undefined {
  const hub = folder()
  if (hub === undefined) return undefined
  const all = join(hub, 'environments', reference)
  const newest = existsSync(all) ? Math.max(...readdirSync(all).map(Number)) : 0
  const wanted = join(all, generation ?? String(newest))
  if (!existsSync(wanted)) throw new FloxError('Environment not found in FloxHub.')
  return wanted
}

function readJson<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}
