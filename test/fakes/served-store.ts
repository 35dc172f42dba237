/** What the doubles of cache services keep and serve: NARs, and narinfos that are signed as the services sign them. */
import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { base32 } from '../../src/binary-cache/narinfo.ts'

export interface StoredPath {
  /** The whole store path. */
  readonly path: string
  /** `sha256:` and 52 base-32 digits. */
  readonly narHash: string
  readonly narSize: number
  /** Names below the store folder. */
  readonly references: readonly string[]
  readonly url: string
  readonly compression: 'none' | 'zstd'
}

/** A key of Nix, made by node:crypto alone: real Nix checks what it signs. */
export class ServiceKey {
  readonly name: string
  readonly publicText: string
  /** Seed and public half in base 64, as `cachix generate-keypair` writes it. */
  readonly secretText: string
  readonly #key: KeyObject
  readonly #open: KeyObject

  constructor(name: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
    const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
    this.name = name
    this.publicText = `${name}:${raw.toString('base64')}`
    this.secretText = Buffer.concat([seed, raw]).toString('base64')
    this.#key = privateKey
    this.#open = publicKey
  }

  /** `name:base64`. */
  sign(info: Fingerprinted): string {
    return `${this.name}:${sign(null, fingerprintOf(info), this.#key).toString('base64')}`
  }

  verifies(info: Fingerprinted, signature: string): boolean {
    return verify(null, fingerprintOf(info), this.#open, Buffer.from(signature.replace(/^.*:/, ''), 'base64'))
  }
}

type Fingerprinted = Pick<StoredPath, 'path' | 'narHash' | 'narSize' | 'references'>

/** https://nix.dev/manual/nix/stable/protocols/nix-archive and `ValidPathInfo::fingerprint` of Nix. */
export function fingerprintOf({ path, narHash, narSize, references }: Fingerprinted): Buffer {
  const folder = path.slice(0, path.lastIndexOf('/'))
  const names = [...references].sort().map((name) => `${folder}/${name}`)
  return Buffer.from(`1;${path};${narHash};${narSize};${names.join(',')}`)
}

export function narInfoText(info: StoredPath, signatures: readonly string[]): string {
  const lines = [
    ...[`StorePath: ${info.path}`, `URL: ${info.url}`, `Compression: ${info.compression}`],
    ...[`NarHash: ${info.narHash}`, `NarSize: ${info.narSize}`, `References: ${[...info.references].sort().join(' ')}`],
    ...signatures.map((signature) => `Sig: ${signature}`),
  ]
  return `${lines.join('\n')}\n`
}

export function sha256(bytes: Uint8Array): { readonly hex: string; readonly nix: string } {
  const hash = createHash('sha256').update(bytes).digest()
  return { hex: hash.toString('hex'), nix: `sha256:${base32(hash)}` }
}

/** The 32 digits of a store path. */
export function hashPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).slice(0, 32)
}

/** `sha256:` and 64 hexadecimal digits, as the one writing that is signed. */
export function ofHex(hash: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(hash)?.[1]
  if (hex === undefined) throw new Error(`${hash} is no hash in hexadecimal`)
  return `sha256:${base32(Buffer.from(hex, 'hex'))}`
}
