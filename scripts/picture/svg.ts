/** A job summary as a picture: the parts of Markdown that a summary has, drawn as GitHub shows them, in light or dark colours. */

interface Theme {
  readonly paper: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  readonly stripe: string
  readonly good: string
  readonly bad: string
}

/** GitHub's own colours. https://primer.style/foundations/primitives/color */
export const themes = {
  light: {
    ...{ paper: '#ffffff', ink: '#1f2328', soft: '#59636e', line: '#d1d9e0', stripe: '#f6f8fa' },
    ...{ good: '#1a7f37', bad: '#cf222e' },
  },
  dark: {
    ...{ paper: '#0d1117', ink: '#f0f6fc', soft: '#9198a1', line: '#3d444d', stripe: '#151b23' },
    ...{ good: '#3fb950', bad: '#f85149' },
  },
} as const satisfies Readonly<Record<string, Theme>>

const width = 820
const margin = 24
const size = 14
const lineHeight = 21

/** Text with its weight; a line of the picture is a list of these. */
interface Run {
  readonly text: string
  readonly bold: boolean
}

/** The picture of a job summary. Pure; the same text gives the same bytes. */
export function picture(markdown: string, theme: Theme): string {
  const shapes: string[] = []
  let y = margin
  const blocks = blocksOf(markdown)
  for (const [index, block] of blocks.entries()) {
    const drawn = drawBlock(block, blocks[index + 1], y, theme)
    shapes.push(...drawn.shapes)
    y += drawn.height
  }
  const height = Math.ceil(y + margin / 2)
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="-apple-system,'Segoe UI','Noto Sans',Helvetica,Arial,sans-serif" font-size="${size}" fill="${theme.ink}">`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="${theme.paper}" stroke="${theme.line}"/>`,
    ...shapes,
    '</svg>',
  ].join('\n')}\n`
}

type Block =
  | { readonly kind: 'heading' | 'subheading' | 'text' | 'item' | 'fold'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

/** Headings, tables, lists, folded parts (by their titles) and paragraphs. */
function blocksOf(markdown: string): readonly Block[] {
  const closed = markdown.replaceAll(/<details><summary>(.*?)<\/summary>[\s\S]*?<\/details>/g, '▸ $1')
  const blocks: Block[] = []
  for (const part of closed.split(/\n{2,}/).map((text) => text.trim())) {
    const lines = part.split('\n').filter((line) => line !== '')
    if (part.startsWith('|')) {
      const rows = lines.filter((line) => !/^\|[-:|]+$/.test(line)).map((line) => line.split('|').slice(1, -1))
      blocks.push({ kind: 'table', rows: rows.map((row) => row.map((cell) => cell.trim())) })
    } else for (const line of lines) blocks.push(lineBlock(line))
  }
  return blocks
}

function lineBlock(line: string): Block {
  const forms = [
    ['subheading', /^### /],
    ['heading', /^## /],
    ['item', /^- /],
    ['fold', /^▸ /],
  ] as const
  const [kind, form] = forms.find(([, pattern]) => pattern.test(line)) ?? (['text', /^/] as const)
  return { kind, text: line.replace(form, '') }
}

function drawBlock(
  block: Block,
  next: Block | undefined,
  y: number,
  theme: Theme,
): { readonly shapes: readonly string[]; readonly height: number } {
  if (block.kind === 'table') return drawTable(block.rows, y, theme)
  const scale = { heading: 1.5, subheading: 1.15, text: 1, item: 1, fold: 1 }[block.kind]
  const indent = { heading: 0, subheading: 0, text: 0, item: 18, fold: 16 }[block.kind]
  const bold = block.kind === 'heading' || block.kind === 'subheading'
  const step = lineHeight * scale
  const lines = wrap(runsOf(block.text, bold), (width - 2 * margin - indent) / scale)
  const shapes = lines.flatMap((runs, index) =>
    drawLine(runs, margin + indent, y + step * index + 15 * scale, scale, theme),
  )
  const height = step * lines.length
  const before = { x: margin, y: y + 15 }
  if (block.kind === 'item') shapes.unshift(`<circle cx="${margin + 7}" cy="${y + 10}" r="2.5"/>`)
  if (block.kind === 'fold') {
    shapes.unshift(`<path d="M${before.x + 1} ${before.y - 10}l6 5-6 5z" fill="${theme.ink}"/>`)
  }
  if (block.kind !== 'heading')
    return { shapes, height: height + (block.kind === 'item' && next?.kind === 'item' ? 4 : 12) }
  const rule = y + height + 8
  shapes.push(`<path d="M${margin} ${rule}H${width - margin}" stroke="${theme.line}"/>`)
  return { shapes, height: height + 24 }
}

function drawTable(
  rows: readonly (readonly string[])[],
  y: number,
  theme: Theme,
): { readonly shapes: readonly string[]; readonly height: number } {
  const padding = 13
  const row = 34
  const columns = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells, index) => widthOf(runsOf(cells[column] ?? '', index === 0)) + 2 * padding)),
  )
  const lefts = columns.map((_, column) => margin + columns.slice(0, column).reduce((sum, one) => sum + one, 0))
  const whole = columns.reduce((sum, one) => sum + one, 0)
  const shapes = rows.flatMap((cells, index) => {
    const top = y + index * row
    const fill = index > 0 && index % 2 === 0 ? theme.stripe : theme.paper
    const texts = cells.flatMap((cell, column) => {
      const runs = runsOf(cell, index === 0)
      const left = lefts[column] ?? margin
      const x = column === 0 && index > 0 ? left + padding : left + ((columns[column] ?? 0) - widthOf(runs)) / 2
      return drawLine(runs, x, top + 22, 1, theme)
    })
    return [
      `<rect x="${margin}" y="${top}" width="${round(whole)}" height="${row}" fill="${fill}" stroke="${theme.line}"/>`,
      ...texts,
    ]
  })
  const bottom = y + rows.length * row
  const rules = lefts.slice(1).map((x) => `<path d="M${round(x)} ${y}V${bottom}" stroke="${theme.line}"/>`)
  return { shapes: [...shapes, ...rules], height: rows.length * row + 16 }
}

/** One line, its marks drawn, because every system has other emoji. */
function drawLine(runs: readonly Run[], x: number, y: number, scale: number, theme: Theme): readonly string[] {
  const shapes: string[] = []
  let at = x
  for (const { text, bold } of runs) {
    for (const piece of text.split(/([✅❌])/u).filter((one) => one !== '')) {
      if (piece === '✅' || piece === '❌') shapes.push(drawMark(piece, at, y, scale, theme))
      else {
        const weight = bold ? ' font-weight="600"' : ''
        const bigger = scale === 1 ? '' : ` font-size="${round(size * scale)}"`
        shapes.push(
          `<text x="${round(at)}" y="${round(y)}"${bigger}${weight} xml:space="preserve">${escaped(piece)}</text>`,
        )
      }
      at += widthOf([{ text: piece, bold }]) * scale
    }
  }
  return shapes
}

function drawMark(mark: '✅' | '❌', x: number, y: number, scale: number, theme: Theme): string {
  const [colour, stroke] = mark === '✅' ? [theme.good, 'M4 8.5l3 3 5-6'] : [theme.bad, 'M5 5l6 6m0-6l-6 6']
  return `<g transform="translate(${round(x)} ${round(y - 13 * scale)}) scale(${scale})"><rect width="16" height="16" rx="3" fill="${colour}"/><path d="${stroke}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></g>`
}

/** Bold parts and plain ones, with references to characters resolved. */
function runsOf(text: string, bold: boolean): readonly Run[] {
  return text
    .split('**')
    .map((part, index) => ({ text: plain(part), bold: bold || index % 2 === 1 }))
    .filter((run) => run.text !== '')
}

function plain(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll('<br>', ' ')
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, number?: string, name?: string) =>
      number === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(number)),
    )
}

/** Lines of at most `room` pixels, broken at blanks. */
function wrap(runs: readonly Run[], room: number): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]]
  let used = 0
  for (const run of runs.flatMap(({ text, bold }) => text.split(/(?<= )/).map((word) => ({ text: word, bold })))) {
    const wide = widthOf([run])
    if (used > 0 && used + wide > room) {
      lines.push([])
      used = 0
    }
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (last?.bold === run.bold) line?.splice(-1, 1, { text: last.text + run.text, bold: run.bold })
    else line?.push(run)
    used += wide
  }
  return lines
}

/** Pixels, by rough classes of letters: fonts differ between systems, so that no text may depend on a few pixels. */
function widthOf(runs: readonly Run[]): number {
  const one = (letter: string) =>
    /[✅❌]/u.test(letter)
      ? 16
      : /[ijltfr.,:;'|!()·]/.test(letter)
        ? 4.6
        : /[mwMW@]/.test(letter)
          ? 11.6
          : /[A-Z]/.test(letter)
            ? 9.6
            : letter === ' '
              ? 3.9
              : 7.9
  return runs.reduce(
    (sum, { text, bold }) => sum + [...text].reduce((all, letter) => all + one(letter), 0) * (bold ? 1.05 : 1),
    0,
  )
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
