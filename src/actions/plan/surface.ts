import { flag, type Surface, settings, text } from '../../runner/inputs.ts'
import { machineInputs } from '../setup/surface.ts'
import { jobInputs } from '../workflow/inputs.ts'
import { planActionInputs, planningInputs, requestInputs } from './inputs.ts'

export const planActionSurface = {
  name: 'setup-nix-cuda/plan',
  description: 'Turns a CUDA matrix request into job matrices: only valid cells, each exclusion with its reason',
  inputs: {
    ...planActionInputs,
    settings: settings([machineInputs, jobInputs]),
  },
  outputs: {
    matrix:
      'JSON list of `{shard, rows}`; each row is `{id, runner, timeout, cell}`, with `also` for cells of the same derivation and `gpuRunner` where a job tests the cell',
    shared: 'JSON list of `{id, runner, timeout, stage}`, one per system; empty without a shared stage',
    gpu: 'JSON list of `{id, runner, timeout, cell}`: the cells that are tested on a GPU, by `gpu-runners`; at most 256',
    excluded: 'JSON list of `{code, count, examples}`, one per rule: requested cells that are excluded',
    count: 'Number of jobs to run',
    any: '`true` when there is a job to run',
    'plan-file': 'Absolute path of the plan (`plan/1`)',
  },
} as const satisfies Surface

export const planSurface = {
  name: 'nix-cuda plan',
  description: 'Prints which cells of a request will be built, and why others are excluded',
  inputs: {
    ...requestInputs,
    ...planningInputs,
    explain: text('Explain rule by rule why the cell with this id is in the plan or not.'),
    markdown: flag('Print the plan as Markdown instead of a table.', false),
    json: flag('Print the plan as JSON (`plan/1`) instead of a table.', false),
  },
  outputs: {},
} as const satisfies Surface
