import { basename, dirname, join } from 'node:path'
import type { Host } from '../runner/host.ts'
import type { ExistingBridge, Fact, LibraryFolder } from './host-facts.ts'
import { type CachedLibrary, readLoaderCache } from './loader-cache.ts'
import { readCdiLibraries, versionOfLibrary } from './texts.ts'

const cacheFile = '/etc/ld.so.cache'

/** NixOS, home-manager and others put or link the driver there; programs of Nixpkgs look there first. */
export const bridgePath = '/run/opengl-driver'

/**
 * Where drivers lie: distributions, WSL, Jetson, GKE and the older container hook, GPU Operator. The order is that of
 * https://github.com/NVIDIA/nvidia-container-toolkit/blob/main/internal/lookup/library.go, then the others.
 */
const usualFolders = [
  '/usr/lib64',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu/nvidia/current',
  '/usr/lib/aarch64-linux-gnu/nvidia/current',
  '/lib64',
  '/lib/x86_64-linux-gnu',
  '/lib/aarch64-linux-gnu',
  '/usr/lib/wsl/lib',
  '/usr/lib/aarch64-linux-gnu/nvidia',
  '/usr/lib/aarch64-linux-gnu/tegra',
  '/usr/local/nvidia/lib64',
  '/run/nvidia/driver/usr/lib/x86_64-linux-gnu',
  '/run/nvidia/driver/usr/lib64',
  '/usr/lib',
]

/** Names that are a driver's: NVIDIA's own, CUDA's and WSL's. A toolkit's `libnvrtc` and `libnvJitLink` are not among them. */
const driverNames =
  /^lib(?:cuda(?:debugger|_loader)?|nvidia-[\w.-]+|nvcuvid|nvoptix|nvdxgdmal|dxcore|GLX_nvidia|EGL_nvidia|nvrm_\w+)\.so(?:\.|$)/

const cdiFiles = [
  '/var/run/cdi/nvidia.yaml',
  '/etc/cdi/nvidia.yaml',
  '/var/run/cdi/nvidia.json',
  '/etc/cdi/nvidia.json',
]

/** CDI specifications of machines with many GPUs have some hundred kB. */
const cdiLimit = 16 * 1024 * 1024

export interface LibraryFacts {
  readonly folders: readonly LibraryFolder[]
  readonly libcuda: Fact<string> | undefined
  readonly userland: Fact<string> | undefined
}

/** Looks for the driver's user-space libraries as the system's own loader does, then in the usual folders. Throws nothing. */
export async function findLibraries(host: Host): Promise<LibraryFacts> {
  const cached = await cachedLibraries(host)
  const hint = (host.env['NVIDIA_CTK_LIBCUDA_DIR'] ?? '').split(':').filter((path) => path.startsWith('/'))
  const candidates: readonly (readonly [path: string, source: string])[] = [
    ...hint.map((path) => [path, 'NVIDIA_CTK_LIBCUDA_DIR'] as const),
    ...cached.map(({ path }) => [dirname(path), cacheFile] as const),
    ...usualFolders.map((path) => [path, 'a usual folder of drivers'] as const),
  ]
  const looked = await Promise.all(candidates.map(([path, source]) => lookInto(host, path, source)))
  const seen = new Set<string>()
  const folders = looked.flatMap((one) => {
    if (!one || seen.has(one.real)) return []
    seen.add(one.real)
    return [one.folder]
  })
  const libcuda = await findLibcuda(host, cached, folders)
  const version = libcuda && versionOfLibrary(basename(libcuda.value))
  return {
    folders,
    libcuda,
    userland: libcuda && version !== undefined ? { value: version, source: `the name of ${libcuda.value}` } : undefined,
  }
}

/** What stands at /run/opengl-driver; undefined where nothing does. Throws nothing. */
export async function findBridge(host: Host): Promise<ExistingBridge | undefined> {
  const stat = await host.files.lstat(bridgePath).catch(() => undefined)
  if (!stat) return undefined
  const target = await host.files.realpath(bridgePath).catch(() => undefined)
  const library = await host.files.realpath(join(bridgePath, 'lib/libcuda.so.1')).catch(() => undefined)
  const version = library && versionOfLibrary(basename(library))
  return {
    path: bridgePath,
    target,
    version: library && version ? { value: version, source: `the name of ${library}` } : undefined,
  }
}

/** The first CDI specification of NVIDIA's; hosts have one, containers do not. Throws nothing. */
export async function findCdi(
  host: Host,
): Promise<
  { readonly path: string; readonly version: string | undefined; readonly libraries: readonly string[] } | undefined
> {
  for (const path of cdiFiles) {
    const size = (await host.files.stat(path).catch(() => undefined))?.size
    if (size === undefined || size > cdiLimit) continue
    const text = await host.files.readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    const libraries = readCdiLibraries(text)
    const versions = libraries
      .filter((one) => /\/libcuda\.so\./.test(one))
      .map((one) => versionOfLibrary(basename(one)))
    return { path, version: versions.find((one) => one !== undefined), libraries }
  }
  return undefined
}

async function cachedLibraries(host: Host): Promise<readonly CachedLibrary[]> {
  const bytes = await host.files.readFile(cacheFile).catch(() => new Uint8Array())
  return readLoaderCache(bytes).filter(({ name }) => name === 'libcuda.so.1' || name === 'libnvidia-ml.so.1')
}

interface Looked {
  readonly real: string
  readonly folder: LibraryFolder
}

/** A folder that has nothing but links to libraries of another one stands for that one, as /lib of some images. */
async function lookInto(host: Host, path: string, source: string, isTarget = false): Promise<Looked | undefined> {
  const names = await host.files.readdir(path).catch(() => [])
  const files = names.filter((name) => driverNames.test(name)).sort()
  if (!files.some((name) => /^lib(?:cuda|nvidia-ml)\.so/.test(name))) return undefined
  const real = await host.files.realpath(path).catch(() => path)
  const named = [...files.filter((name) => /^lib(?:cuda|nvidia-ml)\.so\./.test(name)), ...files]
  const version = named.map(versionOfLibrary).find((one) => one !== undefined)
  if (version === undefined && !isTarget) {
    const target = dirname(
      await host.files.realpath(join(path, 'libcuda.so.1')).catch(() => join(real, 'libcuda.so.1')),
    )
    if (target !== real) return lookInto(host, target, source, true)
  }
  return { real, folder: { path, source, version, files } }
}

/** Of libraries of another architecture (i386) the cache has entries too; those of this one come from the folders. */
async function findLibcuda(
  host: Host,
  cached: readonly CachedLibrary[],
  folders: readonly LibraryFolder[],
): Promise<Fact<string> | undefined> {
  const foreign = /\/(?:i386|lib32)|\/usr\/lib32\//
  const own = cached.filter(({ name, path }) => name === 'libcuda.so.1' && !foreign.test(path))
  const inFolders = folders.flatMap(({ path, source, files, version }) => {
    const name = ['libcuda.so.1', `libcuda.so.${version}`, 'libcuda.so.1.1'].find((one) => files.includes(one))
    return name === undefined ? [] : [{ path: join(path, name), source }]
  })
  for (const { path, source } of [...own.map(({ path }) => ({ path, source: cacheFile })), ...inFolders]) {
    const real = await host.files.realpath(path).catch(() => undefined)
    if (real !== undefined) return { value: real, source: source === cacheFile ? source : dirname(path) }
  }
  return undefined
}
