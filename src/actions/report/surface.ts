import { choice, flag, type Inputs, list, requiredText, type Surface, text } from '../../runner/inputs.ts'

export const reportSurface = {
  name: 'setup-nix-cuda/report',
  description:
    'Reads the plan and every result, writes the summary and a JSON report, and decides whether the run passes',
  inputs: {
    plan: requiredText('Path of the plan (`plan/1`).'),
    results: requiredText(
      'Folder with the results (`result/1`): `<cell id>.json` in it, as one job wrote them, or below `<artifact-prefix>-result-<row id>/`, as artifacts are downloaded. Other files are refused.',
    ),
    'artifact-prefix': text('Prefix of the names of the artifacts with results.', 'nix-cuda'),
    'jobs-result': choice(
      'How the jobs of the cells ended (`needs.<job>.result`): after `failure` or `cancelled` the run is not good, whatever the results say.',
      'success',
      ['success', 'failure', 'cancelled', 'skipped'],
    ),
    'gpu-results': text(
      'Folder with the results of GPU tests (`gpu-result/1`) as `<cell id>.json`; every proven cell whose row has `gpuRunner` must have one there, and without any such row every one with `gpu-tests`.',
    ),
    'publish-result': choice(
      'How the job that publishes the cells ended (`needs.<job>.result`): after `failure` or `cancelled` the run is not good. `skipped` says nothing.',
      'skipped',
      ['success', 'failure', 'cancelled', 'skipped'],
    ),
    gpu: list(
      'GPUs of which the summary says which cells they run, as in `L4, 9.0`. The result of the run does not depend on it.',
    ),
    driver: text('Linux driver of these GPUs, as in `580` or `580.65.06`. Without one any is new enough.'),
  },
  outputs: {
    result:
      '`success` when every planned cell is proven, its GPU tests passed where there are some, and the cells were published where that was asked for; else `failure`',
    proven: 'Number of proven cells',
    failed: 'Number of cells that failed or have no result',
    results:
      'JSON list of `{id, status, outputs}`, one entry per cell with a result; `outputs` has the store path of each output. Empty where the list is longer than 500 kB',
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
  return {
    place: placeOf(inputs),
    gpu: inputs.gpu ?? [],
    driver: inputs.driver,
    gpuResults: inputs['gpu-results'],
    publishing: inputs['publish-result'],
  }
}

/** Where the results are, and how the jobs ended that left them there. */
function placeOf(inputs: Inputs<typeof reportSurface>) {
  const { plan, results, 'artifact-prefix': prefix, 'jobs-result': jobs } = inputs
  return { planFile: plan, folder: results, prefix, jobs }
}
