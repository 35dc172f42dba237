/**
 * Narinfos of caches that others run: unlike `narinfo.ts` this takes what Nix itself takes (any compression, fields that
 * are not known, hashes in several writings), because they are looked at and never handed on.
 */
import { base32, fingerprint, isStoreName } from './narinfo.ts'
import type { PublicKey } from './signing.ts'

/** A store path as a cache offers it. */
export interface ServedPath {
  /** The whole store path. */
  readonly path: string
  /** Store paths, itself left out. */
  readonly references: readonly string[]
  /** Bytes to download; the unpacked size where the cache does not say. */
  readonly downloadBytes: number
  /** Undefined where the cache does not say. */
  readonly fileSize: number | undefined
  /** Address of the NAR, relative to the cache or absolute. */
  readonly url: string
  readonly signatures: readonly string[]
  /** What a trusted key must have signed. */
  readonly fingerprint: string
}

const single = new Set(['StorePath', 'URL', 'NarHash', 'NarSize', 'References', 'FileSize'])

/** Reads the narinfo that was asked for by the hash of a store path; gives what is wrong with it where something is. */
export function readServedPath(text: string, path: string, storeDir: string): ServedPath | { readonly wrong: string } {
  const values = new Map<string, string>()
  const signatures: string[] = []
  if (!text.endsWith('\n')) return { wrong: 'it is cut off' }
  for (const line of text.slice(0, -1).split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) return { wrong: 'it has a malformed line' }
    const [field, value] = [line.slice(0, colon), line.slice(colon + 1).trim()]
    if (field === 'Sig') signatures.push(value)
    if (!single.has(field)) continue
    if (values.has(field)) return { wrong: `it has ${field} twice` }
    values.set(field, value)
  }
  const get = (field: string): string => values.get(field) ?? ''
  if (get('StorePath') !== path) return { wrong: 'it is of another path' }
  const narHash = narHashOf(get('NarHash'))
  const narSize = sizeOf(get('NarSize'))
  if (narHash === undefined || narSize === undefined) return { wrong: 'it has a malformed hash or size' }
  if (get('URL') === '') return { wrong: 'it has no URL' }
  const references = [...new Set(get('References').split(' '))].filter((word) => word !== '').sort()
  if (!references.every(isStoreName)) return { wrong: 'it has a malformed reference' }
  const fileSize = sizeOf(get('FileSize'))
  const name = path.slice(storeDir.length + 1)
  const signed = { name, narHash, narSize, references }
  return {
    path,
    references: references.filter((reference) => reference !== name).map((reference) => `${storeDir}/${reference}`),
    downloadBytes: fileSize ?? narSize,
    fileSize,
    url: get('URL'),
    signatures,
    fingerprint: fingerprint(signed, storeDir),
  }
}

/**
 * Whether one of these keys signed it. Nix also takes a content-addressed path without any signature; here that counts
 * as not there, since its address would have to be computed again: Nix then builds less than was said, never more.
 */
export function isSigned(served: ServedPath, keys: readonly PublicKey[]): boolean {
  return keys.some((key) => key.verifies(served.fingerprint, served.signatures))
}

/** In the one writing that is signed: `sha256:` and base 32. Caches also write hexadecimal and base 64. */
export function narHashOf(text: string): string | undefined {
  const digits = /^sha256[:-](.*)$/.exec(text)?.[1] ?? ''
  if (/^[0-9abcdfghijklmnpqrsvwxyz]{52}$/.test(digits)) return `sha256:${digits}`
  if (/^[0-9a-fA-F]{64}$/.test(digits)) return `sha256:${base32(Buffer.from(digits, 'hex'))}`
  if (/^[A-Za-z0-9+/]{43}=$/.test(digits)) return `sha256:${base32(Buffer.from(digits, 'base64'))}`
  return undefined
}

function sizeOf(text: string): number | undefined {
  const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(value) ? value : undefined
}
