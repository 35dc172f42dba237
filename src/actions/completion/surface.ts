import type { Surface } from '../../runner/inputs.ts'

export const completionSurface = {
  name: 'nix-cuda completion',
  description: 'Prints a script that completes commands, options and values in bash, zsh or fish',
  inputs: {},
  outputs: {},
} as const satisfies Surface
