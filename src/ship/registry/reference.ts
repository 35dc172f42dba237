import { error, ProblemError } from '../../model/problem.ts'

/** Where an image is, or goes: `ghcr.io/acme/app:1.0@sha256:…`. */
export interface Reference {
  /** Host, with its port where it names one: `ghcr.io`, `localhost:5000`. */
  readonly registry: string
  /** `acme/app`. */
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

// The forms of distribution-spec, "Pulling manifests", and of image-spec, "Digests".
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const repositoryForm = new RegExp(`^${component}(?:/${component})*$`)
const registryForm = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/
const tagForm = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/
const digestForm = /^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/
/** Of registry, `/` and repository together; many clients refuse more. */
const longestName = 255

/**
 * Reads `registry/repository[:tag][@digest]`. The registry must be named. Upper case, which no repository can have, becomes lower case:
 * a GitHub owner may have it. Throws ProblemError SHP130.
 */
export function parseReference(text: string): Reference {
  const refuse = (why: string) =>
    new ProblemError(
      error('SHP130', `The image reference ${JSON.stringify(text)} ${why}.`, 'Write it as ghcr.io/owner/name:tag.'),
    )
  const [named = '', digest, ...more] = text.split('@')
  const slash = named.indexOf('/')
  const registry = named.slice(0, Math.max(slash, 0)).toLowerCase()
  if (!/[.:]/.test(registry) && registry !== 'localhost') throw refuse('names no registry')
  const path = named.slice(slash + 1)
  const colon = path.indexOf(':')
  const repository = (colon < 0 ? path : path.slice(0, colon)).toLowerCase()
  const tag = colon < 0 ? undefined : path.slice(colon + 1)
  if (!registryForm.test(registry)) throw refuse('has an invalid registry')
  if (!repositoryForm.test(repository)) throw refuse('has an invalid repository')
  if (registry.length + 1 + repository.length > longestName) throw refuse(`is longer than ${longestName} characters`)
  if (tag !== undefined && !tagForm.test(tag)) throw refuse('has an invalid tag')
  if (more.length > 0 || (digest !== undefined && !digestForm.test(digest))) throw refuse('has an invalid digest')
  return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) }
}

/** Whether the text can be a repository, without its registry. */
export function isRepository(text: string): boolean {
  return repositoryForm.test(text)
}

/** Whether the text is a digest that this project can check: sha256 or sha512. */
export function isDigest(text: string): boolean {
  return digestForm.test(text)
}

/** The name of a repository in the words of users: `ghcr.io/acme/app`. */
export function shownRepository({ registry, repository }: Pick<Reference, 'registry' | 'repository'>): string {
  return `${registry}/${repository}`
}

/**
 * Where a registry answers. Docker Hub's host is another than its name, and a registry on loopback is asked without TLS, as docker
 * does.
 */
export function registryUrl(registry: string): URL {
  if (dockerHub.has(registry)) return new URL('https://registry-1.docker.io/')
  const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/.test(registry)
  return new URL(`${loopback ? 'http' : 'https'}://${registry}/`)
}

/** The names that Docker Hub is known by. */
const dockerHub: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io'])

/** The host of a key in docker's configuration, the same for each name of Docker Hub. */
export function registryOfKey(key: string): string {
  const host = key.replace(/^https?:\/\//, '').split('/')[0] ?? ''
  return dockerHub.has(host) ? 'docker.io' : host
}

/** The tag that lists the referrers of a digest where the registry does not: distribution-spec, "Referrers Tag Schema". */
export function referrersTag(digest: string): string {
  const [algorithm = '', encoded = ''] = digest.split(':')
  return `${algorithm.slice(0, 32)}-${encoded.slice(0, 64)}`.replaceAll(/[^a-zA-Z0-9._-]/g, '-')
}
