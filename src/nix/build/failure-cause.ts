import type { Problem } from '../../model/problem.ts'

/** What a build failed of, and what to do about it. */
type Cause = Pick<Problem, 'message' | 'fix'>

/** A failed build: Nix's own messages, the best known first, and the last lines of the builders (`name> line`). */
interface Failed {
  readonly errors: readonly string[]
  readonly tail: readonly string[]
}

/**
 * Why a build failed where its last lines or Nix's message tell: memory, disk, an nvcc that is missing or does not know an
 * architecture, a hash or a download. Undefined for all else, which is the package's own matter.
 */
export function failureCause({ errors, tail }: Failed): Cause | undefined {
  const said = errors[0] ?? ''
  const name = /\/[a-z0-9]{32}-([^/']+)\.drv/.exec(said)?.[1]
  const own = tail.filter((line) => name === undefined || line.startsWith(`${name}> `))
  const lines = own.map((line) => line.replace(/^[^>]*> /, ''))
  const what = name ?? 'The build'
  return (
    hashMismatch(said, what) ??
    download(lines, what) ??
    unsupported(lines, what) ??
    noCompiler(lines, what) ??
    disk([...lines, said], what) ??
    memory(lines, said, what)
  )
}

function hashMismatch(said: string, what: string): Cause | undefined {
  if (!/hash mismatch/i.test(said)) return undefined
  const [, specified = 'another'] = /specified:\s*(\S+)/.exec(said) ?? []
  const [, got = ''] = /got:\s*(\S+)/.exec(said) ?? []
  return {
    message: `Hash mismatch: ${what} has the hash ${got || 'that Nix names'}, but the package says ${specified}.`,
    fix: `Find out why the source changed; if it is right, write ${got || 'its hash'} in the package.`,
  }
}

function download(lines: readonly string[], what: string): Cause | undefined {
  const line = lines.findLast((one) =>
    /unable to download '|curl: \(\d+\)|cannot download .* from any mirror/.test(one),
  )
  if (line === undefined) return undefined
  const [, url, why = ''] = /unable to download '([^']+)':?\s*(.*)/.exec(line) ?? []
  const reason = url === undefined ? (/curl: \(\d+\).*|cannot download.*/.exec(line)?.[0] ?? '') : `${url}: ${why}`
  return {
    message: `Download failed: ${what} could not be downloaded (${reason.trim().replace(/[.:]$/, '')}).`,
    fix: 'Check the address and the network, and run the job again; a source behind a password needs netrc.',
  }
}

function unsupported(lines: readonly string[], what: string): Cause | undefined {
  const found = lines
    .map((line) => /Unsupported gpu architecture '(\w+)'|Value '((?:sm|compute)_\w+)' is not defined/i.exec(line))
    .find((match) => match !== null)
  const target = found?.[1] ?? found?.[2]
  if (target === undefined) return undefined
  return {
    message: `Unsupported architecture: nvcc of this toolkit does not know ${target}, which ${what} asks for by itself.`,
    fix: `Let the package compile for the cell (cudaPackages.flags.gencode or cmakeCudaArchitecturesString) instead of naming ${target}, or exclude this toolkit.`,
  }
}

/** As a shell, CMake, PyTorch's extensions and configure scripts say it. */
const nvccMissing =
  /\bnvcc: (?:command )?not found|No CMAKE_CUDA_COMPILER could be found|Failed to find nvcc|CUDA_HOME environment variable is not set/

function noCompiler(lines: readonly string[], what: string): Cause | undefined {
  if (!lines.some((line) => nvccMissing.test(line))) return undefined
  return {
    message: `nvcc was not found while ${what} was built.`,
    fix: 'Add cudaPackages.cuda_nvcc to its nativeBuildInputs.',
  }
}

function disk(lines: readonly string[], what: string): Cause | undefined {
  if (!lines.some((line) => /No space left on device|Disk quota exceeded/i.test(line))) return undefined
  return {
    message: `The disk was full while ${what} was built.`,
    fix: 'Make room with reclaim-disk, use another disk (store-location, build-folder) or a runner with a larger one.',
  }
}

/** A GPU that is out of memory is another matter: CUDA says so of itself. */
const outOfMemory =
  /(?<!cuda[ _:a-z]*)(?:out of memory|cannot allocate memory)|virtual memory exhausted|std::bad_alloc|died due to signal 9|error: Killed\b/i

function memory(lines: readonly string[], said: string, what: string): Cause | undefined {
  const killed = /signal 9|\bKilled\b/.test(said)
  if (!killed && !lines.some((line) => outOfMemory.test(line))) return undefined
  return {
    message: `Memory ran out while ${what} was built${killed ? ': its builder was killed (signal 9)' : ''}.`,
    fix: 'Use a runner with more memory, or compile fewer files at once (cores = 2 in extra-nix-config).',
  }
}
