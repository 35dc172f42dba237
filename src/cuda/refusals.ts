/** The refusals of values that no table knows, with the nearest that one does. */
import { error, type Problem } from '../model/problem.ts'
import { systems } from '../model/system.ts'
import { type Architecture, architectures } from './architectures.ts'
import { nearestGpus } from './gpus.ts'
import { capabilityForms, toolkitForms } from './selectors.ts'
import { meantCapabilities, meantToolkit } from './spelling.ts'
import { type Toolkit, toolkits } from './toolkits.ts'

export const ptxDocs = 'https://docs.nvidia.com/cuda/parallel-thread-execution/'
export const nixpkgsCuda = 'https://github.com/NixOS/nixpkgs/blob/master/pkgs/development/cuda-modules'

type More = Pick<Problem, 'where'>

/** The refusal of a capability that no toolkit has; `rows` are those that may be offered instead. */
export function unknownCapability(
  text: string,
  more: More = {},
  rows: readonly Architecture[] = architectures,
): Problem {
  return error('PLN003', `There is no CUDA capability ${quote(text)}.`, capabilityFix(text, rows), {
    ...more,
    source: ptxDocs,
  })
}

function capabilityFix(text: string, rows: readonly Architecture[]): string {
  if (text.toLowerCase() === 'native') {
    return 'Write the capability of your GPU, which `nvidia-smi --query-gpu=compute_cap --format=csv` prints: the machine that builds may have no GPU.'
  }
  const meant = meantCapabilities(text, rows)
  if (meant.length > 1) {
    return `Did you mean ${meant.join(', ')}? Write one entry for each, or ${meant.join(' ')} for one fat binary.`
  }
  const gpus = nearestGpus(text.replace(/\+ptx$/i, ''))
  const [one = gpus.join(' or ')] = gpus.includes(meant[0] ?? '') ? [] : meant
  return one === ''
    ? `Write ${capabilityForms}; \`nix-cuda tables\` lists capabilities with their GPUs.`
    : `Did you mean ${one}? \`nix-cuda tables\` lists capabilities with their GPUs.`
}

/** The refusal of a toolkit that was never released, or is older or newer than the tables. */
export function unknownToolkit(text: string, more: More = {}, rows: readonly Toolkit[] = toolkits): Problem {
  const meant = meantToolkit(text, rows)
  return error(
    'PLN004',
    `There is no CUDA toolkit ${quote(text)}.`,
    `${meant ? `Did you mean ${meant}?` : `Write ${toolkitForms}.`} \`nix-cuda tables\` lists all toolkits.`,
    { ...more, source: 'https://developer.nvidia.com/cuda-toolkit-archive' },
  )
}

/** The refusal of a system that is none. */
export function unknownSystem(text: string, more: More = {}): Problem {
  return error(
    'PLN005',
    `There is no system ${quote(text)}.`,
    `Use ${systems.slice(0, -1).join(', ')} or ${systems.at(-1)}.`,
    {
      ...more,
      source: 'https://nix.dev/manual/nix/stable/development/building#system',
    },
  )
}

/** The refusal of a system for which NVIDIA has no toolkit; `fits` are those on which the cell can exist. */
export function systemWithoutCuda(text: string, fits: readonly string[]): Problem {
  return error(
    'PLN005',
    `There is no CUDA for the system ${quote(text)}.`,
    `Use ${[fits.join(' or '), 'the toolkit cpu for a cell without CUDA'].filter((part) => part !== '').join(', or ')}.`,
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
