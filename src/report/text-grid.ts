/** Grids of targets × toolkits for a terminal of 80 columns. */
import { type Style, styled } from '../model/style.ts'
import {
  cachedMark,
  excludedMark,
  type HeatGrid,
  type HeatGrids,
  impossibleMark,
  leftMark,
  unevaluatedMark,
} from './heat-table.ts'
import { pageWidth, wrapped } from './text-table.ts'

/** Of one column each, where those of a summary take two. */
const narrow: Readonly<Record<string, readonly [mark: string, style: Style]>> = {
  '🔨': ['●', 'name'],
  [cachedMark]: ['✓', 'good'],
  '🧩': ['◐', 'warning'],
  '🧊': ['○', 'warning'],
  '✅': ['✓', 'good'],
  '❌': ['✗', 'bad'],
  '⚪': ['?', 'warning'],
  '=': ['=', 'name'],
  [impossibleMark]: ['–', 'faint'],
  [unevaluatedMark]: ['!', 'bad'],
  [excludedMark]: ['×', 'faint'],
  [leftMark]: ['·', 'faint'],
}

/** Columns that targets take at most; longer ones go on in the next line. */
const widestTargets = 34
const columnWidth = 6

/** The grids, and what their marks mean. */
export function textGrids({ grids, used }: HeatGrids, meanings: Readonly<Record<string, string>>): string {
  if (grids.length === 0) return ''
  const legend = Object.entries(meanings)
    .filter(([mark]) => used.has(mark))
    .map(([mark, meaning]) => `${shown(mark)} ${meaning}`.replaceAll(' ', '\u00a0'))
  const lines = wrapped(legend.join('   '), 2).replaceAll('\u00a0', ' ')
  return [...grids.map(textGrid), `  ${lines}`].join('\n\n')
}

function textGrid({ title, toolkits, rows }: HeatGrid): string {
  const labels = rows.map(({ targets }) => cut(targets))
  const width = Math.max(4, ...labels.flat().map((line) => line.length))
  const perBlock = Math.max(1, Math.floor((pageWidth - 2 - width) / columnWidth))
  const blocks = Array.from({ length: Math.ceil(toolkits.length / perBlock) }, (_, index) => {
    const from = index * perBlock
    const columns = toolkits.slice(from, from + perBlock)
    const head = `  ${'CUDA'.padEnd(width)}${columns.map((toolkit) => toolkit.padStart(columnWidth)).join('')}`
    const lines = rows.flatMap(({ marks }, row) => {
      const [first = '', ...more] = labels[row] ?? []
      const some = marks.slice(from, from + perBlock).map((mark) => ' '.repeat(columnWidth - 2) + shown(mark))
      return [
        `  ${first.padEnd(width)}${some.map((mark) => `${mark} `).join('')}`.trimEnd(),
        ...more.map((line) => `  ${line}`),
      ]
    })
    return [styled('faint', head), ...lines].join('\n')
  })
  return [styled('heading', title), ...blocks].join('\n')
}

function shown(mark: string): string {
  const [text, style] = narrow[mark] ?? [mark, 'name']
  return styled(style, text)
}

/** In lines of at most `widestTargets` columns. */
function cut(targets: string): readonly string[] {
  const lines: string[] = []
  for (const part of targets.split(/(?<=, )/)) {
    const last = lines.at(-1)
    if (last === undefined || `${last}${part}`.trimEnd().length > widestTargets) lines.push(part)
    else lines[lines.length - 1] = last + part
  }
  return lines.map((line) => line.trimEnd())
}
