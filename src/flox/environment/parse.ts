/** From the texts of an environment's files to what they say, or to every problem with them. */
import type * as z from 'zod'
import { error, type Problem } from '../../model/problem.ts'
import type { Lock, Manifest, Pointer } from './schema.ts'
import { readToml, type TomlDocument } from './toml.ts'

type Parsed<T> = { readonly value: T } | { readonly problems: readonly Problem[] }

/**
 * `version = 1`, or one of these as `schema-version`: https://github.com/flox/flox/tree/main/cli/schemas. 1.16.0 to 1.18.0
 * are those of the environments and tests of Flox itself; they add entries that nothing here reads.
 */
const manifestVersions = [10, 11, 12, 13, 14, 15, 16, 17, 18].map((minor) => `1.${minor}.0`)
const upgrade = 'Use a version of this tool that knows it, or write the file with an older Flox.'

/** Reads manifest.toml. FLX102 for what is not a manifest, FLX103 for a version that is unknown. */
export async function parseManifest(
  text: string,
  file: string,
): Promise<Parsed<{ readonly manifest: Manifest; readonly source: TomlDocument }>> {
  const source = readToml(text)
  if ('failure' in source) {
    const { line, column, message } = source.failure
    const problem = error(
      'FLX102',
      `The manifest is not TOML: ${message}.`,
      'Correct that line; Flox refuses it too.',
      {
        where: { file, line, column },
      },
    )
    return { problems: [problem] }
  }
  const version = manifestVersionProblem(source.value, file, source)
  if (version) return { problems: [version] }
  const { manifestSchema } = await import('./schema.ts')
  const parsed = follow(manifestSchema, source.value, file, source)
  return 'problems' in parsed ? parsed : { value: { manifest: parsed.value, source } }
}

/** Reads manifest.lock, with the same problems. */
export async function parseLock(text: string, file: string): Promise<Parsed<Lock>> {
  const json = parseJson(text, file)
  if ('problems' in json) return json
  const version = Object(json.value)['lockfile-version'] as unknown
  if (version !== 1) return { problems: [unknownVersion('lockfile-version', version, '1', file)] }
  const ofManifest = manifestVersionProblem(Object(json.value).manifest, file)
  if (ofManifest) return { problems: [ofManifest] }
  const { lockSchema } = await import('./schema.ts')
  return follow(lockSchema, json.value, file)
}

/** Reads env.json, with the same problems. */
export async function parsePointer(text: string, file: string): Promise<Parsed<Pointer>> {
  const json = parseJson(text, file)
  if ('problems' in json) return json
  const version = Object(json.value)['version'] as unknown
  if (version !== 1) return { problems: [unknownVersion('version', version, '1', file)] }
  const { pointerSchema } = await import('./schema.ts')
  return follow(pointerSchema, json.value, file)
}

function manifestVersionProblem(value: unknown, file: string, source?: TomlDocument): Problem | undefined {
  const { version, 'schema-version': schema } = Object(value) as Readonly<Record<string, unknown>>
  const [key, found] = schema === undefined ? (['version', version] as const) : (['schema-version', schema] as const)
  if (schema === undefined ? version === 1 : manifestVersions.some((one) => one === schema)) return undefined
  const known = `version = 1 and schema-version ${manifestVersions.join(', ')}`
  return unknownVersion(key, found, known, file, source?.lineOf([key]))
}

function unknownVersion(key: string, found: unknown, known: string, file: string, line?: number): Problem {
  const said = found === undefined ? `has no ${key}` : `has the ${key} ${JSON.stringify(found)?.slice(0, 40)}`
  const fix = `Known: ${known}. ${upgrade}`
  return error('FLX103', `The file ${said}, which is unknown.`, fix, { where: at(file, line) })
}

/** The messages of the schema name types, never values. */
function follow<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  source?: Pick<TomlDocument, 'lineOf'>,
): Parsed<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return { value: parsed.data }
  const problems = parsed.error.issues.map((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
    const fix = 'Correct it; https://flox.dev/docs/man/manifest.toml has the form of each entry.'
    const where = at(file, source?.lineOf(path))
    return error('FLX102', `${path.join('.') || 'The file'}: ${issue.message}.`, fix, { where })
  })
  return { problems }
}

/** The parser's own message would repeat a part of the text. */
function parseJson(text: string, file: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) }
  } catch {
    const fix = 'Restore it from git, or let Flox write it again with `flox edit`.'
    return { problems: [error('FLX102', 'The file is not JSON.', fix, { where: { file } })] }
  }
}

function at(file: string, line: number | undefined) {
  return line === undefined ? { file } : { file, line }
}
