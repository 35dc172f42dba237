import { constants } from 'node:fs'
import { basename, join } from 'node:path'
import type { Host } from '../runner/host.ts'
import type { DeviceNode, KernelModule } from './host-facts.ts'
import { isOffTheBus, readDriverVersion, readGpuInformation, readModuleText } from './texts.ts'

const procFolder = '/proc/driver/nvidia'
const pciFolder = '/sys/bus/pci/devices'

/** A GPU of NVIDIA's on the PCI bus, as the kernel and its driver describe it. */
export interface PciGpu {
  /** `0000:3b:00.0`. */
  readonly pci: string
  /** `nvidia`, `nouveau`, `vfio-pci`; undefined where no driver has it, or nobody says. */
  readonly kernelDriver: string | undefined
  readonly offTheBus: boolean
  /** Undefined where NVIDIA's driver has no entry for it. */
  readonly information:
    | (ReturnType<typeof readGpuInformation> & { readonly path: string; readonly empty: boolean })
    | undefined
}

/** The GPUs of the PCI bus, by address: those of sysfs, which shows a container all of its host's, and those of the driver. */
export async function findPciGpus(host: Host): Promise<readonly PciGpu[]> {
  const [sysfs, known] = await Promise.all([namesIn(host, pciFolder), namesIn(host, join(procFolder, 'gpus'))])
  const isGpu = await Promise.all(sysfs.map((pci) => isNvidiaGpu(host, pci)))
  const addresses = new Set([...sysfs.filter((_, index) => isGpu[index]), ...known])
  return Promise.all([...addresses].sort().map((pci) => readPciGpu(host, pci)))
}

/** Class 0x03: display controllers, of which 0x0302 have no display. Vendor 0x10de is NVIDIA. https://pci-ids.ucw.cz */
async function isNvidiaGpu(host: Host, pci: string): Promise<boolean> {
  const vendor = await textOf(host, join(pciFolder, pci, 'vendor'))
  if (vendor?.trim() !== '0x10de') return false
  return /^0x03/.test((await textOf(host, join(pciFolder, pci, 'class'))) ?? '')
}

async function readPciGpu(host: Host, pci: string): Promise<PciGpu> {
  const path = join(procFolder, 'gpus', pci, 'information')
  const [driver, config, text] = await Promise.all([
    host.files.realpath(join(pciFolder, pci, 'driver')).catch(() => undefined),
    host.files.readFile(join(pciFolder, pci, 'config')).catch(() => new Uint8Array()),
    textOf(host, path),
  ])
  return {
    pci,
    kernelDriver: driver === undefined ? (text === undefined ? undefined : 'nvidia') : basename(driver),
    offTheBus: isOffTheBus(config),
    information: text === undefined ? undefined : { ...readGpuInformation(text), path, empty: text.trim() === '' },
  }
}

/** The loaded kernel module; undefined where there is none. */
export async function findKernelModule(host: Host): Promise<KernelModule | undefined> {
  const [sysPath, procPath] = ['/sys/module/nvidia/version', join(procFolder, 'version')]
  const [sys, proc] = await Promise.all([textOf(host, sysPath), textOf(host, procPath)])
  const told = proc === undefined ? undefined : readModuleText(proc)
  const version = sys === undefined ? undefined : readDriverVersion(sys)
  const kind = told && { value: told.kind, source: procPath }
  if (version !== undefined) return { version: { value: version, source: sysPath }, kind }
  // On Jetson the text names Jetson Linux, whose two-digit version is no driver's.
  const driver = told && readDriverVersion(told.version)
  return driver === undefined ? undefined : { version: { value: driver, source: procPath }, kind }
}

/** NVIDIA's files in /dev, WSL's and those of Jetson's GPU. */
export async function findNodes(host: Host): Promise<readonly DeviceNode[]> {
  const wanted = /^(?:nvidia(?:\d+|ctl|-uvm|-uvm-tools)|dxg|nvhost-(?:gpu|ctrl-gpu|as-gpu)|nvmap|nvgpu)$/
  const names = (await namesIn(host, '/dev')).filter((name) => wanted.test(name))
  const paths = names.map((name) => join('/dev', name))
  return Promise.all(paths.map(async (path) => ({ path, usable: await isUsable(host, path) })))
}

/** `gi7/ci0` for each compute instance that the driver lists for a GPU, by the minor of its device node. */
export async function findMigInstances(host: Host, minor: number): Promise<readonly string[]> {
  const folder = join(procFolder, 'capabilities', `gpu${minor}`, 'mig')
  const gpuInstances = (await namesIn(host, folder)).filter((name) => /^gi\d+$/.test(name))
  const found = await Promise.all(
    gpuInstances.map(async (gi) => {
      const names = await namesIn(host, join(folder, gi))
      return names.filter((name) => /^ci\d+$/.test(name)).map((ci) => `${gi}/${ci}`)
    }),
  )
  return found.flat().sort()
}

/** The text of a small file; undefined where it cannot be read. */
export async function textOf(host: Host, path: string): Promise<string | undefined> {
  return host.files.readFile(path, 'utf8').catch(() => undefined)
}

async function namesIn(host: Host, folder: string): Promise<readonly string[]> {
  return host.files.readdir(folder).catch(() => [])
}

async function isUsable(host: Host, path: string): Promise<boolean> {
  return host.files.access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
}
