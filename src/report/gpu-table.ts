/** Which GPUs run which cells. */
import { counted, markdownTable } from './markdown.ts'

type Runs = 'sass' | 'jit' | 'driver' | 'unknown' | 'none'

/** How one GPU runs one cell: the worst of its units, and how many run in each way. */
export interface CellOnGpu {
  /** null without device code. */
  readonly runs: Runs | null
  readonly driver: string | undefined
  readonly units: Readonly<Record<Runs, number>>
}

export interface GpuCoverage {
  readonly gpus: readonly {
    /** `L4 (8.9)`. */
    readonly name: string
    readonly cells: Readonly<Record<Runs, number>>
  }[]
  /** With one answer for each GPU, in their order. */
  readonly cells: readonly { readonly id: string; readonly gpus: readonly CellOnGpu[] }[]
  /** The driver that was asked about. */
  readonly driver: string | undefined
}

const words: Readonly<Record<Runs, string>> = {
  sass: 'SASS',
  jit: 'PTX, JIT',
  driver: 'needs a newer driver',
  unknown: 'cannot be determined',
  none: 'no',
}

/** One line for each GPU with the number of cells it runs, then a table of cells × GPUs. */
export function gpuSection({ gpus, cells, driver }: GpuCoverage): string {
  if (gpus.length === 0) return ''
  const table = markdownTable(
    ['Cell', ...gpus.map(({ name }) => name)],
    cells.map((cell) => [cell.id, ...cell.gpus.map(answer)]),
  )
  const lines = gpus.map((gpu) => `- ${gpuLine(gpu)}`).join('\n')
  const heading = driver === undefined ? '### GPUs' : `### GPUs with driver ${driver}`
  return [heading, lines, table].join('\n\n')
}

/** `L4 (8.9) runs 3 of 5 cells (2 SASS, 1 PTX, JIT)`. */
function gpuLine({ name, cells }: GpuCoverage['gpus'][number]): string {
  const all = Object.values(cells).reduce((sum, count) => sum + count, 0)
  const others = cells.unknown > 0 ? `; of ${cells.unknown} it cannot be determined` : ''
  return `${name} runs ${cells.sass + cells.jit} of ${counted(all, 'cell')} with device code: ${cells.sass} as SASS, ${cells.jit} by JIT${others}`
}

function answer({ runs, driver, units }: CellOnGpu): string {
  if (runs === null) return '—'
  const all = Object.values(units).reduce((sum, count) => sum + count, 0)
  const some = units[runs] < all ? ` (${units[runs]} of ${counted(all, 'unit')})` : ''
  const from = driver !== undefined && (runs === 'jit' || runs === 'driver') ? `, from ${driver} on` : ''
  return `${words[runs]}${some}${from}`
}
