import { visibilities } from '../../licence/record.ts'
import {
  choice,
  flag,
  type Input,
  list,
  type Parsed,
  type Surface,
  secret,
  text,
  wholeNumber,
} from '../../runner/inputs.ts'
import { netrcPasswords } from '../../runner/mask-secrets.ts'
import type { Place } from '../../ship/publish/destination.ts'
import { destinationKinds, parsePlace } from '../../ship/publish/kinds.ts'
import { reportSurface } from '../report/surface.ts'

/** The destinations that are Flox's own; all others are kinds of `src/ship/publish`. */
export const floxNames = ['flox', 'flox-push'] as const
export type FloxName = (typeof floxNames)[number]

/** An entry of `to`. */
export type Target = { readonly flox: FloxName } | { readonly place: Place }

const forms = destinationKinds.map(({ form }) => `\`${form}\``).join(', ')
const visibilityText =
  'After a blank, an address may have its own visibility, as in `s3://acme?region=eu-west-1 private`'

/** Reads each entry of a list. `read` gives what is wrong with one as a sentence without subject and full stop. */
function entries<T extends object>(
  declared: Input<readonly string[] | undefined>,
  names: readonly string[],
  read: (text: string) => T | { readonly wrong: string },
): (text: string) => Parsed<readonly T[]> {
  const expected = `one or more of ${names.join(', ')}`
  return (given) => {
    const parsed = declared.parse(given)
    const found: T[] = []
    for (const text of new Set((parsed.ok && parsed.value) || [])) {
      const entry = read(text)
      if ('wrong' in entry) return { ok: false, expected: `${expected}; ${text.slice(0, 80)} ${entry.wrong}` }
      found.push(entry)
    }
    return { ok: true, value: found }
  }
}

function targetList(): Input<readonly Target[]> {
  const declared = list(
    `Where to publish, one or more of: ${forms}, \`flox\` (a package of a Flox environment, to a catalog of FloxHub), \`flox-push\` (the environment itself, to FloxHub). ${visibilityText}.`,
  )
  const names = [...floxNames, ...destinationKinds.map(({ form }) => form)]
  const parse = entries(declared, names, (text): Target | { readonly wrong: string } => {
    const flox = floxNames.find((name) => name === text)
    const place = flox ? { wrong: '' } : parsePlace(text)
    if (flox) return { flox }
    return 'wrong' in place ? place : { place }
  })
  return {
    ...declared,
    words: floxNames,
    parse: (given) => {
      const parsed = parse(given)
      return parsed.ok && parsed.value.length === 0
        ? { ok: false, expected: `one or more of ${names.join(', ')}` }
        : parsed
    },
  }
}

/** Binary caches and stores; none where it is unset. */
export function placeList(description: string): Input<readonly Place[]> {
  const declared = list(`${description} One or more of: ${forms}. ${visibilityText}.`)
  const names = destinationKinds.map(({ form }) => form)
  return { ...declared, parse: entries(declared, names, parsePlace) }
}

/** Logins of services that have a client of their own. */
export const serviceInputs = {
  'cachix-auth-token': secret(
    'Token of Cachix that may write to the caches `cachix:NAME`; unset means CACHIX_AUTH_TOKEN of this step.',
  ),
  'cachix-signing-key': secret(
    'Signing key of a Cachix cache that has a key of its own; unset means CACHIX_SIGNING_KEY of this step, else Cachix signs.',
  ),
  'attic-endpoint': text('URL of the server of the caches `attic:CACHE`, as in `https://attic.example.org`.'),
  'attic-token': secret(
    'Token of that server that may read and write the caches; unset means ATTIC_TOKEN of this step.',
  ),
} as const

/** What is shipped to binary caches and stores, and how. */
export const cacheInputs = {
  cells: list(
    'Cells to publish, by id, package or pattern (`mytool-cuda12.*`); unset means every cell of the results. Each must be proven.',
  ),
  results: text(
    'Folder with the results of the cells (`result/1`), at any depth; unset means those of this job. What cells built on other machines is fetched from caches.',
  ),
  plan: text(
    'Plan (`plan/1`) of the run that the results are of: nothing is published unless each of its cells is proven, and a result of another cell is refused.',
  ),
  'artifact-prefix': reportSurface.inputs['artifact-prefix'],
  paths: list('Store paths or installables (`./result`, `.#mytool`) to publish in place of cells; they must be built.'),
  'signing-key': secret(
    'Secret key of the cache, as `nix key generate-secret` prints it; signs every path that is published.',
  ),
  'signing-key-file': text('File with that key, in place of `signing-key`.'),
  netrc: secret(
    'Logins for the servers of http and https destinations, in the format of a netrc; unset means the netrc that Nix uses.',
    { secrets: netrcPasswords },
  ),
  'aws-role': text(
    'Role of AWS, by its ARN, whose credentials buckets (`s3://`) are written with; the job needs `id-token: write`. Unset means AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of this step.',
  ),
  'aws-region': text(
    'Region that gives those credentials; unset means that of the bucket, else AWS_REGION of this step.',
  ),
  ...serviceInputs,
  visibility: choice(
    'Who can read what is published: `public` (everybody), `private` (whom the owner lets in), `licensed` (only those whom the licences of the files allow to have them).',
    'public',
    visibilities,
  ),
  jobs: wholeNumber('Uploads at a time.', 8, { min: 1, max: 64 }),
  'read-back': choice(
    'What is read from the destination afterwards and compared: `narinfo` (what it says of every path, with its signature), or `full` (every file as well).',
    'narinfo',
    ['narinfo', 'full'],
  ),
} as const

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

/** The override of the licence guard. */
export const acknowledgement = text(
  'Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused.',
)

export const publishSurface = {
  name: 'setup-nix-cuda/publish',
  description: 'Publishes what was built, after every check that can be made before',
  inputs: {
    to: targetList(),
    ...cacheInputs,
    ...floxPublishInputs,
    'acknowledge-unfree': acknowledgement,
    'dry-run': flag('Check everything and print what would be done; build, change and publish nothing.', false),
  },
  outputs: {
    state: '`published`, `already published`, `planned` (a dry run) or `failed`; of the last destination',
    published:
      'JSON list of `{destination, state, cells}`, one entry per binary cache or store; `cells` has `{id, state}` of each cell',
    'flox-package': 'Package that was published',
    'flox-catalog': 'Catalog that has it; empty where it is not known',
    'flox-system': 'System that it was published for: that of the machine',
    'flox-revision': 'Commit that it was published from',
    'flox-generation': 'Number of the generation that `flox-push` made',
    'flox-pin': 'Reference that pins that generation, as in `acme/app:4`',
  },
} as const satisfies Surface

/** On a command line other users of the machine could read a secret: a file has it there. */
const {
  'signing-key': _key,
  netrc: _netrc,
  'cachix-auth-token': _cachixToken,
  'cachix-signing-key': _cachixKey,
  'attic-token': _atticToken,
  ...openInputs
} = publishSurface.inputs

/** What a command is not given. */
export const noSecrets = {
  ...{ 'signing-key': undefined, netrc: undefined, 'attic-token': undefined },
  ...{ 'cachix-auth-token': undefined, 'cachix-signing-key': undefined },
} as const

export const publishCommandSurface = {
  name: 'nix-cuda publish',
  description: publishSurface.description,
  inputs: { ...openInputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
