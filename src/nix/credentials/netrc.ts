import { error, type Problem } from '../../model/problem.ts'
import { meantHost } from '../host-name.ts'

/** The credentials for one machine, or for all others, as they stand in the text. */
export interface NetrcEntry {
  readonly kind: 'machine' | 'default'
  readonly text: string
}

export const netrcSource = 'https://everything.curl.dev/usingcurl/netrc.html'

/** Words that take the next word as their value. */
const withValue = ['machine', 'login', 'password', 'account']

/**
 * Cuts a netrc into its entries as curl reads it, which Nix downloads with: words at any line, `#` at the beginning of a
 * line for a comment, `macdef` up to an empty line. Problems (CFG030) name lines and never repeat a word: any may be a
 * password.
 */
export function parseNetrc(text: string): {
  readonly entries: readonly NetrcEntry[]
  readonly problems: readonly Problem[]
} {
  const starts: { readonly kind: NetrcEntry['kind']; readonly at: number; readonly line: number; known: boolean }[] = []
  const problems: Problem[] = []
  let expects: string | undefined
  for (const { word, at, line } of words(text)) {
    if (expects !== undefined) {
      const entry = starts.at(-1)
      if (entry && expects === 'password') entry.known = true
      const host = expects === 'machine' ? meantHost(word) : undefined
      if (host !== undefined) problems.push(noHost(host, line))
      expects = undefined
    } else if (word === 'machine' || word === 'default') {
      starts.push({ kind: word, at, line, known: false })
      if (word === 'machine') expects = word
    } else if (withValue.includes(word) && starts.length > 0) expects = word
    else {
      const why = withValue.includes(word) ? 'a word before the first `machine`' : 'an unknown word'
      problems.push(wrong(`has ${why}`, line))
    }
  }
  if (expects !== undefined) problems.push(wrong(`ends after \`${expects}\``))
  if (starts.length === 0 && problems.length === 0) problems.push(wrong('names no machine'))
  for (const { known, line } of starts) if (!known) problems.push(wrong('has an entry without a password', line))
  const entries = starts.map(({ kind, at }, index) => {
    return { kind, text: `${text.slice(at, starts[index + 1]?.at).trimEnd()}\n` }
  })
  return { entries, problems }
}

/**
 * One netrc of several: what the jobs gave, then the machine's own, then the jobs' `default` entries. curl takes the first
 * entry that fits: so the job's word for a host counts, and nothing of the machine's is hidden by a `default`.
 */
export function mergeNetrc(jobs: readonly string[], machine: string): string {
  const entries = jobs.flatMap((text) => parseNetrc(text).entries)
  const textOf = (kind: NetrcEntry['kind']) => [
    ...new Set(entries.filter((entry) => entry.kind === kind).map(({ text }) => text)),
  ]
  // An empty line ends a macdef of the entry before.
  const own = machine.trim() === '' ? [] : [`${machine.trimEnd()}\n`]
  return [...textOf('machine'), ...own, ...textOf('default')].join('\n')
}

/**
 * The login that a netrc has for a host (in small letters), as `user:password`: of the first entry that names it, else of `default`. Undefined
 * where there is none, and of one without a password.
 */
export function netrcLogin(text: string, host: string): string | undefined {
  const entries = parseNetrc(text).entries.map((entry) => ({ kind: entry.kind, values: valuesOf(entry.text) }))
  const entry =
    entries.find(({ values }) => values.get('machine')?.toLowerCase() === host) ??
    entries.find(({ kind }) => kind === 'default')
  const password = entry?.values.get('password')
  return password === undefined ? undefined : `${entry?.values.get('login') ?? ''}:${password}`
}

/** The values of one entry by their words; a value may itself be such a word. */
function valuesOf(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  let expects: string | undefined
  for (const { word } of words(text)) {
    if (expects !== undefined) {
      if (!values.has(expects)) values.set(expects, unquoted(word))
      expects = undefined
    } else if (word === 'machine' || withValue.includes(word)) expects = word
  }
  return values
}

function unquoted(word: string): string {
  return /^".*"$/s.test(word) ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word
}

interface Word {
  readonly word: string
  readonly at: number
  readonly line: number
}

function words(text: string): readonly Word[] {
  const found: Word[] = []
  let at = 0
  let macro = false
  for (const [index, line] of text.split('\n').entries()) {
    const isComment = /^\s*#/.test(line)
    if (macro) macro = line.trim() !== ''
    else if (!isComment) {
      for (const match of line.matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)) {
        if (match[0] === 'macdef') {
          macro = true
          break
        }
        found.push({ word: match[0], at: at + match.index, line: index + 1 })
      }
    }
    at += line.length + 1
  }
  return found
}

function noHost(host: string, line: number): Problem {
  const fix = `Write \`machine ${host || 'HOST'} login USER password SECRET\`: the host alone, without https://, port or commas.`
  return { ...wrong('has a machine that can never match', line), fix }
}

function wrong(what: string, line?: number): Problem {
  return error('CFG030', `netrc ${what}.`, 'Write `machine HOST login USER password SECRET`, one entry per host.', {
    ...(line === undefined ? {} : { where: { file: 'netrc', line } }),
    source: netrcSource,
  })
}
