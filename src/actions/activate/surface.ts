import { shells } from '../../flox/activate/scripts.ts'
import { valuesOf } from '../../flox/activate/variables.ts'
import { choice, flag, list, requiredText, type Surface, secret, text } from '../../runner/inputs.ts'

export const activateSurface = {
  name: 'setup-nix-cuda/activate',
  description: 'Runs a command in a Flox environment, with its services and its cache folder',
  inputs: {
    command: requiredText('Command, of one or more lines; it is run from a file, as that of a `run` step.'),
    shell: choice(
      'What runs the command: `bash` (with `-e -o pipefail`), `sh` (`-e`), `zsh` (`-e -o pipefail`) or `python`; that of the environment where it has one.',
      'bash',
      shells,
    ),
    dir: list(
      'Folders with a `.flox` folder, from the root of the workspace; several are activated one within the other, in that order. Unset: the environment of `working-directory`, or of the nearest folder above it.',
    ),
    reference: text('Environment on FloxHub, `owner/name`, instead of `dir`.'),
    generation: text('Generation of the environment on FloxHub, as in `12`; unset means the latest.'),
    mode: choice('Mode of the activation: `dev`, `run`, or `auto`, as the manifest says.', 'auto', [
      'auto',
      'dev',
      'run',
    ]),
    trust: flag('Run the hooks of environments of FloxHub in this step, whoever owns them.', false),
    variables: secret(
      'Variables for the environment and the command, one `KEY=VALUE` per line; every value is masked in the log.',
      { secrets: valuesOf },
    ),
    services: list('Services to start, by name, or `all`; they stop when the command ends.'),
    'working-directory': text('Where the command runs, from the root of the workspace.', '.'),
    'flox-env-cache': flag(
      'Keep the folder $FLOX_ENV_CACHE of the environment (`.flox/cache`) in the cache of GitHub from one job to the next.',
      false,
    ),
    'flox-env-cache-key': text(
      "What the content of that folder depends on besides lock and hooks, as in the expression `hashFiles('requirements.txt')`.",
    ),
    'job-status': {
      ...text('Leave it unset: how the job ended, for what runs after it. The cache of a failed job is not saved.'),
      expression: '$' + '{{ job.status }}',
    },
  },
  outputs: {
    'exit-code': 'Exit code of the command; empty when it was not started',
    environment: 'Names of the environments, outermost first, separated by blanks',
    'env-cache-hit': '`true` when the cache folder of every environment was restored; empty without `flox-env-cache`',
  },
} as const satisfies Surface
