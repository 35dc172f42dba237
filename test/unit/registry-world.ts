import { afterEach } from 'vitest'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import type { Login } from '../../src/ship/registry/credentials.ts'
import type { Target } from '../../src/ship/registry/manifests.ts'
import { openRegistry, type Session } from '../../src/ship/registry/session.ts'
import { type FakeRegistry, openFakeRegistry, type RegistryOptions } from '../fakes/registry.ts'
import { testHost } from './host.ts'

const toClose: (() => unknown)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0)) await close()
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
