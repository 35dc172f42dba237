import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  fingerprint,
  isStoreName,
  type NarInfo,
  narInfoFile,
  parseNarInfo,
  printNarInfo,
  stubNarInfo,
} from '../binary-cache/narinfo.ts'
import type { SecretKey } from '../binary-cache/signing.ts'
import { runNix } from '../nix/command.ts'
import type { Nix } from '../nix/find.ts'
import { referencesOf } from '../nix/store-paths.ts'
import type { Host } from '../runner/host.ts'
import { type IndexedPath, indexFile, printIndex } from './entry-index.ts'
import { type LocalCache, list } from './local.ts'

/** What goes into an entry. */
export interface EntryContent {
  /** Whose entry it is, for its index. */
  readonly cell: { readonly id: string; readonly drvPath: string }
  /** Store paths that were built on this machine. */
  readonly built: readonly string[]
  /** Store paths that the local cache has and that the cell still needs: their files are taken as they are. */
  readonly carried: readonly string[]
  /** Seconds of a build by the path of its derivation. */
  readonly seconds: ReadonlyMap<string, number>
  /** Signs every path of the entry. */
  readonly key: SecretKey | undefined
}

export interface MadeEntry {
  readonly paths: number
  /** Of all files, compressed. */
  readonly bytes: number
}

const timeout = 1_800

/**
 * Writes an entry, a binary cache with an index, to a folder. Neither the toolkits nor anything else that a path refers
 * to is read: Nix copies without references, over stand-ins that are removed afterwards. Throws system errors.
 */
export async function makeEntry(
  host: Host,
  nix: Nix,
  entry: string,
  local: LocalCache,
  content: EntryContent,
): Promise<MadeEntry | { readonly failed: string }> {
  await host.files.mkdir(join(entry, 'nar'), { recursive: true, mode: 0o700 })
  const copied = await copyBuilt(host, nix, entry, { storeDir: local.storeDir, paths: content.built })
  if ('failed' in copied) return copied
  const infos = [...copied.infos]
  const known = new Set(infos.map((info) => info.name))
  for (const path of content.carried) {
    const info = await carry(host, entry, local, basename(path))
    if (info && !known.has(info.name)) infos.push(info)
  }
  for (const info of infos) {
    const signatures = content.key ? [content.key.sign(fingerprint(info, local.storeDir))] : []
    const text = printNarInfo({ ...info, signatures }, local.storeDir)
    await host.files.writeFile(join(entry, narInfoFile(info.name)), text)
  }
  const paths = infos.map((info) => indexed(info, local.storeDir, content.seconds))
  await host.files.writeFile(
    join(entry, indexFile),
    printIndex({ cell: content.cell.id, drvPath: content.cell.drvPath, paths }),
  )
  const files = new Map(infos.map((info) => [info.url, info.fileSize]))
  return { paths: infos.length, bytes: [...files.values()].reduce((sum, size) => sum + size, 0) }
}

async function copyBuilt(
  host: Host,
  nix: Nix,
  entry: string,
  what: { readonly storeDir: string; readonly paths: readonly string[] },
): Promise<{ readonly infos: readonly NarInfo[] } | { readonly failed: string }> {
  if (what.paths.length === 0) return { infos: [] }
  const references = await referencesOf(host, nix, what.paths)
  if ('failed' in references) return references
  const names = new Set(what.paths.map((path) => basename(path)))
  const stubs = references.lines.map((path) => basename(path)).filter((name) => !names.has(name) && isStoreName(name))
  for (const name of stubs) {
    await host.files.writeFile(join(entry, narInfoFile(name)), stubNarInfo(name, what.storeDir))
  }
  const url = `${pathToFileURL(entry).href}?compression=zstd`
  const outcome = await runNix(host, nix, ['copy', '--no-recursive', '--to', url, ...what.paths], { timeout })
  for (const name of stubs) await host.files.rm(join(entry, narInfoFile(name)), { force: true })
  if (outcome.kind === 'not-started') return { failed: outcome.reason }
  if (outcome.kind !== 'exited' || outcome.code !== 0) {
    return { failed: outcome.stderrTail.at(-1)?.replace(/^error: /, '') ?? `nix copy was ${outcome.kind}` }
  }
  const infos: NarInfo[] = []
  for (const file of (await list(host, entry)).filter((name) => name.endsWith('.narinfo'))) {
    const info = parseNarInfo(await host.files.readFile(join(entry, file), 'utf8'), what.storeDir)
    if ('wrong' in info) return { failed: `nix copy wrote ${file}, and ${info.wrong}` }
    infos.push(info)
  }
  return { infos }
}

/** Links one path's NAR from the local cache; undefined when it is not there after all. */
async function carry(host: Host, entry: string, local: LocalCache, name: string): Promise<NarInfo | undefined> {
  const text = await host.files.readFile(join(local.folder, narInfoFile(name)), 'utf8').catch(() => '')
  const info = parseNarInfo(text, local.storeDir)
  if ('wrong' in info || info.name !== name) return undefined
  const to = join(entry, info.url)
  await host.files.rm(to, { force: true })
  // The archive holds it once and as a plain file, whatever other names it has here.
  await host.files.link(join(local.folder, info.url), to)
  return info
}

function indexed(info: NarInfo, storeDir: string, seconds: ReadonlyMap<string, number>): IndexedPath {
  const drvPath = info.deriver === undefined ? null : `${storeDir}/${info.deriver}`
  return {
    path: `${storeDir}/${info.name}`,
    drvPath,
    seconds: seconds.get(drvPath ?? '') ?? null,
    narBytes: info.narSize,
  }
}
