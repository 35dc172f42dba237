import { delimiter, dirname } from 'node:path'
import { error, type Problem, ProblemError, warning, worstSeverity } from '../../../model/problem.ts'
import { systemOf } from '../../../model/system.ts'
import { type ConfigurationFacts, planConfiguration } from '../../../nix/configure/plan.ts'
import { planCredentials } from '../../../nix/credentials/plan.ts'
import { lookForNix, type Nix } from '../../../nix/find.ts'
import { type Installed, installNix, isOurs } from '../../../nix/install/install.ts'
import type { InstallMode } from '../../../nix/install/plan.ts'
import { findPlace, type Place, type PlaceKind } from '../../../nix/place.ts'
import { preinstalledDecision } from '../../../nix/place-decision.ts'
import type { Host } from '../../../runner/host.ts'
import { prepareStoreCache } from '../../../store-cache/job.ts'
import type { NixRequest } from '../machine-inputs.ts'
import { configurationRequest, configureNix, credentialsRequest } from './configure-nix.ts'

/** A Nix that is ready for use, and what the later steps of the job must know of it. */
export interface ProvidedNix {
  readonly nix: Nix
  readonly mode: InstallMode
  /** Whether this run installed it. */
  readonly installed: boolean
  readonly place: PlaceKind
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
  const credentials = planCredentials(
    credentialsRequest(host, inputs),
    {
      ...anywhere,
      uid: host.uid,
      platform: host.platform,
      supervision: 'own',
      stateFolder: '/',
      jobFolder: '/',
      netrcFile: undefined,
      builders: '',
      bundle: undefined,
    },
    '',
  )
  const { problems } = planConfiguration(configurationRequest(host, inputs), anywhere)
  const errors = [...problems, ...credentials.problems].filter(isError)
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
  const ours = await isOurs(host)
  const there = ours ? undefined : await lookForNix(host)
  const place = await findPlace(host, there)
  const keptOut = ours ? undefined : decide(host, place, inputs)
  const installed = there ? undefined : await install(host, inputs, job)
  const nix = there ?? installed?.nix
  if (!nix) throw new Error('neither found nor installed') // one of the two is there
  const environment = installed?.environment ?? { path: pathOf(host, nix), variables: {} }
  const ready = withEnvironment(host, environment)
  const configuring = host.clock.now()
  const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => `${name} = ${value}\n`)
  const storeCache = await prepareStoreCache(ready, inputs)
  // The store cache comes after the user's lines: `substituters = …` there is not meant to turn it off.
  const added = await more(ready, nix)
  const lines = [...needed, ...added.settings, `${inputs['extra-nix-config'] ?? ''}\n`, ...storeCache.settings]
  const told = { ...inputs, 'extra-nix-config': lines.join('') }
  const configured = await configureNix(ready, nix, told, {
    job,
    mode: installed?.mode,
    place: { confFile: there ? place.confFile : undefined, keptOut: there ? keptOut : undefined },
  })
  return {
    nix,
    mode: installed?.mode ?? configured.mode,
    installed: installed?.made ?? false,
    place: place.kind,
    path: environment.path,
    variables: { ...environment.variables, ...configured.variables },
    substituters: configured.substituters,
    seconds: {
      ...(installed?.seconds ?? { find: (configuring - begun) / 1_000 }),
      configure: (host.clock.now() - configuring) / 1_000,
    },
    warnings: [
      ...otherVersion(there, inputs['nix-version']),
      ...withoutEffect(place, inputs, keptOut),
      ...added.problems,
      ...storeCache.warnings,
      ...configured.warnings,
    ],
  }
}

/**
 * Why our settings stay out of the system's files, where a Nix that is there is used; undefined where they may go there, and
 * where one is installed. Throws ProblemError INS031 to INS033.
 */
function decide(host: Host, place: Place, inputs: NixRequest): string | undefined {
  const decision = preinstalledDecision(place, {
    wanted: inputs.preinstalled,
    runnerEnvironment: host.env['RUNNER_ENVIRONMENT'],
    systemWide: inputs['system-wide'],
  })
  host.log.debug(`place ${place.kind}: ${place.seen.map(({ what, where }) => `${what} (${where})`).join(', ')}`)
  if (decision.kind === 'problem') throw new ProblemError(decision.problem)
  if (decision.kind === 'install' || decision.writes === 'system') return undefined
  return decision.why
}

/** INS034 where the user allows what cannot be done: the system's configuration is made by something else. */
function withoutEffect(place: Place, inputs: NixRequest, keptOut: string | undefined): readonly Problem[] {
  if (!inputs['system-wide'] || place.confFile !== undefined || keptOut === undefined) return []
  const fix = 'Configure caches and trusted-users where that configuration is made, as in `nix.settings` of NixOS.'
  return [warning('INS034', `system-wide has no effect here: ${keptOut}.`, fix)]
}

/** Later steps find by name what we found; a runner's service has no Nix on its PATH, as nobody has logged in. */
function pathOf(host: Host, nix: Nix): readonly string[] {
  const folder = dirname(nix.program)
  return (host.env['PATH'] ?? '').split(delimiter).includes(folder) ? [] : [folder]
}

/** The host as later steps of the job will see it. */
export function withEnvironment(
  host: Host,
  environment: { readonly path: readonly string[]; readonly variables: Readonly<Record<string, string>> },
): Host {
  const path = [...environment.path, ...(host.env['PATH'] ? [host.env['PATH']] : [])].join(':')
  return { ...host, env: { ...host.env, ...environment.variables, PATH: path } }
}

async function install(host: Host, inputs: NixRequest, job: string): Promise<Installed> {
  const system = systemOf(host)
  if (system === undefined) {
    const fix = 'Use a machine with x86-64 or 64-bit ARM, or install Nix before this step.'
    throw new ProblemError(error('INS033', `Nix has no release for ${host.platform} on ${host.arch}.`, fix))
  }
  return installNix(host, {
    version: inputs['nix-version'],
    sha256: inputs['nix-sha256'],
    baseUrl: inputs['nix-base-url'],
    mode: inputs.mode,
    system,
    job,
  })
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
