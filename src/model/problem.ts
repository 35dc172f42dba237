import type { ProblemCode } from './codes.ts'

export type Severity = 'error' | 'warning' | 'notice'

/** A location in a source file. Lines and columns count from 1. */
export interface SourceLocation {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

type SubjectKind = 'cache' | 'cell' | 'path' | 'setting' | 'url'

/**
 * What a problem is about, for programs to compare: a cache by `cacheSubject` (or `store-cache`), a cell by its id, a path, a
 * setting of nix.conf, or a URL without logins and query. Never a secret.
 */
export type Subject = {
  readonly [K in SubjectKind]: Readonly<Record<K, string>> & { readonly [O in Exclude<SubjectKind, K>]?: never }
}[SubjectKind]

/** The one shape of refusals, exclusions and findings. Only `actions/` and the CLI turn it into annotations and exit codes. */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** What happened, one sentence with the values at fault. */
  readonly message: string
  /** What to do about it, one sentence. */
  readonly fix: string
  readonly where?: SourceLocation
  readonly subject?: Subject
  /** Where the rule comes from: a URL or a specification section. */
  readonly source?: string
}

type More = Partial<Pick<Problem, 'where' | 'source' | 'subject'>>

const problemOf =
  (severity: Severity) =>
  (code: ProblemCode, message: string, fix: string, more: More = {}): Problem => ({
    code,
    severity,
    message,
    fix,
    ...more,
  })

/** What stops the work, or makes its result a bad one. */
export const error = problemOf('error')
/** What works otherwise than asked, or may not work later. */
export const warning = problemOf('warning')
/** What is as it should be and yet worth knowing. */
export const notice = problemOf('notice')

/** Carries problems through code that cannot go on. All problems at once, not the first. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problems: readonly Problem[]

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem]
    super(list.map(formatProblem).join('\n'), options)
    this.problems = list
  }
}

/** `CFG001: what happened. What to do.`, with the location in front where there is one. */
export function formatProblem(problem: Problem): string {
  const location = problem.where
    ? [problem.where.file, problem.where.line, problem.where.column].filter((part) => part !== undefined).join(':') +
      ': '
    : ''
  return `${location}${problem.code}: ${problem.message} ${problem.fix}`.trim()
}

/** `error` for an exit code that is not 0, else the worst that is there, else undefined. */
export function worstSeverity(problems: readonly Problem[]): Severity | undefined {
  for (const severity of ['error', 'warning', 'notice'] as const) {
    if (problems.some((problem) => problem.severity === severity)) return severity
  }
  return undefined
}
