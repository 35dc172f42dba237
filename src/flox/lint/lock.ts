/** Rules of what is locked, committed and included. */
import { error, warning } from '../../model/problem.ts'
import { isTrusted } from '../environment/access.ts'
import { type FloxEnvironment, pkgPath } from '../environment/environment.ts'
import type { Manifest, ManifestPackage } from '../environment/schema.ts'
import type { TomlPath } from '../environment/toml.ts'
import { inManifest, ofEach, pages, type Rule } from './rule.ts'

export const freshLock: Rule = ofEach(pages.login, (environment) => {
  const { files, lock, manifest, source } = environment
  const fix = 'Run `flox list` in the folder, logged in to FloxHub, and commit manifest.lock.'
  const effect = 'flox activate then resolves packages, which needs a login'
  if (!lock) {
    const isEmpty = environment.packages.length === 0
    if (isEmpty) return []
    return [error('FLX109', `${files.lock} does not exist: ${effect}.`, fix, inManifest(environment, undefined))]
  }
  const [first, ...more] = [
    ...differences(manifest, lock.compose?.composer ?? lock.manifest),
    ...includedOtherwise(environment),
  ]
  if (!first) return []
  const names = [first, ...more].map((path) => path.join('.'))
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
  const message = `manifest.lock has another ${shown} than the manifest: ${effect}.`
  return [error('FLX109', message, fix, inManifest(environment, source.lineOf(first)))]
})

/** The entries that a manifest and a locked one do not share: of packages, variables, hooks and systems. */
function differences(manifest: Manifest, locked: Manifest): readonly TomlPath[] {
  const tables: readonly (readonly [string, Entries, Entries])[] = [
    ['install', canonical(manifest), canonical(locked)],
    ['vars', manifest.vars ?? {}, locked.vars ?? {}],
    ['hook', manifest.hook ?? {}, locked.hook ?? {}],
    ['options', systems(manifest), systems(locked)],
  ]
  return tables.flatMap(([table, ours, theirs]) =>
    [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
      .filter((key) => JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]))
      .map((key) => [table, key]),
  )
}

/** Includes that were locked differently, or not at all. */
function includedOtherwise({ manifest, lock }: FloxEnvironment): readonly TomlPath[] {
  const locked = lock?.compose?.include?.map(({ descriptor }) => descriptor) ?? []
  const written = manifest.include?.environments ?? []
  const targets = [locked, written].map((list) => JSON.stringify(list.map(({ dir, remote }) => remote ?? dir)))
  return targets[0] === targets[1] ? [] : [['include', 'environments']]
}

type Entries = Readonly<Record<string, unknown>>

function canonical({ install }: Manifest): Entries {
  const entries = Object.entries(install ?? {})
  return Object.fromEntries(entries.map(([id, entry]) => [id, canonicalPackage(entry)]))
}

/** Flox may write a path as one text or as its parts, and what is the default or not at all. */
function canonicalPackage(entry: ManifestPackage): readonly unknown[] {
  const { flake, version, priority, systems } = entry
  const path = pkgPath(entry) ?? entry['store-path'] ?? flake ?? ''
  return [path, entry['pkg-group'] ?? 'toplevel', version ?? '', priority ?? 5, systems?.toSorted() ?? null]
}

function systems({ options }: Manifest): Entries {
  return options?.systems ? { systems: options.systems.toSorted() } : {}
}

export const committedFiles: Rule = ofEach(pages.publish, ({ committed = [] }) =>
  committed.flatMap(({ file, state }) => {
    if (state === 'committed') return []
    const where = { where: { file } }
    if (state === 'changed') {
      const message =
        'The file has changes that are not committed: flox publish refuses it, and clones have another one.'
      return [warning('FLX110', message, 'Commit it.', where)]
    }
    const message = 'The file is not in git: clones do not have it, and flox publish refuses the environment.'
    return [error('FLX110', message, `Run git add -f ${file}, and commit it.`, where)]
  }),
)

export const reachableIncludes: Rule = ofEach(pages.login, (environment, { access }) => {
  const included = environment.manifest.include?.environments ?? []
  return included.flatMap(({ remote }, index) => {
    if (!remote || isLocked(environment, remote)) return []
    const reasons = [
      ...(access.token === false ? ['this job has no token of FloxHub'] : []),
      ...(isTrusted(access, remote) ? [] : ['it is not trusted']),
    ]
    if (reasons.length === 0) return []
    const message = `${remote} is not in manifest.lock, so it is fetched from FloxHub, and ${reasons.join(' and ')}.`
    const fix = `Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and trusted_environments."${remote}" = "trust".`
    const line = environment.source.lineOf(['include', 'environments', index])
    return [warning('FLX113', message, fix, inManifest(environment, line))]
  })
})

function isLocked({ lock }: FloxEnvironment, remote: string): boolean {
  return lock?.compose?.include?.some(({ descriptor }) => descriptor.remote === remote) ?? false
}
