/** The answer that is there, or a new one that is kept. */
export function remembered<T>(answers: Map<string, T>, key: string, ask: () => T): T {
  const before = answers.get(key)
  if (before !== undefined) return before
  const answer = ask()
  answers.set(key, answer)
  return answer
}
