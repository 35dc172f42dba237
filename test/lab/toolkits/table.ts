/** The CUDA toolkits that the lab can make. */
export type ToolkitVersion = '11.8' | '12.4' | '13.0' | '13.5'

/** Where a toolkit comes from and what must come out. */
export interface ToolkitSource {
  /** Version of nvcc itself, as its packages call it. */
  readonly nvcc: string
  /** The recorded hash of the finished tree: `nix hash path` (NAR, sha256, SRI). */
  readonly narHash: string
  /** Rough size of all downloads in bytes, for the progress display. */
  readonly bytes: number
  /** The part that comes from Debian's non-free component. Absent: everything is in the wheels. */
  readonly debian?: { readonly suite: string; readonly packages: readonly string[] }
}

/**
 * CUDA 11.8 and 12.4 exist as compilers in Debian only (NVIDIA's wheels of that time hold ptxas alone); their headers
 * come from NVIDIA's wheels, which spares Debian's 770 MB development package. 13.x is in the wheels as a whole.
 */
export const toolkitSources: Readonly<Record<ToolkitVersion, ToolkitSource>> = {
  '11.8': {
    nvcc: '11.8.89',
    narHash: 'sha256-KmezVliXKEp3S2NGUBx2co/dbhjz7Wu3nhpJq1vE03U=',
    bytes: 113e6,
    debian: { suite: 'bookworm', packages: ['nvidia-cuda-toolkit', 'libnvvm4', 'libcudart11.0'] },
  },
  '12.4': {
    nvcc: '12.4.131',
    narHash: 'sha256-RJkqzOih6AoGg+021+zDBcIu8vRt/4sU0NIWdJtl6Pw=',
    bytes: 118e6,
    debian: { suite: 'trixie', packages: ['nvidia-cuda-toolkit', 'libnvvm4', 'libcudart12'] },
  },
  '13.0': { nvcc: '13.0.88', narHash: 'sha256-Jksbp7YI6DQ71YLhYDVbmWAuGcR+GUiNBU1CNcOiU+k=', bytes: 105e6 },
  '13.5': { nvcc: '13.5.37', narHash: 'sha256-Qji+IBYLuIXViiwxZYnfLrV0V7TbuGaoSlzC8si6RmM=', bytes: 135e6 },
}
