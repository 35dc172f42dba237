/** Publishing with real Nix: what one store sends, another one reads with nothing but the public key. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { narInfoFile } from '../../src/binary-cache/narinfo.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { startPutServer } from '../fakes/put-server.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'
import { type PublishWorld, publishWorld } from './publish-world.ts'

const temp = mkdtempSync(join(tmpdir(), 'publish-'))
afterAll(() => removeTree(temp))
const key = generateKey('acme')
const keyFile = join(temp, 'key')
writeFileSync(keyFile, key.secretText())

/** What a machine that has nothing yet gets from a cache, with this key alone. */
async function readFresh(lab: Lab, url: string, path: string, publicKey = key.publicKey.text): Promise<string> {
  const fresh = mkdtempSync(join(temp, 'fresh-'))
  const options = ['--option', 'require-sigs', 'true', '--option', 'trusted-public-keys', publicKey]
  const copied = await lab.tryNix('copy', ...options, '--from', url, '--to', `local?root=${fresh}`, path)
  if (copied.code !== 0) return copied.stderr
  return readFileSync(join(fresh, 'nix/store', path.replace(/.*\//, '')), 'utf8').trim()
}

describeLab('publishing', () => {
  describe.each<NixSuite>(['trixie', 'sid'])('with the Nix of %s', (suite) => {
    let lab: Lab
    let world: PublishWorld
    beforeAll(async () => {
      lab = await openLab({ suite, toolkits: [], storeRoot: join(temp, suite) })
      world = await publishWorld(lab, mkdtempSync(join(temp, 'world-')), 'lib-1')
    })

    it('fills a folder and a server at once, which a fresh store reads with the public key alone', async () => {
      await using server = await startPutServer()
      const folder = join(world.folder, 'cache')
      const to = `file://${folder}\n${server.url}/acme private`
      const run = await world.publish({ to, 'signing-key-file': keyFile, 'read-back': 'full' })
      expect([run.problems, run.code]).toEqual([[], 0])
      expect(server.violations).toEqual([])
      for (const url of [`file://${folder}`, `${server.url}/acme`]) {
        expect(await readFresh(lab, url, world.outputs.one)).toContain(world.outputs.one)
        expect(await readFresh(lab, url, world.outputs.two, generateKey('other').publicKey.text)).toMatch(/signature/)
      }
    })
  })
})
