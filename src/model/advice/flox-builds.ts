import { type AdviceOf, advise } from './advice.ts'

/** Builds of Flox environments as cells. */
export const floxBuildAdvice: AdviceOf<'FLX17' | 'FLX180' | 'FLX181' | 'FLX182'> = {
  FLX170: advise(
    'The name is misspelled, or `dir` names another environment.',
    'Use a name of `[build]` in the manifest, or of a file in `.flox/pkgs`.',
  ),
  FLX171: advise(
    'Packages get the toolkit of a cell by the name of their set, `cudaPackages_12_8`. None has such a name, or one has a `version` or comes from an include, which cannot be changed.',
    'Install the CUDA packages in this manifest, from `flox-cuda/cudaPackages_X_Y`, without `version`.',
  ),
  FLX172: advise(
    'The catalog does not have every package for every toolkit and system, and a lock has only the systems that it was made for.',
    'Request what the catalog has (`flox show`), or add the system to `options.systems` and lock the environment again.',
  ),
  FLX173: advise(
    'A cell of another toolkit or version than that of manifest.lock is locked by Flox in its job, and FloxHub resolves packages for accounts only.',
    'Sign in to FloxHub with `floxhub-auth` in the setup step, or request the toolkit of the lock alone.',
  ),
  FLX174: advise(
    'Flox refused the manifest of the cell, or found no version of its packages that fit together.',
    'Make the change that the message names in a copy of the environment and run `flox edit` there.',
  ),
  FLX175: advise(
    'There is no Flox where the plan is made, or the catalog did not answer. What the catalog lacks is then found out in the job of a cell.',
    'Install Flox before the plan (`flox: true`), or run it again later.',
  ),
  FLX176: advise(
    'The catalog keeps old versions of a package, but not each; or the id is not that of the manifest.',
    'Use a version that `flox show` lists, and the id before `.pkg-path` in the manifest.',
  ),
  FLX177: advise(
    'Flox calls an expression of `.flox/pkgs` with its Nixpkgs and nothing else.',
    'Write an expression for each toolkit and target and name them with placeholders, or let the Nixpkgs of the cell call the file (`NAME=./.flox/pkgs/NAME.nix`).',
  ),
  FLX178: advise(
    'The cell is a build of a Flox environment, and this job has no Flox.',
    'Set `flox: true` for the setup step of the job, or install Flox.',
  ),
  FLX179: advise(
    'A cell is built in a copy of the project, for which git and room on the disk are needed.',
    'Do what the message says, then run the job again.',
  ),
  FLX180: advise(
    'The environment has no host compiler that nvcc accepts, no CUDA runtime, or packages of several toolkits.',
    'Install gcc and cuda_cudart beside cuda_nvcc, from the set of the same toolkit.',
  ),
  FLX181: advise(
    'env.json names an owner: the environment was pushed to FloxHub or pulled from it, and Flox builds from those of a folder alone.',
    'Disconnect it with `flox pull --copy` in its folder, and commit what that writes.',
  ),
  FLX182: advise(
    'Packages such as `flox-cuda/python3Packages.torch` were built for one toolkit, which nothing in the manifest changes.',
    'Request the toolkit that they were built with, where both are loaded by one program.',
  ),
}
