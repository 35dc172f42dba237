/** Documents that are attached to images. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type Attachment, readAttachment } from '../../src/ship/registry/attachment.ts'
import { descriptorOf, push } from '../../src/ship/registry/push.ts'
import { attach, referrersOf } from '../../src/ship/registry/referrers.ts'
import { image, layer, request } from '../fakes/images.ts'
import type { RegistryOptions } from '../fakes/registry.ts'
import { testHost } from './host.ts'
import { connect, fakeRegistry } from './registry-world.ts'

const scratch = mkdtempSync(join(tmpdir(), 'attachments-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const statement = { _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://in-toto.io/attestation/svr/v0.2' }
const envelope = {
  payloadType: 'application/vnd.in-toto+json',
  payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
  signatures: [],
}
const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const kind = { 'dev.sigstore.bundle.predicateType': statement.predicateType }

describe('a document', () => {
  const read = (text: string) => {
    writeFileSync(join(scratch, 'a.json'), text)
    return readAttachment(testHost(), join(scratch, 'a.json'))
  }
  it.each([
    [{ bomFormat: 'CycloneDX' }, 'application/vnd.cyclonedx+json', {}],
    [{ spdxVersion: 'SPDX-2.3' }, 'application/spdx+json', {}],
    [statement, 'application/vnd.in-toto+json', kind],
    [envelope, 'application/vnd.dsse.envelope.v1+json', kind],
    // As @sigstore/oci and cosign annotate bundles.
    [
      { mediaType: bundleType, dsseEnvelope: envelope },
      bundleType,
      { 'dev.sigstore.bundle.content': 'dsse-envelope', ...kind },
    ],
    [
      { mediaType: bundleType, messageSignature: {} },
      bundleType,
      { 'dev.sigstore.bundle.content': 'message-signature' },
    ],
  ])('%j is %s', async (document, mediaType, annotations) => {
    const text = JSON.stringify(document)
    expect(await read(text)).toEqual({ title: 'a.json', mediaType, annotations, bytes: Buffer.from(text) })
  })

  it.each(['nonsense', '{}', '[]', 'null', '{"mediaType":"text/plain"}', '{"_type":"x"}'])(
    '%s is refused',
    async (text) => {
      await expect(read(text)).rejects.toThrow(/^SHP139: /)
    },
  )

  it('that is not there is refused', async () => {
    await expect(readAttachment(testHost(), '/nowhere/a.json')).rejects.toThrow(/^SHP139: /)
  })
})

describe('what is attached', () => {
  const sbom: Attachment = {
    ...{ title: 'sbom.json', mediaType: 'application/vnd.cyclonedx+json', annotations: { 'example.org/a': 'b' } },
    bytes: Buffer.from('{"bomFormat":"CycloneDX"}'),
  }
  const bundle: Attachment = { ...sbom, title: 'bundle.json', mediaType: bundleType, bytes: Buffer.from('{"x":1}') }

  it.each<[string, RegistryOptions]>([
    ['by the API', {}],
    ['under the tag', { referrers: false }],
    // As Amazon ECR does, or did.
    ['under the tag, where the registry says OCI-Subject and has no API', { referrers: false, subjectHeader: true }],
    // As the registry of go-containerregistry does.
    ['by the API, where the registry does not say OCI-Subject', { subjectHeader: false }],
  ])('is found %s, once, also after a second push', async (_, options) => {
    const registry = await fakeRegistry(options)
    const images = [image([layer('a')], { attachments: [sbom, bundle] })]
    for (const tags of [['1.0'], ['1.1']]) await push(connect(registry).target(), request(images, { tags }))
    const { target } = connect(registry)
    const subject = images[0]?.manifest.digest ?? ''
    const found = await referrersOf(target(), subject)
    expect(found.map(({ artifactType, annotations }) => [artifactType, annotations])).toEqual([
      [sbom.mediaType, sbom.annotations],
      [bundleType, bundle.annotations],
    ])
    const { manifests, tags, blobs } = registry.repository('acme/app')
    const document = JSON.parse(manifests.get(found[0]?.digest ?? '')?.bytes.toString() ?? '')
    expect(document).toMatchObject({
      artifactType: sbom.mediaType,
      subject: { digest: subject },
      config: { mediaType: 'application/vnd.oci.empty.v1+json', size: 2 },
    })
    expect(blobs.get(document.layers[0].digest)).toEqual(sbom.bytes)
    expect([...tags.keys()].filter((tag) => tag.startsWith('sha256-'))).toHaveLength(
      options.referrers === false ? 1 : 0,
    )
    expect(registry.violations).toEqual([])
  })

  it('all stays in the list of the tag when many are attached at the same time', async () => {
    const registry = await fakeRegistry({ referrers: false })
    const one = image([layer('a')])
    const { target } = connect(registry)
    await push(target(), request([one]))
    const documents = Array.from({ length: 8 }, (_, at) => ({ ...sbom, bytes: Buffer.from(`{"at":${at}}`) }))
    await Promise.all(documents.map((document) => attach(target(), descriptorOf(one.manifest), document)))
    expect(await referrersOf(target(), one.manifest.digest)).toHaveLength(8)
  })

  it('is put back where another job overwrote the list meanwhile', async () => {
    const registry = await fakeRegistry({ referrers: false })
    const one = image([layer('a')])
    await push(connect(registry).target(), request([one]))
    let overwritten = 0
    registry.options = {
      referrers: false,
      fault: ({ method, path }) => {
        const { tags } = registry.repository('acme/app')
        if (method === 'GET' && path.includes('/manifests/sha256-') && overwritten++ < 2)
          tags.delete(path.split('/').at(-1) ?? '')
        return undefined
      },
    }
    const { target } = connect(registry)
    const digest = await attach(target(), descriptorOf(one.manifest), sbom)
    expect((await referrersOf(target(), one.manifest.digest)).map((found) => found.digest)).toEqual([digest])
  })

  it('ends with SHP141 where the tag is the image itself, and the image stays as it is', async () => {
    const registry = await fakeRegistry({ referrers: false, tagsAreDigests: true })
    const { target } = connect(registry)
    const pushed = push(target(), request([image([layer('a')], { attachments: [sbom] })]))
    await expect(pushed).rejects.toThrow(/^SHP141: /)
    expect(registry.repository('acme/app').tags.size).toBe(0)
  })
})
