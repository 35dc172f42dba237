import { type AdviceOf, advise } from './advice.ts'

/** Tests of what cells built, on a GPU. */
export const gpuTestAdvice: AdviceOf<'GPU41' | 'GPU42'> = {
  GPU411: advise(
    'The store cache is off or full, the cell failed, or its outputs were not pushed to a cache that this machine has.',
    'Turn the store cache on, or push the outputs to a binary cache and configure it here. Tests never build the cell.',
  ),
  GPU412: advise(
    'The program is wrong, or a tester does not fit it.',
    'Its last lines are in the result; run the command with `nix-cuda run` on a machine with that GPU.',
  ),
  GPU413: advise('The test waits for something, or needs longer.', 'Raise `timeout-minutes`, or test less.'),
  GPU414: advise(
    'Other jobs on this machine hold the locks of all GPUs that run the cell.',
    'Raise `wait-minutes`, or give the machine fewer jobs. `lsof` on the folder of the lock names who holds it.',
  ),
  GPU415: advise(
    'flock of util-linux or bash is not installed, or nobody may write to the folder of the locks.',
    'Install util-linux, or set `lock-folder` to a folder that all jobs of the machine share.',
  ),
  GPU416: advise(
    'A program that the test started still runs, or the driver has not freed its memory yet.',
    'Run `nvidia-smi`, and end what was left behind.',
  ),
  GPU417: advise(
    'The command did not write its report, wrote it elsewhere, or wrote no JUnit XML.',
    'Write it to the file that `NIX_CUDA_JUNIT` names, or give its path as `junit`.',
  ),
  GPU418: advise(
    'The package has only a gpuCheck that builds it again, its tester cannot be built, or Flox builds it.',
    'Give a command with `gpu-tests`, or run the gpuCheck inside the sandbox of a machine that allows it.',
  ),
  GPU419: advise(
    'The request has no `gpu-tests` for the package, and no test of its `passthru.tests` has a gpuCheck.',
    'Add `gpu-tests` to the package.',
  ),
  GPU420: advise(
    'The job of the GPU tests was cancelled or lost its runner, or a file there is not from the gpu-test action.',
    'See the log of that job, and run it again.',
  ),
  GPU421: advise(
    'The store cache is off or read-only, the repository is treated as public, and a path is unfree, downloaded or of unknown origin.',
    'List in `store-unfree` what you may redistribute, or push the outputs to a private binary cache that both jobs have.',
  ),
  GPU422: advise(
    'The artifact was changed or is of another cell, the disk of a runner is full, or the setup step of a workflow of your own has no `take-over: true`.',
    'Set it there, and give `built` the artifact as it was downloaded.',
  ),
}
