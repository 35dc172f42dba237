/** Parts of the schema of a request, as an editor shows them. */
import * as z from 'zod'

/** What an editor says of a text, and what it says when the text is none of the grammar. */
type Hints = { readonly description: string; readonly wrong?: string; readonly examples?: readonly string[] }

/** Texts of this grammar; blanks around them do not count. `patternErrorMessage` is what VS Code shows. */
export function text(grammar: string, { description, wrong, examples }: Hints) {
  return z
    .string()
    .regex(new RegExp(`^\\s*(?:${grammar})\\s*$`, 'u'))
    .meta({
      description,
      ...(wrong ? { patternErrorMessage: wrong } : {}),
      ...(examples ? { examples: [...examples] } : {}),
    })
}

/** Words with a meaning each, which editors offer and explain. */
export function words(meanings: Readonly<Record<string, string>>) {
  return Object.entries(meanings).map(([word, meaning]) => z.literal(word).describe(meaning))
}

/** What YAML reads as a number and the request as a text. */
export const number = z.number().nonnegative()
export const anyText = z.union([z.string().regex(/\S/u), z.number()])
