/** The key `gpu-tests` of a package of the request file. */
import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { GpuTestCommand } from '../model/documents.ts'
import { quote } from './refusals.ts'
import { refuse } from './request-entries.ts'
import { type Context, type Located, located, readFields, readText } from './request-yaml.ts'

/**
 * `true` for the tests that the package has itself, a command, or a list of commands, each a text or `{ command, junit }`. Undefined where
 * one of them cannot be read.
 */
export function readGpuTests(written: Located, context: Context): readonly GpuTestCommand[] | undefined {
  const { node } = written
  if (isScalar(node) && String(node.value) === 'true') return []
  const nodes = isSeq<ParsedNode>(node) ? node.items : [node]
  const read = nodes.map((one) => readCommand(located(one, written, context), context))
  const known = read.filter((one) => one !== undefined)
  if (nodes.length === 0) {
    context.report(refuse(written.origin, 'there is no command.', 'Write one or more, or true.'))
    return undefined
  }
  return known.length < read.length ? undefined : known
}

function readCommand(written: Located, context: Context): GpuTestCommand | undefined {
  if (!isMap(written.node)) {
    const command = readText(written, context)
    return command === undefined ? undefined : { command }
  }
  const fields = readFields(written, ['command', 'junit'], context)
  const [commandField, junitField] = [fields.get('command'), fields.get('junit')]
  if (!commandField) {
    context.report(refuse(written.origin, 'a GPU test needs a command.', 'Write {command: …, junit: …}.'))
    return undefined
  }
  const command = readText(commandField, context)
  const junit = junitField && readText(junitField, context)
  if (junitField && junit !== undefined && !isInside(junit)) {
    const fix = 'Write it relative to the root of the repository, like build/junit.xml.'
    context.report(refuse(junitField.origin, `${quote(junit)} is not a path in the repository.`, fix))
    return undefined
  }
  if (command === undefined || (junitField && junit === undefined)) return undefined
  return { command, ...(junit === undefined ? {} : { junit }) }
}

function isInside(path: string): boolean {
  return /^[^/\p{Cc}][^\p{Cc}]*$/u.test(path) && !path.split('/').includes('..')
}
