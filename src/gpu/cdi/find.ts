import { basename, dirname, join } from 'node:path'
import type { ContainerEdits } from '../../model/container-edits.ts'
import { error, type Problem, warning } from '../../model/problem.ts'
import { isProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { isComputeLibrary, isDriverLibrary } from '../bridge/names.ts'
import { findNodes } from '../devices.ts'
import type { LibraryFolder } from '../host-facts.ts'
import { findLibraries } from '../libraries.ts'
import { editsForAll, parseCdi } from './parse.ts'

export interface GpuEdits {
  /** The CDI specification, or what the edits were made from. */
  readonly source: string
  readonly edits: ContainerEdits
  readonly problems: readonly Problem[]
}

/** In the order of their precedence. */
const folders = ['/var/run/cdi', '/etc/cdi']
const kind = 'nvidia.com/gpu'
/** Bytes; specifications of machines with many GPUs have some hundred kB. */
const longest = 16 * 1024 * 1024

/**
 * What gives a container every GPU of this machine: from the first CDI specification of NVIDIA's GPUs, else from the device nodes and the
 * driver's libraries as they are found. Undefined where there is no GPU that this user may use. Problems: SHP157.
 */
export async function findGpuEdits(host: Host): Promise<GpuEdits | undefined> {
  const nodes = (await findNodes(host)).filter(({ path, usable }) => usable && /^\/dev\/(?:nvidia|dxg)/.test(path))
  if (!nodes.some(({ path }) => /^\/dev\/(?:nvidia\d+|dxg)$/.test(path))) return undefined
  const problems: Problem[] = []
  for (const file of await specifications(host)) {
    try {
      if ((await host.files.stat(file)).size > longest) throw new Error('it is too long')
      const spec = parseCdi(await host.files.readFile(file, 'utf8'))
      if (spec.kind !== kind) continue
      const { edits, skipped } = await withoutLostHooks(host, editsForAll(spec))
      return { source: file, edits, problems: [...problems, ...skipped] }
    } catch (cause) {
      const message = `The CDI specification ${file} cannot be used: ${(cause as Error).message}.`
      problems.push(
        warning('SHP157', message, 'Make it anew: nvidia-ctk cdi generate --output=/var/run/cdi/nvidia.yaml'),
      )
    }
  }
  const libraries = await findLibraries(host)
  const found = libraries.folders.find(({ version }) => version !== undefined) ?? libraries.folders[0]
  if (!found) {
    const message = "The driver's libraries were not found, so that a container would have the GPU without its driver."
    return {
      source: 'none',
      edits: driverEdits(
        nodes.map(({ path }) => path),
        [],
      ),
      problems: [...problems, error('SHP157', message, 'Install the driver, or a CDI specification of it.')],
    }
  }
  const files = await driverFiles(host, found)
  return {
    source: found.path,
    edits: driverEdits(
      nodes.map(({ path }) => path),
      files,
    ),
    problems,
  }
}

async function specifications(host: Host): Promise<readonly string[]> {
  const listed = await Promise.all(
    folders.map(async (folder) => {
      const names = await host.files.readdir(folder).catch(() => [])
      return names
        .filter((name) => /\.(?:ya?ml|json)$/.test(name))
        .sort()
        .map((name) => join(folder, name))
    }),
  )
  return listed.flat()
}

/** A runtime refuses to start a container whose hook is not there. */
async function withoutLostHooks(host: Host, edits: ContainerEdits) {
  const there = await Promise.all(edits.hooks.map(({ path }) => isProgram(host, path)))
  const lost = [...new Set(edits.hooks.filter((_, index) => !there[index]).map(({ path }) => path))]
  const skipped = lost.map((path) =>
    warning(
      'SHP157',
      `The CDI specification names the hook ${path}, which is not on this machine; it is left out, and links such as libcuda.so.1 may be missing.`,
      'Install the NVIDIA container toolkit.',
    ),
  )
  return { edits: { ...edits, hooks: edits.hooks.filter((_, index) => there[index]) }, skipped }
}

/** A library of the driver: its name, and the file that it leads to. */
interface DriverFile {
  readonly path: string
  readonly real: string
}

async function driverFiles(host: Host, { path, version, files }: LibraryFolder): Promise<readonly DriverFile[]> {
  const all = await Promise.all(
    files.filter(isComputeLibrary).map(async (name) => {
      const real = await host.files.realpath(join(path, name)).catch(() => undefined)
      return real !== undefined && isDriverLibrary(name, basename(real), version)
        ? [{ path: join(path, name), real }]
        : []
    }),
  )
  return all.flat()
}

/**
 * What nvidia-container-toolkit's own specifications say, without its hooks: each library is mounted where it is on this machine, under
 * each of its names, because nobody makes links. NVIDIA_VISIBLE_DEVICES=void keeps the older hook from adding GPUs again. Pure.
 */
export function driverEdits(nodes: readonly string[], files: readonly DriverFile[]): ContainerEdits {
  return {
    env: ['NVIDIA_VISIBLE_DEVICES=void'],
    deviceNodes: nodes.map((path) => ({ path, hostPath: undefined, permissions: 'rw' })),
    mounts: files.map(({ path, real }) => ({
      hostPath: real,
      containerPath: join(dirname(path), basename(path)),
      options: ['ro', 'nosuid', 'nodev', 'rbind', 'rprivate'],
      type: undefined,
    })),
    hooks: [],
    additionalGids: [],
  }
}
