/** Publishing with real Nix: what one store sends, another one reads with nothing but the public key. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { narInfoFile } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { type PutServer, startPutServer, stumbling } from '../fakes/put-server.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { run } from './exec.ts'
import { type Lab, type NixSuite, openLab, project } from './lab.ts'
import { type PublishWorld, publishWorld } from './publish-world.ts'
import { sshReason } from './ssh-builder.ts'
import { openSshStore } from './ssh-store.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-'))
afterAll(() => removeTree(temp))
const key = generateKey('acme')
const keyFile = join(temp, 'key')
writeFileSync(keyFile, key.secretText())
const signed = { 'signing-key-file': keyFile }

/** What a machine that has nothing yet gets from a cache, with this key alone: the content of the path, or why not. */
async function readFresh(lab: Lab, url: string, path: string, publicKey = key.publicKey.text): Promise<string> {
  const fresh = mkdtempSync(join(temp, 'fresh-'))
  const options = ['--option', 'require-sigs', 'true', '--option', 'trusted-public-keys', publicKey]
  const copied = await lab.tryNix('copy', ...options, '--from', url, '--to', `local?root=${fresh}`, path)
  if (copied.code !== 0) return copied.stderr
  return readFileSync(join(fresh, 'nix/store', basename(path)), 'utf8').trim()
}

describeLab('publishing', () => {
  describe.each<NixSuite>(['trixie', 'sid'])('with the Nix of %s', (suite) => {
    let lab: Lab
    let world: PublishWorld
    let server: PutServer
    beforeAll(async () => {
      lab = await openLab({ suite, toolkits: [], storeRoot: join(temp, suite) })
      world = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-1')
      server = await startPutServer()
    })
    afterAll(() => server?.[Symbol.asyncDispose]())
    beforeEach(() => {
      server.files.clear()
      server.requests.length = 0
      server.violations.length = 0
      server.fault = () => undefined
    })

    it('fills a folder and a server at once, which a fresh store reads with the public key alone', async () => {
      const folder = join(world.folder, 'cache')
      const to = `file://${folder}\n${server.url}/acme private`
      const done = await world.publish({ to, ...signed, 'read-back': 'full' })
      expect([done.problems, done.code]).toEqual([[], 0])
      expect(server.violations).toEqual([])
      for (const url of [`file://${folder}`, `${server.url}/acme`]) {
        expect(await readFresh(lab, url, world.outputs.one)).toContain(world.outputs.one)
        expect(await readFresh(lab, url, world.outputs.two, generateKey('other').publicKey.text)).toMatch(/signature/)
      }
    })

    it('sends what is missing and no more, and finishes what was stopped', async () => {
      const to = server.url
      // The third NAR does not arrive, however often it is sent.
      server.fault = ({ method, file }) =>
        method === 'PUT' && file.startsWith('nar/') && new Set(narsOf(server)).size >= 2 ? { status: 500 } : undefined
      const stopped = await world.publish({ to, ...signed })
      expect([stopped.code, stopped.problems]).toEqual([3, []])
      expect(stopped.answer).toMatch(/SHP044.* answered 500 after several attempts/)
      expect([...server.files.keys()].filter((name) => !name.startsWith('nar/'))).toEqual([])

      server.fault = () => undefined
      server.requests.length = 0
      const finished = await world.publish({ to, ...signed, json: 'true' })
      expect(JSON.parse(finished.answer).published).toMatchObject([
        { state: 'published', cells: [{ state: 'published' }, { state: 'published' }], paths: 4 },
      ])
      expect(new Set(putsOf(server, 'nar/')).size).toBe(2)
      expect(server.violations).toEqual([])
      // Outputs come last, each after all that it needs.
      const order = putsOf(server, '').filter((name) => name.endsWith('.narinfo'))
      const [first, second] = [world.outputs.one, world.outputs.two].map((path) => order.indexOf(narinfoOf(path)))
      expect([order.length, first, second]).toEqual([4, 2, 3])

      server.requests.length = 0
      const again = await world.publish({ to, ...signed })
      expect([again.code, again.answer]).toEqual([0, expect.stringContaining('published already')])
      expect(putsOf(server, '')).toEqual([])
      expect(await readFresh(lab, to, world.outputs.two)).toContain(world.outputs.two)
    })

    it('says of each cell whether it is there when a destination fails between them', async () => {
      const second = narinfoOf(world.outputs.two)
      server.fault = ({ method, file }) => (method === 'PUT' && file === second ? { status: 403 } : undefined)
      const { code, answer } = await world.publish({ to: server.url, ...signed, json: 'true' })
      const cells = [{ state: 'published' }, { state: 'failed' }]
      expect([code, JSON.parse(answer).published]).toMatchObject([2, [{ state: 'failed', cells }]])
      expect(await readFresh(lab, server.url, world.outputs.one)).toContain(world.outputs.one)
      expect(server.files.has(second)).toBe(false)
    })

    it('notices half an upload that the server calls whole', async () => {
      let cut = 0
      server.fault = ({ method, file }) =>
        method === 'PUT' && file.startsWith('nar/') && cut++ === 0 ? 'half' : undefined
      const half = await world.publish({ to: server.url, ...signed })
      expect([half.code, half.answer]).toEqual([3, expect.stringMatching(/SHP047: .* after an upload of \d+/)])
      expect([...server.files.keys()].filter((name) => !name.startsWith('nar/'))).toEqual([])
      expect((await world.publish({ to: server.url, ...signed, 'read-back': 'full' })).code).toBe(0)
      expect(server.violations).toEqual([])
    })

    it('says before anything is sent what another content, another key and another store folder mean', async () => {
      expect((await world.publish({ to: server.url, ...signed })).code).toBe(0)
      const before = new Map(server.files)
      const name = narinfoOf(world.outputs.one)
      const text = String(server.files.get(name))

      const otherKey = join(temp, 'other-key')
      writeFileSync(otherKey, generateKey('beta').secretText())
      const dry = await world.publish({ to: server.url, 'signing-key-file': otherKey, 'dry-run': 'true' })
      expect(dry.answer).toMatch(/SHP049: .* is signed with acme-\w+, and signing-key is beta-/)

      server.files.set(name, Buffer.from(text.replace(/NarHash: \S+/, `NarHash: sha256:${'0'.repeat(52)}`)))
      const other = await world.publish({ to: server.url, ...signed })
      expect(other.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
        expect.stringMatching(/^SHP046: .*-one with other content: sha256:0{52} there, sha256:\w{52} here\.$/),
      ])
      server.files.set('nix-cache-info', Buffer.from('StoreDir: /other/store\n'))
      expect((await world.publish({ to: server.url, ...signed })).problems).toMatchObject([{ code: 'SHP052' }])
      expect(server.files.size).toBe(before.size)
    })

    it('adds its signature to what others have put there', async () => {
      const folder = join(world.folder, 'unsigned')
      await lab.nix('copy', '--to', `file://${folder}?compression=xz`, world.outputs.one)
      const done = await world.publish({ to: `file://${folder}`, ...signed, cells: 'one' })
      expect([done.code, done.answer]).toEqual([0, expect.stringContaining('1 cell published to')])
      expect(readdirSync(join(folder, 'nar')).filter((name) => name.endsWith('.zst'))).toEqual([])
      expect(await readFresh(lab, `file://${folder}`, world.outputs.one)).toContain(world.outputs.one)
    })
  })

  describe('with the Nix of sid', () => {
    let lab: Lab
    let world: PublishWorld
    beforeAll(async () => {
      lab = await openLab({ suite: 'sid', toolkits: [], storeRoot: join(temp, 'sid') })
      world = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-2')
    })

    it('prints what a dry run would send, with its size, and sends nothing', async () => {
      const folder = join(world.folder, 'dry')
      const dry = await world.publish({ to: `file://${folder}`, ...signed, 'dry-run': 'true', cells: 'two' })
      expect([dry.code, dry.answer]).toEqual([0, expect.stringContaining('would be published')])
      const [, one] = world.closure.filter((path) => path !== world.outputs.one)
      expect(dry.log).toContainEqual(expect.stringMatching(new RegExp(` 1 kB {2}${one}$`)))
      expect(dry.log.filter((line) => line.includes(world.outputs.one))).toEqual([])
      expect(existsSync(folder)).toBe(false)
    })

    it('tells what was published before FloxHub refused', async () => {
      const to = `file://${join(world.folder, 'beside')}, flox`
      const { code, answer, problems } = await world.publish({ to, ...signed, cells: 'one' })
      expect([problems, code]).toEqual([[], expect.toSatisfy((one) => one > 0)])
      expect(answer).toMatch(/1 cell published to file:.*Nothing was published to flox/s)
    })

    it('publishes store paths and installables in place of cells', async () => {
      const to = `file://${join(world.folder, 'paths')}`
      await symlink(world.outputs.one, join(world.folder, 'result'))
      const given = { to, ...signed, results: '', paths: join(world.folder, 'result') }
      expect((await world.publish(given)).code).toBe(0)
      expect(await readFresh(lab, to, world.outputs.one)).toContain(world.outputs.one)
      expect((await world.publish({ ...given, cells: 'one' })).problems).toMatchObject([{ code: 'SHP054' }])
      const gone = `${lab.storeDir}/${'0'.repeat(32)}-gone`
      expect((await world.publish({ ...given, paths: gone })).problems).toMatchObject([{ code: 'SHP041' }])
    })

    it('keeps files of NVIDIA from what everybody can read, unless somebody answers for it', async () => {
      const nvidia = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-3', true)
      const folder = (name: string) => join(nvidia.folder, name)
      const to = `file://${folder('public')}\nfile://${folder('private')} private`
      const refused = await nvidia.publish({ to, ...signed })
      expect(refused.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^SHP08[0-4]$/)])
      expect(['public', 'private'].map((name) => existsSync(join(folder(name), 'nix-cache-info')))).toEqual([
        false,
        false,
      ])
      expect((await nvidia.publish({ to: `file://${folder('private')} licensed`, ...signed })).code).toBe(0)
      const answered = await nvidia.publish({ to, ...signed, 'acknowledge-unfree': 'NVIDIA allowed it to us.' })
      expect([answered.code, answered.answer]).toEqual([0, expect.stringContaining('NVIDIA allowed it to us.')])
    })

    it('leaves nothing half visible when it is killed, whenever that is', async () => {
      const folder = join(world.folder, 'killed')
      const kill = async (after: number) => {
        const env = { ...lab.env, PATH: `${lab.nixBin}:${process.env['PATH']}`, DIE_AFTER: `${after}` }
        const runnerTemp = mkdtempSync(join(world.folder, 'job-'))
        const program = [join(project, 'test/lab/kill-after.ts'), join(project, 'test/lab/publish-driver.ts')] as const
        const args = ['publish', '--to', `file://${folder}`, '--signing-key-file', keyFile, '--results', world.results]
        const options = { env: { ...env, RUNNER_TEMP: runnerTemp }, cwd: world.folder }
        return run(process.execPath, ['--import', program[0], program[1], ...args], options)
      }
      const codes: number[] = []
      for (const after of [8, 14, 18, 22, 26, 30, 1_000]) {
        codes.push((await kill(after)).code)
        expect(visibleIn(folder)).toEqual([])
      }
      expect(codes.at(-1)).toBe(0)
      expect(codes.slice(0, -1).filter((code) => code !== 0).length).toBeGreaterThan(3)
      expect(await readFresh(lab, `file://${folder}`, world.outputs.two)).toContain(world.outputs.two)
    })

    it.skipIf(sshReason())('sends to the store of another machine by ssh, signed', async () => {
      await using store = await openSshStore(lab, world.folder)
      const first = await world.publish({ to: store.url, ...signed }, { env: store.env })
      expect([first.problems, first.code]).toEqual([[], 0])
      const { code, stdout } = await store.info(world.outputs.two)
      expect([code, stdout]).toEqual([0, expect.stringContaining(`${key.publicKey.name}:`)])
      const again = await world.publish({ to: store.url, json: 'true' }, { env: store.env })
      expect(JSON.parse(again.answer).published).toMatchObject([{ state: 'already published', missing: [] }])
    })
  })
})

const narinfoOf = (path: string) => narInfoFile(basename(path))
const putsOf = ({ requests }: PutServer, start: string) =>
  requests.flatMap((line) => (line.startsWith(`PUT ${start}`) ? line.slice(4) : []))
const narsOf = ({ files }: PutServer) => [...files.keys()].filter((name) => name.startsWith('nar/'))

/** What a reader of a cache in a folder could stumble over. */
function visibleIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.endsWith('.part'))
  const files = new Map(
    names.flatMap((name) => (statSync(join(folder, name)).isFile() ? [[name, readFileSync(join(folder, name))]] : [])),
  )
  return [...files].flatMap(([name, body]) => stumbling(files, name, body))
}
