import { join } from 'node:path'
import { readIfPresent, writeAtomically } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { stateFolder } from '../runner/state-folder.ts'

/**
 * Says that this action began to install a package of Flox, and whether it came to the end. Written before the package
 * manager starts, so that the next run mends what a killed one left instead of taking it for somebody else's.
 */
export interface FloxReceipt {
  readonly schema: 'flox/1'
  readonly state: 'installing' | 'installed'
  readonly url: string
  /** Undefined where rpm checked a signature. */
  readonly sha256?: string
}

type ReceiptHost = Pick<Host, 'env' | 'uid' | 'platform' | 'files'>

/** Beside the journal of this machine. */
export function floxReceiptPath(host: Omit<ReceiptHost, 'files'>): string {
  return join(stateFolder(host), 'flox.json')
}

/** The receipt; undefined where there is none, or none that can be read. */
export async function readFloxReceipt(host: ReceiptHost): Promise<FloxReceipt | undefined> {
  try {
    const text = await readIfPresent(host, floxReceiptPath(host))
    const value = JSON.parse(text ?? 'null') as Partial<FloxReceipt> | null
    if (value?.schema !== 'flox/1' || typeof value.url !== 'string') return undefined
    return value.state === 'installing' || value.state === 'installed' ? (value as FloxReceipt) : undefined
  } catch {
    return undefined
  }
}

export function writeFloxReceipt(host: ReceiptHost, receipt: FloxReceipt): Promise<void> {
  return writeAtomically(host, floxReceiptPath(host), `${JSON.stringify(receipt)}\n`)
}
