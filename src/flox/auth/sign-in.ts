import type { Problem } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { formsOf } from '../../runner/mask-secrets.ts'
import type { ClientCredentials, FloxhubLogin, FloxhubRenewal } from '../schema.ts'
import { findAccount } from './account.ts'
import { type FloxHub, publicAudience, publicHub } from './hub.ts'
import { askIdentity, type JobIdentity } from './identity.ts'
import type { OidcWay } from './oidc.ts'

/** How to sign in. */
export type LoginRequest =
  | { readonly kind: 'token'; readonly token: string; readonly audience?: string | undefined }
  | ClientCredentials
  | OidcWay

export interface SignedIn {
  readonly login: FloxhubLogin
  readonly warnings: readonly Problem[]
}

interface Obtained {
  readonly token: string
  readonly expires?: number | undefined
  /** What it should be for; undefined where that is not known. */
  readonly audience: string | undefined
}

/** Shorter forms of a secret are words of the language, and masking them would make the log unreadable. */
const shortest = 6

/**
 * Gets a token, keeps it and the client's secret out of the log in every form, and proves it by asking FloxHub whose it is. Throws ProblemError
 * FLX122, FLX124 to FLX132.
 */
export async function signIn(
  host: Host,
  hub: FloxHub,
  request: LoginRequest,
  job: JobIdentity | undefined,
): Promise<SignedIn> {
  const hide = (secret: string) => {
    for (const form of formsOf(secret)) if (form.length >= shortest) job?.mask(form)
  }
  if ('clientSecret' in request && request.clientSecret !== undefined) hide(request.clientSecret)
  const { token, expires, audience } = await obtain(host, hub, request, job)
  hide(token)
  const account = await findAccount(host, hub, token, audience)
  const renewal: FloxhubRenewal | null =
    request.kind === 'client-credentials' || request.kind === 'exchange' ? request : null
  const login = {
    hub: hub.url,
    token,
    handle: account.handle,
    expires: expires ?? account.expires,
    renewal,
    exported: null,
  }
  return { login: { schema: 'floxhub-login/1', ...login }, warnings: account.warnings }
}

/** The library for OAuth is loaded by those that need it. */
async function obtain(
  host: Host,
  hub: FloxHub,
  request: LoginRequest,
  job: JobIdentity | undefined,
): Promise<Obtained> {
  const known = hub.url === publicHub ? publicAudience : undefined
  switch (request.kind) {
    case 'token':
      return { token: request.token, audience: request.audience ?? known }
    case 'client-credentials': {
      const { clientToken } = await import('./client-credentials.ts')
      return clientToken(host, hub, request)
    }
    case 'exchange': {
      const { exchangeToken } = await import('./oidc.ts')
      return exchangeToken(host, hub, request, askIdentity(host, job))
    }
    case 'secret':
      return { ...(await request.source.fetchToken(host, askIdentity(host, job))), audience: known }
  }
}
