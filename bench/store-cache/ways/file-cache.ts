/** The limit: Nix copies from a cache of files that lie ready. */
import { join } from 'node:path'
import { configuration, nixCommand } from '../packs.ts'
import type { WayOptions } from './common.ts'

const options = configuration<WayOptions & { readonly cache: string }>()
const paths = options.names.map((name) => join(options.storeDir, name))
await nixCommand(options, 'nix', ['copy', '--no-check-sigs', '--from', `file://${options.cache}`, ...paths])
process.exit(0)
