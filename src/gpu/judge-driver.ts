/** GPU2xx: whether the parts of the driver fit each other, the GPUs and what is to run. */
import { findToolkit, toolkits } from '../cuda/toolkits.ts'
import { compareDrivers } from '../inspect/coverage.ts'
import { formatCapability } from '../model/capability.ts'
import { error, notice, type Problem, warning } from '../model/problem.ts'
import { cudaOfDriver } from './driver-cuda.ts'
import { type GpuHost, readyGpus } from './host-facts.ts'
import { gpuName, withoutStop } from './judge-host.ts'
import type { GpuRequirements } from './requirements.ts'

/** All that is wrong with the driver, for these requirements. Pure. */
export function judgeDriver(host: GpuHost, wanted: GpuRequirements): readonly Problem[] {
  const hasGpu = host.gpus.some((gpu) => gpu.state.value === 'ready' || gpu.state.value === 'failed')
  return [
    ...unclaimed(host),
    ...(hasGpu ? [...libraries(host), ...bridge(host), ...openModule(host), ...answers(host)] : []),
    ...(hasGpu ? versions(host, wanted) : []),
  ]
}

/**
 * The Linux driver by whose libraries programs run: those of the user space, else the kernel's. Windows numbers its drivers in another
 * way, so that in WSL it is the Linux driver of the same CUDA; on a Jetson there is none.
 */
export function driverOf(host: GpuHost): string | undefined {
  if (host.platform.value === 'tegra') return undefined
  if (host.platform.value === 'wsl') return host.driverCuda && (findToolkit(host.driverCuda.value)?.driver ?? undefined)
  return host.userland?.value ?? host.kernel?.version.value
}

/** `580.159.04 (CUDA 13.0)`. */
function driverText(host: GpuHost, version: string): string {
  const number = host.userland?.value ?? version
  return host.driverCuda ? `${number} (CUDA ${host.driverCuda.value})` : number
}

function unclaimed(host: GpuHost): readonly Problem[] {
  const any = readyGpus(host).length > 0
  return host.gpus
    .filter((gpu) => gpu.state.value === 'unclaimed')
    .map((gpu) => {
      const message = `${gpuName(gpu)} cannot be used: ${gpu.reason}.`
      return (any ? notice : error)(
        'GPU202',
        message,
        'Install NVIDIA’s driver for this kernel, or unbind the other one.',
      )
    })
}

/** Libraries of the packages cuda-compat, which are newer than the kernel module on purpose. */
export function isForwardCompatible(libcuda: string): boolean {
  return /\/compat(?:\/|-|$)|\/cuda[-_]compat/.test(libcuda)
}

function libraries(host: GpuHost): readonly Problem[] {
  if (!host.libcuda) {
    const searched = host.libraryFolders.map(({ path }) => path)
    const where = searched.length > 0 ? `${searched.join(', ')} has none` : 'no folder of drivers has it'
    const fix = host.container
      ? 'Start the container with NVIDIA_DRIVER_CAPABILITIES=compute,utility.'
      : 'Install the driver’s libraries of the same version as its kernel module.'
    return [error('GPU203', `libcuda.so.1 was not found: ${where}.`, fix)]
  }
  const kernel = host.platform.value === 'nvml' ? host.kernel?.version.value : undefined
  const compatible = isForwardCompatible(host.libcuda.value)
  // Behind libraries for forward compatibility lie those of the driver itself.
  const own = compatible
    ? host.libraryFolders.find(({ path }) => !isForwardCompatible(path))?.version
    : host.userland?.value
  if (kernel === undefined || own === undefined || own === kernel) return []
  const fix = host.container
    ? 'Restart the host, and start the container again.'
    : 'Restart the machine, and exclude the driver from automatic upgrades.'
  const message = `The kernel module is ${kernel}, the libraries are ${own}: the driver was upgraded, and the machine was not restarted.`
  return [error('GPU201', message, fix)]
}

function bridge({ bridge: found, kernel, nixos, platform }: GpuHost): readonly Problem[] {
  if (!found || platform.value !== 'nvml') return []
  const by = nixos ? 'NixOS' : 'home-manager or nix-system-graphics'
  const fix = nixos
    ? 'Restart the machine after a rebuild that changes the driver.'
    : 'Rebuild the configuration that makes it for the loaded version.'
  const severity = nixos ? error : warning
  if (!found.version) {
    const why = found.target === undefined ? 'leads nowhere' : 'has no libcuda'
    return [severity('GPU208', `${found.path}, where programs of Nixpkgs look for the driver, ${why}.`, fix)]
  }
  if (!kernel || found.version.value === kernel.version.value) return []
  const message = `${found.path} (${by}) has driver ${found.version.value}, the kernel module is ${kernel.version.value}.`
  return [severity('GPU208', message, fix)]
}

/** https://developer.nvidia.com/blog/nvidia-transitions-fully-towards-open-source-gpu-kernel-modules/ */
function openModule(host: GpuHost): readonly Problem[] {
  if (host.kernel?.kind?.value !== 'proprietary') return []
  const newer = readyGpus(host).filter(({ capability }) => (capability?.value.major ?? 0) >= 10)
  return newer.map((gpu) => {
    const number = gpu.capability ? formatCapability(gpu.capability.value) : ''
    const message = `${gpuName(gpu)} has capability ${number} and needs the open kernel module; the proprietary one is loaded.`
    return error('GPU206', message, 'Install the open flavour of the driver, as in the package nvidia-open.')
  })
}

function answers({ smi, gpus, platform }: GpuHost): readonly Problem[] {
  if (smi.kind === 'missing') {
    const message = 'nvidia-smi was not found: memory, MIG, ECC and persistence of the GPUs are not known.'
    return platform.value === 'tegra' ? [] : [notice('GPU207', message, 'Install nvidia-smi of this driver.')]
  }
  // What it says of a GPU that has failed, and of versions that differ, is reported under codes of their own.
  if (smi.kind !== 'failed' || gpus.some((gpu) => gpu.state.value === 'failed')) return []
  if (/version mismatch/i.test(smi.text)) return []
  const ended = smi.code === null ? '' : ` (exit code ${smi.code})`
  const message = `nvidia-smi failed${ended}: ${withoutStop(smi.text) || 'it said nothing'}.`
  const fix = 'Start the container again, or look for NVRM in `dmesg`.'
  return [(platform.value === 'tegra' ? notice : error)('GPU207', message, fix)]
}

function versions(host: GpuHost, wanted: GpuRequirements): readonly Problem[] {
  const { minDriver, toolkit } = wanted
  const driver = driverOf(host)
  if (host.platform.value === 'tegra') return []
  if (driver === undefined) {
    if (minDriver === undefined && toolkit === undefined) return []
    const fix = 'Run the check where /sys/module/nvidia/version or nvidia-smi is available.'
    return [warning('GPU209', 'The version of the driver cannot be determined.', fix)]
  }
  const found: Problem[] = []
  if (minDriver !== undefined && compareDrivers(driver, minDriver) < 0) {
    const message = `Driver ${minDriver} or newer is required, and this machine has ${driverText(host, driver)}.`
    found.push(error('GPU210', message, 'Choose another runner, or upgrade its driver.'))
  }
  const row = toolkit === undefined ? undefined : findToolkit(toolkit)
  if (row && compareDrivers(driver, row.compatibleDriver) < 0) {
    const message = `Programs of CUDA ${row.version} need driver ${row.compatibleDriver} or newer, and this machine has ${driverText(host, driver)}.`
    found.push(error('GPU204', message, `${olderToolkit(driver)}${forwardCompatibility(host)}`))
  } else if (row?.driver && compareDrivers(driver, row.driver) < 0 && wanted.built === undefined) {
    const message = `Driver ${driverText(host, driver)} runs machine code of CUDA ${row.version}, but does not compile its PTX, for which it takes ${row.driver}.`
    found.push(notice('GPU205', message, 'Compile for the capability of the GPU.'))
  }
  return found
}

function olderToolkit(driver: string): string {
  const newest = toolkits.findLast(({ compatibleDriver }) => compareDrivers(driver, compatibleDriver) >= 0)
  const own = cudaOfDriver(driver) ?? newest?.version
  return own === undefined ? 'Upgrade the driver' : `Upgrade the driver, or build with CUDA ${own.split('.')[0]}.x`
}

/** Only on data-centre GPUs. https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html */
function forwardCompatibility(host: GpuHost): string {
  const other = /GeForce|RTX|GTX|TITAN|Quadro|\bMX\d/i
  const names = readyGpus(host).map(({ name }) => name?.value)
  const dataCentre = names.length > 0 && names.every((name) => name !== undefined && !other.test(name))
  return dataCentre ? ', or use cudaPackages.cuda_compat, which works on this GPU.' : '.'
}
