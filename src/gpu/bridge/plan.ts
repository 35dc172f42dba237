import { createHash } from 'node:crypto'
import { error, type Problem, warning } from '../../model/problem.ts'
import type { LibraryFolder } from '../host-facts.ts'
import type { BridgeFacts } from './facts.ts'
import { compilerLibrary, driverApi } from './names.ts'

/** A file of the driver as it lies on the machine. */
export interface DriverFile {
  /** `libcuda.so.1`. */
  readonly name: string
  /** The file that the name leads to, links resolved. */
  readonly target: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since the epoch. */
  readonly modified: number
}

/** Whether programs need a bridge here, and of which folders it is made. Pure data. */
export type BridgeChoice =
  /** Programs find the driver without us; `because` completes "No bridge is needed: …". */
  | { readonly kind: 'not-needed'; readonly because: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'make'
      readonly version: string | undefined
      readonly folders: readonly LibraryFolder[]
      readonly problems: readonly Problem[]
    }

/** Decides by facts alone. The driver's version is the kernel's where a folder has it: only those libraries work with it. */
export function chooseBridge(facts: BridgeFacts): BridgeChoice {
  const { existing, kernel, folders } = facts
  if (facts.flox) return { kind: 'not-needed', because: 'Flox has found the driver for this environment' }
  if (facts.nixos) return { kind: 'not-needed', because: 'NixOS provides /run/opengl-driver' }
  if (facts.jetson) return { kind: 'refused', problems: [jetson()] }
  const current = existing?.version?.value
  const fits = current !== undefined && (kernel === undefined || current === kernel)
  if (existing && fits && facts.existingIsWhole) {
    return { kind: 'not-needed', because: `${existing.path} has the driver ${current}` }
  }
  const version = folders.some((one) => one.version === kernel) ? kernel : folders[0]?.version
  const chosen = folders.filter((one) => one.version === version)
  if (chosen.length === 0) return { kind: 'refused', problems: [notFound()] }
  return {
    kind: 'make',
    version,
    folders: chosen,
    problems: existing && !fits ? [stale(existing.path, current, kernel)] : [],
  }
}

/** Names a bridge by the driver's version and by what its files are: another driver, another name. */
export function bridgeKey(version: string | undefined, files: readonly DriverFile[]): string {
  const hash = createHash('sha256')
  for (const { name, target, size, modified } of files) hash.update(`${name}\0${target}\0${size}\0${modified}\n`)
  return `${version ?? 'driver'}-${hash.digest('hex').slice(0, 16)}`
}

/** What is missing among the files of a driver: an error where programs would not start, a warning where PTX is not compiled. */
export function missingParts(files: readonly DriverFile[], folders: readonly string[]): readonly Problem[] {
  const has = (library: string) => files.some(({ name }) => name === library)
  const inContainer =
    'In a container, set NVIDIA_DRIVER_CAPABILITIES=compute,utility; else install the compute packages of the driver.'
  if (!has(driverApi)) {
    const message = `The driver's folder ${folders.join(', ')} has no ${driverApi}.`
    return [error('GPU301', message, inContainer)]
  }
  if (has(compilerLibrary)) return []
  const message = `The driver has no ${compilerLibrary}: programs that bring PTX end with CUDA_ERROR_JIT_COMPILER_NOT_FOUND (221).`
  return [warning('GPU303', message, inContainer)]
}

function notFound(): Problem {
  const fix =
    'Install the NVIDIA driver; in a container, start it with --gpus all or a CDI device. `ldconfig -p | grep libcuda` shows what the system finds.'
  return error('GPU301', "The driver's libraries were not found on this machine.", fix)
}

function stale(path: string, version: string | undefined, kernel: string | undefined): Problem {
  const has = version === undefined ? 'has no driver' : `has the driver ${version}`
  const message = `${path} ${has}, and the kernel module is ${kernel ?? 'unknown'}.`
  const fix =
    'The libraries of this machine are used for this program; update what made it (home-manager, nix-system-graphics), or remove it.'
  return warning('GPU302', message, fix, { subject: { path } })
}

function jetson(): Problem {
  const message =
    "On a Jetson the driver's libraries need others of the system (libnvrm_*, libstdc++), which no bridge may have."
  return error('GPU309', message, 'Use jetpack-nixos, or run the program in a container of JetPack.')
}
