import { wrongUrl } from './address.ts'
import type { DestinationKind } from './destination.ts'
import { checkRoleOf } from './role.ts'

const parameters = ['region', 'endpoint', 'scheme', 'addressing-style'] as const

/** A binary cache in a bucket, with the parameters that Nix reads of such a URL. */
export const s3Kind: DestinationKind = {
  scheme: 's3',
  form: 's3://BUCKET?region=REGION&endpoint=URL',
  wrong: (address) => {
    if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?(?:\?|$)/.test(address)) {
      return 'needs the name of a bucket, without a folder, as in s3://acme-cache?region=eu-west-1'
    }
    const wrong = wrongUrl(address, { parameters })
    if (wrong !== undefined) return wrong
    const query = new URL(address).searchParams
    const region = query.get('region')
    if (region !== null && !/^[a-z0-9-]+$/.test(region)) return 'has a malformed region'
    const scheme = query.get('scheme')
    if (scheme !== null && scheme !== 'http' && scheme !== 'https') return 'has a scheme that is neither http nor https'
    const style = query.get('addressing-style')
    if (style !== null && !/^(?:auto|path|virtual)$/.test(style)) {
      return 'has an addressing-style that is none of auto, path, virtual'
    }
    const endpoint = query.get('endpoint')
    if (endpoint === null) return undefined
    const url = URL.parse(/^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`)
    return url?.pathname === '/' && url.search === '' ? undefined : 'has an endpoint that is neither a URL nor a host'
  },
  check: checkRoleOf,
  open: async (host, opening) => {
    const { openBucket } = await import('./s3.ts')
    const { bucketLogin } = await import('./role-login.ts')
    return { kind: 'files', files: openBucket(host, new URL(opening.address), bucketLogin(host, opening)) }
  },
}
