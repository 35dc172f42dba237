import { flag, type Surface } from '../../runner/inputs.ts'

export const uninstallSurface = {
  name: 'nix-cuda uninstall',
  description: 'Take away what this action put on this machine: configuration, daemon, Nix, build users, state',
  inputs: {
    'dry-run': flag('Only show what would be taken away.', false),
    yes: flag('Take it away without asking.', false),
    force: flag('Also what other jobs still use, and what another user installed.', false),
    json: flag('Print JSON instead of lines.', false),
  },
  outputs: {},
} as const satisfies Surface
