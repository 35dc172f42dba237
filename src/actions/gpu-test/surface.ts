import { flag, type Surface, text, wholeNumber } from '../../runner/inputs.ts'
import { gpuSurface } from '../gpu/surface.ts'
import { requestInputs } from '../plan/inputs.ts'

const testInputs = {
  'timeout-minutes': wholeNumber('Time limit of one test in minutes.', 60, { min: 1, max: 21_600 }),
  'wait-minutes': wholeNumber('How long to wait for a GPU that other jobs use, in minutes.', 60, {
    min: 0,
    max: 21_600,
  }),
  'lock-folder': text(
    'Folder with the locks of the GPUs, which all jobs of the machine must share; unset means /run/lock, or the state folder where that is not writable.',
  ),
} as const

export const gpuTestSurface = {
  name: 'setup-nix-cuda/gpu-test',
  description: 'Tests on a GPU what one cell built, and never builds it again',
  inputs: {
    cell: text('A cell as JSON (`cell/1`), from a row of the plan. It is code: testing it runs what it names.'),
    'allow-less-trusted': flag(
      'Accept `cell` even if somebody without write access may have caused this run (a pull request from a fork, a comment). Set it only if it comes from a plan of the same run.',
      false,
    ),
    built: text(
      'Folder that `build` wrote with `hand-over`, from an artifact of the same run: the result of the cell, and what no cache has of it. The setup step needs `take-over: true`.',
    ),
    'allow-fork-pull-requests': gpuSurface.inputs['allow-fork-pull-requests'],
    ...testInputs,
  },
  outputs: {
    id: 'Id of the cell',
    status: '`passed`, `failed`, `none` (the cell has no GPU tests) or `cancelled`',
    'result-file': 'Absolute path of the result (`gpu-result/1`)',
    'results-folder': 'Absolute path of the folder with the results of GPU tests',
  },
} as const satisfies Surface

export const gpuTestCommandSurface = {
  name: 'nix-cuda gpu-test',
  description:
    'Tests cells of a request, which are built already, on the GPUs of this machine: those that are named, or all',
  inputs: { ...requestInputs, ...testInputs, json: flag('Print the results as JSON.', false) },
  outputs: {},
} as const satisfies Surface
