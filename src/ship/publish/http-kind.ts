import { wrongUrl } from './address.ts'
import type { DestinationKind } from './destination.ts'

/** A binary cache of a server that takes PUT. */
export const httpsKind: DestinationKind = kindOf('https')

/** The same without TLS: for a server on this machine or behind a tunnel. */
export const httpKind: DestinationKind = kindOf('http')

function kindOf(scheme: 'http' | 'https'): DestinationKind {
  return {
    scheme,
    form: `${scheme}://HOST/PATH`,
    wrong: (address) => (address.startsWith(`${scheme}://`) ? wrongUrl(address, { parameters: [] }) : 'is no URL'),
    open: async (host, { address, netrc }) => {
      const { openServer } = await import('./http.ts')
      return { kind: 'files', files: openServer(host, new URL(address), netrc) }
    },
  }
}
