import { flag, type Surface, settings, wholeNumber } from '../../runner/inputs.ts'
import { planActionInputs, requestInputs } from '../plan/inputs.ts'
import { publishSurface } from '../publish/surface.ts'
import { jobInputs } from '../workflow/inputs.ts'
import { configurationInputs } from './configuration/inputs.ts'
import { containerizeInputs } from './containerize/inputs.ts'
import { credentialsInputs } from './credentials/inputs.ts'
import { diskInputs } from './disk/inputs.ts'
import { examinationInputs } from './examination/inputs.ts'
import { floxInputs } from './flox/inputs.ts'
import { floxhubInputs } from './floxhub/inputs.ts'
import { kvmInputs } from './kvm/inputs.ts'
import { nixInputs } from './nix/inputs.ts'
import { nixpkgsInputs } from './nixpkgs/inputs.ts'
import { publishInputs } from './publish/inputs.ts'
import { storeCacheInputs } from './store-cache/inputs.ts'

/** What makes a machine ready for builds with Nix. */
export const machineInputs = {
  ...nixInputs,
  ...configurationInputs,
  ...credentialsInputs,
  ...floxhubInputs,
  ...examinationInputs,
  ...diskInputs,
  ...kvmInputs,
  ...storeCacheInputs,
} as const

export const setupSurface = {
  name: 'setup-nix-cuda',
  description:
    'Plan, build and prove CUDA packages with Nix for every GPU architecture and toolkit that your users have',
  inputs: {
    ...machineInputs,
    ...floxInputs,
    ...nixpkgsInputs,
    build: flag('Plan, build and verify every cell of the request in this job.', false),
    ...requestInputs,
    'timeout-minutes': wholeNumber('Time limit of one cell in minutes.', 330, { min: 1, max: 21_600 }),
    ...publishInputs,
    ...containerizeInputs,
    uninstall: flag(
      'When the job ends, remove Nix and everything else that this action installed on a self-hosted machine, unless another job uses it.',
      false,
    ),
    settings: settings([planActionInputs, jobInputs]),
    summary: flag('Write what setup did to the job summary, and with `build` the table of cells.', true),
  },
  outputs: {
    'nix-version': 'Version of the Nix that was used, as in `2.34.8`',
    'nix-path': 'Absolute path of the `nix` program that was used',
    mode: '`daemon` or `single-user`: how Nix commands of this job reach the store',
    installed: '`true` when this run installed Nix',
    substituters: 'The binary caches that Nix queries, one per line',
    'cache-states': 'JSON list of `{url, state, priority, milliseconds}` of these caches',
    sandbox: 'How builds are isolated: `sandboxed`, `partial`, `unsandboxed`, `fallback`, `refused` or `unknown`',
    'machine-kind': 'Kind of machine, as in docs/machines.md',
    kvm: '`absent`, `usable`, `enabled` or `unusable`: /dev/kvm for builds',
    'flox-version': 'Version of the Flox that was used, as in `1.14.1`; empty without `flox`',
    'flox-path': 'Absolute path of the `flox` program that was used',
    seconds: 'JSON object from phase to seconds',
    planned: 'Number of planned cells',
    excluded: 'Number of requested cells that are excluded',
    proven: 'Number of cells that were built and have the requested device code',
    failed: 'Number of cells that failed',
    results: 'JSON list of `{id, status, outputs}`, one entry per cell, in the order of the plan',
    'plan-file': 'Absolute path of the plan (`plan/1`)',
    published: publishSurface.outputs.published,
    'image-file': 'Absolute path of the image that `containerize` asks for, an OCI archive',
    'image-digest': 'Digest of its manifest, or of the index of several images (`sha256:…`)',
    'results-folder': 'Absolute path of the folder with one `<cell id>.json` (`result/1`) per cell',
  },
} as const satisfies Surface
