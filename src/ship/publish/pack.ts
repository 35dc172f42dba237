import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { copyOut } from '../../binary-cache/copy-out.ts'
import { fingerprint, fromBase32, narInfoFile, printNarInfo } from '../../binary-cache/narinfo.ts'
import type { SecretKey } from '../../binary-cache/signing.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import { isDiskFull } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { FileContent, PathFacts } from './destination.ts'

/** A store path as a binary cache has it. */
export interface Packed {
  readonly facts: PathFacts
  /** Name of its narinfo, and its text with the signature. */
  readonly file: string
  readonly narinfo: string
  /** Name of its NAR, and its bytes, compressed. */
  readonly nar: string
  readonly content: FileContent
}

export interface PackOptions {
  /** A private folder, for one batch at a time in folders of their own. */
  readonly folder: string
  readonly storeDir: string
  /** Undefined: the narinfos have only the signatures that the store has. */
  readonly key: SecretKey | undefined
}

/**
 * Packs paths with Nix and hands them over; the files are removed afterwards. Throws ProblemError SHP045 for a full disk, SHP050
 * where Nix cannot pack, as it cannot what is damaged in the store; and what `use` throws.
 */
export async function withPacked<T>(
  host: Host,
  nix: Nix,
  paths: readonly PathFacts[],
  options: PackOptions,
  use: (packed: readonly Packed[], cacheUrl: string) => Promise<T>,
): Promise<T> {
  const folder = await host.files.mkdtemp(join(options.folder, 'packed-'))
  try {
    return await use(await pack(host, nix, paths, { ...options, folder }), pathToFileURL(folder).href)
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

async function pack(
  host: Host,
  nix: Nix,
  paths: readonly PathFacts[],
  { folder, storeDir, key }: PackOptions,
): Promise<readonly Packed[]> {
  const what = { storeDir, paths: paths.map(({ path }) => path) }
  const copied = await copyOut(host, nix, folder, what).catch((cause: Error) => ({ failed: cause.message, cause }))
  if ('failed' in copied) throw new ProblemError(packProblem(host, folder, copied))
  const infos = new Map(copied.infos.map((info) => [info.name, info]))
  const packed: Packed[] = []
  for (const facts of paths) {
    const info = infos.get(basename(facts.path))
    if (info?.narHash !== facts.narHash) {
      const failed = `${facts.path} was packed with another hash than the store knows`
      throw new ProblemError(packProblem(host, folder, { failed }))
    }
    const others = info.signatures.filter((text) => text.split(':')[0] !== key?.publicKey.name)
    const signatures = [...others, ...(key ? [key.sign(fingerprint(info, storeDir))] : [])]
    const narinfo = printNarInfo({ ...info, signatures }, storeDir)
    const file = narInfoFile(info.name)
    await host.files.writeFile(join(folder, file), narinfo)
    const sha256 = Buffer.from(fromBase32(info.fileHash.slice('sha256:'.length))).toString('hex')
    const open = () => checked(host, join(folder, info.url), sha256)
    const content = { size: info.fileSize, sha256, type: 'application/x-nix-nar', open } as const
    packed.push({ facts, file, narinfo, nar: info.url, content })
  }
  return packed
}

/** The bytes of a file that must have this hash: what was damaged on this disk is not sent to its end. */
async function* checked(host: Pick<Host, 'files'>, path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  const handle = await host.files.open(path, 'r')
  let last: Uint8Array | undefined
  // The last piece is held back until the hash is known.
  for await (const chunk of handle.createReadStream({ highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>) {
    if (last) yield last
    hash.update(chunk)
    last = chunk
  }
  if (hash.digest('hex') !== sha256) {
    const fix = 'Check the disk of this machine, and run it again.'
    throw new ProblemError(error('SHP050', `${path} was damaged after it was packed.`, fix, { subject: { path } }))
  }
  if (last) yield last
}

function packProblem(
  host: Host,
  folder: string,
  { failed, cause }: { readonly failed: string; readonly cause?: Error },
) {
  if (host.cancelled.aborted) return cancelledProblem()
  if (isDiskFull(cause) || /No space left on device|Disk quota exceeded/.test(failed)) {
    const fix = 'Free space there; about 1 GB is packed at a time, or the largest path alone.'
    return error('SHP045', `The disk of this machine is full at ${folder}: ${failed}.`, fix, {
      subject: { path: folder },
    })
  }
  const fix = 'See the message of Nix; `nix-store --verify --check-contents --repair` repairs a damaged store.'
  return error('SHP050', `Nix cannot pack what is to be published: ${failed}.`, fix)
}

/** SHP053. */
export function cancelledProblem() {
  return error('SHP053', 'Publishing was cancelled.', 'Run it again: what is there is not sent again.')
}
