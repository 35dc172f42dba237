import { choice, flag, type Surface, text, wholeNumber } from '../../runner/inputs.ts'
import { requestInputs } from '../plan/inputs.ts'

export const buildSurface = {
  name: 'setup-nix-cuda/build',
  description: 'Builds one cell with Nix, shows progress, and proves the result',
  inputs: {
    cell: text('A cell as JSON (`cell/1`), from a row of the plan. It is code: building it runs what it names.'),
    also: text('JSON list of cells with the same derivation, from a row of the plan; they are proven too.'),
    shared: text('A shared stage of the plan as JSON, instead of a cell: builds its derivations for the cells.'),
    'allow-less-trusted': flag(
      'Accept `cell`, `also` and `shared` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if they come from a plan of the same run.',
      false,
    ),
    'hand-over': flag(
      'Write for `gpu-test` the result of a proven cell, and of what it built as much as may be passed on and no later job finds in a cache.',
      false,
    ),
    'wait-for-shared': wholeNumber(
      'Seconds to wait for the results of the shared stage of this run; 0 to ignore them.',
      0,
      { min: 0, max: 600 },
    ),
    'timeout-minutes': wholeNumber('Time limit of the build in minutes.', 330, { min: 1, max: 21_600 }),
  },
  outputs: {
    id: 'Id of the cell',
    status: '`proven`, `wrong`, `build-failed`, `evaluation-failed` or `cancelled`',
    'result-file': 'Absolute path of the result (`result/1`)',
    'results-folder': 'Absolute path of the folder with the results of the cell and of those in `also`',
    'hand-over-folder': 'Absolute path of the folder for `gpu-test`; empty where the cell is not proven',
    saved: 'System of a shared stage that built something for the cells',
    'drv-path': 'Store path of the derivation; empty when it could not be evaluated',
    outputs: 'JSON object from output name to store path',
  },
} as const satisfies Surface

export const buildCommandSurface = {
  name: 'nix-cuda build',
  description:
    'Builds and proves cells of a request on this machine: those of the ids, packages or patterns that are named, or all',
  inputs: {
    ...requestInputs,
    'timeout-minutes': wholeNumber('Time limit of one cell in minutes.', 330, { min: 1, max: 21_600 }),
    jobs: wholeNumber('Cells that are built at the same time; each may use all cores.', 1, { min: 1, max: 64 }),
    evaluate: choice(
      '`always`: follow what this Nixpkgs knows, as the plan does. `never`: plan by rules alone, and try what Nixpkgs would refuse.',
      'always',
      ['always', 'never'],
    ),
    link: flag('Link the outputs, as nix build does; what is not linked may be collected as garbage.', true),
    'out-link': text(
      'Name of the link of a single cell; of several it is followed by `-` and the id of the cell.',
      'result',
    ),
    'print-out-paths': flag('Print the store paths of what was built.', true),
    json: flag('Print the results as JSON instead of a table.', false),
  },
  outputs: {},
} as const satisfies Surface
