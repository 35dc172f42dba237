import { netrcLogin } from '../../nix/credentials/netrc.ts'
import type { Host } from '../../runner/host.ts'
import type { CacheFiles } from './destination.ts'
import { remoteFiles } from './remote.ts'

/** A binary cache of a server that takes PUT. The login of a netrc is sent as Basic. */
export function openServer(
  host: Pick<Host, 'http' | 'clock' | 'cancelled'>,
  address: URL,
  netrc: string | undefined,
): CacheFiles {
  const base = new URL(address)
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/`
  const login = netrc === undefined ? undefined : netrcLogin(netrc, base.hostname)
  const headers: Record<string, string> =
    login === undefined ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }
  return remoteFiles(host, {
    name: address.href,
    urlOf: (file) => new URL(file, base),
    sign: async () => headers,
    login: login === undefined ? 'no login' : 'the login of netrc',
  })
}
