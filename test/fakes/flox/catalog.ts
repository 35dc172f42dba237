/**
 * The catalog, and what asks it: `show`, and locking. `catalog.json` in the folder of FLOX_STAND_IN_HUB lists what there is,
 * the newest first. The form of `show`: https://flox.dev/docs/tutorials/package-outputs. Who has to log in:
 * https://flox.dev/docs/concepts/authentication; what is then said is among `documented` of on-demand.ts. What is said of a
 * package that cannot be resolved was not recorded.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FloxError, NotCarriedOut } from './failure.ts'
import type { CommandLine } from './grammar.ts'
import { needHub } from './hub.ts'
import { tableOf } from './manifest.ts'
import { documented } from './on-demand.ts'
import type { Caller } from './token.ts'

export interface CatalogEntry {
  /** With the name of its catalog, unless that is the base catalog: `flox-cuda/cudaPackages_12_8.cuda_nvcc`. */
  readonly pkg_path: string
  readonly version: string
  readonly system: string
  /** Store paths that this machine has. */
  readonly outputs: Readonly<Record<string, string>>
}

function catalog(path: string, what: string): readonly CatalogEntry[] {
  needHub(path, what)
  const file = join(process.env['FLOX_STAND_IN_HUB'] ?? '', 'catalog.json')
  if (!existsSync(file)) throw new NotCarriedOut('resolving packages, for the hub has no catalog.json')
  return JSON.parse(readFileSync(file, 'utf8')) as CatalogEntry[]
}

export function runShow(line: CommandLine): void {
  const [path = ''] = line.words
  const found = catalog(`/api/v1/catalog/packages/${path}`, 'catalog error').filter(({ pkg_path }) => pkg_path === path)
  const [latest] = found
  if (!latest) throw new FloxError(`no packages matched this pkg-path: '${path}'`)
  const systemsOf = (version: string) => found.filter((one) => one.version === version).map(({ system }) => system)
  const all = [...new Set(found.map(({ system }) => system))]
  const name = path.split('/').at(-1) ?? ''
  const versions = [...new Set(found.map(({ version }) => version))].map((version) => {
    const systems = systemsOf(version)
    return `    ${name}@${version}${systems.length < all.length ? ` (${systems.join(', ')} only)` : ''}`
  })
  const lines = [
    `${name} - A package`,
    `Catalog: ${path.includes('/') ? path.split('/')[0] : 'nixpkgs'}`,
    `Latest:  ${name}@${latest.version}`,
    'Outputs: out* (* installed by default)',
    `Systems: ${systemsOf(latest.version).join(', ')}`,
    '',
    'Other versions:',
    ...versions,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** What the lock gets for entries of a manifest. A FloxError for a caller without a login. */
export function resolvePackages(
  install: Readonly<Record<string, unknown>>,
  systems: readonly string[],
  caller: Caller,
): readonly Readonly<Record<string, unknown>>[] {
  const there = catalog('/api/v1/catalog/resolve', 'catalog error')
  if (caller.kind === 'nobody') throw new FloxError(documented['resolving needs a login']?.text ?? '')
  if (caller.kind === 'jwt' && caller.expired) throw new FloxError(documented['login has expired']?.text ?? '')
  return Object.entries(install).flatMap(([id, entry]) => {
    const { 'pkg-path': path, version, systems: own } = tableOf(entry)
    return (Array.isArray(own) ? own.map(String) : systems).map((system) => {
      const found = there.find(
        (one) =>
          one.pkg_path === path && one.system === system && (version === undefined || one.version === String(version)),
      )
      if (!found) throw new FloxError(`resolution failed: package '${path}' (${id}) is unavailable for ${system}`)
      const attribute = found.pkg_path.split('/').at(-1)
      const group = { group: 'toplevel', priority: 5 }
      return { install_id: id, attr_path: attribute, version: found.version, system, outputs: found.outputs, ...group }
    })
  })
}
