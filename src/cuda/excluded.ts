/** Excluded cells by the first rule against them: counted all, kept few. */
import type { ProblemCode } from '../model/codes.ts'
import type { ExcludedCell, ExcludedGroup } from '../model/documents.ts'
import type { Problem } from '../model/problem.ts'

/** Cells of one rule that are kept whole. */
export const maxExamples = 50

export interface ExcludedGroups {
  /** Counts so many cells with these reasons; `example` makes the n-th of them where one is still kept. */
  add(reasons: readonly Problem[], count: number, example: (index: number) => ExcludedCell): void
  /** In the order of the codes. */
  groups(): readonly ExcludedGroup[]
}

export function excludedGroups(): ExcludedGroups {
  const found = new Map<ProblemCode, { count: number; examples: ExcludedCell[] }>()
  return {
    add: (reasons, count, example) => {
      const code = reasons[0]?.code
      if (code === undefined || count === 0) return
      const group = found.get(code) ?? { count: 0, examples: [] }
      found.set(code, group)
      group.count += count
      for (let index = 0; index < count && group.examples.length < maxExamples; index++) {
        group.examples.push(example(index))
      }
    },
    groups: () =>
      [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { count, examples }]) => ({ code, count, examples })),
  }
}

/** The groups with more cells excluded for one reason each, as an evaluation finds them. */
export function withExcluded(
  groups: readonly ExcludedGroup[],
  cells: readonly ExcludedCell[],
): readonly ExcludedGroup[] {
  const all = excludedGroups()
  for (const group of groups) {
    const [first] = group.examples
    if (first) all.add(first.problems, group.count, (index) => group.examples[index] ?? first)
  }
  for (const cell of cells) all.add(cell.problems, 1, () => cell)
  return all.groups()
}
