import { join } from 'node:path'
import { nixHome } from '../../nix/home.ts'
import { writeAtomically } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { clientRunner, withPrivateFolder } from './client.ts'
import { checkAttic, checkVisibility, noSuchCache, refuse, refusedLogin, sendProblem } from './client-problems.ts'
import type { ClientDestination, Opening, PathFacts } from './destination.ts'
import {
  askService,
  checkStore,
  folderUrl,
  jsonObject,
  namedKeys,
  readServed,
  refusal,
  type ServedCache,
  untilServed,
} from './served.ts'

/** Paths in one command, whose arguments the system limits to 2 MiB. */
const batch = 4_000

/**
 * A cache of an Attic server, which packs and signs. Its own client sends, from a configuration of its own that is removed
 * afterwards. Throws ProblemError SHP060 to SHP062, SHP065, SHP066, and SHP042 to SHP044.
 */
export async function openAttic(host: Host, opening: Opening): Promise<ClientDestination> {
  const { address, nix, mask, jobs } = opening
  const login = loginOf(host, opening)
  mask(login.token)
  const server = await readServer(host, opening, login)
  const find = (paths: readonly PathFacts[]) => findPaths(host, server, login, paths)
  const run = clientRunner(host, nix)
  const push = (paths: readonly string[]) =>
    withPrivateFolder(host, async (folder) => {
      await writeAtomically(host, join(folder, 'attic/config.toml'), configText(login))
      const exactly = ['--no-closure', '--ignore-upstream-cache-filter']
      return run({
        client: 'attic',
        args: ['push', ...exactly, '--jobs', `${jobs}`, `server:${nameOf(address)}`, ...paths],
        // Nix, which is part of it, would look for the user's nix.conf there too.
        env: { XDG_CONFIG_HOME: folder, NIX_USER_CONF_FILES: await userConf(host) },
        secrets: [login.token],
      })
    })
  return {
    kind: 'client',
    publicKey: server.cache.keys[0].text,
    find,
    send: async (paths, { sent }) => {
      for (let at = 0; at < paths.length; at += batch) {
        const failed = await push(paths.slice(at, at + batch).map(({ path }) => path))
        if (failed !== undefined) throw sendProblem(address, 'attic', failed)
      }
      await untilServed(host, address, paths, find)
      for (const path of paths) sent(path)
    },
  }
}

const nameOf = (address: string) => address.slice('attic:'.length)

interface Login {
  readonly endpoint: URL
  readonly token: string
  readonly headers: Readonly<Record<'authorization' | 'accept', string>>
}

function loginOf(host: Host, opening: Opening): Login {
  refuse(checkAttic(host, opening))
  const { atticEndpoint = '', atticToken } = opening.logins
  const token = atticToken || host.env['ATTIC_TOKEN'] || ''
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
  return { endpoint: folderUrl(new URL(atticEndpoint)), token, headers }
}

interface Server {
  readonly cache: ServedCache
  /** Where its API is. */
  readonly api: URL
  /** Names of keys: what one of them signed stays in the caches above. */
  readonly upstream: readonly unknown[]
}

/** Asks the server for the cache: whether it is there, who reads it and where, which key signs. */
async function readServer(host: Host, opening: Opening, { endpoint, headers }: Login): Promise<Server> {
  const { address, storeDir } = opening
  const name = nameOf(address)
  const answer = await askService(host, address, { url: new URL(`_api/v1/cache-config/${name}`, endpoint), headers })
  if (answer.status === 401 || answer.status === 403) throw refusedLogin(address, answer, 'attic-token')
  const known = answer.status === 200 ? jsonObject(answer.body) : undefined
  if (answer.status === 404 || (answer.status === 200 && !known)) {
    throw noSuchCache(address, answer, 'Create it (attic cache create), or correct its name or attic-endpoint.')
  }
  if (!known) throw refusal(address, answer, 'attic-token')
  const text = (field: string) => (typeof known[field] === 'string' ? known[field] : undefined)
  checkStore({ name: address, storeDir }, text('store_dir'))
  const isPublic = known['is_public'] === true
  checkVisibility(opening, isPublic)
  const place = URL.parse(text('substituter_endpoint') ?? '') ?? new URL(name, endpoint)
  const apiPlace = URL.parse(text('api_endpoint') ?? '')
  return {
    cache: {
      ...{ name: address, storeDir, hides: false, url: place },
      keys: namedKeys(address, [text('public_key')]),
      authorization: isPublic || isDowngrade(endpoint, place) ? undefined : headers.authorization,
    },
    api: apiPlace && !isDowngrade(endpoint, apiPlace) ? folderUrl(apiPlace) : endpoint,
    upstream: [known['upstream_cache_key_names']].flat(),
  }
}

async function findPaths(
  host: Host,
  { cache, api, upstream }: Server,
  { headers }: Login,
  paths: readonly PathFacts[],
): Promise<ReadonlyMap<string, string | undefined>> {
  if (paths.length === 0) return new Map()
  const hashOf = ({ path }: PathFacts) => path.slice(cache.storeDir.length + 1, cache.storeDir.length + 33)
  const answer = await askService(host, cache.name, {
    url: new URL('_api/v1/get-missing-paths', api),
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ cache: nameOf(cache.name), store_path_hashes: paths.map(hashOf) }),
  })
  if (answer.status === 401 || answer.status === 403) throw refusedLogin(cache.name, answer, 'attic-token')
  const list = answer.status === 200 ? jsonObject(answer.body)?.['missing_paths'] : undefined
  if (!Array.isArray(list)) throw refusal(cache.name, answer, 'attic-token')
  const missing = new Set<unknown>(list)
  const there = paths.filter((facts) => !missing.has(hashOf(facts)))
  const found = await readServed(host, cache, there)
  // As its client does: what the caches above have stays there.
  const elsewhere = paths.filter(
    ({ path, signers }) => !found.has(path) && signers.some((key) => upstream.includes(key)),
  )
  return new Map([...found, ...elsewhere.map(({ path }) => [path, undefined] as const)])
}

/** A token that goes to https is not sent on without it. */
function isDowngrade(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol !== 'https:'
}

/** https://github.com/zhaofengli/attic/blob/main/client/src/config.rs; a JSON text is one of TOML too. */
function configText({ endpoint, token }: Login): string {
  return `default-server = "server"\n\n[servers.server]\nendpoint = ${JSON.stringify(endpoint.href)}\ntoken = ${JSON.stringify(token)}\n`
}

/** The files that Nix reads for a user: https://nix.dev/manual/nix/stable/command-ref/conf-file#file-format */
async function userConf(host: Host): Promise<string> {
  const { NIX_USER_CONF_FILES: files, XDG_CONFIG_HOME: own, XDG_CONFIG_DIRS: others } = host.env
  if (files !== undefined) return files
  const home = (await nixHome(host)) ?? ''
  const folders = [own || join(home, '.config'), ...(others || '/etc/xdg').split(':')]
  return folders.map((folder) => join(folder, 'nix/nix.conf')).join(':')
}
