import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { base32, fingerprint, type NarInfo, narInfoFile, parseNarInfo, printNarInfo } from '../binary-cache/narinfo.ts'
import type { PublicKey, SecretKey } from '../binary-cache/signing.ts'
import { writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { type EntryIndex, indexFile, parseIndex } from './entry-index.ts'
import { type LocalCache, list } from './local.ts'

export interface Admission {
  /** What the local cache has of this entry now. */
  readonly admitted: readonly NarInfo[]
  readonly refused: readonly { readonly file: string; readonly why: string }[]
  readonly index: EntryIndex | undefined
}

const maxNarInfo = 2 ** 20
const maxIndex = 2 ** 25
const maxPaths = 50_000

/**
 * Takes over what is sound of an entry that was unpacked into a folder: each narinfo is read, checked and printed again
 * with the job's signature alone; NARs are moved, not copied. With `required` only what that key signed is taken.
 * Nix checks each NAR's own hash again. Throws system errors, not for what is in the entry.
 */
export async function admitEntry(
  host: Pick<Host, 'files' | 'cancelled'>,
  entry: string,
  local: LocalCache & { readonly key: SecretKey },
  required: PublicKey | undefined,
): Promise<Admission> {
  const admitted: NarInfo[] = []
  const refused: { file: string; why: string }[] = []
  const whole = (await isFolder(host, entry)) && (await isFolder(host, join(entry, 'nar')))
  if (!whole) return { admitted, refused: [{ file: '.', why: 'it is not a binary cache' }], index: undefined }
  const names = (await list(host, entry)).filter((name) => name.endsWith('.narinfo'))
  if (names.length > maxPaths) refused.push({ file: '.', why: `it has more than ${maxPaths} paths` })
  for (const file of names.slice(0, maxPaths)) {
    if (host.cancelled.aborted) break
    const info = await judge(host, [entry, local.folder], file, { storeDir: local.storeDir, required })
    if ('wrong' in info) {
      refused.push({ file, why: info.wrong })
      continue
    }
    // The NAR first: what has a narinfo must be whole. Two paths with the same content share one.
    if (info.nar !== join(local.folder, info.url)) await host.files.rename(info.nar, join(local.folder, info.url))
    const signature = local.key.sign(fingerprint(info, local.storeDir))
    const text = printNarInfo({ ...info, signatures: [signature] }, local.storeDir)
    await writeAtomically(host, join(local.folder, file), text)
    admitted.push(info)
  }
  const index = await parseIndex(await readSmall(host, join(entry, indexFile), maxIndex))
  return { admitted, refused, index: index && onlyAdmitted(index, admitted, local.storeDir) }
}

async function judge(
  host: Pick<Host, 'files'>,
  folders: readonly [string, string],
  file: string,
  rules: { readonly storeDir: string; readonly required: PublicKey | undefined },
): Promise<(NarInfo & { readonly nar: string }) | { readonly wrong: string }> {
  const text = await readSmall(host, join(folders[0], file), maxNarInfo)
  if (text === undefined) return { wrong: 'it is not a file of a plausible size' }
  const info = parseNarInfo(text, rules.storeDir)
  if ('wrong' in info) return info
  if (narInfoFile(info.name) !== file) return { wrong: 'it has the file name of another path' }
  if (rules.required && !rules.required.verifies(fingerprint(info, rules.storeDir), info.signatures)) {
    return { wrong: `it is not signed by ${rules.required.name}` }
  }
  const nar = join(folders[0], info.url)
  const wrong = await wrongNar(host, nar, info)
  if (wrong === undefined) return { ...info, nar }
  const shared = join(folders[1], info.url)
  return (await wrongNar(host, shared, info)) === undefined ? { ...info, nar: shared } : { wrong }
}

/** The file must be a plain one of that size and hash: cheaper to find out here than by a build that stumbles over it. */
async function wrongNar(host: Pick<Host, 'files'>, path: string, info: NarInfo): Promise<string | undefined> {
  const stat = await host.files.lstat(path).catch(() => undefined)
  if (!stat) return 'its NAR is missing'
  if (!stat.isFile() || stat.nlink !== 1) return 'its NAR is not a file of its own'
  if (stat.size !== info.fileSize) return 'its NAR has another size'
  const handle = await host.files.open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(2 ** 20)
    for (let read = -1; read !== 0; ) {
      read = (await handle.read(chunk, 0, chunk.length)).bytesRead
      hash.update(chunk.subarray(0, read))
    }
    return `sha256:${base32(hash.digest())}` === info.fileHash ? undefined : 'its NAR has another hash'
  } finally {
    await handle.close()
  }
}

/** Whether it is a folder itself, not a link to one. */
export async function isFolder(host: Pick<Host, 'files'>, path: string): Promise<boolean> {
  const stat = await host.files.lstat(path).catch(() => undefined)
  return stat?.isDirectory() === true
}

/** The text of a plain file that is not too large; else undefined. */
export async function readSmall(host: Pick<Host, 'files'>, path: string, limit: number): Promise<string | undefined> {
  const stat = await host.files.lstat(path).catch(() => undefined)
  return stat?.isFile() && stat.size <= limit ? host.files.readFile(path, 'utf8') : undefined
}

function onlyAdmitted(index: EntryIndex, admitted: readonly NarInfo[], storeDir: string): EntryIndex {
  const paths = new Set(admitted.map((info) => `${storeDir}/${info.name}`))
  return { ...index, paths: index.paths.filter((entry) => paths.has(entry.path)) }
}
