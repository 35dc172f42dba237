import { type Toolkit, toolkits } from '../cuda/toolkits.ts'

/** Where the version of a branch is from, in a source of facts. */
export const driverTable = 'NVIDIA’s table of drivers'

/**
 * The newest CUDA of a driver, by its branch: every 580 is 13.0. Undefined for branches that the table does not have, as 565, of
 * CUDA 12.7, and for what comes before the first driver of its branch.
 * https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/#cuda-toolkit-major-component-versions
 */
export function cudaOfDriver(version: string, rows: readonly Toolkit[] = toolkits): string | undefined {
  const branch = version.split('.')[0]
  return rows.findLast(({ driver }) => driver !== null && driver.split('.')[0] === branch)?.version
}
