import { type FloxHub, publicHub, storeHosts } from '../../../flox/auth/hub.ts'
import { signIn } from '../../../flox/auth/sign-in.ts'
import { saveLogin } from '../../../flox/auth/token-file.ts'
import type { FloxhubLogin } from '../../../flox/schema.ts'
import { error, type Problem, ProblemError, warning } from '../../../model/problem.ts'
import { timeOf } from '../../../runner/claims.ts'
import type { Host } from '../../../runner/host.ts'
import type { Provider, SetupInputs } from '../provider.ts'
import { whyNoSecrets } from './no-secrets.ts'
import { askedLogin, checkLogin } from './request.ts'

/**
 * The job's login to FloxHub: proven, in a private file for our own calls of Flox, in the netrc for the stores of private
 * catalogs, and in the environment of later steps only with `floxhub-export`. Throws ProblemError FLX120 to FLX132.
 */
export const floxhub: Provider = {
  name: 'floxhub',
  check: (_, inputs) => checkLogin(inputs),
  provide: async ({ host, inputs, github }) => {
    const asked = askedLogin(inputs, (secret) => github?.mask(secret))
    if (asked.kind === 'none') return {}
    const needsIdentity = inputs['floxhub-auth'] === 'oidc' && !host.env['ACTIONS_ID_TOKEN_REQUEST_URL']
    const why = asked.kind === 'missing' || needsIdentity ? await whyNoSecrets(host) : undefined
    if (why !== undefined) return { warnings: [noLogin(why)], rows: [['FloxHub', 'not signed in: no secrets']] }
    if (asked.kind === 'missing') throw new ProblemError(asked.inputs.map(missing))
    const { login, warnings } = await signIn(host, asked.hub, asked.request, github)
    await saveLogin(host, { ...login, exported: inputs['floxhub-export'] ? login.token : null })
    const shown = `${login.handle} on ${new URL(login.hub).host}, ${untilText(login)}`
    host.log.info(`Signed in to FloxHub: ${shown}`)
    return {
      variables: variablesOf(asked.hub, login, inputs['floxhub-export']),
      rows: [['FloxHub', shown]],
      warnings: [...warnings, ...anonymousLater(host, inputs)],
      found: { netrc: netrcOf(asked.hub, login.token) },
    }
  },
}

/** The token is a secret, and this is the one way by which it is given to all later steps. */
function variablesOf({ url }: FloxHub, { token }: FloxhubLogin, exported: boolean): Readonly<Record<string, string>> {
  return {
    ...(url === publicHub ? {} : { FLOX_FLOXHUB_URL: url }),
    ...(exported ? { FLOX_FLOXHUB_TOKEN: token } : {}),
  }
}

/** As the netrc that Flox itself makes for `nix copy`. */
function netrcOf(hub: FloxHub, token: string): string {
  return storeHosts(hub)
    .map((host) => `machine ${host} login unused password ${token}\n`)
    .join('')
}

function untilText({ expires, renewal }: FloxhubLogin): string {
  if (expires === null) return 'does not expire'
  return `until ${timeOf(expires)} UTC${renewal ? ', renewed when needed' : ''}`
}

/** FLX133 where a step that runs `flox` itself would not be signed in. */
function anonymousLater(host: Host, inputs: SetupInputs): readonly Problem[] {
  if (!inputs.flox || inputs['floxhub-export'] || host.env['FLOX_FLOXHUB_TOKEN']) return []
  const message = 'A later step that runs `flox` itself is not signed in to FloxHub: the token is kept for this action.'
  const fix = 'Set floxhub-export: true if there is one; every later step of the job can then read the token.'
  return [warning('FLX133', message, fix)]
}

function noLogin(why: string): Problem {
  const message = `The job continues without a login to FloxHub: GitHub gives this run no secrets, because ${why}.`
  return warning('FLX123', message, 'Commit manifest.lock: activating an environment then needs no login.')
}

function missing(input: string): Problem {
  const fix = 'Set it from a secret or a variable of the repository, the organization or the environment of the job.'
  return error('FLX120', `floxhub-auth needs ${input}, which is empty.`, fix)
}
