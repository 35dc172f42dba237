import { tierNames } from '../../cuda/tiers.ts'
import { choice, flag, list, text, wholeNumber } from '../../runner/inputs.ts'

/** What a CUDA matrix request is made of; the request file has keys of the same names. */
export const requestInputs = {
  'matrix-file': text(
    'Request file (docs/request.md); not needed when the inputs say everything.',
    '.github/nix-cuda.yml',
  ),
  packages: list(
    'Packages, one per line: an attribute of Nixpkgs or of an overlay (`python3Packages.torch`), `name=./package.nix` in callPackage style, `name=-f ./default.nix -A attr --argstr sm {sm}`, a flake output `name=.#foo-{toolkit}-{sm}`, or a build of a Flox environment (`flox:name`).',
  ),
  capabilities: list(
    'Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`, `>=8.0`, `hopper`, `L4`); several on one line make one fat binary (`8.0 9.0+PTX`), and so do `all-major` and `default`, which is taken when nothing is set.',
  ),
  toolkits: list(
    'CUDA toolkits: `12.8`, `12.x`, `>=12.6`, `latest`; `default` is the one of Nixpkgs and taken when nothing is set; `cpu` is the package without CUDA.',
  ),
  systems: list(
    'Nix systems (`x86_64-linux`, `aarch64-linux`; for `cpu` also `aarch64-darwin`, `x86_64-darwin`); unset means the system of this machine.',
  ),
  nixpkgs: text(
    'Which Nixpkgs: `lock` (of flake.lock), a folder (`./nixpkgs`), a flake reference (`github:NixOS/nixpkgs/<rev>`), or a branch that caches build (`flox/unstable`, `nixos-cuda/nixos-unstable-cuda`, …). Unset: that of flake.lock, else the newest revision of the branch that a configured CUDA cache builds.',
  ),
  overlays: list('Overlays on Nixpkgs: files (`./overlay.nix`), or flakes (`.` for `overlays.default`, `.#name`).'),
  'allow-unfree': list('Names of unfree packages or licences to allow besides those of CUDA.'),
  'legacy-toolkits': text(
    '`true` to take toolkits that Nixpkgs has dropped from the pinned overlay nixos-cuda/cuda-legacy, or the flake reference of another overlay.',
  ),
  driver: text('Oldest driver of your users, as in `550.54.14`; cells that it cannot run are excluded.'),
  include: list('More cells, one pattern per line: `toolkit=13.4 capabilities=9.0a/10.0+PTX package=x system=y`.'),
  exclude: list('Cells to leave out, one pattern per line: `toolkit=12.x capabilities=9.0a package=x* system=y`.'),
  tier: choice(
    'Which tier of the request: `auto` (by event, where the file has `tiers`), `all`, `pull-request`, `nightly` or `release`.',
    'auto',
    ['auto', 'all', ...tierNames],
  ),
  runners: list(
    'Runners, one per line: `aarch64-linux=my-arm-runner`, `x86_64-linux/heavy=self-hosted+big`, `gpu:L4=gpu-runner`; `+` joins labels that a runner must all have.',
  ),
  'gpu-runners': list(
    'Runners with a GPU that test what cells built, one per line, in the same form: `gpu:9.0=gpu-runner`, `x86_64-linux/gpu:L4=self-hosted+l4`. A cell is tested where a GPU that a rule names runs it.',
  ),
  'max-cells': wholeNumber('Maximum number of cells of a plan; 0 for no limit.', 0, { min: 0, max: 100_000 }),
} as const

/** What is found out about a plan beside its rules. */
export const planningInputs = {
  evaluate: choice(
    'Evaluate the cells with Nix and follow your Nixpkgs: `auto` (if there is a Nix), `always` or `never`.',
    'auto',
    ['auto', 'always', 'never'],
  ),
  'cache-coverage': flag('Ask the binary caches what they have of each evaluated cell.', true),
  'skip-cached': flag('Leave out cells whose outputs binary caches serve; they are not proven.', false),
  shared: choice(
    'Build once, before the cells, what two or more of them need and no cache has: `auto` or `off`.',
    'auto',
    ['auto', 'off'],
  ),
} as const

/** What the plan action takes, also as inputs of the reusable workflow. */
export const planActionInputs = {
  ...requestInputs,
  ...planningInputs,
  'shard-size': wholeNumber('Maximum number of jobs of one matrix; GitHub allows 256.', 256, { min: 1, max: 256 }),
} as const
