import { delimiter, dirname } from 'node:path'
import { error, type Problem, ProblemError, warning, worstSeverity } from '../../../model/problem.ts'
import { systemOf } from '../../../model/system.ts'
import { adviseAgainst } from '../../../nix/advisories.ts'
import { findConfigurationFacts } from '../../../nix/configure/facts.ts'
import { textSetting } from '../../../nix/configure/nix-conf.ts'
import type { ConfigurationFacts } from '../../../nix/configure/plan.ts'
import { lookForNix, type Nix } from '../../../nix/find.ts'
import { type Installed, installNix, isOurs } from '../../../nix/install/install.ts'
import { defaultVersion, releases } from '../../../nix/install/releases.ts'
import { findMachineFacts, type MachineFacts } from '../../../nix/machine-kind.ts'
import { decidePreinstalled } from '../../../nix/preinstalled.ts'
import type { Host } from '../../../runner/host.ts'
import { type Provider, type SetupInputs, withEnvironment } from '../provider.ts'

/**
 * The Nix that is there, or an installed one with its daemon. Throws ProblemError with the codes of installation, and INS036
 * for known security holes where none may be.
 */
export const nix: Provider = {
  name: 'nix',
  provide: async ({ host, inputs, job, found: { flox } }) => {
    const begun = host.clock.now()
    const ours = await isOurs(host)
    const there = ours ? undefined : await lookForNix(host)
    const machine = await findMachineFacts(host, there)
    const whyJobOnly = ours ? undefined : decide(host, machine, inputs)
    if (!there && !ours) insistOnFixed(adviseAgainstRelease(host, inputs))
    const installed = there ? undefined : await install(host, inputs, job)
    const nix = there ?? installed?.nix
    if (!nix) throw new Error('neither found nor installed') // one of the two is there
    const update = there ? (flox ? updateFlox : updateFound) : ours ? updateOurs : updateInput(host)
    const holes = adviseAgainst(nix, inputs.advisories === 'required', update)
    insistOnFixed(holes)
    const environment = installed?.environment ?? { path: pathOf(host, nix), variables: {} }
    const seconds = (host.clock.now() - begun) / 1_000
    const facts = await findConfigurationFacts(withEnvironment(host, environment), nix)
    const configuration = withMachine(facts, machine, installed, there && whyJobOnly)
    const mode = configuration.mode === 'daemon' ? 'daemon' : 'single-user'
    const made = installed?.made ?? false
    const { program, version } = nix
    const { kind } = machine
    const how = made ? `installed in ${seconds.toFixed(1)} s` : 'was there'
    host.log.info(`Nix ${version} (${program}), ${mode}, ${how}`)
    const needed = Object.entries(installed?.settings ?? {}).map(([name, value]) => textSetting(name, value))
    return {
      path: environment.path,
      variables: environment.variables,
      contributions: [{ from: 'installation of Nix', settings: needed, order: 'before' }],
      outputs: { 'nix-version': version, 'nix-path': program, mode, installed: String(made), 'machine-kind': kind },
      rows: [
        ['Nix', `${version} (${program}), ${made ? 'installed by this job' : 'was there'}, ${mode}`],
        ['Machine kind', kind],
      ],
      warnings: [
        ...holes,
        ...otherVersion(there, inputs['nix-version']),
        ...withoutEffect(machine, inputs, whyJobOnly),
      ],
      seconds: installed?.seconds ?? { find: seconds },
      found: { nix, configuration },
    }
  },
}

/** The facts of the configuration, with what this kind of machine and our own installation say. */
function withMachine(
  facts: ConfigurationFacts,
  machine: MachineFacts,
  installed: Installed | undefined,
  whyJobOnly: string | undefined,
): ConfigurationFacts {
  return {
    ...facts,
    ...(whyJobOnly === undefined ? {} : { confDirWritable: false, whyJobOnly }),
    ...(!installed && machine.confFile ? { confFile: machine.confFile } : {}),
    // Root opens the store itself, but others of this machine come through the daemon that we installed.
    ...(installed?.mode === 'daemon' ? { mode: 'daemon', trusted: true } : {}),
  }
}

/**
 * Why our settings stay out of the system's files, where a Nix that is there is used; undefined where they may go there, and
 * where one is installed. Throws ProblemError INS031 to INS033.
 */
function decide(host: Host, machine: MachineFacts, inputs: SetupInputs): string | undefined {
  const decision = decidePreinstalled(machine, {
    wanted: inputs.preinstalled,
    runnerEnvironment: host.env['RUNNER_ENVIRONMENT'],
    systemWide: inputs['system-wide'],
  })
  host.log.debug(`machine ${machine.kind}: ${machine.seen.map(({ what, where }) => `${what} (${where})`).join(', ')}`)
  if (decision.kind === 'problem') throw new ProblemError(decision.problem)
  if (decision.kind === 'install' || decision.writes === 'system') return undefined
  return decision.why
}

/** INS034 where the user allows what cannot be done: the system's configuration is made by something else. */
function withoutEffect(machine: MachineFacts, inputs: SetupInputs, whyJobOnly: string | undefined): readonly Problem[] {
  if (!inputs['system-wide'] || machine.confFile !== undefined || whyJobOnly === undefined) return []
  const fix = 'Configure caches and trusted-users in the source of that configuration, such as `nix.settings` of NixOS.'
  return [warning('INS034', `system-wide has no effect here: ${whyJobOnly}.`, fix)]
}

/** Later steps find by name what we found; a runner's service has no Nix on its PATH, as nobody has logged in. */
function pathOf(host: Host, nix: Nix): readonly string[] {
  const folder = dirname(nix.program)
  return (host.env['PATH'] ?? '').split(delimiter).includes(folder) ? [] : [folder]
}

async function install(host: Host, inputs: SetupInputs, job: string): Promise<Installed> {
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

/** Before anything is installed. What is wrong with the platform or the version is the installation's to say. */
function adviseAgainstRelease(host: Host, inputs: SetupInputs): readonly Problem[] {
  const version = inputs['nix-version'] ?? defaultVersion(releases, systemOf(host))
  return adviseAgainst({ version }, inputs.advisories === 'required', updateInput(host))
}

function insistOnFixed(holes: readonly Problem[]): void {
  if (worstSeverity(holes) === 'error') throw new ProblemError(holes)
}

const updateInput = (host: Host) => (fixed: string) => {
  const system = systemOf(host)
  return system && releases[fixed]?.[system]
    ? `Set nix-version to ${fixed}.`
    : `Set nix-version to ${fixed} and nix-sha256 to the SHA-256 of its archive: this action does not have its hash.`
}
const updateOurs = (fixed: string) =>
  `Remove it with \`nix-cuda uninstall\`, and install Nix ${fixed} or newer by nix-version.`
const updateFlox = (fixed: string) =>
  `It came with Flox: use a release of Flox with Nix ${fixed} or newer, or install that Nix first and set flox-commit.`
const updateFound = (fixed: string) =>
  `Update it to ${fixed} or newer, or check the advisories of your distribution, which may have fixed it under the old number.`

/** INS030 where another release is on the machine than `nix-version` asks for: it is used, and stays. */
export function otherVersion(there: Nix | undefined, wanted: string | undefined): readonly Problem[] {
  if (!there || wanted === undefined || there.version === wanted) return []
  return [
    warning(
      'INS030',
      `Nix ${there.version} is on this machine (${there.program}) and is used, although nix-version is ${wanted}.`,
      'Remove nix-version, or use a machine without Nix.',
    ),
  ]
}
