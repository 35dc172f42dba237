/** Makes a container image of a Flox environment, and checks that it is the one that was asked for. */
import { join, resolve } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import type { Host } from '../../runner/host.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import { readEnvironment } from '../environment/read.ts'
import type { Flox } from '../facts.ts'
import { parseReference, referenceText } from '../reference.ts'
import { findFlox, floxFailure, runFlox, succeeded } from '../run-flox.ts'
import { type DockerArchive, readDockerArchive } from './docker-archive.ts'
import { configOf, containerizeArgs, type ImageRequest, labelProblem, labelsOf, requestProblems } from './plan.ts'

export interface ContainerizeRequest extends ImageRequest {
  /** A folder with an environment, or `owner/name` of FloxHub, with `:generation` for one of its generations. */
  readonly environment: { readonly folder: string } | { readonly reference: string }
}

export interface MadeImage {
  /** `app:latest` */
  readonly name: string
  readonly imageId: string
  /** Absolute; undefined where a runtime has it. */
  readonly file: string | undefined
  readonly runtime: 'docker' | 'podman' | undefined
  /** What is in the file; undefined where a runtime has it. */
  readonly archive: DockerArchive | undefined
  /** `[containerize.config]` of the manifest; undefined where there is none or it was not read. */
  readonly config: Readonly<Record<string, unknown>> | undefined
}

/**
 * The image, in a file or a runtime. A file has its name only once it was found to be right. Throws ProblemError: CFG001,
 * FLX101 to FLX103, FLX185, FLX201 to FLX204, FLX207.
 */
export async function containerize(host: Host, request: ContainerizeRequest): Promise<MadeImage> {
  const problems = requestProblems(request)
  if (problems.length > 0) throw new ProblemError(problems)
  const flox = await findFlox(host)
  const source = await openSource(host, flox, request.environment)
  try {
    const { environment } = source
    const lost = environment && labelProblem(environment, request.labels)
    if (lost) throw new ProblemError(lost)
    const config = environment && configOf(environment)
    const { to } = request
    if ('runtime' in to) return { ...(await intoRuntime(host, flox, source, request, to.runtime)), config }
    return { ...(await intoFile(host, flox, source, request, resolve(host.cwd, to.file))), config }
  } finally {
    await source.remove()
  }
}

interface Source {
  readonly args: readonly string[]
  /** Undefined for one of FloxHub, which was not read. */
  readonly environment: FloxEnvironment | undefined
  readonly remove: () => Promise<void>
}

/** A generation is copied into a folder first: `containerize` has no option for one. */
async function openSource(host: Host, flox: Flox, asked: ContainerizeRequest['environment']): Promise<Source> {
  const remove = async () => {}
  if ('folder' in asked) {
    const environment = await environmentIn(host, asked.folder)
    return { args: ['--dir', resolve(host.cwd, environment.folder)], environment, remove }
  }
  const reference = parseReference(asked.reference)
  const text = referenceText(reference)
  if (reference.generation === undefined) return { args: ['--reference', text], environment: undefined, remove }
  const folder = await host.files.mkdtemp(join(host.env['RUNNER_TEMP'] || '/tmp', 'flox-generation-'))
  const gone = () => host.files.rm(folder, { recursive: true, force: true })
  try {
    const pin = ['--copy', '--generation', String(reference.generation)]
    const pulled = await runFlox(host, flox, ['pull', ...pin, '--dir', folder, text])
    if (!succeeded(pulled)) {
      const message = `Generation ${reference.generation} of ${text} could not be pulled: ${floxFailure(pulled)}.`
      const fix = `List the generations with nix-cuda flox generations ${text}`
      throw new ProblemError(error('FLX207', message, fix))
    }
    return { args: ['--dir', folder], environment: await environmentIn(host, folder), remove: gone }
  } catch (cause) {
    await gone()
    throw cause
  }
}

async function environmentIn(host: Host, folder: string): Promise<FloxEnvironment> {
  const read = await readEnvironment(host, folder)
  if ('problems' in read) throw new ProblemError(read.problems)
  return read.environment
}

type Made = Omit<MadeImage, 'config'>

async function intoFile(host: Host, flox: Flox, { args }: Source, request: ImageRequest, file: string): Promise<Made> {
  const partial = `${file}.part`
  try {
    const said = await call(host, flox, ['containerize', ...args, ...containerizeArgs(request, partial)])
    const archive = await readDockerArchive(host, partial).catch((cause: unknown) => {
      const message = `What flox containerize wrote is not an image: ${(cause as Error).message}.`
      throw new ProblemError(error('FLX203', message, 'Run it again; check that the disk is not full.'))
    })
    const problems = archiveProblems(archive, request)
    if (problems.length > 0) throw new ProblemError(problems)
    await host.files.rename(partial, file)
    const name = archive.tags[0] ?? said
    return { name, imageId: archive.imageId, file, runtime: undefined, archive }
  } finally {
    await host.files.rm(partial, { force: true })
  }
}

async function intoRuntime(
  host: Host,
  flox: Flox,
  { args }: Source,
  request: ImageRequest,
  runtime: 'docker' | 'podman',
): Promise<Made> {
  const name = await call(host, flox, ['containerize', ...args, ...containerizeArgs(request, '')])
  const argv = [runtime, 'image', 'inspect', '--format', '{{.Id}}', name] as const
  const outcome = await host.exec({ argv, env: childEnv(host.env), timeout: 60, signal: host.cancelled })
  const id = outcome.kind === 'exited' ? /\b([0-9a-f]{64})\b/.exec(outcome.stdout)?.[1] : undefined
  if (id === undefined) {
    const message = `${runtime} does not have ${name}, which flox containerize loaded: ${failureText(outcome)}.`
    throw new ProblemError(error('FLX203', message, `See ${runtime} images.`))
  }
  return { name, imageId: `sha256:${id}`, file: undefined, runtime, archive: undefined }
}

/** Gives the name of the image, as Flox says it: `'app:latest' written to …`. */
async function call(host: Host, flox: Flox, args: readonly string[]): Promise<string> {
  const outcome = await runFlox(host, flox, args)
  if (!succeeded(outcome)) {
    const fix = 'The log above has what Flox said.'
    throw new ProblemError(error('FLX202', `flox containerize failed: ${floxFailure(outcome)}.`, fix))
  }
  return /'([^']+)' written to /.exec([outcome.stdout, ...outcome.stderrTail].join('\n'))?.[1] ?? ''
}

function archiveProblems(archive: DockerArchive, { tag, labels }: ImageRequest): readonly Problem[] {
  const problems: Problem[] = []
  if (!archive.tags.some((name) => name.endsWith(`:${tag}`))) {
    const message = `The image is ${archive.tags.join(', ') || 'without a name'}, and the tag ${tag} was asked for.`
    problems.push(
      error('FLX203', message, 'Run it again; the Flox of this machine may be a version that is not known.'),
    )
  }
  const lost = [...labelsOf(labels)].filter(([key, value]) => archive.labels[key] !== value).map(([key]) => key)
  if (lost.length > 0) {
    const message = `The image lacks the labels ${lost.join(', ')}: Flox drops them where the manifest has no [containerize.config].`
    problems.push(error('FLX201', message, 'Add that table to the manifest of the environment; it may be empty.'))
  }
  return problems
}
