import type { Capability } from '../model/capability.ts'

/** What a job wants of the machine. */
export interface GpuRequirements {
  /** `yes`: no GPU is an error. `auto`: without a GPU nothing else is required. `no`: nothing about GPUs is an error. */
  readonly need: 'yes' | 'auto' | 'no'
  readonly minGpus: number
  /** MiB of every GPU, or of a MIG instance; 0 for any. */
  readonly minMemoryMib: number
  readonly minCapability: Capability | undefined
  /** A Linux driver or its branch: `580`. */
  readonly minDriver: string | undefined
  /** The toolkit of what is to run: `13.0`. */
  readonly toolkit: string | undefined
  /** What it was built for; undefined where that was not said. */
  readonly built: { readonly targets: readonly Capability[]; readonly ptx: readonly Capability[] } | undefined
}

/** Nothing in particular: whether CUDA programs can run at all. */
export const anyGpu: GpuRequirements = {
  need: 'yes',
  minGpus: 1,
  minMemoryMib: 0,
  minCapability: undefined,
  minDriver: undefined,
  toolkit: undefined,
  built: undefined,
}
