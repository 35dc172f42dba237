import { cachePresets, defaultCaches, noCaches } from '../../../nix/configure/caches.ts'
import { flag, list, listWithDefault, secret, text } from '../../../runner/inputs.ts'
import { accessTokens } from '../../../runner/mask-secrets.ts'

/** What goes to nix.conf: binary caches, tokens, and the user’s own lines. */
export const configurationInputs = {
  caches: listWithDefault(
    `Binary caches by name: ${cachePresets.map((preset) => `\`${preset.name}\``).join(', ')}; \`${noCaches}\` turns them off.`,
    defaultCaches,
  ),
  'extra-substituters': list('More binary caches, by URL.'),
  'extra-trusted-public-keys': list('Their public keys, as in `cache.example.org-1:base64`.'),
  'accept-flake-config': flag(
    'Use the binary caches and keys that `nixConfig` of the repository’s flake.nix names, and nothing else of it; otherwise a notice says what to write. Whoever can change flake.nix, as in a pull request, then chooses caches.',
    false,
  ),
  'extra-nix-config': text('Lines for nix.conf; they come last and override all others.'),
  'system-wide': flag(
    'Allow changes to the system-wide configuration of a Nix that was already on a self-hosted machine; otherwise only files of the job are written.',
    false,
  ),
  'github-token': secret(
    'Token for fetching flakes and sources from GitHub; given to Nix in a private file of the job.',
    { expression: '$' + '{{ github.token }}' },
  ),
  'extra-access-tokens': secret('Tokens for other hosts, `host=token` each; kept in a private file of the job.', {
    secrets: accessTokens,
  }),
} as const
