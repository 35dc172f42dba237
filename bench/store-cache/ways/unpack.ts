/**
 * Each NAR through `zstd -d | nix-store --restore` to its place in the store, two at a time; then they are registered in Nix's database.
 * A product would hold Nix's locks of the paths meanwhile, and have to do it as the user that owns the store.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { StoredPath } from '../../../src/store-cache/pack/index.ts'
import { configuration, openHome, readIndex } from '../packs.ts'
import { checkedRanges, inOrder, type WayOptions } from './common.ts'
import { plainHome } from './plain-home.ts'

const pathsAtATime = 2
const ahead = 2

const options = configuration<WayOptions & { readonly plain?: boolean }>()
const { storeDir, names, nixBin } = options
const env = { ...process.env, ...options.env }
const opened = openHome(options.place, storeDir)
const home = options.plain ? plainHome(opened, options.place, storeDir) : opened
const index = await readIndex(opened, storeDir)
await inOrder(index, names, pathsAtATime, async (path) => {
  const place = join(storeDir, path.info.name)
  const script = 'zstd -dcq | "$1" --restore "$2"'
  const args = ['-c', script, 'sh', join(nixBin, 'nix-store'), place]
  const child = spawn('sh', args, { env, stdio: ['pipe', 'inherit', 'inherit'] })
  await Promise.all([pipeline(Readable.from(bytesOf(path)), child.stdin), ended(child)])
})
// The format of `nix-store --dump-db`; unlike --load-db this sets times and permissions too.
const register = spawn(join(nixBin, 'nix-store'), ['--register-validity', '--hash-given'], {
  env,
  stdio: ['pipe', 'inherit', 'inherit'],
})
register.stdin.end(names.map(registration).join(''))
await ended(register)
process.exit(0)

async function* bytesOf(path: StoredPath) {
  for await (const { bytes } of checkedRanges(home, path, ahead)) yield bytes
}

function registration(name: string): string {
  const info = index.paths.get(name)?.info
  if (!info) throw new Error(`${name} is not in the index`)
  const references = info.references.map((one) => join(storeDir, one))
  return [join(storeDir, name), info.narHash, info.narSize, '', references.length, ...references, ''].join('\n')
}

async function ended(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${child.spawnfile} failed with status ${code}`)
}
