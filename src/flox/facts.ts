import { delimiter, join } from 'node:path'
import { findPrivilege, type Privilege } from '../machine/privilege.ts'
import { error, ProblemError } from '../model/problem.ts'
import { ask } from '../nix/ask.ts'
import { lookForNix, type Nix } from '../nix/find.ts'
import { examineFolder, type NixFolder } from '../nix/install/facts.ts'
import { childEnv } from '../runner/child-env.ts'
import { failureText } from '../runner/exec.ts'
import { findProgram, isThere, readIfPresent } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { jobFolder } from '../runner/job.ts'
import type { PackageManager } from './package.ts'
import { readFloxReceipt } from './receipt.ts'
import { hasRpmKey } from './rpm.ts'

export interface Flox {
  /** Absolute path of the `flox` program. */
  readonly program: string
  /** As in `1.14.1`. */
  readonly version: string
}

/** What an installation of Flox depends on. Gathered once, without changing anything. */
export interface FloxFacts {
  readonly flox: Flox | undefined
  readonly nix: Nix | undefined
  /** This action began to install a package here, and the package manager has it half installed. */
  readonly unfinished: boolean
  readonly platform: string
  readonly arch: string
  readonly packageManager: PackageManager | undefined
  readonly rpmKey: boolean
  readonly privilege: Privilege
  /** What is at /nix, and whether /etc/nix/nix.conf exists: the vendor's package would write over both. */
  readonly folder: NixFolder
  readonly conf: boolean
  /** Programs that the vendor's package calls and that are not on PATH. */
  readonly missing: readonly string[]
}

const systemFolders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

/** Gathers the facts. Throws ProblemError BLD004 (a broken Nix) or FLX006 (a broken Flox that no earlier run of ours left). */
export async function gatherFloxFacts(host: Host): Promise<FloxFacts> {
  const packageManager = await findPackageManager(host)
  const begun = (await readFloxReceipt(host))?.state === 'installing'
  const unfinished = begun && (await isHalfInstalled(host, packageManager))
  // What a killed run of ours left may not answer; it is installed again.
  const unlessOurs = (cause: unknown) => {
    if (unfinished) return undefined
    throw cause
  }
  const [flox, nix, privilege, folder, conf] = await Promise.all([
    lookForFlox(host).catch(unlessOurs),
    lookForNix(host).catch(unlessOurs),
    findPrivilege(host),
    examineFolder(host),
    isThere(host, '/etc/nix/nix.conf'),
  ])
  const xz = host.platform === 'linux' && (await lookFor(host, 'xz')) === undefined
  return {
    flox,
    nix,
    unfinished,
    platform: host.platform,
    arch: host.arch,
    packageManager,
    rpmKey: packageManager === 'rpm' && (await hasRpmKey(host)),
    privilege,
    folder,
    conf,
    missing: xz ? ['xz'] : [],
  }
}

/** The job's own link to the Flox that an existing Nix gave: the user's profile is left alone. */
export function floxLink(host: Pick<Host, 'env' | 'uid' | 'platform'>): string {
  return join(jobFolder(host), 'flox-result')
}

/** The Flox that is on this machine, undefined where there is none. Throws ProblemError FLX006 when it does not answer. */
export async function lookForFlox(host: Host): Promise<Flox | undefined> {
  const home = host.env['HOME']
  const profiles = [
    join(floxLink(host), 'bin'),
    ...(home ? [join(home, '.nix-profile/bin')] : []),
    '/nix/var/nix/profiles/default/bin',
  ]
  const program = await lookFor(host, 'flox', profiles)
  return program === undefined ? undefined : { program, version: await floxVersion(host, program) }
}

/** What `flox --version` says, as in `1.14.1`. Throws ProblemError FLX006. */
async function floxVersion(host: Host, program: string): Promise<string> {
  const env = childEnv(host.env, { FLOX_DISABLE_METRICS: 'true' })
  const argv = [program, '--version'] as const
  const outcome = await host.exec({ argv, env, timeout: 60, signal: host.cancelled, question: true })
  const answer = outcome.kind === 'exited' && outcome.code === 0 ? outcome.stdout : ''
  const version = /(\d+\.\d+\.\d+\S*)\s*$/.exec(answer)?.[1]
  if (version !== undefined) return version
  const fix = 'Repair this Flox, or remove it to have it installed again.'
  throw new ProblemError(
    error('FLX006', `${program} --version did not answer with a version (${failureText(outcome)}).`, fix),
  )
}

/** dpkg or rpm as the distribution says, where a machine has both: a hosted Ubuntu has rpm too. */
async function findPackageManager(host: Host): Promise<PackageManager | undefined> {
  if (host.platform === 'darwin') return 'installer'
  const release = (await readIfPresent(host, '/etc/os-release').catch(() => undefined)) ?? ''
  const family = [...release.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].map((match) => match[1] ?? '').join(' ')
  const order = /fedora|rhel|centos|suse/.test(family) ? (['rpm', 'dpkg'] as const) : (['dpkg', 'rpm'] as const)
  for (const program of order) if ((await lookFor(host, program)) !== undefined) return program
  return undefined
}

/** Whether the package manager knows of Flox: of a package that it refused as a whole, it does not. */
async function isHalfInstalled(host: Host, packageManager: PackageManager | undefined): Promise<boolean> {
  if (packageManager === undefined) return false
  const questions = {
    dpkg: { argv: ['dpkg-query', '-s', 'flox'], known: /^Status: \S+ \S+ (?:half-|unpacked|triggers-|installed)/m },
    rpm: { argv: ['rpm', '-q', 'flox'], known: /^flox-/ },
    installer: { argv: ['pkgutil', '--pkgs'], known: /flox/i },
  } as const
  const { argv, known } = questions[packageManager]
  return known.test((await ask(host, childEnv(host.env, { LC_ALL: 'C' }), argv, { timeout: 30 })) ?? '')
}

function lookFor(host: Host, name: string, more: readonly string[] = []): Promise<string | undefined> {
  return findProgram(host, name, [...(host.env['PATH'] ?? '').split(delimiter), ...more, ...systemFolders])
}
