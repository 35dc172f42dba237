import { flag, type Surface } from '../../runner/inputs.ts'

export const cacheCommandSurface = {
  name: 'nix-cuda cache',
  description: 'Prints the contents of the unpacked store cache entries FOLDER…, and what building them would cost',
  inputs: { json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface
