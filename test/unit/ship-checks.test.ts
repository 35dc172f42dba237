/** The checks that everything else in shipping rests on: digests, the order of narinfos, who may read the packs of a job. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/actions/publish/destinations.ts'
import { base32, type NarInfo, narInfoFile, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { error } from '../../src/model/problem.ts'
import type { Host } from '../../src/runner/host.ts'
import { type Manifest, mediaTypes, digestOf as sha256 } from '../../src/ship/oci/image.ts'
import type { Closure, Shipment } from '../../src/ship/publish/closure.ts'
import type { CacheFiles, PathFacts } from '../../src/ship/publish/destination.ts'
import { withPacked } from '../../src/ship/publish/pack.ts'
import { sendToFiles } from '../../src/ship/publish/to-files.ts'
import { pushBlob } from '../../src/ship/registry/blobs.ts'
import { checked } from '../../src/ship/registry/content.ts'
import { putManifest, readManifest } from '../../src/ship/registry/manifests.ts'
import { openRegistry } from '../../src/ship/registry/session.ts'
import type { Home } from '../../src/store-cache/pack/home.ts'
import { emptyIndex } from '../../src/store-cache/pack/index.ts'
import { blockDigest } from '../../src/store-cache/pack/pack.ts'
import { cacheHandler } from '../../src/store-cache/pack/serve.ts'
import { fakeHttp, testHost } from './host.ts'

const temp = mkdtempSync(join(tmpdir(), 'ship-checks-'))
afterAll(() => rmSync(temp, { recursive: true }))

describe('a blob', () => {
  const bytes = Buffer.from('layer of an image')
  const read = async (chunks: readonly string[]) => {
    const open = async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk)
    }
    let seen = ''
    try {
      for await (const chunk of checked({ digest: sha256(bytes), size: bytes.length, open })) seen += Buffer.from(chunk)
    } catch (cause) {
      return [seen, (cause as Error).message.slice(0, 6)]
    }
    return [seen, '']
  }

  it('ends only where its content is that of its digest', async () => {
    expect(await read(['layer of ', 'an image'])).toEqual(['layer of an image', ''])
    expect(await read(['layer of ', 'no image'])).toEqual(['layer of ', 'SHP135'])
    expect(await read(['layer of ', 'an'])).toEqual(['layer of ', 'SHP135'])
    expect(await read(['layer of ', 'an image', '!'])).toEqual(['layer of ', 'SHP135'])
  })
})

describe('a registry', () => {
  const other = `sha256:${'0'.repeat(64)}`
  const bytes = Buffer.from('{}')
  const manifest: Manifest = { mediaType: mediaTypes.manifest, bytes, digest: sha256(bytes) }
  const target = (answer: (method: string) => Response) => {
    const http = fakeHttp((_, { method = 'GET' }) => answer(method))
    const session = openRegistry(testHost({ http }), { registry: 'registry.test', mask: () => {} })
    return { session, repository: 'acme/app' }
  }

  it('that gives another manifest than was asked for is not believed', async () => {
    const gives = target(() => new Response('{"other":1}', { headers: { 'content-type': mediaTypes.manifest } }))
    await expect(readManifest(gives, manifest.digest)).rejects.toThrow(/^SHP135: /)
    expect(await readManifest(gives, 'latest')).toMatchObject({ digest: sha256(Buffer.from('{"other":1}')) })
  })

  it('that stores something else is found out', async () => {
    const headers = { 'docker-content-digest': other, location: '/v2/acme/app/blobs/uploads/1' }
    const status: Readonly<Record<string, number>> = { HEAD: 404, POST: 202, PUT: 201, DELETE: 204 }
    const stores = target((method) => new Response(null, { status: status[method] ?? 500, headers }))
    await expect(putManifest(stores, manifest, 'latest')).rejects.toThrow(/^SHP135: .* in place of /)
    const open = async function* () {
      yield bytes
    }
    const blob = { digest: manifest.digest, size: bytes.length, open }
    await expect(pushBlob(stores, blob)).rejects.toThrow(/^SHP135: .* in place of /)
  })
})

describe('what is packed', () => {
  const storeDir = '/nix/store'
  const key = generateKey('acme-1')
  const names = ['base', 'lib', 'one', 'two'].map((name, at) => `${String(at).repeat(32)}-${name}`)
  const [base, lib, one, two] = names.map((name) => `${storeDir}/${name}`) as [string, string, string, string]
  const references: Readonly<Record<string, readonly string[]>> = {
    [base]: [],
    [lib]: [base],
    [one]: [lib],
    [two]: [lib],
  }
  const narHashOf = (text: string) => `sha256:${base32(createHash('sha256').update(text).digest())}`
  const narFile = (path: string) => `nar/${narHashOf(`NAR of ${path}`).slice('sha256:'.length)}.nar.zst`
  const facts = (path: string): PathFacts => ({
    ...{ path, narHash: narHashOf(path), narSize: 9, references: references[path] ?? [] },
    ...{ deriver: undefined, signers: [] },
  })
  const all = [base, lib, one, two].map(facts)
  const nix = { program: '/nix/bin/nix', version: '2.34.8' }

  /** A Nix that copies to a folder, and writes down another hash for these paths. */
  const hostWith = (wrong: readonly string[] = []) => {
    const exec: Host['exec'] = async ({ argv }) => {
      const to = argv[argv.indexOf('--to') + 1] ?? ''
      const paths = argv.includes('copy') ? argv.filter((word) => word.startsWith(`${storeDir}/`)) : []
      for (const path of paths) {
        const content = `NAR of ${path}`
        const url = narFile(path)
        const info: NarInfo = {
          ...{ name: basename(path), url, compression: 'zstd', fileSize: content.length, narSize: 9, signatures: [] },
          fileHash: narHashOf(content),
          narHash: wrong.includes(path) ? narHashOf('other') : narHashOf(path),
          references: (references[path] ?? []).map((reference) => basename(reference)),
        }
        const folder = fileURLToPath(new URL(to).href.split('?')[0] ?? '')
        writeFileSync(join(folder, url), content)
        writeFileSync(join(folder, narInfoFile(info.name)), printNarInfo(info, storeDir))
      }
      return { kind: 'exited', code: 0, stdout: '', stderrTail: [] } as never
    }
    return testHost({ exec })
  }
  const folder = () => mkdtempSync(join(temp, 'work-'))

  it('is what the store has, byte for byte, to its end', async () => {
    const options = { storeDir, key, folder: folder() }
    const wrong = withPacked(hostWith([lib]), nix, all, options, async () => expect.fail('it was packed'))
    await expect(wrong).rejects.toThrow(/^SHP050: .*another hash than the store knows/)
    const damaged = withPacked(hostWith(), nix, all, options, async ([first], url) => {
      writeFileSync(join(fileURLToPath(url), first?.nar ?? ''), `NAR of ${base.replace('base', 'bose')}`)
      for await (const _ of first?.content.open() ?? []);
    })
    await expect(damaged).rejects.toThrow(/^SHP050: .*was damaged/)
  })

  it('is visible only once everything that it needs is, and a cell after all of its own', async () => {
    const shipments = [one, two].map((path): Shipment => {
      return { name: basename(path), outputs: [path], drvPaths: [], unfree: [], toolkit: undefined }
    })
    const closure: Closure = {
      paths: all,
      of: ({ outputs }) => all.filter(({ path }) => outputs.includes(path) || path === base || path === lib),
    }
    const there = new Map<string, Buffer>()
    const wrong: string[] = []
    const files: CacheFiles = {
      read: async (file) => there.get(file)?.toString(),
      size: async (file) => there.get(file)?.length,
      stream: () => expect.fail('only narinfos are read'),
      write: async (file, { open }) => {
        const chunks: Uint8Array[] = []
        for await (const chunk of open()) chunks.push(chunk)
        const text = Buffer.concat(chunks).toString()
        const path = /^StorePath: (.*)$/m.exec(text)?.[1]
        // What others need takes longest, so that whoever does not wait for it comes first.
        const turns = path === undefined ? 1 : 40 - 10 * all.findIndex((each) => each.path === path)
        for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
        if (path !== undefined) {
          const nars = all.filter((each) => !there.has(narFile(each.path)))
          const unseen = (references[path] ?? []).filter((each) => !there.has(narInfoFile(basename(each))))
          wrong.push(...[...nars.map((each) => each.path), ...unseen].map((each) => `${path} before ${each}`))
        }
        there.set(file, Buffer.concat(chunks))
      },
    }
    const survey = { missing: all, unsigned: new Map(), warnings: [] }
    const lane = { name: 'acme', files, survey }
    const options = { storeDir, key, jobs: 8, readBack: 'narinfo', folder: folder() } as const
    const [sent] = await sendToFiles(hostWith(), nix, [lane], { closure, shipments }, options)
    expect([sent?.failure, sent?.proven.size, wrong]).toEqual([undefined, 2, []])
    expect([...there.keys()].filter((file) => file.endsWith('.narinfo'))).toHaveLength(4)
    // It is all there now, and its files do not end.
    let given = 0
    const endless: CacheFiles = {
      ...files,
      stream: async function* () {
        for (; given < 64 * 2 ** 20; given += 2 ** 19) yield Buffer.alloc(2 ** 19)
      },
    }
    const again = [{ name: 'acme', files: endless, survey: { ...survey, missing: [] } }]
    const [read] = await sendToFiles(hostWith(), nix, again, { closure, shipments }, { ...options, readBack: 'full' })
    expect(read?.failure).toMatchObject({ message: expect.stringMatching(/^SHP047: .* has other bytes/) })
    expect(given).toBeLessThan(64 * 2 ** 20)
  })
})

describe('the packs of a job', () => {
  const block = Buffer.from('a NAR')
  const hash = `sha256:${base32(createHash('sha256').update(block).digest())}`
  const info: NarInfo = {
    ...{
      name: `${'0'.repeat(32)}-a`,
      url: 'nar/a.nar.zst',
      compression: 'zstd',
      fileHash: hash,
      fileSize: block.length,
    },
    ...{ narHash: hash, narSize: 9, references: [], signatures: [] },
  }
  const path = { info, offset: 0, blocks: [blockDigest(block)], seconds: null, pack: 'pk/a', used: 0 }
  const index = { ...emptyIndex('/nix/store'), paths: new Map([[info.name, path]]) }
  const home = (stored: Buffer): Home => ({
    ...{ put: () => expect.fail('only read'), newest: async () => undefined, list: async () => [], remove: undefined },
    get: async (_, start, end) => stored.subarray(start, end),
  })
  const ask = (name: string, password?: string, stored = block) => {
    const answer = cacheHandler({ home: home(stored), index, key: generateKey('job-1'), password: 'secret' })
    const login = password === undefined ? undefined : { user: 'nix', password }
    return answer({ method: 'GET', path: name, login })
  }
  const all = ['/nix-cache-info', `/${narInfoFile(info.name)}`, `/${info.url}`]

  it('are there for who knows the password, and for nobody else', async () => {
    const statuses = async (password?: string) =>
      Promise.all(all.map(async (name) => (await ask(name, password)).status))
    expect(await statuses('secret')).toEqual([200, 200, 200])
    for (const password of [undefined, '', 'secre', 'secret ', 'Secret']) {
      expect(await statuses(password)).toEqual([404, 404, 404])
    }
  })

  it('are not served where they are not what the index says', async () => {
    expect(await ask(`/${info.url}`, 'secret', Buffer.from('a NAX'))).toEqual({ status: 404 })
  })
})

describe('the exit code of publishing', () => {
  const done = (state: 'published' | 'already published' | 'planned' | 'failed') => {
    const problems = state === 'failed' ? [error('SHP044', 'It does not answer.', 'Run it again.')] : []
    return { destination: 'acme', state, problems, headline: '', rows: [], outputs: {}, document: {} } as const
  }

  it('is 0 only where every destination has what it should', () => {
    expect(exitCodeOf([done('published'), done('already published'), done('planned')])).toBe(0)
    expect(exitCodeOf([done('failed'), done('published')])).not.toBe(0)
    expect(exitCodeOf([done('published'), done('failed')])).not.toBe(0)
  })
})
