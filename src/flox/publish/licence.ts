/** What is known of the licences of what would be published. Pure. */
import { type DoubtfulPath, judgeContents } from '../../licence/contents.ts'
import type { Maker } from '../../licence/judge.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { Lock } from '../environment/schema.ts'
import type { Target } from './target.ts'

/** What the store says of a built package. */
export interface BuiltFacts {
  /** What the package needs at run time, itself included. */
  readonly closure: readonly string[]
  /** Those of these paths that a key of `freeKeys` signed. */
  readonly signed: readonly string[]
  readonly makers: ReadonlyMap<string, Maker>
}

/** What the lock says of the package's environment before anything is built. */
export type LockVerdict = { readonly verdict: 'free'; readonly why: string } | { readonly verdict: 'undecided' }

/**
 * `free` where a sandboxed build of the manifest can get files from its locked packages and its sources alone, and the lock
 * calls each of the packages free.
 */
export function judgeLock({ lock, packages }: FloxEnvironment, target: Target, system: string): LockVerdict {
  const locked = packagesOn(lock, system)
  const isWhole = packages.every(({ kind, id }) => kind === 'catalog' && locked.some((one) => one.install_id === id))
  if (target.kind !== 'manifest' || !target.pure || !isWhole || locked.some(({ unfree }) => unfree !== false)) {
    return { verdict: 'undecided' }
  }
  return { verdict: 'free', why: `the lock calls each of its ${locked.length} packages free` }
}

/**
 * What of it must not be handed out without an acknowledgement; empty when nothing stands against it. `filesOf` gives the
 * regular files of a store path, undefined for one that cannot be read.
 */
export function judgeBuilt(
  { lock }: FloxEnvironment,
  system: string,
  { closure, signed, makers }: BuiltFacts,
  filesOf: (path: string) => Promise<readonly string[] | undefined>,
): Promise<readonly DoubtfulPath[]> {
  const locked = packagesOn(lock, system).flatMap(({ unfree, outputs }) =>
    typeof unfree === 'boolean' ? Object.values(outputs ?? {}).map((path) => [path, unfree] as const) : [],
  )
  const stated = new Map([...signed.map((path) => [path, false] as const), ...locked])
  return judgeContents(closure, { makers, unfree: [], acknowledged: [], stated }, filesOf)
}

function packagesOn(lock: Lock | undefined, system: string): Lock['packages'] {
  return (lock?.packages ?? []).filter((one) => one.system === system)
}
