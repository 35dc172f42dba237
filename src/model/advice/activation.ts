import type { ProblemCode } from '../codes.ts'
import { type Advice, advise } from './advice.ts'

/** Commands in environments of Flox. */
export const activationAdvice = {
  FLX155: advise(
    'A package cannot be downloaded or built, two packages have the same file, or the hook failed.',
    'Read what Flox printed before it, and run `flox activate` on your own machine.',
  ),
  FLX156: advise(
    'manifest.lock is missing or older than the manifest, so Flox resolves packages; since October 2026 that needs a login. Or the token has expired.',
    'Commit an up-to-date manifest.lock, with which no login is needed; or give the job a valid FLOX_FLOXHUB_TOKEN.',
  ),
  FLX157: advise(
    'The name is misspelled, the environment is private and the job has no token for it, or the token has expired: Flox says the same of all three.',
    'Check the name, and give the job a valid FLOX_FLOXHUB_TOKEN of an account that may read the environment.',
  ),
  FLX158: advise(
    'Hooks run any code, so Flox activates environments of FloxHub, also included ones, only from owners that are trusted. A token is access, not trust.',
    'Set `trust: true` for one step, or `trusted-environments` of the setup step for the whole job.',
  ),
  FLX159: advise(
    'The network of the runner, a proxy, or FloxHub itself. An environment in a folder with an up-to-date lock does not need FloxHub.',
    'Run the job again; for a firewall see docs/network.md.',
  ),
  FLX160: advise(
    'The package was published to a catalog of an organization, and the token is missing, has expired, or is of somebody else.',
    'Give the job a FLOX_FLOXHUB_TOKEN of the organization.',
  ),
  FLX161: advise(
    'The command itself: its output is above. It ran with `-e` and `-o pipefail`, so it ended at the first failure.',
    'Run it in `flox activate` on your own machine.',
  ),
  FLX162: advise(
    'No step before this one installed Flox.',
    'Use the setup step with `flox: true` before it, or install-flox-action.',
  ),
  FLX163: advise(
    'The name is misspelled, or the environment has no `[services]`.',
    'Write a name that the message lists, or `all`.',
  ),
  FLX164: advise(
    'Its command failed, its port was in use, or it went into the background without is-daemon = true. The last lines of its log are above.',
    'Fix the command of the service; `flox activate -s` on your own machine starts it too.',
  ),
  FLX165: advise(
    'The disk is full, GitHub refused the entry, or the cache service did not answer. The command ran, or runs, without it.',
    'Check the size in the log: GitHub keeps 10 GB per repository.',
  ),
} satisfies Readonly<Partial<Record<ProblemCode, Advice>>>
