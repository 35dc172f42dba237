import { describe, it } from 'vitest'
import { LabError, labReason } from './lab.ts'
import { toolkitsUnavailable } from './toolkits.ts'

const reason = await labReason()

/**
 * describe() for tests that need the lab. Where none can be had they are skipped and the title says why; with
 * LAB_REQUIRED=1 that is a failure instead, except on a system for which there are no toolkits at all.
 */
export function describeLab(title: string, suite: () => void): void {
  if (!reason) describe(title, suite)
  else if (process.env['LAB_REQUIRED'] === '1' && !toolkitsUnavailable()) {
    it(`${title} needs the lab`, () => {
      throw new LabError(reason)
    })
  } else describe.skip(`${title} (no lab here: ${reason})`, suite)
}
