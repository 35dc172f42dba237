/**
 * A compute capability as Nixpkgs and NVIDIA write it: `9.0`, `9.0a` (architecture-specific) or `10.0f`
 * (family-specific). https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
 */
export interface Capability {
  readonly major: number
  readonly minor: number
  readonly suffix: '' | 'a' | 'f'
}

/** Reads `9.0a`, `sm_90a`, `sm90a` or `compute_90a`; undefined for everything else. The minor number is one digit. */
export function parseCapability(text: string): Capability | undefined {
  const match =
    /^([1-9]\d?)\.(\d)([af]?)$/.exec(text) ?? /^(?:sm_?|compute_?)([1-9]\d?)(\d)([af]?)$/.exec(text.toLowerCase())
  if (!match) return undefined
  return { major: Number(match[1]), minor: Number(match[2]), suffix: match[3] as Capability['suffix'] }
}

/** `9.0a`. */
export function formatCapability(capability: Capability): string {
  return `${capability.major}.${capability.minor}${capability.suffix}`
}

/** `90a`: what follows `sm_` and `compute_`. */
export function smDigits(capability: Capability): string {
  return `${capability.major}${capability.minor}${capability.suffix}`
}

/** `sm_90a`: the target of a cubin, as nvcc, ptxas and cuobjdump write it. */
export function smName(capability: Capability): string {
  return `sm_${smDigits(capability)}`
}

/** `compute_90`: the target of PTX. */
export function computeName(capability: Capability): string {
  return `compute_${smDigits(capability)}`
}

const suffixOrder = { '': 0, a: 1, f: 2 } as const

/** Numeric order, then baseline before `a` before `f`: the order in which Nixpkgs lists capabilities. */
export function compareCapabilities(a: Capability, b: Capability): number {
  return a.major - b.major || a.minor - b.minor || suffixOrder[a.suffix] - suffixOrder[b.suffix]
}
