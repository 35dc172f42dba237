import { containerMarks, isThere } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { findKernelModule, findMigInstances, findNodes, findPciGpus, type PciGpu, textOf } from './devices.ts'
import { cudaOfDriver, driverTable } from './driver-cuda.ts'
import { gpusOf } from './gpus.ts'
import type { ContainerFacts, DeviceNode, Fact, Gpu, GpuHost, GpuPlatform, KernelModule } from './host-facts.ts'
import { findBridge, findCdi, findLibraries } from './libraries.ts'
import { askMigInstances, askSmi, findSmi, type SmiReport, smiQuery } from './smi.ts'
import { capabilityOfTegra, readTegraRelease } from './texts.ts'

/** Variables that decide which GPUs and which libraries a program finds. */
const variables = ['CUDA_VISIBLE_DEVICES', 'NVIDIA_VISIBLE_DEVICES', 'LD_LIBRARY_PATH', 'LD_PRELOAD'] as const

/**
 * Looks which GPUs and which driver this machine has. Files are read first; nvidia-smi is asked for what they do not say, and may
 * then make missing device nodes, as every program that uses the GPU does. Throws nothing: what cannot be found out is undefined.
 */
export async function detectGpu(host: Host): Promise<GpuHost> {
  const [nodes, kernel, pci, libraries, bridge, cdi, tegra, mark, nixos, program] = await Promise.all([
    findNodes(host),
    findKernelModule(host),
    findPciGpus(host),
    findLibraries(host),
    findBridge(host),
    findCdi(host),
    findTegra(host),
    findContainerMark(host),
    isThere(host, '/etc/NIXOS'),
    findSmi(host),
  ])
  const container = mark === undefined ? undefined : containerFacts(host, mark, nodes)
  const platform = platformOf({ nodes, kernel, pci, tegra, container })
  const smi = await report(host, program, platform.value, libraries.userland)
  const seen = {
    pci: platform.value === 'tegra' ? [] : pci,
    nodes: smi.answer.kind === 'answered' ? await findNodes(host) : nodes,
    smi,
    container: container !== undefined,
    ...(await findMig(host, pci, smi)),
    persistenced: await findPersistenced(host),
  }
  const asked = smi.gpus[0]?.driver
  const userland = libraries.userland ?? (asked === undefined ? undefined : { value: asked, source: smiQuery })
  return {
    platform,
    container,
    nixos,
    nodes: seen.nodes,
    kernel,
    userland,
    libcuda: libraries.libcuda,
    libraryFolders: libraries.folders,
    driverCuda: driverCudaOf(userland, smi),
    gpus: platform.value === 'tegra' ? [await tegraGpu(host, smi)] : gpusOf(seen),
    bridge,
    cdi,
    jetsonLinux: tegra?.release,
    smi: smi.answer,
    variables: Object.fromEntries(
      variables.flatMap((name) => (host.env[name] === undefined ? [] : [[name, host.env[name]]])),
    ),
  }
}

interface Signs {
  readonly nodes: readonly DeviceNode[]
  readonly kernel: KernelModule | undefined
  readonly pci: readonly PciGpu[]
  readonly tegra: { readonly source: string } | undefined
  readonly container: ContainerFacts | undefined
}

/** In the order of https://github.com/NVIDIA/go-nvlib/blob/main/pkg/nvlib/info/resolver.go, but by files alone. */
function platformOf({ nodes, kernel, pci, tegra, container }: Signs): Fact<GpuPlatform> {
  const is = (value: GpuPlatform, source: string) => ({ value, source })
  const node = (path: string) => nodes.some((one) => one.path === path)
  if (node('/dev/dxg')) return is('wsl', '/dev/dxg')
  if (tegra && pci.length === 0) return is('tegra', tegra.source)
  const first = nodes.find(({ path }) => /^\/dev\/nvidia(?:\d+|ctl)$/.test(path))
  if (first) return is('nvml', first.path)
  if (container) return is('container-none', '/dev')
  return kernel ? is('nvml', kernel.version.source) : is('unknown', '/dev')
}

async function report(
  host: Host,
  program: string | undefined,
  platform: GpuPlatform,
  userland: Fact<string> | undefined,
): Promise<SmiReport> {
  const silent = (kind: 'missing' | 'not-asked') => ({ answer: { kind, program }, gpus: [], cuda: undefined })
  if (platform === 'unknown' || platform === 'container-none') return silent('not-asked')
  if (program === undefined) return silent('missing')
  return askSmi(host, program, userland === undefined || cudaOfDriver(userland.value) === undefined)
}

async function findMig(host: Host, pci: readonly PciGpu[], smi: SmiReport) {
  const minors = pci.flatMap(({ information }) => information?.minor ?? [])
  const listed = await Promise.all(minors.map(async (minor) => [minor, await findMigInstances(host, minor)] as const))
  const isOn = smi.gpus.some(({ mig }) => mig) && smi.answer.program !== undefined
  return {
    migByMinor: new Map(listed),
    migByUuid: isOn && smi.answer.program ? await askMigInstances(host, smi.answer.program) : new Map(),
  }
}

function driverCudaOf(userland: Fact<string> | undefined, smi: SmiReport): Fact<string> | undefined {
  const cuda = userland && cudaOfDriver(userland.value)
  if (cuda !== undefined) return { value: cuda, source: driverTable }
  return smi.cuda === undefined ? undefined : { value: smi.cuda, source: 'nvidia-smi --version' }
}

/** https://github.com/NVIDIA/nvidia-persistenced */
async function findPersistenced(host: Host): Promise<Fact<boolean> | undefined> {
  const socket = '/run/nvidia-persistenced/socket'
  return (await isThere(host, socket)) ? { value: true, source: socket } : undefined
}

async function findContainerMark(host: Host): Promise<string | undefined> {
  for (const mark of containerMarks) if (await isThere(host, mark)) return mark
  return host.env['KUBERNETES_SERVICE_HOST'] ? 'KUBERNETES_SERVICE_HOST' : undefined
}

/** A CDI specification sets the variable to void: https://github.com/NVIDIA/nvidia-container-toolkit/pull/395 */
function containerFacts(host: Host, mark: string, nodes: readonly DeviceNode[]): ContainerFacts {
  const visibleDevices = host.env['NVIDIA_VISIBLE_DEVICES'] || undefined
  const has = nodes.some(({ path }) => /^\/dev\/(?:nvidia\d+|dxg|nvhost-gpu)$/.test(path))
  const byCdi = visibleDevices === 'void' || Boolean(host.env['NVIDIA_CTK_LIBCUDA_DIR'])
  const isSet = visibleDevices !== undefined && visibleDevices !== 'none'
  return { mark, visibleDevices, injection: !has ? 'none' : byCdi ? 'cdi' : isSet ? 'legacy' : 'unknown' }
}

async function findTegra(host: Host) {
  const path = '/etc/nv_tegra_release'
  const [text, family] = await Promise.all([textOf(host, path), textOf(host, '/sys/devices/soc0/family')])
  const release = text === undefined ? undefined : readTegraRelease(text)
  if (text !== undefined) return { source: path, release: release ? { value: release, source: path } : undefined }
  return family && /^tegra/i.test(family) ? { source: '/sys/devices/soc0/family', release: undefined } : undefined
}

/** The GPU in a chip of Tegra, which shares the machine's memory. */
async function tegraGpu(host: Host, smi: SmiReport): Promise<Gpu> {
  const [modelPath, chipPath, memoryPath] = ['/proc/device-tree/model', '/proc/device-tree/compatible', '/proc/meminfo']
  const texts = await Promise.all([modelPath, chipPath, memoryPath].map((path) => textOf(host, path)))
  const [model, chip, memory] = texts
  const fact = <T>(value: T | undefined, source: string) => (value === undefined ? undefined : { value, source })
  const row = smi.gpus[0]
  const kib = /^MemTotal:\s+(\d+) kB$/m.exec(memory ?? '')?.[1]
  const name = model?.replaceAll('\0', '').trim()
  const unknown = undefined
  return {
    ...{ index: 0, state: { value: 'ready', source: chipPath }, reason: unknown, pci: unknown, node: unknown },
    kernelDriver: unknown,
    name: fact(name || undefined, modelPath) ?? fact(row?.name, smiQuery),
    uuid: fact(row?.uuid, smiQuery),
    capability: fact(capabilityOfTegra(chip ?? ''), chipPath) ?? fact(row?.capability, smiQuery),
    memoryMib: fact(kib === undefined ? undefined : Math.floor(Number(kib) / 1024), memoryPath),
    ...{ mig: unknown, ecc: unknown, eccErrors: unknown, persistence: unknown, computeMode: unknown },
  }
}
