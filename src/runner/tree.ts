import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { attempt } from './byte-source.ts'

const headSize = 1024

export interface Candidates {
  /** Paths of files that may hold device code, in the order of a depth-first walk with sorted names. */
  readonly files: readonly string[]
  /** The other regular files; those of another name for the same file are not in it. */
  readonly others: readonly string[]
  /** VER005 and VER009: what could not be looked at. */
  readonly problems: readonly Problem[]
}

/**
 * Finds the files under a path whose first 1024 bytes are `wanted`. The path itself may be a symlink; those below it are not
 * followed. A file with several names counts once. Pipes and devices are never opened. Throws nothing for what it finds.
 */
export function findCandidates(path: string, wanted: (head: Uint8Array) => boolean): Candidates {
  const files: string[] = []
  const others: string[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  const pending = [path]
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const at = current
    try {
      const stat = attempt(at, () => (at === path ? statSync(at) : lstatSync(at)))
      if (stat.isDirectory()) for (const child of attempt(at, () => children(at)).reverse()) pending.push(child)
      else if (!stat.isFile()) problems.push(notAFile(at))
      else {
        const head = headOf(at, at === path, seen)
        if (head) (wanted(head) ? files : others).push(at)
      }
    } catch (problem) {
      if (!(problem instanceof ProblemError)) throw problem
      problems.push(...problem.problems)
    }
  }
  return { files, others, problems }
}

function children(folder: string): string[] {
  const wanted = (entry: Dirent) => entry.isFile() || entry.isDirectory()
  const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)
  return readdirSync(folder, { withFileTypes: true })
    .filter(wanted)
    .sort(byName)
    .map((entry) => join(folder, entry.name))
}

/** The first bytes of a file; undefined when it was seen before. */
function headOf(path: string, follow: boolean, seen: Set<string>): Uint8Array | undefined {
  return attempt(path, () => {
    // Non-blocking and without symlinks, because the path may have become something else since it was listed.
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW))
    try {
      const { dev, ino } = fstatSync(descriptor, { bigint: true })
      const inode = `${dev}:${ino}`
      if (seen.has(inode)) return undefined
      seen.add(inode)
      const head = new Uint8Array(headSize)
      return head.subarray(0, readSync(descriptor, head, 0, headSize, 0))
    } finally {
      closeSync(descriptor)
    }
  })
}

function notAFile(path: string): Problem {
  const fix = 'Name a file or a folder; pipes, sockets and devices are not read.'
  return error('VER009', `${path} is neither a regular file nor a folder.`, fix)
}
