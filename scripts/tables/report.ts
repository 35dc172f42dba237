/** What `npm run check:tables` found, as text, Markdown or JSON. Pure: no I/O. */
import { type Compiler, compareTables, differenceText } from '../../src/cuda/compare-tables.ts'
import { toolkits } from '../../src/cuda/toolkits.ts'

/** Text for a terminal, Markdown for the body of an issue, JSON for programs. */
export type Format = 'text' | 'markdown' | 'json'

/** The findings in one format, with a line break at the end. `isWhole`: every compiler that PyPI has was asked. */
export function report(compilers: readonly Compiler[], format: Format, isWhole: boolean): string {
  if (format === 'json') return `${JSON.stringify(asJson(compilers, isWhole), undefined, 2)}\n`
  return format === 'markdown' ? markdown(compilers, isWhole) : text(compilers, isWhole)
}

function asJson(compilers: readonly Compiler[], isWhole: boolean) {
  const differences = compareTables(compilers).map((one) => ({ ...one, text: differenceText(one) }))
  return { differences, checked: compilers, notChecked: isWhole ? notChecked(compilers) : [] }
}

function text(compilers: readonly Compiler[], isWhole: boolean): string {
  const lines = compareTables(compilers).map(differenceText)
  return `${[...lines, headline(compilers, lines.length, isWhole)].join('\n')}\n`
}

function markdown(compilers: readonly Compiler[], isWhole: boolean): string {
  const differences = compareTables(compilers)
  const recorded = compilers.filter(({ toolkit }) => differences.some((one) => one.toolkit === toolkit))
  const lines = [headline(compilers, differences.length, isWhole), '']
  if (differences.length > 0) {
    lines.push(
      ...differences.map((one) => `- ${differenceText(one)}`),
      '',
      'Update `src/cuda/toolkits.ts` and `src/cuda/architectures.ts`, and record what these compilers accept in `test/unit/cuda-ptxas-targets.ts`:',
      '',
      '```ts',
      ...recorded.map(({ toolkit, targets }) => `['${toolkit}', '${targets.map((one) => one.slice(3)).join(' ')}'],`),
      '```',
      '',
    )
  }
  lines.push(`Asked: ptxas of CUDA ${compilers.map(({ version }) => version).join(', ')}.`)
  return `${lines.join('\n')}\n`
}

function headline(compilers: readonly Compiler[], count: number, isWhole: boolean): string {
  const names = compilers.map(({ toolkit }) => toolkit)
  const range = isWhole && names.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ')
  const asked = `ptxas of ${names.length} ${names.length === 1 ? 'toolkit' : 'toolkits'} (${range})`
  const outcome =
    count === 0
      ? `The tables agree with ${asked}.`
      : `The tables have ${count} ${count === 1 ? 'fact' : 'facts'} otherwise than ${asked}.`
  const absent = isWhole ? notChecked(compilers) : []
  return absent.length === 0 ? outcome : `${outcome} Not checked, for PyPI has no ptxas of them: ${absent.join(', ')}.`
}

/** The toolkits of the table of which there was no compiler to ask. */
export function notChecked(compilers: readonly Compiler[]): string[] {
  const asked = new Set(compilers.map(({ toolkit }) => toolkit))
  return toolkits.map((row) => row.version).filter((version) => !asked.has(version))
}
