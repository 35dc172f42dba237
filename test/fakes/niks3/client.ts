/**
 * A strict double of the program `niks3`, its `push` alone, after cmd/niks3/main.go, cmdutil/cmdutil.go and client/ of
 * https://github.com/Mic92/niks3 (2026-06): unknown flags, a missing server or token and paths that are not in the store are
 * refused. NARs go first, then narinfos in any order, here the tops first.
 */
import { readFileSync } from 'node:fs'
import { zstdCompressSync } from 'node:zlib'
import { type ClientPath, dump, fail, infosOf } from '../client-store.ts'
import { hashPart } from '../served-store.ts'

const withValue =
  /^--?(?:server-url|auth-token|auth-token-path|auth-token-script|max-concurrent-uploads|pin|client-cert|client-key|ca-cert)$/
const alone = /^--?(?:debug|help|h|verify-s3-integrity)$/
const argv = process.argv.slice(2)
if (argv[0] !== 'push') fail(`unknown command: ${argv[0]}`)
const flags = new Map<string, string>()
let at = 1
// Go's package flag: what follows the first word without a dash are arguments.
for (; at < argv.length && argv[at]?.startsWith('-'); at += 1) {
  const word = argv[at] ?? ''
  if (withValue.test(word)) {
    at += 1
    flags.set(word.replace(/^--?/, ''), argv[at] ?? fail(`flag needs an argument: ${word}`))
  } else if (!alone.test(word)) fail(`parsing flags: flag provided but not defined: ${word.replace(/^--/, '-')}`)
}
const paths = argv.slice(at)
const server = flags.get('server-url') ?? process.env['NIKS3_SERVER_URL'] ?? fail('server URL is required')
const file = flags.get('auth-token-path') ?? process.env['NIKS3_AUTH_TOKEN_FILE']
if (file === undefined)
  fail(
    'auth token is required (use --auth-token-path, --auth-token-script, NIKS3_AUTH_TOKEN_FILE, or $XDG_CONFIG_HOME/niks3/auth-token)',
  )
if (paths.length === 0) fail('at least one store path is required')

interface PendingObject {
  readonly type: string
  readonly presigned_url: string
}

async function ask(path: string, body?: unknown): Promise<unknown> {
  const token = readFileSync(file ?? '', 'utf8').trim()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await fetch(new URL(path, server.replace(/\/*$/, '/')), {
    ...{ method: 'POST', headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) fail(`level=ERROR msg="Fatal error" error="server returned ${answer.status}: ${text.trim()}"`)
  return text === '' ? undefined : JSON.parse(text)
}

async function put(url: string, body: Uint8Array<ArrayBuffer>, encoding?: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'PUT',
    body,
    headers: encoding === undefined ? {} : { 'content-encoding': encoding },
  })
  if (!answer.ok) fail(`uploading: unexpected status ${answer.status}`)
}

const infos = new Map(infosOf(paths, true).map((info) => [info.path, info]))
const narKey = ({ narHash }: ClientPath) => `nar/${narHash.replace('sha256:', '')}.nar.zst`
const pack = (text: string) => new Uint8Array(zstdCompressSync(text))

for (const top of paths) {
  const closure = new Map<string, ClientPath>()
  const visit = (path: string): void => {
    const info = infos.get(path)
    if (!info || closure.has(path)) return
    closure.set(path, info)
    info.references.forEach(visit)
  }
  visit(top)
  const objects = [...closure.values()].flatMap((info) => {
    const refs = [
      ...info.references.map((path) => `${hashPart(path)}.narinfo`),
      narKey(info),
      `${hashPart(info.path)}.ls`,
    ]
    return [
      { key: `${hashPart(info.path)}.narinfo`, type: 'narinfo', refs },
      { key: narKey(info), type: 'nar', refs: [], nar_size: info.narSize },
      { key: `${hashPart(info.path)}.ls`, type: 'listing', refs: [] },
    ]
  })
  const begun = (await ask('api/pending_closures', { closure: `${hashPart(top)}.narinfo`, objects })) as {
    readonly id: string
    readonly pending_objects: Readonly<Record<string, PendingObject>>
  }
  const wanted = (name: string) => begun.pending_objects[name]?.presigned_url
  for (const info of closure.values()) {
    const [nar, listing] = [wanted(narKey(info)), wanted(`${hashPart(info.path)}.ls`)]
    if (nar !== undefined) await put(nar, new Uint8Array(zstdCompressSync(dump(info.path))))
    if (listing !== undefined) await put(listing, pack('{"version":1,"root":{}}'), 'zstd')
  }
  const narinfos = Object.fromEntries(
    [...closure.values()].flatMap((info) =>
      wanted(`${hashPart(info.path)}.narinfo`) === undefined
        ? []
        : [[`${hashPart(info.path)}.narinfo`, metadata(info)]],
    ),
  )
  const { signatures } = (await ask(`api/pending_closures/${begun.id}/sign`, { narinfos })) as {
    readonly signatures: Readonly<Record<string, readonly string[]>>
  }
  for (const [name, made] of Object.entries(narinfos)) {
    await put(wanted(name) ?? '', pack(narInfo(made, signatures[name] ?? [])), 'zstd')
  }
  await ask(`api/pending_closures/${begun.id}/complete`)
}
process.stderr.write('level=INFO msg="Upload complete."\n')

type Metadata = ReturnType<typeof metadata>

function metadata(info: ClientPath) {
  return {
    ...{ store_path: info.path, url: narKey(info), compression: 'zstd', nar_hash: info.narHash },
    ...{ nar_size: info.narSize, references: info.references, signatures: info.signatures },
  }
}

function narInfo(made: Metadata, signatures: readonly string[]): string {
  const names = made.references.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort()
  const lines = [
    ...[`StorePath: ${made.store_path}`, `URL: ${made.url}`, `Compression: ${made.compression}`],
    ...[`NarHash: ${made.nar_hash}`, `NarSize: ${made.nar_size}`, `References: ${names.join(' ')}`],
    ...signatures.map((signature) => `Sig: ${signature}`),
  ]
  return `${lines.join('\n')}\n`
}
