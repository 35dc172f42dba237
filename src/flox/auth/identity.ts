import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'

/** What GitHub does for a job; the `GitHub` that actions are handed is one. */
export interface JobIdentity {
  /** Keeps a text out of the log from here on. */
  mask(secret: string | undefined): void
  /** GitHub's OIDC token for this job, kept out of the log. Throws an Error when there is none. */
  idToken(audience: string): Promise<string>
}

/**
 * Asks GitHub for the job's token. Throws ProblemError FLX122 where the job may not have one, FLX128 where GitHub gives none
 * all the same.
 */
export function askIdentity(host: Pick<Host, 'env'>, job: JobIdentity | undefined) {
  return async (audience: string): Promise<string> => {
    if (!job || !host.env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
      const fix = 'Add `id-token: write` to its permissions; with the reusable workflow call cuda-matrix-aws.yml.'
      const message = 'floxhub-auth is oidc, but this job may not ask GitHub for an OIDC token.'
      throw new ProblemError(error('FLX122', message, fix, { source: idTokenSource }))
    }
    return job.idToken(audience).catch((cause: unknown) => {
      const why = (cause instanceof Error ? cause.message : String(cause))
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/\.$/, '')
      throw new ProblemError(error('FLX128', `GitHub gave no OIDC token: ${why}.`, 'Run the job again.'))
    })
  }
}

const idTokenSource = 'https://docs.github.com/en/actions/reference/security/oidc'
