import type { Privilege } from '../machine/privilege.ts'
import { error, type Problem, ProblemError, warning } from '../model/problem.ts'
import type { Nix } from '../nix/find.ts'
import type { Flox, FloxFacts } from './facts.ts'
import { checkFloxRequest, chooseFloxPackage, type FloxPackage, type FloxVersionRequest } from './package.ts'
import { type FloxManifest, floxFlake, floxReleases } from './releases.ts'

export interface FloxRequest extends FloxVersionRequest {
  /** Default https://downloads.flox.dev. */
  readonly baseUrl?: string | undefined
  /** The flake that an existing Nix takes Flox from, without a revision. Default github:flox/flox. */
  readonly flake?: string | undefined
}

/** Everything that providing Flox will do. Pure data; `describeFloxPlan` prints it. */
export type FloxPlan =
  | { readonly kind: 'use'; readonly flox: Flox; readonly warnings: readonly Problem[] }
  | {
      readonly kind: 'package'
      readonly package: FloxPackage
      readonly privilege: Privilege
      /** A killed run of ours left half of it. */
      readonly again: boolean
    }
  | { readonly kind: 'nix'; readonly nix: Nix; readonly reference: string }

/**
 * Facts and wishes → plan. A Flox that is there is used and never replaced; an existing Nix stays, so Flox comes through
 * it, at a commit; else the vendor's package, which brings a Nix of its own. Pure. Throws ProblemError with everything that
 * stands against it: FLX001, FLX002, FLX004, FLX008.
 */
export function planFlox(request: FloxRequest, facts: FloxFacts, manifest: FloxManifest = floxReleases): FloxPlan {
  const malformed = checkFloxRequest(request)
  if (malformed.length > 0) throw new ProblemError(malformed)
  if (facts.flox && !facts.unfinished)
    return { kind: 'use', flox: facts.flox, warnings: otherFlox(facts.flox, request) }
  if (facts.nix && !facts.unfinished) return planThroughNix(request, facts.nix)
  const chosen = chooseFloxPackage({ ...request, ...facts }, manifest)
  const problems = [...checkMachine(facts), ...('problems' in chosen ? chosen.problems : [])]
  if (problems.length > 0 || 'problems' in chosen) throw new ProblemError(problems)
  return { kind: 'package', package: chosen.package, privilege: facts.privilege, again: facts.unfinished }
}

/** The plan as lines for the log. */
export function describeFloxPlan(plan: FloxPlan): readonly string[] {
  if (plan.kind === 'use') return [`Flox ${plan.flox.version} is on this machine (${plan.flox.program}) and is used`]
  if (plan.kind === 'nix') {
    return [
      `Flox through Nix ${plan.nix.version}, which stays as it is`,
      `install ${plan.reference} in the folder of this job`,
    ]
  }
  const { url, kind, name, trust } = plan.package
  const proof =
    trust.kind === 'signature'
      ? 'rpm checks its signature'
      : `SHA-256 ${trust.sha256} (${trust.kind === 'user' ? 'given' : 'known'})`
  return [
    `Flox ${name} by the vendor's package, which brings its own Nix`,
    `fetch ${url}, ${proof}`,
    `install it with ${{ deb: 'dpkg', rpm: 'rpm', pkg: 'installer' }[kind]}${plan.privilege === 'sudo' ? ' through sudo' : ''}`,
  ]
}

/** FLX005 where the Flox that is there is not, or cannot be identified as, the requested one. */
export function otherFlox(flox: Flox, { version, commit, channel }: FloxVersionRequest): readonly Problem[] {
  // A build between two releases names its commit: 1.14.1-132-g6536dac28.
  const abbreviated = /-g([0-9a-f]{7,40})$/.exec(flox.version)?.[1]
  const asked = [
    version !== undefined && version !== flox.version ? `flox-version asks for ${version}` : '',
    commit !== undefined && !(abbreviated && commit.toLowerCase().startsWith(abbreviated))
      ? `flox-commit asks for ${commit.slice(0, 12)}`
      : '',
    channel !== undefined && channel !== 'stable' ? `flox-channel asks for ${channel}` : '',
  ].filter((text) => text !== '')
  if (asked.length === 0) return []
  return [
    warning(
      'FLX005',
      `Flox ${flox.version} is on this machine (${flox.program}) and is used; ${asked.join(' and ')}.`,
      'Remove these inputs, or use a machine without Flox: an installed Flox is never replaced.',
    ),
  ]
}

function planThroughNix(request: FloxRequest, nix: Nix): FloxPlan {
  const { commit, version, channel, flake = floxFlake } = request
  if (commit !== undefined) return { kind: 'nix', nix, reference: referenceTo(flake, commit.toLowerCase()) }
  const asked = [version && `flox-version ${version}`, channel && `flox-channel ${channel}`]
    .filter(Boolean)
    .join(' and ')
  throw new ProblemError(
    error(
      'FLX004',
      `Nix ${nix.version} is on this machine (${nix.program}), and Flox's package would replace it${asked ? `; ${asked} can only be had as such a package` : ''}.`,
      'Give flox-commit, the commit of that release of github.com/flox/flox: Flox is then installed through this Nix, which stays. Or use a machine without Nix.',
      { source: 'https://flox.dev/docs/install-flox/install/' },
    ),
  )
}

/**
 * A flake at one commit. flox-sha256 is of a package and has no part in it: Nix takes the commit over https from the forge,
 * and what it does not build itself it takes from caches by their signature.
 */
function referenceTo(flake: string, commit: string): string {
  if (/^(?:github|gitlab|sourcehut):/.test(flake)) return `${flake}/${commit}`
  return `${flake}${flake.includes('?') ? '&' : '?'}rev=${commit}`
}

/** FLX004 for each reason why no package can be installed here. What a killed run of ours left is no reason. */
function checkMachine(facts: FloxFacts): readonly Problem[] {
  const problems: Problem[] = []
  const add = (why: string, fix: string) => problems.push(error('FLX004', why, fix))
  if (facts.privilege === 'none') {
    const fix = 'Allow sudo without a password, run as root, or ask the administrator to install Flox once.'
    add('A package of Flox is installed by root, and this user is not root and has no sudo without a password.', fix)
  }
  if (facts.missing.length > 0) {
    const fix = 'Install xz (xz-utils on Debian and Ubuntu).'
    add(`The package of Flox needs ${facts.missing.join(' and ')}, not found on PATH.`, fix)
  }
  if (facts.unfinished) return problems
  if (facts.folder.kind !== 'absent' && facts.folder.kind !== 'empty') {
    const fix = 'Add its nix to PATH and give flox-commit, or remove /nix if it is no longer needed.'
    add('The folder /nix is in use, and the package of Flox brings a store of its own.', fix)
  }
  if (facts.conf) {
    const fix = 'Move the file away if it is no longer needed, or install Nix and give flox-commit.'
    add('The file /etc/nix/nix.conf exists, and the package of Flox would overwrite it.', fix)
  }
  return problems
}
