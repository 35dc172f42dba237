/** Which of several texts somebody meant to write. */

/**
 * The candidate that is written most like the text, upper or lower case; the first of equals. Undefined where more than
 * a third of the text would have to change: that is no slip of the hand.
 */
export function nearestText(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.toLowerCase()
  let best: { readonly candidate: string; readonly edits: number } | undefined
  for (const candidate of candidates) {
    // At least as many as the lengths differ by: a long text costs nothing.
    if (Math.abs(candidate.length - wanted.length) > wanted.length / 3) continue
    const edits = editsBetween(wanted, candidate.toLowerCase())
    if (edits <= wanted.length / 3 && (!best || edits < best.edits)) best = { candidate, edits }
  }
  return best?.candidate
}

/** Letters to add, remove, change or swap with their neighbour (optimal string alignment distance). */
function editsBetween(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let at = 1; at <= a.length; at++) {
    const row = [at]
    for (let to = 1; to <= b.length; to++) {
      const same = a[at - 1] === b[to - 1]
      const choices = [(last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (same ? 0 : 1)]
      const swapped = at > 1 && to > 1 && a[at - 1] === b[to - 2] && a[at - 2] === b[to - 1]
      if (swapped) choices.push((before[to - 2] ?? 0) + 1)
      row.push(Math.min(...choices))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
