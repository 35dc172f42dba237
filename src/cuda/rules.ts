/**
 * Which cells can exist. Every rule is a function of one cell; none looks at the user's Nixpkgs.
 */
import { type Capability, compareCapabilities, parseCapability } from '../model/capability.ts'
import type { ProblemCode } from '../model/codes.ts'
import type { Cell } from '../model/documents.ts'
import { error, type Problem } from '../model/problem.ts'
import { isSystem, systems } from '../model/system.ts'
import {
  type Architecture,
  architectures,
  capabilityOf,
  findArchitecture,
  isTooNew,
  isTooOld,
  knows,
  nearestArchitecture,
  otherName,
  rename,
} from './architectures.ts'
import { findToolkit, nearestToolkit, type Toolkit, toolkits, versionOf } from './toolkits.ts'

/** What the rules look at. The system is any text, because a wrong one is a reason too. */
export type Candidate = Pick<Cell, 'toolkit' | 'capabilities' | 'ptx'> & { readonly system: string }

const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/'
const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules'
const orinIssue = 'https://github.com/NixOS/nixpkgs/issues/530931'

const orin: Capability = { major: 8, minor: 7, suffix: '' }
const thor: Capability = { major: 10, minor: 1, suffix: '' }

/**
 * Why this cell cannot exist: all reasons at once, in a stable order; empty for a cell that can. Each one names the
 * values at fault and the nearest choice that works, and carries the URL that its rule comes from.
 */
export function checkCell(cell: Candidate): readonly Problem[] {
  const problems: Problem[] = []
  const targets: Architecture[] = []
  for (const capability of cell.capabilities) {
    const architecture = findArchitecture(capability)
    if (architecture) targets.push(architecture)
    else problems.push(unknownCapability(capability))
  }
  const toolkit = findToolkit(cell.toolkit)
  if (!toolkit) problems.push(unknownToolkit(cell.toolkit))
  if (!isSystem(cell.system)) problems.push(unknownSystem(cell.system))
  if (toolkit) for (const target of targets) problems.push(...checkToolkit(target, toolkit))
  if (isSystem(cell.system)) problems.push(...checkSystem(targets, cell.system))
  if (toolkit) problems.push(...checkJetsonAlone(targets, toolkit))
  problems.push(...checkPtx(cell))
  return problems
}

/** The refusal of a capability that no toolkit has. */
export function unknownCapability(text: string, more: Pick<Problem, 'where'> = {}): Problem {
  const parsed = parseCapability(text)
  const nearest = parsed && nearestArchitecture(parsed)
  return error(
    'PLN003',
    `There is no CUDA capability ${quote(text)}.`,
    `${nearest ? `Use ${nearest.capability}, or another` : 'Use one'} of ${architectures.map((a) => a.capability).join(', ')}.`,
    { ...more, source: ptxDocs },
  )
}

/** The refusal of a toolkit that was never released, or is older or newer than the table. */
export function unknownToolkit(text: string, more: Pick<Problem, 'where'> = {}): Problem {
  const nearest = nearestToolkit(text)
  return error(
    'PLN004',
    `There is no CUDA toolkit ${quote(text)}.`,
    `${nearest ? `Use ${nearest.version}, or another` : 'Use one'} of ${toolkits.map((t) => t.version).join(', ')}.`,
    { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' },
  )
}

/** The refusal of a system for which NVIDIA has no toolkit. */
export function unknownSystem(text: string, more: Pick<Problem, 'where'> = {}): Problem {
  return error('PLN005', `There is no CUDA for the system ${quote(text)}.`, `Use ${systems.join(' or ')}.`, {
    ...more,
    source: `${nixpkgsCuda}/_cuda/lib/redist.nix`,
  })
}

function checkToolkit(target: Architecture, toolkit: Toolkit): readonly Problem[] {
  const version = versionOf(toolkit)
  const renamed = otherName(target)
  if (!knows(version, target) && renamed && knows(version, renamed)) {
    return [
      error(
        'PLN008',
        `Capability ${target.capability} is called ${renamed.capability} in CUDA ${toolkit.version}: Thor was renamed from ${rename.from} to ${rename.to} in CUDA ${rename.toolkit}.`,
        `Use capability ${renamed.capability}.`,
        { source: releaseNotes(rename.toolkit) },
      ),
    ]
  }
  if (isTooOld(version, target)) {
    return [
      wrongToolkit('PLN001', target, toolkit, `needs CUDA ${target.minToolkit} or newer`, target.minToolkit, ptxDocs),
    ]
  }
  if (target.maxToolkit !== null && isTooNew(version, target)) {
    const removedIn = toolkits.find((t) => isTooNew(versionOf(t), target))?.version ?? toolkit.version
    const limit = `was removed after CUDA ${target.maxToolkit}`
    return [wrongToolkit('PLN002', target, toolkit, limit, target.maxToolkit, releaseNotes(removedIn))]
  }
  if (target.capability === '8.7' && (toolkit.version === '13.0' || toolkit.version === '13.1')) {
    return [
      error(
        'PLN009',
        `Jetson Orin (8.7) has no CUDA ${toolkit.version}: its own packages end with 12.9, and the servers' packages cover it from 13.2.`,
        'Use CUDA 12.9, or 13.2 or newer.',
        { source: orinIssue },
      ),
    ]
  }
  return []
}

function wrongToolkit(
  code: ProblemCode,
  target: Architecture,
  toolkit: Toolkit,
  limit: string,
  nearest: string,
  source: string,
): Problem {
  const version = versionOf(toolkit)
  // Another kind of machine is no replacement: offer Jetson for Jetson only.
  const alike = architectures.filter((a) => knows(version, a) && a.jetson === target.jetson)
  const other = nearestArchitecture(capabilityOf(target), alike)
  return error(
    code,
    `CUDA ${toolkit.version} cannot build for ${target.capability} (${target.name}), which ${limit}.`,
    `Use CUDA ${nearest}${other ? `, or capability ${other.capability}` : ''}.`,
    { source },
  )
}

function checkSystem(targets: readonly Architecture[], system: string): readonly Problem[] {
  const jetsons = targets.filter((target) => target.jetson)
  if (jetsons.length === 0 || system === 'aarch64-linux') return []
  return [
    error(
      'PLN006',
      `Jetson ${describe(jetsons)} cannot be built for ${system}.`,
      'Use the system aarch64-linux, or leave Jetson capabilities out.',
      { source: `${nixpkgsCuda}/backendStdenv/default.nix` },
    ),
  ]
}

/**
 * Older Jetsons have packages of their own (linux-aarch64), which know no other GPU. Thor takes the servers' packages,
 * and so does Orin since CUDA 13 (`_getJetsonMinSbsaCapability`, https://github.com/NixOS/nixpkgs/pull/528562).
 */
function checkJetsonAlone(targets: readonly Architecture[], toolkit: Toolkit): readonly Problem[] {
  const first = versionOf(toolkit).major >= 13 ? orin : thor
  const isOld = (target: Architecture) => target.jetson && compareCapabilities(capabilityOf(target), first) < 0
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
}

/** `a` and `f` code runs on no later GPU, so that its PTX cannot be what a mixed cell falls back on. */
function checkPtx({ capabilities, ptx }: Candidate): readonly Problem[] {
  const [last] = ptx.filter((capability) => parseCapability(capability)?.suffix !== '')
  if (last === undefined || capabilities.length < 2) return []
  const others = capabilities.filter((capability) => capability !== last)
  return [
    error(
      'PLN013',
      `PTX of ${last} runs on no later GPU, so that it cannot be the PTX of a cell with ${others.join(', ')}.`,
      `Write ${last} without +PTX, or ask for PTX of a baseline capability in another cell.`,
      { source: `${ptxDocs}#ptx-module-directives-target` },
    ),
  ]
}

function describe(targets: readonly Architecture[]): string {
  return targets.map((target) => target.capability).join(', ')
}

/** A text of the user in a message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}

function releaseNotes(toolkit: string): string {
  return `https://docs.nvidia.com/cuda/archive/${toolkit}.0/cuda-toolkit-release-notes/`
}
