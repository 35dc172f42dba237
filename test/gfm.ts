/** Markdown as GitHub renders it, by the reference grammar of GFM; HTML is let through, so that a test can find it. */
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

export interface Rendered {
  /** The elements in order, as in `h2` and `/h2`, with attributes where they have some; no comments. */
  readonly tags: readonly string[]
  /** The text that a reader sees. */
  readonly text: string
  /** What GitHub looks through for addresses and mentions: pieces of text outside of code. */
  readonly pieces: readonly string[]
}

export function renderMarkdown(markdown: string): Rendered {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
  const tags: string[] = []
  const pieces: string[] = []
  const seen: string[] = []
  let inCode = false
  for (const [token] of html.matchAll(/<!--[\s\S]*?-->|<[A-Za-z/!?][^>]*>|[^<]+|</g)) {
    if (token.startsWith('<!--')) continue
    if (/^<[A-Za-z/!?]/.test(token)) {
      tags.push(token.slice(1, -1))
      if (/^<\/?(?:pre|code)\b/.test(token)) inCode = !token.startsWith('</')
    } else {
      const piece = decode(token)
      seen.push(piece)
      if (!inCode) pieces.push(piece)
    }
  }
  return { tags, text: seen.join(''), pieces }
}

/** What GitHub makes a link or a mention of in finished text. */
export const linked =
  /(?<![A-Za-z0-9])@[A-Za-z0-9]|(?<!\w)#\d|\bGH-\d|https?:\/\/|ftp:\/\/|\bwww\.|[\w.+-]+@[\w-]+\.\w/i

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code)),
  )
}
