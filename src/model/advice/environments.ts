import { type AdviceOf, advise } from './advice.ts'

/** Environments of Flox. */
export const environmentAdvice: AdviceOf<'FLX10' | 'FLX11'> = {
  FLX101: advise(
    'The folder is another one, or `.flox` was not committed.',
    'Name the folder that has `.flox` in it, or make an environment with `flox init`.',
  ),
  FLX102: advise(
    'A typing error, or a merge that left its marks.',
    'Correct the line. `flox edit` refuses a manifest that is not valid.',
  ),
  FLX103: advise('A newer Flox wrote the file.', 'Update this action. Known versions are in the message.'),
  FLX104: advise(
    'Many CUDA packages have a file LICENSE. Where two with the same priority have the same file, Flox does not build the environment.',
    'Give each its own `priority`, as in cuda_nvcc 1, cuda_cudart 2, cudatoolkit 3. The lower one wins.',
  ),
  FLX105: advise(
    'CUDA exists for x86_64-linux and aarch64-linux only, and the environment is for macOS too.',
    'Set `systems` of each CUDA package to those two, or `options.systems`.',
  ),
  FLX106: advise(
    'Packages of `cudaPackages` without a version stand beside some of `cudaPackages_12_8`.',
    'Use one set for all. Where the mixture is wanted, name its toolkits in `--allow-toolkits`.',
  ),
  FLX107: advise(
    '`cudaPackages.NAME` without a catalog is that of the base catalog, which builds it from source on every machine.',
    'Write `flox-cuda/cudaPackages.NAME`.',
  ),
  FLX108: advise(
    'The package gcc has the compiler, but not the library libstdc++.so.6, which wheels and C++ programs load.',
    'Add gcc-unwrapped with `priority = 6`.',
  ),
  FLX109: advise(
    'manifest.toml was edited without Flox, or the lock was not committed. Activating then asks FloxHub, which needs a login.',
    'Run `flox list` or `flox activate` once, and commit manifest.lock.',
  ),
  FLX110: advise(
    'A file was never added to git, is ignored, or has changes. A clone does not have it, and `flox publish` refuses it.',
    '`git add` and commit it.',
  ),
  FLX111: advise(
    'Builds have only the packages without `pkg-group`, and those of the group `toplevel`.',
    'Remove `pkg-group` of the package, or install it a second time without one.',
  ),
  FLX112: advise(
    'Without `sandbox = "pure"` a build sees the network and files that are not in git, so another machine may build something else.',
    'Set `sandbox = "pure"`. What must be downloaded is a build of its own, to which this one refers by its name.',
  ),
  FLX113: advise(
    'The include is not in manifest.lock, so it is fetched from FloxHub, with a login and as far as it is trusted.',
    'Commit a lock that has it, or set FLOX_FLOXHUB_TOKEN and `trusted_environments`.',
  ),
  FLX114: advise(
    'A variable, hook or command was written for one machine. Others, and containers, do not have that path.',
    'Use `$FLOX_ENV` for packages, `$FLOX_ENV_PROJECT` for the repository, `$FLOX_ENV_CACHE` for data.',
  ),
  FLX115: advise(
    'manifest.toml is committed, pushed to FloxHub and copied into images, with everything in it.',
    'Remove it, revoke the secret, and give it to the job as a variable of its environment.',
  ),
  FLX116: advise(
    '`exit` in a hook ends the activation itself, and with it what was to run in the environment.',
    'Write `return`.',
  ),
  FLX117: advise(
    'Nobody answers in CI or in a container: the activation waits, or goes on with an empty answer.',
    'Use a variable with a default, or ask in `[profile]` or only where there is a terminal (`[ -t 0 ]`).',
  ),
  FLX118: advise(
    'The index in the URL (`cu124` is for CUDA 12.4) was not changed when the toolkit was.',
    'Use the index of the toolkit, or the toolkit of the index.',
  ),
  FLX119: advise(
    'An index without CUDA is the default, and one with CUDA an extra one, or the other way round: pip takes whichever version is higher.',
    'Name one index.',
  ),
}
