/** Ranges come into files side by side; each path that is whole is copied from file:// by Nix, two at a time, while others come. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { narInfoFile, printNarInfo } from '../../../src/binary-cache/narinfo.ts'
import { limitTo } from '../../../src/runner/limit.ts'
import type { StoredPath } from '../../../src/store-cache/pack/index.ts'
import { configuration, nixCommand, openHome, readIndex } from '../packs.ts'
import { checkedRange, inOrder, rangesOf, type WayOptions } from './common.ts'
import { plainHome } from './plain-home.ts'

const rangesAtATime = 4
const copiesAtATime = 2

const options = configuration<WayOptions & { readonly plain?: boolean }>()
const { storeDir, temp, names } = options
const opened = openHome(options.place, storeDir)
const home = options.plain ? plainHome(opened, options.place, storeDir) : opened
const index = await readIndex(opened, storeDir)
const cache = join(temp, 'ready')
mkdirSync(join(cache, 'nar'), { recursive: true })
writeFileSync(join(cache, 'nix-cache-info'), `StoreDir: ${storeDir}\n`)
for (const { info } of index.paths.values()) {
  writeFileSync(join(cache, narInfoFile(info.name)), printNarInfo(info, storeDir))
}
const turn = limitTo(rangesAtATime)
const fetched = new Map(names.flatMap((name) => pairOf(name)))
await inOrder(index, names, copiesAtATime, async (path) => {
  await fetched.get(path)
  await nixCommand(options, 'nix', [
    'copy',
    '--no-check-sigs',
    '--from',
    `file://${cache}`,
    join(storeDir, path.info.name),
  ])
  rmSync(join(cache, path.info.url))
})
process.exit(0)

function pairOf(name: string): readonly (readonly [StoredPath, Promise<void>])[] {
  const path = index.paths.get(name)
  return path ? [[path, fetchFile(path)]] : []
}

async function fetchFile(path: StoredPath): Promise<void> {
  // Whoever asks first is served first: paths come one after the other, and the first ones are whole early.
  const ranges = rangesOf(path).map((start) => turn(() => checkedRange(home, path, start).then(keep)))
  const file = open(join(cache, path.info.url), 'w')
  async function keep({ start, bytes }: { readonly start: number; readonly bytes: Uint8Array }) {
    await (await file).write(bytes, 0, bytes.length, start)
  }
  await Promise.all(ranges)
  await (await file).close()
}
