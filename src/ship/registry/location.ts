import { error, ProblemError } from '../../model/problem.ts'
import type { Answer } from '../../runner/http/ask.ts'
import { shown } from '../../runner/http/rules.ts'
import type { Target } from './manifests.ts'

/**
 * Where the next request of an upload goes, by the Location of an answer; undefined where it has none. It may be another server. Throws
 * ProblemError SHP137 for one that would be asked without TLS.
 */
export function uploadLocation({ session }: Target, { url, header }: Pick<Answer, 'url' | 'header'>): URL | undefined {
  const text = header('location')
  if (text === undefined) return undefined
  const location = URL.parse(text, url.href)
  // A registry behind a proxy that speaks TLS for it may not know its own scheme.
  if (location?.protocol === 'http:' && url.protocol === 'https:' && location.hostname === url.hostname) {
    location.protocol = 'https:'
    location.port = url.port
  }
  const secure = location?.protocol === 'https:' || (location?.protocol === 'http:' && url.protocol === 'http:')
  if (!location || !secure || location.username !== '') {
    const to = location ? shown(location) : 'a malformed URL'
    const message = `${session.registry} wants an upload at ${to}, which is not ${url.protocol.replace(':', '')}.`
    throw new ProblemError(error('SHP137', message, 'Nothing was sent there. Ask who runs the registry.'))
  }
  return location
}

/** The address that ends an upload. What is in it already stays as it is: some registries sign it. */
export function withDigest(location: URL, digest: string): URL {
  const url = new URL(location)
  url.search = `${location.search === '' ? '?' : `${location.search}&`}digest=${encodeURIComponent(digest)}`
  return url
}
