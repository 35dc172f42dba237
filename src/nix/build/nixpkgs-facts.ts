import { error, type Problem, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Nix } from '../find.ts'
import type { ReadNixpkgsFacts } from '../schema.ts'
import { evaluateJson, unexpectedOutput } from './evaluate.ts'

export type { ReadNixpkgsFacts } from '../schema.ts'

/** What Nix says of a flake that it cannot get. */
const unavailable =
  /cannot find flake|unable to download|cannot find Git revision|is not a valid (?:URL|branch)|HTTP error \d/i

function fixOf(message: string, fix: string): string {
  if (/cannot find flake/i.test(message))
    return 'Write a reference like github:NixOS/nixpkgs/nixos-unstable, or a path like ./nixpkgs.'
  if (/HTTP error 404/.test(message))
    return 'Check owner, repository and branch; a private one needs a token (github-token, extra-access-tokens).'
  return fix
}

/**
 * Evaluates a facts file (`factsExpression`). A Nixpkgs that cannot be asked is a warning, BLD001 with Nix's own
 * message: the built-in tables are there without it. BLD003 when the job was cancelled, BLD004 when Nix cannot be run
 * or answers with another shape.
 */
export async function readNixpkgsFacts(
  host: Host,
  nix: Nix,
  options: { readonly file: string },
): Promise<ReadNixpkgsFacts | { readonly problem: Problem }> {
  const answer = await evaluateJson(host, nix, options)
  if (!('problem' in answer)) {
    const { nixpkgsFacts } = await import('../schema.ts')
    const { data } = nixpkgsFacts.safeParse(answer.value)
    return data ?? { problem: { ...unexpectedOutput(options.file), severity: 'warning' } }
  }
  const { code, message, fix } = answer.problem
  if (code !== 'BLD001') return { problem: answer.problem }
  // Without the Nixpkgs itself no cell can be evaluated: that is said once.
  if (unavailable.test(message))
    return { problem: error('BLD001', `Nixpkgs cannot be fetched: ${message}.`, fixOf(message, fix)) }
  return { problem: warning('BLD001', `Nixpkgs did not report its toolkits and capabilities: ${message}`, fix) }
}
