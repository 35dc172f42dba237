import { type Problem, warning } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Nix } from '../find.ts'
import type { ReadNixpkgsFacts } from '../schema.ts'
import { evaluateJson, unexpectedOutput } from './evaluate.ts'

export type { ReadNixpkgsFacts } from '../schema.ts'

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
    const { nixpkgsFacts } = await import(/* webpackChunkName: "nix-schema" */ '../schema.ts')
    const { data } = nixpkgsFacts.safeParse(answer.value)
    return data ?? { problem: { ...unexpectedOutput(options.file), severity: 'warning' } }
  }
  const { code, message, fix } = answer.problem
  if (code !== 'BLD001') return { problem: answer.problem }
  return { problem: warning('BLD001', `Nixpkgs did not report its toolkits and capabilities: ${message}`, fix) }
}
