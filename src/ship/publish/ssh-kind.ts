import { wrongUrl } from './address.ts'
import type { DestinationKind } from './destination.ts'

/** As Nix reads them: https://nix.dev/manual/nix/latest/store/types/experimental-ssh-store */
const parameters = [
  ...['base64-ssh-public-host-key', 'compress', 'max-connections', 'remote-program', 'remote-store', 'ssh-key'],
]

/** The store of another machine, by ssh. */
export const sshKind: DestinationKind = {
  scheme: 'ssh-ng',
  form: 'ssh-ng://USER@HOST',
  wrong: (address) => {
    if (!/^ssh-ng:\/\/[^-/?]/.test(address)) return 'needs a host, as in ssh-ng://nix@cache.example.org'
    return wrongUrl(address, { parameters, user: true })
  },
  open: async (host, opening) => {
    const { openSsh } = await import('./ssh.ts')
    return openSsh(host, opening)
  },
}
