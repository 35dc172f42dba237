/** Builds of Flox environments in a request: which environment, which build, and versions of one of its packages. */
import type { PackageSource } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'
import { quote } from './refusals.ts'
import { isInsideRepository, type Origin, refuse } from './request-entries.ts'

export type FloxSource = Extract<PackageSource, { kind: 'flox' }>

interface Packages {
  readonly packages: readonly { readonly value: { readonly source: PackageSource } }[]
}

/** Whether anything of a request is built by Flox. */
export function hasFlox({ packages }: Packages): boolean {
  return packages.some(({ value }) => value.source.kind === 'flox')
}

/** Whether nothing of a request comes from its Nixpkgs. */
export function isAllFlox({ packages }: Packages): boolean {
  return packages.length > 0 && packages.every(({ value }) => value.source.kind === 'flox')
}

/** `flox:NAME`, for the environment at the root of the repository, or `flox:./folder#NAME`. */
export function readFloxText(text: string): FloxSource {
  const rest = text.slice('flox:'.length).trim()
  const hash = rest.indexOf('#')
  return { kind: 'flox', environment: rest.slice(0, Math.max(0, hash)) || '.', build: rest.slice(hash + 1) }
}

/** What is wrong with the names; placeholders of the build are filled in already. */
export function checkFlox({ environment, build, versions = {} }: FloxSource, origin: Origin): readonly Problem[] {
  const fix = 'Write it relative to the root of the repository, like ./app.'
  const ids = Object.entries(versions)
  return [
    ...(environment === '.' || isInsideRepository(environment)
      ? []
      : [refuse(origin, `${quote(environment)} is not a folder of the repository.`, fix)]),
    ...(/^\w[\w.+-]*$/.test(build)
      ? []
      : [
          refuse(
            origin,
            `${quote(build)} is not the name of a build.`,
            'Write the NAME of [build.NAME] or .flox/pkgs.',
          ),
        ]),
    ...ids
      .filter(([, version]) => !/^[\w.+-]{1,100}$/.test(version))
      .map(([id, version]) =>
        refuse(origin, `${quote(version)} is not a version of ${id}.`, 'Write one that `flox show` lists.'),
      ),
  ]
}

/** A package of each version, with names that tell them apart: `app-torch2.9.1`. */
export function withVersions(
  name: string,
  source: FloxSource,
  axis: { readonly id: string; readonly versions: readonly string[] },
): readonly { readonly name: string; readonly source: FloxSource }[] {
  return axis.versions.map((version) => ({
    name: `${name}-${axis.id}${version}`,
    source: { ...source, versions: { [axis.id]: version } },
  }))
}
