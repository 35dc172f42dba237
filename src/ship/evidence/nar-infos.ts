import { narHashOf } from '../../binary-cache/coverage-narinfo.ts'
import { fromBase32 } from '../../binary-cache/narinfo.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { pathEntries } from '../../nix/path-info.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { hashText } from '../publish/path-facts.ts'

/** What the store has registered of a path. */
export interface NarInfo {
  readonly path: string
  /** SHA-256 of its NAR, in lower-case hexadecimal. */
  readonly sha256: string
  /** Store paths that it refers to, without itself; sorted. */
  readonly references: readonly string[]
}

/**
 * The NAR hashes of store paths or, with `closure`, of all that they refer to; sorted by path. Throws ProblemError SHP010 where
 * the store does not have them.
 */
export async function narInfos(
  host: Host,
  nix: Nix,
  paths: readonly string[],
  { closure }: { readonly closure: boolean },
): Promise<readonly NarInfo[]> {
  const args = ['path-info', '--json', ...(closure ? ['--recursive'] : []), ...paths]
  const outcome = await runNix(host, nix, args, { timeout: 300 })
  const failed = (why: string) => {
    const message = `The Nix store does not give the hashes of ${paths.join(', ')}: ${why}.`
    return new ProblemError(error('SHP010', message, 'Make the evidence in the job that builds, after the build.'))
  }
  if (outcome.kind !== 'exited' || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ''))
  try {
    const found = parseNarInfos(JSON.parse(outcome.stdout))
    const missing = paths.filter((path) => !found.some((info) => info.path === path))
    if (missing.length > 0) throw new Error(`it does not have ${missing.join(', ')}`)
    return found
  } catch (cause) {
    throw failed(cause instanceof Error ? cause.message : String(cause))
  }
}

/** Of `nix path-info --json`. Throws an Error for a path without a SHA-256. Pure. */
export function parseNarInfos(value: unknown): readonly NarInfo[] {
  const { entries, whole } = pathEntries(value)
  return entries
    .flatMap(([name, entry]) => {
      const { narHash, references, valid } = Object(entry) as Readonly<Record<string, unknown>>
      if (entry === null || valid === false) return []
      const path = whole(name)
      const sha256 = hexOfHash(narHash)
      if (sha256 === undefined) throw new Error(`${path} has no SHA-256`)
      const others: readonly unknown[] = Array.isArray(references) ? references : []
      return [
        {
          path,
          sha256,
          references: others
            .map(whole)
            .filter((other) => other !== path)
            .sort(),
        },
      ]
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Whichever way Nix wrote it; undefined where it is no SHA-256. */
function hexOfHash(hash: unknown): string | undefined {
  const digits = narHashOf(hashText(hash))?.replace('sha256:', '')
  return digits === undefined ? undefined : Buffer.from(fromBase32(digits)).toString('hex')
}
