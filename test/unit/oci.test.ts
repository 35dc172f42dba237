/** What images are made of: which paths share a layer, what they say of themselves, and what they weigh. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { imageName } from '../../src/actions/containerize/cells.ts'
import { checkContainerize } from '../../src/actions/setup/containerize/step.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { parseClosure } from '../../src/ship/oci/closure.ts'
import {
  baseEntries,
  driverFolders,
  environmentOf,
  type ImageRequest,
  labelsOf,
  requestProblems,
} from '../../src/ship/oci/config.ts'
import { tarPieces } from '../../src/ship/oci/content.ts'
import { type ClosurePath, groupPaths } from '../../src/ship/oci/group.ts'
import { digestOf, imageOf, type KnownLayer, layerAnnotations } from '../../src/ship/oci/image.ts'
import { baseLayer, type LayerSource, openLayout, packerOf } from '../../src/ship/oci/layers.ts'
import { readPrevious } from '../../src/ship/oci/previous.ts'
import { budgetProblems, sizeReport } from '../../src/ship/oci/size-report.ts'
import { recordingLog } from '../recording-log.ts'
import { shipCell } from './ship-world.ts'

const temp = mkdtempSync(join(tmpdir(), 'oci-unit-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))
const host = realHost(recordingLog())
const platform = { os: 'linux', architecture: 'amd64' } as const
const plain: ImageRequest = { entrypoint: [], cmd: [], env: [], user: undefined, workdir: undefined, labels: [] }

function path(name: string, narSize: number, references: readonly string[] = []): ClosurePath {
  return {
    path: `/nix/store/${name}`,
    narHash: `sha256:${name}`,
    narSize,
    references: references.map((one) => `/nix/store/${one}`),
  }
}
const names = (groups: readonly (readonly ClosurePath[])[]) =>
  groups.map((group) => group.map((one) => one.path.replace('/nix/store/', '')))

describe('layers', () => {
  const small = Array.from({ length: 200 }, (_, at) => path(`small-${at}`, 1_000 + at, ['glibc']))
  const large = Array.from({ length: 20 }, (_, at) => path(`cuda-${at}`, 50_000_000 + at, ['glibc']))
  const closure = [path('glibc', 30_000_000), ...small, ...large]
  const app = path('app', 5_000, ['glibc', 'cuda-1'])

  it('hold every path once, at most as many as allowed, the outputs last and what all need first', () => {
    for (const most of [1, 2, 5, 22, 60, 99, 300]) {
      const groups = names(groupPaths([...closure, app], [app.path], most))
      expect(groups.length).toBeLessThanOrEqual(most)
      expect(groups.flat().sort()).toEqual(
        names([[...closure, app]])
          .flat()
          .sort(),
      )
      if (most > 1) expect(groups.at(-1)).toEqual(['app'])
      if (most >= 60) expect(groups[0]).toEqual(['glibc'])
    }
  })

  it('are the same in whatever order the closure comes', () => {
    const all = [...closure, app]
    expect(groupPaths(all.toReversed(), [app.path], 60)).toEqual(groupPaths(all, [app.path], 60))
  })

  it('of another cell of the toolkit are the same but for those of what it alone has', () => {
    const other = path('other', 7_000, ['glibc'])
    const theirs = [...closure.filter(({ path: one }) => !one.endsWith('small-7')), path('own', 2_000), other]
    const ours = new Set(names(groupPaths([...closure, app], [app.path], 60)).map(String))
    const changed = names(groupPaths(theirs, [other.path], 60)).filter((group) => !ours.has(String(group)))
    expect(changed.length).toBeLessThanOrEqual(3)
    expect(changed.flat().filter((name) => /cuda|glibc/.test(name))).toEqual([])
  })

  it('have one path each where there are few', () => {
    expect(names(groupPaths([path('a', 1), path('b', 2, ['a']), app], [app.path], 100))).toEqual([
      ['a'],
      ['b'],
      ['app'],
    ])
  })
})

describe('a layer', () => {
  const entries = baseEntries(plain)
  const tar = Buffer.concat(Array.from(tarPieces(entries), (piece) => Buffer.from(piece)))
  const open = async (folder: string) => {
    const place = join(temp, folder)
    await openLayout(host, place)
    return place
  }
  const contentOf = async (chunks: AsyncIterable<Uint8Array>) => {
    const parts: Uint8Array[] = []
    for await (const chunk of chunks) parts.push(chunk)
    return Buffer.concat(parts)
  }

  it.each([
    ['zstd', zstdDecompressSync],
    ['gzip', gunzipSync],
    ['none', (bytes: Buffer) => bytes],
  ] as const)('with %s has the digests of its bytes and of its tar', async (compression, decompress) => {
    const layer = baseLayer(entries, compression)
    const packed = await packerOf(host, await open(compression), compression, new Map()).pack(layer, 'bytes')
    const bytes = await contentOf(packed.blob.open(0))
    expect(packed.blob).toMatchObject({ digest: digestOf(bytes), size: bytes.length })
    expect(packed.diffId).toBe(digestOf(tar))
    expect(Buffer.from(decompress(bytes)).equals(tar)).toBe(true)
    expect((await contentOf(packed.blob.open(100))).equals(bytes.subarray(100))).toBe(true)
  })

  it('whose length is a whole number of blocks of the encoder has the same bytes each time', async () => {
    // 128 KiB, the size of zstd's blocks: an end that comes with the last piece would be written otherwise than one after it.
    const size = 2 ** 17 * 4 - 512 - 1024
    const text = 'x'.repeat(size)
    const layer: LayerSource = {
      ...{ storePaths: [], key: 'k', bytes: size },
      entries: () => [{ kind: 'file', name: Buffer.from('f'), mode: 0o444, size, from: { text } }],
    }
    const digests = new Set<string>()
    for (let run = 0; run < 5; run += 1) {
      const packer = packerOf(host, await open(`blocks-${run}`), 'zstd', new Map())
      digests.add((await packer.pack(layer, 'bytes')).blob.digest)
    }
    expect(digests.size).toBe(1)
  })

  it('that is known is not packed before its bytes are read, and is refused where they differ', async () => {
    const layer = baseLayer(entries, 'zstd')
    const real = await packerOf(host, await open('real'), 'zstd', new Map()).pack(layer, 'bytes')
    const facts: KnownLayer = { ...real.blob, diffId: real.diffId }
    const place = await open('known')
    const known = await packerOf(host, place, 'zstd', new Map([[layer.key, facts]])).pack(layer, 'digest')
    expect(readdirSync(join(place, 'blobs/sha256'))).toEqual([])
    expect(digestOf(await contentOf(known.blob.open(0)))).toBe(real.blob.digest)
    const wrong = { ...facts, digest: digestOf('something else') }
    const liar = packerOf(host, await open('wrong'), 'zstd', new Map([[layer.key, wrong]]))
    const named = await liar.pack(layer, 'digest')
    await expect(contentOf(named.blob.open(0))).rejects.toMatchObject({ problems: [{ code: 'SHP108' }] })
  })

  it('leaves nothing behind when it cannot be packed', async () => {
    const place = await open('failing')
    const gone = {
      kind: 'file',
      name: Buffer.from('f'),
      mode: 0o444,
      size: 5,
      from: Buffer.from(join(temp, 'gone')),
    } as const
    const layer: LayerSource = { storePaths: [], key: 'k', bytes: 5, entries: () => [gone] }
    await expect(packerOf(host, place, 'zstd', new Map()).pack(layer, 'bytes')).rejects.toThrow('ENOENT')
    expect(readdirSync(place)).toEqual(['blobs'])
  })
})

describe('the environment', () => {
  const cell = shipCell('app', { capabilities: ['8.6', '9.0a'], ptx: ['9.0a'] })
  const cuda = { cell, driver: '525.60.13', ptxDriver: '550.54.14' }
  const facts = { platform, binFolders: ['/nix/store/a/bin'], certificates: undefined, cuda }

  it('lets a CUDA program find its driver, and asks for the branch that it needs', () => {
    const env = environmentOf(plain, facts)
    expect(env).toContain('NVIDIA_REQUIRE_CUDA=driver>=525')
    expect(env).toContain(`LD_LIBRARY_PATH=${driverFolders(platform).join(':')}`)
    expect(driverFolders(platform)[0]).toBe('/run/opengl-driver/lib')
  })

  it('of a program without CUDA has nothing of NVIDIA', () => {
    const cpu = { ...cuda, cell: shipCell('app', { toolkit: 'cpu', capabilities: [] }) }
    expect(environmentOf(plain, { ...facts, cuda: cpu })).toEqual(['PATH=/nix/store/a/bin'])
    expect(environmentOf(plain, { ...facts, cuda: undefined })).toEqual(['PATH=/nix/store/a/bin'])
  })

  it('and the labels are replaced by what is asked for', () => {
    const env = environmentOf({ env: ['NVIDIA_VISIBLE_DEVICES=0', 'A=b=c'] }, facts)
    expect(env.filter((one) => one.startsWith('NVIDIA_VISIBLE'))).toEqual(['NVIDIA_VISIBLE_DEVICES=0'])
    expect(env).toContain('A=b=c')
    const origin = { source: 'https://github.com/a/b', revision: 'abc' }
    const labels = labelsOf({ labels: ['org.opencontainers.image.title=T'] }, { cuda, origin, title: 'app' })
    expect(labels).toMatchObject({
      'org.opencontainers.image.title': 'T',
      'org.opencontainers.image.source': 'https://github.com/a/b',
      'org.opencontainers.image.revision': 'abc',
      'io.github.setup-nix-cuda.ptx': 'compute_90a',
      'io.github.setup-nix-cuda.variant.nvidia.sm_arch': '86_real,90a_real,90a_virtual',
      'io.github.setup-nix-cuda.minimum-driver-ptx': '550.54.14',
    })
  })

  it('and other inputs that no image can have are refused together', () => {
    const wrong = { ...plain, env: ['A', '=b'], labels: ['no'], user: 'app', workdir: 'relative' }
    expect(requestProblems(wrong).map(({ code }) => code)).toEqual(Array(5).fill('SHP100'))
    expect(requestProblems({ ...plain, env: ['A='], user: '1000:100', workdir: '/w', labels: ['a='] })).toEqual([])
  })
})

describe('sizes', () => {
  const layer = (digest: string, size: number, storePaths: readonly string[]) => ({
    ...{ diffId: digest, key: digest, storePaths },
    blob: { mediaType: 'm', digest: `sha256:${digest.repeat(64)}`, size, open: async function* () {} },
  })
  const shared = layer('a', 3_000_000, ['/nix/store/00000000000000000000000000000000-toolkit'])
  const image = (own: ReturnType<typeof layer>) => imageOf([shared, own], {}, { platform, annotations: {} })
  const images = [
    { name: 'one', image: image(layer('b', 1_000_000, [])) },
    { name: 'two', image: image(layer('c', 2_000_000, [])) },
  ]

  it('count what images share once, and know what an earlier image had', async () => {
    const file = join(temp, 'manifest.json')
    writeFileSync(file, images[0]?.image.manifest.bytes ?? '')
    const previous = await readPrevious(host, file)
    const report = sizeReport(images, previous.layers)
    expect(report).toMatchObject({ bytes: 6_000_000, previousBytes: 4_000_000 })
    expect(report.images.map(({ bytes }) => bytes)).toEqual([4_000_000, 5_000_000])
    expect(report.layers.map((one) => [one.paths, one.images, one.previous])).toEqual([
      [['toolkit'], ['one', 'two'], true],
      [[], ['two'], false],
      [[], ['one'], true],
    ])
    // What was written by nobody we know has no key.
    expect([...previous.known]).toEqual([])
  })

  it('over the budget are refused for the image that has them', () => {
    const problems = budgetProblems(sizeReport(images, undefined), 4_500_000)
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      [
        'SHP104',
        'two has 5.0 MB, and max-size allows 4.5 MB. Its largest layers: toolkit (3.0 MB), base files (2.0 MB).',
      ],
    ])
  })

  it('are compared with nothing but an image', async () => {
    const folder = join(temp, 'no-image')
    mkdirSync(folder)
    writeFileSync(join(folder, 'index.json'), '{"manifests":[{"digest":"sha256:../../etc/passwd"}]}')
    for (const place of [folder, join(temp, 'nothing'), temp]) {
      await expect(readPrevious(host, place)).rejects.toMatchObject({ problems: [{ code: 'SHP103' }] })
    }
  })

  it('of layers that we packed come with key and digest of the tar', async () => {
    const text = readFileSync(join(temp, 'manifest.json'), 'utf8')
    const diffId = `sha256:${'d'.repeat(64)}`
    const annotations = { [layerAnnotations.key]: 'sha256:key', [layerAnnotations.diffId]: diffId }
    const manifest = JSON.parse(text)
    manifest.layers[0].annotations = annotations
    const file = join(temp, 'known.json')
    writeFileSync(file, JSON.stringify(manifest))
    expect([...(await readPrevious(host, file)).known]).toMatchObject([['sha256:key', { diffId, size: 3_000_000 }]])
  })
})

describe('the closure', () => {
  it('has one form of hash, whichever Nix wrote', () => {
    const hex = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9'
    const base64 = Buffer.from(hex, 'hex').toString('base64')
    const entry = (narHash: unknown) => ({ narHash, narSize: 1, references: ['/nix/store/a', '/nix/store/b'] })
    const forms = [`sha256:${hex}`, `sha256-${base64}`, { algorithm: 'sha256', hash: base64 }]
    const hashes = forms.map((form) => parseClosure({ '/nix/store/a': entry(form) })[0])
    expect(new Set(hashes.map((one) => one?.narHash)).size).toBe(1)
    expect(hashes[0]?.references).toEqual(['/nix/store/b'])
    expect(parseClosure([{ path: '/nix/store/a', ...entry(forms[0]) }])).toEqual([hashes[0]])
    expect(() => parseClosure({ '/nix/store/a': entry('md5:x') })).toThrow('has no hash')
  })
})

describe('the name of an image', () => {
  it('is what was given, with a tag, else after the package', () => {
    expect(imageName('ghcr.io:443/acme/app', '')).toBe('ghcr.io:443/acme/app:latest')
    expect(imageName('app:1.0', 'other')).toBe('app:1.0')
    expect(imageName(undefined, 'Saxpy_2.so-1.0')).toBe('saxpy-2-so-1-0:latest')
  })

  it.each(['App', 'app:', 'app:a b', 'app:a/b', 'a//b', '-app', `app:${'t'.repeat(129)}`])('%j is refused', (name) => {
    expect(() => imageName(name, '')).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: 'SHP105' })] }),
    )
  })

  it('is checked before anything is built, and so is that something is', () => {
    expect(() => checkContainerize({ build: true, containerize: 'app:1.0' })).not.toThrow()
    for (const wrong of [
      { build: true, containerize: 'App' },
      { build: false, containerize: 'app' },
    ]) {
      expect(() => checkContainerize(wrong)).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ code: 'SHP105' })] }),
      )
    }
  })
})
