import { flag, type Surface } from '../../runner/inputs.ts'
import { requestInputs } from '../plan/inputs.ts'

export const tablesSurface = {
  name: 'nix-cuda tables',
  description:
    'Prints the tables of capabilities and toolkits; --check compares them with Nixpkgs and the compilers here',
  inputs: {
    check: flag('Compare with the Nixpkgs of --nixpkgs and with every ptxas on PATH and in CUDA_PATH.', false),
    nixpkgs: requestInputs.nixpkgs,
    json: flag('Print JSON instead of tables.', false),
  },
  outputs: {},
} as const satisfies Surface
