import { error, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { clientRunner, topsOf } from './client.ts'
import { checkCachix, checkVisibility, noSuchCache, refuse, refusedLogin, sendProblem } from './client-problems.ts'
import type { ClientDestination, Opening, PathFacts } from './destination.ts'
import {
  askService,
  checkCacheInfo,
  jsonObject,
  type Keys,
  namedKeys,
  readServed,
  refusal,
  type ServedCache,
  untilServed,
} from './served.ts'

const api = 'https://cachix.org/api/v1/cache'
const source = 'https://docs.cachix.org/getting-started'
/** Hashes in one question: https://github.com/cachix/cachix/blob/master/cachix/src/Cachix/Client/Push.hs */
const batch = 32_768

/**
 * A cache of cachix.org. Its own client sends: it packs, signs with `cachix-signing-key` where the cache has a key of its own,
 * and leaves out what cache.nixos.org has. Throws ProblemError SHP060 to SHP062, SHP065, SHP066, and SHP042 to SHP044.
 */
export async function openCachix(host: Host, opening: Opening): Promise<ClientDestination> {
  const { address, nix, mask, jobs } = opening
  const login = loginOf(host, opening)
  for (const secret of login.secrets) mask(secret)
  const cache = await readCache(host, opening, login)
  const find = (paths: readonly PathFacts[]) => findPaths(host, cache, login, paths)
  const run = clientRunner(host, nix)
  return {
    kind: 'client',
    publicKey: cache.keys[0].text,
    find,
    send: async (paths, { sent }) => {
      const failed = await run({
        client: 'cachix',
        args: ['push', '--jobs', `${jobs}`, nameOf(address)],
        // An empty key, as of a secret that is not set, is an error of the client.
        env: { CACHIX_AUTH_TOKEN: login.token, CACHIX_SIGNING_KEY: login.signingKey },
        // Its list of paths comes by standard input where no path is an argument.
        input: `${topsOf(paths).join('\n')}\n`,
        secrets: login.secrets,
      })
      if (failed !== undefined) throw sendProblem(address, 'cachix', failed)
      // It leaves out paths that it does not find in the store, and succeeds all the same.
      await untilServed(host, address, paths, find)
      for (const path of paths) sent(path)
    },
  }
}

const nameOf = (address: string) => address.slice('cachix:'.length)

interface Login {
  readonly token: string
  readonly signingKey: string | undefined
  readonly secrets: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

function loginOf(host: Host, opening: Opening): Login {
  refuse(checkCachix(host, opening))
  const { cachixToken, cachixSigningKey } = opening.logins
  const token = cachixToken || host.env['CACHIX_AUTH_TOKEN'] || ''
  const signingKey = cachixSigningKey || host.env['CACHIX_SIGNING_KEY'] || undefined
  return {
    ...{ token, signingKey, secrets: signingKey === undefined ? [token] : [token, signingKey] },
    headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
  }
}

/** Asks Cachix for the cache: whether it is there, who reads it, what the token may do, which key signs. */
async function readCache(host: Host, opening: Opening, { token, signingKey, headers }: Login): Promise<ServedCache> {
  const { address, storeDir } = opening
  const name = nameOf(address)
  const answer = await askService(host, address, { url: new URL(`${api}/${name}`), headers })
  if (answer.status === 401 || answer.status === 403) throw refusedLogin(address, answer, 'cachix-auth-token')
  if (answer.status === 404) throw noSuchCache(address, answer, 'Create it on app.cachix.org, or correct its name.')
  const known = answer.status === 200 ? jsonObject(answer.body) : undefined
  if (!known) throw refusal(address, answer, 'cachix-auth-token')
  const { uri, isPublic, permission, publicSigningKeys } = known
  if (permission === 'Read') {
    const fix = 'Make a token with write access in the settings of the cache, and give it as cachix-auth-token.'
    throw new ProblemError(error('SHP061', `The token for ${address} may only read.`, fix, { source }))
  }
  checkVisibility(opening, isPublic === true)
  const keys = namedKeys(address, Array.isArray(publicSigningKeys) ? publicSigningKeys : [])
  if (signingKey !== undefined) checkSigningKey(address, signingKey, keys)
  const cache: ServedCache = {
    ...{ name: address, keys, storeDir, hides: false },
    url: URL.parse(typeof uri === 'string' ? uri : '') ?? new URL(`https://${name}.cachix.org`),
    // As `cachix use` writes it to the netrc of Nix.
    authorization: isPublic === true ? undefined : `Basic ${Buffer.from(`:${token}`).toString('base64')}`,
  }
  await checkCacheInfo(host, cache)
  return cache
}

async function findPaths(
  host: Host,
  cache: ServedCache,
  { headers }: Login,
  paths: readonly PathFacts[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const url = new URL(`${api}/${nameOf(cache.name)}/narinfo`)
  const hashOf = ({ path }: PathFacts) => path.slice(cache.storeDir.length + 1, cache.storeDir.length + 33)
  const missing = new Set<unknown>()
  for (let at = 0; at < paths.length; at += batch) {
    const answer = await askService(host, cache.name, {
      ...{ url, method: 'POST', body: JSON.stringify(paths.slice(at, at + batch).map(hashOf)) },
      headers: { ...headers, 'content-type': 'application/json' },
    })
    if (answer.status === 401 || answer.status === 403) throw refusedLogin(cache.name, answer, 'cachix-auth-token')
    const hashes = answer.status === 200 ? jsonObject(answer.body) : undefined
    if (!Array.isArray(hashes)) throw refusal(cache.name, answer, 'cachix-auth-token')
    for (const hash of hashes) missing.add(hash)
  }
  const there = paths.filter((facts) => !missing.has(hashOf(facts)))
  const found = await readServed(host, cache, there)
  // What Cachix leaves to cache.nixos.org counts as there for its API alone.
  const elsewhere = there.filter(({ path, signers }) => !found.has(path) && signers.includes('cache.nixos.org-1'))
  return new Map([...found, ...elsewhere.map(({ path }) => [path, undefined] as const)])
}

/** A signing key is 64 bytes in base 64, the public one last; unlike a key of Nix it has no name. */
function checkSigningKey(address: string, signingKey: string, keys: Keys): void {
  const bytes = Buffer.from(signingKey.trim(), 'base64')
  const open = bytes.subarray(32).toString('base64')
  if (bytes.length === 64 && keys.some(({ text }) => text.endsWith(`:${open}`))) return
  const wrong = bytes.length === 64 ? `not the key of ${address}` : 'no key of `cachix generate-keypair`'
  const fix = 'Give the key that was generated for this cache, or none where Cachix signs.'
  throw new ProblemError(error('SHP060', `cachix-signing-key is ${wrong}.`, fix, { source }))
}
