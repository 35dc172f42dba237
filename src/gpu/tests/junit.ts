import { XMLParser } from 'fast-xml-parser'
import type { GpuTestResult } from '../../model/gpu-result.ts'

type Cases = NonNullable<GpuTestResult['cases']>

/** Bytes of a report. */
export const mostJunitBytes = 16e6
/** How many names of failed cases are kept, and how many characters of each. */
const mostNames = 50
const longestName = 200

/**
 * The cases of a report in the format of JUnit, as pytest, GoogleTest, CTest and Catch2 write it; undefined for what is none. Counted by
 * its cases: the numbers of suites may be missing or wrong. https://github.com/testmoapp/junitxml
 */
export function readJunit(xml: string): Cases | undefined {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false })
  let root: unknown
  try {
    root = parser.parse(xml, true)
  } catch {
    return undefined
  }
  const top = isRecord(root) ? (root['testsuites'] ?? root['testsuite']) : undefined
  if (top === undefined) return undefined
  const cases = casesIn(top, 0)
  const is = (one: Readonly<Record<string, unknown>>, ...names: readonly string[]) => names.some((name) => name in one)
  const failed = cases.filter((one) => is(one, 'failure', 'error'))
  return {
    tests: cases.length,
    failed: failed.length,
    skipped: cases.filter((one) => !is(one, 'failure', 'error') && is(one, 'skipped')).length,
    failures: failed.slice(0, mostNames).map(nameOf),
  }
}

/** Suites may lie in suites. */
function casesIn(value: unknown, depth: number): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => casesIn(one, depth))
  if (!isRecord(value) || depth > 20) return []
  const own = value['testcase']
  const cases = own === undefined ? [] : Array.isArray(own) ? (own as readonly unknown[]) : [own]
  const records = cases.map((one) => (isRecord(one) ? one : {}))
  return [...records, ...casesIn(value['testsuite'], depth + 1)]
}

function nameOf(one: Readonly<Record<string, unknown>>): string {
  const words = [one['@classname'], one['@name']].filter((word) => typeof word === 'string' && word !== '')
  return words.join('.').slice(0, longestName) || 'a case without a name'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
