import type { StoreCacheMode } from '../cache/store-cache.ts'
import { error, type Problem, ProblemError, warning, worstSeverity } from '../model/problem.ts'
import { applyConfiguration } from '../nix/configure.ts'
import { findConfigurationFacts } from '../nix/configure-facts.ts'
import { type ConfigurationFacts, type ConfigurationRequest, planConfiguration } from '../nix/configure-plan.ts'
import { findSupervision, restartDaemon } from '../nix/daemon.ts'
import { lookForNix, type Nix } from '../nix/find.ts'
import { type Installed, installNix, isOurs } from '../nix/install.ts'
import type { InstallMode } from '../nix/install-plan.ts'
import type { Host } from '../runner/host.ts'
import { findPrivilege } from '../runner/privilege.ts'
import { systemOf } from './load-request.ts'
import { prepareStoreCache } from './store-cache.ts'

export interface NixRequest {
  readonly 'nix-version': string | undefined
  readonly 'nix-sha256': string | undefined
  readonly 'nix-base-url': string
  readonly mode: 'auto' | InstallMode
  readonly caches: readonly string[]
  readonly 'extra-substituters': readonly string[] | undefined
  readonly 'extra-trusted-public-keys': readonly string[] | undefined
  readonly 'extra-nix-config': string | undefined
  readonly 'github-token': string | undefined
  readonly 'store-cache': StoreCacheMode
  readonly 'store-cache-key': string | undefined
}

/** A Nix that is ready for use, and what the later steps of the job must know of it. */
export interface ProvidedNix {
  readonly nix: Nix
  readonly mode: InstallMode
  /** Whether this run installed it. */
  readonly installed: boolean
  readonly path: readonly string[]
  readonly variables: Readonly<Record<string, string>>
  /** The caches that Nix queries now. */
  readonly substituters: readonly string[]
  readonly seconds: Readonly<Record<string, number>>
  readonly warnings: readonly Problem[]
}

export interface MoreSettings {
  readonly settings: readonly string[]
  readonly problems: readonly Problem[]
}

/** Refuses what can be refused before anything on the machine is touched. Throws ProblemError with every problem. */
export function checkNixRequest(host: Host, inputs: NixRequest): void {
  // What the machine is like does not matter to what is an error.
  const anywhere: ConfigurationFacts = {
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
  const errors = planConfiguration(configurationRequest(host, inputs), anywhere).problems.filter(isError)
  if (errors.length > 0) throw new ProblemError(errors)
}

/**
 * Uses the Nix that is there or installs one, starts its daemon, and configures it. `job` names this job in the journal;
 * `more` gives lines of nix.conf that depend on which Nix it is.
 * Throws ProblemError with the codes of installation and configuration.
 */
export async function provideNix(
  host: Host,
  inputs: NixRequest,
  job: string,
  more: (ready: Host, nix: Nix) => Promise<MoreSettings> = async () => ({ settings: [], problems: [] }),
): Promise<ProvidedNix> {
  const begun = host.clock.now()
  const there = (await isOurs(host)) ? undefined : await lookForNix(host)
  const installed = there ? undefined : await install(host, inputs, job)
  const nix = there ?? installed?.nix
  if (!nix) throw new Error('neither found nor installed') // one of the two is there
  const environment = installed?.environment ?? { path: [], variables: {} }
  const ready = withEnvironment(host, environment)
  const configuring = host.clock.now()
  const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => `${name} = ${value}\n`)
  const storeCache = await prepareStoreCache(ready, inputs)
  // The store cache comes after the user's lines: `substituters = …` there is not meant to turn it off.
  const added = await more(ready, nix)
  const lines = [...needed, ...added.settings, `${inputs['extra-nix-config'] ?? ''}\n`, ...storeCache.settings]
  const told = { ...inputs, 'extra-nix-config': lines.join('') }
  const configured = await configure(ready, nix, told, { job, mode: installed?.mode })
  return {
    nix,
    mode: installed?.mode ?? configured.mode,
    installed: installed?.made ?? false,
    path: environment.path,
    variables: { ...environment.variables, ...configured.variables },
    substituters: configured.substituters,
    seconds: {
      ...(installed?.seconds ?? { find: (configuring - begun) / 1_000 }),
      configure: (host.clock.now() - configuring) / 1_000,
    },
    warnings: [
      ...otherVersion(there, inputs['nix-version']),
      ...added.problems,
      ...storeCache.warnings,
      ...configured.warnings,
    ],
  }
}

/** The host as later steps of the job will see it. */
export function withEnvironment(
  host: Host,
  environment: { readonly path: readonly string[]; readonly variables: Readonly<Record<string, string>> },
): Host {
  const path = [...environment.path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(':')
  return { ...host, env: { ...host.env, ...environment.variables, PATH: path } }
}

function install(host: Host, inputs: NixRequest, job: string): Promise<Installed> {
  if (host.platform !== 'linux') {
    throw new ProblemError(
      error(
        'INS001',
        `No nix program was found, and this version installs Nix on Linux only, not on ${host.platform}.`,
        'Install Nix before this step (https://nixos.org/download).',
      ),
    )
  }
  return installNix(host, {
    version: inputs['nix-version'],
    sha256: inputs['nix-sha256'],
    baseUrl: inputs['nix-base-url'],
    mode: inputs.mode,
    system: systemOf(host),
    job,
  })
}

async function configure(
  host: Host,
  nix: Nix,
  inputs: NixRequest,
  options: { readonly job: string; readonly mode: InstallMode | undefined },
) {
  const found = await findConfigurationFacts(host, nix)
  // Root opens the store itself, but others of this machine come through the daemon that we installed.
  const facts = options.mode === 'daemon' ? { ...found, mode: 'daemon' as const, trusted: true } : found
  const { plan, problems } = planConfiguration(configurationRequest(host, inputs), facts)
  if (!plan) throw new ProblemError(problems.filter(isError))
  const warnings = [...problems]
  const restart = async () => {
    const supervision = await findSupervision(host)
    const variables = host.env['NIX_SSL_CERT_FILE'] ? { NIX_SSL_CERT_FILE: host.env['NIX_SSL_CERT_FILE'] } : {}
    try {
      await restartDaemon(host, { supervision, privilege: await findPrivilege(host), job: options.job, variables })
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      warnings.push(...cause.problems.map((problem) => ({ ...problem, severity: 'warning' as const })))
    }
  }
  const configured = await applyConfiguration(host, nix, plan, {
    job: options.job,
    ...(facts.mode === 'daemon' ? { restartDaemon: restart } : {}),
  })
  const mode: InstallMode = facts.mode === 'daemon' ? 'daemon' : 'single-user'
  return { ...configured, mode, warnings: [...warnings, ...configured.warnings] }
}

function configurationRequest(host: Host, inputs: NixRequest): ConfigurationRequest {
  return {
    caches: inputs.caches,
    extraSubstituters: words(inputs['extra-substituters']),
    extraTrustedPublicKeys: words(inputs['extra-trusted-public-keys']),
    extraNixConfig: inputs['extra-nix-config'] ?? '',
    githubToken: inputs['github-token'],
    githubServerUrl: host.env['GITHUB_SERVER_URL'],
  }
}

/** As nix.conf has them: separated by blanks too. */
function words(entries: readonly string[] | undefined): readonly string[] {
  return (entries ?? []).flatMap((entry) => entry.split(/\s+/))
}

function isError(problem: Problem): boolean {
  return worstSeverity([problem]) === 'error'
}

function otherVersion(there: Nix | undefined, wanted: string | undefined): readonly Problem[] {
  if (!there || wanted === undefined || there.version === wanted) return []
  return [
    warning(
      'INS030',
      `Nix ${there.version} is on this machine (${there.program}) and is used; nix-version asks for ${wanted}.`,
      'Leave nix-version out, or use a machine without Nix.',
    ),
  ]
}
