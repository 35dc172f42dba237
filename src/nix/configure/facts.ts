import { findPrivilege } from '../../machine/privilege.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { runNix } from '../command.ts'
import { nixErrorText } from '../error-text.ts'
import type { Nix } from '../find.ts'
import { passwdEntry } from '../home.ts'
import { explainNoAccess } from '../store-access.ts'
import { isWritableFolder } from './files.ts'
import type { ConfigurationFacts } from './plan.ts'
import { showSettings, storeCommand } from './read.ts'

/**
 * Looks at this machine without changing it; the daemon, where there is one, must run. Throws ProblemError BLD004 when
 * Nix does not say which store it uses, INS035 when this user may use none.
 */
export async function findConfigurationFacts(host: Host, nix: Nix): Promise<ConfigurationFacts> {
  const confDir = host.env['NIX_CONF_DIR'] || '/etc/nix'
  const privilege = await findPrivilege(host)
  const store = await findStore(host, nix)
  const restricted = store.mode === 'daemon' && !store.trusted
  return {
    ...store,
    privilege,
    hosted: host.env['RUNNER_ENVIRONMENT'] === 'github-hosted',
    user: (await passwdEntry(host))?.name ?? host.env['USER'] ?? String(host.uid),
    nixVersion: nix.version,
    confDir,
    confDirWritable: await isWritableFolder(host, privilege, confDir),
    allowedSubstituters: restricted ? await allowedSubstituters(host, nix) : [],
  }
}

/**
 * Whether Nix commands go through a daemon, and whether that trusts this user. `nix store info` lets the daemon itself
 * say whether it trusts us; where it cannot, only root counts as trusted. Throws ProblemError BLD004, and INS035 where
 * this user may use neither daemon nor store.
 */
export async function findStore(host: Host, nix: Nix): Promise<Pick<ConfigurationFacts, 'mode' | 'trusted'>> {
  const outcome = await runNix(host, nix, storeCommand(nix), { timeout: 60 })
  const answer = outcome.kind === 'exited' && outcome.code === 0 ? parseInfo(outcome.stdout) : undefined
  if (answer) {
    const mode = /^(?:daemon|unix)\b/.test(answer.url) ? 'daemon' : 'direct'
    return { mode, trusted: mode === 'direct' || (answer.trusted ?? host.uid === 0) }
  }
  const closed = await explainNoAccess(host)
  if (closed) throw new ProblemError(closed)
  const words = outcome.kind === 'not-started' ? outcome.reason : nixErrorText(outcome.stderrTail)
  const fix = 'Check that the Nix daemon runs, and that this user may use it.'
  throw new ProblemError(error('BLD004', `Nix did not report which store it uses (${words ?? outcome.kind}).`, fix))
}

/** Nix 2.26 writes `"trusted":1`, Nix 2.34 `"trusted":true`. */
function parseInfo(json: string): { readonly url: string; readonly trusted?: boolean } | undefined {
  try {
    const { url, trusted } = JSON.parse(json) as { url?: unknown; trusted?: unknown }
    if (typeof url !== 'string') return undefined
    return trusted === undefined || trusted === null ? { url } : { url, trusted: trusted === true || trusted === 1 }
  } catch {
    return undefined
  }
}

/** The daemon has read the system's files only. */
async function allowedSubstituters(host: Host, nix: Nix): Promise<readonly string[]> {
  const shown = await showSettings(host, nix, { NIX_USER_CONF_FILES: '', NIX_CONFIG: '' })
  return shown.ok ? ['substituters', 'trusted-substituters'].flatMap((name) => shown.settings.list(name)) : []
}
