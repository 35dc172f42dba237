/**
 * Reads the files that Attachment A of the CUDA Toolkit's EULA lists for Linux and for all systems out of its text, as
 * NVIDIA's wheels (License.txt) and Debian's packages (copyright) carry it. Sorted, each once.
 */
export function attachmentA(text: string): readonly string[] {
  // Debian's form has every line indented by a space, and a dot for an empty one.
  const lines = text.split('\n').map((line) => (line.trim() === '.' ? '' : line.trim()))
  const start = lines.findIndex((line) => line.startsWith('2.6. Attachment A'))
  const end = lines.findIndex((line, at) => at > start && line.startsWith('2.7. Attachment B'))
  if (start < 0 || end < 0) throw new Error('the text has no Attachment A')
  const found = new Set<string>()
  let system = ''
  for (const line of lines.slice(start, end)) {
    if (systems.includes(line)) system = line
    // A sentence that follows the lists, or the next component's name.
    else if (line === 'Component' || / (?:are|the|that|and) /.test(line)) system = ''
    else if (line !== '' && (system === 'Linux' || system === 'All')) {
      // Some commas are missing there.
      for (const file of line.split(/[\s,]+/).filter(Boolean)) found.add(file)
    }
  }
  return [...found].sort()
}

const systems = ['Windows', 'Mac OSX', 'Linux', 'Android', 'All']
