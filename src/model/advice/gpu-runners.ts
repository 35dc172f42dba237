import { type AdviceOf, advise } from './advice.ts'

/** Self-hosted runners with GPUs. */
export const gpuRunnerAdvice: AdviceOf<'GPU116' | 'GPU117' | 'GPU118' | 'GPU119' | 'GPU12'> = {
  GPU116: advise(
    'The workflow runs for pull requests, and this one comes from a fork: whoever sent it chooses what runs on the machine.',
    'Build and prove pull requests on hosted runners and run GPU tests on push. Where the runner is thrown away after each job, set `allow-fork-pull-requests: true`.',
  ),
  GPU117: advise(
    'A test of an earlier job still runs, or several runners share the GPU.',
    'End the process, or set CUDA_VISIBLE_DEVICES in the `.env` file of each runner.',
  ),
  GPU118: advise(
    'A test has started programs that outlive it, or was killed and its children were not.',
    'End them in the test itself, as with `timeout --kill-after`, or in a step that always runs.',
  ),
  GPU119: advise(
    'Derivations with `requiredSystemFeatures = [ "cuda" ]`, such as `gpuCheck`, need a machine with that feature and the driver inside the sandbox.',
    'Give the printed lines to the administrator, or run these tests outside the sandbox.',
  ),
  GPU120: advise(
    'Tokens were written into the nix.conf of the machine, which has mode 0644.',
    'Move them into a file of mode 0600 that nix.conf includes (`!include`), and replace the tokens.',
  ),
  GPU121: advise(
    'Installers add the user to `trusted-users`; such a user can make the daemon run programs as root.',
    'Remove the user from `trusted-users`, and let the administrator add the caches to nix.conf.',
  ),
  GPU122: advise(
    'The store of a machine that stays grows with each job.',
    'Collect garbage on the machine, or lower `min-free-gib`.',
  ),
}
