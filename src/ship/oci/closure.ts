import { base32 } from '../../binary-cache/narinfo.ts'
import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { ClosurePath } from './group.ts'

/** Everything that these need, themselves included. Throws ProblemError SHP102 where the store does not have them or does not say. */
export async function readClosure(host: Host, nix: Nix, paths: readonly string[]): Promise<readonly ClosurePath[]> {
  const failed = (why: string) => {
    const fix = 'Build it again in this job; a garbage collection may have removed it.'
    return new ProblemError(error('SHP102', `The Nix store does not say what ${paths.join(', ')} needs: ${why}.`, fix))
  }
  const options = { timeout: 600, input: `${paths.join('\n')}\n` }
  const outcome = await runNix(host, nix, ['path-info', '--json', '--recursive', '--stdin'], options)
  if (outcome.kind !== 'exited' || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ''))
  try {
    return parseClosure(JSON.parse(outcome.stdout))
  } catch (cause) {
    throw failed(`its answer cannot be read (${(cause as Error).message})`)
  }
}

/**
 * Of `nix path-info --json`: a list before Nix 2.19, then an object by path; its version 2 has no store folder in names. Throws an Error.
 * Pure.
 */
export function parseClosure(value: unknown): readonly ClosurePath[] {
  const { info, storeDir = '/nix/store' } = Object(value) as { readonly info?: unknown; readonly storeDir?: unknown }
  const whole = (path: unknown) => (String(path).startsWith('/') ? String(path) : `${storeDir}/${path}`)
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((entry) => [Object(entry).path, entry] as const)
    : Object.entries(Object(info ?? value))
  return entries
    .map(([name, entry]) => {
      const path = whole(name)
      const { narHash, narSize, references } = Object(entry) as Readonly<Record<string, unknown>>
      const hash = hashText(narHash)
      if (hash === undefined || typeof narSize !== 'number') throw new Error(`${path} has no hash or size`)
      const names: readonly unknown[] = Array.isArray(references) ? references : []
      return {
        path,
        narHash: hash,
        narSize,
        references: names
          .map(whole)
          .filter((other) => other !== path)
          .sort(),
      }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** `sha256:` and 52 digits, whichever of its forms Nix wrote: base 16, 32 or 64, as a text or an object. */
function hashText(hash: unknown): string | undefined {
  const { algorithm, hash: inner } = Object(hash) as Readonly<Record<string, unknown>>
  const digits = /^sha256[:-](.*)$/.exec(typeof hash === 'string' ? hash : `${algorithm}:${inner}`)?.[1] ?? ''
  if (/^[0-9a-f]{64}$/.test(digits)) return `sha256:${base32(Buffer.from(digits, 'hex'))}`
  if (/^[A-Za-z0-9+/]{43}=$/.test(digits)) return `sha256:${base32(Buffer.from(digits, 'base64'))}`
  return /^[0-9a-z]{52}$/.test(digits) ? `sha256:${digits}` : undefined
}
