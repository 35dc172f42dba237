import { publicAudience } from '../../../flox/auth/hub.ts'
import { choice, flag, secret, text } from '../../../runner/inputs.ts'
import { secretInputs } from './secret-inputs.ts'

/** How a job signs in to FloxHub. */
export const floxhubInputs = {
  'floxhub-auth': choice(
    'How the job signs in to FloxHub: `token`, `client-credentials`, or `oidc` (GitHub’s token of this job, exchanged); unset means not at all.',
    '',
    ['', 'token', 'client-credentials', 'oidc'],
  ),
  'floxhub-token': secret('Token of a service account or of a person for FloxHub, with `floxhub-auth: token`.'),
  'floxhub-client-id': text('Client id, with `floxhub-auth: client-credentials`, or for an endpoint that wants one.'),
  'floxhub-client-secret': secret('Client secret to `floxhub-client-id`.'),
  'floxhub-url': text('Address of a FloxHub of your own; unset means https://hub.flox.dev.'),
  'floxhub-audience': text(
    `Audience of FloxHub’s tokens, exactly; unset means what the FloxHub says of itself, else \`${publicAudience}\`.`,
  ),
  'floxhub-oidc-audience': text(
    'Audience of GitHub’s token, with `floxhub-auth: oidc`; unset means the origin of `floxhub-oidc-endpoint`.',
  ),
  'floxhub-oidc-endpoint': text(
    'Token endpoint of yours that exchanges GitHub’s token for one of FloxHub, with `floxhub-auth: oidc`; FloxHub has none itself.',
  ),
  'floxhub-oidc-grant': choice(
    'How that endpoint is asked: `token-exchange` (RFC 8693) or `jwt-bearer` (RFC 7523).',
    'token-exchange',
    ['token-exchange', 'jwt-bearer'],
  ),
  ...secretInputs,
  'floxhub-export': flag(
    'Set FLOX_FLOXHUB_TOKEN for all later steps of the job; else only `flox` that this action runs is signed in.',
    false,
  ),
} as const
