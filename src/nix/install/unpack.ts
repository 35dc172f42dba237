import { join } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { diskFull } from '../install-commands.ts'
import { measureTree, tooLarge, withinLimits } from './unpack-limits.ts'

/** What a release archive holds, after it was checked. Paths are absolute and final, below /nix/store. */
export interface Contents {
  /** Where the store paths are now: `<staging>/unpack/<folder>/store`. */
  readonly stagedStore: string
  /** Base names of all store paths, as in `<hash>-nix-2.35.2`. */
  readonly names: readonly string[]
  /** The registration that `nix-store --load-db` reads. */
  readonly registration: string
  /** Store path of Nix itself. */
  readonly nix: string
  /** Store path of the CA certificates. */
  readonly cacert: string
}

/** What tar said: `undefined` when it took the whole archive. */
export type TarFailure = { readonly kind: 'disk-full' | 'cancelled' | 'damaged'; readonly detail: string } | undefined

/** Of the xz that GNU tar starts: an archive may ask for 4 GiB of memory; packed with -9 it asks for 65 MiB (xz(1)). */
const xzOptions = '--memlimit-decompress=256MiB'
/** What tar and xz say after they have said what is wrong. */
const afterwords = /^tar: (?:Child returned|Exiting|Error is not recoverable)|^xz: .* of memory is required/
const storePrefix = '/nix/store/'
/** Some hundred bytes for each path. */
const mostRegistration = 16 * 1024 * 1024
/** https://nix.dev/manual/nix/stable/store/store-path: 32 digits of Nix's base 32, then a name of at most 211 characters. */
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-(?!\.{1,2}$)[0-9A-Za-z+\-._?=]{1,211}$/

/**
 * Unpacks a stream of xz-compressed tar into an empty folder with the machine's own tar. Takes the stream to its end
 * even when tar gives up early or is stopped for what it unpacks to, so that the hash says whether the archive was at
 * fault. Neither owners nor the umask count: files belong to this process and have the archive's modes.
 */
export async function unpackStream(
  host: Host,
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  env: Readonly<Record<string, string | undefined>>,
): Promise<TarFailure> {
  await host.files.mkdir(folder, { recursive: true, mode: 0o700 })
  const stream = keepOpen(chunks)
  const { result: outcome, why } = await withinLimits(host, folder, (signal) =>
    host.exec({
      argv: ['tar', '-x', '-J', '-p', '-o', '-f', '-', '-C', folder],
      env: { ...env, LC_ALL: 'C', XZ_OPT: xzOptions },
      input: stream.chunks,
      timeout: 1_800,
      signal,
    }),
  )
  if (outcome.kind === 'exited' && outcome.code === 0) {
    await stream.drain()
    return undefined
  }
  if (outcome.kind === 'cancelled' && why !== undefined && !host.cancelled.aborted) {
    await stream.drain()
    return { kind: 'damaged', detail: why }
  }
  if (outcome.kind === 'cancelled') return { kind: 'cancelled', detail: 'cancelled' }
  const tail = outcome.kind === 'not-started' ? [outcome.reason] : outcome.stderrTail
  const full = tail.find((line) => diskFull.test(line))
  if (full) return { kind: 'disk-full', detail: full }
  await stream.drain()
  return { kind: 'damaged', detail: tail.findLast((line) => !afterwords.test(line)) ?? outcome.kind }
}

/** A view of a stream that a reader may leave early without closing it. */
function keepOpen(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]()
  const chunks = { [Symbol.asyncIterator]: () => ({ next: () => iterator.next() }) }
  const drain = async () => {
    for (let step = await iterator.next(); !step.done; step = await iterator.next());
  }
  return { chunks, drain }
}

/**
 * Reads and checks what was unpacked: the one top folder, nothing in it that no store path has, a store of well-formed
 * names, a registration that names exactly these paths and refers to no other. Throws ProblemError INS017.
 */
export async function readContents(
  host: Host,
  folder: string,
  expected: { readonly folder: string; readonly version: string },
): Promise<Contents> {
  const tops = await host.files.readdir(folder)
  if (tops.length !== 1 || tops[0] !== expected.folder) {
    throw damaged(`its top is ${list(tops)}, not the one folder ${expected.folder}`)
  }
  const tree = await measureTree(host, folder)
  const wrongTree = tooLarge(tree) ?? tree.strange
  if (wrongTree !== undefined) throw damaged(wrongTree)
  const top = join(folder, expected.folder)
  const stagedStore = join(top, 'store')
  for (const [path, isRight] of [
    [top, 'isDirectory'],
    [stagedStore, 'isDirectory'],
    [join(top, '.reginfo'), 'isFile'],
  ] as const) {
    const stat = await host.files.lstat(path).catch(() => undefined)
    if (!stat?.[isRight]()) throw damaged(`${path.slice(folder.length + 1)} is missing or of another type`)
    if (stat.isFile() && stat.size > mostRegistration) throw damaged(`its .reginfo has ${stat.size} bytes`)
  }
  const names = await host.files.readdir(stagedStore)
  const wrong = names.filter((name) => !storeName.test(name))
  if (names.length === 0 || wrong.length > 0) throw damaged(`its store has ${list(wrong)}`)
  const registration = await host.files.readFile(join(top, '.reginfo'), 'utf8')
  const references = readRegistration(registration, names)
  return {
    stagedStore,
    names,
    registration,
    nix: theOne(references, new RegExp(`^.{32}-nix-${expected.version.replace(/[.+]/g, '\\$&')}$`)),
    cacert: theOne(references, /^.{32}-nss-cacert-\d[\w.+-]*$/),
  }
}

/**
 * `path, hash, size, deriver, number of references, references…` for each path, one value a line
 * (https://nix.dev/manual/nix/stable/command-ref/nix-store/load-db). Gives the references of each path, itself aside. Pure; throws ProblemError INS017.
 */
export function readRegistration(text: string, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const present = new Set(names.map((name) => storePrefix + name))
  const registered = new Map<string, readonly string[]>()
  for (let at = 0; at < lines.length; ) {
    const [path = '', hash = '', size = '', deriver = '', count = ''] = lines.slice(at, at + 5)
    if (!/^(?:sha256:)?[0-9a-z]{52,64}$/.test(hash) || !/^\d{1,15}$/.test(size) || !/^\d{1,5}$/.test(count)) {
      throw damaged(`line ${at + 1} of its .reginfo does not begin an entry`)
    }
    if (deriver !== '' && !deriver.startsWith(storePrefix))
      throw damaged(`line ${at + 4} of its .reginfo is not a deriver`)
    if (!present.has(path)) throw damaged(`its .reginfo names ${JSON.stringify(path)}, which is not in its store`)
    if (registered.has(path)) throw damaged(`its .reginfo names ${path} twice`)
    const references = lines.slice(at + 5, at + 5 + Number(count))
    const strange = references.find((reference) => !present.has(reference))
    if (references.length < Number(count) || strange !== undefined) {
      throw damaged(`${path} refers to ${strange ?? 'less than it says'}, which is not in its store`)
    }
    registered.set(
      path,
      references.filter((reference) => reference !== path),
    )
    at += 5 + references.length
  }
  const unnamed = names.filter((name) => !registered.has(storePrefix + name))
  if (unnamed.length > 0) throw damaged(`its .reginfo does not name ${list(unnamed)}`)
  return registered
}

/**
 * The one path of that name to which no other of that name refers. Since 2.26 upstream's Nix is an environment
 * `nix-<version>` around programs of the same name (NixOS/nix packaging/everything.nix).
 */
function theOne(references: ReadonlyMap<string, readonly string[]>, name: RegExp): string {
  const found = [...references].filter(([path]) => name.test(path.slice(storePrefix.length)))
  const outer = found.filter(([path]) => !found.some(([, others]) => others.includes(path))).map(([path]) => path)
  const [one] = outer
  if (one !== undefined && outer.length === 1) return one
  throw damaged(`${outer.length} of its store paths match ${name.source}, not one`)
}

export function damaged(why: string): ProblemError {
  return new ProblemError(
    error(
      'INS017',
      `The release archive cannot be used: ${why}.`,
      'Check that the base URL serves unchanged archives of Nix releases.',
    ),
  )
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name.slice(0, 120)))
  return names.length === 0 ? 'nothing' : shown.join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '')
}
