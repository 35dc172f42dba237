import { type Declarations, type Surface, withoutSecrets } from '../../runner/inputs.ts'
import { planActionInputs } from '../plan/inputs.ts'
import { planActionSurface } from '../plan/surface.ts'
import { publishSurface } from '../publish/surface.ts'
import { reportSurface } from '../report/surface.ts'
import { machineInputs } from '../setup/surface.ts'
import { checkoutSecrets, jobInputs, publishSecrets } from './inputs.ts'

/**
 * `aws` and `floxhub-export` are of the environment of steps, and a caller has none in these jobs. Only the job that tests a cell takes
 * over what another one built. A role needs a permission that callers
 * without one must not be asked for: it is in a workflow of its own.
 */
const {
  aws: _aws,
  'floxhub-export': _export,
  'github-token': _token,
  'take-over': _takeOver,
  'aws-role': awsRole,
  'aws-region': awsRegion,
  ...machine
} = machineInputs

/** Secrets of the jobs of cells, by name: none is inherited. The job's own token needs no name. */
export const cellSecrets: Declarations = {
  ...checkoutSecrets,
  ...Object.fromEntries(Object.entries<Declarations[string]>(machine).filter(([, { kind }]) => kind === 'secret')),
}

/** Those that publish are for one job, in which nothing is built. */
export const workflowSecrets: Declarations = { ...cellSecrets, ...publishSecrets }

const { count, excluded } = planActionSurface.outputs
const { result, proven, failed, results } = reportSurface.outputs

/** Outputs by the job of the workflow that gives them. */
export const workflowOutputs = {
  plan: { count, excluded },
  report: { result, proven, failed, results },
  publish: { published: publishSurface.outputs.published },
} as const

/** What the variant for a role of AWS takes beside. */
export const awsInputs: Declarations = { 'aws-role': awsRole, 'aws-region': awsRegion }

/** The reusable workflow: what plan and the cells take, and how the jobs run. */
export const matrixWorkflowSurface: Surface = {
  name: 'cuda-matrix.yml',
  description: 'Plan, one job per cell, report',
  inputs: withoutSecrets({
    ...planActionInputs,
    ...machine,
    ...jobInputs,
  }),
  outputs: { ...workflowOutputs.plan, ...workflowOutputs.report, ...workflowOutputs.publish },
}
