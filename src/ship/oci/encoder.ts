import { constants, createGzip, createZstdCompress } from 'node:zlib'
import type { Compression } from './image.ts'

/** A stream that compresses, in one thread: what several threads write differs from run to run. */
export type Encoder = ReturnType<typeof createGzip> | ReturnType<typeof createZstdCompress>

const level = { zstd: 3, gzip: 6 } as const
const checksum = 1

/** Undefined where nothing is compressed. */
export function encoderOf(compression: Compression): Encoder | undefined {
  if (compression === 'none') return undefined
  // Room for what a piece of content becomes: each further buffer is one more way to the encoder's thread and back.
  const chunkSize = 2 ** 20
  if (compression === 'gzip') return createGzip({ level: level.gzip, chunkSize })
  const params = {
    [constants.ZSTD_c_compressionLevel]: level.zstd,
    [constants.ZSTD_c_checksumFlag]: checksum,
  }
  return createZstdCompress({ params, chunkSize })
}

/** What decides the bytes beside the content: the library with its version, and its settings. Part of a layer's key. */
export function encoderName(compression: Compression): string {
  if (compression === 'none') return 'none'
  const versions: Readonly<Record<string, string | undefined>> = process.versions
  const version = versions[compression === 'zstd' ? 'zstd' : 'zlib'] ?? 'unknown'
  return `${compression} ${version} level ${level[compression]}${compression === 'zstd' ? ' checksum' : ''}`
}
