/**
 * `npm run check:tables [-- --only 12.4,13.0] [--json | --markdown] [--output FILE]`: holds the tables of src/cuda
 * against the ptxas of every CUDA toolkit that NVIDIA has on PyPI, and prints what differs. Changes no table. The
 * compilers are kept in LAB (default .lab). Exit code 0 when all agree, 1 when something differs, 2 for wrong options,
 * 3 when the compilers could not be had, 130 when it was stopped.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Compiler, compareTables, isInScope } from '../src/cuda/compare-tables.ts'
import { LabError, labContext } from '../test/lab/lab.ts'
import { askPtxas, ensurePtxas, publishedReleases, type Release } from './tables/ptxas.ts'
import { type Format, report } from './tables/report.ts'

interface Options {
  /** Toolkit minors; all when empty. */
  readonly only: readonly string[]
  readonly format: Format
  /** Where the report goes; stdout when undefined. */
  readonly output: string | undefined
}

const stop = new AbortController()
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => stop.abort())
const say = (line: string) => process.stderr.write(`${line}\n`)

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  say(options)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await main(options)
  } catch (cause) {
    if (!(cause instanceof LabError)) throw cause
    if (!stop.signal.aborted) say(cause.message)
    process.exitCode = stop.signal.aborted ? 130 : 3
  }
}

async function main({ only, format, output }: Options): Promise<number> {
  if (process.platform !== 'linux') throw new LabError('NVIDIA’s compilers run on Linux alone: run this on Linux.')
  const lab = labContext({ signal: stop.signal })
  say('Looking for NVIDIA’s compilers on PyPI …')
  const published = (await publishedReleases(lab)).filter(({ toolkit }) => isInScope(toolkit))
  const absent = only.filter((toolkit) => !published.some((release) => release.toolkit === toolkit))
  if (absent.length > 0) {
    say(`PyPI has no ptxas of CUDA ${absent.join(', ')}; it has ${published.map(({ toolkit }) => toolkit).join(', ')}.`)
    return 2
  }
  const wanted = only.length > 0 ? published.filter(({ toolkit }) => only.includes(toolkit)) : published
  const compilers: Compiler[] = []
  for (const [index, release] of wanted.entries()) {
    say(`  ${index + 1}/${wanted.length}  ${release.wheel} ${release.version} …`)
    compilers.push(await ask(release))
  }
  const text = report(compilers, format, only.length === 0)
  if (output === undefined) process.stdout.write(text)
  else writeFileSync(output, text)
  return compareTables(compilers).length === 0 ? 0 : 1

  async function ask(release: Release): Promise<Compiler> {
    const compiler = await askPtxas(lab, await ensurePtxas(lab, release), release.toolkit)
    say(`         PTX ISA ${compiler.ptxIsa}, ${compiler.targets.length} targets`)
    return compiler
  }
}

/** The options, or what is wrong with them. */
function readOptions(args: readonly string[]): Options | string {
  const usage = 'usage: npm run check:tables [-- --only 12.4,13.0] [--json | --markdown] [--output FILE]'
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', default: '' },
        json: { type: 'boolean', default: false },
        markdown: { type: 'boolean', default: false },
        output: { type: 'string' },
      },
    })
    if (values.json && values.markdown) return usage
    const only = values.only.split(',').flatMap((toolkit) => toolkit.trim() || [])
    return { only, format: values.json ? 'json' : values.markdown ? 'markdown' : 'text', output: values.output }
  } catch (cause) {
    return `${(cause as Error).message}\n${usage}`
  }
}
