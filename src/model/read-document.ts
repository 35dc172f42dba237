import type * as z from 'zod'
import { documentSchemas } from './documents.ts'
import { error, ProblemError } from './problem.ts'

type Name = keyof typeof documentSchemas

/**
 * Parses the JSON text of a document and checks it against its schema.
 * Throws ProblemError CFG007 when it is not JSON, has another major version or does not follow the schema.
 */
export function readDocument<N extends Name>(
  name: N,
  json: string,
  from: string,
): z.infer<(typeof documentSchemas)[N]> {
  const value = parseJson(json, name, from)
  const found = (value as { schema?: unknown } | null)?.schema
  if (found !== `${name}/1`) {
    throw new ProblemError(
      error(
        'CFG007',
        `${from} is not a ${name}/1 document (its schema is ${JSON.stringify(found) ?? 'missing'}).`,
        'Use documents written by this version of the action.',
      ),
    )
  }
  const parsed = documentSchemas[name].safeParse(value)
  if (parsed.success) return parsed.data as z.infer<(typeof documentSchemas)[N]>
  throw new ProblemError(
    parsed.error.issues.map((issue) =>
      error(
        'CFG007',
        `${from}: ${issue.path.join('.') || 'document'}: ${issue.message}.`,
        `Follow schemas/${name}.json.`,
      ),
    ),
  )
}

function parseJson(json: string, name: Name, from: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new ProblemError(error('CFG007', `${from} is not JSON.`, `Give the ${name}/1 document as it was written.`), {
      cause,
    })
  }
}
