import { upstreamReleases } from '../../../nix/install/releases.ts'
import { choice, text } from '../../../runner/inputs.ts'

/** Which Nix, and how it is installed where there is none. */
export const nixInputs = {
  'nix-version': text(
    'Nix release to install where there is no Nix, as in `2.34.7`; unset means the newest that this action has hashes for.',
  ),
  'nix-sha256': text('SHA-256 of the release archive, for a version or mirror without a hash in this action.'),
  'nix-base-url': text('Base URL of the release archives, with the layout of releases.nixos.org.', upstreamReleases),
  mode: choice(
    'How Nix is installed: `daemon` (multi-user, sandboxed builds), `single-user`, or `auto`: daemon where there is root or sudo and no container.',
    'auto',
    ['auto', 'daemon', 'single-user'],
  ),
  advisories: choice(
    'Whether a Nix with known security holes is a warning (`warn`) or fails the job (`required`): one that is installed, found, or run by Flox.',
    'warn',
    ['warn', 'required'],
  ),
  preinstalled: choice(
    'What to do with a Nix that is already on the machine: `use` it, `require` one (never install), or `refuse` it; `auto` is the default for this kind of machine (docs/machines.md).',
    'auto',
    ['auto', 'use', 'require', 'refuse'],
  ),
} as const
