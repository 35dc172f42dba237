import { checkAttic } from './client-problems.ts'
import type { DestinationKind } from './destination.ts'

/** A cache of an Attic server, through Attic's client. */
export const atticKind: DestinationKind = {
  scheme: 'attic',
  form: 'attic:CACHE',
  // https://github.com/zhaofengli/attic/blob/main/attic/src/cache.rs
  wrong: (address) =>
    /^attic:[A-Za-z0-9][A-Za-z0-9_+-]{0,49}$/.test(address)
      ? undefined
      : 'needs the name of a cache alone, as in attic:acme; its server is attic-endpoint',
  check: checkAttic,
  open: async (host, opening) => {
    const { openAttic } = await import('./attic.ts')
    return openAttic(host, opening)
  },
}
