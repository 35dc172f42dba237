/**
 * A strict double of the program `cachix` 1.11, its `push` alone, after
 * https://github.com/cachix/cachix/blob/v1.11.1/cachix/src/Cachix/Client/OptionsParser.hs and Command/Push.hs: unknown options,
 * a missing token and one without access are refused; paths that are not in the store are left out with a warning, and that is no
 * failure; closures are sent with no order, here the tops first. CACHIX_DOUBLE stands for https://cachix.org.
 */
import { createPrivateKey, sign } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import { dump, fail, infosOf, isValid, readAll } from '../client-store.ts'
import { fingerprintOf, hashPart, sha256 } from '../served-store.ts'

const withValue =
  /^(?:-l|--compression-level|-m|--compression-method|-s|--chunk-size|-n|--num-concurrent-chunks|-j|--jobs|-c|--config|--host|--hostname)$/
const alone = /^(?:--omit-deriver|-v|--verbose)$/

const words: string[] = []
const argv = process.argv.slice(2)
for (let at = 0; at < argv.length; at += 1) {
  const word = argv[at] ?? ''
  if (withValue.test(word)) {
    at += 1
    if (/^(?:-j|--jobs)$/.test(word) && !/^\d+$/.test(argv[at] ?? '')) fail(`option ${word}: cannot parse value`)
  } else if (word.startsWith('-') && !alone.test(word)) fail(`Invalid option \`${word}'`)
  else if (!word.startsWith('-')) words.push(word)
}
const [command, cache = '', ...given] = words
if (command !== 'push') fail(`Invalid argument \`${command}'`)
if (cache === '') fail('Missing: CACHE-NAME')

const paths = given.length > 0 ? given : (await readAll(process.stdin)).split(/\s+/).filter((word) => word !== '')
const { CACHIX_AUTH_TOKEN: token, CACHIX_SIGNING_KEY: signingKey, CACHIX_DOUBLE: base = '' } = process.env
if (token === undefined && signingKey === undefined) fail('Neither auth token nor signing key are present.')
if (signingKey?.trim() === '') fail('A signing key must not be empty')
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
const api = `${base}/api/v1/cache/${cache}`

async function ask(url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(url, { headers, ...init })
  if (answer.status === 401)
    fail(`Binary cache ${cache} doesn't exist or you don't have access. Error: ${await answer.text()}`)
  if (answer.status === 404) fail(`Binary cache ${cache} does not exist.`)
  if (!answer.ok) fail(`FailureResponse ${answer.status} ${await answer.text()}`)
  return answer.json()
}

if (signingKey === undefined) await ask(api)
const valid = paths.filter((path) => {
  const there = isValid(path)
  if (!there) process.stderr.write(`Warning: ${path} is not valid, skipping\n`)
  return there
})
const infos = infosOf(valid, true)
const missing = new Set(
  (await ask(`${api}/narinfo`, {
    method: 'POST',
    body: JSON.stringify(infos.map(({ path }) => hashPart(path))),
  })) as string[],
)
const left = infos.filter(({ path }) => missing.has(hashPart(path)))
if (left.length > 0)
  process.stderr.write(
    `Pushing ${left.length} paths (${infos.length - left.length} are already present) using zstd to cache ${cache} ⏳\n\n`,
  )
const needed = new Set(left.flatMap(({ path, references }) => references.filter((one) => one !== path)))
const order = [...left.filter(({ path }) => !needed.has(path)), ...left.filter(({ path }) => needed.has(path))]
for (const { path, narHash, narSize, references } of order) {
  process.stderr.write(`Pushing ${path} (${narSize})\n`)
  const packed = zstdCompressSync(dump(path))
  await ask(`${api}/nar?compression=zst`, { method: 'POST', body: packed })
  const names = references.map((one) => one.slice(one.lastIndexOf('/') + 1))
  const [hash, folder] = [hashPart(path), path.slice(0, path.lastIndexOf('/'))]
  const made = {
    ...{ storeDir: folder, cStoreHash: hash, cStoreSuffix: path.slice(folder.length + 34), cNarHash: narHash },
    ...{ cNarSize: narSize, cFileHash: sha256(packed).hex, cFileSize: packed.length, cReferences: names },
    ...{
      cDeriver: 'unknown-deriver',
      cSig: signingKey === undefined ? null : signatureOf(signingKey, { path, narHash, narSize, references: names }),
    },
  }
  await ask(`${api}/${hash}.narinfo`, { method: 'POST', body: JSON.stringify(made) })
}
process.stderr.write(left.length === 0 ? 'Nothing to push - all store paths are already on Cachix.\n' : '\nAll done.\n')

function signatureOf(secret: string, info: Parameters<typeof fingerprintOf>[0]): string {
  const seed = Buffer.from(secret, 'base64').subarray(0, 32)
  const envelope = Buffer.from('302e020100300506032b657004220420', 'hex')
  const key = createPrivateKey({ key: Buffer.concat([envelope, seed]), format: 'der', type: 'pkcs8' })
  return sign(null, fingerprintOf(info), key).toString('base64')
}
