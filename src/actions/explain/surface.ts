import { flag, type Surface } from '../../runner/inputs.ts'

export const explainSurface = {
  name: 'nix-cuda explain',
  description: 'Explains the problem codes CODE…: what each means, what usually causes it, and what to do',
  inputs: { json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
