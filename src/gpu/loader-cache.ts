/** What a name leads to in /etc/ld.so.cache. */
export interface CachedLibrary {
  /** `libcuda.so.1`. */
  readonly name: string
  readonly path: string
}

const magic = 'glibc-ld.so.cache1.1'
const headerSize = 48
const entrySize = 24

/**
 * The libraries of glibc's cache (its new format, alone or behind the old one), in the order of the file; none for what is not
 * such a cache. Offsets of strings count from the header. https://sourceware.org/git/?p=glibc.git;a=blob;f=sysdeps/generic/dl-cache.h
 */
export function readLoaderCache(bytes: Uint8Array): readonly CachedLibrary[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = buffer.indexOf(magic, 0, 'latin1')
  if (start < 0 || start + headerSize > buffer.length) return []
  const cache = buffer.subarray(start)
  const room = Math.floor((cache.length - headerSize) / entrySize)
  const count = Math.min(cache.readUInt32LE(20), room)
  const textAt = (offset: number) => {
    const end = cache.indexOf(0, offset)
    return offset < cache.length && end >= offset ? cache.toString('utf8', offset, end) : ''
  }
  return Array.from({ length: count }, (_, index) => {
    const entry = headerSize + index * entrySize
    return { name: textAt(cache.readUInt32LE(entry + 4)), path: textAt(cache.readUInt32LE(entry + 8)) }
  }).filter(({ name, path }) => name !== '' && path.startsWith('/'))
}
