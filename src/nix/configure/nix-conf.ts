import { error, type Problem, ProblemError } from '../../model/problem.ts'

/** `name = value …`. Nix cuts every value at white space and joins the parts with one space, lists or not. */
export interface NixSetting {
  readonly kind: 'setting'
  readonly name: string
  readonly values: readonly string[]
}

/** `include path`, or `!include path`, which may be missing. */
export interface NixInclude {
  readonly kind: 'include'
  readonly path: string
  readonly optional: boolean
}

export type NixConfItem = NixSetting | NixInclude

/** An item with the line that it stands on, from 1. */
export type NixConfLine = NixConfItem & { readonly line: number }

/** Where the rules come from: Nix's own reader, `parseConfigFiles`. */
export const nixConfSource = 'https://github.com/NixOS/nix/blob/2.34.0/src/libutil/configuration.cc'

/** What Nix cuts at; other white space (vertical tab, no-break space) belongs to a word. */
const blank = /[ \t\n\r]+/

/**
 * Reads nix.conf as Nix does: `#` ends a line wherever it stands, there is no quoting and no continued line, and a name
 * is whatever stands before ` = `. `file` names the text in problems (CFG020, one for each line that Nix would refuse).
 */
export function parseNixConf(
  text: string,
  file: string,
): { readonly lines: readonly NixConfLine[]; readonly problems: readonly Problem[] } {
  const lines: NixConfLine[] = []
  const problems: Problem[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const item = parseLine(raw)
    if (item === undefined) continue
    if (typeof item === 'string') problems.push(syntaxError(item, { file, line: index + 1 }))
    else lines.push({ ...item, line: index + 1 })
  }
  return { lines, problems }
}

/** An item, undefined for an empty line, or what is wrong with the line. */
function parseLine(raw: string): NixConfItem | string | undefined {
  const [first, second, ...rest] = (raw.split('#', 1)[0] ?? '').split(blank).filter((word) => word !== '')
  if (first === undefined) return undefined
  if (first === 'include' || first === '!include') {
    if (second === undefined || rest.length > 0) return `\`${first}\` takes one path.`
    return { kind: 'include', path: second, optional: first === '!include' }
  }
  if (second === '=') return { kind: 'setting', name: first, values: rest }
  // No word of the line is repeated: any may be a secret.
  return 'The line is not `name = value`, with a space on both sides of `=`.'
}

function syntaxError(message: string, where: { readonly file: string; readonly line: number }): Problem {
  return error('CFG020', message, 'Write one `name = value` per line.', { where, source: nixConfSource })
}

/**
 * Prints items so that Nix reads them back as they are. Throws ProblemError CFG021 for what cannot be written: an empty
 * word, or one with white space or `#` in it, which would end the word or begin something else.
 */
export function printNixConf(items: readonly NixConfItem[]): string {
  return items.map((item) => `${printItem(item)}\n`).join('')
}

function printItem(item: NixConfItem): string {
  const words = item.kind === 'setting' ? [item.name, ...item.values] : [item.path]
  const isInclude = item.kind === 'setting' && (item.name === 'include' || item.name === '!include')
  if (isInclude || words.some((word) => word === '' || /[ \t\n\r#]/.test(word))) {
    const name = item.kind === 'setting' ? item.name : 'include'
    throw new ProblemError(
      error(
        'CFG021',
        `A part of ${JSON.stringify(name)} cannot be written to nix.conf: it is empty, or contains white space or #.`,
        'Remove these characters: nix.conf has no quoting.',
        { source: nixConfSource },
      ),
    )
  }
  if (item.kind === 'include') return `${item.optional ? '!include' : 'include'} ${item.path}`
  return [item.name, '=', ...item.values].join(' ')
}

/** A setting, shorter to write. */
export function setting(name: string, ...values: readonly string[]): NixSetting {
  return { kind: 'setting', name, values }
}

/** A setting from its value as text, which may be empty or have blanks in it, as a path: Nix joins words with one space. */
export function textSetting(name: string, value: string): NixSetting {
  return setting(name, ...value.split(' ').filter((word) => word !== ''))
}

/** The settings of that name, plain or with `extra-`. */
export function settingsNamed(items: readonly NixConfItem[], name: string): readonly NixSetting[] {
  return items.filter(
    (item) => item.kind === 'setting' && (item.name === name || item.name === `extra-${name}`),
  ) as readonly NixSetting[]
}
