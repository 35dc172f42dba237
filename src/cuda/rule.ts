/** What a rule is. `rules.ts` lists them all. */
import type { ProblemCode } from '../model/codes.ts'
import type { Cell } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'
import type { Architecture } from './architectures.ts'
import { allArchitectures, availableToolkits, type Tables } from './tables.ts'
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
  readonly choices: Choices
}

/** What a fix may offer: nothing that another rule would refuse. */
export interface Choices {
  /** Whether a cell of this capability alone can exist with the toolkit; on the system of the cell, unless said otherwise. */
  readonly possible: (capability: string, toolkit: string, system?: string) => boolean
  /** A plan meets each pair of toolkit and target in many cells; the reason is the same. */
  readonly once: (key: string, make: () => Problem) => Problem
}

/** The toolkits that a fix may offer for this cell, oldest first. */
export function offeredToolkits({ cell, choices, tables }: Pick<Subject, 'cell' | 'choices' | 'tables'>) {
  return availableToolkits(tables).filter((row) =>
    cell.capabilities.every((capability) => choices.possible(capability, row.version)),
  )
}

/** The capabilities that a fix may offer with the toolkit of this cell, in numeric order. */
export function offeredCapabilities({ cell, choices, tables }: Pick<Subject, 'cell' | 'choices' | 'tables'>) {
  return allArchitectures(tables).filter((row) => choices.possible(row.capability, cell.toolkit))
}

export interface Rule {
  readonly code: ProblemCode
  /** What must hold, one sentence. */
  readonly title: string
  readonly source: string
  /** The reasons against the cell; warnings among them do not exclude it. */
  readonly check: (subject: Subject) => readonly Problem[]
}
