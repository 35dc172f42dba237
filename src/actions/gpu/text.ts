/** The GPUs and the driver of a machine on one screen. */
import type { Gpu, GpuHost } from '../../gpu/host-facts.ts'
import { readyGpus } from '../../gpu/host-facts.ts'
import { formatCapability } from '../../model/capability.ts'
import { printable } from '../../model/printable.ts'
import { styled } from '../../model/style.ts'
import { counted } from '../../report/markdown.ts'
import { explainHint, problemText } from '../../report/problem-text.ts'
import { textTable, wrapped } from '../../report/text-table.ts'
import type { Examination } from './examine.ts'

/** Lines of GPUs; a machine with more different ones is rare. */
const mostGpuLines = 8

/** Facts, problems and verdict, for a terminal. Foreign text is shown, never obeyed. */
export function examinationText(found: Examination): string {
  const { gpu, problems } = found
  const parts = [
    factsText(gpu),
    problems.map(problemText).join('\n'),
    wrapped(verdict(found), 0),
    styled('faint', explainHint(problems)),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** What the machine has, a line for each. */
export function factsText(gpu: GpuHost): string {
  return textTable(rowsOf(gpu))
}

/** Every fact with the place that it was read from, for `--verbose`. */
export function sourcesText(gpu: GpuHost): readonly string[] {
  const lines: string[] = []
  const visit = (name: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { value: inner, source } = value as { readonly value?: unknown; readonly source?: unknown }
    if (inner !== undefined && typeof source === 'string') lines.push(`${name}: ${JSON.stringify(inner)} (${source})`)
    else for (const [key, part] of Object.entries(value)) visit(name === '' ? key : `${name}.${key}`, part)
  }
  visit('', gpu)
  return lines
}

function rowsOf(gpu: GpuHost): readonly (readonly string[])[] {
  const rows: (readonly [string, string])[] = [
    ...gpuRows(gpu.gpus),
    ['Driver', driverText(gpu)],
    ['libcuda', gpu.libcuda ? printable(gpu.libcuda.value) : 'not found'],
    ['Bridge', bridgeText(gpu)],
  ]
  if (gpu.jetsonLinux) rows.push(['Jetson', `Jetson Linux ${gpu.jetsonLinux.value}`])
  if (gpu.container) rows.push(['Container', containerText(gpu.container)])
  return rows.map(([name, text]) => [styled('name', name), text])
}

/** Equal GPUs share a line. */
function gpuRows(gpus: readonly Gpu[]): readonly (readonly [string, string])[] {
  if (gpus.length === 0) return [['GPU', 'none']]
  const groups = [...Map.groupBy(gpus, describe)]
  const shown = groups.slice(0, mostGpuLines).map(([text, members], index) => {
    const many = members.length > 1 ? `${members.length} × ` : ''
    return [index === 0 ? 'GPU' : '', `${many}${text}`] as const
  })
  return groups.length > mostGpuLines ? [...shown, ['', `and ${groups.length - mostGpuLines} other kinds`]] : shown
}

/** `NVIDIA H200, capability 9.0, 143771 MiB, MIG off`, and the state of one that programs cannot use. */
function describe(gpu: Gpu): string {
  const { mig } = gpu
  const instances = mig && mig.value !== 'off' ? counted(mig.value.length, 'MIG instance') : undefined
  const parts = [
    printable(gpu.name?.value ?? 'name not known'),
    gpu.capability && `capability ${formatCapability(gpu.capability.value)}`,
    gpu.memoryMib && `${gpu.memoryMib.value} MiB`,
    instances,
    gpu.ecc?.value === false ? 'ECC off' : undefined,
  ].filter((part) => part !== undefined)
  const state = { ready: '', failed: 'failed', hidden: 'not available', unclaimed: 'no NVIDIA driver' }[gpu.state.value]
  return [...parts, ...(state === '' ? [] : [styled('bad', state)])].join(', ')
}

function driverText({ kernel, userland, driverCuda, platform }: GpuHost): string {
  const version = userland?.value ?? kernel?.version.value
  if (version === undefined) return platform.value === 'unknown' ? 'none' : 'version not known'
  const parts = [
    driverCuda ? `${version}, CUDA ${driverCuda.value}` : version,
    kernel && kernel.version.value !== version ? `kernel module ${kernel.version.value}` : undefined,
    kernel?.kind && `${kernel.kind.value} kernel module`,
    platform.value === 'wsl' ? 'of Windows (WSL)' : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

function bridgeText({ bridge, nixos }: GpuHost): string {
  if (!bridge) return 'none: /run/opengl-driver does not exist'
  const version = bridge.version ? `driver ${bridge.version.value}` : 'no libcuda'
  return `${bridge.path}, ${version}${nixos ? ', made by NixOS' : ''}`
}

function containerText(container: NonNullable<GpuHost['container']>): string {
  const by = { cdi: 'GPUs by CDI', legacy: 'GPUs by the container hook', unknown: 'GPUs', none: 'no GPU' }
  return `${container.mark}, ${by[container.injection]}`
}

function verdict({ gpu, problems, good }: Examination): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const ready = readyGpus(gpu).length
  if (!good) return styled('bad', `${counted(errors, 'error')}: see above what to do.`)
  if (ready === 0) return 'This machine has no usable GPU, and none is required.'
  return styled('good', `CUDA programs can run on ${counted(ready, 'GPU')} of this machine.`)
}
