import { join } from 'node:path'
import type { Host } from '../../runner/host.ts'
import { nixHome } from '../home.ts'
import { usualBundle } from './facts.ts'
import type { Receipt } from './receipt.ts'
import { profile } from './steps.ts'

/** What later steps of the job need in their environment. */
export interface NixEnvironment {
  /** Folders to put in front of PATH, first one first. */
  readonly path: readonly string[]
  readonly variables: Readonly<Record<string, string>>
}

/**
 * The environment that a login shell gets from upstream's nix-profile.sh (NixOS/nix scripts/nix-profile.sh.in): the user's
 * profile before the default one, NIX_PROFILES in the reverse order, and NIX_SSL_CERT_FILE: as it is set, else the
 * machine's own bundle, else the one that came with Nix.
 */
export async function nixEnvironment(
  host: Pick<Host, 'env' | 'files' | 'uid'>,
  certificates: { readonly machine: string | undefined; readonly cacert: string },
): Promise<NixEnvironment> {
  const link = await userProfile(host)
  const own = join(certificates.cacert, 'etc/ssl/certs/ca-bundle.crt')
  return {
    path: [...(link ? [join(link, 'bin')] : []), join(profile, 'bin')],
    variables: {
      NIX_PROFILES: [profile, ...(link ? [link] : [])].join(' '),
      NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] || certificates.machine || own,
    },
  }
}

/**
 * The setting by which a daemon of systemd, which has no NIX_SSL_CERT_FILE, trusts what this job trusts. Where the machine's
 * bundle is not in the place that Nix knows, it would trust the one of the archive, which is as old as the release.
 */
export function certificateSetting(
  host: Pick<Host, 'env'>,
  supervision: Receipt['supervision'],
  machine: string | undefined,
): Readonly<Record<string, string>> {
  const bundle = host.env['NIX_SSL_CERT_FILE'] || machine
  if (supervision !== 'systemd' || bundle === undefined || bundle === usualBundle) return {}
  return { 'ssl-cert-file': bundle }
}

/** NIX_STATE_HOME's profile, else the one of the XDG state folder where it exists, else ~/.nix-profile. */
async function userProfile(host: Pick<Host, 'env' | 'files' | 'uid'>): Promise<string | undefined> {
  const home = await nixHome(host)
  const stateHome = host.env['NIX_STATE_HOME']
  if (stateHome) return join(stateHome, 'profile')
  const state = host.env['XDG_STATE_HOME'] || (home ? join(home, '.local/state') : undefined)
  const xdg = state && join(state, 'nix/profile')
  if (xdg && (await host.files.lstat(xdg).catch(() => undefined))) return xdg
  return home ? join(home, '.nix-profile') : undefined
}
