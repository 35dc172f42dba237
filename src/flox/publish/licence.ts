/** What is known of the licences of what would be published. Pure. */
import { basename } from 'node:path'
import { type Doubt, doubtOf, judgePaths, type Maker } from '../../licence/judge.ts'
import { isNvidiaFile } from '../../licence/nvidia-files.ts'
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
  /** Regular files of the package itself, from its folder. */
  readonly files: readonly string[]
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

/** Why it must not be handed out without an acknowledgement; empty when nothing stands against it. */
export function judgeBuilt({ lock }: FloxEnvironment, system: string, facts: BuiltFacts): readonly Doubt[] {
  const { closure, signed, makers, files } = facts
  const licences = new Map(
    packagesOn(lock, system).flatMap(({ unfree, outputs }) =>
      Object.values(outputs ?? {}).map((path) => [path, unfree ?? undefined] as const),
    ),
  )
  const judgements = judgePaths(closure, { makers, unfree: [], acknowledged: [] })
  const ofPaths = [...judgements].flatMap(([path, judgement]): readonly Doubt[] => {
    const unfree = licences.get(path)
    if (unfree) return [{ verdict: 'unfree', why: 'licence', name: nameOf(path) }]
    const doubt = doubtOf(judgement)
    if (!doubt || (doubt.verdict === 'unknown' && (unfree === false || signed.includes(path)))) return []
    return [doubt]
  })
  const copies = [...new Set(files.map((file) => basename(file)).filter(isNvidiaFile))]
  return [...copies.map((name): Doubt => ({ verdict: 'unfree', why: 'copy', name })), ...ofPaths]
}

function packagesOn(lock: Lock | undefined, system: string): Lock['packages'] {
  return (lock?.packages ?? []).filter((one) => one.system === system)
}

/** Without the folder and the hash. */
function nameOf(path: string): string {
  return basename(path).replace(/^[0-9a-z]{32}-/, '')
}
