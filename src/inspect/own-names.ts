/** Names without the text that they were cut from, which would stay in memory; the same for all targets of a kernel. */
export function ownNames(): (names: readonly string[]) => readonly string[] {
  const known = new Map<string, string>()
  const lists = new WeakMap<readonly string[], readonly string[]>()
  const own = (name: string) => Buffer.from(name, 'latin1').toString('latin1')
  return (names) => {
    const before = lists.get(names)
    if (before) return before
    const list = names.map((name) => {
      const text = known.get(name) ?? own(name)
      known.set(text, text)
      return text
    })
    lists.set(names, list)
    return list
  }
}
