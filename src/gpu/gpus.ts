/** One list of GPUs from what the bus, the driver's files and nvidia-smi say. */
import { gpuCapabilities } from '../cuda/gpus.ts'
import { parseCapability } from '../model/capability.ts'
import type { PciGpu } from './devices.ts'
import type { DeviceNode, Fact, Gpu, GpuState, MigInstance } from './host-facts.ts'
import { type SmiGpu, type SmiReport, smiQuery } from './smi.ts'

/** What is put together. */
export interface Seen {
  readonly pci: readonly PciGpu[]
  readonly nodes: readonly DeviceNode[]
  readonly smi: SmiReport
  readonly container: boolean
  /** By the minor of a device node. */
  readonly migByMinor: ReadonlyMap<number, readonly string[]>
  readonly migByUuid: ReadonlyMap<string, readonly MigInstance[]>
  readonly persistenced: Fact<boolean> | undefined
}

/** A GPU for each device of the bus, then for each that nvidia-smi alone shows; without both, for each device node. */
export function gpusOf(seen: Seen): readonly Gpu[] {
  const onBus = seen.pci.map((pci) => ({ pci, row: seen.smi.gpus.find((row) => row.pci === pci.pci) }))
  const others = seen.smi.gpus.filter((row) => !seen.pci.some(({ pci }) => pci === row.pci))
  const known: readonly Source[] = [...onBus, ...others.map((row) => ({ pci: undefined, row }))]
  if (known.length === 0) return gpuNodes(seen).map(bareNode)
  let next = 0
  return known.map((source) => {
    const gpu = gpuOf(source, seen)
    if (seen.smi.gpus.length > 0) return { ...gpu, index: source.row?.index ?? -1 }
    const counts = gpu.state.value === 'ready' || gpu.state.value === 'failed'
    return { ...gpu, index: counts ? next++ : -1 }
  })
}

interface Source {
  readonly pci: PciGpu | undefined
  readonly row: SmiGpu | undefined
}

function gpuOf(source: Source, seen: Seen): Omit<Gpu, 'index'> {
  const { pci, row } = source
  const told = pci?.information
  const minor = told?.minor
  const node = minor === undefined ? undefined : `/dev/nvidia${minor}`
  const own = node !== undefined && seen.nodes.some(({ path }) => path === node)
  const name = fromSmi(row?.name) ?? from(told?.model, told?.path)
  const { state, reason } = stateOf(source, own, seen)
  return {
    state,
    reason,
    pci: pci?.pci ?? row?.pci,
    node: own ? node : undefined,
    kernelDriver: from(pci?.kernelDriver, pci && `/sys/bus/pci/devices/${pci.pci}/driver`),
    name,
    uuid: from(told?.uuid, told?.path) ?? fromSmi(row?.uuid),
    capability: fromSmi(row?.capability) ?? capabilityOf(name),
    memoryMib: fromSmi(row?.memoryMib),
    mig: migOf(row, minor, seen),
    ecc: fromSmi(row?.ecc),
    eccErrors: fromSmi(row?.eccErrors),
    persistence: fromSmi(row?.persistence) ?? seen.persistenced,
    computeMode: fromSmi(row?.computeMode),
  }
}

type Judged = Pick<Gpu, 'state' | 'reason'>

function stateOf({ pci, row }: Source, hasNode: boolean, seen: Seen): Judged {
  const is = (value: GpuState, source: string, reason?: string): Judged => ({ state: { value, source }, reason })
  if (row?.failure !== undefined) return is('failed', smiQuery, `nvidia-smi reports ${row.failure}`)
  if (!pci || row) return is('ready', smiQuery)
  const device = `/sys/bus/pci/devices/${pci.pci}`
  const told = pci.information
  // A container sees all devices of its host in /sys, and may see them in /proc.
  const isTold = told !== undefined && (told.empty || told.minor === undefined)
  const what = told?.minor === undefined ? 'a device node of it' : `/dev/nvidia${told.minor}`
  if (seen.container && !hasNode && !isTold) return is('hidden', '/dev', `this container does not have ${what}`)
  if (pci.offTheBus) return is('failed', `${device}/config`, 'it has fallen off the PCI bus')
  if (pci.kernelDriver === undefined) return is('unclaimed', `${device}/driver`, 'no kernel driver has it')
  if (pci.kernelDriver !== 'nvidia')
    return is('unclaimed', `${device}/driver`, `the kernel driver ${pci.kernelDriver} has it`)
  if (told?.excluded) return is('hidden', told.path, 'the driver excludes it')
  if (told?.empty) return is('failed', told.path, 'the driver cannot wake it up')
  const { answer } = seen.smi
  if (answer.kind === 'failed' && namesDevice(answer.text, pci.pci)) return is('failed', 'nvidia-smi', answer.text)
  if (!hasNode) return is('hidden', '/dev', `${what} is missing`)
  if (answer.kind === 'answered') return is('failed', smiQuery, 'nvidia-smi does not show it')
  return is('ready', told?.path ?? '/dev')
}

/** `Unable to determine the device handle for GPU 0000:0B:00.0: Unknown Error`; the domain has four or eight digits. */
function namesDevice(text: string, pci: string): boolean {
  return text.toLowerCase().includes(pci.replace(/^0000:/, ':'))
}

function migOf(row: SmiGpu | undefined, minor: number | undefined, seen: Seen): Gpu['mig'] {
  const named = row?.uuid === undefined ? undefined : seen.migByUuid.get(row.uuid)
  if (row?.mig === true && named && named.length > 0) return { value: named, source: 'nvidia-smi -L' }
  const listed = (minor === undefined ? undefined : seen.migByMinor.get(minor)) ?? []
  const instances = listed.map((name) => ({ name, uuid: undefined }))
  if (instances.length > 0) return { value: instances, source: `/proc/driver/nvidia/capabilities/gpu${minor}/mig` }
  if (row?.mig === undefined) return undefined
  return { value: row.mig ? [] : 'off', source: smiQuery }
}

/** What a device node alone says. */
function bareNode(path: string, index: number): Gpu {
  const unknown = undefined
  return {
    ...{ index, node: path, reason: unknown, state: { value: 'ready', source: path } },
    ...{ pci: unknown, kernelDriver: unknown, name: unknown, uuid: unknown, capability: unknown, memoryMib: unknown },
    ...{ mig: unknown, ecc: unknown, eccErrors: unknown, persistence: unknown, computeMode: unknown },
  }
}

/** The nodes that stand for GPUs. Behind /dev/dxg of WSL may be one of another vendor, which nvidia-smi would not show. */
function gpuNodes({ nodes, smi }: Seen): readonly string[] {
  const named = smi.answer.kind === 'missing' ? /^\/dev\/(?:nvidia\d+|dxg)$/ : /^\/dev\/nvidia\d+$/
  return nodes.map(({ path }) => path).filter((path) => named.test(path))
}

function capabilityOf(name: Fact<string> | undefined): Gpu['capability'] {
  const [first, ...others] = (name && gpuCapabilities(name.value)) ?? []
  const capability = others.length === 0 && first !== undefined ? parseCapability(first) : undefined
  return capability && { value: capability, source: 'the table of GPU names' }
}

function from<T>(value: T | undefined, source: string | undefined): Fact<T> | undefined {
  return value === undefined || source === undefined ? undefined : { value, source }
}

function fromSmi<T>(value: T | undefined): Fact<T> | undefined {
  return from(value, smiQuery)
}
