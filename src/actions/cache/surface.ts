import { flag, type Surface } from '../../runner/inputs.ts'

export const cacheCommandSurface = {
  name: 'nix-cuda cache',
  description: 'Says what the unpacked store cache entries FOLDER… hold, and what building it would cost',
  inputs: { json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface
