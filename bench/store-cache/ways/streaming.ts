/** Nix reads a loopback server that reads the service. */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { generateKey } from '../../../src/binary-cache/signing.ts'
import { serve } from '../../../src/runner/http/serve.ts'
import type { StoredPath } from '../../../src/store-cache/pack/index.ts'
import { cacheHandler } from '../../../src/store-cache/pack/serve.ts'
import { configuration, nixCommand, openHome, readIndex } from '../packs.ts'
import { checkedRanges, type WayOptions } from './common.ts'
import { plainHome } from './plain-home.ts'

interface StreamingOptions extends WayOptions {
  /** How many ranges of a NAR are asked for beforehand; undefined: all as `src/store-cache/pack/serve.ts` has it. */
  readonly ahead?: number
  /** Whether bytes come by plain sockets. */
  readonly plain?: boolean
}

const options = configuration<StreamingOptions>()
const { storeDir, temp, names, ahead, plain, place } = options
const opened = openHome(place, storeDir)
const home = plain ? plainHome(opened, place, storeDir) : opened
const index = await readIndex(opened, storeDir)
const key = generateKey('job')
const password = 'job-password'
const answer = cacheHandler({ home, index, key, password })
const port = ahead === undefined ? (await serve(answer)).port : await serveAhead(ahead)
const netrc = join(temp, 'netrc')
writeFileSync(netrc, `machine 127.0.0.1 login job password ${password}\n`, { mode: 0o600 })
const settings = { 'netrc-file': netrc, 'trusted-public-keys': key.publicKey.text }
const words = Object.entries(settings).flatMap(([name, value]) => ['--option', name, value])
const paths = names.map((name) => join(storeDir, name))
await nixCommand(options, 'nix', ['copy', ...words, '--from', `http://127.0.0.1:${port}`, ...paths])
process.exit(0)

/** NARs written to the response as they come, without a stream in between; the rest as the product answers it. */
async function serveAhead(count: number): Promise<number> {
  const byUrl = new Map([...index.paths.values()].map((path) => [`/${path.info.url}`, path]))
  const server = createServer((request, response) => {
    const path = byUrl.get(request.url ?? '')
    const work = path ? sendNar(path, count, response) : sendSmall(request.method ?? '', request.url ?? '', response)
    work.catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function sendNar(path: StoredPath, count: number, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/x-nix-nar', 'content-length': path.info.fileSize })
  for await (const { bytes } of checkedRanges(home, path, count)) {
    if (!response.write(bytes)) await once(response, 'drain')
  }
  response.end()
}

async function sendSmall(method: string, path: string, response: ServerResponse): Promise<void> {
  const { status, body } = await answer({ method, path, login: { user: 'job', password } })
  response.writeHead(status).end(typeof body === 'string' && method !== 'HEAD' ? body : undefined)
}
