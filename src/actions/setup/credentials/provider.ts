import { resolve } from 'node:path'
import { type Problem, ProblemError, warning } from '../../../model/problem.ts'
import { checkBuilders } from '../../../nix/credentials/builders-check.ts'
import { applyCredentials, findCredentialsFacts } from '../../../nix/credentials/credentials.ts'
import {
  type CredentialsRequest,
  describeCredentials,
  type PlannedCredentials,
  planCredentials,
} from '../../../nix/credentials/plan.ts'
import type { Host } from '../../../runner/host.ts'
import { anywhere, changeOptions } from '../configuration/provider.ts'
import { type Provider, readyNix, type SetupInputs } from '../provider.ts'
import { checkRoleInputs } from './role.ts'

/** Logins, certificates, proxies and remote builders: the files that nix.conf names, and the daemon's environment. */
export const credentials: Provider = {
  name: 'credentials',
  check: (host, inputs) => {
    const facts = {
      uid: host.uid,
      platform: host.platform,
      supervision: 'own',
      stateFolder: '/',
      jobFolder: '/',
    } as const
    const settings = { netrcFile: undefined, netrcHidden: false, builders: '', bundle: undefined }
    const { problems } = planCredentials(requestOf(host, inputs), { ...anywhere, ...facts, ...settings }, '')
    return [...checkRoleInputs(host, inputs), ...problems]
  },
  provide: async (context) => {
    const { host, inputs, job } = context
    const others = context.found.netrc ?? ''
    const request = withNetrc(requestOf(host, inputs), others)
    const asked = [request.netrc, request.builders, request.caBundle].some((text) => text !== '')
    if (!asked && !request.aws && !request.proxy) return {}
    const { nix, configuration } = readyNix(context)
    const facts = await findCredentialsFacts(host, nix, configuration, request.caBundle)
    const planned = planCredentials(request, facts, job)
    // What the user gave must work; what a provider adds may.
    const left = others !== '' && planned.problems.some(({ severity }) => severity === 'error')
    const { plan, problems } = left ? withoutOthers(planCredentials(requestOf(host, inputs), facts, job)) : planned
    stopOnErrors(problems)
    if (!plan) return { warnings: problems }
    for (const line of describeCredentials(plan)) host.log.info(line)
    const restarts: Problem[] = []
    const { warnings } = await applyCredentials(host, plan, changeOptions(context, restarts))
    return {
      contributions: [
        { from: 'credentials', settings: plan.settings, order: 'after' },
        { from: 'credentials', settings: plan.privateSettings, order: 'private' },
      ],
      variables: plan.variables,
      warnings: [...problems, ...warnings, ...restarts],
      found: { credentials: plan },
    }
  },
}

/** Whether the remote builders can be used, once Nix is configured. */
export const builders: Provider = {
  name: 'builders',
  provide: async (context) => {
    const plan = context.found.credentials
    if (!plan) return {}
    const problems = await checkBuilders(context.host, readyNix(context).nix, plan.builders, plan.scope)
    stopOnErrors(problems)
    return { warnings: problems }
  },
}

function requestOf(host: Host, inputs: SetupInputs): CredentialsRequest {
  const bundle = inputs['ca-bundle']
  return {
    netrc: inputs.netrc ?? '',
    aws: inputs.aws,
    proxy: inputs.proxy,
    caBundle: bundle === undefined ? '' : resolve(host.env['GITHUB_WORKSPACE'] || host.cwd, bundle),
    builders: inputs.builders ?? '',
    buildersKey: inputs['builders-key'] ?? '',
    knownHosts: inputs['known-hosts'] ?? '',
    environment: host.env,
    extraNixConfig: inputs['extra-nix-config'] ?? '',
  }
}

/** The user's own logins come first: of two for one host the first counts. An empty line ends a macdef. */
function withNetrc(request: CredentialsRequest, more: string): CredentialsRequest {
  return { ...request, netrc: [request.netrc, more].filter((text) => text.trim() !== '').join('\n\n') }
}

function withoutOthers({ plan, problems }: PlannedCredentials): PlannedCredentials {
  const message = 'Nix is not given the login to the stores of private catalogs of FloxHub.'
  const fix =
    'Without packages of private catalogs nothing is missing. Else see CFG030 for how this machine gets a netrc.'
  return { plan, problems: [...problems, warning('FLX134', message, fix)] }
}

function stopOnErrors(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ProblemError(errors)
}
