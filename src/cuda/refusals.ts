/** The refusals of values that no table knows, with the nearest that one does. */
import { parseCapability } from '../model/capability.ts'
import { error, type Problem } from '../model/problem.ts'
import { cudaSystems, systems } from '../model/system.ts'
import { nearestArchitecture } from './architectures.ts'
import { allArchitectures, builtInTables, type Tables } from './tables.ts'
import { nearestToolkit } from './toolkits.ts'

export const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/'
export const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules'

type More = Pick<Problem, 'where'>

/** The refusal of a capability that no toolkit has. */
export function unknownCapability(text: string, more: More = {}, tables: Tables = builtInTables): Problem {
  const parsed = parseCapability(text)
  const rows = allArchitectures(tables)
  const nearest = parsed && nearestArchitecture(parsed, rows)
  return error(
    'PLN003',
    `There is no CUDA capability ${quote(text)}.`,
    `${nearest ? `Use ${nearest.capability}, or another` : 'Use one'} of ${rows.map((row) => row.capability).join(', ')}.`,
    { ...more, source: ptxDocs },
  )
}

/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
export function unknownToolkit(text: string, more: More = {}, tables: Tables = builtInTables): Problem {
  const rows = [...tables.toolkits.values()]
  const nearest = nearestToolkit(text, rows)
  return error(
    'PLN004',
    `There is no CUDA toolkit ${quote(text)}.`,
    `${nearest ? `Use ${nearest.version}, or another` : 'Use one'} of ${rows.map((row) => row.version).join(', ')}.`,
    { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' },
  )
}

/** The refusal of a system that is none. */
export function unknownSystem(text: string, more: More = {}): Problem {
  return error('PLN005', `There is no system ${quote(text)}.`, `Use ${systems.join(' or ')}.`, {
    ...more,
    source: 'https://nix.dev/manual/nix/stable/development/building#system',
  })
}

/** The refusal of a system for which NVIDIA has no toolkit. */
export function systemWithoutCuda(text: string): Problem {
  return error(
    'PLN005',
    `There is no CUDA for the system ${quote(text)}.`,
    `Use ${cudaSystems.join(' or ')}, or the toolkit cpu for a cell without CUDA.`,
    { source: `${nixpkgsCuda}/_cuda/lib/redist.nix` },
  )
}

/** Nixpkgs adds PTX by config.cudaForwardCompat, which looks at the last capability alone. */
export const formatCapabilitiesSource = `${nixpkgsCuda}/_cuda/lib/strings.nix`

/** PLN015. */
export function earlyPtx(capability: string, last: string | undefined, more: More = {}): Problem {
  return error(
    'PLN015',
    `PTX was requested for ${capability}, but Nixpkgs can add PTX only for the last capability of a cell, ${last}.`,
    `Write ${last}+PTX, or put ${capability}+PTX into a cell of its own.`,
    { ...more, source: formatCapabilitiesSource },
  )
}

/** A text of the user in a message, cut where it is long. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
