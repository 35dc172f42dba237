/** What the user's own Nixpkgs says of CUDA. It wins over the built-in tables where both speak. */

export interface NixpkgsFacts {
  /** By version (`12.4`): the package sets that this Nixpkgs has (the legacy overlay's too, where one is laid on). */
  readonly toolkits: Readonly<Record<string, ToolkitFacts>>
  /** The version of its `cudaPackages`; null where unknown. */
  readonly defaultToolkit: string | null
  /** Its `_cuda.db.cudaCapabilityToInfo`, by capability (`9.0a`); null for a revision without it. */
  readonly capabilities: Readonly<Record<string, CapabilityFacts>> | null
  /** Major versions of the gcc that it has, oldest first; empty where unknown. */
  readonly gcc: readonly number[]
}

export interface ToolkitFacts {
  /** `supportedCudaCapabilities` of its `cudaConfig` or `backendStdenv`, else by `_cuda.db`; null without all three. */
  readonly supported: readonly string[] | null
  /** `defaultCudaCapabilities` of the same. */
  readonly default: readonly string[] | null
  /** Newest gcc that its nvcc accepts, by `_cuda.db.nvccCompatibilities`; null where that is not told. */
  readonly gccMax: number | null
  /** NVIDIA's systems (`linux-sbsa`) that its manifest has nvcc for; null for a set without manifests. */
  readonly redistSystems: readonly string[] | null
  /** NVIDIA's system whose packages an Orin (8.7) gets, by `_cuda.lib.getRedistSystem`; null where that is not told. */
  readonly orin: string | null
}

export interface CapabilityFacts {
  readonly name: string
  readonly minToolkit: string
  /** Inclusive, as Nixpkgs' own code takes it; null where it states none. */
  readonly maxToolkit: string | null
  readonly jetson: boolean
}
