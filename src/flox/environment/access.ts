/** What this machine may fetch from FloxHub. */
import { join } from 'node:path'
import { readClaims } from '../../runner/claims.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { readToml } from './toml.ts'

export interface FloxHubAccess {
  /** Undefined outside CI, where the login may be in a keyring. */
  readonly token: boolean | undefined
  /** Whose environments are trusted without a setting: that of the token, where it is a JWT. */
  readonly handle: string | undefined
  /** `owner/name` or a pattern with a star, to `trust` or `deny`. */
  readonly trusted: Readonly<Record<string, string>>
}

/** Reads environment and settings of Flox; no token leaves this function. https://flox.dev/docs/man/flox-config */
export async function readAccess(host: Host): Promise<FloxHubAccess> {
  const { FLOX_FLOXHUB_TOKEN: token = '', CI } = host.env
  const settings = await Promise.all(
    settingsFiles(host).map((path) => readIfPresent(host, path).catch(() => undefined)),
  )
  const tables = settings.map((text) => trustIn(text ?? ''))
  const inSettings = settings.some((text) => /^\s*floxhub_token\s*=/m.test(text ?? ''))
  return {
    token: CI === 'true' ? token !== '' || inSettings : undefined,
    handle: handleIn(token),
    trusted: Object.assign({}, ...tables),
  }
}

/** Whether Flox runs the hooks of an environment of FloxHub without being told to by `--trust`. Pure. */
export function isTrusted({ handle, trusted }: FloxHubAccess, reference: string): boolean {
  const [owner = ''] = reference.split('/')
  const setting = trusted[reference] ?? trusted[`${owner}/*`]
  if (setting !== undefined) return setting === 'trust'
  return owner === 'flox' || owner === handle
}

/** The system's first, so that the user's has the last word. */
function settingsFiles({ env }: Host): readonly string[] {
  const { FLOX_SYSTEM_CONFIG_DIR: system = '/etc', XDG_CONFIG_HOME, HOME, FLOX_CONFIG_DIR } = env
  const home = XDG_CONFIG_HOME ?? (HOME === undefined ? undefined : join(HOME, '.config'))
  const user = FLOX_CONFIG_DIR ?? (home === undefined ? undefined : join(home, 'flox'))
  return [system, user].flatMap((folder) => (folder ? [join(folder, 'flox.toml')] : []))
}

function trustIn(text: string): Readonly<Record<string, string>> {
  const document = readToml(text)
  const table: unknown = 'failure' in document ? {} : Object(document.value).trusted_environments
  const entries = Object.entries(Object(table) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** As Flox reads it: without the signature, from the claim `https://flox.dev/handle`. */
function handleIn(token: string): string | undefined {
  const handle = readClaims(token)?.['https://flox.dev/handle']
  return typeof handle === 'string' ? handle : undefined
}
