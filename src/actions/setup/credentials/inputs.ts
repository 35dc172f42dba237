import { flag, secret, text } from '../../../runner/inputs.ts'
import { netrcPasswords } from '../../../runner/mask-secrets.ts'

/** Line by line, as a log would have them. */
const keyLinesIn = (text: string) => text.split('\n').filter((line) => !line.startsWith('-----'))

/** What Nix and its daemon are given beside nix.conf, and remote builders. */
export const credentialsInputs = {
  netrc: secret(
    'Logins for private caches and sources, in the format of a netrc file; readable only by root (daemon) or this user, and removed when the job ends.',
    { secrets: netrcPasswords },
  ),
  aws: flag(
    'Pass AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN and AWS_REGION of this step to the Nix daemon, for s3:// caches.',
    false,
  ),
  'aws-role': text(
    'Role of AWS, by its ARN, whose credentials the Nix daemon gets for s3:// caches; the job needs `id-token: write`.',
  ),
  'aws-region': text('Region of the bucket, as in `eu-central-1`; unset means AWS_REGION of this step.'),
  proxy: flag('Pass http_proxy, https_proxy, no_proxy and the like of this step to the Nix daemon.', false),
  'ca-bundle': text('PEM file with all certificates that Nix should trust.'),
  builders: text('Remote builders, one per line as in nix.conf; each needs a host key.'),
  'builders-key': secret('Private ssh key for builders without a key file of their own.', { secrets: keyLinesIn }),
  'known-hosts': text('Host keys of the builders, as in ~/.ssh/known_hosts.'),
} as const
