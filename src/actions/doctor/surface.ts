import { flag, type Surface } from '../../runner/inputs.ts'
import { requirementInputs, resultInputs } from '../gpu/inputs.ts'

export const doctorSurface = {
  name: 'nix-cuda doctor',
  description: 'Says whether CUDA programs run on this machine, and those in the files and folders PATH… in particular',
  inputs: { ...requirementInputs, ...resultInputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
