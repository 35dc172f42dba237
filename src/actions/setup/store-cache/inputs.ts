import { choice, flag, list, secret } from '../../../runner/inputs.ts'

/** The store cache of this job. */
export const storeCacheInputs = {
  'store-cache': choice(
    'Keep what cells build in GitHub’s cache for later runs: `read-write`, `read`, `write` or `off`.',
    'read-write',
    ['off', 'read', 'write', 'read-write'],
  ),
  'store-cache-key': secret(
    'Nix secret key that signs entries of the store cache; entries without its signature are refused.',
  ),
  'take-over': flag(
    'Let `gpu-test` take what a cell built from an artifact of the same run, also where the store cache is off.',
    false,
  ),
  'store-unfree': list(
    'Unfree or downloaded packages that a public repository may keep in GitHub’s cache, by name of the derivation: `*` stands for any text, as in `*-my-model-*`.',
  ),
} as const
