/** Changes to the text of a manifest that leave its comments and its form alone. */
import { type AST, parseTOML } from 'toml-eslint-parser'

/** What a package of the manifest becomes. */
export interface PackageChange {
  readonly id: string
  /** Its new name in the catalog. */
  readonly path?: string
  readonly version?: string
}

export interface ManifestChanges {
  readonly packages: readonly PackageChange[]
  readonly variables: Readonly<Record<string, string>>
}

interface Edit {
  readonly at: readonly [start: number, end: number]
  readonly text: string
}

/** A key with its value, by its whole path. */
interface Written {
  readonly path: readonly string[]
  readonly node: AST.TOMLKeyValue
  /** Within braces, where no line may end. */
  readonly inline: boolean
  /** Before the first table. */
  readonly top: boolean
}

/**
 * The manifest with other packages and variables; those that it has already are overwritten. Throws ParseError for what is
 * not TOML.
 */
export function changeManifest(text: string, changes: ManifestChanges): string {
  const [root] = parseTOML(text, { tomlVersion: 'latest' }).body
  const written = entriesOf(root)
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const edits = [
    ...changes.packages.flatMap((change) => packageEdits(text, written, change, newline)),
    ...variableEdits(text, root, written, changes.variables, newline),
  ]
  return edits
    .toSorted((a, b) => b.at[0] - a.at[0])
    .reduce((changed, { at, text: by }) => changed.slice(0, at[0]) + by + changed.slice(at[1]), text)
}

function entriesOf(root: AST.TOMLTopLevelTable): readonly Written[] {
  const visit = (above: readonly string[], node: AST.TOMLKeyValue, how: Pick<Written, 'inline' | 'top'>): Written[] => {
    const path = [...above, ...node.key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value))]
    const { value } = node
    const inner = value.type === 'TOMLInlineTable' ? value.body : []
    return [{ path, node, ...how }, ...inner.flatMap((one) => visit(path, one, { inline: true, top: false }))]
  }
  return root.body.flatMap((entry) =>
    entry.type === 'TOMLKeyValue'
      ? visit([], entry, { inline: false, top: true })
      : entry.body.flatMap((one) => visit(entry.resolvedKey.map(String), one, { inline: false, top: false })),
  )
}

function packageEdits(
  text: string,
  written: readonly Written[],
  { id, path, version }: PackageChange,
  newline: string,
): readonly Edit[] {
  const find = (key: string) => written.find((one) => isPath(one.path, ['install', id, key]))
  const [named, pinned] = [find('pkg-path'), find('version')]
  if (!named) return []
  const edits: Edit[] = path === undefined ? [] : [replaced(text, named, path)]
  if (version === undefined) return edits
  if (pinned) return [...edits, replaced(text, pinned, version)]
  const { node, inline } = named
  const last = node.key.keys.at(-1)
  const before = last ? text.slice(node.key.range[0], last.range[0]) : ''
  const entry = `${before}version = ${JSON.stringify(version)}`
  const indent = /[ \t]*$/.exec(text.slice(0, node.range[0]))?.[0] ?? ''
  // In front of the name: behind it, a comment of its line may follow.
  const added = inline ? `${entry}, ` : `${entry}${newline}${indent}`
  return [...edits, { at: [node.range[0], node.range[0]], text: added }]
}

/** In the quotes that are there. */
function replaced(text: string, { node }: Written, value: string): Edit {
  const quote = text[node.value.range[0]] === "'" ? "'" : '"'
  return { at: node.value.range, text: `${quote}${value}${quote}` }
}

function variableEdits(
  text: string,
  root: AST.TOMLTopLevelTable,
  written: readonly Written[],
  variables: Readonly<Record<string, string>>,
  newline: string,
): readonly Edit[] {
  const existing = (name: string) => written.find(({ path }) => isPath(path, ['vars', name]))
  const names = Object.keys(variables)
  const lines = names
    .filter((name) => !existing(name))
    .map((name) => `${name} = ${JSON.stringify(variables[name] ?? '')}`)
  return [
    ...names.flatMap((name) => {
      const found = existing(name)
      return found ? [{ at: found.node.value.range, text: JSON.stringify(variables[name] ?? '') }] : []
    }),
    ...(lines.length > 0 ? [insertion(text, root, written, lines, newline)] : []),
  ]
}

/** New variables in whichever form the manifest has some already. */
function insertion(
  text: string,
  root: AST.TOMLTopLevelTable,
  written: readonly Written[],
  lines: readonly string[],
  newline: string,
): Edit {
  const table = root.body.find((entry) => entry.type === 'TOMLTable' && isPath(entry.resolvedKey.map(String), ['vars']))
  if (table) {
    const end = text.indexOf('\n', table.range[0])
    const block = lines.map((line) => `${line}${newline}`).join('')
    return end < 0
      ? { at: [text.length, text.length], text: `${newline}${block}` }
      : { at: [end + 1, end + 1], text: block }
  }
  const braces = written.find(({ path }) => isPath(path, ['vars']))?.node.value
  if (braces?.type === 'TOMLInlineTable') {
    const start = braces.range[0] + 1
    return { at: [start, start], text: ` ${lines.join(', ')}${braces.body.length > 0 ? ',' : ' '}` }
  }
  const dotted = written.find(({ path, top }) => top && path[0] === 'vars')
  if (dotted) {
    const start = dotted.node.range[0]
    return { at: [start, start], text: lines.map((line) => `vars.${line}${newline}`).join('') }
  }
  const gap = text === '' || text.endsWith('\n') ? '' : newline
  const block = ['', '[vars]', ...lines, ''].join(newline)
  return { at: [text.length, text.length], text: `${gap}${block}` }
}

function isPath(path: readonly string[], wanted: readonly string[]): boolean {
  return path.length === wanted.length && path.every((name, index) => name === wanted[index])
}
