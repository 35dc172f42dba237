/** The statements of in-toto: https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md. Pure. */
import { createHash } from 'node:crypto'

/** https://github.com/in-toto/attestation/blob/main/spec/v1/resource_descriptor.md; it has at least a digest, a content or a URI. */
export interface ResourceDescriptor {
  readonly name?: string
  readonly uri?: string
  readonly digest?: Digest
  /** Base64. */
  readonly content?: string
  readonly mediaType?: string
}

export type Digest = Readonly<Record<string, string>>

/** What a statement is about: a store path, by the SHA-256 of its NAR. */
export interface Subject {
  readonly name: string
  readonly digest: { readonly sha256: string }
}

export interface Statement {
  readonly _type: typeof statementType
  readonly subject: readonly Subject[]
  readonly predicateType: string
  readonly predicate: unknown
}

export const statementType = 'https://in-toto.io/Statement/v1'

/** A kind of statement that evidence has; also the first part of the names of its outputs. */
export type EvidenceKind = keyof typeof predicateTypes

/** The predicates that evidence has, by what they say. Another version of a predicate is another type. */
export const predicateTypes = {
  /** Which properties of the device code were verified. */
  svr: 'https://in-toto.io/attestation/svr/v0.2',
  /** What each file has. */
  scai: 'https://in-toto.io/attestation/scai/v0.3',
  /** How its GPU tests ended. */
  'test-result': 'https://in-toto.io/attestation/test-result/v0.1',
  /** How it was built. */
  provenance: 'https://slsa.dev/provenance/v1',
  /** What is in its closure. */
  sbom: 'https://cyclonedx.org/bom',
} as const

/**
 * What actions/attest accepts in one statement.
 * https://github.com/actions/attest/blob/1e69f48acb82d1966a394da916b4c1698aa569d6/README.md#attestation-limits
 */
export const attestLimits = { subjects: 1_024, predicateBytes: 16 * 1_024 * 1_024 } as const

/** The statement without a signature. */
export function statementOf(kind: EvidenceKind, subject: readonly Subject[], predicate: unknown): Statement {
  return { _type: statementType, subject, predicateType: predicateTypes[kind], predicate }
}

/** JSON with sorted keys and without blanks, so that equal values are equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** Lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/**
 * A value as a resource: its canonical JSON with its digest. The content is left out above 1 KB, as the specification asks.
 */
export function inlineResource(name: string, value: unknown): ResourceDescriptor {
  const json = canonicalJson(value)
  const content = json.length < 1_000 ? { content: Buffer.from(json).toString('base64') } : {}
  return { name, digest: { sha256: sha256(json) }, mediaType: 'application/json', ...content }
}

/** Lines of `sha256sum`, which `subject-checksums` of actions/attest takes. */
export function checksums(subjects: readonly Subject[]): string {
  return subjects.map(({ name, digest }) => `${digest.sha256}  ${name}\n`).join('')
}
