import { choice, flag, secret, text, wholeNumber } from '../../runner/inputs.ts'
import { buildSurface } from '../build/surface.ts'
import { gpuSurface } from '../gpu/surface.ts'
import { acknowledgement, cacheInputs, placeList, serviceInputs } from '../publish/surface.ts'

/** How the jobs of the reusable workflow run. */
export const jobInputs = {
  'timeout-minutes': buildSurface.inputs['timeout-minutes'],
  'fail-fast': flag('Stop the other cells when one fails.', false),
  'max-parallel': wholeNumber('Maximum number of cells that run at once.', 256, { min: 1, max: 256 }),
  'allow-fork-pull-requests': gpuSurface.inputs['allow-fork-pull-requests'],
  'plan-runner': text(
    'Runner of the jobs that plan, publish and report; several labels as a JSON list.',
    'ubuntu-24.04',
  ),
  ref: text('Branch, tag or commit to check out; unset means that of the event.'),
  submodules: choice('Check out submodules too: `false`, `true` or `recursive`.', 'false', [
    'false',
    'true',
    'recursive',
  ]),
  lfs: flag('Check out files of Git LFS too.', false),
  evidence: flag(
    'Write evidence of the cells that are proven, in artifacts `<artifact-prefix>-evidence-<row id>`.',
    false,
  ),
  publish: placeList('Where to publish the cells once all of them are proven; pull requests of forks publish nothing.'),
  'attic-endpoint': serviceInputs['attic-endpoint'],
  'acknowledge-unfree': acknowledgement,
  'artifact-prefix': text('Prefix of artifact names; two calls in one run need different ones.', 'nix-cuda'),
} as const

/** What only its job that publishes takes. A step of a workflow that is called has no environment of the caller. */
export const publishSecrets = {
  'signing-key': cacheInputs['signing-key'],
  'cachix-auth-token': secret('Token of Cachix that may write to the caches `cachix:NAME`.'),
  'cachix-signing-key': secret('Signing key of a Cachix cache that has a key of its own; without it Cachix signs.'),
  'attic-token': secret('Token of the server of the caches `attic:CACHE`, which may read and write them.'),
  'aws-access-key-id': secret('Access key of the buckets `s3://BUCKET`.'),
  'aws-secret-access-key': secret('Secret key to `aws-access-key-id`.'),
} as const

/** What only the reusable workflow's checkout takes. */
export const checkoutSecrets = {
  'checkout-token': secret(
    'Token that may read the repository and its private submodules; unset means the token of the job, which reads this repository alone.',
  ),
} as const
