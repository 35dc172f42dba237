/** The configuration file of Nixpkgs (NIXPKGS_CONFIG) for commands that a plan does not know. */

import type { Problem } from '../model/problem.ts'
import { nixString } from './attribute-path.ts'
import { unfreeText } from './expression-instance.ts'
import { compareCapabilityTexts, type Entry, refuse, type TargetSet, type TargetSpec } from './request-entries.ts'
import { selectCapabilities } from './selectors.ts'
import type { Tables } from './tables.ts'

/**
 * What entries of `capabilities` are as one configuration: all of them together, with PTX where one asks for it; undefined
 * for `default` alone, which is what Nixpkgs does by itself. Presets depend on the toolkit, which only Nixpkgs knows here:
 * CFG001 or CFG006 for `all-major`, and for `default` beside others.
 */
export function configTargets(
  entries: readonly Entry<TargetSpec>[],
  tables: Tables,
): { readonly targets: TargetSet | undefined } | { readonly problems: readonly Problem[] } {
  const selectors = entries.flatMap(({ value, origin }) => value.selectors.map((selector) => ({ selector, origin })))
  const isDefault = ({ selector }: (typeof selectors)[number]) =>
    selector.kind === 'preset' && selector.preset === 'default'
  if (selectors.every(isDefault)) return { targets: undefined }
  const problems = selectors.flatMap(({ selector, origin }) =>
    selector.kind === 'preset' && selector.preset !== 'hosted-gpus'
      ? [
          refuse(
            origin,
            `nixpkgs-config has one list of capabilities for every toolkit, and ${selector.text} differs by toolkit.`,
            'Write the capabilities, like 8.6 9.0a, or default alone.',
          ),
        ]
      : [],
  )
  if (problems.length > 0) return { problems }
  const names = selectors.flatMap(({ selector }) => selectCapabilities(selector, tables))
  const capabilities = [...new Set(names)].sort(compareCapabilityTexts)
  const withPtx = selectors.some(({ selector }) => selector.ptx)
  return { targets: { capabilities, ptx: withPtx ? capabilities.slice(-1) : [] } }
}

/**
 * The text of the file: cudaSupport, the capabilities unless they are Nixpkgs' own, and the licences that cells allow too.
 * Nixpkgs calls it with its own packages, also before release 26.05. https://nixos.org/manual/nixpkgs/stable/#chap-packageconfig
 */
export function nixpkgsConfigText(targets: TargetSet | undefined, allowUnfree: readonly string[]): string {
  const capabilities = targets
    ? `  cudaCapabilities = [ ${targets.capabilities.map(nixString).join(' ')} ];
  cudaForwardCompat = ${targets.ptx.length > 0};
`
    : ''
  return `# Configuration of Nixpkgs for this job, written by setup-nix-cuda and removed when the job ends.
{ pkgs, ... }:
let
  nixpkgs = pkgs.path;
${unfreeText(allowUnfree)}in
{
  cudaSupport = true;
${capabilities}  allowUnfreePredicate = isPermitted;
}
`
}
