import { choice, flag, list, type Surface, text, wholeNumber } from '../../runner/inputs.ts'

export const kubernetesSurface = {
  name: 'nix-cuda kubernetes',
  description:
    "Prints manifests of a pod without an image: from a generation of a Flox environment (Flox's containerd shim), or from the Nix store (nix-snapshotter)",
  inputs: {
    environment: text(
      'Environment of FloxHub and its generation, `owner/name:generation`; a pod without a generation would change by itself.',
    ),
    'nix-image': text('Store path of an image for nix-snapshotter, in place of `environment`.'),
    kind: choice('`deployment` or `pod`.', 'deployment', ['deployment', 'pod']),
    name: text('Name of the workload; unset means that of the environment.'),
    namespace: text('Its namespace; unset leaves it to `kubectl`.'),
    replicas: wholeNumber('Pods of the deployment.', 1, { min: 0, max: 10_000 }),
    gpus: wholeNumber('GPUs of one pod; `0` is none.', 1, { min: 0, max: 64 }),
    'gpu-resource': text(
      'Resource that is requested, as the device plugin names it, such as `nvidia.com/mig-1g.18gb`.',
      'nvidia.com/gpu',
    ),
    capabilities: list('What the programs were compiled for, as in `8.0, 9.0+PTX`; each becomes a label of the pods.'),
    toolkit: text(
      'CUDA toolkit of the programs, as in `12.8`: a label, and the oldest driver if `min-driver` is unset.',
    ),
    'min-driver': text(
      'Oldest Linux driver of the nodes, as in `580` or `580.65.06`, by the labels of GPU feature discovery.',
    ),
    'node-selector': list('Labels that a node must have, as in `pool=gpu`.'),
    'runtime-class': text('RuntimeClass of the pods; unset means `flox` for an environment, and none for `nix-image`.'),
    'with-runtime-class': flag('Print the RuntimeClass of the Flox shim too.', false),
    mode: choice('Mode in which the environment is activated.', 'run', ['run', 'dev']),
    'token-secret': text(
      'Secret with the token of FloxHub as its key `floxhub-token`, for an environment that is not public.',
    ),
    json: flag('Print a JSON list instead of YAML.', false),
  },
  outputs: {},
} as const satisfies Surface
