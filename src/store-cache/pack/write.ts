import { randomBytes } from 'node:crypto'
import type { NarInfo } from '../../binary-cache/narinfo.ts'
import type { Host } from '../../runner/host.ts'
import type { Home } from './home.ts'
import { indexOfPack, type StoreIndex } from './index.ts'
import { blockBytes, blockDigest, type Member, packBytes, printFooter } from './pack.ts'

/** A compressed NAR in a file of its own, as `nix copy` leaves it in a binary cache. */
export interface StagedNar {
  readonly info: NarInfo
  readonly file: string
  /** How long its derivation took to build; null where that is not known. */
  readonly seconds: number | null
}

/** NARs in the order in which they are given, so many to a pack as it may have bytes; a larger one has its own. */
export function groupIntoPacks(nars: readonly StagedNar[], limit = packBytes): readonly (readonly StagedNar[])[] {
  const packs: StagedNar[][] = []
  let left = 0
  for (const nar of nars) {
    const last = packs.at(-1)
    if (last && nar.info.fileSize <= left) last.push(nar)
    else {
      packs.push([nar])
      left = limit
    }
    left -= nar.info.fileSize
  }
  return packs
}

/**
 * Writes one pack to a home, in one pass and with a block of each NAR in memory at a time. Gives what it adds to the index. Throws
 * system errors, and an Error for a NAR that is not as long as its narinfo says.
 */
export async function writePack(
  host: Pick<Host, 'files'>,
  home: Home,
  nars: readonly StagedNar[],
  { storeDir, generation }: { readonly storeDir: string; readonly generation: number },
): Promise<StoreIndex> {
  // A name of its own: a reservation that was never finished may have taken any other.
  const key = `pk/${randomBytes(16).toString('hex')}`
  const members: Member[] = []
  const content = packContent(host, nars, members, storeDir)
  const bytes = await home.put(key, content)
  if (bytes === 'taken') throw new Error(`the key ${key} is taken`)
  return indexOfPack(key, bytes, { storeDir, members }, generation)
}

async function* packContent(
  host: Pick<Host, 'files'>,
  nars: readonly StagedNar[],
  members: Member[],
  storeDir: string,
): AsyncIterable<Uint8Array> {
  let offset = 0
  for (const { info, file, seconds } of nars) {
    const blocks: string[] = []
    let bytes = 0
    for await (const block of fileBlocks(host, file)) {
      bytes += block.length
      blocks.push(blockDigest(block))
      yield block
    }
    if (bytes !== info.fileSize) throw new Error(`${file} has ${bytes} bytes, and its narinfo says ${info.fileSize}`)
    members.push({ info, offset, blocks, seconds })
    offset += bytes
  }
  yield printFooter({ storeDir, members })
}

async function* fileBlocks(host: Pick<Host, 'files'>, file: string): AsyncIterable<Uint8Array> {
  const handle = await host.files.open(file, 'r')
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(blockBytes)
      let length = 0
      while (length < blockBytes) {
        const { bytesRead } = await handle.read(block, length, blockBytes - length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      if (length > 0) yield block.subarray(0, length)
      if (length < blockBytes) return
    }
  } finally {
    await handle.close()
  }
}
