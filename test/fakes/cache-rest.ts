/**
 * Listing and deleting cache entries, after https://docs.github.com/en/rest/actions/cache. A listing knows at once what was
 * finalized, whatever look-ups find.
 */
import type { IncomingMessage } from 'node:http'
import type { CacheService } from './cache-service.ts'
import type { Reply } from './reply.ts'

export interface RestOptions {
  /** `owner/name`, and its id as tokens of jobs have it. */
  readonly repository: string
  readonly id: number
  /** GITHUB_TOKEN, and what it may do with `actions`. */
  readonly token: string
  readonly actions: 'read' | 'write'
}

export function answerRest(request: IncomingMessage, url: URL, cache: CacheService, rest: RestOptions): Reply {
  const place = `/repos/${rest.repository}/actions/caches`
  const [, id] = /^(?:\/(\d+))?$/.exec(url.pathname.slice(place.length)) ?? []
  if (!url.pathname.startsWith(place)) return refusal(404, 'Not Found')
  const given = /^(?:Bearer|token) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (given !== rest.token) return refusal(401, 'Bad credentials')
  const query = url.searchParams
  if (request.method === 'GET' && id === undefined) return list(cache, rest, query)
  if (request.method !== 'DELETE') return refusal(404, 'Not Found')
  if (rest.actions !== 'write') return refusal(403, 'Resource not accessible by integration')
  const key = query.get('key')
  const doomed = cache
    .finalized(rest.id)
    .filter((entry) => (id === undefined ? entry.key === key : entry.id === Number(id)))
    .filter((entry) => query.get('ref') === null || entry.scope === query.get('ref'))
  if (doomed.length === 0) return refusal(404, 'Not Found')
  for (const entry of doomed) cache.remove(entry.id)
  if (id !== undefined) return { status: 204 }
  return json(200, { total_count: doomed.length, actions_caches: doomed.map(shown) })
}

function list(cache: CacheService, rest: RestOptions, query: URLSearchParams): Reply {
  const found = cache
    .finalized(rest.id)
    .filter((entry) => entry.key.startsWith(query.get('key') ?? ''))
    .filter((entry) => query.get('ref') === null || entry.scope === query.get('ref'))
  const perPage = Math.min(100, Number(query.get('per_page') ?? 30))
  const start = (Number(query.get('page') ?? 1) - 1) * perPage
  return json(200, { total_count: found.length, actions_caches: found.slice(start, start + perPage).map(shown) })
}

function shown({ id, scope, key, version, size }: ReturnType<CacheService['finalized']>[number]) {
  return { id, ref: scope, key, version, size_in_bytes: size }
}

function refusal(status: number, message: string): Reply {
  return json(status, { message, status: String(status) })
}

function json(status: number, value: object): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) }
}
