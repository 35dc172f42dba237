import { basename } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'

/** A document that is attached to an image. */
export interface Attachment {
  /** File name. */
  readonly title: string
  /** Of the document, and `artifactType` of the manifest that refers to the image. */
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly annotations: Readonly<Record<string, string>>
}

/** Bytes of one document; an SBOM of 10,000 store paths has about 10 MB. */
const mostBytes = 64e6

/**
 * Reads a document to attach and finds out what it is: an SBOM (CycloneDX, SPDX), a Sigstore bundle, a DSSE envelope, or an in-toto
 * statement. Throws ProblemError SHP139 for another, and for what cannot be read.
 */
export async function readAttachment(host: Pick<Host, 'files'>, path: string): Promise<Attachment> {
  const refuse = (why: string) => {
    const fix = 'attach takes CycloneDX or SPDX as JSON, Sigstore bundles, DSSE envelopes and in-toto statements.'
    return new ProblemError(error('SHP139', `${path} ${why}.`, fix, { subject: { path } }))
  }
  const size = (await host.files.stat(path).catch(() => undefined))?.size
  if (size === undefined) throw refuse('cannot be read')
  if (size > mostBytes) throw refuse(`has more than ${mostBytes / 1e6} MB`)
  const bytes = await host.files.readFile(path)
  let document: unknown
  try {
    document = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw refuse('is not JSON')
  }
  const kind = kindOf(document)
  if (!kind) throw refuse('is none of the documents that can be attached')
  return { title: basename(path), bytes, ...kind }
}

/** By the member that each format requires, with the media types that are registered or that its own tools use. */
function kindOf(document: unknown): Pick<Attachment, 'mediaType' | 'annotations'> | undefined {
  const read = members(document)
  const { bomFormat, spdxVersion, mediaType, payloadType, _type: type, dsseEnvelope } = read
  if (bomFormat === 'CycloneDX') return { mediaType: 'application/vnd.cyclonedx+json', annotations: {} }
  if (typeof spdxVersion === 'string') return { mediaType: 'application/spdx+json', annotations: {} }
  if (typeof mediaType === 'string' && mediaType.startsWith('application/vnd.dev.sigstore.bundle')) {
    return { mediaType, annotations: bundleAnnotations(dsseEnvelope) }
  }
  if (typeof payloadType === 'string' && Array.isArray(read['signatures'])) {
    return { mediaType: 'application/vnd.dsse.envelope.v1+json', annotations: predicate(payloadOf(document)) }
  }
  if (typeof type === 'string' && type.startsWith('https://in-toto.io/Statement/')) {
    return { mediaType: 'application/vnd.in-toto+json', annotations: predicate(document) }
  }
  return undefined
}

/** As cosign's specification of bundles in registries has them: https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md */
function bundleAnnotations(envelope: unknown): Readonly<Record<string, string>> {
  if (envelope === undefined) return { 'dev.sigstore.bundle.content': 'message-signature' }
  return { 'dev.sigstore.bundle.content': 'dsse-envelope', ...predicate(payloadOf(envelope)) }
}

function predicate(statement: unknown): Readonly<Record<string, string>> {
  const { predicateType } = members(statement)
  return typeof predicateType === 'string' ? { 'dev.sigstore.bundle.predicateType': predicateType } : {}
}

function payloadOf(envelope: unknown): unknown {
  const { payload } = members(envelope)
  try {
    return JSON.parse(Buffer.from(typeof payload === 'string' ? payload : '', 'base64').toString())
  } catch {
    return undefined
  }
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
