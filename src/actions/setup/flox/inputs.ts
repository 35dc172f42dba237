import { floxDownloads } from '../../../flox/releases.ts'
import { flag, list, text } from '../../../runner/inputs.ts'

/** How a job gets Flox, and what Flox is told. */
export const floxInputs = {
  flox: flag('Have the `flox` program on this machine: use the one that is there, or install it.', false),
  'flox-version': text(
    'Flox release to install where there is no Flox, as in `1.14.1`; unset means the newest that this action has a hash for.',
  ),
  'flox-channel': text(
    'Channel of Flox: `stable`, `qa` or `nightly`; without `flox-version` it is what the channel has today, which needs `flox-sha256`.',
  ),
  'flox-commit': text(
    'Commit of github.com/flox/flox to install, 40 digits; the only way where there is a Nix already, which stays.',
  ),
  'flox-sha256': text(
    'SHA-256 of the Flox package; nothing is installed without one, except an rpm whose signer is in rpm’s own database.',
  ),
  'flox-base-url': text('Where the packages of Flox are, as on downloads.flox.dev.', floxDownloads),
  'flox-metrics': flag('Let Flox send usage figures to its vendor.', false),
  'trusted-environments': list('FloxHub environments whose hooks may run: `owner/name`, or `owner/*`.'),
  'extra-flox-config': text(
    'Settings of Flox, one `key = value` per line, as `flox config --set` takes them; they come last and win.',
  ),
} as const
