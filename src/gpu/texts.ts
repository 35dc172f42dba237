/** What the kernel, the driver and Jetson Linux write about themselves, read. */
import { type Capability, parseCapability } from '../model/capability.ts'

/**
 * The first line of /proc/driver/nvidia/version, of which there are three forms: `… x86_64 Kernel Module  520.56.06  date`,
 * `… Open Kernel Module for x86_64  565.57.01  Release Build` and, on Jetson, `… for aarch64  35.3.1  Release Build`, which is the
 * version of Jetson Linux. https://github.com/nix-community/nixGL/issues/186, https://github.com/nix-community/nixGL/issues/139
 */
export function readModuleText(
  text: string,
): { readonly version: string; readonly kind: 'open' | 'proprietary' } | undefined {
  const line = text.split('\n').find((one) => one.startsWith('NVRM version:'))
  const version = line && / {2}(\d+(?:\.\d+)+) /.exec(line)?.[1]
  if (!line || version === undefined) return undefined
  return { version, kind: / Open Kernel Module /.test(line) ? 'open' : 'proprietary' }
}

/** `580.159.04`, as /sys/module/nvidia/version has it; undefined for everything else. */
export function readDriverVersion(text: string): string | undefined {
  return /^(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(text.trim())?.[1]
}

/** The version in the name of a library, as in `libcuda.so.580.159.04`; undefined without one, as in `libcuda.so.1.1`. */
export function versionOfLibrary(name: string): string | undefined {
  return /\.so\.(\d{3,4}(?:\.\d{1,4}){1,2})$/.exec(name)?.[1]
}

/**
 * A file `/proc/driver/nvidia/gpus/<PCI address>/information`. The driver writes `??` for what it has not yet asked the GPU, and
 * nothing at all where the GPU does not wake up.
 * https://github.com/NVIDIA/open-gpu-kernel-modules/blob/main/kernel-open/nvidia/nv-procfs.c
 */
export function readGpuInformation(text: string): {
  readonly model: string | undefined
  readonly uuid: string | undefined
  readonly minor: number | undefined
  readonly excluded: boolean
} {
  const field = (name: string) => new RegExp(`^${name}:\\s*(\\S.*?)\\s*$`, 'm').exec(text)?.[1]
  const known = (value: string | undefined) => (value?.includes('?') || value === 'Unknown' ? undefined : value)
  const minor = field('Device Minor')
  return {
    model: known(field('Model')),
    uuid: known(field('GPU UUID')),
    minor: minor !== undefined && /^\d{1,3}$/.test(minor) ? Number(minor) : undefined,
    excluded: (field('GPU Excluded') ?? field('Blacklisted')) === 'Yes',
  }
}

/** `# R36 (release), REVISION: 4.3, GCID: …` of /etc/nv_tegra_release as `36.4.3`. */
export function readTegraRelease(text: string): string | undefined {
  const match = /^# R(\d{2}) \(release\), REVISION: (\d+(?:\.\d+)?)/.exec(text)
  return match ? `${match[1]}.${match[2]}` : undefined
}

/**
 * The capability of the GPU in a chip of Tegra, by /proc/device-tree/compatible: strings with NUL bytes between them, from
 * the board to the chip and its family. https://developer.nvidia.com/cuda-gpus, https://docs.nvidia.com/jetson/
 */
export function capabilityOfTegra(compatible: string): Capability | undefined {
  const chips = compatible.split('\0').map((one) => tegraChips[one.replace('nvidia,', '')])
  return parseCapability(chips.find((one) => one !== undefined) ?? '')
}

const tegraChips: Readonly<Record<string, string>> = {
  tegra210: '5.3',
  tegra186: '6.2',
  tegra194: '7.2',
  tegra234: '8.7',
  tegra264: '11.0',
}

/**
 * The files that a CDI specification mounts, YAML or JSON: the paths in the container, which are those of the host too.
 * https://github.com/cncf-tags/container-device-interface/blob/main/SPEC.md
 */
export function readCdiLibraries(text: string): readonly string[] {
  const paths = [...text.matchAll(/["']?containerPath["']?:\s*["']?(\/[^\s"',]+)/g)].map((match) => match[1] ?? '')
  return [...new Set(paths.filter((path) => /\.so(?:\.|$)/.test(path)))].sort()
}

/** Whether the start of a device's PCI configuration space shows that it does not answer: reads of the bus then give ones. */
export function isOffTheBus(config: Uint8Array): boolean {
  return config.length >= 4 && config.subarray(0, 4).every((byte) => byte === 0xff)
}
