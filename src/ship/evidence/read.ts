import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import type { Evidence } from './stated.ts'

/** Bytes of a file: five predicates of the largest size, in base64. */
const mostBytes = 120e6

/** Reads a file of evidence. Throws ProblemError SHP011. */
export async function readEvidence(host: Pick<Host, 'files'>, file: string): Promise<Evidence> {
  try {
    const { size } = await host.files.stat(file)
    if (size > mostBytes)
      throw unreadable(file, `it has ${(size / 1e6).toFixed(0)} MB; ${mostBytes / 1e6} MB is the limit`)
    const { parseEvidence } = await import('./schema.ts')
    const evidence = parseEvidence(await host.files.readFile(file, 'utf8'))
    if (evidence.statements.length === 0) throw unreadable(file, 'it has no in-toto statement of version 1')
    return evidence
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause))
  }
}

function unreadable(file: string, why: string): ProblemError {
  const fix = 'Give the .intoto.jsonl that the action evidence wrote, or a bundle of gh attestation download.'
  return new ProblemError(error('SHP011', `${file} cannot be used as evidence: ${why}.`, fix))
}
