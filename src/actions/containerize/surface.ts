import { visibilities } from '../../licence/record.ts'
import { choice, flag, type Input, list, type Surface, text, wholeNumber } from '../../runner/inputs.ts'
import { type Compression, compressions, formats } from '../../ship/oci/image.ts'
import { registryInputs, registryOutputs } from './registry-inputs.ts'

/** What `from` names; a new source is added here and to `sources.ts`. */
export const sourceNames = ['cells', 'flox'] as const
export type SourceName = (typeof sourceNames)[number]

function source(): Input<SourceName> {
  return {
    ...choice(
      'What the image is made from: `cells` (proven cells, or paths of the Nix store) or `flox` (a Flox environment).',
      'flox',
      sourceNames,
    ),
    default: '',
  }
}

/** By line alone: a label or an argument may have commas. */
function lines(description: string): Input<readonly string[] | undefined> {
  const linesOf = (given: string) =>
    given
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return { ...list(description), parse: (given) => ({ ok: true, value: linesOf(given) }) }
}

/** Unset means what the format wants. */
function compression(): Input<Compression | undefined> {
  const description =
    'Compression of layers: `zstd`, `gzip` or `none`; unset means zstd, and gzip for a docker-archive, which has no zstd.'
  const declared = choice(description, 'zstd', compressions)
  return {
    ...declared,
    default: '',
    parse: (given) => (given === '' ? { ok: true, value: undefined } : declared.parse(given)),
  }
}

/** What an image is made of and has in it, for cells and paths of the store. */
export const cellImageInputs = {
  cells: list(
    'Ids of cells or names of packages to make images of, or patterns of them; unset means every proven cell. Several become one index.',
  ),
  results: text('Folder with the results of cells, at any depth; unset means those of this job.'),
  paths: list('Store paths or installables to make one image of, in place of cells; they must be built.'),
  name: text('Name and tag of the image, as in `app:1.0`; unset means the package, and `latest`.'),
  entrypoint: lines(
    'Program that the image runs, and its first arguments, one per line; a name without `/` is looked for in `bin` of the outputs. Unset means the only program there.',
  ),
  cmd: lines('Arguments after the entry point, one per line, which the user of the image may replace.'),
  env: lines('Variables of the image, one `NAME=value` per line; they replace those that the image sets by itself.'),
  user: text('User that the program runs as, by number: `1000` or `1000:1000`; unset means root.'),
  workdir: text('Folder that the program starts in; unset means `/`.'),
  labels: lines('Labels and annotations of the image, one `key=value` per line, beside those that it has by itself.'),
  compression: compression(),
  'max-layers': wholeNumber('Most layers of an image; what is small shares one.', 100, { min: 2, max: 127 }),
  file: text('File or folder to write; unset means `NAME-image.tar`, or `NAME-image` for the format `oci`.'),
  format: choice(
    'What is written: `oci-archive` (a tar of an OCI image layout), `oci` (the layout as a folder) or `docker-archive` (for `docker load`; one image).',
    'oci-archive',
    formats,
  ),
  'max-size': wholeNumber('Most megabytes of an image, as it is downloaded; 0 for no limit.', 0, {
    min: 0,
    max: 1_000_000,
  }),
  previous: text('Earlier image that sizes are compared with: folder of an OCI image layout, or file of a manifest.'),
  visibility: choice(
    'Who can read the place that the image goes to: `public`, `private` (those whom you give access) or `licensed` (holders of a licence of NVIDIA); its licences are judged for that. `none`: it stays on this machine, and nothing is judged; with `image` it means `public`.',
    'none',
    ['none', ...visibilities],
  ),
  'acknowledge-unfree': text(
    'Why you may hand out files that are unfree or of unknown licence, in a sentence that the summary records; without it they are refused where visibility is public.',
  ),
} as const

export const floxImageInputs = {
  'flox-environment': text('Folder with the `.flox` that becomes an image; unset means the current one.'),
  'flox-reference': text(
    'Environment of FloxHub in place of a folder: `owner/name`, or `owner/name:generation` for one of its generations.',
  ),
  'flox-file': text(
    'File to write the image to, a docker-archive; unset means `NAME-container.tar` after the environment, unless `flox-runtime` is set.',
  ),
  'flox-runtime': choice('Program that gets the image in place of a file.', 'none', ['none', 'docker', 'podman']),
  'flox-tag': text('Tag of the image. Its name is that of the environment.', 'latest'),
  'flox-labels': lines(
    'Labels of the image, one `key=value` per line; Flox takes them only where the manifest has `[containerize.config]`.',
  ),
  'flox-mode': choice(
    'Mode in which the image activates the environment: `run`, `dev`, or `manifest`: as the environment says.',
    'manifest',
    ['manifest', 'run', 'dev'],
  ),
} as const

export const containerizeSurface = {
  name: 'setup-nix-cuda/containerize',
  description: 'Makes a container image, checks that it is as requested, and pushes it to registries',
  inputs: { from: source(), ...cellImageInputs, ...floxImageInputs, ...registryInputs },
  outputs: {
    ...registryOutputs,
    name: 'Name and tag of the image, as in `app:latest`',
    digest:
      'Digest of its manifest, or of the index of several images (`sha256:…`), by which registries name it; empty with `flox` where nothing is pushed',
    'image-id':
      'Digest of its configuration (`sha256:…`), by which a container runtime names it; empty with several images',
    file: 'Absolute path of the file or folder; empty where a runtime has the image',
    'file-digest': 'Digest of that file, or of `index.json` of the folder (`sha256:…`)',
    architecture: 'Architecture of the image in the words of Docker, as in `amd64`; empty where a runtime has it',
    labels: 'Labels of the image, as a JSON object; empty where a runtime has it, and with several images',
    sizes: 'JSON object of what images and their layers weigh, and which images share them; empty with `flox`',
  },
} as const satisfies Surface

export const containerizeCommandSurface = {
  name: 'nix-cuda containerize',
  description: containerizeSurface.description,
  inputs: { ...containerizeSurface.inputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
