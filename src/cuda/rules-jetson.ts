/** Rules on Jetson modules, which are aarch64 machines with packages of their own. */
import { type Capability, compareCapabilities } from '../model/capability.ts'
import { error } from '../model/problem.ts'
import { hasCuda } from '../model/system.ts'
import { compareVersions } from '../model/version.ts'
import { type Architecture, knows } from './architectures.ts'
import { nixpkgsCuda } from './refusals.ts'
import { offeredToolkits, type Rule } from './rule.ts'
import type { Tables } from './tables.ts'
import type { Toolkit } from './toolkits.ts'

const orinIssue = 'https://github.com/NixOS/nixpkgs/issues/530931'
const redist = `${nixpkgsCuda}/_cuda/lib/redist.nix`
const orin: Capability = { major: 8, minor: 7, suffix: '' }

/** Minors of CUDA 11 and 12 whose manifests have nothing for linux-aarch64; no minor of CUDA 13 has. */
const withoutJetsons: readonly string[] = ['11.4', '11.5', '11.6', '11.7', '12.3']

export const jetsonPackages: Rule = {
  code: 'PLN009',
  title: 'The toolkit has packages for the Jetson.',
  source: redist,
  check: (subject) => {
    const { targets, toolkit, tables } = subject
    if (!toolkit) return []
    return targets
      .filter((target) => knows(toolkit.parsed, target) && !hasPackages(target, toolkit, tables))
      .map((target) => {
        const fits = offeredToolkits(subject)
        const older = fits.findLast(({ parsed }) => compareVersions(parsed, toolkit.parsed) < 0)
        const newer = fits.find(({ parsed }) => compareVersions(parsed, toolkit.parsed) > 0)
        const choices = [older, newer].flatMap((row) => row?.version ?? []).join(', or ')
        return error(
          'PLN009',
          target.capability === '8.7' && toolkit.parsed.major >= 13
            ? `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2, in Nixpkgs from 26.05.`
            : `CUDA ${toolkit.version} has no packages for Jetson ${target.capability} (linux-aarch64).`,
          choices === '' ? 'Use another Nixpkgs.' : `Use CUDA ${choices}.`,
          { source: target.capability === '8.7' ? orinIssue : redist },
        )
      })
  },
}

/** Whether NVIDIA has, and this Nixpkgs takes, packages of the toolkit that work on the machine. */
function hasPackages(target: Architecture, toolkit: Toolkit, tables: Tables): boolean {
  const { version, parsed } = toolkit
  // Nixpkgs of spring 2026 gave it the servers' packages; there is no JetPack with these.
  if (target.capability === '8.7' && (version === '13.0' || version === '13.1')) return false
  if (!hasOwnPackages(target, toolkit, tables)) return true
  const { facts } = tables
  const systems = facts?.toolkits[version]?.redistSystems
  if (systems) return systems.includes('linux-aarch64')
  // A set without manifests, such as jetpack-nixos has, may come from elsewhere.
  return parsed.major < 13 && (facts !== undefined || !withoutJetsons.includes(version))
}

/**
 * Whether a Jetson has packages of its own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin from CUDA 13.2 on, or as the user's Nixpkgs has it: revisions before
 * https://github.com/NixOS/nixpkgs/pull/528562 never do.
 */
function hasOwnPackages({ jetson, parsed }: Architecture, toolkit: Toolkit, tables: Tables): boolean {
  if (!jetson || compareCapabilities(parsed, orin) > 0) return false
  if (compareCapabilities(parsed, orin) < 0) return true
  const told = tables.facts?.toolkits[toolkit.version]?.orin
  return told ? told === 'linux-aarch64' : compareVersions(toolkit.parsed, { major: 13, minor: 2 }) < 0
}

export const jetsonSystem: Rule = {
  code: 'PLN006',
  title: 'Jetson modules are aarch64-linux machines.',
  source: `${nixpkgsCuda}/backendStdenv/default.nix`,
  check: ({ cell, targets }) => {
    const jetsons = targets.filter((target) => target.jetson)
    if (jetsons.length === 0 || cell.system === 'aarch64-linux' || !hasCuda(cell.system)) return []
    return [
      error(
        'PLN006',
        `Jetson ${describe(jetsons)} cannot be built for ${cell.system}.`,
        'Use the system aarch64-linux, or leave Jetson capabilities out.',
        { source: `${nixpkgsCuda}/backendStdenv/default.nix` },
      ),
    ]
  },
}

export const jetsonNotMixed: Rule = {
  code: 'PLN007',
  title: 'A Jetson that has packages of its own shares no cell with other GPUs.',
  source: redist,
  check: ({ targets, toolkit, tables }) => {
    if (!toolkit) return []
    const jetsons = targets.filter((target) => hasOwnPackages(target, toolkit, tables))
    const others = targets.filter((target) => !jetsons.includes(target))
    if (jetsons.length === 0 || others.length === 0) return []
    return [
      error(
        'PLN007',
        `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`,
        `Put ${describe(jetsons)} into a cell of its own.`,
        { source: redist },
      ),
    ]
  },
}

function describe(targets: readonly Architecture[]): string {
  return targets.map((target) => target.capability).join(', ')
}
