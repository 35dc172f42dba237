/** What a cell tells the build of a Flox environment. */
import { computeName, parseCapability, smDigits, smName } from '../../model/capability.ts'
import type { Cell } from '../../model/documents.ts'

/**
 * The variables of a cell by name. CMake takes CUDAARCHS for CMAKE_CUDA_ARCHITECTURES
 * (https://cmake.org/cmake/help/latest/envvar/CUDAARCHS.html), extensions of PyTorch take TORCH_CUDA_ARCH_LIST
 * (https://docs.pytorch.org/docs/stable/cpp_extension.html), and NIX_CUDA_GENCODE is for nvcc itself. Without CUDA the lists
 * are empty, and CMake and PyTorch get none.
 */
export function buildVariables(cell: Pick<Cell, 'toolkit' | 'capabilities' | 'ptx'>): Readonly<Record<string, string>> {
  const parse = (texts: readonly string[]) => texts.flatMap((text) => parseCapability(text) ?? [])
  const [real, ptx] = [parse(cell.capabilities), parse(cell.ptx)]
  const gencode = [
    ...real.map((one) => `-gencode=arch=${computeName(one)},code=${smName(one)}`),
    ...ptx.map((one) => `-gencode=arch=${computeName(one)},code=${computeName(one)}`),
  ]
  const own = {
    NIX_CUDA_TOOLKIT: cell.toolkit,
    NIX_CUDA_CAPABILITIES: cell.capabilities.join(' '),
    NIX_CUDA_GENCODE: gencode.join(' '),
  }
  if (cell.toolkit === 'cpu') return own
  const targets = [...real.map((one) => `${smDigits(one)}-real`), ...ptx.map((one) => `${smDigits(one)}-virtual`)]
  const torch = cell.capabilities.map((text) => (cell.ptx.includes(text) ? `${text}+PTX` : text))
  return { ...own, CUDAARCHS: targets.join(';'), TORCH_CUDA_ARCH_LIST: torch.join(';') }
}
