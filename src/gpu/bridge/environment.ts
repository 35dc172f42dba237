import type { Bridge } from './make.ts'

/** An entry of a variable that the program does not get, because it leads out of the Nix store. */
export interface Dropped {
  readonly variable: 'LD_LIBRARY_PATH' | 'LD_PRELOAD'
  readonly entry: string
}

export interface BridgedEnvironment {
  /** The whole environment of the program. Only that one gets it. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** What was set for it, for whoever wants to set it otherwise. */
  readonly set: Readonly<Record<string, string>>
  readonly dropped: readonly Dropped[]
}

/** Files of the driver that loaders of OpenGL, Vulkan and OpenCL are told; undefined where the machine has none. */
export interface VendorFiles {
  readonly egl: string | undefined
  readonly vulkan: string | undefined
  readonly opencl: string | undefined
}

/**
 * The environment of a program that is to use the driver: LD_LIBRARY_PATH has the bridge and what else lies in the Nix store, since
 * folders of the system or of a toolkit would put their libc or cuBLAS in front of the program's own. Pure.
 */
export function bridgedEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  bridge: Bridge,
  vendors: VendorFiles | undefined,
): BridgedEnvironment {
  const libraries = scrub(env, 'LD_LIBRARY_PATH', /:/)
  const preloads = scrub(env, 'LD_PRELOAD', /[: ]/)
  const path = [...(bridge.kind === 'links' ? [bridge.folder] : []), ...libraries.kept].join(':')
  const set: Record<string, string> = bridge.kind === 'links' ? vendorVariables(env, vendors) : {}
  if (path !== '') set['LD_LIBRARY_PATH'] = path
  return {
    env: {
      ...env,
      LD_PRELOAD: preloads.kept.join(':') || undefined,
      LD_LIBRARY_PATH: undefined,
      ...set,
    },
    set,
    dropped: [...libraries.dropped, ...preloads.dropped],
  }
}

/** Paths of the store, of the active Flox environment and of an existing bridge stay. */
function scrub(
  env: Readonly<Record<string, string | undefined>>,
  variable: Dropped['variable'],
  separator: RegExp,
): { readonly kept: readonly string[]; readonly dropped: readonly Dropped[] } {
  const roots = [
    env['NIX_STORE_DIR'] || '/nix/store',
    '/run/opengl-driver',
    ...(env['FLOX_ENV'] ? [env['FLOX_ENV']] : []),
  ]
  const entries = (env[variable] ?? '').split(separator).filter((entry) => entry !== '')
  const stays = (entry: string) => roots.some((root) => entry === root || entry.startsWith(`${root}/`))
  return {
    kept: entries.filter(stays),
    dropped: entries.filter((entry) => !stays(entry)).map((entry) => ({ variable, entry })),
  }
}

/**
 * What the loaders of OpenGL, EGL, Vulkan and OpenCL are told. A program of Nix does not look into /usr/share.
 * https://github.com/NVIDIA/libglvnd/blob/master/src/EGL/icd_enumeration.md, https://vulkan.lunarg.com/doc/sdk/latest/linux/LoaderDriverInterface.html
 */
function vendorVariables(
  env: Readonly<Record<string, string | undefined>>,
  vendors: VendorFiles | undefined,
): Record<string, string> {
  if (!vendors) return {}
  const { egl, vulkan, opencl } = vendors
  return {
    __GLX_VENDOR_LIBRARY_NAME: 'nvidia',
    ...(egl === undefined ? {} : { __EGL_VENDOR_LIBRARY_FILENAMES: egl }),
    // The second name is that of loaders before 1.3.207.
    ...(vulkan === undefined ? {} : { VK_DRIVER_FILES: vulkan, VK_ICD_FILENAMES: vulkan }),
    ...(opencl === undefined || env['OCL_ICD_VENDORS'] ? {} : { OCL_ICD_VENDORS: opencl }),
  }
}
