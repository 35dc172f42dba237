import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { LibraryFolder } from '../host-facts.ts'
import type { BridgeFacts } from './facts.ts'
import { newestGlibc, readLibrary } from './library.ts'
import { driverApi, isCoreLibrary, isDriverLibrary } from './names.ts'
import { bridgeKey, chooseBridge, type DriverFile, missingParts } from './plan.ts'

/** How programs of Nix find the driver on this machine. */
export type Bridge =
  | { readonly kind: 'not-needed'; readonly because: string }
  | {
      readonly kind: 'links'
      /** For LD_LIBRARY_PATH of one program: a folder with links to the driver's libraries alone. */
      readonly folder: string
      readonly version: string | undefined
      readonly files: readonly DriverFile[]
      /** The newest glibc that the driver's main libraries need: `2.10`. */
      readonly glibc: string | undefined
      /** Whether it was made now. */
      readonly made: boolean
    }

export interface MadeBridge {
  readonly bridge: Bridge
  readonly problems: readonly Problem[]
}

type BridgeHost = Pick<Host, 'files' | 'arch'>

/**
 * Makes a bridge in a folder of `under`, or uses the one there. A folder is made whole or not at all, so that jobs may do this at
 * once. Throws ProblemError GPU301 and GPU309 where the driver cannot be bridged, GPU306 where the folder cannot be written.
 */
export async function makeBridge(host: BridgeHost, facts: BridgeFacts, under: string): Promise<MadeBridge> {
  const choice = chooseBridge(facts)
  if (choice.kind === 'refused') throw new ProblemError(choice.problems)
  if (choice.kind === 'not-needed') return { bridge: choice, problems: [] }
  const files = await collectFiles(host, choice.folders, choice.version)
  const missing = missingParts(files, [...new Set(choice.folders.map(({ path }) => path))])
  if (missing.some(({ severity }) => severity === 'error')) throw new ProblemError(missing)
  const place = join(under, bridgeKey(choice.version, files))
  const known = await host.files.readFile(join(place, 'glibc'), 'utf8').catch(() => undefined)
  const glibc = known ?? (await writeBridge(host, place, files))
  const bridge = {
    kind: 'links',
    folder: join(place, 'lib'),
    version: choice.version,
    files,
    made: known === undefined,
  } as const
  return { bridge: { ...bridge, glibc: glibc.trim() || undefined }, problems: [...choice.problems, ...missing] }
}

/**
 * The driver's files by name, of every folder that has them; of a name that several have, the first one. Where a container has
 * mounted libraries without their links, names are added from what the libraries call themselves.
 */
export async function collectFiles(
  host: BridgeHost,
  folders: readonly LibraryFolder[],
  version: string | undefined,
): Promise<readonly DriverFile[]> {
  const found = new Map<string, DriverFile>()
  for (const { path } of folders) {
    const names = (await host.files.readdir(path).catch(() => [])).sort()
    const listed = await Promise.all(names.map((name) => lookAt(host, path, name, version)))
    const files = listed.filter((one) => one !== undefined)
    if (!isOwnArchitecture(host, files)) continue
    for (const file of [...files, ...missingNames(files)]) if (!found.has(file.name)) found.set(file.name, file)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function lookAt(
  host: BridgeHost,
  folder: string,
  name: string,
  version: string | undefined,
): Promise<DriverFile | undefined> {
  // Names alone rule out nearly all of /usr/lib.
  if (!isDriverLibrary(name, name, undefined)) return undefined
  const target = await host.files.realpath(join(folder, name)).catch(() => undefined)
  if (target === undefined || !isDriverLibrary(name, basename(target), version)) return undefined
  const stat = await host.files.stat(target).catch(() => undefined)
  return stat?.isFile() ? { name, target, size: stat.size, modified: Math.trunc(stat.mtimeMs) } : undefined
}

/** Whether libraries are for this processor: /usr/lib32 and i386 folders have the same names. */
function isOwnArchitecture(host: BridgeHost, files: readonly DriverFile[]): boolean {
  const sample = files.find(({ name }) => /^lib(?:cuda|nvidia-ml)\.so/.test(name))
  const machine = sample && readLibrary(sample.target)?.machine
  return machine !== undefined && machine === (host.arch === 'arm64' ? 183 : 62)
}

function missingNames(files: readonly DriverFile[]): readonly DriverFile[] {
  const names = new Set(files.map(({ name }) => name))
  const bare = files.filter(
    (file) => file.name === basename(file.target) && !files.some((other) => isLinkTo(other, file)),
  )
  return bare.flatMap((file) => {
    const name = readLibrary(file.target)?.soname ?? ''
    const own = name.startsWith(`${file.name.split('.so')[0]}.so`) && isDriverLibrary(name, name, undefined)
    return own && !names.has(name) ? [{ ...file, name }] : []
  })
}

function isLinkTo(one: DriverFile, file: DriverFile): boolean {
  return one.target === file.target && one.name !== file.name
}

/** Writes links and what they need into a new folder, which then gets its name. Gives the newest glibc that is needed, or ''. */
async function writeBridge(host: BridgeHost, place: string, files: readonly DriverFile[]): Promise<string> {
  const core = files.filter(({ name }) => isCoreLibrary(name))
  const targets = [...new Set(core.map(({ target }) => target))]
  const glibc =
    newestGlibc(targets.flatMap((path) => readLibrary(path)?.needs.map(({ version }) => version) ?? [])) ?? ''
  const work = `${place}.${randomBytes(6).toString('hex')}.new`
  try {
    await host.files.mkdir(join(work, 'lib'), { recursive: true, mode: 0o700 })
    await Promise.all(files.map(({ name, target }) => host.files.symlink(target, join(work, 'lib', name))))
    await host.files.writeFile(join(work, 'glibc'), `${glibc}\n`, { mode: 0o600 })
    await host.files.rename(work, place).catch(async (cause: unknown) => {
      // Another process has made the same one meanwhile.
      if (!(await isThere(host, join(place, 'lib', driverApi)))) throw cause
    })
    return glibc
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    const fix = `Make ${dirname(place)} writable and its disk not full, or set XDG_STATE_HOME to another folder.`
    throw new ProblemError(
      error('GPU306', `The driver bridge cannot be made: ${why}.`, fix, { subject: { path: place } }),
    )
  } finally {
    await host.files.rm(work, { recursive: true, force: true }).catch(() => {})
  }
}
