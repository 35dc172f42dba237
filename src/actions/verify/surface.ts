import { choice, flag, list, requiredText, type Surface, text } from '../../runner/inputs.ts'

const verifyInputs = {
  capabilities: list('Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`.'),
  toolkit: text('CUDA toolkit that must have compiled every image, as in `12.8`.'),
  units: choice(
    '`all`: every unit (usually what one source file became) must have each target. `any`: one unit is enough, and those that lack it are a warning.',
    'all',
    ['all', 'any'],
  ),
  gpu: list('GPUs that must run all of it, as in `L4, 9.0`: compiled for them, or PTX that their driver compiles.'),
  driver: text(
    'Linux driver of these GPUs, as in `580` or `580.65.06`; if unset, any driver is assumed to be new enough.',
  ),
  evidence: text(
    'File with evidence of the paths, as the action `evidence` or `gh attestation download` writes it: each path must be what it states. Signatures are not checked.',
  ),
} as const

export const verifyActionSurface = {
  name: 'setup-nix-cuda/verify',
  description: 'Checks which device code files, archives and folders contain, without Nix, CUDA or a GPU',
  inputs: { paths: requiredText('Files and folders, one per line.'), ...verifyInputs },
  outputs: {
    files: 'JSON list of `{file, targets, partly, linkedAtLoad, ptx, ltoir, toolkits, units, images, stubs, places}`',
    gpus: 'JSON list of `{gpu, capability, runs, driver, units}`: how each GPU of `gpu` runs it (`sass`, `jit`, `driver`, `unknown`, `none`, or null without device code)',
    problems: 'JSON list of errors, warnings and notices',
  },
} as const satisfies Surface

export const verifySurface = {
  name: 'nix-cuda verify',
  description:
    'Prints which device code the files, archives and folders PATH… contain, and checks it against what is requested',
  inputs: { ...verifyInputs, json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface
