import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/**
 * What an installation of ours made, in `/nix/.setup-nix-cuda.json`: written before anything is made, so that a run that
 * was killed can be undone, and kept when it is done, so that the installation can be told from others and taken away.
 */
export interface Receipt {
  readonly schema: 'nix-install/1'
  readonly state: 'installing' | 'installed'
  readonly version: string
  readonly mode: 'daemon' | 'single-user'
  readonly supervision: 'systemd' | 'launchd' | 'own' | 'none'
  /** Store paths; empty until they are known. */
  readonly nix: string
  readonly cacert: string
  /** The process that installs. */
  readonly by: { readonly pid: number; readonly start: string }
  /** Whether the folder /nix itself is ours; else its numeric owner as it was before. */
  readonly folder: 'made' | { readonly owner: string }
  /** Names in /nix that were there before; they stay. */
  readonly keep: readonly string[]
  /** Mode and numeric owner of a store or var that was there before. */
  readonly kept?: Readonly<Record<string, { readonly mode: number; readonly owner: string }>>
  readonly users: readonly string[]
  readonly group: boolean
  readonly conf: boolean
  readonly confFolder: boolean
}

export const receiptPath = '/nix/.setup-nix-cuda.json'

/** The receipt of an installation of ours, or undefined. A receipt that cannot be read counts as none. */
export async function readReceipt(host: Pick<Host, 'files'>): Promise<Receipt | undefined> {
  const text = await readIfPresent(host, receiptPath).catch(() => undefined)
  return text === undefined ? undefined : parseReceipt(text)
}

/** Reads a receipt; undefined unless every field has its type. */
export function parseReceipt(text: string): Receipt | undefined {
  let value: Partial<Receipt> | null
  try {
    value = JSON.parse(text) as Partial<Receipt> | null
  } catch {
    return undefined
  }
  const right =
    value?.schema === 'nix-install/1' &&
    (value.state === 'installing' || value.state === 'installed') &&
    (value.mode === 'daemon' || value.mode === 'single-user') &&
    ['systemd', 'launchd', 'own', 'none'].some((one) => one === value?.supervision) &&
    [value.version, value.nix, value.cacert, value.by?.start].every((text) => typeof text === 'string') &&
    [value.group, value.conf, value.confFolder].every((flag) => typeof flag === 'boolean') &&
    typeof value.by?.pid === 'number' &&
    (value.folder === 'made' || /^\d+:\d+$/.test(value.folder?.owner ?? '')) &&
    areNames(value.keep, /^(?!\.{1,2}$)[^/]+$/) &&
    Object.entries(value.kept ?? {}).every(
      ([name, was]) =>
        /^(?:store|var)$/.test(name) && Number.isInteger(was?.mode) && /^\d+:\d+$/.test(was?.owner ?? ''),
    ) &&
    areNames(value.users, /^_?nixbld\d+$/)
  return right ? (value as Receipt) : undefined
}

function areNames(value: readonly unknown[] | undefined, pattern: RegExp): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && pattern.test(name))
}

/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
export async function writeReceipt(host: Host, receipt: Receipt, path: string): Promise<void> {
  const draft = `${path}.new`
  await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 0o644 })
  await host.files.chmod(draft, 0o644)
  await host.files.rename(draft, path)
}
