import { choice, flag, list, type Surface, text, wholeNumber } from '../../runner/inputs.ts'
import { requirementInputs, resultInputs } from './inputs.ts'

export const gpuSurface = {
  name: 'setup-nix-cuda/gpu',
  description:
    'Finds the GPUs and the driver of a machine, makes the driver usable for programs of Nix, and tests that they run',
  inputs: {
    'require-gpu': choice(
      '`true`: a machine without a usable GPU is an error. `auto`: without one, nothing else is checked. `false`: every error is a warning.',
      'true',
      ['true', 'auto', 'false'],
    ),
    ...requirementInputs,
    paths: list('Files, archives and folders with device code that the GPUs must run.'),
    ...resultInputs,
    'driver-bridge': choice(
      'How programs of Nix find the driver: `env`, a folder of links for the steps that set `ld-library-path`; `system`, /run/opengl-driver until the last job that uses it ends; `none`; `auto` is `env` where it is needed.',
      'auto',
      ['auto', 'env', 'system', 'none'],
    ),
    'allow-system-changes': flag('Allow `driver-bridge: system`, which needs root or sudo.', false),
    'bridge-dir': text('Folder for the bridge of `env`, which then stays; unset, it is in the folder of the job.'),
    smoke: choice(
      'The smoke test, in which a program of Nix loads the driver and runs a kernel from PTX: `auto` where Nix or `probe` is there; `full` always; `off`.',
      'auto',
      ['auto', 'off', 'full'],
    ),
    'smoke-program': text('Program that the smoke test runs last, with its arguments, separated by blanks.'),
    nixpkgs: text(
      'Of which Nixpkgs the program of the smoke test is built: `lock` (of flake.lock), a folder or a flake reference. Unset: `flake:nixpkgs`.',
    ),
    probe: text('The program of the smoke test, where it is built already.'),
    sandbox: choice(
      '`check`: say whether builds can use the GPU, and print what the administrator adds; nothing is changed.',
      'off',
      ['off', 'check'],
    ),
    'min-free-gib': wholeNumber('Free space that store and workspace must have, in GiB. `0` is any.', 0, {
      min: 0,
      max: 99_999,
    }),
    'allow-fork-pull-requests': flag(
      'Run for pull requests from forks of a public repository on a self-hosted GPU runner, which is thrown away after each job.',
      false,
    ),
  },
  outputs: {
    'has-gpu': '`true` when a program can use a GPU of this machine',
    platform: '`nvml`, `wsl`, `tegra`, `container-none` (a container without a GPU) or `unknown` (no sign of a GPU)',
    'in-container': '`true` in a container or a pod',
    'driver-version': 'Version of the loaded kernel module, as in `580.159.04`',
    'userland-version':
      'Version of the driver’s libraries; differs where the machine was not restarted after an upgrade',
    'driver-cuda': 'Newest CUDA of the driver, as in `13.0`',
    'kernel-module': '`open` or `proprietary`',
    'libcuda-path': 'Absolute path of the libcuda of the system',
    'gpu-count': 'Number of usable GPUs',
    'gpu-name': 'Name of the first one',
    'gpu-uuids': 'JSON list of their UUIDs',
    'compute-capabilities': 'JSON list of their compute capabilities, one for each GPU, as in `["9.0"]`',
    'min-compute-capability': 'Lowest compute capability among them',
    'min-memory-mib': 'Memory of the smallest, in MiB; of its largest instance with MIG',
    mig: '`true` when a GPU is in MIG mode',
    'bridge-path': 'Folder with the libraries of the driver; empty where none is needed or none was made',
    'ld-library-path': 'LD_LIBRARY_PATH for the step that runs programs of Nix, and for no other; may be empty',
    'cuda-cache-path': 'CUDA_CACHE_PATH for that step: a folder of this job for what the driver compiles',
    smoke: '`passed`, `failed` or `skipped`',
    compatible: '`true` when nothing that was checked is an error',
    report: 'Absolute path of all facts and problems as JSON (`doctor/1`)',
    problems: 'JSON list of errors, warnings and notices',
  },
} as const satisfies Surface
