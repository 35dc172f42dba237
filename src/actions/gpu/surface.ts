import { choice, list, type Surface } from '../../runner/inputs.ts'
import { requirementInputs, resultInputs } from './inputs.ts'

export const gpuSurface = {
  name: 'setup-nix-cuda/gpu',
  description: 'Finds the GPUs and the driver of a machine and says whether CUDA programs run on it',
  inputs: {
    'require-gpu': choice(
      '`true`: a machine without a usable GPU is an error. `auto`: without one, nothing else is checked. `false`: every error is a warning.',
      'true',
      ['true', 'auto', 'false'],
    ),
    ...requirementInputs,
    paths: list('Files, archives and folders with device code that the GPUs must run.'),
    ...resultInputs,
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
    compatible: '`true` when nothing that was checked is an error',
    report: 'Absolute path of all facts and problems as JSON (`doctor/1`)',
    problems: 'JSON list of errors, warnings and notices',
  },
} as const satisfies Surface
