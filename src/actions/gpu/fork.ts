import { error, type Problem } from '../../model/problem.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { isPrivateRepository } from '../../runner/repository.ts'
import { isTrusted, payloadOf } from '../build/event.ts'

/**
 * GPU116 where a pull request from a fork of a public repository has a self-hosted runner: also after it (`workflow_run`), with the
 * rights of the repository (`pull_request_target`), or by a comment on it (`issue_comment`). A payload that does not say where the pull
 * request is from counts as a fork, and that of a comment never does. Never throws for the payload. GitHub advises against such runners for public repositories:
 * https://docs.github.com/en/actions/reference/security/secure-use#hardening-for-self-hosted-runners
 */
export async function refuseForks(host: Host): Promise<Problem | undefined> {
  const { GITHUB_EVENT_NAME: event = '', GITHUB_EVENT_PATH: file, GITHUB_REPOSITORY: repository } = host.env
  if (host.env['RUNNER_ENVIRONMENT'] === 'github-hosted') return undefined
  // Reviews and their comments have the same payload.
  const kind = event.startsWith('pull_request') ? 'pull_request' : event
  if (!['pull_request', 'workflow_run', 'issue_comment'].includes(kind)) return undefined
  if (await isPrivateRepository(host)) return undefined
  const text = file ? await readIfPresent(host, file).catch(() => undefined) : undefined
  const payload = payloadOf(text)
  if (kind === 'issue_comment' ? isOfIssue(payload) : isTrusted(kind, payload, repository)) return undefined
  return error(
    'GPU116',
    `This run (event ${event}) comes from a fork, or does not say from where, and the runner is self-hosted.`,
    'Run it on push; on a runner that is thrown away after each job set allow-fork-pull-requests: true.',
  )
}

/** A comment on an issue that is no pull request. https://docs.github.com/en/webhooks/webhook-events-and-payloads#issue_comment */
function isOfIssue({ issue }: { readonly issue?: unknown }): boolean {
  return typeof issue === 'object' && issue !== null && !('pull_request' in issue)
}
