import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { type LabContext, LabError, removeTree, stepper } from './context.ts'
import { downloadPackages, openArchive, unpackPackages } from './debian.ts'
import { runOk } from './exec.ts'
import { ensureMade } from './made.ts'
import { type ToolkitSource, type ToolkitVersion, toolkitSources } from './toolkits/table.ts'
import { installWheels } from './wheels.ts'

export { type ToolkitVersion, toolkitSources }

/** Why toolkits cannot be had on this machine; undefined when they can. */
export function toolkitsUnavailable(): string | undefined {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined
  return `CUDA toolkits are not available here (${process.platform} ${process.arch}): the lab's recorded ones are for linux x64.`
}

/** Where a toolkit lies or will lie: bin/, include/, lib/, nvvm/ as NVIDIA lays them out. */
export function toolkitPath(version: ToolkitVersion, lab: Pick<LabContext, 'root'>): string {
  return join(lab.root, 'toolkits', version)
}

/**
 * cuobjdump of CUDA 13.5, which must have been made. It reads what every older compiler wrote, except for targets below
 * sm_50: those want the cuobjdump of 11.8, `cuobjdumpPath(lab, '11.8')`. 13.0 has none of its own.
 */
export function cuobjdumpPath(
  lab: Pick<LabContext, 'root'>,
  version: Exclude<ToolkitVersion, '13.0'> = '13.5',
): string {
  return join(toolkitPath(version, lab), 'bin/cuobjdump')
}

/**
 * A real, relocatable CUDA compiler and runtime, byte for byte the recorded one: nvcc, cicc, ptxas, fatbinary, nvlink,
 * cudart; cuobjdump except in 13.0. Gives its folder. `nixBin` is a folder with Nix, which verifies the tree.
 * Throws a LabError when a source cannot be reached or when the tree is not the recorded one.
 */
export async function ensureToolkit(version: ToolkitVersion, lab: LabContext, nixBin: () => Promise<string>) {
  const reason = toolkitsUnavailable()
  if (reason) throw new LabError(reason)
  const source = toolkitSources[version]
  const path = toolkitPath(version, lab)
  const tell = stepper(lab, `CUDA ${version}`)
  await ensureMade(lab, {
    path,
    stamp: source.narHash,
    make: (draft) => makeToolkit(lab, version, draft, nixBin, tell),
  })
  tell('ready', 1)
  return path
}

async function makeToolkit(
  lab: LabContext,
  version: ToolkitVersion,
  draft: string,
  nixBin: () => Promise<string>,
  tell: (doing: string, part: number) => void,
): Promise<unknown> {
  const source = toolkitSources[version]
  const work = `${draft}-work`
  removeTree(work)
  mkdirSync(work)
  try {
    tell(`downloading ${Math.round(source.bytes / 1e6)} MB`, 0.05)
    const [debs, wheels] = await allSettled([
      source.debian ? fetchDebianPart(lab, source.debian, work, tell) : Promise.resolve([]),
      installWheels(lab, join(import.meta.dirname, 'toolkits', `${version}.txt`), join(work, 'wheels'), (wheel, part) =>
        tell(`downloading ${wheel}`, 0.05 + 0.5 * part),
      ),
    ])
    tell('laying out', 0.7)
    if (source.debian) layOutDebian(join(work, 'root'), wheels, draft)
    else moveAll(join(wheels, 'nvidia/cu13'), draft)
    finish(draft)
    tell('checking its hash', 0.85)
    await requireRecorded(lab, version, draft, await nixBin(), debs)
    return debs
  } finally {
    removeTree(work)
  }
}

async function fetchDebianPart(
  lab: LabContext,
  { suite, packages }: NonNullable<ToolkitSource['debian']>,
  work: string,
  tell: (doing: string, part: number) => void,
): Promise<string[]> {
  const archive = await openArchive(lab, join(work, 'apt'), suite, 'non-free')
  const debs = await downloadPackages(lab, archive, packages, {
    dependencies: false,
    onBytes: (bytes) => tell('downloading from Debian', 0.1 + 0.4 * Math.min(1, bytes / 95e6)),
  })
  tell('unpacking', 0.5)
  await unpackPackages(lab, debs, join(work, 'root'))
  return debs.map((deb) => basename(deb))
}

/** The compiler out of Debian's tree, headers and static libraries out of the wheels, in NVIDIA's layout. */
function layOutDebian(root: string, wheels: string, draft: string): void {
  for (const folder of ['bin', 'include', 'lib', 'nvvm/bin', 'nvvm/lib'])
    mkdirSync(join(draft, folder), { recursive: true })
  const own = join(root, 'usr/lib/nvidia-cuda-toolkit')
  const copy = (from: string, to: string): void => cpSync(from, to, { recursive: true, dereference: true })
  const move = (from: string, to: string): void => renameSync(realpathSync(from), to)
  const tools = 'cudafe++ ptxas fatbinary nvlink cuobjdump bin2c nvdisasm cu++filt __nvcc_device_query'.split(' ')
  for (const tool of tools) {
    const places = [join(root, 'usr/bin', tool), join(own, 'bin', tool)]
    const place = places.find((path) => existsSync(path))
    if (place) move(place, join(draft, 'bin', tool))
  }
  for (const name of ['nvcc', 'crt']) move(join(own, 'bin', name), join(draft, 'bin', name))
  move(join(own, 'bin/cicc'), join(draft, 'nvvm/bin/cicc'))
  move(join(own, 'libdevice'), join(draft, 'nvvm/libdevice'))
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu')
  copyLibraries(libraries, /^libnvvm\.so/, join(draft, 'nvvm/lib'))
  copyLibraries(libraries, /^libcudart\.so/, join(draft, 'lib'))
  for (const part of ['cuda_runtime', 'cuda_nvcc', 'cuda_cccl']) {
    const include = join(wheels, 'nvidia', part, 'include')
    if (existsSync(include)) copy(include, join(draft, 'include'))
    const lib = join(wheels, 'nvidia', part, 'lib')
    if (existsSync(lib)) copyLibraries(lib, /\.a$/, join(draft, 'lib'))
  }
  writeFileSync(join(draft, 'bin/nvcc.profile'), profile)
}

/** Debian's nvcc.profile names Debian's folders; this one finds everything from where nvcc lies. */
const profile = `TOP              = $(_HERE_)/..
CICC_PATH        = $(TOP)/nvvm/bin
NVVMIR_LIBRARY_DIR = $(TOP)/nvvm/libdevice
LD_LIBRARY_PATH += $(TOP)/lib:$(TOP)/nvvm/lib:
PATH            += $(TOP)/nvvm/bin:$(_HERE_):
INCLUDES        += "-I$(TOP)/include" $(_SPACE_)
LIBRARIES       =+ $(_SPACE_) "-L$(TOP)/lib"
`

function moveAll(from: string, to: string): void {
  for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name))
}

function copyLibraries(from: string, pattern: RegExp, to: string): void {
  for (const name of readdirSync(from).filter((entry) => pattern.test(entry))) {
    cpSync(join(from, name), join(to, name), { verbatimSymlinks: true })
  }
}

/** What every toolkit still lacks, then the same modes everywhere: 0755 for folders and programs, 0644 for the rest. */
function finish(draft: string): void {
  const lib = join(draft, 'lib')
  // An empty archive: only device-side linking (nvcc -rdc=true) needs the real one.
  if (!existsSync(join(lib, 'libcudadevrt.a'))) writeFileSync(join(lib, 'libcudadevrt.a'), '!<arch>\n')
  if (!existsSync(join(draft, 'lib64'))) symlinkSync('lib', join(draft, 'lib64'))
  const runtime = readdirSync(lib)
    .filter((name) => /^libcudart\.so\.\d+(\.\d+)?$/.test(name))
    .sort()[0]
  if (!runtime) throw new LabError('The toolkit has no libcudart.so: its packages have changed.')
  rmSync(join(lib, 'libcudart.so'), { force: true })
  symlinkSync(runtime, join(lib, 'libcudart.so'))
  normalise(draft)
}

function normalise(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.name === '__init__.py' || entry.name === '__pycache__') rmSync(path, { recursive: true })
    else if (entry.isDirectory()) {
      chmodSync(path, 0o755)
      normalise(path)
    } else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
  chmodSync(folder, 0o755)
}

/** Throws a LabError unless the tree at `path` is the recorded toolkit. `debs` are named as a likely reason. */
export async function requireRecorded(
  lab: LabContext,
  version: ToolkitVersion,
  path: string,
  nixBin: string,
  debs: readonly string[] = [],
): Promise<void> {
  const got = await hashPath(path, nixBin, lab)
  const { narHash } = toolkitSources[version]
  if (got === narHash) return
  const from = debs.length > 0 ? ` It was made from ${debs.join(', ')}; has Debian a new revision of one of them?` : ''
  throw new LabError(`CUDA ${version} is not the recorded toolkit: its hash is ${got}, recorded is ${narHash}.${from}`)
}

/** NAR hash (sha256, SRI) of a tree, by the lab's Nix. */
export async function hashPath(path: string, nixBin: string, lab: LabContext): Promise<string> {
  const args = ['--extra-experimental-features', 'nix-command', 'hash', 'path', '--type', 'sha256', path]
  const env = { HOME: join(lab.root, 'home'), NIX_CONF_DIR: join(lab.root, 'home'), NIX_CONFIG: '' }
  return (await runOk(join(nixBin, 'nix'), args, { signal: lab.signal, niceness: lab.niceness, env })).trim()
}

/** As Promise.all, but waits for all of them even when one fails, so that nothing still writes after the clean-up. */
async function allSettled<A, B>([a, b]: readonly [Promise<A>, Promise<B>]): Promise<[A, B]> {
  const results = await Promise.allSettled([a, b] as const)
  for (const result of results) if (result.status === 'rejected') throw result.reason
  return Promise.all([a, b])
}
