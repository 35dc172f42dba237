import { choice, flag } from '../../../runner/inputs.ts'

/** What the configured Nix is examined for. */
export const examinationInputs = {
  'check-caches': flag('Check before building that Nix can use each binary cache.', true),
  'caches-required': flag('Fail if a binary cache cannot be used; otherwise that is a warning.', false),
  sandbox: choice(
    'Whether builds must be sandboxed: `auto` (a warning if they are not, or if that cannot be determined) or `require`.',
    'auto',
    ['auto', 'require'],
  ),
} as const
