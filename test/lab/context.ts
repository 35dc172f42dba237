import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What is under way, for a progress display. */
export interface LabStep {
  /** `Nix (trixie)`, `CUDA 12.4`, `package set`. */
  readonly what: string
  /** One short phrase: `downloading 92 MB`. */
  readonly doing: string
  /** How far the whole of `what` is, 0 to 1; 1 only when it is ready. */
  readonly part: number
}

/** What every part of the lab needs to know. */
export interface LabContext {
  /** Absolute path of the lab; everything is written below it. */
  readonly root: string
  readonly progress: (step: LabStep) => void
  /** Stops all children and leaves nothing half-made under a final name. */
  readonly signal?: AbortSignal
  /** Added to the environment of apt and pip, such as a proxy. */
  readonly env?: Readonly<Record<string, string>>
  /** How far behind others its children stand, 0 to 19 (nice). */
  readonly niceness?: number
}

/** Why the lab cannot be had. The message is for the user: what failed and what to do; no stack is needed to act on it. */
export class LabError extends Error {
  override readonly name = 'LabError'
}

/** Tells the progress of one thing; its part never goes back, though several downloads report at once. */
export function stepper(lab: LabContext, what: string): (doing: string, part: number) => void {
  let furthest = 0
  return (doing, part) => {
    furthest = Math.max(furthest, part)
    lab.progress({ what, doing, part: furthest })
  }
}

/** Throws the LabError of a cancelled set-up. */
export function throwIfAborted(context: Pick<LabContext, 'signal'>): void {
  if (context.signal?.aborted) throw new LabError('Setting up the lab was cancelled.')
}

/** Removes a tree even when its folders are read-only, as those of a Nix store are. Symlinks are not followed. */
export function removeTree(path: string): void {
  makeWritable(path)
  rmSync(path, { recursive: true, force: true })
}

function makeWritable(path: string): void {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return
  if ((stat.mode & 0o700) !== 0o700) chmodSync(path, 0o700)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) makeWritable(join(path, entry.name))
  }
}
