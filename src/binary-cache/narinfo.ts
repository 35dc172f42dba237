/**
 * Narinfos: what a binary cache says of one store path. Strict, because they come from an archive that others may have
 * written: what is not understood is refused, and Nix gets to read only what `printNarInfo` wrote.
 */

export interface NarInfo {
  /** Name below the store folder, `<hash>-<name>`. */
  readonly name: string
  readonly url: string
  readonly compression: 'zstd' | 'none'
  /** `sha256:` and 52 base-32 digits. */
  readonly fileHash: string
  readonly fileSize: number
  readonly narHash: string
  readonly narSize: number
  /** Names below the store folder, in Nix's order. */
  readonly references: readonly string[]
  /** Name of the derivation below the store folder. */
  readonly deriver?: string
  readonly contentAddress?: string
  readonly signatures: readonly string[]
}

const digits = '0123456789abcdfghijklmnpqrsvwxyz'
const storeName = /^[0-9abcdfghijklmnpqrsvwxyz]{32}-[0-9A-Za-z+\-_?=][0-9A-Za-z+\-._?=]{0,210}$/
const sha256 = /^sha256:[0-9abcdfghijklmnpqrsvwxyz]{52}$/
const fields = new Set(['StorePath', 'URL', 'Compression', 'FileHash', 'FileSize', 'NarHash', 'NarSize', 'References'])
const optionalFields = new Set(['Deriver', 'Sig', 'CA', 'System'])

/** Whether this is the name of something in a store: 32 digits of hash, a dash, a name. */
export function isStoreName(name: string): boolean {
  return storeName.test(name)
}

/** Reads a narinfo of this store folder; gives what is wrong with it where something is. */
export function parseNarInfo(text: string, storeDir: string): NarInfo | { readonly wrong: string } {
  const found = readFields(text)
  if ('wrong' in found) return found
  const { values, signatures } = found
  const get = (field: string) => values.get(field) ?? ''
  const path = get('StorePath')
  if (!path.startsWith(`${storeDir}/`)) return { wrong: `its path is not in ${storeDir}` }
  const name = path.slice(storeDir.length + 1)
  if (!isStoreName(name)) return { wrong: 'its path is malformed' }
  if (!sha256.test(get('FileHash')) || !sha256.test(get('NarHash'))) return { wrong: 'it has a malformed hash' }
  const compression = get('Compression')
  if (compression !== 'zstd' && compression !== 'none') return { wrong: 'its compression is unknown' }
  // The name that Nix gives a NAR, and no other: it cannot lead outside, and equal names have equal content.
  const url = `nar/${get('FileHash').slice('sha256:'.length)}.nar${compression === 'zstd' ? '.zst' : ''}`
  if (get('URL') !== url) return { wrong: 'its URL is not that of its file' }
  const fileSize = sizeOf(get('FileSize'))
  const narSize = sizeOf(get('NarSize'))
  if (fileSize === undefined || narSize === undefined) return { wrong: 'it has a malformed size' }
  const references = get('References')
    .split(' ')
    .filter((word) => word !== '')
  const deriver = get('Deriver')
  const drvKnown = deriver !== '' && deriver !== 'unknown-deriver'
  if (!references.every(isStoreName) || (drvKnown && !isStoreName(deriver))) {
    return { wrong: 'it has a malformed reference' }
  }
  return {
    name,
    url,
    compression,
    fileHash: get('FileHash'),
    fileSize,
    narHash: get('NarHash'),
    narSize,
    references: [...new Set(references)].sort(),
    ...(drvKnown ? { deriver } : {}),
    ...(values.has('CA') ? { contentAddress: get('CA') } : {}),
    signatures,
  }
}

function readFields(
  text: string,
):
  | { readonly values: ReadonlyMap<string, string>; readonly signatures: readonly string[] }
  | { readonly wrong: string } {
  const values = new Map<string, string>()
  const signatures: string[] = []
  if (!text.endsWith('\n')) return { wrong: 'it is cut off' }
  for (const line of text.slice(0, -1).split('\n')) {
    const match = /^([A-Za-z]+): ?([\x20-\x7e]*)$/.exec(line)
    const [field, value] = [match?.[1], match?.[2]]
    if (field === undefined || value === undefined) return { wrong: 'it has a malformed line' }
    if (!fields.has(field) && !optionalFields.has(field)) return { wrong: `it has an unknown field ${field}` }
    if (field === 'Sig') signatures.push(value)
    else if (values.has(field)) return { wrong: `it has ${field} twice` }
    else values.set(field, value)
  }
  const missing = [...fields].find((field) => !values.has(field))
  return missing === undefined ? { values, signatures } : { wrong: `it has no ${missing}` }
}

/** The text of a narinfo, byte for byte as Nix writes it. */
export function printNarInfo(info: NarInfo, storeDir: string): string {
  const lines = [
    `StorePath: ${storeDir}/${info.name}`,
    `URL: ${info.url}`,
    `Compression: ${info.compression}`,
    `FileHash: ${info.fileHash}`,
    `FileSize: ${info.fileSize}`,
    `NarHash: ${info.narHash}`,
    `NarSize: ${info.narSize}`,
    `References: ${info.references.join(' ')}`,
    ...(info.deriver === undefined ? [] : [`Deriver: ${info.deriver}`]),
    ...info.signatures.map((signature) => `Sig: ${signature}`),
    ...(info.contentAddress === undefined ? [] : [`CA: ${info.contentAddress}`]),
  ]
  return `${lines.join('\n')}\n`
}

/** What Nix signs: path, NAR hash, NAR size, references. Not the URL, the compressed file or the deriver. */
export function fingerprint(
  info: Pick<NarInfo, 'name' | 'narHash' | 'narSize' | 'references'>,
  storeDir: string,
): string {
  const references = info.references.map((name) => `${storeDir}/${name}`).join(',')
  return `1;${storeDir}/${info.name};${info.narHash};${info.narSize};${references}`
}

/** A stand-in for a reference that stays elsewhere: a binary cache takes no path whose references it lacks. */
export function stubNarInfo(name: string, storeDir: string): string {
  const nothing = `sha256:${'0'.repeat(52)}`
  const stub = { name, url: 'nar/stub.nar', compression: 'none', fileHash: nothing, fileSize: 1 } as const
  return printNarInfo({ ...stub, narHash: nothing, narSize: 1, references: [], signatures: [] }, storeDir)
}

/** `<hash>.narinfo` for `<hash>-<name>`. */
export function narInfoFile(name: string): string {
  return `${name.slice(0, 32)}.narinfo`
}

/** Nix's own base 32: least significant bits last, its own alphabet. */
export function base32(bytes: Uint8Array): string {
  const length = Math.ceil((bytes.length * 8) / 5)
  let text = ''
  for (let n = length - 1; n >= 0; n--) {
    const [at, shift] = [Math.floor((n * 5) / 8), (n * 5) % 8]
    const value = ((bytes[at] ?? 0) >> shift) | ((bytes[at + 1] ?? 0) << (8 - shift))
    text += digits[value & 31]
  }
  return text
}

/** The bytes of Nix's base 32; of a text that is none, they mean nothing. */
export function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  for (let n = 0; n < text.length; n++) {
    const digit = digits.indexOf(text[text.length - 1 - n] ?? '')
    const [at, shift] = [Math.floor((n * 5) / 8), (n * 5) % 8]
    bytes[at] = (bytes[at] ?? 0) | ((digit << shift) & 255)
    if (at + 1 < bytes.length) bytes[at + 1] = (bytes[at + 1] ?? 0) | (digit >> (8 - shift))
  }
  return bytes
}

function sizeOf(text: string): number | undefined {
  const value = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(value) ? value : undefined
}
