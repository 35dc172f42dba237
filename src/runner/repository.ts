import { readIfPresent } from './files.ts'
import type { Host } from './host.ts'

/**
 * Whether only those with access to this job's repository can read what the job stores there, as the payload of its event
 * says (`repository.private`; internal repositories are private). False for whatever does not say so: some events, such as
 * `schedule`, name no repository. https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export async function isPrivateRepository(host: Pick<Host, 'env' | 'files'>): Promise<boolean> {
  const { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: name } = host.env
  if (!path || !name) return false
  try {
    const payload: unknown = JSON.parse((await readIfPresent(host, path)) ?? '')
    const { repository } = Object(payload) as { repository?: unknown }
    const {
      private: isPrivate,
      visibility,
      full_name: fullName,
    } = Object(repository) as Readonly<Record<string, unknown>>
    const own = typeof fullName === 'string' && fullName.toLowerCase() === name.toLowerCase()
    return own && isPrivate === true && (visibility ?? 'private') !== 'public'
  } catch {
    return false
  }
}
