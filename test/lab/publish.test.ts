/** Publishing with real Nix: what one store sends, another one reads with nothing but the public key. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { narInfoFile } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { type PutServer, startPutServer } from '../fakes/put-server.ts'
import { removeTree } from './context.ts'
import { describeLab, describeMade } from './describe.ts'
import { run } from './exec.ts'
import { type Lab, labContext, type NixSuite, openLab, project } from './lab.ts'
import { ensureMoto, openMoto } from './moto.ts'
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
