/** Images and sessions for tests of pushing. */
import { createHash } from 'node:crypto'
import { afterEach } from 'vitest'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { type Blob, blobOf } from '../../src/ship/registry/content.ts'
import type { Login } from '../../src/ship/registry/credentials.ts'
import { indexType, manifestOf, manifestType, sha256, type Target } from '../../src/ship/registry/manifests.ts'
import { descriptorOf, type PushedImage, type PushRequest } from '../../src/ship/registry/push.ts'
import { openRegistry, type Session } from '../../src/ship/registry/session.ts'
import { type FakeRegistry, openFakeRegistry, type RegistryOptions } from '../fakes/registry.ts'
import { testHost } from './host.ts'

const toClose: (() => unknown)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0)) await close()
})

/** Bytes that are the same for the same seed alone. */
export function noise(seed: string, size: number): Buffer {
  return Buffer.alloc(size, createHash('sha256').update(seed).digest())
}

/** A layer that comes in pieces of 64 KiB, as files do. */
export function layer(seed: string, size = 300_000): Blob {
  const bytes = noise(seed, size)
  const open = async function* (start: number) {
    for (let at = start; at < size; at += 65_536) yield bytes.subarray(at, at + 65_536)
  }
  return { digest: sha256(bytes), size, open }
}

export function image(layers: readonly Blob[], more: Partial<PushedImage> = {}): PushedImage {
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: layers.map(({ digest }) => digest) },
    }),
  )
  const document = {
    ...{ schemaVersion: 2, mediaType: manifestType },
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
    layers: layers.map(({ digest, size }) => ({ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest, size })),
  }
  return {
    manifest: manifestOf(manifestType, document),
    config: blobOf(config, sha256(config)),
    layers,
    attachments: [],
    ...more,
  }
}

export function indexOf(images: readonly PushedImage[]) {
  const manifests = images.map(({ manifest }) => descriptorOf(manifest))
  return manifestOf(indexType, { schemaVersion: 2, mediaType: indexType, manifests })
}

export const request = (images: readonly PushedImage[], more: Partial<PushRequest> = {}): PushRequest => ({
  ...{ images, tags: ['1.0'], mountFrom: [] },
  ...more,
})

export async function fakeRegistry(options: RegistryOptions = {}): Promise<FakeRegistry> {
  const registry = await openFakeRegistry(options)
  toClose.push(() => registry[Symbol.asyncDispose]())
  return registry
}

/** A session of its own process, with the masked secrets and the host. */
export function connect(registry: FakeRegistry, login?: Login, cancelled = new AbortController().signal) {
  const http = nodeHttp({ connections: 16, env: {} })
  toClose.push(() => http.close())
  const host = testHost({ http, cancelled })
  const masked: string[] = []
  const session: Session = openRegistry(host, { registry: registry.name, login, mask: (secret) => masked.push(secret) })
  const target = (repository = 'acme/app'): Target => ({ session, repository })
  return { host, masked, session, target }
}

export const alice: Login = { user: 'alice', password: 'open sesame: ü', from: 'a test' }
