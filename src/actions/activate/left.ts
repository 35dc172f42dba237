import type { EnvCache } from '../../flox/activate/env-cache.ts'
import type { LayerServices } from '../../flox/activate/plan.ts'

/** What main leaves for post; no secret is in it. */
export interface Left {
  /** Absolute path of `flox`. */
  readonly program: string
  readonly services: readonly LayerServices[]
  /** Those that were not restored, so that they may be saved. */
  readonly caches: readonly EnvCache[]
}
