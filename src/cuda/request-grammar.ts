/**
 * The grammar of the request's texts as regular expressions without flags, which is all that a JSON Schema can hold.
 * The readers of request-entries.ts, package-entries.ts and runners.ts decide; test/unit/request-schema.test.ts compares.
 */
import { systems } from '../model/system.ts'
import { architectures } from './architectures.ts'
import { brands, gpuDetails, otherGpuNames } from './gpus.ts'
import { presets } from './selectors.ts'

/** A word in upper or lower case. */
export const anyCase = (word: string) =>
  word.replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
export const oneOf = (...grammars: readonly string[]) => `(?:${grammars.join('|')})`

/** Characters that no text of a request may have: \p{Cc}, which an expression without flags cannot name. */
export const control = String.raw`\u0000-\u001f\u007f-\u009f`

/** `>=8.0<10`. */
const range = String.raw`(?:[<>]=?\d{1,2}(?:\.\d{1,2})?){1,2}`
const capability = oneOf(
  String.raw`[1-9]\d?\.\d[af]?`,
  `${oneOf(`${anyCase('sm')}_?`, `${anyCase('compute')}_?`)}${String.raw`[1-9]\d?\d[aAfF]?`}`,
)
export const architectureNames = [...new Set(architectures.map((row) => row.name.toLowerCase()))]

/** Between the words of a GPU's name: `rtx-4090`, `RTX 4090`. */
const between = '[^/A-Za-z0-9+]*'
const words = (name: string) => (name.match(/[a-z0-9]+/gi) ?? []).map(anyCase).join(between)
/** Without those behind a brand (`RTX 4090`): hundreds of names would fill the schema. */
const gpu = `${oneOf(...otherGpuNames().map(words))}(?:[^/A-Za-z0-9+]+${anyCase(gpuDetails)})*`

/** A text with a brand of GPUs in it: which products there are, only the reader knows. */
const branded = `[^/${control}]*${oneOf(...brands.map(anyCase))}[^/${control}]*`

/** A capability, several by a range, a generation or a preset, or a GPU. */
const selector = `${oneOf(
  capability,
  String.raw`[1-9]\d?\.[xX]`,
  range,
  ...[...architectureNames, 'jetson', ...presets].map(anyCase),
  `${gpu}[^\\s/A-Za-z0-9+]*`,
)}(?:\\+${anyCase('ptx')})?`

/** Selectors of one cell. */
export const selectors = oneOf(`(?:${selector}(?:\\s+|\\s*$))+`, branded)

export const packageName = String.raw`[\w.+'-]{1,200}`
export const attributePath = String.raw`[\w'+-]+(?:\.[\w'+-]+)*`
/** An attribute that is a name of a package as well. */
export const attributeName = `(?=.{1,200}\\s*$)${attributePath}`
const fillings = String.raw`\{(?:toolkit|version|toolkit-digits|sm|digits|capability|system)\}`
const filledName = String.raw`(?:[\w'+-]|${fillings})+`
export const filledPath = `${filledName}(?:\\.${filledName})*`
/** A path below the root of the repository. */
export const insideFile = String.raw`\.\/(?!(?:.*\/)?\.\.(?:\/|\s*$))[^${control}]+`
export const flakeReference = String.raw`(?:\.(?:[/?][^\s#${control}]*)?|[A-Za-z][^\s#${control}]*)`
const varies = String.raw`(?=[^#]*#[^#]*\{(?:toolkit|version|toolkit-digits|sm|digits|capability)\})`
export const flakeOutput = `${varies}${flakeReference}?#${filledPath}`

/** A build of a Flox environment: `flox:NAME`, `flox:./folder#NAME`. */
export const floxBuild = String.raw`(?:\w|${fillings})(?:[\w.+-]|${fillings})*`
export const floxFolder = String.raw`(?:\.|(?!.*#)${insideFile})`
export const floxText = String.raw`flox:\s*(?:(?:\.|\.\/(?!(?:[^#]*\/)?\.\.(?:\/|#))[^#${control}]+)#)?`

/** A part of the key of a runner. */
export const runnerPart = oneOf(...systems, 'light', 'heavy', `${anyCase('gpu')}:${oneOf(`\\s*${selector}`, branded)}`)
