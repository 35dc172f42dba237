import type { ProblemCode } from '../codes.ts'

/** What helps whoever meets a code; the problem itself says what happened, with its values. */
export interface Advice {
  /** What usually leads to it. */
  readonly cause: string
  /** What to do about it. */
  readonly remedy: string
}

/** The codes of one family. */
export type AdviceOf<Family extends string> = Readonly<Record<Extract<ProblemCode, `${Family}${string}`>, Advice>>

export function advise(cause: string, remedy: string): Advice {
  return { cause, remedy }
}
