import { describe, it } from 'vitest'
import { LabError, labReason } from './lab.ts'
import { throwAwayReason } from './throw-away.ts'
import { toolkitsUnavailable } from './toolkits.ts'

const reason = await labReason()

/**
 * describe() for tests that need the lab. Where none can be had they are skipped and the title says why; with
 * LAB_REQUIRED=1 that is a failure instead, except on a system for which there are no toolkits at all.
 */
export function describeLab(title: string, suite: () => void): void {
  describeWhere(reason, title, suite)
}

/** The same for tests that also need throw-away roots, with and without systemd. Give the reason: it is looked for once. */
export function describeThrowAway(title: string, without: string | undefined, suite: () => void): void {
  describeWhere(reason ?? without, title, suite)
}

/** Why there are no throw-away roots here, for describeThrowAway. */
export function noThrowAway(): Promise<string | undefined> {
  return throwAwayReason({ systemd: true })
}

/**
 * The same for tests that need something of PyPI alone, which `make` gives: it is made before the suite is known, and what
 * it throws is the reason to skip it.
 */
export async function describeMade<T>(title: string, make: () => Promise<T>, suite: (made: T) => void): Promise<void> {
  try {
    const made = await make()
    describe(title, () => suite(made))
  } catch (cause) {
    if (!(cause instanceof LabError)) throw cause
    describeWhere(cause.message, title, () => {})
  }
}

function describeWhere(missing: string | undefined, title: string, suite: () => void): void {
  if (!missing) describe(title, suite)
  else if (process.env['LAB_REQUIRED'] === '1' && !toolkitsUnavailable()) {
    it(`${title} needs the lab`, () => {
      throw new LabError(missing)
    })
  } else describe.skip(`${title} (no lab here: ${missing})`, suite)
}
