import { type FloxHub, floxHub, publicHub, safeUrl } from '../../../flox/auth/hub.ts'
import type { SecretSource } from '../../../flox/auth/secret-source.ts'
import { parseSecretSource } from '../../../flox/auth/secrets/parse.ts'
import { secretSource } from '../../../flox/auth/secrets/source.ts'
import type { LoginRequest } from '../../../flox/auth/sign-in.ts'
import { error, type Problem } from '../../../model/problem.ts'
import type { SetupInputs } from '../provider.ts'
import { secretInputs } from './secret-inputs.ts'

/** The day on which FloxHub was last looked at for an exchange of its own: https://github.com/flox/flox/issues/4593 */
const lookedAt = '2026-11-30'

type Mask = (secret: string | undefined) => void

/** Which FloxHub, and how to sign in there; `missing` names secrets that are empty, as in a run without secrets. */
export type AskedLogin =
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly inputs: readonly string[] }
  | { readonly kind: 'asked'; readonly hub: FloxHub; readonly request: LoginRequest }

/** What the inputs ask for. To be called with inputs against which `checkLogin` has nothing. */
export function askedLogin(inputs: SetupInputs, mask: Mask): AskedLogin {
  const hub = floxHub(inputs['floxhub-url'] ?? publicHub)
  const missing = missingSecrets(inputs)
  if (inputs['floxhub-auth'] === '' || !hub) return { kind: 'none' }
  if (missing.length > 0) return { kind: 'missing', inputs: missing }
  const request = requestOf(inputs, mask)
  return request ? { kind: 'asked', hub, request } : { kind: 'none' }
}

/** FLX120 and FLX121 for what is wrong whatever secrets the run has. */
export function checkLogin(inputs: SetupInputs): readonly Problem[] {
  const auth = inputs['floxhub-auth']
  const problems = checkAddresses(inputs)
  if (auth === '') {
    const given = (
      [
        'floxhub-token',
        'floxhub-client-id',
        'floxhub-client-secret',
        'floxhub-oidc-endpoint',
        'floxhub-vault',
        'floxhub-aws-secret',
        'floxhub-google-secret',
      ] as const
    ).filter((name) => inputs[name] !== undefined)
    if (given.length === 0 && !inputs['floxhub-export']) return problems
    const what = given[0] ?? 'floxhub-export'
    const fix = 'Set it to token, client-credentials or oidc.'
    return [...problems, error('FLX120', `${what} is set, but floxhub-auth is not.`, fix)]
  }
  if (auth === 'client-credentials' && inputs['floxhub-client-id'] === undefined && inputs['floxhub-client-secret']) {
    problems.push(error('FLX120', 'floxhub-client-id is not set.', 'Set it to the id of the client of the secret.'))
  }
  if (auth === 'oidc' && inputs['floxhub-client-secret'] && inputs['floxhub-client-id'] === undefined) {
    problems.push(error('FLX120', 'floxhub-client-secret is set, but floxhub-client-id is not.', 'Set both, or none.'))
  }
  const { place, problems: unclear } = parseSecretSource(inputs)
  problems.push(...unclear)
  const manager = place !== undefined || unclear.length > 0
  const endpoint = inputs['floxhub-oidc-endpoint'] !== undefined
  if (auth === 'oidc' && !endpoint && !manager) problems.push(noExchange())
  if (auth === 'oidc' && endpoint && manager) {
    const message = 'floxhub-oidc-endpoint and a secret manager are both set.'
    problems.push(error('FLX120', message, 'Set one of them: where the token comes from.'))
  }
  if (auth !== 'oidc' && manager) {
    const message = `A secret manager is set, but floxhub-auth is ${auth}.`
    problems.push(error('FLX120', message, 'Set floxhub-auth to oidc, or remove the secret manager.'))
  }
  const token = inputs['floxhub-token'] ?? ''
  if (auth === 'token' && /[^\x21-\x7e]/.test(token)) {
    const fix = 'Set the secret again: the token alone, without blanks, quotes or a name before it.'
    problems.push(error('FLX120', 'floxhub-token has a blank or another character that no token has.', fix))
  }
  return problems
}

function checkAddresses(inputs: SetupInputs): Problem[] {
  const fix = 'Write an address of https, without a login, a query or a fragment; http is for this machine alone.'
  const wrong = (name: string) => error('FLX120', `${name} is not an address that a secret may be sent to.`, fix)
  const { 'floxhub-url': hub, 'floxhub-oidc-endpoint': endpoint } = inputs
  return [
    ...(hub !== undefined && !floxHub(hub) ? [wrong('floxhub-url')] : []),
    ...(endpoint !== undefined && !safeUrl(endpoint) ? [wrong('floxhub-oidc-endpoint')] : []),
  ]
}

/** FLX121: what can be done instead, all of which works without a stored secret or says that it needs one. */
function noExchange(): Problem {
  const message = `floxhub-auth is oidc, and FloxHub itself exchanges no token of GitHub (as of ${lookedAt}).`
  const ready = 'Vault or OpenBao, AWS Secrets Manager, or Google Secret Manager with a token of a service account'
  const fix = `Set floxhub-oidc-endpoint to an endpoint of yours (RFC 8693 or RFC 7523), or have the token read from ${ready} (${Object.keys(secretInputs).join(', ')}); or store it in GitHub and use floxhub-auth: token.`
  return error('FLX121', message, fix, { source: 'https://github.com/flox/flox/issues/4593' })
}

function missingSecrets(inputs: SetupInputs): readonly string[] {
  const needed = {
    '': [],
    token: ['floxhub-token'],
    'client-credentials': ['floxhub-client-id', 'floxhub-client-secret'],
    oidc: [],
  } as const
  return needed[inputs['floxhub-auth']].filter((name) => inputs[name] === undefined)
}

function sourceOf(inputs: SetupInputs, mask: Mask): SecretSource | undefined {
  const { place } = parseSecretSource(inputs)
  return place && secretSource(place, mask)
}

function requestOf(inputs: SetupInputs, mask: Mask): LoginRequest | undefined {
  const {
    'floxhub-token': token = '',
    'floxhub-client-id': clientId,
    'floxhub-client-secret': clientSecret,
    'floxhub-audience': audience,
    'floxhub-oidc-endpoint': endpoint,
    'floxhub-oidc-grant': grant,
  } = inputs
  switch (inputs['floxhub-auth']) {
    case '':
      return undefined
    case 'token':
      return { kind: 'token', token, audience }
    case 'client-credentials':
      return { kind: 'client-credentials', clientId: clientId ?? '', clientSecret: clientSecret ?? '', audience }
    case 'oidc': {
      const source = sourceOf(inputs, mask)
      if (source) return { kind: 'secret', source }
      if (endpoint === undefined) return undefined
      const oidcAudience = inputs['floxhub-oidc-audience'] ?? new URL(endpoint).origin
      return { kind: 'exchange', endpoint, grant, oidcAudience, audience, clientId, clientSecret }
    }
  }
}
