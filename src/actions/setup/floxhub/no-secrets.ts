import { readIfPresent } from '../../../runner/files.ts'
import type { Host } from '../../../runner/host.ts'

/**
 * Why GitHub gives this run no secrets and no OIDC token, as a sentence has it; undefined where it may have them. The
 * payload of a pull request from a fork can be empty.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
export async function whyNoSecrets(host: Pick<Host, 'env' | 'files'>): Promise<string | undefined> {
  const {
    GITHUB_EVENT_NAME: event = '',
    GITHUB_EVENT_PATH: path,
    GITHUB_REPOSITORY: name,
    GITHUB_ACTOR: actor,
  } = host.env
  if (actor === 'dependabot[bot]') return 'Dependabot started it'
  // pull_request_target runs in the repository itself, with its secrets.
  if (!/^pull_request(?:_review(?:_comment)?)?$/.test(event)) return undefined
  const text = path ? await readIfPresent(host, path).catch(() => undefined) : undefined
  return originOf(text) === name?.toLowerCase() ? undefined : 'it is of a pull request from a fork'
}

/** The repository that the code of a pull request comes from; undefined where the payload does not say. */
function originOf(payload: string | undefined): string | undefined {
  try {
    const { pull_request: request } = Object(JSON.parse(payload ?? '')) as { readonly pull_request?: unknown }
    const { head } = Object(request) as { readonly head?: unknown }
    const { repo } = Object(head) as { readonly repo?: unknown }
    const { full_name: name } = Object(repo) as { readonly full_name?: unknown }
    return typeof name === 'string' ? name.toLowerCase() : undefined
  } catch {
    return undefined
  }
}
