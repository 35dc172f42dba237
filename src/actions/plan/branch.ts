import { type DefaultBranch, defaultBranch, pinnedReference } from '../../cuda/nixpkgs-presets.ts'
import { error, notice, type Problem, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import { cacheIdentity, cachePresets } from '../../nix/configure/caches.ts'
import { showSettings } from '../../nix/configure/read.ts'
import { nixErrorText } from '../../nix/error-text.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { type LoadedRequest, onBranch } from './load-request.ts'

/** Seconds. Nix downloads the whole of Nixpkgs, which the evaluation needs anyway. */
const fetchTimeout = 600

/**
 * The request on the newest revision of the branch that a configured CUDA cache builds, with a notice (PLN034), where
 * its Nixpkgs is open; else as it is. Asked once: every cell has the same revision. Throws ProblemError PLN035 when Nix
 * cannot tell it.
 */
export async function pinBranch(host: Host, nix: Nix, loaded: LoadedRequest): Promise<LoadedRequest> {
  if (!loaded.open) return loaded
  const shown = await showSettings(host, nix, {})
  const substituters = new Set(shown.ok ? shown.settings.list('substituters').map(cacheIdentity) : [])
  const caches = cachePresets.filter(({ url }) => substituters.has(cacheIdentity(url))).map(({ name }) => name)
  const branch = defaultBranch(caches)
  const reference = await newestRevision(host, nix, branch)
  return {
    request: onBranch(loaded.request, reference),
    warnings: [...loaded.warnings, pinned(branch, reference, caches.includes(branch.cache))],
  }
}

/** PLN034 for a branch whose revision is open: the plan is made without Nix. */
export function openBranch(branch: DefaultBranch): Problem {
  return notice(
    'PLN034',
    `The request names no Nixpkgs: cells are built from ${branch.reference}, which the cache ${branch.cache} builds, at the revision that is its newest then.`,
    `Name one in nixpkgs to keep it. Without an evaluation its default toolkit counts as CUDA ${branch.toolkit}.`,
  )
}

function pinned({ name, cache }: DefaultBranch, reference: string, configured: boolean): Problem {
  const source = configured
    ? `which the cache ${cache} builds`
    : 'because no cache that builds CUDA packages is configured'
  return notice(
    'PLN034',
    `The request names no Nixpkgs: ${reference.split('?', 1)[0]} is used, the newest revision of ${name}, ${source}.`,
    'Name one in nixpkgs, or have one in flake.lock, to keep it.',
  )
}

async function newestRevision(host: Host, nix: Nix, { reference }: DefaultBranch): Promise<string> {
  const outcome = await runNix(host, nix, ['flake', 'metadata', '--json', '--refresh', reference], {
    timeout: fetchTimeout,
  })
  if (outcome.kind !== 'exited' || outcome.code !== 0) {
    const said = outcome.kind === 'not-started' ? outcome.reason : nixErrorText(outcome.stderrTail)
    throw unknownRevision(reference, said ?? outcome.kind)
  }
  const found = pinnedReference(lockedOf(outcome.stdout))
  if (found === undefined) throw unknownRevision(reference, 'nix flake metadata named no revision')
  return found
}

function lockedOf(json: string): unknown {
  try {
    const metadata: unknown = JSON.parse(json)
    return typeof metadata === 'object' && metadata !== null && 'locked' in metadata ? metadata.locked : undefined
  } catch {
    return undefined
  }
}

function unknownRevision(reference: string, why: string): ProblemError {
  return new ProblemError(
    error(
      'PLN035',
      `The newest revision of ${reference} cannot be determined: ${why.replace(/\.$/, '')}.`,
      'Check the network of this machine, or name a Nixpkgs in nixpkgs (lock, a folder, a flake reference).',
    ),
  )
}
