import type { CellResult } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'

/**
 * What of results deserves an annotation. Each names its cell, because an annotation stands alone; trouble with a cache is
 * the same for every cell and is told once.
 */
export function cellProblems(results: readonly CellResult[]): readonly Problem[] {
  const all = results.flatMap((result) =>
    result.problems
      .filter((problem) => problem.severity !== 'notice')
      .map((problem: Problem) =>
        problem.subject?.cache !== undefined
          ? problem
          : { subject: { cell: result.cell.id }, ...problem, message: `${result.cell.id}: ${problem.message}` },
      ),
  )
  return [...new Map(all.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()]
}
