import { error, type Problem } from '../model/problem.ts'
import type { MachineFacts, MachineKind } from './machine-kind.ts'

/** What the input says about a Nix that is there already. */
export type PreinstalledInput = 'auto' | 'use' | 'require' | 'refuse'

/** Where our settings go: the system's files, for all who use the machine; or files of this job. */
export type SettingsScope = 'system' | 'job'

/** What happens on a kind of machine when nothing is said. */
export interface MachineDefault {
  /** What the machine is, for the documentation. */
  readonly meaning: string
  readonly nix: 'use' | 'install' | 'stop'
  /** On a machine that ends with the job. On others it is `job`, but for a Nix that we installed. */
  readonly writes: SettingsScope
}

/** The one table; the documentation prints it. */
export const machineDefaults: Readonly<Record<MachineKind, MachineDefault>> = {
  'hosted-linux': { meaning: 'GitHub’s Linux runner', nix: 'install', writes: 'system' },
  'hosted-macos': { meaning: 'GitHub’s macOS runner', nix: 'install', writes: 'system' },
  container: { meaning: 'a container job or a pod (ARC), without Nix', nix: 'install', writes: 'system' },
  rootless: { meaning: 'a machine without root or sudo, without Nix', nix: 'install', writes: 'job' },
  none: { meaning: 'another machine without Nix', nix: 'install', writes: 'system' },
  nixos: { meaning: 'NixOS: /etc is made by a rebuild', nix: 'use', writes: 'job' },
  'nix-darwin': { meaning: 'nix-darwin: /etc is made by a rebuild', nix: 'use', writes: 'job' },
  determinate: { meaning: 'Determinate Nix: ours goes to nix.custom.conf', nix: 'use', writes: 'system' },
  lix: { meaning: 'Lix', nix: 'use', writes: 'system' },
  debian: { meaning: 'the package nix-bin of Debian or Ubuntu', nix: 'use', writes: 'system' },
  'upstream-daemon': { meaning: 'upstream Nix with its daemon', nix: 'use', writes: 'system' },
  'upstream-single': { meaning: 'upstream Nix without a daemon', nix: 'use', writes: 'job' },
  windows: { meaning: 'Windows without WSL', nix: 'stop', writes: 'job' },
}

export type PreinstalledDecision =
  /** `why`: why it is used or installed, or why nothing system-wide is written. */
  | { readonly kind: 'use' | 'install'; readonly writes: SettingsScope; readonly why: string }
  | { readonly kind: 'problem'; readonly problem: Problem }

export interface PreinstalledOptions {
  readonly wanted: PreinstalledInput
  /** RUNNER_ENVIRONMENT: `github-hosted`, `self-hosted`, or nothing outside of Actions. */
  readonly runnerEnvironment: string | undefined
  /** The user said that the system's files may be written on a machine that outlives the job. Default false. */
  readonly systemWide?: boolean
}

/**
 * Whether the Nix that is there is used, or one installed, and where settings go. Pure. INS031 (none is there and one must
 * be), INS032 (one is there and none may be), INS033 (Windows).
 */
export function decidePreinstalled(machine: MachineFacts, options: PreinstalledOptions): PreinstalledDecision {
  const { wanted } = options
  const { meaning, nix, writes } = machineDefaults[machine.kind]
  if (nix === 'stop') return stop('INS033', windowsMessage, windowsFix)
  const there = machine.nix
  if (there && wanted === 'refuse') {
    const message = `Nix ${there.version} is on this machine (${there.program}), and none may be there.`
    return stop('INS032', message, 'Remove it, use another machine, or let it be used.')
  }
  if (!there && wanted === 'require') {
    const fix = 'Install Nix on the machine or in its image, or let this action install it.'
    return stop('INS031', `No Nix was found in this place (${meaning}), and none may be installed.`, fix)
  }
  if (!there && machine.kind === 'nixos') {
    const fix = 'Let its configuration have `nix.enable = true`, and put /run/current-system/sw/bin on PATH.'
    return stop('INS031', 'This is NixOS, and no Nix was found; none can be installed here.', fix)
  }
  if (!there) return { kind: 'install', writes, why: `no Nix in this place: ${meaning}` }
  if (machine.confFile === undefined) {
    const why =
      machine.kind === 'nixos'
        ? 'NixOS makes /etc by a rebuild'
        : '/etc/nix/nix.conf is a link that another program makes'
    return { kind: 'use', writes: 'job', why }
  }
  const mayWrite = options.runnerEnvironment === 'github-hosted' || options.systemWide === true
  if (!mayWrite) return { kind: 'use', writes: 'job', why: 'this Nix was there before, and system-wide is false' }
  return { kind: 'use', writes, why: `Nix ${there.version} is there: ${meaning}` }
}

const windowsMessage = 'Nix does not run on Windows itself.'
const windowsFix =
  'Run the steps in WSL 2 with a Linux distribution (https://learn.microsoft.com/windows/wsl), or on a Linux runner.'

function stop(code: 'INS031' | 'INS032' | 'INS033', message: string, fix: string): PreinstalledDecision {
  return { kind: 'problem', problem: error(code, message, fix) }
}
