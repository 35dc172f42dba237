/** Evidence as it is read; fields that are not known are ignored, as in-toto requires. Import it lazily. */
import * as z from 'zod'
import { type DeviceCodePolicy, deviceCodeAttribute, policyName } from './device-code.ts'
import type { Evidence, StatedPredicate } from './stated.ts'
import { type EvidenceKind, predicateTypes, sha256, statementType } from './statement.ts'

const text = z.string()
const digest = z.record(text, text)
const resource = z.object({ name: text.optional(), digest: digest.optional(), content: text.optional() })

const statementSchema = z.object({
  _type: z.literal(statementType),
  subject: z.array(z.object({ name: text.optional(), digest })).min(1),
  predicateType: text,
  predicate: z.unknown(),
})

/** https://github.com/secure-systems-lab/dsse/blob/master/envelope.md */
const envelopeSchema = z.object({
  payloadType: z.literal('application/vnd.in-toto+json'),
  payload: text,
  signatures: z.array(z.unknown()).min(1),
})

/** https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto */
const bundleSchema = z.object({ mediaType: text, dsseEnvelope: z.unknown() })

const svrSchema = z.object({
  verifier: z.object({ id: text, policies: z.array(resource) }),
  properties: z.array(text),
})

const policySchema = z.strictObject({
  capabilities: z.array(text),
  ptx: z.array(text),
  toolkit: text,
  deviceCode: z.enum(['required', 'optional']),
  units: z.enum(['all', 'any']),
})

const scaiSchema = z.object({
  attributes: z.array(
    z.object({ attribute: text, target: resource.optional(), conditions: z.record(text, z.unknown()).optional() }),
  ),
})

/**
 * Statements one a line or a single one, each bare, in a DSSE envelope or in a Sigstore bundle. Other lines are ignored, as
 * https://github.com/in-toto/attestation/blob/main/spec/v1/bundle.md requires. Pure.
 */
export function parseEvidence(text: string): Evidence {
  const whole = parseJson(text)
  const values = whole === undefined ? text.split('\n').map(parseJson) : [whole].flat()
  const found = values.flatMap((value) => unwrap(value) ?? [])
  const statements = found.map(({ statement: { subject, predicateType, predicate } }) => {
    return { subject, predicateType, predicate: parsePredicate(predicateType, predicate) }
  })
  return { statements, signed: found.filter(({ signed }) => signed).length }
}

interface Unwrapped {
  readonly statement: z.infer<typeof statementSchema>
  readonly signed: boolean
}

function unwrap(value: unknown): Unwrapped | undefined {
  const statement = statementSchema.safeParse(value)
  if (statement.success) return { statement: statement.data, signed: false }
  const bundle = bundleSchema.safeParse(value)
  const envelope = envelopeSchema.safeParse(bundle.success ? bundle.data.dsseEnvelope : value)
  if (!envelope.success) return undefined
  const payload = parseJson(Buffer.from(envelope.data.payload, 'base64').toString())
  const inner = statementSchema.safeParse(payload)
  return inner.success ? { statement: inner.data, signed: true } : undefined
}

function parsePredicate(type: string, predicate: unknown): StatedPredicate {
  const isOf = (kind: EvidenceKind) => type === predicateTypes[kind]
  if (isOf('svr')) {
    const { data } = svrSchema.safeParse(predicate)
    if (!data) return { kind: 'malformed' }
    const policy = policyIn(data.verifier.policies)
    return { kind: 'svr', verifier: data.verifier.id, policy, properties: data.properties }
  }
  if (isOf('scai')) {
    const { data } = scaiSchema.safeParse(predicate)
    if (!data) return { kind: 'malformed' }
    return { kind: 'scai', files: data.attributes.filter(({ attribute }) => attribute === deviceCodeAttribute) }
  }
  return { kind: 'other' }
}

/** The policy by its content, which must be what its digest says. */
function policyIn(policies: readonly z.infer<typeof resource>[]): DeviceCodePolicy | undefined {
  const policy = policies.find(({ name }) => name === policyName)
  const text = Buffer.from(policy?.content ?? '', 'base64').toString()
  if (policy?.digest?.['sha256'] !== sha256(text)) return undefined
  return policySchema.safeParse(parseJson(text)).data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
