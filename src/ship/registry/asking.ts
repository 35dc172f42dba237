import type { Host } from '../../runner/host.ts'
import type { RetryRule } from '../../runner/http/rules.ts'

export type RegistryHost = Pick<Host, 'http' | 'clock' | 'cancelled' | 'log'>

/** What is done to which repositories, as in `repository:acme/app:pull,push`. */
export type Scope = readonly string[]

/** Of questions and of uploads. */
export const retryRule: RetryRule = { tries: 6, firstPause: 1_000, longestPause: 60_000, crowd: true }
