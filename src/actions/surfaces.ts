import { tierNames } from '../cuda/tiers.ts'
import { choice, flag, list, requiredText, type Surface, text, wholeNumber } from '../runner/inputs.ts'
import { floxInputs, nixInputs } from './machine-inputs.ts'

/** What a CUDA matrix request is made of; the request file has keys of the same names. */
export const requestInputs = {
  'matrix-file': text(
    'Request file, described in docs/request.md; may be missing when the inputs say everything.',
    '.github/nix-cuda.yml',
  ),
  packages: list(
    'Packages, one per line: an attribute of Nixpkgs or of an overlay (`python3Packages.torch`), `name=./package.nix` in callPackage style, `name=-f ./default.nix -A attr --argstr sm {sm}`, or a flake output `name=.#foo-{toolkit}-{sm}`.',
  ),
  capabilities: list(
    'Compute capabilities, one cell each (`8.6`, `9.0a`, `9.0+PTX`, `>=8.0`, `hopper`, `L4`); several on one line make one fat binary (`8.0 9.0+PTX`), and so do `default` and `all-major`.',
  ),
  toolkits: list('CUDA toolkits: `12.8`, `12.x`, `>=12.6`, `latest`, `default`; `cpu` is the package without CUDA.'),
  systems: list(
    'Nix systems (`x86_64-linux`, `aarch64-linux`; for `cpu` also `aarch64-darwin`, `x86_64-darwin`); unset means the system of this machine.',
  ),
  nixpkgs: text(
    'Which Nixpkgs: `lock` (of flake.lock), a folder (`./nixpkgs`), a flake reference (`github:NixOS/nixpkgs/<rev>`), or a branch that caches build (`flox/unstable`, `nixos-cuda/nixos-unstable-cuda`, …).',
  ),
  overlays: list('Overlays on Nixpkgs: files (`./overlay.nix`), or flakes (`.` for `overlays.default`, `.#name`).'),
  'allow-unfree': list('Unfree packages or licences by name that are allowed beside those of CUDA.'),
  'legacy-toolkits': text(
    '`true`: toolkits that Nixpkgs has dropped come from the pinned overlay nixos-cuda/cuda-legacy; or the flake reference of another overlay.',
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
  'max-cells': wholeNumber('Most cells that a plan may have; 0 for no limit.', 0, { min: 0, max: 100_000 }),
} as const

/** What is found out about a plan beside its rules. */
export const planningInputs = {
  evaluate: choice(
    'Evaluate the cells with Nix and follow what that Nixpkgs knows: `auto` (where there is a Nix), `always` or `never`.',
    'auto',
    ['auto', 'always', 'never'],
  ),
  'cache-coverage': flag('Ask the binary caches what they have of each evaluated cell.', true),
  'skip-cached': flag('Leave cells out that a binary cache serves whole; they are not proven then.', false),
  shared: choice(
    'Build once, before the cells, what two or more of them need and no cache has: `auto` or `off`.',
    'auto',
    ['auto', 'off'],
  ),
} as const

export const setupSurface = {
  name: 'setup-nix-cuda',
  description:
    'Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have',
  inputs: {
    ...nixInputs,
    ...floxInputs,
    build: flag('Plan, build and verify every cell of the request in this job.', false),
    ...requestInputs,
    'timeout-minutes': wholeNumber('Time limit of one cell, minutes.', 330, { min: 1, max: 21_600 }),
    uninstall: flag(
      'When the job ends, take away Nix and all else that this action put on a self-hosted machine, unless another job uses it.',
      false,
    ),
    summary: flag('Write to the job summary what setup did, and with `build` the table of cells.', true),
  },
  outputs: {
    'nix-version': 'Version of the Nix that was used, as in `2.34.8`',
    'nix-path': 'Absolute path of the `nix` program that was used',
    mode: '`daemon` or `single-user`: how Nix commands of this job reach the store',
    installed: '`true` when this run installed Nix',
    substituters: 'The binary caches that Nix queries, one per line',
    'cache-states': 'JSON list of `{url, state, priority, milliseconds}` of these caches',
    sandbox: 'How builds are isolated: `sandboxed`, `partial`, `unsandboxed`, `fallback`, `refused` or `unknown`',
    place: 'Which kind of machine this is, as in docs/places.md',
    kvm: '`absent`, `usable`, `enabled` or `unusable`: /dev/kvm for builds',
    'flox-version': 'Version of the Flox that was used, as in `1.14.1`; empty without `flox`',
    'flox-path': 'Absolute path of the `flox` program that was used',
    seconds: 'JSON object from phase to seconds',
    planned: 'Number of cells that were worth building',
    excluded: 'Number of requested cells that cannot exist',
    proven: 'Number of cells that were built and have the device code that was asked for',
    failed: 'Number of cells that failed',
    results: 'JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan',
    'plan-file': 'Absolute path of the plan (`plan/1`)',
    'results-folder': 'Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell',
  },
} as const satisfies Surface

export const planActionSurface = {
  name: 'setup-nix-cuda/plan',
  description: 'Turns a CUDA matrix request into job matrices: only valid cells, each exclusion with its reason',
  inputs: {
    ...requestInputs,
    ...planningInputs,
    'shard-size': wholeNumber('Rows of one matrix; GitHub runs at most 256 jobs of one.', 256, { min: 1, max: 256 }),
  },
  outputs: {
    matrix:
      'JSON list of `{shard, rows}`; each row is `{id, runner, timeout, cell}`, with `also` for cells of the same derivation',
    shared: 'JSON list of `{id, runner, timeout, stage}`, one per system; empty without a shared stage',
    excluded: 'JSON list of `{code, count, examples}`, one per rule: requested cells that cannot exist',
    count: 'Number of jobs that are worth running',
    any: '`true` when there is a job to run',
    'plan-file': 'Absolute path of the plan (`plan/1`)',
  },
} as const satisfies Surface

export const buildSurface = {
  name: 'setup-nix-cuda/build',
  description: 'Builds one cell with Nix, shows progress, and proves what came out',
  inputs: {
    cell: text('The whole cell as JSON (`cell/1`), as a row of the plan has it.'),
    also: text('JSON list of cells with the same derivation, as a row of the plan has it; they are proven as well.'),
    shared: text(
      'A stage of the plan as JSON, instead of a cell: its derivations are built, for the cells to start from.',
    ),
    'wait-for-shared': wholeNumber(
      'Seconds to wait for what the shared stage of this run has saved; 0 does not ask for it.',
      0,
      { min: 0, max: 600 },
    ),
    'timeout-minutes': wholeNumber('Time limit of the build, minutes.', 330, { min: 1, max: 21_600 }),
  },
  outputs: {
    id: 'Id of the cell',
    status: '`proven`, `wrong`, `build-failed`, `evaluation-failed` or `cancelled`',
    'result-file': 'Absolute path of the result (`result/1`)',
    'results-folder': 'Absolute path of the folder with the results of the cell and of those in `also`',
    saved: 'System of a shared stage that built something for the cells',
    'drv-path': 'Store path of the derivation; empty when it could not be evaluated',
    outputs: 'JSON object from output name to store path',
  },
} as const satisfies Surface

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

export const reportSurface = {
  name: 'setup-nix-cuda/report',
  description: 'Reads the plan and every result, writes the one summary and the JSON, and decides the run',
  inputs: {
    plan: requiredText('Path of the plan (`plan/1`).'),
    results: requiredText('Folder with the results (`result/1`), at any depth.'),
  },
  outputs: {
    result: '`success` when every planned cell is proven, else `failure`',
    proven: 'Number of proven cells',
    failed: 'Number of cells that failed or have no result',
    'report-file': 'Absolute path of the report as JSON',
  },
} as const satisfies Surface

const {
  'github-token': _token,
  'store-cache-key': _key,
  'extra-access-tokens': _tokens,
  netrc: _netrc,
  'builders-key': _builders,
  ...nixSettings
} = nixInputs

/** The reusable workflow: what plan and the cells take, and how the jobs run. */
export const matrixWorkflowSurface = {
  name: 'cuda-matrix.yml',
  description: 'Plan, one job per cell, report',
  inputs: {
    ...planActionSurface.inputs,
    ...nixSettings,
    'timeout-minutes': buildSurface.inputs['timeout-minutes'],
    'fail-fast': flag('Stop the other cells when one fails.', false),
    'max-parallel': wholeNumber('Cells that run at once.', 256, { min: 1, max: 256 }),
    'plan-runner': text('Runner of the plan and report jobs.', 'ubuntu-24.04'),
    'artifact-prefix': text(
      'What the names of artifacts begin with; two calls in one run need different ones.',
      'nix-cuda',
    ),
  },
  outputs: {},
} as const satisfies Surface

export const planSurface = {
  name: 'nix-cuda plan',
  description: 'Says which cells of a request are worth building, and why the others cannot exist',
  inputs: {
    ...requestInputs,
    ...planningInputs,
    explain: text('Say rule by rule why the cell of this id is in the plan or not.'),
    markdown: flag('Print the plan as Markdown instead of a table.', false),
    json: flag('Print the plan as JSON (`plan/1`) instead of a table.', false),
  },
  outputs: {},
} as const satisfies Surface

export const buildCommandSurface = {
  name: 'nix-cuda build',
  description: 'Builds and proves the cells CELL… of a request on this machine, or all of them',
  inputs: {
    ...requestInputs,
    'timeout-minutes': wholeNumber('Time limit of one cell, minutes.', 330, { min: 1, max: 21_600 }),
    json: flag('Print the results as JSON instead of a table.', false),
  },
  outputs: {},
} as const satisfies Surface

export const reportCommandSurface = {
  name: 'nix-cuda report',
  description: 'Reads a plan and its results and prints the report of the run',
  inputs: { ...reportSurface.inputs, json: flag('Print JSON instead of Markdown.', false) },
  outputs: {},
} as const satisfies Surface

export const verifySurface = {
  name: 'nix-cuda verify',
  description:
    'Says which device code the files, archives and folders PATH… hold, and whether it is what was asked for',
  inputs: { ...verifyInputs, json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface

export const cacheCommandSurface = {
  name: 'nix-cuda cache',
  description: 'Says what the unpacked store cache entries FOLDER… hold, and what building it would cost',
  inputs: { json: flag('Print JSON instead of a table.', false) },
  outputs: {},
} as const satisfies Surface

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

export const uninstallSurface = {
  name: 'nix-cuda uninstall',
  description: 'Take away what this action put on this machine: configuration, daemon, Nix, build users, state',
  inputs: {
    'dry-run': flag('Only show what would be taken away.', false),
    yes: flag('Take it away without asking.', false),
    force: flag('Also what other jobs still use, and what another user installed.', false),
    json: flag('Print JSON instead of lines.', false),
  },
  outputs: {},
} as const satisfies Surface

/** An action: its file, the name of its bundle's entry, and of the entry that runs after the job. */
export interface ActionSurface {
  readonly file: string
  readonly stub: string
  readonly post?: string
  readonly surface: Surface
}

/** Everything that `npm run generate` and `npm run build` make files for. */
export const actionSurfaces: readonly ActionSurface[] = [
  { file: 'action.yml', stub: 'setup', post: 'setup-post', surface: setupSurface },
  { file: 'plan/action.yml', stub: 'plan', surface: planActionSurface },
  { file: 'build/action.yml', stub: 'build', surface: buildSurface },
  { file: 'verify/action.yml', stub: 'verify', surface: verifyActionSurface },
  { file: 'report/action.yml', stub: 'report', surface: reportSurface },
]
export const commandSurfaces = [
  planSurface,
  buildCommandSurface,
  verifySurface,
  reportCommandSurface,
  cacheCommandSurface,
  tablesSurface,
  uninstallSurface,
] as const
