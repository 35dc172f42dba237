/** Pushing to real registries, read back by clients that share no code with ours. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realHost } from '../../src/runner/real-host.ts'
import { findLogin } from '../../src/ship/registry/credentials.ts'
import { push } from '../../src/ship/registry/push.ts'
import { referrersTag } from '../../src/ship/registry/reference.ts'
import { referrersOf } from '../../src/ship/registry/referrers.ts'
import { openRegistry } from '../../src/ship/registry/session.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeMade } from './describe.ts'
import { run, runOk } from './exec.ts'
import { labContext } from './lab.ts'
import { ensureRegistryTools, openDockerRegistry, openReferrersRegistry, registryUser } from './registries.ts'
import { labImages } from './registry-images.ts'
import type { Service } from './service.ts'

const scratch = mkdtempSync(join(tmpdir(), 'registries-'))
afterAll(() => removeTree(scratch))
const machine = realHost(recordingLog())
const driver = join(import.meta.dirname, 'registry-driver.ts')

await describeMade(
  'real registries',
  () => ensureRegistryTools(labContext()),
  (tools) => {
    const kinds = {
      'go-containerregistry': () => openReferrersRegistry(tools, join(scratch, 'referrers')),
      'docker-registry with a password': () => openDockerRegistry(tools, join(scratch, 'password'), 'htpasswd'),
      'docker-registry with tokens': () => openDockerRegistry(tools, join(scratch, 'token'), 'token'),
    }

    describe.each(Object.entries(kinds))('%s', (kind, open) => {
      let service: Service
      let name = ''
      let env: Record<string, string> = {}
      beforeAll(async () => {
        service = await open()
        name = new URL(service.url).host
        const docker = join(scratch, `docker-${kind}`)
        mkdirSync(docker)
        const auth = Buffer.from(`${registryUser.user}:${registryUser.password}`).toString('base64')
        writeFileSync(join(docker, 'config.json'), JSON.stringify({ auths: { [name]: { auth } } }))
        env = { DOCKER_CONFIG: docker }
      })
      afterAll(() => service[Symbol.asyncDispose]())

      const open1 = async (repository: string) => {
        const host = { ...machine, env }
        const { login } = await findLogin(host, name, {})
        const session = openRegistry(host, { registry: name, login, mask: () => {} })
        return { session, repository }
      }
      const skopeo = (command: string, place: string, ...more: readonly string[]) => {
        const login = ['--authfile', join(env['DOCKER_CONFIG'] ?? '', 'config.json'), '--tls-verify=false']
        return runOk(tools.skopeo, [command, ...more, ...login, `docker://${name}/${place}`], { env })
      }
      /** Every layer is read and unpacked, and its digests are compared. */
      const validate = async (place: string) => {
        // crane goes to no token server on loopback.
        if (kind.includes('tokens')) {
          await runOk(
            tools.skopeo,
            [
              'copy',
              '--all',
              '--src-tls-verify=false',
              '--src-authfile',
              join(env['DOCKER_CONFIG'] ?? '', 'config.json'),
              `docker://${name}/${place}`,
              `dir:${mkdtempSync(join(scratch, 'copy-'))}`,
            ],
            { env },
          )
        } else await runOk(tools.crane, ['validate', '--remote', `${name}/${place}`], { env })
      }

      it('takes an index that others read back whole', async () => {
        const request = await labImages()
        const { digest, warnings } = await push(await open1('acme/app'), request)
        expect(warnings).toEqual([])
        const { Tags: tags } = JSON.parse(await skopeo('list-tags', 'acme/app'))
        expect(tags).toEqual(expect.arrayContaining(['1.0', 'latest']))
        for (const tag of ['1.0', 'latest']) {
          expect(await skopeo('inspect', `acme/app:${tag}`, '--raw')).toBe(
            Buffer.from(request.index?.bytes ?? '').toString(),
          )
        }
        expect(digest).toBe(request.index?.digest)
        await validate('acme/app:1.0')
      })

      it('has the SBOM among the referrers', async () => {
        const { images } = await labImages()
        const subject = images[0]?.manifest.digest ?? ''
        const found = await referrersOf(await open1('acme/app'), subject)
        expect(found).toHaveLength(1)
        const manifest = JSON.parse(await skopeo('inspect', `acme/app@${found[0]?.digest}`, '--raw'))
        expect(manifest).toMatchObject({ artifactType: 'application/vnd.cyclonedx+json', subject: { digest: subject } })
        const { Tags: tags } = JSON.parse(await skopeo('list-tags', 'acme/app'))
        expect(tags.includes(referrersTag(subject))).toBe(kind !== 'go-containerregistry')
      })

      it('gets of another image of the toolkit its own bytes alone', async () => {
        const request = await labImages(['2.0'], 'other')
        const own = request.images.reduce((sum, { layers, config }) => sum + (layers[2]?.size ?? 0) + config.size, 0)
        const { blobs, bytes } = await push(await open1('acme/app'), request)
        expect(blobs).toEqual({ present: 2, mounted: 0, sent: 4 })
        expect(bytes).toBeLessThanOrEqual(own * 1.05)
      })

      // go-containerregistry's mounts nothing.
      it.skipIf(kind === 'go-containerregistry')('mounts what another repository has', async () => {
        const { blobs } = await push(await open1('acme/other'), { ...(await labImages()), mountFrom: ['acme/app'] })
        expect(blobs).toEqual({ present: 0, mounted: 6, sent: 0 })
      })

      it.runIf(kind.includes('tokens'))('is finished by the next push wherever one is killed', async () => {
        const node = join(import.meta.dirname, '../../node_modules/.bin/node')
        const through = (repository: string, bytes: number) =>
          pushThrough(name, bytes, (proxy) =>
            spawn(node, [driver, proxy, repository], {
              env: { ...process.env, ...env, DOCKER_CONFIG: configFor(proxy) },
            }),
          )
        const whole = await through('acme/whole', Number.POSITIVE_INFINITY)
        expect(whole.ended).toBe(0)
        const { digest } = (await labImages()).index ?? {}
        for (const bytes of [20, whole.bytes / 3, whole.bytes * 0.95, whole.bytes - 2_500]) {
          const repository = `acme/killed-${Math.round(bytes)}`
          expect((await through(repository, bytes)).ended).toBe('SIGKILL')
          const { Tags: tags } = JSON.parse(await skopeo('list-tags', repository).catch(() => '{"Tags":[]}'))
          // A kill near the end may come after the first tag: what it names is whole.
          if (tags.includes('1.0')) await validate(`${repository}:1.0`)
          const again = await run(node, [driver, name, repository], { env })
          expect([again.stdout, again.stderr]).toEqual([digest, ''])
          await validate(`${repository}:1.0`)
        }
      })

      /** The same login under the name of the proxy. */
      function configFor(through: string): string {
        const { auths } = JSON.parse(readFileSync(join(env['DOCKER_CONFIG'] ?? '', 'config.json'), 'utf8'))
        const folder = mkdtempSync(join(scratch, 'docker-'))
        writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: { [through]: auths[name] } }))
        return folder
      }
    })
  },
)

/** Starts a client behind a proxy that kills it once so many bytes have gone to the registry; gives what it ended with, and the bytes. */
async function pushThrough(
  registry: string,
  bytes: number,
  start: (through: string) => ReturnType<typeof spawn>,
): Promise<{ readonly ended: unknown; readonly bytes: number }> {
  const [host = '', port] = registry.split(':')
  let left = bytes
  let seen = 0
  const sockets = new Set<{ destroy: () => void }>()
  const proxy = createServer((near) => {
    const far = connect(Number(port), host)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => [near, far].forEach((other) => void other.destroy()))
    }
    near.on('data', (chunk) => {
      far.write(chunk.subarray(0, Math.max(0, left)))
      left -= chunk.length
      seen += chunk.length
      if (left <= 0) client?.kill('SIGKILL')
    })
    far.pipe(near)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const client = start(`127.0.0.1:${(proxy.address() as AddressInfo).port}`)
  const [code, signal] = await once(client, 'close')
  for (const socket of sockets) socket.destroy()
  proxy.close()
  return { ended: signal ?? code, bytes: seen }
}
