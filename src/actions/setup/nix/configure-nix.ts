import { resolve } from 'node:path'
import { findPrivilege } from '../../../machine/privilege.ts'
import { type Problem, ProblemError, worstSeverity } from '../../../model/problem.ts'
import { applyConfiguration } from '../../../nix/configure/configure.ts'
import { findConfigurationFacts } from '../../../nix/configure/facts.ts'
import { printNixConf } from '../../../nix/configure/nix-conf.ts'
import { type ConfigurationFacts, type ConfigurationRequest, planConfiguration } from '../../../nix/configure/plan.ts'
import type { Builder } from '../../../nix/credentials/builders.ts'
import { checkBuilders } from '../../../nix/credentials/builders-check.ts'
import { applyCredentials, findCredentialsFacts, readDaemonVariables } from '../../../nix/credentials/credentials.ts'
import {
  type CredentialsPlan,
  type CredentialsRequest,
  describeCredentials,
  planCredentials,
} from '../../../nix/credentials/plan.ts'
import { findSupervision, restartDaemon } from '../../../nix/daemon/daemon.ts'
import type { Nix } from '../../../nix/find.ts'
import type { InstallMode } from '../../../nix/install/plan.ts'
import type { Host } from '../../../runner/host.ts'
import type { NixRequest } from '../machine-inputs.ts'

/** What the place says about the system's files. */
export interface ConfigurationPlace {
  readonly confFile: ConfigurationFacts['confFile']
  /** Why ours may not go there although it could; undefined where it may. */
  readonly keptOut: string | undefined
}

export interface ConfigureOptions {
  readonly job: string
  /** How our own installation works; undefined for a Nix that was there. */
  readonly mode: InstallMode | undefined
  readonly place: ConfigurationPlace
}

/**
 * Tells Nix what the inputs ask for: credentials first, whose files nix.conf names, then caches, tokens and lines; then
 * looks whether the builders can be used. Throws ProblemError with the codes of configuration and credentials.
 */
export async function configureNix(host: Host, nix: Nix, inputs: NixRequest, options: ConfigureOptions) {
  const found = await findConfigurationFacts(host, nix)
  const { confFile, keptOut } = options.place
  const placed = keptOut === undefined ? found : { ...found, confDirWritable: false, keptOut }
  const facts: ConfigurationFacts = {
    ...placed,
    ...(confFile ? { confFile } : {}),
    // Root opens the store itself, but others of this machine come through the daemon that we installed.
    ...(options.mode === 'daemon' ? { mode: 'daemon', trusted: true } : {}),
  }
  const warnings: Problem[] = []
  const restart = () => restartTold(host, options.job, warnings)
  const how = { job: options.job, ...(facts.mode === 'daemon' ? { restartDaemon: restart } : {}) }
  const credentials = await giveCredentials(host, nix, inputs, facts, how)
  const text = `${inputs['extra-nix-config'] ?? ''}\n${credentials.settings}`
  const { plan, problems } = planConfiguration(
    configurationRequest(host, { ...inputs, 'extra-nix-config': text }),
    facts,
  )
  if (!plan) throw new ProblemError(problems.filter(isError))
  const configured = await applyConfiguration(host, nix, plan, how)
  const builders = await checkBuilders(host, nix, credentials.builders, credentials.way)
  if (builders.some(isError)) throw new ProblemError(builders.filter(isError))
  const mode: InstallMode = facts.mode === 'daemon' ? 'daemon' : 'single-user'
  return {
    ...configured,
    mode,
    variables: { ...credentials.variables, ...configured.variables },
    warnings: [...credentials.warnings, ...problems, ...warnings, ...configured.warnings, ...builders],
  }
}

interface GivenCredentials {
  readonly settings: string
  readonly variables: Readonly<Record<string, string>>
  readonly builders: readonly Builder[]
  readonly way: CredentialsPlan['way']
  readonly warnings: readonly Problem[]
}

async function giveCredentials(
  host: Host,
  nix: Nix,
  inputs: NixRequest,
  facts: ConfigurationFacts,
  options: Parameters<typeof applyCredentials>[2],
): Promise<GivenCredentials> {
  const request = credentialsRequest(host, inputs)
  const asked = [request.netrc, request.builders, request.caBundle].some((text) => text !== '')
  const none: GivenCredentials = { settings: '', variables: {}, builders: [], way: 'job', warnings: [] }
  if (!asked && !request.aws && !request.proxy) return none
  const found = await findCredentialsFacts(host, nix, facts, request.caBundle)
  const { plan, problems } = planCredentials(request, found, options.job)
  if (problems.some(isError)) throw new ProblemError(problems.filter(isError))
  if (!plan) return { ...none, warnings: problems }
  for (const line of describeCredentials(plan)) host.log.info(line)
  const applied = await applyCredentials(host, plan, options)
  return {
    settings: printNixConf(plan.settings),
    variables: plan.variables,
    builders: plan.builders,
    way: plan.way,
    warnings: [...problems, ...applied.warnings],
  }
}

/** The inputs as the planner of credentials takes them. */
export function credentialsRequest(host: Host, inputs: NixRequest): CredentialsRequest {
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

/** A daemon that does not come back is a warning here: the configuration is in place. */
async function restartTold(host: Host, job: string, warnings: Problem[]): Promise<void> {
  const supervision = await findSupervision(host)
  const bundle = host.env['NIX_SSL_CERT_FILE'] ? { NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] } : {}
  const variables = { ...bundle, ...(await readDaemonVariables(host)) }
  try {
    await restartDaemon(host, { supervision, privilege: await findPrivilege(host), job, variables })
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    warnings.push(...cause.problems.map((problem) => ({ ...problem, severity: 'warning' as const })))
  }
}

/** The inputs as the planner of the configuration takes them. */
export function configurationRequest(host: Host, inputs: NixRequest): ConfigurationRequest {
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

function isError(problem: Problem): boolean {
  return worstSeverity([problem]) === 'error'
}
