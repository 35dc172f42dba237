/** Property lists as macOS prints them (plist(5)), as far as diskutil and launchd use them here. */
export type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist }

export function printPlist(value: Plist): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${printValue(value)}
</plist>
`
}

function printValue(value: Plist): string {
  if (typeof value === 'string') return `<string>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`
  if (typeof value === 'number') return `<integer>${value}</integer>`
  if (typeof value === 'boolean') return `<${value}/>`
  if (isList(value)) return `<array>${value.map(printValue).join('')}</array>`
  const entries = Object.entries(value).map(([key, inner]) => `<key>${key}</key>${printValue(inner)}`)
  return `<dict>${entries.join('')}</dict>`
}

function isList(value: Plist): value is readonly Plist[] {
  return Array.isArray(value)
}

/** Reads what is well-formed; throws an Error on anything else, as plutil does. */
export function parsePlist(text: string): Plist {
  const tokens = text
    .replace(/^<\?xml[^>]*>\s*<!DOCTYPE plist PUBLIC[^>]*>\s*/, '')
    .split(/(<[^>]+>)/)
    .filter((token) => token.trim() !== '')
  const take = (expected?: string): string => {
    const token = tokens.shift()
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`Property List error: unexpected ${token ?? 'end'}`)
    }
    return token
  }
  const body = (tag: string): string => {
    const inner = tokens[0] === `</${tag}>` ? '' : take()
    take(`</${tag}>`)
    return inner.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  }
  const value = (): Plist => {
    const token = take()
    if (token === '<true/>' || token === '<false/>') return token === '<true/>'
    if (token === '<string>') return body('string')
    if (token === '<integer>') return Number(body('integer'))
    if (token === '<array>') {
      const list: Plist[] = []
      while (tokens[0] !== '</array>') list.push(value())
      take('</array>')
      return list
    }
    if (token !== '<dict>') throw new Error(`Property List error: unexpected ${token}`)
    const record: Record<string, Plist> = {}
    while (tokens[0] !== '</dict>') {
      take('<key>')
      record[body('key')] = value()
    }
    take('</dict>')
    return record
  }
  take('<plist version="1.0">')
  const read = value()
  take('</plist>')
  if (tokens.length > 0) throw new Error('Property List error: junk after plist')
  return read
}
