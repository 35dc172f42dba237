import { basename, join } from 'node:path'
import { copyOut } from '../binary-cache/copy-out.ts'
import { fingerprint, type NarInfo, narInfoFile, parseNarInfo, printNarInfo } from '../binary-cache/narinfo.ts'
import type { SecretKey } from '../binary-cache/signing.ts'
import type { Nix } from '../nix/find.ts'
import type { Host } from '../runner/host.ts'
import { type IndexedPath, indexFile, printIndex } from './entry-index.ts'
import type { LocalCache } from './local.ts'

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

/**
 * Writes an entry, a binary cache with an index, to a folder. Neither the toolkits nor anything else that a path refers
 * to is read. Throws system errors.
 */
export async function makeEntry(
  host: Host,
  nix: Nix,
  entry: string,
  local: LocalCache,
  content: EntryContent,
): Promise<MadeEntry | { readonly failed: string }> {
  await host.files.mkdir(join(entry, 'nar'), { recursive: true, mode: 0o700 })
  const copied = await copyOut(host, nix, entry, { storeDir: local.storeDir, paths: content.built })
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
