import { flag, list, type Surface, text } from '../../runner/inputs.ts'

const json = flag('Print JSON instead of text.', false)

export const floxLintSurface = {
  name: 'nix-cuda flox lint',
  description:
    'Checks the Flox environments of the folders DIR…, by default the current one, for what breaks CUDA or CI; several are layers, activated in that order',
  inputs: {
    'allow-toolkits': list('CUDA toolkits that may stand beside each other in one environment, as in `12.4,12.8`.'),
    json,
  },
  outputs: {},
} as const satisfies Surface

export const floxPushSurface = {
  name: 'nix-cuda flox push',
  description:
    'Pushes the Flox environment of the folder DIR, by default the current one, to FloxHub, and prints the generation that this made',
  inputs: {
    owner: text(
      'Organization or user to push to, the first time; unset means the owner that the environment has, or that of the token.',
    ),
    force: flag('Replace what FloxHub has under this name, with all its generations.', false),
    'dry-run': flag('Check everything and print what would be done; push nothing.', false),
    json,
  },
  outputs: {},
} as const satisfies Surface

export const floxGenerationsSurface = {
  name: 'nix-cuda flox generations',
  description:
    'Lists the generations of an environment, as FloxHub has them: of OWNER/NAME, or of the folder DIR, by default the current one',
  inputs: { json },
  outputs: {},
} as const satisfies Surface

export const floxRollbackSurface = {
  name: 'nix-cuda flox rollback',
  description:
    'Makes another generation of an environment of FloxHub the live one: that of OWNER/NAME:GENERATION, or the one that was live before',
  inputs: { 'dry-run': flag('Print which generation it would be; change nothing.', false), json },
  outputs: {},
} as const satisfies Surface
