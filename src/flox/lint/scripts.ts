/** The shell scripts of a manifest, line by line. */
import type { FloxEnvironment } from '../environment/environment.ts'
import type { SourceLine, TomlPath } from '../environment/toml.ts'

export interface Script {
  readonly kind: 'hook' | 'profile' | 'service' | 'build'
  /** As the manifest names it: `hook.on-activate`. */
  readonly name: string
  /** Its text as it is written, comments left out. */
  readonly lines: readonly SourceLine[]
}

/** Every script of the manifest. */
export function scriptsOf({ manifest, source }: FloxEnvironment): readonly Script[] {
  const script = (kind: Script['kind'], path: TomlPath): Script => ({
    kind,
    name: path.join('.'),
    lines: source.linesOf(path).map(({ line, text }) => ({ line, text: text.replace(/(^|\s)#.*$/, '$1') })),
  })
  const services = Object.entries(manifest.services ?? {}).filter(([, one]) => typeof one === 'object' && one.command)
  return [
    ...Object.keys(manifest.hook ?? {}).map((key) => script('hook', ['hook', key])),
    ...Object.keys(manifest.profile ?? {}).map((key) => script('profile', ['profile', key])),
    ...services.map(([name]) => script('service', ['services', name, 'command'])),
    ...Object.keys(manifest.build ?? {}).map((name) => script('build', ['build', name, 'command'])),
  ]
}

/**
 * What a shell would carry out in the script's own process: without quoted texts, here-documents and what stands in
 * parentheses. Read line by line, so that a text over several lines is taken for commands.
 */
export function ownCommands({ lines }: Script): readonly SourceLine[] {
  let end: string | undefined
  let depth = 0
  return lines.flatMap(({ line, text }) => {
    if (end !== undefined) {
      if (text.trim() === end) end = undefined
      return []
    }
    end = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text)?.[2]
    let own = ''
    for (const sign of withoutQuotes(text)) {
      if (sign === '(') depth += 1
      else if (sign === ')') depth = Math.max(0, depth - 1)
      else if (depth === 0) own += sign
    }
    return [{ line, text: own }]
  })
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, '""')
}

/** Lines that a backslash continues as one, with the number of the first. */
export function logicalLines(lines: readonly SourceLine[]): readonly SourceLine[] {
  const joined: { line: number; text: string }[] = []
  let open = false
  for (const { line, text } of lines) {
    const last = joined.at(-1)
    if (open && last) last.text += ` ${text.replace(/\\$/, '')}`
    else joined.push({ line, text: text.replace(/\\$/, '') })
    open = text.endsWith('\\')
  }
  return joined
}
