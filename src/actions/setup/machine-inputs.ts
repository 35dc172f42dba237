/** The inputs of the root action that make a machine ready: Nix, its caches and credentials, room, and Flox. */

import { floxDownloads } from '../../flox/releases.ts'
import { cachePresets, defaultCaches, noCaches } from '../../nix/configure/caches.ts'
import { upstreamReleases } from '../../nix/install/releases.ts'
import { choice, flag, type Inputs, list, listWithDefault, type Surface, secret, text } from '../../runner/inputs.ts'
import { accessTokens, netrcPasswords } from '../../runner/mask-secrets.ts'

/** Line by line, as a log would have them. */
const keyLinesIn = (text: string) => text.split('\n').filter((line) => !line.startsWith('-----'))

/** How a job gets its Nix and what Nix is told. */
export const nixInputs = {
  'nix-version': text(
    'Nix release to install where there is no Nix, as in `2.34.7`; unset means the newest that this action has hashes for.',
  ),
  'nix-sha256': text('SHA-256 of the release archive, for a version or a mirror that this action has no hash for.'),
  'nix-base-url': text('Where the release archives are, as on releases.nixos.org.', upstreamReleases),
  mode: choice(
    'How Nix is installed: `daemon` (multi-user, sandboxed builds), `single-user`, or `auto`: daemon with root or sudo outside of containers.',
    'auto',
    ['auto', 'daemon', 'single-user'],
  ),
  caches: listWithDefault(
    `Binary caches by name: ${cachePresets.map((preset) => `\`${preset.name}\``).join(', ')}; \`${noCaches}\` turns them off.`,
    defaultCaches,
  ),
  'extra-substituters': list('More binary caches, by URL.'),
  'extra-trusted-public-keys': list('Their public keys, as in `cache.example.org-1:base64`.'),
  'extra-nix-config': text('Lines for nix.conf; they come last and win.'),
  preinstalled: choice(
    'What to do about a Nix that is on the machine: `use`, `require` (never install), `refuse`; `auto` is the default of the place (docs/places.md).',
    'auto',
    ['auto', 'use', 'require', 'refuse'],
  ),
  'system-wide': flag(
    'May write the system’s configuration of a Nix that was on a self-hosted machine before; otherwise only files of the job.',
    false,
  ),
  aws: flag(
    'Give AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and AWS_REGION of this step to the Nix daemon, for s3:// caches.',
    false,
  ),
  proxy: flag('Give http_proxy and its like of this step to the Nix daemon.', false),
  'ca-bundle': text('PEM file with all certificates that Nix is to trust.'),
  builders: text('Remote builders, lines as in nix.conf; each needs a host key.'),
  'known-hosts': text('Host keys of the builders, as in ~/.ssh/known_hosts.'),
  'check-caches': flag('Ask each binary cache whether Nix can use it, before anything is built.', true),
  'caches-required': flag('Fail when a binary cache is of no use; otherwise that is a warning.', false),
  sandbox: choice(
    'Whether builds must be sandboxed: `auto` (say so when they are not, or nobody can tell) or `require`.',
    'auto',
    ['auto', 'require'],
  ),
  'reclaim-disk': list(
    'Parts of GitHub’s Ubuntu image to remove in the background, one per line: `android`, `dotnet`, `haskell`, `codeql`, …; nothing is removed on other machines.',
  ),
  'store-place': text(
    'Where the files of /nix are: `root`, `auto` (another disk with much more room), or an absolute path; an existing store is never moved.',
    'root',
  ),
  'build-folder': choice(
    'Where builds are: `auto` (another disk where the default is in memory or has little room) or `default`.',
    'auto',
    ['auto', 'default'],
  ),
  kvm: choice('Make /dev/kvm usable for builds: `auto` (on runners that GitHub hosts), `true` or `false`.', 'auto', [
    'auto',
    'true',
    'false',
  ]),
  'github-token': secret(
    'Token for fetching flakes and sources from GitHub; given to Nix in a private file of the job.',
    { expression: '$' + '{{ github.token }}' },
  ),
  'store-cache': choice(
    'Keep what cells build in GitHub’s cache for the next run: `read-write`, `read`, `write` or `off`.',
    'read-write',
    ['off', 'read', 'write', 'read-write'],
  ),
  'extra-access-tokens': secret('Tokens for other hosts, `host=token` each; kept in a private file of the job.', {
    secrets: accessTokens,
  }),
  netrc: secret(
    'Logins for private caches and sources, as in a netrc; only root (daemon) or this user reads them, until the job ends.',
    { secrets: netrcPasswords },
  ),
  'builders-key': secret('Private ssh key for builders that name none.', { secrets: keyLinesIn }),
  'store-cache-key': secret('Nix secret key; entries of the store cache are signed with it, and others are refused.'),
} as const

/** How a job gets Flox, and what Flox is told. */
export const floxInputs = {
  flox: flag('Have the `flox` program on this machine: use the one that is there, or install it.', false),
  'flox-version': text(
    'Flox release to install where there is no Flox, as in `1.14.1`; unset means the newest that this action has a hash for.',
  ),
  'flox-channel': text(
    'Channel of Flox: `stable`, `qa` or `nightly`; without `flox-version` it is what the channel has today, which needs `flox-sha256`.',
  ),
  'flox-commit': text(
    'Commit of github.com/flox/flox to install, 40 digits; the only way where there is a Nix already, which stays.',
  ),
  'flox-sha256': text(
    'SHA-256 of the Flox package; nothing is installed without one, except an rpm whose signer is in rpm’s own database.',
  ),
  'flox-base-url': text('Where the packages of Flox are, as on downloads.flox.dev.', floxDownloads),
  'flox-metrics': flag('Let Flox send usage figures to its vendor.', false),
  'trusted-environments': list('FloxHub environments whose hooks may run: `owner/name`, or `owner/*`.'),
  'extra-flox-config': text(
    'Settings of Flox, one `key = value` per line, as `flox config --set` takes them; they come last and win.',
  ),
} as const

type InputsOf<I extends Surface['inputs']> = Inputs<{
  name: ''
  description: ''
  outputs: Record<string, never>
  inputs: I
}>

/** What a step says of Nix, and of Flox. */
export type NixRequest = InputsOf<typeof nixInputs>
export type FloxInputs = InputsOf<typeof floxInputs>
