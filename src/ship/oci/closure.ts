import { error, ProblemError } from '../../model/problem.ts'
import { runNix } from '../../nix/command.ts'
import type { Nix } from '../../nix/find.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { parsePathFacts } from '../publish/path-facts.ts'
import type { ClosurePath } from './group.ts'

/** Everything that these need, themselves included. Throws ProblemError SHP102 where the store does not have them or does not say. */
export async function readClosure(host: Host, nix: Nix, paths: readonly string[]): Promise<readonly ClosurePath[]> {
  const failed = (why: string) => {
    const fix = 'Build it again in this job; a garbage collection may have removed it.'
    return new ProblemError(error('SHP102', `The Nix store does not say what ${paths.join(', ')} needs: ${why}.`, fix))
  }
  const options = { timeout: 600, input: `${paths.join('\n')}\n` }
  const outcome = await runNix(host, nix, ['path-info', '--json', '--recursive', '--stdin'], options)
  if (outcome.kind !== 'exited' || outcome.code !== 0) throw failed(failureText(outcome).replace(/^error: /, ''))
  try {
    return parseClosure(JSON.parse(outcome.stdout))
  } catch (cause) {
    throw failed(`its answer cannot be read (${(cause as Error).message})`)
  }
}

/** Of `nix path-info --json`, by path. Throws an Error. Pure. */
export function parseClosure(value: unknown): readonly ClosurePath[] {
  return parsePathFacts(value)
    .map(({ path, narHash, narSize, references }) => ({ path, narHash, narSize, references }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
