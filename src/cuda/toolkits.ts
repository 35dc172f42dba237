/**
 * The CUDA toolkits, one row per minor. 12.7 was never released.
 * Sources: NVIDIA's release notes 13.2 U2, table 3 (drivers), the CUDA compatibility guide (minor-version compatibility),
 * crt/host_config.h of the toolkits (newest host compilers), where Nixpkgs' _cuda/db/bootstrap/nvcc.nix is not stricter:
 * gcc 11 with 11.4 and 11.5, whose headers do not compile with it, and clang 17 with 12.3.
 */
import { compareVersions, formatVersion, parseVersion, ptxIsaOf, type Version } from '../model/version.ts'

export interface Toolkit {
  /** `12.4`. */
  readonly version: string
  /** The package set in Nixpkgs. */
  readonly attribute: string
  /**
   * Linux driver of the minor's first release: all features, and the oldest that compiles its PTX. A branch alone where the number
   * in the branch is not known; null where not even the branch is.
   */
  readonly driver: string | null
  /** Oldest Linux driver that runs its programs (minor-version compatibility), unless they need PTX to be compiled. */
  readonly compatibleDriver: string
  /** The PTX ISA that its nvcc writes; a driver must know it to compile that PTX. */
  readonly ptxIsa: string
  /** Newest major versions of the host compilers that nvcc accepts. */
  readonly gccMax: number
  readonly clangMax: number
  readonly parsed: Version
}

/** A row; the version must be well-formed. */
export function toolkit(
  version: string,
  driver: string | null,
  compatibleDriver: string,
  gccMax: number,
  clangMax: number,
): Toolkit {
  const attribute = `cudaPackages_${version.replace('.', '_')}`
  const parsed = parseVersion(version)
  if (!parsed) throw new Error(`The table has no valid toolkit in ${version}.`)
  const isa = ptxIsaOf(parsed)
  const ptxIsa = isa ? formatVersion(isa) : '0.0'
  return { version, attribute, driver, compatibleDriver, ptxIsa, gccMax, clangMax, parsed }
}

/** All toolkits, oldest first. */
export const toolkits: readonly Toolkit[] = [
  toolkit('11.4', '470.42.01', '450.80.02', 10, 12),
  toolkit('11.5', '495.29.05', '450.80.02', 10, 12),
  toolkit('11.6', '510.39.01', '450.80.02', 11, 12),
  toolkit('11.7', '515.43.04', '450.80.02', 11, 13),
  toolkit('11.8', '520.61.05', '450.80.02', 11, 14),
  toolkit('12.0', '525.60.13', '525.60.13', 12, 14),
  toolkit('12.1', '530.30.02', '525.60.13', 12, 15),
  toolkit('12.2', '535.54.03', '525.60.13', 12, 16),
  toolkit('12.3', '545.23.06', '525.60.13', 12, 16),
  toolkit('12.4', '550.54.14', '525.60.13', 13, 17),
  toolkit('12.5', '555.42.02', '525.60.13', 13, 17),
  toolkit('12.6', '560.28.03', '525.60.13', 13, 18),
  toolkit('12.8', '570.26', '525.60.13', 14, 19),
  toolkit('12.9', '575.51.03', '525.60.13', 14, 19),
  toolkit('13.0', '580.65.06', '580.65.06', 15, 20),
  toolkit('13.1', '590.44.01', '580.65.06', 15, 21),
  toolkit('13.2', '595.45.04', '580.65.06', 15, 21),
  toolkit('13.3', '610.43.02', '580.65.06', 15, 21),
  // From 13.4 on NVIDIA ships no driver with the toolkit. R615 is what cuDNN's support matrix and CUTLASS name for 13.4; its packages
  // of cuda-compat-13-4 have 615.71.09, of 13.4 Update 1.
  toolkit('13.4', '615', '580.65.06', 16, 22),
  // No driver that reports CUDA 13.5 was found on 2026-11-30, neither in release notes nor as cuda-compat-13-5.
  toolkit('13.5', null, '580.65.06', 16, 22),
]

const byVersion = new Map(toolkits.map((row) => [row.version, row]))

/** The row of a toolkit (`12.4`); undefined when there is no such release. */
export function findToolkit(version: string): Toolkit | undefined {
  return byVersion.get(version)
}

/** The toolkit nearest to a version: the newest that is not newer, else the oldest; undefined when it is no version. */
export function nearestToolkit(version: string, candidates: readonly Toolkit[] = toolkits): Toolkit | undefined {
  const wanted = parseVersion(/^\d+\.\d+/.exec(version)?.[0] ?? `${version}.0`)
  if (!wanted) return undefined
  return candidates.findLast((row) => compareVersions(row.parsed, wanted) <= 0) ?? candidates[0]
}
