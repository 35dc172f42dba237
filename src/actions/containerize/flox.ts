import { basename, join } from 'node:path'
import { type ContainerizeRequest, containerize, type MadeImage } from '../../flox/containerize/containerize.ts'
import { readEnvironment } from '../../flox/environment/read.ts'
import { parseReference } from '../../flox/reference.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Host } from '../../runner/host.ts'
import { imageOfArchive } from '../../ship/registry/archive.ts'
import { openRegistries, type PushedImages, type Registries } from './registry.ts'
import type { Containerized, ContainerizeInputs } from './source.ts'

/** Makes an image of a Flox environment. Throws ProblemError as `containerize` does, CFG002 for inputs that contradict. */
export async function containerizeFlox(
  host: Host,
  inputs: ContainerizeInputs,
  mask: (secret: string) => void,
): Promise<Containerized> {
  const request = await requestOf(host, inputs)
  const registries = await openRegistries(host, inputs, mask)
  const image = await containerize(host, request)
  const pushed = registries && image.file ? await pushArchive(host, registries, image.file) : undefined
  const { archive, config, file, imageId, name, runtime } = image
  const labels = archive ? JSON.stringify(archive.labels) : ''
  return {
    headline: `${name} is in ${runtime ?? file ?? ''}`,
    rows: [
      ['Image', imageId],
      ...(archive && file
        ? ([
            ['File', `${basename(file)}, ${(archive.bytes / 1e6).toFixed(1)} MB, ${archive.layers} layers`],
            ['Digest of the file', archive.digest],
            ['Architecture', archive.architecture],
            ['Labels', labels],
          ] as const)
        : []),
      ['[containerize.config]', config === undefined ? 'none' : JSON.stringify(config)],
      ...(pushed?.rows ?? []),
    ],
    problems: registries?.warnings ?? [],
    outputs: {
      ...(pushed?.outputs ?? { digest: '', reference: '' }),
      name,
      ...{ 'image-id': imageId, sizes: '' },
      file: file ?? '',
      'file-digest': archive?.digest ?? '',
      architecture: archive?.architecture ?? '',
      labels,
    },
    document: { ...documentOf(image), pushed: pushed?.pushed ?? null, licences: pushed?.licences ?? null },
  }
}

function documentOf({ archive, config, file, runtime, ...image }: MadeImage): Containerized['document'] {
  return { ...image, file: file ?? null, runtime: runtime ?? null, archive: archive ?? null, config: config ?? null }
}

async function pushArchive(host: Host, registries: Registries, file: string): Promise<PushedImages> {
  const folder = await host.files.mkdtemp(join(host.env['RUNNER_TEMP'] || '/tmp', 'image-layers-'))
  try {
    const known = await registries.known()
    const { image, storePaths } = await imageOfArchive(host, { file, folder, known })
    return await registries.push({ images: [image], shipment: { paths: storePaths, drvPaths: [], unfree: [] } })
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

async function requestOf(host: Host, inputs: ContainerizeInputs): Promise<ContainerizeRequest> {
  const { 'flox-reference': reference, 'flox-environment': folder } = inputs
  const { 'flox-file': file, 'flox-runtime': runtime, 'flox-mode': mode } = inputs
  const problems: Problem[] = []
  if (reference !== undefined && folder !== undefined) {
    const message = 'Inputs flox-reference and flox-environment both name an environment.'
    problems.push(error('CFG002', message, 'Give one of them.'))
  }
  if (file !== undefined && runtime !== 'none') {
    const message = `Input flox-file is set, and flox-runtime is ${runtime}: Flox writes to one of them.`
    problems.push(error('CFG002', message, 'Give one of them.'))
  }
  if (inputs.image !== undefined && runtime !== 'none') {
    const message = `Input image is set, and flox-runtime is ${runtime}: what is pushed is the file.`
    problems.push(error('CFG002', message, 'Leave flox-runtime out.'))
  }
  if (problems.length > 0) throw new ProblemError(problems)
  const environment = reference === undefined ? { folder: folder ?? '.' } : { reference }
  return {
    environment,
    tag: inputs['flox-tag'],
    labels: inputs['flox-labels'] ?? [],
    mode: mode === 'manifest' ? undefined : mode,
    to: runtime === 'none' ? { file: file ?? `${await nameOf(host, environment)}-container.tar` } : { runtime },
  }
}

/** Of the environment. Throws ProblemError FLX101 to FLX103 and FLX204. */
async function nameOf(host: Host, environment: ContainerizeRequest['environment']): Promise<string> {
  if ('reference' in environment) return parseReference(environment.reference).name
  const read = await readEnvironment(host, environment.folder)
  if ('problems' in read) throw new ProblemError(read.problems)
  return read.environment.name
}
