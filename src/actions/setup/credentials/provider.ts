import { resolve } from 'node:path'
import { type Problem, ProblemError } from '../../../model/problem.ts'
import { checkBuilders } from '../../../nix/credentials/builders-check.ts'
import { applyCredentials, findCredentialsFacts } from '../../../nix/credentials/credentials.ts'
import { type CredentialsRequest, describeCredentials, planCredentials } from '../../../nix/credentials/plan.ts'
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
    const request = requestOf(host, inputs)
    const asked = [request.netrc, request.builders, request.caBundle].some((text) => text !== '')
    if (!asked && !request.aws && !request.proxy) return {}
    const { nix, configuration } = readyNix(context)
    const facts = await findCredentialsFacts(host, nix, configuration, request.caBundle)
    const { plan, problems } = planCredentials(request, facts, job)
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

function stopOnErrors(problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new ProblemError(errors)
}
