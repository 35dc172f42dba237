import { resolve } from 'node:path'
import { type Problem, ProblemError } from '../../../model/problem.ts'
import { applyConfiguration } from '../../../nix/configure/configure.ts'
import { flakeCaches, unusedFlakeCaches, withFlakeCaches } from '../../../nix/configure/flake-config.ts'
import {
  type ConfigurationFacts,
  type ConfigurationRequest,
  describeConfiguration,
  planConfiguration,
} from '../../../nix/configure/plan.ts'
import type { ConfigureOptions } from '../../../nix/configure/system.ts'
import { restartWithVariables } from '../../../nix/credentials/credentials.ts'
import type { Host } from '../../../runner/host.ts'
import { type Provider, readyNix, type SetupContext, type SetupInputs } from '../provider.ts'

/** A machine on which everything is allowed: what is an error there is one everywhere. */
export const anywhere: ConfigurationFacts = {
  mode: 'direct',
  trusted: true,
  privilege: 'none',
  hosted: false,
  user: '',
  nixVersion: '2.34.0',
  confDir: '/etc/nix',
  confDirWritable: false,
  allowedSubstituters: [],
}

/** nix.conf: binary caches, tokens, what the providers before contribute, and the user's own lines. */
export const configure: Provider = {
  name: 'configure',
  check: (host, inputs) => planConfiguration(requestOf(host, inputs), anywhere).problems,
  provide: async (context) => {
    const { host, inputs, contributions } = context
    const { nix, configuration } = readyNix(context)
    const ofFlake = await flakeCaches(host, nix, resolve(host.env['GITHUB_WORKSPACE'] || host.cwd))
    const asked = requestOf(host, inputs)
    const request = inputs['accept-flake-config'] ? withFlakeCaches(asked, ofFlake) : asked
    const { plan, problems } = planConfiguration({ ...request, contributions }, configuration)
    if (!plan) throw new ProblemError(problems.filter(({ severity }) => severity === 'error'))
    for (const line of describeConfiguration(plan)) host.log.debug(line)
    const restarts: Problem[] = []
    const configured = await applyConfiguration(host, nix, plan, changeOptions(context, restarts))
    const { variables, substituters, warnings } = configured
    host.log.info(`Binary caches: ${substituters.join(', ') || 'none'}`)
    return {
      variables,
      outputs: { substituters: substituters.join('\n') },
      warnings: [...problems, ...restarts, ...warnings, ...unusedFlakeCaches(ofFlake, substituters)],
      found: { substituters },
    }
  },
}

/** The inputs as the planner of the configuration takes them. */
function requestOf(host: Host, inputs: SetupInputs): ConfigurationRequest {
  return {
    caches: inputs.caches,
    extraSubstituters: words(inputs['extra-substituters']),
    extraTrustedPublicKeys: words(inputs['extra-trusted-public-keys']),
    extraNixConfig: inputs['extra-nix-config'] ?? '',
    githubToken: inputs['github-token'],
    githubServerUrl: host.env['GITHUB_SERVER_URL'],
    accessTokens: words(inputs['extra-access-tokens']?.split('\n')).filter((word) => word !== ''),
  }
}

/** As nix.conf has them: separated by blanks too. */
function words(entries: readonly string[] | undefined): readonly string[] {
  return (entries ?? []).flatMap((entry) => entry.split(/\s+/))
}

/** How a provider changes what the daemon reads. A daemon that does not come back is added to `warnings`. */
export function changeOptions({ host, job, found }: SetupContext, warnings: Problem[]): ConfigureOptions {
  if (found.configuration?.mode !== 'daemon') return { job }
  const restart = async () => {
    const bundle = host.env['NIX_SSL_CERT_FILE'] ? { NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] } : {}
    try {
      await restartWithVariables(host, job, bundle)
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      // The configuration is in place.
      warnings.push(...cause.problems.map((problem) => ({ ...problem, severity: 'warning' as const })))
    }
  }
  return { job, restartDaemon: restart }
}
