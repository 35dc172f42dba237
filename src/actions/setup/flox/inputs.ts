import { floxDownloads } from '../../../flox/releases.ts'
import { flag, list, text } from '../../../runner/inputs.ts'

/** How a job gets Flox, and what Flox is told. */
export const floxInputs = {
  flox: flag('Provide the `flox` program: use the one on the machine, or install it.', false),
  'flox-version': text(
    'Flox release to install where there is no Flox, as in `1.14.1`; unset means the newest that this action has a hash for.',
  ),
  'flox-channel': text(
    'Channel of Flox: `stable`, `qa` or `nightly`; without `flox-version` it is the newest release of the channel, which needs `flox-sha256`.',
  ),
  'flox-commit': text(
    'Commit of github.com/flox/flox to install, 40 digits; required on machines that already have a Nix, which stays.',
  ),
  'flox-sha256': text(
    'SHA-256 of the Flox package; required unless this action has its hash, or rpm knows its signer.',
  ),
  'flox-base-url': text('Base URL of the Flox packages, with the layout of downloads.flox.dev.', floxDownloads),
  'flox-metrics': flag('Allow Flox to send usage statistics to its vendor.', false),
  'trusted-environments': list('FloxHub environments whose hooks may run: `owner/name`, or `owner/*`.'),
  'extra-flox-config': text(
    'Settings of Flox, one `key = value` per line, as for `flox config --set`; they come last and override all others.',
  ),
} as const
