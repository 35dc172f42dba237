import { upstreamReleases } from '../../../nix/install/releases.ts'
import { choice, text } from '../../../runner/inputs.ts'

/** Which Nix, and how it is installed where there is none. */
export const nixInputs = {
  'nix-version': text(
    'Nix release to install where there is no Nix, as in `2.34.7`; unset means the newest that this action has hashes for.',
  ),
  'nix-sha256': text('SHA-256 of the release archive, for a version or a mirror that this action has no hash for.'),
  'nix-base-url': text('Where the release archives are, as on releases.nixos.org.', upstreamReleases),
  mode: choice(
    'How Nix is installed: `daemon` (multi-user, sandboxed builds), `single-user`, or `auto`: daemon with root or sudo outside of containers.',
    'auto',
    ['auto', 'daemon', 'single-user'],
  ),
  advisories: choice(
    'What a Nix with known security holes is, be it installed, found, or the one that Flox runs: `warn`, or `required`: the job fails.',
    'warn',
    ['warn', 'required'],
  ),
  preinstalled: choice(
    'What to do about a Nix that is on the machine: `use`, `require` (never install), `refuse`; `auto` is the default for this kind of machine (docs/machines.md).',
    'auto',
    ['auto', 'use', 'require', 'refuse'],
  ),
} as const
