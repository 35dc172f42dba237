import { serverUrl } from './address.ts'
import type { DestinationKind } from './destination.ts'
import { checkIdentity } from './identity.ts'

/** A binary cache of a niks3 server, which lets jobs in by GitHub's OIDC. */
export const niks3Kind: DestinationKind = {
  scheme: 'niks3',
  form: 'niks3:https://HOST',
  wrong: (address) =>
    serverUrl(address.slice('niks3:'.length))
      ? undefined
      : 'needs the https URL of a server, without a login, as in niks3:https://niks3.example.org',
  // Outside of GitHub its client signs in as it is set up.
  check: (host, { address, identity }) => (identity ? checkIdentity(host, identity, address) : []),
  open: async (host, opening) => {
    const { openNiks3 } = await import('./niks3.ts')
    return openNiks3(host, opening)
  },
}
