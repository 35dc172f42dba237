import { error, type Problem } from '../model/problem.ts'
import type { Outcome } from '../runner/exec.ts'
import type { Host } from '../runner/host.ts'
import { runNix } from './command.ts'
import { nixErrorText } from './error-text.ts'
import type { Nix } from './find.ts'

export interface Evaluated {
  readonly drvPath: string
  /** Every output of the derivation, in its own order. */
  readonly outputs: readonly { readonly name: string; readonly path: string }[]
}

/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
const timeout = 900

/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, BLD003 when the job was cancelled.
 */
export async function evaluate(host: Host, nix: Nix, file: string): Promise<Evaluated | { readonly problem: Problem }> {
  const outcome = await runNix(host, nix, ['eval', '--json', '--file', file, 'info'], { timeout })
  if (outcome.kind === 'exited' && outcome.code === 0) {
    const evaluated = parseInfo(outcome.stdout)
    if (evaluated) return evaluated
    return {
      problem: error(
        'BLD004',
        `nix eval of ${file} answered something unexpected.`,
        'Run it by hand with `nix eval --json -f`.',
      ),
    }
  }
  return { problem: evaluationProblem(outcome, file) }
}

function evaluationProblem(outcome: Outcome, file: string): Problem {
  if (outcome.kind === 'cancelled') return error('BLD003', 'The evaluation was cancelled.', 'Run the job again.')
  if (outcome.kind === 'not-started') {
    return error('BLD004', `nix could not be started: ${outcome.reason}.`, 'Mend this installation of Nix.')
  }
  const said = nixErrorText(outcome.stderrTail) ?? `nix eval was ${outcome.kind} after at most ${timeout} s`
  return error('BLD001', said, `Run it by hand: nix eval --file ${file} info`)
}

function parseInfo(json: string): Evaluated | undefined {
  try {
    const value = JSON.parse(json) as { drvPath?: unknown; outputs?: unknown } | null
    if (typeof value?.drvPath !== 'string' || typeof value.outputs !== 'object' || value.outputs === null)
      return undefined
    const outputs = Object.entries(value.outputs).map(([name, path]) => ({ name, path: String(path) }))
    return outputs.length > 0 ? { drvPath: value.drvPath, outputs } : undefined
  } catch {
    return undefined
  }
}
