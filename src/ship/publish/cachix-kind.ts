import { checkCachix } from './client-problems.ts'
import type { DestinationKind } from './destination.ts'

/** A cache of cachix.org, through the client of Cachix. */
export const cachixKind: DestinationKind = {
  scheme: 'cachix',
  form: 'cachix:NAME',
  wrong: (address) =>
    /^cachix:[a-z0-9][a-z0-9-]{0,61}$/.test(address)
      ? undefined
      : 'needs the name of a cache, in lower case, as in cachix:acme',
  check: checkCachix,
  open: async (host, opening) => {
    const { openCachix } = await import('./cachix.ts')
    return openCachix(host, opening)
  },
}
