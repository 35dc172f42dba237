import { flag, requiredText, type Surface } from '../../runner/inputs.ts'

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

export const reportCommandSurface = {
  name: 'nix-cuda report',
  description: 'Reads a plan and its results and prints the report of the run',
  inputs: { ...reportSurface.inputs, json: flag('Print JSON instead of Markdown.', false) },
  outputs: {},
} as const satisfies Surface
