import { flag, type Surface } from '../../runner/inputs.ts'

export const uninstallSurface = {
  name: 'nix-cuda uninstall',
  description: 'Removes what this action installed on this machine: configuration, daemon, Nix, build users, state',
  inputs: {
    'dry-run': flag('Only show what would be removed.', false),
    yes: flag('Remove it without asking.', false),
    force: flag('Remove also what other jobs still use, and what another user installed.', false),
    json: flag('Print JSON instead of lines.', false),
  },
  outputs: {},
} as const satisfies Surface
