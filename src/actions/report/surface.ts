import { flag, type Inputs, list, requiredText, type Surface, text } from '../../runner/inputs.ts'

export const reportSurface = {
  name: 'setup-nix-cuda/report',
  description: 'Reads the plan and every result, writes the one summary and the JSON, and decides the run',
  inputs: {
    plan: requiredText('Path of the plan (`plan/1`).'),
    results: requiredText(
      'Folder with the results (`result/1`): `<cell id>.json` in it, as one job wrote them, or below `<artifact-prefix>-result-<row id>/`, as artifacts are downloaded. Nothing else is believed.',
    ),
    'artifact-prefix': text('What the names of the artifacts with results begin with.', 'nix-cuda'),
    gpu: list(
      'GPUs of which the summary says which cells they run, as in `L4, 9.0`. The result of the run does not depend on it.',
    ),
    driver: text('Linux driver of these GPUs, as in `580` or `580.65.06`. Without one any is new enough.'),
  },
  outputs: {
    result: '`success` when every planned cell is proven, else `failure`',
    proven: 'Number of proven cells',
    failed: 'Number of cells that failed or have no result',
    'report-file': 'Absolute path of the report as JSON',
  },
} as const satisfies Surface

export const reportCommandSurface = {
  name: 'nix-cuda report',
  description: 'Reads a plan and its results and prints the report of the run',
  inputs: { ...reportSurface.inputs, json: flag('Print JSON instead of Markdown.', false) },
  outputs: {},
} as const satisfies Surface

/** What `makeReport` wants to know. */
export function questionOf(inputs: Inputs<typeof reportSurface>) {
  return { place: placeOf(inputs), gpu: inputs.gpu ?? [], driver: inputs.driver }
}

function placeOf(inputs: Inputs<typeof reportSurface>) {
  return { planFile: inputs.plan, folder: inputs.results, prefix: inputs['artifact-prefix'] }
}
