import { flag, text, wholeNumber } from '../../runner/inputs.ts'
import { buildSurface } from '../build/surface.ts'

/** How the jobs of the reusable workflow run. */
export const jobInputs = {
  'timeout-minutes': buildSurface.inputs['timeout-minutes'],
  'fail-fast': flag('Stop the other cells when one fails.', false),
  'max-parallel': wholeNumber('Maximum number of cells that run at once.', 256, { min: 1, max: 256 }),
  'plan-runner': text('Runner of the plan and report jobs.', 'ubuntu-24.04'),
  'artifact-prefix': text('Prefix of artifact names; two calls in one run need different ones.', 'nix-cuda'),
} as const
