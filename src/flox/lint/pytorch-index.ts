/** Where a manifest takes the wheels of PyTorch from. */
import type { FloxEnvironment } from '../environment/environment.ts'
import type { SourceLine } from '../environment/toml.ts'
import { logicalLines, scriptsOf } from './scripts.ts'

/** One command, or the variables of the manifest, with the indexes that it names. */
export interface IndexUse {
  readonly line: number
  /** `cpu`, or a toolkit as in `12.4`. */
  readonly indexes: readonly string[]
}

/** https://pytorch.org/get-started/locally/: `cu124` is for CUDA 12.4. */
const address = /download\.pytorch\.org\/whl\/(?:nightly\/|test\/)?(?:cpu|cu(\d+)(\d))\b/g

function indexesIn(text: string): readonly string[] {
  return [...text.matchAll(address)].map(([, major, minor]) => (major ? `${major}.${minor}` : 'cpu'))
}

/** Every use, the variables as one: pip and uv read them together. */
export function pytorchIndexes(environment: FloxEnvironment): readonly IndexUse[] {
  const uses = (lines: readonly SourceLine[]): readonly IndexUse[] =>
    lines.flatMap(({ line, text }) => {
      const indexes = indexesIn(text)
      return indexes.length > 0 ? [{ line, indexes }] : []
    })
  const { manifest, source } = environment
  const variables = uses(Object.keys(manifest.vars ?? {}).flatMap((name) => source.linesOf(['vars', name])))
  const together = variables
    .slice(-1)
    .map(({ line }) => ({ line, indexes: variables.flatMap(({ indexes }) => indexes) }))
  return [...together, ...scriptsOf(environment).flatMap(({ lines }) => uses(logicalLines(lines)))]
}

/** Whether wheels of PyTorch are installed. */
export function hasPytorchIndex(environment: FloxEnvironment): boolean {
  return pytorchIndexes(environment).length > 0
}
