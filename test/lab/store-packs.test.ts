/** Packs of the store cache, written from what one real Nix built and served to another one, with what can be wrong with them. */
import { mkdtempSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { narInfoFile, parseNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { type Server, serve } from '../../src/runner/http/serve.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { directoryHome, type Home } from '../../src/store-cache/pack/home.ts'
import {
  emptyIndex,
  indexOfPack,
  mergeIndexes,
  parseIndex,
  printIndex,
  type StoreIndex,
} from '../../src/store-cache/pack/index.ts'
import { readFooter } from '../../src/store-cache/pack/read.ts'
import { cacheHandler } from '../../src/store-cache/pack/serve.ts'
import { groupIntoPacks, writePack } from '../../src/store-cache/pack/write.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'

const host = realHost(recordingLog())
const temp = mkdtempSync(join(tmpdir(), 'store-packs-'))
afterAll(() => removeTree(temp))

/** small refers to large, which does not compress and has 21 blocks; both say that they are built. */
const file = join(temp, 'packages.nix')
const noise = join(temp, 'noise')
writeFileSync(noise, pseudoRandom(20 * 2 ** 20 + 12_345))
writeFileSync(
  file,
  `let make = name: script: derivation { inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" script ]; };
   large = make "large" "/bin/cat \${${noise}} > $out; echo built $out >&2";
   in make "small" "echo \${large} > $out; echo built $out >&2"\n`,
)

for (const suite of ['trixie', 'sid'] as const satisfies readonly NixSuite[])
  describeLab(`packs and Nix of ${suite}`, () => {
    const key = generateKey('job')
    const password = 'job-password'
    let home: Home
    let folder: string
    let index: StoreIndex
    const servers: Server[] = []
    afterAll(async () => void (await Promise.all(servers.map((server) => server.close()))))

    const openStore = (name: string): Promise<Lab> =>
      openLab({ variant: 'recorded', toolkits: [], suite, storeRoot: join(temp, suite, name) })

    beforeAll(async () => {
      const lab = await openStore('first')
      const staged = join(temp, suite, 'staged')
      folder = join(temp, suite, 'home')
      home = directoryHome(host, folder)
      const out = (await lab.nix('build', '--no-link', '--print-out-paths', '-f', file)).trim()
      await lab.nix('copy', '--to', `${pathToFileURL(staged).href}?compression=zstd`, out)
      const names = (await lab.nix('path-info', '-r', out)).trim().split('\n')
      const nars = names.map((path) => {
        const text = readFileSync(join(staged, narInfoFile(path.replace(/.*\//, ''))), 'utf8')
        const info = parseNarInfo(text, lab.storeDir)
        if ('wrong' in info) throw new Error(info.wrong)
        return { info, file: join(staged, info.url), seconds: 3 }
      })
      expect(nars.length).toBeGreaterThanOrEqual(2)
      const parts = await Promise.all(
        groupIntoPacks(nars, 2 ** 20).map((pack) =>
          writePack(host, home, pack, { storeDir: lab.storeDir, generation: 1 }),
        ),
      )
      const whole = parts.reduce(mergeIndexes, emptyIndex(lab.storeDir))
      const read = parseIndex(printIndex(whole, key), key.publicKey)
      if ('wrong' in read) throw new Error(read.wrong)
      index = read
    })

    /** Builds in a new store, which has the cache; gives what was built and what the server did. */
    async function buildElsewhere(name: string, from: Home, login = password) {
      // The paths are those of one store folder: it is emptied, and the database with it.
      removeTree(join(temp, suite, 'first'))
      const lab = await openStore('first')
      const events: string[] = []
      const server = await serve(
        cacheHandler({
          ...{ home: from, index, key, password },
          onServed: ({ info }) => events.push(`served ${info.name.slice(33)}`),
          onFault: ({ info }, why) => events.push(`fault ${info.name.slice(33)}: ${why.replace(/pk\/\w+/, 'PACK')}`),
        }),
      )
      servers.push(server)
      const netrc = join(temp, suite, `${name}.netrc`)
      writeFileSync(netrc, `machine 127.0.0.1 login job password ${login}\n`, { mode: 0o600 })
      const options = {
        ...{ substituters: `http://127.0.0.1:${server.port}`, 'trusted-public-keys': key.publicKey.text },
        ...{ 'netrc-file': netrc, 'download-attempts': '1', fallback: 'true' },
      }
      const words = Object.entries(options).flatMap(([option, value]) => ['--option', option, value])
      const ran = await lab.tryNix('build', '--no-link', '--print-out-paths', '-L', '-f', file, ...words)
      const built = [...ran.stderr.matchAll(/> built \S+-(\w+)/g)].map((match) => match[1])
      return { code: ran.code, built, events: events.sort(), out: ran.stdout.trim(), stderr: ran.stderr }
    }

    /** The home with something done to the range that is asked for. */
    const meddled = (change: (bytes: Uint8Array, start: number) => Uint8Array | undefined): Home => ({
      ...home,
      get: async (pack, start, end) => {
        const bytes = await home.get(pack, start, end)
        return bytes && end - start > 100_000 ? change(Buffer.from(bytes), start) : bytes
      },
    })

    it('give another store everything, and nothing is built', async () => {
      const { code, built, events, out, stderr } = await buildElsewhere('all', home)
      expect(code, stderr).toBe(0)
      expect(built).toEqual([])
      expect(events).toContain('served large')
      expect(events).toContain('served small')
      expect(statSync(readFileSync(out, 'utf8').trim()).size).toBe(statSync(noise).size)
    })

    it('are nothing for whoever does not know the password', async () => {
      const { code, built, events, stderr } = await buildElsewhere('stranger', home, 'another')
      expect(code, stderr).toBe(0)
      expect(built.sort()).toEqual(['large', 'small'])
      expect(events).toEqual([])
    })

    it.each<readonly [string, () => Home, RegExp]>([
      ['is gone', () => meddled(() => undefined), /^fault large: PACK is gone$/],
      [
        'differs at its beginning',
        () => meddled((bytes, at) => flip(bytes, at, 10)),
        /^fault large: PACK differs .* at 0$/,
      ],
      [
        'differs far behind',
        () => meddled((bytes, at) => flip(bytes, at, 17 * 2 ** 20)),
        /^fault large: PACK differs from its index at 17825792$/,
      ],
      ['is cut', () => meddled((bytes) => bytes.subarray(0, bytes.length - 1)), /^fault large: PACK differs/],
    ])('are built anew where a pack %s, with the same result', async (name, from, why) => {
      const { code, built, events, out, stderr } = await buildElsewhere(name.replaceAll(' ', '-'), from())
      expect(code, stderr).toBe(0)
      expect(built).toContain('large')
      expect(events.find((event) => event.startsWith('fault'))).toMatch(why)
      expect(events).not.toContain('served large')
      expect(readFileSync(readFileSync(out, 'utf8').trim()).equals(readFileSync(noise))).toBe(true)
    })

    it('describe themselves: without any index the same is known', async () => {
      const parts = await Promise.all(
        ((await home.list('pk/')) ?? []).map(async ({ key: pack, bytes }) => {
          const footer = await readFooter(home, pack, bytes)
          if ('wrong' in footer) throw new Error(footer.wrong)
          return indexOfPack(pack, bytes, footer, 1)
        }),
      )
      const found = parts.reduce(mergeIndexes)
      expect(new Map([...found.paths].sort())).toEqual(new Map([...index.paths].sort()))
      const [first] = (await home.list('pk/')) ?? []
      if (!first) throw new Error('no pack')
      truncateSync(join(folder, first.key), first.bytes - 1)
      expect(await readFooter(home, first.key, first.bytes - 1)).toHaveProperty('wrong')
    })
  })

function flip(bytes: Uint8Array, start: number, at: number): Uint8Array {
  if (at >= start && at < start + bytes.length) bytes[at - start] = (bytes[at - start] ?? 0) ^ 1
  return bytes
}

/** Bytes that zstd does not make smaller, the same each time. */
function pseudoRandom(length: number): Buffer {
  const words = new Uint32Array(Math.ceil(length / 4))
  let state = 0x9e3779b9
  for (let n = 0; n < words.length; n += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    words[n] = state
  }
  return Buffer.from(words.buffer).subarray(0, length)
}
