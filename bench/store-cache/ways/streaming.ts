/** Nix reads a loopback server that reads the service. `ahead`: how many ranges of a NAR are asked for beforehand. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateKey } from '../../../src/binary-cache/signing.ts'
import { type Served, serve } from '../../../src/runner/http/serve.ts'
import { cacheHandler } from '../../../src/store-cache/pack/serve.ts'
import { configuration, nixCommand, openHome, readIndex } from '../packs.ts'
import { checkedRanges, type WayOptions } from './common.ts'

interface StreamingOptions extends WayOptions {
  /** Undefined: as `src/store-cache/pack/serve.ts` does. */
  readonly ahead?: number
}

const options = configuration<StreamingOptions>()
const { storeDir, temp, names, ahead } = options
const home = openHome(options.place, storeDir)
const index = await readIndex(home, storeDir)
const key = generateKey('job')
const password = 'job-password'
const byUrl = new Map([...index.paths.values()].map((path) => [`/${path.info.url}`, path]))
const answer = cacheHandler({ home, index, key, password })
const server = await serve(async (asked): Promise<Served> => {
  const path = asked.method === 'GET' ? byUrl.get(asked.path) : undefined
  if (ahead === undefined || !path) return answer(asked)
  async function* body(from: NonNullable<typeof path>) {
    for await (const { bytes } of checkedRanges(home, from, ahead ?? 0)) yield bytes
  }
  return { status: 200, type: 'application/x-nix-nar', length: path.info.fileSize, body: body(path) }
})
const netrc = join(temp, 'netrc')
writeFileSync(netrc, `machine 127.0.0.1 login job password ${password}\n`, { mode: 0o600 })
const settings = { 'netrc-file': netrc, 'trusted-public-keys': key.publicKey.text }
const words = Object.entries(settings).flatMap(([name, value]) => ['--option', name, value])
const paths = names.map((name) => join(storeDir, name))
await nixCommand(options, 'nix', ['copy', ...words, '--from', `http://127.0.0.1:${server.port}`, ...paths])
await server.close()
process.exit(0)
