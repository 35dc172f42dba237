import { delimiter, join } from 'node:path'
import { error, ProblemError } from '../model/problem.ts'
import { childEnv } from '../runner/child-env.ts'
import { failureText } from '../runner/exec.ts'
import { findProgram } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { nixHome } from './home.ts'

export interface Nix {
  /** Absolute path of the `nix` program. */
  readonly program: string
  /** As in `2.34.8`. */
  readonly version: string
  /** Lix counts its versions on from Nix 2.18, and does not follow Nix's newer commands. */
  readonly fork?: 'lix'
  /** Determinate's own number, as in `3.19.0`: its fixes go by that, its commands by `version`. */
  readonly determinate?: string
}

/** Where installers put Nix when PATH does not say so. https://nix.dev/manual/nix/stable/installation/env-variables */
const usualPlaces = ['/nix/var/nix/profiles/default/bin', '/run/current-system/sw/bin']

/** The Nix that is on this machine: PATH first, then the usual places. Throws ProblemError INS001 or BLD004. */
export async function findNix(host: Host): Promise<Nix> {
  const nix = await lookForNix(host)
  if (nix) return nix
  throw new ProblemError(
    error(
      'INS001',
      'No nix program was found on PATH or in the usual places.',
      'Install Nix before this step (https://nixos.org/download), or add it to PATH.',
    ),
  )
}

/** The same, undefined where there is none. Throws ProblemError BLD004 when it is there and does not answer. */
export async function lookForNix(host: Host): Promise<Nix | undefined> {
  const home = await nixHome(host)
  const folders = [
    ...(host.env['PATH'] ?? '').split(delimiter),
    ...(home ? [join(home, '.nix-profile/bin')] : []),
    ...usualPlaces,
  ]
  const program = await findProgram(host, 'nix', folders)
  return program === undefined ? undefined : { program, ...(await versionOf(host, program)) }
}

/** `nix (Nix) 2.34.8`, `nix (Determinate Nix 3.19.0) 2.33.4`, `nix (Lix, like Nix) 2.93.0`: the last number counts. */
async function versionOf(host: Host, program: string): Promise<Omit<Nix, 'program'>> {
  const outcome = await host.exec({
    argv: [program, '--version'],
    env: childEnv(host.env),
    timeout: 30,
    signal: host.cancelled,
    question: true,
  })
  const version = outcome.kind === 'exited' ? /(\d+\.\d+\S*)\s*$/.exec(outcome.stdout)?.[1] : undefined
  if (version && outcome.kind === 'exited') {
    const determinate = /\bDeterminate Nix (\d+\.\d+[^\s)]*)/.exec(outcome.stdout)?.[1]
    return { version, ...(/\bLix\b/.test(outcome.stdout) ? { fork: 'lix' } : {}), ...(determinate && { determinate }) }
  }
  throw new ProblemError(
    error(
      'BLD004',
      `${program} --version did not answer with a version (${failureText(outcome)}).`,
      'Repair or reinstall this Nix.',
    ),
  )
}
