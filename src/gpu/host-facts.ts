/** What is known about the GPUs and the driver of a machine. Facts alone: nothing here judges, reads or runs anything. */
import type { Capability } from '../model/capability.ts'

/** Something that was found, and where: a path, a variable, a command line, or a table of this project. */
export interface Fact<T> {
  readonly value: T
  readonly source: string
}

/**
 * How programs reach the GPU. `nvml`: NVIDIA's kernel module for PCI devices. `wsl`: Windows' driver through /dev/dxg. `tegra`:
 * the integrated GPU of a Jetson. `container-none`: a container that no GPU was given to. `unknown`: no sign of a GPU.
 */
export type GpuPlatform = 'nvml' | 'wsl' | 'tegra' | 'container-none' | 'unknown'

/** A file of /dev that programs open to use GPUs. */
export interface DeviceNode {
  /** `/dev/nvidia0`, `/dev/nvidiactl`, `/dev/nvidia-uvm`, `/dev/dxg`, `/dev/nvhost-gpu`. */
  readonly path: string
  /** Whether this process may read and write it (access(2)). */
  readonly usable: boolean
}

/** The loaded kernel module. */
export interface KernelModule {
  /** `580.159.04`. */
  readonly version: Fact<string>
  /** Undefined where neither /proc/driver/nvidia/version nor the module's licence says it. */
  readonly kind: Fact<'open' | 'proprietary'> | undefined
}

/** A folder with libraries of the driver: what a bridge copies from. */
export interface LibraryFolder {
  readonly path: string
  /** How it was found: a variable, /etc/ld.so.cache, a CDI specification, or a usual place. */
  readonly source: string
  /** Of `libcuda.so.<version>` or, without it, of `libnvidia-ml.so.<version>`; undefined where no name has one, as in WSL. */
  readonly version: string | undefined
  /** Names of its files that are the driver's or may be: `libcuda.so.1`, `libnvidia-ptxjitcompiler.so.580.159.04`. Sorted. */
  readonly files: readonly string[]
}

/** What somebody has put at /run/opengl-driver: NixOS, home-manager, nix-system-graphics or another. */
export interface ExistingBridge {
  /** `/run/opengl-driver`. */
  readonly path: string
  /** Where it leads (realpath); undefined for a link that leads nowhere. */
  readonly target: string | undefined
  /** Of its `lib/libcuda.so.<version>`; undefined where it has none. */
  readonly version: Fact<string> | undefined
}

export interface MigInstance {
  /** `MIG-…`, as in CUDA_VISIBLE_DEVICES; undefined where only /proc/driver/nvidia/capabilities names it. */
  readonly uuid: string | undefined
  /** `1g.18gb`, or `gi7/ci0` where its profile is not known. */
  readonly name: string
}

/**
 * `ready`: programs can use it. `failed`: it has fallen off the bus, or the driver reports an error. `hidden`: the machine has it,
 * and this container or process has no device node of it. `unclaimed`: another kernel driver has it (nouveau, vfio-pci), or none.
 */
export type GpuState = 'ready' | 'failed' | 'hidden' | 'unclaimed'

export interface Gpu {
  /** As nvidia-smi counts: by PCI address. -1 for one that it does not show. */
  readonly index: number
  readonly state: Fact<GpuState>
  /** Why it is in that state, in words for a message; may hold foreign text. Undefined for `ready`. */
  readonly reason: string | undefined
  /** `0000:3b:00.0`: as in sysfs. Undefined in WSL and on a Jetson. */
  readonly pci: string | undefined
  /** `/dev/nvidia0`. Undefined where it has none. */
  readonly node: string | undefined
  /** The driver of the kernel that has the device: `nvidia`, `nouveau`, `vfio-pci`. */
  readonly kernelDriver: Fact<string> | undefined
  /** `NVIDIA H200`. Foreign text. */
  readonly name: Fact<string> | undefined
  /** `GPU-…`. */
  readonly uuid: Fact<string> | undefined
  readonly capability: Fact<Capability> | undefined
  /** MiB of the whole GPU, also with MIG. */
  readonly memoryMib: Fact<number> | undefined
  /** Undefined where the GPU has no MIG, or nobody says. An empty list: the mode is on, and there is no instance. */
  readonly mig: Fact<'off' | readonly MigInstance[]> | undefined
  readonly ecc: Fact<boolean> | undefined
  /** Uncorrected ECC errors since the driver was loaded. */
  readonly eccErrors: Fact<number> | undefined
  readonly persistence: Fact<boolean> | undefined
  /** `Default`, `Exclusive_Process`, `Prohibited`. */
  readonly computeMode: Fact<string> | undefined
}

/** A container, and how it was given GPUs. */
export interface ContainerFacts {
  /** `/.dockerenv`, `KUBERNETES_SERVICE_HOST`. */
  readonly mark: string
  /**
   * NVIDIA_VISIBLE_DEVICES; undefined where it is not set. A CDI specification sets `void`, so that the older hook does nothing: alone it
   * says neither that there are GPUs nor that there are none.
   */
  readonly visibleDevices: string | undefined
  /** By what the device nodes came: `cdi`, or the `legacy` hook of nvidia-container-toolkit; `unknown` for --device or privileged. */
  readonly injection: 'cdi' | 'legacy' | 'unknown' | 'none'
}

/** What nvidia-smi said, or why it said nothing. */
export type SmiAnswer =
  | { readonly kind: 'answered' }
  /** Not asked: the files say all, or there is no sign of a GPU. */
  | { readonly kind: 'not-asked' | 'missing' }
  /** `code` is null where it was stopped: it had not answered in time. The text is foreign: its last line. */
  | { readonly kind: 'failed'; readonly code: number | null; readonly text: string }

export interface GpuHost {
  readonly platform: Fact<GpuPlatform>
  readonly container: ContainerFacts | undefined
  /** NixOS makes its own bridge. */
  readonly nixos: boolean
  readonly nodes: readonly DeviceNode[]
  readonly kernel: KernelModule | undefined
  /** Of the libcuda that a program of the system loads: `580.159.04`. */
  readonly userland: Fact<string> | undefined
  /** Absolute path of that libcuda, links resolved. */
  readonly libcuda: Fact<string> | undefined
  /** The first is preferred. Folders of the same files by another name (a link) are left out. */
  readonly libraryFolders: readonly LibraryFolder[]
  /** The newest CUDA of the driver's user-space libraries, as in `13.0`: what cuDriverGetVersion gives. */
  readonly driverCuda: Fact<string> | undefined
  /** In the order of their PCI addresses, `ready` or not. */
  readonly gpus: readonly Gpu[]
  readonly bridge: ExistingBridge | undefined
  /** A CDI specification of the host, `/var/run/cdi/nvidia.yaml`: its driver's version and every library that it names. */
  readonly cdi:
    | { readonly path: string; readonly version: string | undefined; readonly libraries: readonly string[] }
    | undefined
  /** `# R36 (release), REVISION: 4.3, …` of /etc/nv_tegra_release as `36.4.3`: Jetson Linux. */
  readonly jetsonLinux: Fact<string> | undefined
  readonly smi: SmiAnswer & { readonly program: string | undefined }
  /** What restricts or redirects programs: CUDA_VISIBLE_DEVICES, LD_LIBRARY_PATH, LD_PRELOAD. Only those that are set. */
  readonly variables: Readonly<Record<string, string>>
}

/** The GPUs that a program can use. */
export function readyGpus(host: Pick<GpuHost, 'gpus'>): readonly Gpu[] {
  return host.gpus.filter((gpu) => gpu.state.value === 'ready')
}
