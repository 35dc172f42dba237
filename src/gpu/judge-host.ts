/** GPU1xx: what of the machine keeps programs from a GPU. */
import { compareCapabilities, formatCapability } from '../model/capability.ts'
import { error, notice, type Problem, warning } from '../model/problem.ts'
import { type Gpu, type GpuHost, readyGpus } from './host-facts.ts'
import type { GpuRequirements } from './requirements.ts'

/** `GPU 0 (NVIDIA H200)`, or `The GPU 0000:3b:00.0` of one that has no number. */
export function gpuName(gpu: Gpu): string {
  const number = gpu.index >= 0 ? `GPU ${gpu.index}` : `The GPU ${gpu.pci ?? ''}`.trim()
  return gpu.name ? `${number} (${gpu.name.value})` : number
}

/** All that is wrong with the machine itself, for these requirements. Pure. */
export function judgeHost(host: GpuHost, wanted: GpuRequirements): readonly Problem[] {
  const ready = readyGpus(host)
  return [
    ...presence(host),
    ...host.gpus.filter((gpu) => gpu.state.value === 'failed').map(failed),
    ...nodeProblems(host, ready),
    ...counts(ready, wanted),
    ...ready.flatMap((gpu) => [...memory(gpu, wanted), ...capability(gpu, wanted), ...modes(gpu)]),
    ...environment(host, ready),
  ]
}

function presence(host: GpuHost): readonly Problem[] {
  const hidden = host.gpus.filter((gpu) => gpu.state.value === 'hidden')
  const given = host.gpus.some((gpu) => gpu.state.value === 'ready' || gpu.state.value === 'failed')
  if (given) return []
  if (host.platform.value === 'container-none') {
    const has = hidden.length > 0 ? `, although its host has ${hidden.length}` : ''
    const value = host.container?.visibleDevices
    const set = value === undefined ? '' : ` NVIDIA_VISIBLE_DEVICES is ${JSON.stringify(value)}.`
    const fix = 'Start it with --gpus all, or request nvidia.com/gpu for the pod.'
    return [error('GPU108', `No GPU was given to this container${has}: it has no /dev/nvidia0.${set}`, fix)]
  }
  if (host.gpus.some((gpu) => gpu.state.value === 'unclaimed')) return []
  if (hidden.length > 0) {
    const names = hidden.map((gpu) => `${gpuName(gpu)}: ${gpu.reason}`).join('; ')
    return [
      error(
        'GPU101',
        `No GPU of this machine can be used (${names}).`,
        'Make its device node: `nvidia-modprobe -c=0`, as root.',
      ),
    ]
  }
  if (host.platform.value === 'wsl') {
    const said =
      host.smi.kind === 'failed' ? `nvidia-smi failed: ${withoutStop(host.smi.text)}` : 'nvidia-smi shows none'
    const fix = 'Install NVIDIA’s driver for Windows, run `wsl --shutdown`, and install no driver in WSL.'
    return [error('GPU101', `No NVIDIA GPU was found behind /dev/dxg: ${said}.`, fix)]
  }
  const fix = 'Choose a GPU runner by its label in runs-on, or install the driver.'
  return [error('GPU101', 'No NVIDIA GPU was found: there is no /dev/nvidia0 and no /dev/dxg.', fix)]
}

function failed(gpu: Gpu): Problem {
  const fix = 'Take the runner offline and reset the GPU or restart the machine; `dmesg` has more, under NVRM.'
  return error('GPU104', `${gpuName(gpu)} has failed: ${withoutStop(gpu.reason ?? gpu.state.value)}.`, fix)
}

function nodeProblems(host: GpuHost, ready: readonly Gpu[]): readonly Problem[] {
  if (ready.length === 0) return []
  const closed = host.nodes.filter(({ path, usable }) => !usable && needed(path)).map(({ path }) => path)
  const missing = host.platform.value === 'nvml' && !host.nodes.some(({ path }) => path === '/dev/nvidia-uvm')
  const inContainer = host.container !== undefined
  const how = inContainer ? 'on the host, and start the container again' : 'as root'
  const uvm = (inContainer ? error : warning)(
    'GPU103',
    '/dev/nvidia-uvm is missing, without which CUDA cannot start.',
    `Run \`nvidia-modprobe -u -c=0\` ${how}.`,
  )
  const fix = 'Add the user of the runner to the group of that file.'
  const denied = error('GPU102', `This user may not read and write ${closed.join(' and ')}.`, fix)
  return [...(closed.length > 0 ? [denied] : []), ...(missing ? [uvm] : [])]
}

/** The nodes that a CUDA program opens. */
function needed(path: string): boolean {
  return /^\/dev\/(?:nvidia\d+|nvidiactl|nvidia-uvm|dxg|nvmap|nvhost-gpu)$/.test(path)
}

function counts(ready: readonly Gpu[], { minGpus, need }: GpuRequirements): readonly Problem[] {
  if (ready.length >= minGpus || (ready.length === 0 && minGpus <= 1) || (need === 'auto' && ready.length === 0))
    return []
  const has = ready.length === 1 ? '1 usable GPU' : `${ready.length || 'no'} usable GPUs`
  return [error('GPU105', `${minGpus} GPUs are required, and this machine has ${has}.`, 'Choose another runner.')]
}

function memory(gpu: Gpu, { minMemoryMib }: GpuRequirements): readonly Problem[] {
  if (minMemoryMib === 0) return []
  const fix = 'Choose another runner, or lower min-memory-mib.'
  const has = usableMemory(gpu)
  if (has === undefined) {
    const message = `The memory of ${gpuName(gpu)} cannot be determined, and ${minMemoryMib} MiB are required.`
    return [error('GPU106', message, 'Install nvidia-smi of this driver, which reports it.')]
  }
  const part = has.instance === undefined ? '' : ` in its largest MIG instance, ${has.instance}`
  if (has.mib >= minMemoryMib) return []
  return [error('GPU106', `${gpuName(gpu)} has ${has.mib} MiB${part}; ${minMemoryMib} MiB are required.`, fix)]
}

/** MiB that one program can have; with MIG of the largest instance, by its name (`1g.10gb`), which is rounded up. */
export function usableMemory(gpu: Gpu): { readonly mib: number; readonly instance?: string } | undefined {
  const instances = gpu.mig && gpu.mig.value !== 'off' ? gpu.mig.value : []
  const sizes = instances.flatMap(({ name }) => {
    const size = /\.(\d{1,4})gb/.exec(name)?.[1]
    return size === undefined ? [] : [{ mib: Number(size) * 1024, instance: name }]
  })
  const [largest] = sizes.sort((a, b) => b.mib - a.mib)
  if (largest) return largest
  return gpu.memoryMib && instances.length === 0 ? { mib: gpu.memoryMib.value } : undefined
}

function capability(gpu: Gpu, { minCapability }: GpuRequirements): readonly Problem[] {
  if (!minCapability) return []
  const wanted = formatCapability(minCapability)
  if (!gpu.capability) {
    const message = `The compute capability of ${gpuName(gpu)} cannot be determined, and ${wanted} is required.`
    return [error('GPU109', message, 'Install nvidia-smi of this driver, which reports it.')]
  }
  if (compareCapabilities(gpu.capability.value, minCapability) >= 0) return []
  const has = formatCapability(gpu.capability.value)
  const message = `${gpuName(gpu)} has compute capability ${has}; ${wanted} is required.`
  return [error('GPU109', message, 'Choose another runner, or lower min-capability.')]
}

function modes(gpu: Gpu): readonly Problem[] {
  const name = gpuName(gpu)
  const found: Problem[] = []
  if (gpu.mig && gpu.mig.value !== 'off' && gpu.mig.value.length === 0) {
    const fix = 'Create instances (`nvidia-smi mig -cgi PROFILE -C`), or switch MIG off (`nvidia-smi -mig 0`), as root.'
    found.push(error('GPU107', `${name} is in MIG mode and has no instance, so that no program can use it.`, fix))
  }
  if (gpu.computeMode?.value === 'Prohibited')
    found.push(error('GPU111', `The compute mode of ${name} is Prohibited.`, 'Run `nvidia-smi -c 0`, as root.'))
  if (gpu.eccErrors && gpu.eccErrors.value > 0) {
    const message = `${name} reports ${gpu.eccErrors.value} uncorrected memory errors since the driver was loaded.`
    found.push(warning('GPU112', message, 'Reset the GPU or restart the machine.'))
  }
  if (gpu.persistence?.value === false) {
    const fix = 'Run `systemctl enable --now nvidia-persistenced`, as root.'
    found.push(notice('GPU113', `Persistence mode of ${name} is off: the first use takes seconds.`, fix))
  }
  return found
}

function environment(host: GpuHost, ready: readonly Gpu[]): readonly Problem[] {
  if (ready.length === 0) return []
  const found: Problem[] = []
  const visible = host.variables['CUDA_VISIBLE_DEVICES']
  if (visible !== undefined && /^(?:-1|NoDevFiles|void|none)?$/.test(visible.trim())) {
    const message = `CUDA_VISIBLE_DEVICES is ${JSON.stringify(visible)}, which hides every GPU from programs.`
    found.push(error('GPU110', message, 'Remove it from the environment of this step.'))
  }
  if (host.platform.value === 'tegra') {
    const message = 'The GPU is part of a Jetson: its driver libraries come from Jetson Linux and are used as they are.'
    found.push(notice('GPU114', message, 'Build for its own capability, on aarch64-linux.'))
  }
  for (const name of ['LD_LIBRARY_PATH', 'LD_PRELOAD']) {
    const folderOf = (entry: string) => (name === 'LD_PRELOAD' ? entry.replace(/\/[^/]*$/, '') : entry)
    const entries = (host.variables[name] ?? '').split(/[:\s]+/).filter((entry) => replacesLibraries(folderOf(entry)))
    if (entries.length === 0) continue
    const message = `${name} has ${entries.join(' and ')}: programs built with Nix would load those libraries instead of their own.`
    found.push(warning('GPU115', message, `Remove it from ${name} for programs that were built with Nix.`))
  }
  return found
}

/** Folders of a distribution or of a CUDA toolkit; a folder with nothing but the driver does no harm. */
function replacesLibraries(path: string): boolean {
  return /^\/(?:usr\/)?lib(?:32|64)?(?:\/(?:x86_64|aarch64)-linux-gnu)?\/?$|\/cuda[^/]*\/(?:.*\/)?(?:lib|lib64|stubs)\/?$|\/stubs\/?$/.test(
    path,
  )
}

/** Foreign text as the end of a sentence. */
export function withoutStop(text: string): string {
  return text.trim().replace(/[.\s]+$/, '')
}
