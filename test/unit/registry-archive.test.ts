/** A docker-archive, as `flox containerize` writes it, for a registry. */
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { zstdDecompressSync } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import { afterAll, describe, expect, it } from 'vitest'
import { imageOfArchive } from '../../src/ship/registry/archive.ts'
import { testHost } from './host.ts'

const scratch = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(scratch, { recursive: true }))
const digest = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

function tarOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack()
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content)
  tar.finalize()
  return bytesOf(tar as unknown as AsyncIterable<Uint8Array>)
}

async function write(name: string, members: readonly (readonly [string, Buffer | string])[]): Promise<string> {
  const tar: Pack = pack()
  for (const [member, content] of members) tar.entry({ name: member }, content)
  tar.finalize()
  const file = join(scratch, name)
  await pipeline(tar, createWriteStream(file))
  return file
}

const hash = '0'.repeat(32)
const tars = [
  await tarOf({ [`nix/store/${hash}-cuda/lib/libcudart.so.12`]: 'x'.repeat(100_000) }),
  await tarOf({ [`./nix/store/${hash}-app/bin/app`]: 'app', 'etc/passwd': 'root' }),
]
const config = JSON.stringify({
  ...{
    created: '1970-01-01T00:00:01Z',
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: tars.map(digest) },
  },
  config: { Env: ['A=b'], Labels: { 'org.opencontainers.image.source': 'https://github.com/acme/app', other: 'x' } },
})
const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: ['app:1'], Layers: ['a/layer.tar', 'b/layer.tar'] }])
const whole = [
  ['a/layer.tar', tars[0] ?? ''],
  ['b/layer.tar', tars[1] ?? ''],
  ['c.json', config],
  ['manifest.json', manifest],
] as const

/** The archive with another first layer, which its configuration names by this digest. */
function withLayer(layer: Buffer, named = digest(layer)) {
  const diff_ids = [named, digest(tars[1] ?? Buffer.alloc(0))]
  const other = JSON.stringify({ architecture: 'amd64', rootfs: { type: 'layers', diff_ids } })
  return [['a/layer.tar', layer], whole[1], ['c.json', other], whole[3]] as const
}

describe('a docker-archive', () => {
  const read = (file: string, known = new Map()) =>
    imageOfArchive(testHost(), { file, folder: mkdtempSync(join(scratch, 'layers-')), known })

  it('becomes an image with the same configuration and the same layers, packed', async () => {
    const { image, storePaths } = await read(await write('a.tar', whole))
    expect((await bytesOf(image.config.open(0))).toString()).toBe(config)
    const document = JSON.parse(Buffer.from(image.manifest.bytes).toString())
    expect(document.config.digest).toBe(digest(Buffer.from(config)))
    expect(document.annotations).toEqual({ 'org.opencontainers.image.source': 'https://github.com/acme/app' })
    for (const [at, { blob, diffId }] of image.layers.entries()) {
      const bytes = await bytesOf(blob.open(0))
      expect([digest(bytes), bytes.length]).toEqual([blob.digest, blob.size])
      expect(zstdDecompressSync(bytes)).toEqual(tars[at])
      expect(await bytesOf(blob.open(7))).toEqual(bytes.subarray(7))
      expect(diffId).toBe(digest(tars[at] ?? Buffer.alloc(0)))
      expect(document.layers[at]).toMatchObject({
        digest: blob.digest,
        mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd',
      })
    }
    expect(storePaths).toEqual([`/nix/store/${hash}-app`, `/nix/store/${hash}-cuda`])
  })

  it('is not packed where its layers are known', async () => {
    const file = await write('b.tar', whole)
    const { image } = await read(file)
    const known = new Map(image.layers.map(({ key, diffId, blob }) => [key, { ...blob, diffId }]))
    const folder = mkdtempSync(join(scratch, 'layers-'))
    const again = await imageOfArchive(testHost(), { file, folder, known })
    expect(again.image.manifest.digest).toBe(image.manifest.digest)
    expect(again.storePaths).toHaveLength(2)
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['without a layer', whole.slice(1)],
    ['whose layer is another', [['a/layer.tar', tars[1] ?? ''], ...whole.slice(1)]],
    ['without a configuration', whole.filter(([name]) => name !== 'c.json')],
    ['without a manifest', whole.slice(0, 3)],
    ['whose layer is no tar', withLayer(Buffer.alloc(2_000, 'x'))],
    ['whose layer is a tar that is cut off', withLayer(tars[0]?.subarray(0, 10_000) ?? Buffer.alloc(0))],
    ['whose layer has no digest', withLayer(tars[0] ?? Buffer.alloc(0), 'sha256:../../../outside')],
  ] as const)('%s is refused', async (name, members) => {
    await expect(read(await write(`${name}.tar`, members))).rejects.toThrow(/^SHP135: /)
    expect(readdirSync(scratch)).not.toContain('outside.tar.zst')
  })
})
