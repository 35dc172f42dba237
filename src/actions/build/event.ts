import { error, type Problem } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/**
 * Events that only people with write access to the repository cause. GitHub warns of the others: who sends them may have
 * chosen their content. https://docs.github.com/en/actions/reference/security/secure-use
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
const trusted: readonly string[] = [
  ...['create', 'delete', 'merge_group', 'push', 'release', 'repository_dispatch', 'schedule', 'workflow_dispatch'],
]

/** Of a pull request, and of a workflow_run, the repository that its code comes from decides. */
interface Payload {
  readonly pull_request?: { readonly head?: { readonly repo?: Repository } }
  readonly issue?: unknown
  readonly workflow_run?: { readonly event?: unknown; readonly head_repository?: Repository }
}
type Repository = { readonly full_name?: unknown } | null | undefined

/** CFG011 where somebody without write access can have caused this run; undefined outside of Actions. Never throws for the payload. */
export async function refuseLessTrusted(host: Host, inputs: string): Promise<Problem | undefined> {
  const { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env
  if (!event) return undefined
  const text = file ? await readIfPresent(host, file).catch(() => undefined) : undefined
  if (isTrusted(event, payloadOf(text), repository)) return undefined
  return error(
    'CFG011',
    `Somebody without write access may have caused this run (event ${event}), and ${inputs} would be run as code.`,
    'Take them from a plan of this run and set allow-less-trusted: true, or build on push.',
  )
}

/** Pure. */
export function isTrusted(event: string, payload: Payload, repository: string | undefined): boolean {
  const isOurs = (from: Repository) => repository !== undefined && from?.full_name === repository
  switch (event) {
    case 'pull_request':
    case 'pull_request_target':
      return isOurs(payload.pull_request?.head?.repo)
    case 'workflow_run': {
      const run = payload.workflow_run
      return isOurs(run?.head_repository) && [...trusted, 'pull_request'].includes(String(run?.event))
    }
    default:
      return trusted.includes(event)
  }
}

/** The payload of an event; empty for what is no JSON object. */
export function payloadOf(text: string | undefined): Payload {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
