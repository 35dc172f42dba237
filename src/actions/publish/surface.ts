import { choice, flag, type Input, list, type Surface, text } from '../../runner/inputs.ts'

/** How `to` names a place; a new one is added here and to `destinations.ts`. */
export const destinationNames = ['flox', 'flox-push'] as const
export type DestinationName = (typeof destinationNames)[number]

function destinationList(): Input<readonly DestinationName[]> {
  const declared = list(
    'Where to publish, one or more of: `flox` (a package of a Flox environment, to a catalog of FloxHub), `flox-push` (the environment itself, to FloxHub).',
  )
  const expected = `one or more of ${destinationNames.join(', ')}`
  return {
    ...declared,
    words: destinationNames,
    parse: (given) => {
      const parsed = declared.parse(given)
      const names = (parsed.ok && parsed.value) || []
      const known = names.flatMap((name) => destinationNames.filter((one) => one === name))
      if (known.length === 0 || known.length !== names.length) return { ok: false, expected }
      return { ok: true, value: [...new Set(known)] }
    },
  }
}

export const floxPublishInputs = {
  'flox-environment': text('Folder with the `.flox` that is published, or whose package is.', '.'),
  'flox-package': text(
    'Package to publish: an entry of `[build]` in the manifest, or a file of `.flox/pkgs`; unset means the only one.',
  ),
  'flox-org': text(
    'Organization of FloxHub that gets the package or, the first time, the environment; required with the token of a service account. Unset means the user of the token.',
  ),
  'flox-stability': text(
    'Stability of the Nixpkgs for a package of `.flox/pkgs`: `stable`, `staging`, `unstable` or `lts`.',
  ),
  'flox-signing-key-file': text('File with the private key of an organization that has a catalog store of its own.'),
  'flox-fix-checkout': choice(
    'Run the git commands that publishing lacks (fetch the history, make a branch, follow that of the remote): `true`, `false`, or `auto`: yes in the checkout of a GitHub job, elsewhere after a question.',
    'auto',
    ['auto', 'true', 'false'],
  ),
} as const

export const publishSurface = {
  name: 'setup-nix-cuda/publish',
  description: 'Publishes what was built, after every check that can be made before',
  inputs: {
    to: destinationList(),
    ...floxPublishInputs,
    'acknowledge-unfree': text(
      'Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused.',
    ),
    'dry-run': flag('Check everything and print what would be done; build, change and publish nothing.', false),
  },
  outputs: {
    state: '`published`, `already published` or `planned` (a dry run); of the last destination',
    'flox-package': 'Package that was published',
    'flox-catalog': 'Catalog that has it; empty where it is not known',
    'flox-system': 'System that it was published for: that of the machine',
    'flox-revision': 'Commit that it was published from',
    'flox-generation': 'Number of the generation that `flox-push` made',
    'flox-pin': 'Reference that pins that generation, as in `acme/app:4`',
  },
} as const satisfies Surface

export const publishCommandSurface = {
  name: 'nix-cuda publish',
  description: publishSurface.description,
  inputs: { ...publishSurface.inputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
