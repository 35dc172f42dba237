import { join } from 'node:path'
import { readSaved } from '../model/saved.ts'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'
import type { FloxReceipt } from './schema.ts'

export type { FloxReceipt } from './schema.ts'

type ReceiptHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/** Beside the journal of this machine. */
export function floxReceiptPath(host: Omit<ReceiptHost, 'files'>): string {
  return join(stateFolder(host), 'flox.json')
}

/** The receipt; undefined where there is none, or none that can be read. */
export async function readFloxReceipt(host: ReceiptHost): Promise<FloxReceipt | undefined> {
  const text = await readIfPresent(host, floxReceiptPath(host)).catch(() => undefined)
  return readSaved(text, async () => (await import('./schema.ts')).floxReceipt)
}

export function writeFloxReceipt(host: ReceiptHost, receipt: FloxReceipt): Promise<void> {
  return writeAtomically(host, floxReceiptPath(host), `${JSON.stringify(receipt)}\n`)
}
