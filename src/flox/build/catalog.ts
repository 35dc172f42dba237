/** What the Flox catalog has of a package, as `flox show` prints it: it needs no login, and has no JSON. */
import type { Host } from '../../runner/host.ts'
import type { Flox } from '../facts.ts'
import { runFlox } from '../run-flox.ts'

export interface CatalogPackage {
  /** Versions with the systems that each has; none: `show` says nothing of them. */
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Systems of the latest version. */
  readonly systems: readonly string[]
}

/**
 * Reads the answer. https://flox.dev/docs/man/flox-show ; `    hello@2.10 (x86_64-linux only)` stands for a version that not
 * every system has.
 */
export function parseShow(text: string): CatalogPackage {
  const systemsIn = (words: string) => words.split(/[\s,]+/).filter((word) => /^\w+-(?:linux|darwin)$/.test(word))
  const systems = systemsIn(/^Systems:(.*)$/m.exec(text)?.[1] ?? '')
  const latest = /^Latest:\s+\S+@(\S+)/m.exec(text)?.[1]
  const listed = [...text.matchAll(/^\s+\S+@(\S+?)(?:\s+\((.*) only\))?\s*$/gm)].map(
    ([, version = '', only]) => [version, systemsIn(only ?? '')] as const,
  )
  const others = listed.map(
    ([version, own]) => [version, own.length === 0 && version === latest ? systems : own] as const,
  )
  return { versions: new Map([...(latest ? [[latest, systems] as const] : []), ...others]), systems }
}

/** The package of a name; `absent` where the catalog has none; a reason where it could not be asked. */
export async function askCatalog(
  host: Host,
  flox: Flox,
  path: string,
): Promise<CatalogPackage | 'absent' | { readonly failed: string }> {
  const outcome = await runFlox(host, flox, ['show', path], { timeout: 60, silent: true })
  if (outcome.kind === 'exited' && outcome.code === 0) return parseShow(outcome.stdout)
  const said = outcome.kind === 'not-started' ? outcome.reason : outcome.stderrTail.join(' ')
  if (/no packages (?:matched|found)|not found|404/i.test(said)) return 'absent'
  return { failed: said.replace(/^.*ERROR:\s*/, '').slice(0, 300) || outcome.kind }
}
