import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type LabContext, LabError, removeTree, throwIfAborted } from './context.ts'

/**
 * Runs `work` while holding the lock `<root>/locks/<name>`. The lock is the kernel's (flock), held by a child that
 * ends when this process does, so a killed set-up leaves no stale lock.
 */
export async function withLock<T>(context: LabContext, name: string, work: () => Promise<T>): Promise<T> {
  const file = join(context.root, 'locks', name)
  mkdirSync(dirname(file), { recursive: true })
  const holder = spawn('flock', ['--exclusive', '--no-fork', file, 'cat'], { stdio: ['pipe', 'pipe', 'ignore'] })
  holder.stdin.on('error', () => {})
  const giveUp = (): void => void holder.kill()
  context.signal?.addEventListener('abort', giveUp, { once: true })
  try {
    // It comes back only when cat runs, and that is when the lock is held.
    holder.stdin.write('held\n')
    await Promise.race([once(holder.stdout, 'data'), refusal(holder, file)])
  } finally {
    context.signal?.removeEventListener('abort', giveUp)
  }
  try {
    throwIfAborted(context)
    return await work()
  } finally {
    holder.stdin.end()
  }
}

function refusal(holder: ChildProcess, file: string): Promise<never> {
  return new Promise((_, reject) => {
    const fail = (why: string): void => reject(new LabError(`The lock ${file} cannot be taken: ${why}`))
    holder.once('error', (error) => fail(error.message))
    holder.once('close', (code, signal) =>
      fail(
        signal
          ? 'the set-up was cancelled.'
          : `flock ended with status ${code}. Is it another user's lab? Choose another one with LAB.`,
      ),
    )
  })
}

/** A tree of the lab: where it lies and what it is made from. */
export interface Recipe {
  /** Absolute path of the finished tree; its stamp lies beside it. */
  readonly path: string
  /** Changes whenever the tree must be made again. */
  readonly stamp: string
  /** Fills `draft`, an empty folder beside `path`; what it returns is written into the stamp file as a record. */
  readonly make: (draft: string) => Promise<unknown>
}

/** True when the tree is there and was made from this very recipe. */
export function isMade({ path, stamp }: Pick<Recipe, 'path' | 'stamp'>): boolean {
  try {
    const recorded: unknown = JSON.parse(readFileSync(stampFile(path), 'utf8'))
    return existsSync(path) && (recorded as { stamp?: unknown }).stamp === stamp
  } catch {
    return false
  }
}

/**
 * Makes the tree unless it is there already: in a temporary folder, renamed when finished, under a lock, so that it is
 * whole or absent and two processes do not make it twice. Gives whether it had to be made.
 */
export async function ensureMade(context: LabContext, recipe: Recipe): Promise<boolean> {
  if (isMade(recipe)) return false
  const lock = recipe.path.slice(context.root.length + 1).replaceAll('/', '-')
  return withLock(context, lock, async () => {
    if (isMade(recipe)) return false
    removeLeftovers(recipe.path)
    const draft = `${recipe.path}.tmp-${process.pid}`
    mkdirSync(draft, { recursive: true })
    try {
      const record = await recipe.make(draft)
      removeTree(stampFile(recipe.path))
      removeTree(recipe.path)
      renameSync(draft, recipe.path)
      writeFileSync(`${draft}.stamp`, `${JSON.stringify({ stamp: recipe.stamp, record }, undefined, 1)}\n`)
      renameSync(`${draft}.stamp`, stampFile(recipe.path))
      return true
    } finally {
      removeTree(draft)
    }
  })
}

function stampFile(path: string): string {
  return `${path}.made.json`
}

/** Drafts of set-ups that were killed; the lock is held, so nobody works on them. */
function removeLeftovers(path: string): void {
  const folder = dirname(path)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(path)}.tmp-`)) removeTree(join(folder, name))
  }
}
