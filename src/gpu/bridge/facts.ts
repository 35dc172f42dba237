import { dirname, join } from 'node:path'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { findKernelModule } from '../devices.ts'
import type { ExistingBridge, GpuHost, LibraryFolder } from '../host-facts.ts'
import { findBridge, findLibraries } from '../libraries.ts'
import { readLibrary } from './library.ts'
import { compilerLibrary, driverApi } from './names.ts'

/** What the decision about a bridge needs; a part of what detection finds, without asking any program. */
export interface BridgeFacts {
  readonly nixos: boolean
  /** A Jetson, whose driver needs libraries of the system that no bridge may have. */
  readonly jetson: boolean
  /** Version of the loaded kernel module; undefined in WSL and where none is loaded. */
  readonly kernel: string | undefined
  readonly folders: readonly LibraryFolder[]
  /** What is at /run/opengl-driver. */
  readonly existing: ExistingBridge | undefined
  /**
   * Whether its libcuda finds the rest of the driver by a RUNPATH of its own, as NixOS, home-manager and patchelf make it. Links and plain
   * copies do not: then machine code runs, and PTX ends with error 221.
   */
  readonly existingIsWhole: boolean
  /** Flox finds the driver for the programs of the environment that is active. */
  readonly flox: boolean
}

/** Takes about 10 ms: files alone are read. Throws nothing. */
export async function findBridgeFacts(host: Host): Promise<BridgeFacts> {
  const [nixos, jetson, kernel, { folders }, existing] = await Promise.all([
    isThere(host, '/etc/NIXOS'),
    isThere(host, '/etc/nv_tegra_release'),
    findKernelModule(host),
    findLibraries(host),
    findBridge(host),
  ])
  const existingIsWhole = await isWhole(host, existing)
  return {
    nixos,
    jetson,
    kernel: kernel?.version.value,
    folders,
    existing,
    existingIsWhole,
    flox: floxFindsDriver(host.env),
  }
}

/** The same from what detection has found already. */
export async function bridgeFactsOf(host: Pick<Host, 'files' | 'env'>, gpuHost: GpuHost): Promise<BridgeFacts> {
  return {
    nixos: gpuHost.nixos,
    jetson: gpuHost.platform.value === 'tegra',
    kernel: gpuHost.kernel?.version.value,
    folders: gpuHost.libraryFolders,
    existing: gpuHost.bridge,
    existingIsWhole: await isWhole(host, gpuHost.bridge),
    flox: floxFindsDriver(host.env),
  }
}

async function isWhole(host: Pick<Host, 'files'>, existing: ExistingBridge | undefined): Promise<boolean> {
  if (!existing) return false
  const library = await host.files.realpath(join(existing.path, 'lib', driverApi)).catch(() => undefined)
  if (library === undefined) return false
  const folders = readLibrary(library)?.runpath ?? []
  const places = folders.map((path) => path.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, dirname(library)))
  const found = await Promise.all(places.map((path) => isThere(host, join(path, compilerLibrary))))
  return found.includes(true)
}

/**
 * Whether an activated Flox environment has found the driver: ld-floxlib.so offers what LD_FLOXLIB_FILES_PATH lists to every library
 * that is missing otherwise. `flox activate --mode run` and `cuda-detection = false` set neither.
 * https://github.com/flox/flox/blob/main/assets/environment-interpreter/common/etc/profile.d/0800_cuda.sh
 */
export function floxFindsDriver(env: Host['env']): boolean {
  const audits = (env['LD_AUDIT'] ?? '').split(':')
  const files = (env['LD_FLOXLIB_FILES_PATH'] ?? '').split(':')
  return audits.some((path) => path.endsWith('/ld-floxlib.so')) && files.some((path) => /\/libcuda\.so\.1$/.test(path))
}
