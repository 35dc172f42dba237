import type { Host } from '../runner/host.ts'
import { runNix } from './command.ts'
import type { Nix } from './find.ts'

export interface PathInfo {
  readonly path: string
  readonly deriver: string | undefined
  /** Names of the keys that signed it. */
  readonly keys: readonly string[]
}

/** What the store knows of valid paths; undefined where it does not say. */
export async function pathInfos(
  host: Host,
  nix: Nix,
  paths: readonly string[],
): Promise<readonly PathInfo[] | undefined> {
  const outcome = await runNix(host, nix, ['path-info', '--json', '--stdin'], {
    timeout: 300,
    input: `${paths.join('\n')}\n`,
  })
  if (outcome.kind !== 'exited' || outcome.code !== 0) return undefined
  try {
    return parsePathInfos(JSON.parse(outcome.stdout))
  } catch {
    return undefined
  }
}

/**
 * Of `nix path-info --json`: a list before Nix 2.19, then an object by path; its version 2 has no store folder in names. Pure.
 */
export function parsePathInfos(value: unknown): readonly PathInfo[] {
  const { info, storeDir = '/nix/store' } = Object(value) as { readonly info?: unknown; readonly storeDir?: unknown }
  const whole = (path: unknown) => (String(path).startsWith('/') ? String(path) : `${storeDir}/${path}`)
  const entries: readonly (readonly [unknown, unknown])[] = Array.isArray(value)
    ? value.map((entry) => [Object(entry).path, entry] as const)
    : Object.entries(Object(info ?? value))
  return entries.map(([path, entry]) => {
    const { deriver, signatures } = Object(entry) as Readonly<Record<string, unknown>>
    const signed: readonly unknown[] = Array.isArray(signatures) ? signatures : []
    return {
      path: whole(path),
      deriver: typeof deriver === 'string' && deriver !== '' ? whole(deriver) : undefined,
      // `key:signature` as one text, since 2.33 as an object.
      keys: signed.map((one) => (typeof one === 'string' ? (one.split(':')[0] ?? '') : String(Object(one).keyName))),
    }
  })
}
