import { flag, list, type Surface } from '../../runner/inputs.ts'

export const floxSurface = {
  name: 'nix-cuda flox',
  description:
    'Checks the Flox environments of the folders DIR…, by default the current one, for what breaks CUDA or CI; several are layers, activated in that order',
  inputs: {
    'allow-toolkits': list('CUDA toolkits that may stand beside each other in one environment, as in `12.4,12.8`.'),
    json: flag('Print JSON instead of text.', false),
  },
  outputs: {},
} as const satisfies Surface
