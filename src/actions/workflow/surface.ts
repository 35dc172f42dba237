import { type Surface, withoutSecrets } from '../../runner/inputs.ts'
import { planActionInputs } from '../plan/inputs.ts'
import { machineInputs } from '../setup/surface.ts'
import { jobInputs } from './inputs.ts'

/** The reusable workflow: what plan and the cells take, and how the jobs run. */
export const matrixWorkflowSurface: Surface = {
  name: 'cuda-matrix.yml',
  description: 'Plan, one job per cell, report',
  inputs: withoutSecrets({
    ...planActionInputs,
    ...machineInputs,
    ...jobInputs,
  }),
  outputs: {},
}
