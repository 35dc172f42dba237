import { choice, flag, type Input, list, type Surface, text } from '../../runner/inputs.ts'
import { registryInputs, registryOutputs } from './registry-inputs.ts'

/** What `from` names; a new source is added here and to `sources.ts`. */
export const sourceNames = ['flox'] as const
export type SourceName = (typeof sourceNames)[number]

function source(): Input<SourceName> {
  return {
    ...choice('What the image is made from: `flox` (a Flox environment).', 'flox', sourceNames),
    default: '',
  }
}

/** By line alone: the description of an image may have commas. */
function labels(description: string): Input<readonly string[] | undefined> {
  const linesOf = (given: string) =>
    given
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return { ...list(description), parse: (given) => ({ ok: true, value: linesOf(given) }) }
}

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
  'flox-labels': labels(
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
  inputs: { from: source(), ...floxImageInputs, ...registryInputs },
  outputs: {
    ...registryOutputs,
    name: 'Name and tag of the image, as in `app:latest`',
    'image-id': 'Digest of its configuration (`sha256:…`), by which a container runtime names it',
    file: 'Absolute path of the docker-archive; empty where a runtime has the image',
    'file-digest': 'Digest of that file (`sha256:…`)',
    architecture: 'Architecture of the image in the words of Docker, as in `amd64`; empty where a runtime has it',
    labels: 'Labels of the image, as a JSON object; empty where a runtime has it',
  },
} as const satisfies Surface

export const containerizeCommandSurface = {
  name: 'nix-cuda containerize',
  description: containerizeSurface.description,
  inputs: { ...containerizeSurface.inputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
