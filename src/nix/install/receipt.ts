import { readSaved } from '../../model/saved.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { Receipt } from '../schema.ts'

export type { Receipt } from '../schema.ts'

export const receiptPath = '/nix/.setup-nix-cuda.json'

/** The receipt of an installation of ours, or undefined. A receipt that cannot be read counts as none. */
export async function readReceipt(host: Pick<Host, 'files'>): Promise<Receipt | undefined> {
  const text = await readIfPresent(host, receiptPath).catch(() => undefined)
  return parseReceipt(text)
}

/** Reads a receipt; undefined unless every field has its type. */
export function parseReceipt(text: string | undefined): Promise<Receipt | undefined> {
  return readSaved(text, async () => (await import('../schema.ts')).receipt)
}

/** Writes the receipt into `path`, readable for all; the caller renames it where that must be done as root. */
export async function writeReceipt(host: Host, receipt: Receipt, path: string): Promise<void> {
  const draft = `${path}.new`
  await host.files.writeFile(draft, `${JSON.stringify(receipt)}\n`, { mode: 0o644 })
  await host.files.chmod(draft, 0o644)
  await host.files.rename(draft, path)
}
