import { choice, list, text } from '../../../runner/inputs.ts'

/** Room for the store and for builds. */
export const diskInputs = {
  'reclaim-disk': list(
    'Parts of GitHub’s Ubuntu image to remove in the background, one per line: `android`, `dotnet`, `haskell`, `codeql`, …; ignored on other machines.',
  ),
  'store-location': text(
    'Where the files of /nix are stored: `root`, `auto` (another disk with much more space), or an absolute path; an existing store is never moved.',
    'root',
  ),
  'build-folder': choice(
    'Where builds run: `auto` (another disk if the default is in memory or has little space) or `default`.',
    'auto',
    ['auto', 'default'],
  ),
} as const
