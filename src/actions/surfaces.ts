import { flag, list, type Surface, text, wholeNumber } from '../runner/inputs.ts'

/** What a CUDA matrix request is made of; the request file has keys of the same names. */
export const requestInputs = {
  'matrix-file': text(
    'Request file with `packages`, `capabilities`, `toolkits`, `systems`, `nixpkgs`; may be missing when the inputs say everything.',
    '.github/nix-cuda.yml',
  ),
  packages: list(
    'Packages, one per line: a Nixpkgs attribute (`python3Packages.torch`) or `name=./file.nix` in callPackage style.',
  ),
  capabilities: list(
    'Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`); several on one line make one fat binary (`8.0 9.0+PTX`).',
  ),
  toolkits: list('CUDA toolkits, as in `12.8, 13.0`.'),
  systems: list('Nix systems (`x86_64-linux`, `aarch64-linux`); unset means the system of this machine.'),
  nixpkgs: text('Which Nixpkgs: a folder (`./nixpkgs`) or a flake reference (`github:NixOS/nixpkgs/<rev>`).'),
} as const

export const setupSurface = {
  name: 'setup-nix-cuda',
  description:
    'Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have',
  inputs: {
    build: flag('Plan, build and verify every cell of the request in this job.', false),
    ...requestInputs,
    'timeout-minutes': wholeNumber('Time limit of one cell, minutes.', 330, { min: 1, max: 21_600 }),
    summary: flag('Write the table of cells to the job summary.', true),
  },
  outputs: {
    'nix-version': 'Version of the Nix that was used, as in `2.34.8`',
    'nix-path': 'Absolute path of the `nix` program that was used',
    planned: 'Number of cells that were worth building',
    excluded: 'Number of requested cells that cannot exist',
    proven: 'Number of cells that were built and have the device code that was asked for',
    failed: 'Number of cells that failed',
    results: 'JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan',
    'plan-file': 'Absolute path of the plan (`plan/1`)',
    'results-folder': 'Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell',
  },
} as const satisfies Surface

export const planSurface = {
  name: 'nix-cuda plan',
  description: 'Says which cells of a request are worth building, and why the others cannot exist',
  inputs: { ...requestInputs, json: flag('Print the plan as JSON (`plan/1`) instead of a table.', false) },
  outputs: {},
} as const satisfies Surface

export const verifySurface = {
  name: 'nix-cuda verify',
  description:
    'Says which device code the files, archives and folders PATH… hold, and whether it is what was asked for',
  inputs: {
    capabilities: list('Targets that every file with device code must have, as in `8.0, 9.0a, 9.0+PTX`.'),
    toolkit: text('CUDA toolkit that must have compiled every image, as in `12.8`.'),
    json: flag('Print JSON instead of a table.', false),
  },
  outputs: {},
} as const satisfies Surface

/** Everything that `npm run generate` writes about. */
export const actionSurfaces = [{ file: 'action.yml', stub: 'dist/setup.js', surface: setupSurface }] as const
export const commandSurfaces = [planSurface, verifySurface] as const
