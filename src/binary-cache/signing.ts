import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'

/** Nix's keys are raw ed25519 ones; node:crypto wants them in their ASN.1 envelopes (RFC 8410). */
const privateEnvelope = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicEnvelope = Buffer.from('302a300506032b6570032100', 'hex')

/** Verifies what the holder of the secret key signed. */
export interface PublicKey {
  readonly name: string
  /** `name:base64`, as in trusted-public-keys. */
  readonly text: string
  /** Whether one of the signatures (`name:base64`) is this key's over these bytes. */
  verifies(data: string, signatures: readonly string[]): boolean
}

export interface SecretKey {
  readonly publicKey: PublicKey
  /** `name:base64`, as in a narinfo. */
  sign(data: string): string
  /** `name:base64`, as `nix key generate-secret` prints it. For a private file only. */
  secretText(): string
}

/** A new key that nobody else has. */
export function generateKey(prefix: string): SecretKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
  return secretKeyOf(`${prefix}-${randomBytes(8).toString('hex')}`, seed)
}

/** A secret key in Nix's format; undefined when it is none, which includes a public one. */
export function parseSecretKey(text: string): SecretKey | undefined {
  const parts = split(text)
  if (parts?.bytes.length !== 64) return undefined
  const key = secretKeyOf(parts.name, parts.bytes.subarray(0, 32))
  return key.publicKey.text === `${parts.name}:${parts.bytes.subarray(32).toString('base64')}` ? key : undefined
}

/** A public key in Nix's format; undefined when it is none. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const parts = split(text)
  if (parts?.bytes.length !== 32) return undefined
  const key = createPublicKey({ key: Buffer.concat([publicEnvelope, parts.bytes]), format: 'der', type: 'spki' })
  return publicKeyOf(parts.name, key, parts.bytes)
}

function secretKeyOf(name: string, seed: Buffer): SecretKey {
  const key = createPrivateKey({ key: Buffer.concat([privateEnvelope, seed]), format: 'der', type: 'pkcs8' })
  const open = createPublicKey(key)
  const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    publicKey: publicKeyOf(name, open, raw),
    sign: (data) => `${name}:${sign(null, Buffer.from(data), key).toString('base64')}`,
    secretText: () => `${name}:${Buffer.concat([seed, raw]).toString('base64')}`,
  }
}

function publicKeyOf(name: string, key: KeyObject, raw: Buffer): PublicKey {
  return {
    name,
    text: `${name}:${raw.toString('base64')}`,
    verifies: (data, signatures) =>
      signatures.some((text) => {
        const parts = split(text)
        return parts?.name === name && parts.bytes.length === 64 && verify(null, Buffer.from(data), key, parts.bytes)
      }),
  }
}

function split(text: string): { readonly name: string; readonly bytes: Buffer } | undefined {
  const match = /^([^\s:#]+):((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text.trim())
  if (!match?.[1] || !match[2]) return undefined
  return { name: match[1], bytes: Buffer.from(match[2], 'base64') }
}
