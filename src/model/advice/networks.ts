import { type AdviceOf, advise } from './advice.ts'

/** Downloads, binary caches and the store cache. */
export const networkAdvice: AdviceOf<'NET' | 'CCH'> = {
  NET001: advise(
    'No network, a firewall, a proxy that is not set, or a misspelt host.',
    'Try the address with curl on the same machine; set http_proxy and https_proxy where a proxy is needed.',
  ),
  NET002: advise(
    'The file does not exist (404), a login is missing (401, 403), or the server has trouble (5xx).',
    'Check the version and the base URL, or run the job again later.',
  ),
  NET003: advise('A slow or overloaded network, or a proxy that cuts downloads.', 'Run the job again.'),
  NET004: advise(
    'A redirect leads from https to http, to another scheme, or has a login in it.',
    'Use an address that serves the file itself over https.',
  ),
  NET005: advise(
    'The server answers with something other than the file, such as a page of a proxy.',
    'Check what the address serves.',
  ),
  NET006: advise('The job was cancelled.', 'Run the job again.'),
  CCH001: advise(
    'A scheme that Nix does not have, or a login in the address.',
    'Write https://…, s3://… or file://…; logins belong into a netrc.',
  ),
  CCH002: advise(
    'The cache signs with a key that is not among the trusted ones.',
    'Add the public key that its owner publishes to `extra-trusted-public-keys`.',
  ),
  CCH003: advise('A key was cut while it was copied, or is a secret one.', 'Copy `name:base64` as its owner has it.'),
  CCH004: advise('A key was replaced, and the old one is still listed.', 'Keep the one that the owner publishes.'),
  CCH005: advise(
    'The daemon takes caches only from users that it trusts.',
    'Let root add this user to `trusted-users`, or the caches to nix.conf.',
  ),
  CCH006: advise(
    'NIX_CONFIG or a nix.conf of the user sets `substituters`, which replaces the list.',
    'Write `extra-substituters` there.',
  ),
  CCH007: advise(
    'The daemon ignores caches that a user requests whom it does not trust.',
    'Add the cache to the nix.conf of the machine, or this user to `trusted-users`.',
  ),
  CCH008: advise(
    'The key of the cache was replaced, or the cache is not the one that it claims to be.',
    'Compare the key with the one that the owner publishes.',
  ),
  CCH009: advise(
    'No network, a wrong address, or a cache that is down.',
    'Ask for its nix-cache-info with curl on the same machine.',
  ),
  CCH010: advise(
    'The address is of something else, or a login is missing.',
    'Its `/nix-cache-info` must answer; give a netrc for a private cache.',
  ),
  CCH011: advise('The cache serves a store folder other than /nix/store.', 'Use a cache for the same folder.'),
  CCH012: advise(
    'The cache lost files, or a collection of garbage ran there.',
    'Tell its owner; Nix builds what it does not get.',
  ),
  CCH013: advise('A distant or overloaded server.', 'Take it out, or place it last by its priority.'),
  CCH020: advise(
    'GitHub’s service has trouble, or this runner has none.',
    'The build is not affected. Run it again later.',
  ),
  CCH021: advise(
    'A pull request from a fork may not write, the quota is used up, or no key to sign with was given.',
    'Use `store-cache: read` there, or give `store-cache-key`.',
  ),
  CCH022: advise(
    'An entry has paths without a trusted signature, or that are not what their derivation makes.',
    'The others were used. Set `store-cache-key` so that entries are signed.',
  ),
  CCH023: advise('An upload or a download was cut.', 'Nothing to do: it is built and saved again.'),
  CCH024: advise(
    'The key was cut, or is the public one instead of the secret one.',
    'Make one with `nix key generate-secret`.',
  ),
  CCH025: advise('The disk is full, or a path is gone from the store.', 'Free space; the build itself is done.'),
  CCH026: advise(
    'CUDA’s licence restricts who may redistribute its files, and everybody can read the cache of a public repository.',
    'Nothing to do; `store-unfree` names what may be kept all the same.',
  ),
  CCH027: advise('Jobs of different repositories share this machine.', 'Give the key to all of them, or to none.'),
  CCH028: advise(
    'flake.nix has a `nixConfig` with substituters, and the configuration of this job has others.',
    'Set `accept-flake-config: true`, or add the caches and keys to `extra-substituters` and `extra-trusted-public-keys`.',
  ),
}
