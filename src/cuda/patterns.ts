/** `include` and `exclude`: cells that are added to the combinations of a request, or taken out of them. */
import type { System } from '../model/system.ts'
import { otherName } from './architectures.ts'
import { quote } from './refusals.ts'
import {
  type OnProblem,
  type Origin,
  readSystem,
  readTargets,
  readToolkit,
  refuse,
  type TargetSpec,
} from './request-entries.ts'
import { selectCapabilities, selectToolkits, type ToolkitSelector } from './selectors.ts'
import type { Tables } from './tables.ts'

/** What is left out stands for everything. */
export interface Pattern {
  /** Name of a package; `*` stands for any characters. */
  readonly package: string | undefined
  readonly toolkit: ToolkitSelector | undefined
  readonly capabilities: TargetSpec | undefined
  readonly system: System | undefined
  /** Shown as the reason of an exclusion. */
  readonly reason: string | undefined
}

export const patternKeys = ['package', 'toolkit', 'capabilities', 'system', 'reason'] as const

/** Texts of a pattern by key, as the file has them. */
export type PatternTexts = { readonly [K in (typeof patternKeys)[number]]?: readonly string[] | undefined }

/** `toolkit=12.4 capabilities=9.0a/10.0 system=x86_64-linux reason=too slow`: the pattern of an input; `/` joins capabilities. */
export function readPatternText(text: string, origin: Origin, report: OnProblem): Pattern | undefined {
  const texts: Record<string, readonly string[]> = {}
  // A reason is a sentence, and goes on to the end.
  const [before = '', reason] = text.split(/(?:^|\s)reason=(.+)$/s)
  if (reason !== undefined) texts['reason'] = [reason.trim()]
  for (const word of before.split(/\s+/).filter((one) => one !== '')) {
    const [key = '', ...rest] = word.split('=')
    const value = rest.join('=')
    if (!(patternKeys as readonly string[]).includes(key) || value === '') {
      const fix = `Write ${patternKeys.map((name) => `${name}=…`).join(' ')}, separated by blanks, the reason last.`
      report(refuse(origin, `${quote(word)} is not part of a pattern.`, fix))
      return undefined
    }
    texts[key] = key === 'capabilities' ? value.split('/') : [value]
  }
  return readPattern(texts, origin, report)
}

/** A pattern of texts that were read; the locations of problems are the pattern's own. */
export function readPattern(texts: PatternTexts, origin: Origin, report: OnProblem): Pattern | undefined {
  let failed = false
  const reportFailure: OnProblem = (problem) => {
    if (problem.severity === 'error') failed = true
    report(problem)
  }
  const toolkit = texts.toolkit?.[0]
  const system = texts.system?.[0]
  if (patternKeys.every((key) => key === 'reason' || texts[key] === undefined)) {
    reportFailure(refuse(origin, 'the pattern is empty.', 'Name a package, a toolkit, capabilities or a system.'))
  }
  const pattern: Pattern = {
    package: texts.package?.[0],
    toolkit: toolkit === undefined ? undefined : readToolkit(toolkit, origin, reportFailure),
    capabilities: texts.capabilities && readTargets(texts.capabilities, origin, reportFailure),
    system: system === undefined ? undefined : readSystem(system, origin, reportFailure),
    reason: texts.reason?.[0],
  }
  return failed ? undefined : pattern
}

/** A pattern made ready for many cells: two sets, and a test of the name. */
export interface Matcher {
  readonly pattern: Pattern
  /** Everything but the package. */
  matchesRest(cell: {
    readonly toolkit: string
    readonly capabilities: readonly string[]
    readonly system: string
  }): boolean
  matchesPackage(name: string): boolean
}

/** A cell matches capabilities when one of its own is among them. */
export function matcherOf(pattern: Pattern, tables: Tables): Matcher {
  const toolkits = pattern.toolkit && new Set(selectToolkits(pattern.toolkit, tables) ?? [])
  const capabilities =
    pattern.capabilities &&
    new Set(
      pattern.capabilities.selectors.flatMap((selector) =>
        withOtherNames(selectCapabilities(selector, tables), tables),
      ),
    )
  const name = pattern.package?.split('*')
  return {
    pattern,
    matchesRest: (cell) =>
      (!toolkits || toolkits.has(cell.toolkit)) &&
      (!capabilities || cell.capabilities.some((capability) => capabilities.has(capability))) &&
      (pattern.system === undefined || cell.system === pattern.system),
    matchesPackage: (text) => !name || matchesParts(text, name),
  }
}

/** A plan calls a renamed capability by the name that its toolkit has for it. */
function withOtherNames(capabilities: readonly string[], tables: Tables): readonly string[] {
  return capabilities.flatMap((capability) => {
    const row = tables.architectures.get(capability)
    const other = row && otherName(row)
    return other ? [capability, other.capability] : [capability]
  })
}

/** Whether a text is these parts with anything between them. Linear, which a regular expression would not be. */
function matchesParts(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  const end = text.length - last.length
  let from = first.length
  for (const part of rest) {
    const found = text.indexOf(part, from)
    if (found < 0 || found + part.length > end) return false
    from = found + part.length
  }
  return true
}
