/** Rules on what the user's Nixpkgs has, and on the drivers of those who will run the result. */
import { error, type Problem, warning } from '../model/problem.ts'
import { compareVersions, parseVersion } from '../model/version.ts'
import { knows, nearestArchitecture } from './architectures.ts'
import { nixpkgsCuda } from './refusals.ts'
import { offeredCapabilities, offeredToolkits, type Rule } from './rule.ts'
import { isNew } from './tables.ts'
import { nearestToolkit } from './toolkits.ts'

const legacyFlake = 'https://github.com/nixos-cuda/cuda-legacy'
const compatibility = 'https://docs.nvidia.com/deploy/cuda-compatibility/'

export const setMissing: Rule = {
  code: 'PLN017',
  title: 'Nixpkgs has a package set of the toolkit.',
  source: 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/cuda-packages.nix',
  check: (subject) => {
    const { toolkit, tables } = subject
    const { facts } = tables
    if (!toolkit || !facts || toolkit.version in facts.toolkits) return []
    const there = Object.keys(facts.toolkits)
    const message = `Your Nixpkgs has no ${toolkit.attribute}; it has ${there.join(', ') || 'no CUDA'}.`
    const nearest = nearestToolkit(toolkit.version, offeredToolkits(subject))
    const older = toolkit.parsed.major < 13 || toolkit.version === '13.0'
    const choices = [
      ...(nearest ? [`use CUDA ${nearest.version}`] : []),
      ...(older ? ['set legacy-toolkits for toolkits that Nixpkgs has dropped'] : []),
      'use another Nixpkgs',
    ]
    return [error('PLN017', message, sentence(choices), { source: legacyFlake })]
  },
}

export const notInNixpkgs: Rule = {
  code: 'PLN016',
  title: 'Nixpkgs knows the capability and serves it with this toolkit.',
  source: `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix`,
  check: (subject) => {
    const { targets, toolkit, tables } = subject
    const { facts } = tables
    if (!facts) return []
    const supported = toolkit && facts.toolkits[toolkit.version]?.supported
    const known = facts.capabilities
    return targets.flatMap((target): readonly Problem[] => {
      const { capability } = target
      const unlisted = known !== null && !(capability in known)
      // Too old and too new have rules of their own, which say more.
      const inRange = toolkit && knows(toolkit.parsed, target)
      if (!unlisted && (!supported || !inRange || supported.includes(capability))) return []
      const message = unlisted
        ? `Your Nixpkgs does not know the capability ${capability}.`
        : `Your Nixpkgs does not serve ${capability} with CUDA ${toolkit?.version}.`
      const nearest = nearestArchitecture(
        target.parsed,
        offeredCapabilities(subject).filter((row) => row.jetson === target.jetson),
      )
      const choices = [...(nearest ? [`use capability ${nearest.capability}`] : []), 'use a newer Nixpkgs']
      return [error('PLN016', message, sentence(choices), { source: `${nixpkgsCuda}/_cuda/db/bootstrap/cuda.nix` })]
    })
  },
}

export const hostCompiler: Rule = {
  code: 'PLN020',
  title: 'Nixpkgs has a gcc that nvcc accepts.',
  source: `${nixpkgsCuda}/_cuda/db/bootstrap/nvcc.nix`,
  check: (subject) => {
    const { toolkit, tables } = subject
    const { facts } = tables
    if (!toolkit || !facts || facts.gcc.length === 0) return []
    const newest = facts.toolkits[toolkit.version]?.gccMax ?? toolkit.gccMax
    if (facts.gcc.some((major) => major <= newest)) return []
    const other = offeredToolkits(subject).find(({ parsed }) => compareVersions(parsed, toolkit.parsed) > 0)
    return [
      error(
        'PLN020',
        `nvcc of CUDA ${toolkit.version} accepts gcc ${newest} and older; your Nixpkgs has gcc ${facts.gcc.join(', ')}.`,
        sentence([...(other ? [`use CUDA ${other.version}`] : []), 'use a Nixpkgs that still has that gcc']),
        { source: `${nixpkgsCuda}/_cuda/db/bootstrap/nvcc.nix` },
      ),
    ]
  },
}

export const driverMinimum: Rule = {
  code: 'PLN018',
  title: "The users' driver runs programs of the toolkit (minor-version compatibility).",
  source: `${compatibility}minor-version-compatibility.html`,
  check: (subject) => {
    const { targets, toolkit, driver } = subject
    // Jetsons have the driver of their JetPack, which is numbered otherwise.
    if (!toolkit || driver === undefined || targets.every((target) => target.jetson)) return []
    if (compareDrivers(driver, toolkit.compatibleDriver) >= 0) return []
    const newest = offeredToolkits(subject).at(-1)
    return [
      error(
        'PLN018',
        `Programs of CUDA ${toolkit.version} need driver ${toolkit.compatibleDriver} or newer; the users have ${driver}.`,
        newest ? `Use CUDA ${newest.version}, or raise driver.` : 'Raise driver: no toolkit fits it.',
        { source: `${compatibility}minor-version-compatibility.html` },
      ),
    ]
  },
}

export const ptxIsa: Rule = {
  code: 'PLN019',
  title: "The users' driver knows the PTX that the toolkit writes.",
  source: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/',
  check: ({ cell, targets, toolkit, driver, tables }) => {
    if (!toolkit || driver === undefined || cell.ptx.length === 0 || targets.every((target) => target.jetson)) return []
    if (compareDrivers(driver, toolkit.compatibleDriver) < 0) return []
    const rows = [...tables.toolkits.values()].filter((row) => row.driver !== null)
    const theirs = rows.findLast((row) => compareDrivers(driver, row.driver ?? '0') >= 0)
    const [known, written] = [parseVersion(theirs?.ptxIsa ?? '0.0'), parseVersion(toolkit.ptxIsa)]
    if (!known || !written || compareVersions(known, written) >= 0) return []
    const writes = `CUDA ${toolkit.version} writes PTX ${toolkit.ptxIsa}`
    const beyond = toolkit.driver === null && theirs === rows.at(-1)
    return [
      warning(
        'PLN019',
        beyond
          ? `${writes}; whether driver ${driver} compiles it cannot be determined, because the tables have no driver for it.`
          : `${writes}; driver ${driver} compiles PTX up to ${theirs?.ptxIsa ?? 'none'}, so it cannot use PTX of this toolkit.`,
        'Name every GPU of the users as a capability, or raise driver.',
        { source: 'https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/' },
      ),
    ]
  },
}

export const newerThanTables: Rule = {
  code: 'PLN022',
  title: 'This version has tables for the toolkit and the capabilities.',
  source: nixpkgsCuda,
  check: ({ cell, toolkit, targets, tables }) => {
    const names = [
      ...(toolkit && isNew(tables, { toolkit: cell.toolkit }) ? [`CUDA ${cell.toolkit}`] : []),
      ...targets.filter(({ capability }) => isNew(tables, { capability })).map(({ capability }) => capability),
    ]
    return names.map((name) =>
      warning(
        'PLN022',
        `${name} is newer than the tables of this version; your Nixpkgs has it, so it is used unchecked.`,
        'Update setup-nix-cuda if there is a newer version.',
        { source: nixpkgsCuda },
      ),
    )
  },
}

/** `Use CUDA 12.8, or use another Nixpkgs.` */
function sentence(choices: readonly string[]): string {
  const text = choices.join(', or ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** As Array.prototype.sort wants it, for `550.54.14`; a missing part counts as 0. */
export function compareDrivers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const order = (left[at] ?? 0) - (right[at] ?? 0)
    if (order !== 0) return order
  }
  return 0
}
