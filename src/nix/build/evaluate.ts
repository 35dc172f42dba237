import { error, type Problem } from '../../model/problem.ts'
import type { Outcome } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import { runNix } from '../command.ts'
import { networkProblem, nixErrorText } from '../error-text.ts'
import type { Nix } from '../find.ts'

export interface Evaluated {
  readonly drvPath: string
  /** Every output of the derivation, in its own order. */
  readonly outputs: readonly { readonly name: string; readonly path: string }[]
  /** Whether Nixpkgs counts its licence as unfree; undefined where it says nothing. */
  readonly unfree?: boolean
}

/** Seconds; one evaluation of Nixpkgs with a CUDA package takes a few. */
export const evaluationTimeout = 900

/**
 * Evaluates a generated file (its attribute `info`) and instantiates the derivation. Gives a BLD001 problem with Nix's
 * own message when it cannot be evaluated, NET001 or NET002 when what it fetches does not come, BLD003 when the job was
 * cancelled, BLD004 when Nix cannot be run.
 */
export async function evaluate(host: Host, nix: Nix, file: string): Promise<Evaluated | { readonly problem: Problem }> {
  const answer = await evaluateJson(host, nix, { file, attribute: 'info' })
  return 'problem' in answer ? answer : (parseEvaluated(answer.value) ?? { problem: unexpectedOutput(file, 'info') })
}

/** What is evaluated: an attribute of a file, or all of it. */
export interface Evaluation {
  readonly file: string
  readonly attribute?: string
  /** Seconds; default 900. */
  readonly timeout?: number
}

/** Why there is no value: what Nix said, and how its process ended. */
export interface FailedEvaluation {
  readonly problem: Problem
  readonly outcome: Outcome['kind']
}

/** Evaluates to JSON. Every derivation that the value names is instantiated. Problems as for `evaluate`. */
export async function evaluateJson(
  host: Host,
  nix: Nix,
  evaluation: Evaluation,
): Promise<{ readonly value: unknown } | FailedEvaluation> {
  const { file, attribute, timeout = evaluationTimeout } = evaluation
  const args = ['eval', '--json', '--file', file, ...(attribute === undefined ? [] : [attribute])]
  const outcome = await runNix(host, nix, args, { timeout })
  if (outcome.kind !== 'exited' || outcome.code !== 0) {
    const reproduce = `Reproduce it with: nix eval --file ${file}${attribute === undefined ? '' : ` ${attribute}`}`
    return { problem: evaluationProblem(outcome, timeout, reproduce), outcome: outcome.kind }
  }
  try {
    return { value: JSON.parse(outcome.stdout) as unknown }
  } catch {
    return { problem: unexpectedOutput(file, attribute), outcome: outcome.kind }
  }
}

/** The answer of an attribute `info`; undefined when it has another shape. */
export function parseEvaluated(value: unknown): Evaluated | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { drvPath, outputs, unfree } = value as { drvPath?: unknown; outputs?: unknown; unfree?: unknown }
  if (typeof drvPath !== 'string' || typeof outputs !== 'object' || outputs === null) return undefined
  const listed = Object.entries(outputs).map(([name, path]) => ({ name, path: String(path) }))
  if (listed.length === 0) return undefined
  return { drvPath, outputs: listed, ...(typeof unfree === 'boolean' ? { unfree } : {}) }
}

/** The BLD004 problem of an answer with another shape than the generated files give. */
export function unexpectedOutput(file: string, attribute?: string): Problem {
  const what = attribute === undefined ? file : `${attribute} of ${file}`
  return error(
    'BLD004',
    `nix eval of ${what} gave an unexpected answer.`,
    'Run nix eval --json -f on the file to see the answer.',
  )
}

function evaluationProblem(outcome: Outcome, timeout: number, reproduce: string): Problem {
  switch (outcome.kind) {
    case 'cancelled':
      return error('BLD003', 'The evaluation was cancelled.', 'Run the job again.')
    case 'not-started':
      return error('BLD004', `nix could not be started: ${outcome.reason}.`, 'Repair or reinstall this Nix.')
    case 'killed':
      return error(
        'BLD001',
        'nix eval was killed, probably because memory ran out.',
        `Use a runner with more memory, or request fewer cells. ${reproduce}`,
      )
    case 'timed-out':
      return error('BLD001', `nix eval was stopped after ${timeout} s.`, reproduce)
    case 'exited': {
      const text = nixErrorText(outcome.stderrTail)
      const network = text === undefined ? undefined : networkProblem(text)
      return network ?? error('BLD001', sentence(text ?? `nix eval ended with exit code ${outcome.code}`), reproduce)
    }
  }
}

/** What is said after it must not run into it. An excerpt of code stays as it is. */
function sentence(text: string): string {
  return /[.!?]$|\n/.test(text) ? text : `${text}.`
}
