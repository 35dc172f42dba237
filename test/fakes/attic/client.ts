/**
 * A strict double of the program `attic`, its `push` alone, after client/src/cli.rs, command/push.rs, config.rs and push.rs of
 * https://github.com/zhaofengli/attic (2026-06). Unknown options are refused as clap does; servers and tokens come from
 * $XDG_CONFIG_HOME/attic/config.toml alone; a path that is not in the store ends it. ATTIC_DOUBLE_LOG names a file that gets a
 * line with its arguments and the mode of its configuration.
 */
import { appendFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { type ClientPath, dump, fail, infosOf, isValid, readAll } from '../client-store.ts'
import { hashPart, sha256 } from '../served-store.ts'

const argv = process.argv.slice(2)
const flags = new Set<string>()
const words: string[] = []
for (let at = 0; at < argv.length; at += 1) {
  const word = argv[at] ?? ''
  if (word === '-j' || word === '--jobs') {
    at += 1
    if (!/^[1-9]\d*$/.test(argv[at] ?? '')) fail(`error: invalid value '${argv[at]}' for '--jobs <JOBS>'`, 2)
  } else if (/^--(?:stdin|no-closure|ignore-upstream-cache-filter|force-preamble)$/.test(word)) flags.add(word)
  else if (word.startsWith('-')) fail(`error: unexpected argument '${word}' found`, 2)
  else words.push(word)
}
const [command, reference = '', ...given] = words
if (command !== 'push') fail(`error: unrecognized subcommand '${command}'`, 2)
const file = join(process.env['XDG_CONFIG_HOME'] ?? join(process.env['HOME'] ?? '', '.config'), 'attic/config.toml')
const log = process.env['ATTIC_DOUBLE_LOG']
if (log) appendFileSync(log, `${JSON.stringify({ argv, mode: statSync(file).mode & 0o777, file })}\n`)

interface Server {
  readonly endpoint: string
  readonly token?: string
}
const config = getStaticTOMLValue(parseTOML(readFileSync(file, 'utf8'))) as {
  readonly 'default-server'?: string
  readonly servers?: Readonly<Record<string, Server>>
}
const [first = '', second] = reference.split(':')
const [serverName, cache] = second === undefined ? [config['default-server'] ?? '', first] : [first, second]
const server = config.servers?.[serverName] ?? fail(`Error: Server "${serverName}" does not exist`)
const headers = server.token === undefined ? {} : { authorization: `Bearer ${server.token}` }

async function ask(path: string, init: RequestInit = {}): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(new URL(path, server.endpoint), { ...init, headers: { ...headers, ...init.headers } })
  const body = JSON.parse(await answer.text())
  if (!answer.ok) fail(`Error: ${body.error}: ${body.message}`)
  return body
}

const known = await ask(`_api/v1/cache-config/${cache}`)
const paths = flags.has('--stdin') ? (await readAll(process.stdin)).split('\n').filter((line) => line !== '') : given
if (flags.has('--stdin') && given.length > 0) fail('Error: No paths can be specified on the command line with --stdin')
if (paths.length === 0) {
  process.stderr.write('🤷 Nothing specified.\n')
  process.exit(0)
}
for (const path of paths) if (!isValid(path)) fail(`Error: path '${path}' is not valid`)
const all = infosOf(paths, !flags.has('--no-closure'))
const upstream = [known['upstream_cache_key_names']].flat()
const isUpstream = ({ signatures }: ClientPath) => signatures.some((one) => upstream.includes(one.split(':')[0]))
const kept = flags.has('--ignore-upstream-cache-filter') ? all : all.filter((info) => !isUpstream(info))
const { missing_paths: missing } = await ask('_api/v1/get-missing-paths', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ cache, store_path_hashes: kept.map(({ path }) => hashPart(path)) }),
})
// Its workers take paths in any order.
const left = kept.filter(({ path }) => (missing as readonly string[]).includes(hashPart(path))).reverse()
process.stderr.write(
  `⚙️ Pushing ${left.length} paths to "${cache}" on "${serverName}" (${all.length - left.length} already cached, 0 in upstream)...\n`,
)
for (const { path, references, signatures, deriver } of left) {
  const nar = dump(path)
  const info = {
    ...{ cache, store_path_hash: hashPart(path), store_path: path, system: null, sigs: signatures, ca: null },
    references: references.map((one) => one.slice(one.lastIndexOf('/') + 1)),
    deriver: deriver ?? null,
    ...{ nar_hash: `sha256:${sha256(nar).hex}`, nar_size: nar.length },
  }
  await ask('_api/v1/upload-path', { method: 'PUT', headers: { 'X-Attic-Nar-Info': JSON.stringify(info) }, body: nar })
  process.stderr.write(`✅ ${path.slice(path.lastIndexOf('/') + 1)}\n`)
}
