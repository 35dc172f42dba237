import { choice, flag } from '../../../runner/inputs.ts'

/** What the configured Nix is examined for. */
export const examinationInputs = {
  'check-caches': flag('Ask each binary cache whether Nix can use it, before anything is built.', true),
  'caches-required': flag('Fail when a binary cache is of no use; otherwise that is a warning.', false),
  sandbox: choice(
    'Whether builds must be sandboxed: `auto` (say so when they are not, or nobody can tell) or `require`.',
    'auto',
    ['auto', 'require'],
  ),
} as const
