/** Rules on Jetson modules, which are aarch64 machines with packages of their own. */
import { type Capability, compareCapabilities } from '../model/capability.ts'
import { error } from '../model/problem.ts'
import { hasCuda } from '../model/system.ts'
import type { Architecture } from './architectures.ts'
import { nixpkgsCuda } from './refusals.ts'
import type { Rule } from './rule.ts'

const orinIssue = 'https://github.com/NixOS/nixpkgs/issues/530931'
const orin: Capability = { major: 8, minor: 7, suffix: '' }
const thor: Capability = { major: 10, minor: 1, suffix: '' }

export const orinNotBuilt: Rule = {
  code: 'PLN009',
  title: 'Orin is not built by CUDA 13.0 or 13.1, which have no packages for it.',
  source: orinIssue,
  check: ({ targets, toolkit }) => {
    if (toolkit?.version !== '13.0' && toolkit?.version !== '13.1') return []
    return targets
      .filter((target) => target.capability === '8.7')
      .map(() =>
        error(
          'PLN009',
          `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2.`,
          'Use CUDA 12.9, or 13.2 or newer.',
          { source: orinIssue },
        ),
      )
  },
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

/**
 * Older Jetsons have packages of their own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin since CUDA 13 (`_getJetsonMinSbsaCapability`, https://github.com/NixOS/nixpkgs/pull/528562).
 */
export const jetsonNotMixed: Rule = {
  code: 'PLN007',
  title: 'A Jetson that has packages of its own shares no cell with other GPUs.',
  source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
  check: ({ targets, toolkit }) => {
    if (!toolkit) return []
    const first = toolkit.parsed.major >= 13 ? orin : thor
    const isOld = (target: Architecture) => target.jetson && compareCapabilities(target.parsed, first) < 0
    const jetsons = targets.filter(isOld)
    const others = targets.filter((target) => !isOld(target))
    if (jetsons.length === 0 || others.length === 0) return []
    return [
      error(
        'PLN007',
        `Jetson ${describe(jetsons)} cannot share a cell with ${describe(others)} in CUDA ${toolkit.version}, because it has packages of its own.`,
        `Put ${describe(jetsons)} into a cell of its own.`,
        { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` },
      ),
    ]
  },
}

function describe(targets: readonly Architecture[]): string {
  return targets.map((target) => target.capability).join(', ')
}
