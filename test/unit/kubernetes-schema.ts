/** Validates manifests against Kubernetes' own OpenAPI definitions, as the API server does with `fieldValidation=Strict`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema
  readonly items?: Schema
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[]
}

const file = join(import.meta.dirname, 'fixtures/kubernetes/openapi-1.34.json')
const { definitions } = JSON.parse(readFileSync(file, 'utf8')) as { definitions: Readonly<Record<string, Schema>> }

/** What is wrong with a manifest, by path; the definition is that of its apiVersion and kind. */
export function invalidParts(manifest: unknown): readonly string[] {
  const { apiVersion = '', kind } = manifest as { apiVersion?: string; kind?: string }
  const [version, group = ''] = apiVersion.split('/').reverse()
  const schema = Object.values(definitions).find((one) =>
    one['x-kubernetes-group-version-kind']?.some(
      (name) => name.group === group && name.version === version && name.kind === kind,
    ),
  )
  return schema ? check(manifest, schema, `${kind}`) : [`${apiVersion} ${kind} is not known`]
}

function check(value: unknown, schema: Schema, path: string): readonly string[] {
  if (schema.$ref) {
    const target = definitions[schema.$ref.replace('#/definitions/', '')]
    return target ? check(value, target, path) : [`${path}: ${schema.$ref} is not there`]
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [`${path} is no array`]
    return value.flatMap((one, index) => check(one, schema.items ?? {}, `${path}[${index}]`))
  }
  if (schema.type === 'object' || schema.properties) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`]
    const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name))
    const wrong = Object.entries(value).flatMap(([name, one]) => {
      const known = schema.properties?.[name] ?? schema.additionalProperties
      return known ? check(one, known, `${path}.${name}`) : [`${path}.${name} is unknown`]
    })
    return [...missing.map((name) => `${path}.${name} is missing`), ...wrong]
  }
  if (schema.type === 'integer') return Number.isSafeInteger(value) ? [] : [`${path} is no integer`]
  if (schema.format === 'int-or-string' && typeof value === 'number') return []
  return schema.type === undefined || schema.type === typeof value ? [] : [`${path} is no ${schema.type}`]
}
