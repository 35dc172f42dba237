/** Reads what an action wrote into GITHUB_OUTPUT, GITHUB_STATE or GITHUB_ENV: `name<<delimiter`, value, delimiter. */
export function parseCommandFile(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const start = /^(.*?)<<(ghadelimiter_.+)$/.exec(lines[at] ?? '')
    if (!start) continue
    const end = lines.indexOf(start[2] ?? '', at + 1)
    if (end < 0) throw new Error(`no end for ${start[1]}`)
    values.set(start[1] ?? '', lines.slice(at + 1, end).join('\n'))
    at = end
  }
  return values
}
