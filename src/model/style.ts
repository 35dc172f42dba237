/**
 * What a terminal may colour, marked in a text by Unicode's noncharacters, which are reserved for use inside a program
 * (https://www.unicode.org/faq/private_use.html#noncharacters). Whatever prints a text drops the marks or paints them.
 */
const marks = { good: '\ufdd1', bad: '\ufdd2', warning: '\ufdd3', heading: '\ufdd4', faint: '\ufdd5', name: '\ufdd6' }
const end = '\ufdd0'

export type Style = keyof typeof marks

const styles = new Map(Object.entries(marks).map(([style, mark]) => [mark, style as Style]))
const spans = new RegExp(`([${Object.values(marks).join('')}][^${end}]*${end})`)
const anyMark = /[\ufdd0-\ufdef]/g

/** A text in a style. Styles do not nest. */
export function styled(style: Style, text: string): string {
  return text === '' ? '' : `${marks[style]}${text}${end}`
}

/** The text without marks. */
export function unstyled(text: string): string {
  return text.replaceAll(anyMark, '')
}

/** The parts of a text, each with its style if it has one. There is no mark in them, and no two neighbours without a style. */
export function spansOf(text: string): readonly { readonly style?: Style; readonly text: string }[] {
  return text.split(spans).map((part, index) => {
    const style = index % 2 === 1 ? styles.get(part[0] ?? '') : undefined
    return { text: unstyled(part), ...(style ? { style } : {}) }
  })
}
