import { choice, flag, type Input, list, requiredText, type Surface, wholeNumber } from '../../runner/inputs.ts'

/** By line alone: a word of a command may have commas. */
function words(description: string): Input<readonly string[] | undefined> {
  const linesOf = (given: string) => given.split('\n').filter((line) => line.trim() !== '')
  return { ...list(description), parse: (given) => ({ ok: true, value: linesOf(given) }) }
}

const testInputs = {
  gpu: choice(
    '`auto`: the image is started with the GPUs of the machine, and only examined where there is none. `required`: no GPU is an error. `none`: it is started without.',
    'auto',
    ['auto', 'required', 'none'],
  ),
  runtime: choice(
    'What starts it: `crun`; `none` only examines it, and so does `auto` where there is no crun.',
    'auto',
    ['auto', 'crun', 'none'],
  ),
  'timeout-minutes': wholeNumber('Time limit of the command in minutes.', 10, { min: 1, max: 360 }),
} as const

export const imageTestSurface = {
  name: 'setup-nix-cuda/image-test',
  description: 'Starts a container image with the GPUs of the machine, or examines what its entry point would load',
  inputs: {
    image: requiredText('The image: an OCI layout folder, an oci-archive or a docker-archive.'),
    command: words(
      'Command after the entry point, one word per line, in place of the command of the image, as with `docker run`.',
    ),
    ...testInputs,
  },
  outputs: {
    mode: '`run` or `loader-check`',
    'exit-code': 'Exit code of the command; empty where it was not started or was stopped',
    gpu: 'Where the GPUs came from: the CDI specification, or the folder of the driver; empty without',
    libcuda: 'JSON list of the libcuda files that the command said it had loaded',
    missing: 'JSON list of `{name, by}`: what the image lacks besides the driver',
    report: 'All that was found, as JSON',
  },
} as const satisfies Surface

export const imageTestCommandSurface = {
  name: 'nix-cuda image-test',
  description:
    'Starts IMAGE, a layout folder or archive, with the GPUs of this machine, or examines what its entry point would load',
  inputs: { ...testInputs, json: flag('Print JSON instead of text.', false) },
  outputs: {},
} as const satisfies Surface
