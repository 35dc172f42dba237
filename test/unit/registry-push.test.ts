/** Pushing images, against a strict registry with faults. */
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/model/problem.ts'
import { layerAnnotations, manifestOf, mediaTypes } from '../../src/ship/oci/image.ts'
import { pushBlob } from '../../src/ship/registry/blobs.ts'
import { knownLayers } from '../../src/ship/registry/known-layers.ts'
import { push } from '../../src/ship/registry/push.ts'
import { image, indexOf, layer, request } from '../fakes/images.ts'
import type { Fault, Seen } from '../fakes/registry.ts'
import { connect, fakeRegistry } from './registry-world.ts'

const bodies = (seen: readonly Seen[]) =>
  seen
    .filter(({ method, path }) => /PUT|PATCH/.test(method) && path.includes('/blobs/'))
    .reduce((sum, { bytes }) => sum + bytes, 0)

/** The code of the problem that work ends with. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  const cause = await work.then(
    () => new Error('it ended well'),
    (thrown: unknown) => thrown,
  )
  if (!(cause instanceof ProblemError)) throw cause
  return cause.problems[0]?.code ?? ''
}

describe('a push', () => {
  it('stores every byte, and the tags name the image', async () => {
    const registry = await fakeRegistry()
    const { target, host } = connect(registry)
    const pushed = image([layer('a'), layer('b', 1), layer('c', 0)])
    const result = await push(target(), request([pushed], { tags: ['1.0', 'latest'] }))
    expect(registry.violations).toEqual([])
    const { blobs, tags, manifests } = registry.repository('acme/app')
    expect([...blobs.keys()].sort()).toEqual([...pushed.layers, pushed.config].map(({ digest }) => digest).sort())
    expect([...tags]).toEqual([
      ['1.0', pushed.manifest.digest],
      ['latest', pushed.manifest.digest],
    ])
    expect(manifests.get(pushed.manifest.digest)?.bytes).toEqual(pushed.manifest.bytes)
    expect(result).toMatchObject({
      digest: pushed.manifest.digest,
      blobs: { sent: 4, mounted: 0, present: 0 },
      warnings: [],
    })
    expect(result.reference).toBe(`${registry.name}/acme/app@${pushed.manifest.digest}`)
    expect(host.log.lines.at(-1)).toMatch(/^Pushed 127\.0\.0\.1:\d+\/acme\/app:1\.0, latest: 4 blobs sent \(300\.\d kB/)
  })

  it('of what is there sends nothing, and of a second image its own bytes alone', async () => {
    const registry = await fakeRegistry()
    const toolkit = [layer('toolkit 1'), layer('toolkit 2')]
    const first = image([...toolkit, layer('app 1', 5_000)])
    await push(connect(registry).target(), request([first]))
    registry.seen.splice(0)
    const again = await push(connect(registry).target(), request([first]))
    expect(registry.seen.filter(({ method }) => method !== 'HEAD')).toEqual([])
    expect(again.bytes).toBe(0)
    const own = layer('app 2', 5_000)
    const second = await push(connect(registry).target(), request([image([...toolkit, own])], { tags: ['2.0'] }))
    expect(second.blobs).toEqual({ present: 2, mounted: 0, sent: 2 })
    expect(bodies(registry.seen)).toBeLessThan((own.size + 400) * 1.05)
  })

  it('of twelve images that share a toolkit sends each layer once, also to several repositories at the same time', async () => {
    const registry = await fakeRegistry()
    const toolkit = [layer('toolkit 1'), layer('toolkit 2')]
    const images = Array.from({ length: 12 }, (_, cell) => image([...toolkit, layer(`app ${cell}`, 1_000)]))
    const { target } = connect(registry)
    await Promise.all(images.map((one, at) => push(target(`acme/app${at % 3}`), request([one], { tags: [`t${at}`] }))))
    expect(registry.violations).toEqual([])
    for (const { digest, size } of toolkit) {
      const sent = registry.seen.filter(({ method, query }) => method === 'PUT' && query.get('digest') === digest)
      expect(sent.map(({ bytes }) => bytes)).toEqual([size])
    }
    for (const repository of ['acme/app0', 'acme/app1', 'acme/app2'])
      expect(registry.repository(repository).tags.size).toBe(4)
  })

  it('of an index has all images before the index, and the tag last', async () => {
    const registry = await fakeRegistry()
    const images = [image([layer('base'), layer('amd64')]), image([layer('base'), layer('arm64')])]
    const index = indexOf(images)
    const { digest } = await push(connect(registry).target(), request(images, { index }))
    expect(digest).toBe(index.digest)
    const puts = registry.seen.filter(({ method, path }) => method === 'PUT' && path.includes('/manifests/'))
    expect(puts.map(({ path }) => path.split('/').at(-1))).toEqual([
      ...images.map(({ manifest }) => manifest.digest),
      index.digest,
      '1.0',
    ])
    expect(registry.violations).toEqual([])
  })

  it('that ends at any request leaves no name behind, and the next one finishes it', async () => {
    const attachments = [
      { title: 's.json', mediaType: 'application/vnd.cyclonedx+json', bytes: Buffer.from('{}'), annotations: {} },
    ]
    const images = [image([layer('x', 100_000)], { attachments })]
    const registry = await fakeRegistry({ referrers: false })
    const index = indexOf(images)
    const whole = request(images, { index })
    let requests = 0
    for (let ended = false; !ended; requests += 1) {
      registry.repositories.clear()
      registry.seen.splice(0)
      const stop = new AbortController()
      const before = requests
      registry.options = {
        ...registry.options,
        fault: (_, count) => {
          if (count <= before) return undefined
          stop.abort()
          return { cutAfter: 30_000 }
        },
      }
      ended = await push(connect(registry, undefined, stop.signal).target(), whole).then(
        () => true,
        () => false,
      )
      const { tags, manifests } = registry.repository('acme/app')
      // The registry itself refuses an index without its images, and a manifest without its blobs.
      if (tags.has('1.0')) expect([tags.get('1.0'), tags.size, manifests.size]).toEqual([index.digest, 3, 6])
      registry.options = { referrers: false }
      const second = await push(connect(registry).target(), whole)
      expect(registry.repository('acme/app').tags.get('1.0')).toBe(second.digest)
      expect(registry.violations).toEqual([])
    }
    expect(requests).toBeGreaterThan(15)
  })

  it('says when the tag names something else afterwards', async () => {
    const registry = await fakeRegistry()
    const other = manifestOf(mediaTypes.manifest, {
      schemaVersion: 2,
      mediaType: mediaTypes.manifest,
      config: undefined,
      layers: [],
    })
    const fault = ({ method, path }: Seen): Fault | undefined => {
      const { tags, manifests } = registry.repository('acme/app')
      if (method === 'HEAD' && path.endsWith('/1.0') && tags.has('1.0')) {
        manifests.set(other.digest, { type: mediaTypes.manifest, bytes: Buffer.from(other.bytes) })
        tags.set('1.0', other.digest)
      }
      return undefined
    }
    registry.options = { fault }
    const { warnings } = await push(connect(registry).target(), request([image([layer('a', 10)])]))
    expect(warnings.map(({ code }) => code)).toEqual(['SHP142'])
  })
})

describe('a blob', () => {
  const big = layer('big', 1_000_000)

  it('that is cut is continued from where the registry has it', async () => {
    let cuts = 0
    const fault = ({ method }: Seen) => (method === 'PUT' && cuts++ === 0 ? { cutAfter: 400_000 } : undefined)
    const registry = await fakeRegistry({ fault })
    expect(await pushBlob(connect(registry).target(), big)).toBe('sent')
    expect(registry.repository('acme/app').blobs.get(big.digest)?.length).toBe(big.size)
    expect(bodies(registry.seen)).toBe(big.size)
    expect(registry.violations).toEqual([])
  })

  it('that is cut where nothing can be continued is sent anew', async () => {
    let cuts = 0
    const fault = ({ method }: Seen) => (method === 'PUT' && cuts++ < 2 ? { cutAfter: 400_000 } : undefined)
    const registry = await fakeRegistry({ fault, resumes: false })
    expect(await pushBlob(connect(registry).target(), big)).toBe('sent')
    expect(bodies(registry.seen)).toBe(big.size + 800_000)
  })

  it('goes in parts of the size that the registry wants', async () => {
    const registry = await fakeRegistry({ leastPart: 33 * 1024 * 1024 })
    const huge = layer('huge', 34 * 1024 * 1024)
    await pushBlob(connect(registry).target(), huge)
    expect(registry.seen.filter(({ method }) => method === 'PATCH').map(({ bytes }) => bytes)).toEqual(
      [33, 1].map((mib) => mib * 1024 * 1024),
    )
    expect(registry.repository('acme/app').blobs.has(huge.digest)).toBe(true)
    expect(registry.violations).toEqual([])
  })

  it('that is too large for one request goes in parts of 4 MiB', async () => {
    const registry = await fakeRegistry({ mostBytes: 4 * 1024 * 1024 })
    const large = layer('large', 9_000_000)
    await pushBlob(connect(registry).target(), large)
    expect(registry.seen.filter(({ method }) => method === 'PATCH').map(({ bytes }) => bytes)).toEqual([
      4_194_304, 4_194_304, 611_392,
    ])
    expect(registry.repository('acme/app').blobs.has(large.digest)).toBe(true)
    expect(registry.violations).toEqual([])
  })

  it.each([
    [{ status: 429, headers: { 'retry-after': '7' } }, 7_000],
    [{ status: 503 }, 1_000],
  ])('waits as it is told and tries again after %j', async (answer, wait) => {
    let failed = 0
    const registry = await fakeRegistry({
      fault: ({ method }) => (method === 'PUT' && failed++ === 0 ? answer : undefined),
    })
    const { target, host } = connect(registry)
    expect(await pushBlob(target(), big)).toBe('sent')
    const { slept } = host.clock as unknown as { readonly slept: readonly number[] }
    expect(slept).toHaveLength(1)
    expect(slept[0]).toBeGreaterThanOrEqual(wait)
    expect(slept[0]).toBeLessThanOrEqual(wait * 1.5)
  })

  it('is sent again when nothing moves for too long', async () => {
    let hung = 0
    const registry = await fakeRegistry({
      fault: ({ method }) => (method === 'PUT' && hung++ === 0 ? { hangs: true } : undefined),
    })
    const { target, host } = connect(registry)
    const pushing = pushBlob(target(), big)
    await expect.poll(() => hung).toBe(1)
    await host.clock.sleep(700_000)
    expect(await pushing).toBe('sent')
    expect(registry.repository('acme/app').blobs.has(big.digest)).toBe(true)
  })

  it('ends with SHP133 when the registry fails for good, and with SHP134 for what is no registry', async () => {
    const failing = await fakeRegistry({ fault: ({ method }) => (method === 'PUT' ? { status: 500 } : undefined) })
    expect(await codeOf(pushBlob(connect(failing).target(), big))).toBe('SHP133')
    const page = await fakeRegistry({ fault: () => ({ status: 302, headers: { location: '/login' } }) })
    expect(await codeOf(pushBlob(connect(page).target(), big))).toBe('SHP137')
    const teapot = await fakeRegistry({ fault: () => ({ status: 418 }) })
    expect(await codeOf(pushBlob(connect(teapot).target(), big))).toBe('SHP134')
  })

  it('whose content is not that of its digest is never stored', async () => {
    const registry = await fakeRegistry()
    for (const wrong of [
      { ...big, digest: layer('other').digest },
      { ...big, size: 999_999 },
      { ...big, size: 1_000_001 },
    ]) {
      expect(await codeOf(pushBlob(connect(registry).target(), wrong))).toBe('SHP135')
    }
    expect(registry.repository('acme/app').blobs.size).toBe(0)
  })

  it('that cannot be read is tried once, and its own error is the reason', async () => {
    const registry = await fakeRegistry()
    let opened = 0
    const open = async function* () {
      opened += 1
      yield Buffer.alloc(10)
      throw new Error('EIO: i/o error, read')
    }
    await expect(pushBlob(connect(registry).target(), { ...big, open })).rejects.toThrow('EIO: i/o error, read')
    expect([opened, registry.seen.at(-1)?.method]).toEqual([1, 'DELETE'])
  })

  it('whose job is cancelled ends with SHP140', async () => {
    const stop = new AbortController()
    const registry = await fakeRegistry({
      fault: ({ method }) => {
        if (method === 'POST') stop.abort()
        return undefined
      },
    })
    expect(await codeOf(pushBlob(connect(registry, undefined, stop.signal).target(), big))).toBe('SHP140')
  })

  it('is mounted from where it is, and sent where it cannot be', async () => {
    const registry = await fakeRegistry()
    await pushBlob(connect(registry).target('acme/base'), big)
    const mountFrom = ['acme/none', 'acme/base']
    expect(await pushBlob(connect(registry).target('acme/one'), big, { mountFrom })).toBe('mounted')
    registry.options = { mounts: false }
    expect(await pushBlob(connect(registry).target('acme/two'), big, { mountFrom })).toBe('sent')
    expect(registry.violations).toEqual([])
  })
})

describe('layers that are known', () => {
  it('are those of all images that a tag names, by their key', async () => {
    const registry = await fakeRegistry()
    const { target } = connect(registry)
    const keyed = ['one', 'two'].map((key) => {
      const { manifest, ...rest } = image([layer(key)])
      const document = JSON.parse(Buffer.from(manifest.bytes).toString())
      document.layers[0].annotations = { [layerAnnotations.key]: key, [layerAnnotations.diffId]: layer(key).digest }
      return { ...rest, manifest: manifestOf(mediaTypes.manifest, document) }
    })
    expect((await knownLayers(target(), '1.0')).size).toBe(0)
    await push(target(), request(keyed, { index: indexOf(keyed) }))
    const known = await knownLayers(target(), '1.0')
    expect([...known].map(([key, { digest, size }]) => [key, digest, size])).toEqual(
      ['one', 'two'].map((key) => [key, layer(key).digest, layer(key).size]),
    )
  })
})
