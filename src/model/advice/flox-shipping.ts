import type { ProblemCode } from '../codes.ts'
import { type Advice, advise } from './advice.ts'

/** Publishing, images and generations of Flox environments. */
export const floxShippingAdvice = {
  FLX185: advise(
    'The step that installs Flox is missing, or the program is in no folder of PATH.',
    'Set `flox: true` in the setup step of the job, or install Flox (https://flox.dev/docs/install-flox).',
  ),
  FLX186: advise(
    'The secret is not passed to the step, has expired, or belongs to a service account, for which Flox does not know in which catalog to publish.',
    'Sign in to FloxHub with `floxhub-auth` in the setup step, or set FLOX_FLOXHUB_TOKEN from a secret, and name the organization in `flox-org`. Tokens are made on the pages of FloxHub.',
  ),
  FLX187: advise(
    'The environment builds no package, several packages, or none of that name.',
    'Name one package in `flox-package`: an entry of `[build]` in the manifest, or a file of `.flox/pkgs`.',
  ),
  FLX188: advise(
    'The environment was pulled from or pushed to FloxHub, or was never locked.',
    'Publish from an environment that lies in the repository. `flox pull --copy` disconnects one; `flox list` locks one.',
  ),
  FLX189: advise(
    'A file of `.flox` was never added, or a program wrote it in an earlier step.',
    'Add and commit the file, or ignore it. Publishing builds what is committed.',
  ),
  FLX190: advise(
    'An earlier step formats files, writes versions into them, or locks the environment again.',
    'Commit the change, or undo it with `git restore` before this step. Nothing discards changes for you.',
  ),
  FLX191: advise(
    'The folder was copied rather than cloned, or no remote is configured.',
    'Publish from a clone: Flox records the URL and the revision from which a package can be built again.',
  ),
  FLX192: advise(
    'actions/checkout left no credentials behind (`persist-credentials: false`), the token has expired, or the server is down.',
    'Keep the credentials of the checkout, or make the remote readable for git in this step in another way.',
  ),
  FLX193: advise(
    'actions/checkout leaves a tag, a pull request or a commit without a branch; a new branch follows none of the remote.',
    'Set `flox-fix-checkout` to true, or run the commands of the message.',
  ),
  FLX194: advise(
    'actions/checkout fetches one commit unless it is told otherwise.',
    'Set `fetch-depth: 0` in actions/checkout, or `flox-fix-checkout` to true.',
  ),
  FLX195: advise(
    'The commit was not pushed, its branch was deleted or rewritten, or it is the merge commit that GitHub makes for a pull request.',
    'Push the commit to a branch, or publish from a push or a tag. A merge commit of a pull request disappears with it.',
  ),
  FLX196: advise(
    'Git hooks, a lock file of another git, or a full disk.',
    'The message has what git said. The files of the checkout were not changed.',
  ),
  FLX197: advise(
    'The manifest lists its systems, and that of this machine is not among them.',
    'Run one job per system on a machine of that system, or add the system to `options.systems`.',
  ),
  FLX198: advise(
    'The result holds or needs libraries of the CUDA toolkit, or paths whose licence nothing states.',
    'Read the licence of each path that is named. If you may hand them to everybody who can read the catalog, say so in `acknowledge-unfree`; the sentence is recorded in the summary.',
  ),
  FLX199: advise(
    'FloxHub refused the package, or could not be reached.',
    'The message has what Flox said. A package that was published already is not published again, so that a second run is safe.',
  ),
  FLX200: advise(
    'The package does not build from what is committed, or not on this machine.',
    'Build it with `flox build` in a fresh clone.',
  ),
  FLX201: advise(
    'Flox 1.14 ignores labels where the manifest has no table `[containerize.config]`.',
    'Add `[containerize.config]` to the manifest. It may be empty.',
  ),
  FLX202: advise(
    'The container runtime is missing or full, the environment is not locked, or Flox could not fetch what makes the image.',
    'The message has what Flox said.',
  ),
  FLX203: advise(
    'The file that Flox wrote is damaged or has another name, tag or labels than were asked for.',
    'Run it again. If it stays so, the version of Flox may be a newer one than this action knows.',
  ),
  FLX204: advise('A reference is `owner/name`, with `:generation` to pin one.', 'Correct the reference.'),
  FLX205: advise(
    'The token has no right to write to the owner, FloxHub cannot be reached, or the environment does not build.',
    'The message has what Flox said.',
  ),
  FLX206: advise(
    'An environment of that name was pushed from another folder.',
    'Pull that one and push from there. With `--force` the one on FloxHub is replaced, with its generations: what is pinned to one of them breaks.',
  ),
  FLX207: advise(
    'The number is of another environment, or there is no earlier generation.',
    'List the generations first.',
  ),
  FLX208: advise(
    'The environment is not on FloxHub, or is private and the token may not read it.',
    'Push it first, or sign in to FloxHub with `floxhub-auth` in the setup step.',
  ),
  FLX209: advise(
    'Files lie in the checkout that git does not know, such as outputs of earlier steps.',
    'Nothing, if the build does not need them. Else commit them.',
  ),
} as const satisfies Partial<Record<ProblemCode, Advice>>
