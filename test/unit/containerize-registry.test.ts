/** From the inputs of containerize to registries. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { openRegistries, type ToPush } from '../../src/actions/containerize/registry.ts'
import { registryInputs, registryOutputs } from '../../src/actions/containerize/registry-inputs.ts'
import { cellImageInputs } from '../../src/actions/containerize/surface.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { imageOf, indexOf, layerTypes } from '../../src/ship/oci/image.ts'
import { layer } from '../fakes/images.ts'
import { testHost } from './host.ts'
import { alice, fakeRegistry } from './registry-world.ts'

const scratch = mkdtempSync(join(tmpdir(), 'containerize-registry-'))
const http = nodeHttp({ connections: 8, env: {} })
afterAll(() => {
  rmSync(scratch, { recursive: true })
  http.close()
})
const masked: string[] = []
afterEach(() => void masked.splice(0))

const open = (given: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) => {
  const inputs = readInputs(
    { name: 'x', description: '', inputs: { ...cellImageInputs, ...registryInputs }, outputs: registryOutputs },
    (name) => given[name],
  )
  return openRegistries(testHost({ http, env: { HOME: scratch, ...env } }), inputs, (secret) => masked.push(secret))
}

/** Codes of the problems that work ends with, or nothing. */
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause: unknown) => {
      if (!(cause instanceof ProblemError)) throw cause
      return cause.problems.map(({ code }) => code)
    },
  )

function made(names: readonly string[]): ToPush {
  const images = names.map((name) => {
    const { digest, size, open } = layer(name, 4_000)
    const blob = { digest, size, open, mediaType: layerTypes.none }
    const packed = { blob, diffId: digest, key: `key of ${name}`, storePaths: [] }
    const about = { platform: { os: 'linux', architecture: 'amd64' }, annotations: { capability: name } } as const
    return imageOf([packed], {}, about)
  })
  const index = images.length > 1 ? indexOf(images, {}) : undefined
  return { images, index, shipment: { paths: [], drvPaths: [], unfree: [] } }
}

describe('the inputs for registries', () => {
  it('are none where image is unset', async () => {
    expect(await open({ attach: '/nowhere' })).toBeUndefined()
  })

  it('are refused with all that is wrong with them', async () => {
    const wrong = {
      image: 'acme/app, ghcr.io/a@sha256:x',
      attach: '/nowhere/a.json',
      'mount-from': 'ghcr.io:80/x',
      'registry-password': 'p',
    }
    expect(await codesOf(open(wrong))).toEqual(['SHP130', 'SHP130', 'SHP130', 'SHP139'])
    const digest = `sha256:${'a'.repeat(64)}`
    expect(await codesOf(open({ image: `ghcr.io/a/b:1@${digest}` }))).toEqual(['SHP130'])
    expect(await codesOf(open({ image: 'quay.io/a/b', 'registry-password': 'p' }))).toEqual(['SHP131'])
  })

  it('give the token of the job to ghcr.io alone', async () => {
    await open({ image: 'ghcr.io/a/b:1', 'github-token': 'token-of-the-job' })
    expect(masked).toContain('token-of-the-job')
    masked.splice(0)
    await open({ image: 'quay.io/a/b:1', 'github-token': 'token-of-the-job' }, { GITHUB_TOKEN: 'another-token' })
    expect(masked).toEqual([])
  })
})

describe('the images of containerize', () => {
  it('go to each repository, with their tags and what is attached', async () => {
    const registry = await fakeRegistry({ auth: 'basic', login: `${alice.user}:${alice.password}` })
    writeFileSync(join(scratch, 'sbom.json'), '{"bomFormat":"CycloneDX"}')
    const registries = await open({
      image: `${registry.name}/acme/app:1.0\n${registry.name}/acme/other:x\n${registry.name}/acme/app:latest`,
      ...{ 'registry-user': alice.user, 'registry-password': alice.password, attach: join(scratch, 'sbom.json') },
    })
    expect(await registries?.known()).toEqual(new Map())
    const images = made(['9.0', '10.0'])
    const { outputs, rows, licences } = (await registries?.push(images)) ?? {}
    expect(registry.violations).toEqual([])
    expect([...registry.repository('acme/app').tags]).toEqual([
      ['1.0', images.index?.digest],
      ['latest', images.index?.digest],
    ])
    expect([...registry.repository('acme/other').tags]).toEqual([['x', images.index?.digest]])
    expect(outputs).toEqual({
      digest: images.index?.digest,
      reference: `${registry.name}/acme/app@${images.index?.digest}`,
    })
    expect(rows?.map(([, value]) => value.replace(/^.*?: /, ''))).toEqual([
      expect.stringMatching(/^4 blobs sent \(8\.\d kB\), 0 mounted, 0 were there$/),
      '0 blobs sent (0.0 kB), 4 mounted, 0 were there',
    ])
    expect(licences?.map(({ destination }) => destination)).toEqual(
      ['app', 'other'].map((name) => ({ name: `${registry.name}/acme/${name}`, visibility: 'public' })),
    )
    const known = await registries?.known()
    expect([...(known ?? [])].map(([key, { digest, diffId }]) => [key, digest, diffId])).toEqual(
      images.images.flatMap(({ layers }) => layers.map(({ key, blob, diffId }) => [key, blob.digest, diffId])),
    )
  })

  it('are judged by their licences before anything is sent', async () => {
    const registry = await fakeRegistry()
    const images = made(['9.0'])
    const path = '/nix/store/00000000000000000000000000000000-unknown'
    const toPush = { ...images, shipment: { ...images.shipment, paths: [path] } }
    const image = `${registry.name}/acme/app:1.0`
    expect(await codesOf((await open({ image }))?.push(toPush) ?? Promise.resolve())).toEqual(['SHP084'])
    expect(registry.seen).toEqual([])
    expect((await (await open({ image, visibility: 'private' }))?.push(toPush))?.licences[0]?.doubtful).toHaveLength(1)
    expect(registry.repository('acme/app').tags.has('1.0')).toBe(true)
  })
})
