import type * as z from 'zod'
import { documentSchemas, type SharedStage, sharedStageSchema } from './documents.ts'
import { error, ProblemError } from './problem.ts'

type Name = keyof typeof documentSchemas
type DocumentOf<N extends Name> = z.infer<(typeof documentSchemas)[N]>

/**
 * Parses the JSON text of a document and checks it against its schema.
 * Throws ProblemError CFG007 when it is not JSON, has another major version or does not follow the schema.
 */
export function readDocument<N extends Name>(name: N, json: string, from: string): DocumentOf<N> {
  return checkDocument(name, parseJson(json, `${name}/1 document`, from), from)
}

/** The same for a JSON list of documents. */
export function readDocuments<N extends Name>(name: N, json: string, from: string): readonly DocumentOf<N>[] {
  const value = parseJson(json, `list of ${name}/1 documents`, from)
  if (!Array.isArray(value)) {
    throw new ProblemError(error('CFG007', `${from} is not a JSON list.`, 'Give it as the plan has it.'))
  }
  return value.map((one, index) => checkDocument(name, one, `${from}[${index}]`))
}

/** A stage of a plan. */
export function readStage(json: string, from: string): SharedStage {
  const parsed = sharedStageSchema.safeParse(parseJson(json, 'stage of a plan', from))
  if (parsed.success) return parsed.data
  throw malformed(parsed.error, 'plan', from)
}

function checkDocument<N extends Name>(name: N, value: unknown, from: string): DocumentOf<N> {
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
  if (parsed.success) return parsed.data as DocumentOf<N>
  throw malformed(parsed.error, name, from)
}

function malformed(failure: z.ZodError, name: Name, from: string): ProblemError {
  return new ProblemError(
    failure.issues.map((issue) =>
      error(
        'CFG007',
        `${from}: ${issue.path.join('.') || 'document'}: ${issue.message}.`,
        `Follow schemas/${name}.json.`,
      ),
    ),
  )
}

function parseJson(json: string, what: string, from: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new ProblemError(error('CFG007', `${from} is not JSON.`, `Give the ${what} as it was written.`), { cause })
  }
}
