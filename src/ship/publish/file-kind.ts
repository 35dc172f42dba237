import { wrongUrl } from './address.ts'
import type { DestinationKind } from './destination.ts'

/** A binary cache in a folder of this machine. */
export const fileKind: DestinationKind = {
  scheme: 'file',
  form: 'file:///FOLDER',
  wrong: (address) => {
    if (!/^file:\/\/\/[^/]/.test(address)) return 'needs an absolute folder, as in file:///srv/cache'
    return wrongUrl(address, { parameters: [] })
  },
  open: async (host, { address }) => {
    const { openFolder } = await import('./file.ts')
    return { kind: 'files', files: await openFolder(host, address) }
  },
}
