/**
 * The compilation targets of nvcc and ptxas.
 * Sources: the targets that ptxas of each minor accepts (11.7 to 13.5, recorded in test/unit/cuda-ptxas-targets.ts),
 * LLVM NVPTXTargetParser.def (PTX ISA minima), NVIDIA's release notes (removals), Nixpkgs _cuda/db (Jetson, GPU names).
 * Where Nixpkgs' database differs from NVIDIA (10.0 from 12.7, 7.2 until 12.2), the table follows NVIDIA.
 */
import { type Capability, compareCapabilities, parseCapability } from '../model/capability.ts'
import { compareVersions, parseVersion, type Version } from '../model/version.ts'

export interface Architecture {
  /** `9.0a`. */
  readonly capability: string
  readonly name: string
  /** First toolkit that knows it; `10.0` also stands for older ones. */
  readonly minToolkit: string
  /** Last toolkit that knows it; null while the newest does. */
  readonly maxToolkit: string | null
  /** A Jetson module or another Tegra: an aarch64 machine, in part with packages of its own. */
  readonly jetson: boolean
  /** The oldest PTX ISA that can name it. */
  readonly ptxIsa: string
  /** Products that have it, for people to find theirs. */
  readonly gpus: readonly string[]
  /** What a user of Nixpkgs should know, if anything. */
  readonly note: string | null
  /** The same three, parsed. */
  readonly parsed: Capability
  readonly min: Version
  readonly max: Version | null
}

/** Thor was renamed from 10.1 to 11.0. https://docs.nvidia.com/cuda/archive/13.0.0/cuda-toolkit-release-notes/ */
export const rename = { from: '10.1', to: '11.0', toolkit: '13.0' } as const

/** A row; the texts must be well-formed. */
export function target(
  capability: string,
  name: string,
  minToolkit: string,
  maxToolkit: string | null,
  jetson: boolean,
  ptxIsa: string,
  gpus: readonly string[],
  note: string | null = null,
): Architecture {
  const parsed = parseCapability(capability)
  if (!parsed) throw new Error(`The table has no valid capability in ${capability}.`)
  const max = maxToolkit === null ? null : version(maxToolkit)
  return { capability, name, minToolkit, maxToolkit, jetson, ptxIsa, gpus, note, parsed, min: version(minToolkit), max }
}

/** The modules of Thor, which has two names. */
const thors = ['Jetson Thor', 'Jetson Thor T4000', 'Jetson Thor T5000', 'Jetson AGX Thor']

/** All targets in numeric order, baseline before `a` before `f`. */
export const architectures: readonly Architecture[] = [
  target(
    '3.5',
    'Kepler',
    '10.0',
    '11.8',
    false,
    '3.1',
    ['Tesla K40'],
    'Only in Nixpkgs revisions that still carry Kepler.',
  ),
  target(
    '3.7',
    'Kepler',
    '10.0',
    '11.8',
    false,
    '4.1',
    ['Tesla K80'],
    'Only in Nixpkgs revisions that still carry Kepler.',
  ),
  target('5.0', 'Maxwell', '10.0', '12.9', false, '4.0', ['GeForce GTX 750 Ti', 'Tesla M10']),
  target('5.2', 'Maxwell', '10.0', '12.9', false, '4.1', ['GeForce GTX 980', 'Tesla M40', 'Tesla M60']),
  target('5.3', 'Maxwell', '10.0', '12.9', true, '4.2', ['Jetson TX1', 'Jetson Nano'], 'Not in Nixpkgs.'),
  target('6.0', 'Pascal', '10.0', '12.9', false, '5.0', ['Tesla P100', 'Quadro GP100']),
  target('6.1', 'Pascal', '10.0', '12.9', false, '5.0', ['GeForce GTX 1080', 'Tesla P4', 'Tesla P40']),
  target('6.2', 'Pascal', '10.0', '12.9', true, '5.0', ['Jetson TX2'], 'Not in Nixpkgs.'),
  target('7.0', 'Volta', '10.0', '12.9', false, '6.0', ['Tesla V100', 'Titan V']),
  target(
    '7.2',
    'Volta',
    '10.0',
    '12.9',
    true,
    '6.1',
    ['Jetson AGX Xavier', 'Jetson Xavier NX'],
    'Nixpkgs stops at 12.2, the last toolkit of JetPack 5; the compiler knows it until 12.9.',
  ),
  target('7.5', 'Turing', '10.0', null, false, '6.3', [
    'T4',
    'GeForce RTX 2080',
    'GeForce GTX 1660',
    'Quadro RTX 6000',
  ]),
  target('8.0', 'Ampere', '11.0', null, false, '7.0', ['A100', 'A30']),
  target('8.6', 'Ampere', '11.1', null, false, '7.1', ['A10', 'A40', 'A16', 'A2', 'GeForce RTX 3090', 'RTX A6000']),
  target(
    '8.7',
    'Ampere',
    '11.4',
    null,
    true,
    '7.4',
    ['Jetson AGX Orin', 'Jetson Orin NX', 'Jetson Orin Nano', 'DRIVE AGX Orin'],
    'Ordinary SBSA packages from 13.2 (JetPack 7.2); none for 11.4 to 11.7, 12.3, 13.0 and 13.1.',
  ),
  target('8.8', 'Ampere', '13.0', null, true, '9.0', [], 'Not in Nixpkgs: only nvcc itself accepts it.'),
  target('8.9', 'Ada', '11.8', null, false, '7.8', ['L4', 'L40', 'L40S', 'GeForce RTX 4090', 'RTX 6000 Ada']),
  target('9.0', 'Hopper', '11.8', null, false, '7.8', ['H100', 'H200', 'GH200']),
  target('9.0a', 'Hopper', '12.0', null, false, '8.0', ['H100', 'H200', 'GH200']),
  target('10.0', 'Blackwell', '12.8', null, false, '8.6', ['B200', 'GB200']),
  target('10.0a', 'Blackwell', '12.8', null, false, '8.6', ['B200', 'GB200']),
  target('10.0f', 'Blackwell', '12.9', null, false, '8.8', ['B200', 'GB200', 'B300', 'GB300']),
  target('10.1', 'Blackwell', '12.8', '12.9', true, '8.6', thors),
  target('10.1a', 'Blackwell', '12.8', '12.9', true, '8.6', thors),
  target('10.1f', 'Blackwell', '12.9', '12.9', true, '8.8', thors),
  target('10.3', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
  target('10.3a', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
  target('10.3f', 'Blackwell', '12.9', null, false, '8.8', ['B300', 'GB300']),
  target('10.7', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
  target('10.7a', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
  target('10.7f', 'Rubin', '13.4', null, false, '9.4', ['Rubin R100'], 'Nixpkgs does not list it yet.'),
  target('11.0', 'Blackwell', '13.0', null, true, '9.0', thors),
  target('11.0a', 'Blackwell', '13.0', null, true, '9.0', thors),
  target('11.0f', 'Blackwell', '13.0', null, true, '9.0', thors),
  target('12.0', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
  target('12.0a', 'Blackwell', '12.8', null, false, '8.7', ['GeForce RTX 5090', 'RTX PRO 6000 Blackwell']),
  target('12.0f', 'Blackwell', '12.9', null, false, '8.8', [
    'GeForce RTX 5090',
    'RTX PRO 6000 Blackwell',
    'GB10 (DGX Spark)',
  ]),
  target(
    '12.1',
    'Blackwell',
    '12.9',
    null,
    false,
    '8.8',
    ['GB10 (DGX Spark)'],
    'An aarch64 machine, but not a Jetson: ordinary SBSA packages.',
  ),
  target('12.1a', 'Blackwell', '12.9', null, false, '8.8', ['GB10 (DGX Spark)']),
  target('12.1f', 'Blackwell', '12.9', null, false, '8.8', ['GB10 (DGX Spark)']),
]

const byCapability = new Map(architectures.map((architecture) => [architecture.capability, architecture]))

/** The row of a capability as Nixpkgs writes it (`9.0a`); undefined when no toolkit has it. */
export function findArchitecture(capability: string): Architecture | undefined {
  return byCapability.get(capability)
}

/** Whether ptxas of that toolkit accepts the target. Says nothing about Nixpkgs. */
export function knows(toolkit: Version, architecture: Architecture): boolean {
  return !isTooOld(toolkit, architecture) && !isTooNew(toolkit, architecture)
}

/** The toolkit came before the target. */
export function isTooOld(toolkit: Version, architecture: Architecture): boolean {
  return compareVersions(toolkit, architecture.min) < 0
}

/** The toolkit came after the target was removed. */
export function isTooNew(toolkit: Version, architecture: Architecture): boolean {
  return architecture.max !== null && compareVersions(toolkit, architecture.max) > 0
}

/**
 * The other name of the same chip where it was renamed: 11.0a for 10.1a and the reverse; undefined for all others.
 */
export function otherName(architecture: Architecture): Architecture | undefined {
  const { from, to } = rename
  const suffix = architecture.capability.replace(/^[\d.]+/, '')
  const number = architecture.capability.slice(0, architecture.capability.length - suffix.length)
  if (number === from) return findArchitecture(to + suffix)
  if (number === to) return findArchitecture(from + suffix)
  return undefined
}

/**
 * Of these targets the one nearest in number to the wanted capability; of equally near ones the baseline, then the
 * older. Undefined for an empty list.
 */
export function nearestArchitecture(
  wanted: Capability,
  candidates: readonly Architecture[] = architectures,
): Architecture | undefined {
  const distance = (other: Capability) => Math.abs((other.major - wanted.major) * 10 + other.minor - wanted.minor)
  let best: Architecture | undefined
  const worse = (a: Architecture, b: Architecture) =>
    distance(a.parsed) - distance(b.parsed) ||
    Number(a.parsed.suffix !== '') - Number(b.parsed.suffix !== '') ||
    compareCapabilities(a.parsed, b.parsed)
  for (const candidate of candidates) if (!best || worse(candidate, best) < 0) best = candidate
  return best
}

function version(text: string): Version {
  const parsed = parseVersion(text)
  if (!parsed) throw new Error(`The table has no valid toolkit in ${text}.`)
  return parsed
}
