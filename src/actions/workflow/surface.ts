import { flag, type Surface, text, wholeNumber } from '../../runner/inputs.ts'
import { buildSurface } from '../build/surface.ts'
import { planActionSurface } from '../plan/surface.ts'
import { machineInputs } from '../setup/surface.ts'

const {
  'github-token': _token,
  'store-cache-key': _key,
  'extra-access-tokens': _tokens,
  netrc: _netrc,
  'builders-key': _builders,
  ...nixSettings
} = machineInputs

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
