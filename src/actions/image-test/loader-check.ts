/** What the dynamic loader will find in an image, from the files alone: nothing of the image is run. */
import { posix } from 'node:path'
import { readLibrary } from '../../gpu/bridge/library.ts'
import { isDriverLibrary } from '../../gpu/bridge/names.ts'
import type { DynamicFile } from '../../inspect/dynamic.ts'
import { openFile } from '../../runner/byte-source.ts'
import type { Host } from '../../runner/host.ts'
import { fileInside } from '../../ship/image/root.ts'

export interface LoaderCheck {
  /** Paths inside the image of programs and libraries that would be loaded. */
  readonly loaded: readonly string[]
  /** Names of files that are looked for and are neither in the image nor the driver's. */
  readonly missing: readonly { readonly name: string; readonly by: string }[]
  /**
   * Who asks for libraries of the driver, and whether it would find them: a loader of Nix only in a folder of its search path, another one
   * by /etc/ld.so.cache, which the container toolkit updates.
   */
  readonly driver: readonly { readonly name: string; readonly by: string; readonly searched: boolean }[]
}

/**
 * Where NVIDIA's container toolkit, GKE and others put the driver's libraries: where they are on the machine that runs the image, most
 * often one of these. The last is where the loader of Nixpkgs' programs looks, which a CDI specification of NixOS serves.
 */
const driverFolders = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/local/nvidia/lib64',
  '/run/opengl-driver/lib',
]
/** Of loaders that are not Nix's; ld.so(8) and Debian's multiarch folders. */
const systemFolders = [
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
  '/lib/aarch64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/lib64',
  '/usr/lib64',
  '/lib',
  '/usr/lib',
]
const mostFiles = 5_000
/** Wrappers of Nixpkgs start wrapped programs, at most a few deep. */
const longestScript = 64 * 1024
const searchWindow = 4 * 1024 * 1024

interface Found {
  readonly path: string
  readonly file: string
}

/** `libraryPath` is LD_LIBRARY_PATH of the container. */
export async function checkLoader(host: Host, root: string, entry: string, libraryPath: string): Promise<LoaderCheck> {
  const loaded = new Map<string, string>()
  const missing: { name: string; by: string }[] = []
  const driver: { name: string; by: string; searched: boolean }[] = []
  const programs: string[] = [entry]
  const seen = new Set<string>()
  for (let path = programs.shift(); path !== undefined && seen.size < mostFiles; path = programs.shift()) {
    const file = await fileInside(host, root, path)
    if (file === undefined) {
      missing.push({ name: path, by: entry })
      continue
    }
    if (seen.has(file)) continue
    seen.add(file)
    const dynamic = readLibrary(file)
    if (dynamic) {
      await loadProgram({ path, file }, dynamic)
    } else programs.push(...(await startedBy(host, root, file)))
  }
  return { loaded: [...new Set(loaded.values())].sort(), missing, driver }

  async function loadProgram(program: Found, dynamic: DynamicFile): Promise<void> {
    const byName = new Map<string, string>()
    const loader = dynamic.loader
    if (loader !== undefined && !(await fileInside(host, root, loader)))
      missing.push({ name: loader, by: program.path })
    const isNix = loader?.startsWith('/nix/store/') ?? false
    loaded.set(program.path, program.path)
    const pending: (Found & { readonly dynamic: DynamicFile })[] = [{ ...program, dynamic }]
    for (let next = pending.shift(); next !== undefined && loaded.size < mostFiles; next = pending.shift()) {
      const { path, dynamic: own } = next
      const folders = [...libraryPath.split(':'), ...own.runpath]
        .filter((folder) => folder !== '')
        .map((folder) => folder.replaceAll(/\$(?:ORIGIN|\{ORIGIN\})/g, posix.dirname(path)))
      const all = isNix ? [...folders, ...(loader ? [posix.dirname(loader)] : [])] : [...folders, ...systemFolders]
      const names = new Set([...own.needed, ...(opensDriver(next.file, own) ? ['libcuda.so.1'] : [])])
      for (const name of names) {
        if (byName.has(name)) continue
        const found = await firstOf(host, root, all, name)
        const library = found && readLibrary(found.file)
        if (found && library) {
          byName.set(name, found.path)
          if (library.soname !== undefined) byName.set(library.soname, found.path)
          loaded.set(found.path, found.path)
          pending.push({ ...found, dynamic: library })
        } else if (isDriverLibrary(name, name, undefined)) {
          const searched = all.some((folder) => driverFolders.includes(posix.normalize(folder).replace(/(.)\/$/, '$1')))
          driver.push({ name, by: path, searched: !isNix || searched })
        } else missing.push({ name, by: path })
      }
    }
  }
}

/** A library that is a stub of a toolkit does not count: it is there for the linker. */
async function firstOf(host: Host, root: string, folders: readonly string[], name: string): Promise<Found | undefined> {
  if (name.includes('/')) {
    const file = await fileInside(host, root, name)
    return file === undefined ? undefined : { path: name, file }
  }
  for (const folder of folders) {
    if (!folder.startsWith('/') || /\/stubs\/?$/.test(folder)) continue
    const path = posix.join(folder, name)
    const file = await fileInside(host, root, path)
    if (file !== undefined) return { path, file }
  }
  return undefined
}

/** CUDA's runtime opens libcuda by name, so that it stands in no table of needed libraries, and in the program's own where that is static. */
function opensDriver(file: string, { needed }: DynamicFile): boolean {
  if (needed.includes('libcuda.so.1')) return true
  const wanted = Buffer.from('libcuda.so.1\0')
  const { source, close } = openFile(file)
  try {
    for (let at = 0; at < source.size; at += searchWindow) {
      const bytes = source.read(at, searchWindow + wanted.length)
      if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(wanted)) return true
    }
    return false
  } finally {
    close()
  }
}

/** The interpreter of a script, and the programs of the Nix store that it names: wrappers start those. */
async function startedBy(host: Host, root: string, file: string): Promise<readonly string[]> {
  if ((await host.files.stat(file)).size > longestScript) return []
  const text = await host.files.readFile(file, 'utf8')
  const interpreter = /^#![ \t]*(\/[^\s]+)/.exec(text)?.[1]
  if (interpreter === undefined) return []
  const named = [...text.matchAll(/\/nix\/store\/[a-z0-9]{32}-[\w+?=.-]+\/(?:s?bin|libexec)\/[\w+.-]+/g)].map(
    ([path]) => path,
  )
  const there = await Promise.all(named.map((path) => fileInside(host, root, path)))
  return [interpreter, ...new Set(named.filter((_, index) => there[index] !== undefined))]
}
