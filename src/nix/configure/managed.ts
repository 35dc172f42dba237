import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { JournalEntry } from '../../machine/journal.ts'
import { type Problem, warning } from '../../model/problem.ts'
import { readSaved } from '../../model/saved.ts'
import type { SettingsPart as Part } from '../schema.ts'
import { type NixConfItem, type NixSetting, printNixConf } from './nix-conf.ts'
import { extraConfigName } from './user-text.ts'

export type { SettingsPart as Part } from '../schema.ts'

/** The first words of a file that we may overwrite and remove. */
function signature(uid: number): string {
  return `# Written by setup-nix-cuda for the jobs of user ${uid};`
}

/** Whether the text is a managed file of this user's jobs. */
export function isManagedBy(uid: number, text: string): boolean {
  return text.startsWith(signature(uid))
}

/** The names that the managed file may have, best first: two users with sudo have a file each. */
export function managedNames(uid: number): readonly string[] {
  return ['nix-cuda.conf', `nix-cuda-${uid}.conf`]
}

/**
 * The managed file for these jobs: one value of each plain setting, the users' own lines in the order of the jobs, and
 * last the united lists of what they add, for a plain line of one job would remove what another one has added before
 * it. The same jobs give the same bytes.
 */
export function managedText(uid: number, parts: readonly Part[]): string {
  // What an included file says is not known: it stays after the lines that stand before it.
  const movable = parts.filter(({ extra }) => !extra.some(({ kind }) => kind === 'include'))
  const first = parts.flatMap((part) => (movable.includes(part) ? part.base.filter((line) => !adds(line)) : part.base))
  const own = parts.map((part) => (movable.includes(part) ? part.extra.filter((line) => !adds(line)) : part.extra))
  const blocks = new Set(own.filter((lines) => lines.length > 0).map(printNixConf))
  const added = movable.flatMap(({ base, extra }) => inForce([...base, ...extra]))
  const last = [...added, ...parts.flatMap(({ after }) => after)]
  const head = `${signature(uid)} removed with the last of them.\n`
  const middle = [...blocks].map((text) => `# ${extraConfigName}\n${text}`).join('')
  return head + printNixConf(unite(first)) + middle + printNixConf(unite(last))
}

function adds(item: NixConfItem): item is NixSetting {
  return item.kind === 'setting' && item.name.startsWith('extra-')
}

/** Those that add to a list and that no later plain line of the same job replaces. */
function inForce(items: readonly NixConfItem[]): readonly NixSetting[] {
  return items.flatMap((item, index) => {
    if (!adds(item)) return []
    const replaced = items
      .slice(index + 1)
      .some((later) => later.kind === 'setting' && `extra-${later.name}` === item.name)
    return replaced ? [] : [item]
  })
}

/** Each name once, where it first stood: lists are united, of other values the last one counts. */
function unite(lines: readonly NixSetting[]): readonly NixSetting[] {
  const byName = new Map<string, NixSetting>()
  for (const line of lines) {
    const known = adds(line) ? (byName.get(line.name)?.values ?? []) : []
    byName.set(line.name, { ...line, values: [...new Set([...known, ...line.values])] })
  }
  return [...byName.values()]
}

/** How the keys of jobs' own caches begin: of a job that admits only what `store-cache-key` signed, and of one that admits all. */
export const jobKeys = { signed: 'nix-cuda-signed-job', open: 'nix-cuda-job' } as const

/**
 * CCH027 where a job that admits signed entries alone has the daemon with one that admits all: the daemon takes what either
 * admitted for both.
 */
export function findMixedTrust(mine: Part, others: readonly Part[]): readonly Problem[] {
  const has = (part: Part, kind: keyof typeof jobKeys) =>
    part.after.some(({ values }) => values.some((value) => new RegExp(`^${jobKeys[kind]}-[0-9a-f]+:`).test(value)))
  const shared =
    (has(mine, 'signed') && others.some((other) => has(other, 'open'))) ||
    (has(mine, 'open') && others.some((other) => has(other, 'signed')))
  if (!shared) return []
  const message =
    'Jobs with and without store-cache-key share one Nix daemon, so all of them can use unsigned paths that a job without the key restores.'
  const fix = 'Give store-cache-key to every job of this machine, or run those without it on another machine.'
  return [warning('CCH027', message, fix, { subject: { cache: 'store-cache' } })]
}

/** One warning CFG028 for each setting that this job's own lines give another value than another job's. */
export function findConflicts(mine: Part, others: readonly Part[]): readonly Problem[] {
  const plain = (part: Part) =>
    new Map(
      part.extra.flatMap((line) =>
        line.kind === 'setting' && !line.name.startsWith('extra-') ? [[line.name, line.values.join(' ')]] : [],
      ),
    )
  return [...plain(mine)]
    .filter(([name, value]) => others.some((other) => (plain(other).get(name) ?? value) !== value))
    .map(([name]) =>
      warning(
        'CFG028',
        `Another job on this machine sets ${name} to another value, and both jobs get one of the two.`,
        `Give ${name} the same value in ${extraConfigName} of both jobs.`,
        { subject: { setting: name } },
      ),
    )
}

/** The parts that the live jobs have written down; what cannot be read counts for nothing. */
export async function partsOf(entry: JournalEntry | undefined): Promise<readonly Part[]> {
  const load = async () => (await import('../schema.ts')).settingsPart
  const parts = await Promise.all((entry?.users ?? []).map((user) => readSaved(entry?.parts?.[user], load)))
  return parts.filter((part) => part !== undefined)
}

/** Ours in nix.conf; the second form says that the line before had no end until we came. */
function includeLines(name: string): readonly [string, string] {
  const line = `!include ${name} # setup-nix-cuda`
  return [line, `${line}, and the end of the line above`]
}

/** nix.conf with our line at its end; the same text when it is there already. */
export function addInclude(text: string, name: string): string {
  const [line, afterUnended] = includeLines(name)
  if (text.split('\n').some((known) => known === line || known === afterUnended)) return text
  return text === '' || text.endsWith('\n') ? `${text}${line}\n` : `${text}\n${afterUnended}\n`
}

/** nix.conf as it was before `addInclude`, byte for byte, with whatever others wrote since. */
export function removeInclude(text: string, name: string): string {
  const [line, afterUnended] = includeLines(name)
  const lines = text.split('\n')
  const left = lines.filter((known) => known !== line && known !== afterUnended).join('\n')
  return lines.at(-1) === '' && lines.at(-2) === afterUnended ? left.slice(0, -1) : left
}

/**
 * nix.conf for a trial in another folder: what it includes from its own folder is named with its whole path, but for our
 * managed file, which is staged beside it.
 */
export function stagedConf(text: string, confDir: string, managed: string): string {
  return text.replace(/^([ \t\r]*!?include[ \t\r]+)([^\s/#][^\s#]*)/gm, (_, before: string, path: string) => {
    return before + (path === managed ? path : join(confDir, path))
  })
}

/** Names the contents of the configuration that a daemon has read. */
export function digest(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex')
}
