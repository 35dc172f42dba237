import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { reasonOf } from './problems.ts'

/** Gives GitHub's OIDC token of this job, for an audience. */
export type Ask = (audience: string) => Promise<string>

const source = 'https://docs.github.com/en/actions/reference/security/oidc'

/** SHP068 where the job may not ask for a token. `what` begins the sentence. */
export function checkIdentity({ env }: Pick<Host, 'env'>, identity: Ask | undefined, what: string): readonly Problem[] {
  if (identity && env['ACTIONS_ID_TOKEN_REQUEST_URL']) return []
  const fix =
    'Add `id-token: write` to the permissions of the job. In a pull request from a fork GitHub gives no token, and outside of GitHub there is none.'
  const message = `${what} needs an OIDC token of GitHub, which this job may not ask for.`
  return [error('SHP068', message, fix, { source })]
}

/** Throws ProblemError SHP068 where the job may have no token, NET001 where GitHub gives none. `what` begins the sentence. */
export function askGitHub(host: Pick<Host, 'env'>, identity: Ask | undefined, what: string): Ask {
  return async (audience) => {
    const problems = checkIdentity(host, identity, what)
    if (!identity || problems.length > 0) throw new ProblemError(problems)
    return identity(audience).catch((cause: unknown) => {
      throw new ProblemError(error('NET001', `GitHub gave no OIDC token: ${reasonOf(cause)}.`, 'Run the job again.'))
    })
  }
}
