/** What a rule is. `rules.ts` lists them all. */
import type { ProblemCode } from '../model/codes.ts'
import type { Cell } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'
import type { Architecture } from './architectures.ts'
import type { Tables } from './tables.ts'
import type { Toolkit } from './toolkits.ts'

/** What the rules look at. The system is any text, because a wrong one is a reason too. */
export type Candidate = Pick<Cell, 'toolkit' | 'capabilities' | 'ptx'> & { readonly system: string }

/** A cell with its rows of the tables; what no table knows has none. */
export interface Subject {
  readonly cell: Candidate
  readonly targets: readonly Architecture[]
  readonly toolkit: Toolkit | undefined
  readonly tables: Tables
  readonly driver: string | undefined
}

export interface Rule {
  readonly code: ProblemCode
  /** What must hold, one sentence. */
  readonly title: string
  readonly source: string
  /** The reasons against the cell; warnings among them do not exclude it. */
  readonly check: (subject: Subject) => readonly Problem[]
}
