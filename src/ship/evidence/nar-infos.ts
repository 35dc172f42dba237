import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'

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

/**
 * Of `nix path-info --json`: a list before Nix 2.19, then an object by path, whose version 2 has names without the store folder
 * and hashes as objects. Throws an Error for what is none of them. Pure.
 */
export function parseNarInfos(value: unknown): readonly NarInfo[] {
  const { info, storeDir = '/nix/store' } = Object(value) as { readonly info?: unknown; readonly storeDir?: unknown }
  const whole = (path: unknown) => (String(path).startsWith('/') ? String(path) : `${storeDir}/${path}`)
  const entries = Array.isArray(value)
    ? value.map((entry: unknown) => [Object(entry).path, entry] as const)
    : Object.entries<unknown>(Object(info ?? value))
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

/** `sha256-<base64>`, `sha256:<base 32, 16 or 64>`, or an object of algorithm and hash. */
function hexOfHash(hash: unknown): string | undefined {
  const { algorithm, hash: inner } = Object(hash) as Readonly<Record<string, unknown>>
  const text = typeof hash === 'string' ? hash : `${algorithm}:${inner}`
  const [, digits = ''] = /^sha256[-:](.+)$/.exec(text) ?? []
  if (/^[0-9a-fA-F]{64}$/.test(digits)) return digits.toLowerCase()
  if (/^[A-Za-z0-9+/]{43}=$/.test(digits)) return Buffer.from(digits, 'base64').toString('hex')
  return /^[0-9a-df-np-sv-z]{52}$/.test(digits) ? hexOfBase32(digits) : undefined
}

/** Nix's base 32: its own alphabet, least significant digit last. */
function hexOfBase32(digits: string): string {
  let number = 0n
  for (const digit of digits) number = (number << 5n) | BigInt('0123456789abcdfghijklmnpqrsvwxyz'.indexOf(digit))
  return Buffer.from(number.toString(16).padStart(64, '0').slice(-64), 'hex').reverse().toString('hex')
}
