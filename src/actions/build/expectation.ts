/** What a cell asks of its files. Pure. */
import type { InspectedFile } from '../../inspect/inspect.ts'
import type { Expectation } from '../../inspect/verify.ts'
import { type Capability, parseCapability } from '../../model/capability.ts'
import type { Cell } from '../../model/documents.ts'
import { error, type Problem } from '../../model/problem.ts'
import { parseVersion } from '../../model/version.ts'

/** What the cell's own numbers ask of every file with device code. */
export function expectationOf(
  cell: Pick<Cell, 'capabilities' | 'ptx' | 'toolkit' | 'deviceCode'> & { readonly units?: 'all' | 'any' },
): Expectation {
  const toolkit = parseVersion(cell.toolkit)
  return {
    targets: parsed(cell.capabilities),
    ptx: parsed(cell.ptx),
    ...(toolkit ? { toolkit } : {}),
    ...(cell.units ? { units: cell.units } : {}),
    allowNoDeviceCode: cell.deviceCode === 'optional' || cell.toolkit === 'cpu',
  }
}

function parsed(texts: readonly string[]): readonly Capability[] {
  return texts.map(parseCapability).filter((capability) => capability !== undefined)
}

/** VER011 where a cell that is built without CUDA has device code all the same. */
export function withoutDeviceCode(files: readonly InspectedFile[]): readonly Problem[] {
  const [first, ...others] = files.filter(({ images }) => images.length > 0)
  if (!first) return []
  const more = others.length === 0 ? '' : ` (and ${others.length} more ${others.length === 1 ? 'file' : 'files'})`
  return [
    error(
      'VER011',
      `${first.file}${more} has device code: this cell is built without CUDA.`,
      'Find out why the package uses CUDA although config.cudaSupport is false.',
    ),
  ]
}
