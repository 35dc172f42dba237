import { flag, list, requiredText, type Surface, text } from '../../runner/inputs.ts'

const verifyInputs = {
  capabilities: list('Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`.'),
  toolkit: text('CUDA toolkit that must have compiled every image, as in `12.8`.'),
} as const

export const verifyActionSurface = {
  name: 'setup-nix-cuda/verify',
  description: 'Proves which device code files, archives and folders hold, without Nix, CUDA or a GPU',
  inputs: { paths: requiredText('Files and folders, one per line.'), ...verifyInputs },
  outputs: {
    files: 'JSON list of `{file, targets, ptx, toolkits, images, stubs}`',
    problems: 'JSON list of what is wrong or worth a look',
  },
} as const satisfies Surface

export const verifySurface = {
  name: 'nix-cuda verify',
  description:
    'Says which device code the files, archives and folders PATH… hold, and whether it is what was asked for',
  inputs: { ...verifyInputs, json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface
