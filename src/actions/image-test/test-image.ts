import { join, resolve } from 'node:path'
import { findGpuEdits, type GpuEdits } from '../../gpu/cdi/find.ts'
import { noEdits } from '../../model/container-edits.ts'
import { error, notice, type Problem, ProblemError, warning } from '../../model/problem.ts'
import { findProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import type { Inputs } from '../../runner/inputs.ts'
import { architectureOf, unpackImage } from '../../ship/image/open-image.ts'
import { argsOf, findEntry, userOf, variable } from './entry-point.ts'
import { checkLoader, type LoaderCheck } from './loader-check.ts'
import { type RanImage, runImage } from './run-image.ts'
import type { imageTestSurface } from './surface.ts'

/** What a test of an image found. */
export interface ImageTest {
  readonly image: string
  readonly imageId: string
  readonly architecture: string
  readonly labels: Readonly<Record<string, string>>
  /** `run`: it was started. `loader-check`: it was examined. */
  readonly mode: 'run' | 'loader-check'
  readonly command: readonly string[]
  /** Where the container's GPU came from: a CDI specification, or the folder of the driver. */
  readonly gpu: string | null
  readonly run: Omit<RanImage, 'problems'> | null
  readonly loader: LoaderCheck
  readonly problems: readonly Problem[]
}

export type ImageTestInputs = Pick<
  Inputs<typeof imageTestSurface>,
  'image' | 'command' | 'gpu' | 'runtime' | 'timeout-minutes'
>

/**
 * Unpacks an image, examines what its entry point loads, and starts it where this machine can. Removes what it unpacked. Throws
 * ProblemError SHP151 for what is no image, SHP152 where something required is not there; the rest is in the answer.
 */
export async function testImage(host: Host, inputs: ImageTestInputs): Promise<ImageTest> {
  const [gpu, runtime] = await Promise.all([gpuFor(host, inputs.gpu), runtimeFor(host, inputs.runtime)])
  const lacking = [...(gpu.required ?? []), ...(runtime.required ?? [])]
  if (lacking.length > 0) throw new ProblemError(lacking)
  const parent = host.env['RUNNER_TEMP'] || host.env['TMPDIR'] || '/tmp'
  const folder = await host.files.mkdtemp(join(parent, 'image-test-'))
  try {
    return await testIn(host, folder, inputs, gpu, runtime)
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

interface GpuChoice {
  /** Undefined where the container gets none. */
  readonly edits: GpuEdits | undefined
  /** Why the image is not started. */
  readonly lacks?: string
  readonly required?: readonly Problem[]
}

async function gpuFor(host: Host, wanted: ImageTestInputs['gpu']): Promise<GpuChoice> {
  if (wanted === 'none') return { edits: undefined }
  const edits = await findGpuEdits(host)
  if (edits) return { edits }
  const lacks = 'this machine has no GPU that this user may use'
  if (wanted === 'auto') return { edits, lacks }
  const problem = error(
    'SHP152',
    `gpu is required, and ${lacks}.`,
    'Run it on a GPU runner; `nix-cuda doctor` says more.',
  )
  return { edits, required: [problem] }
}

interface RuntimeChoice {
  readonly program: string | undefined
  readonly lacks?: string
  readonly required?: readonly Problem[]
}

async function runtimeFor(host: Host, wanted: ImageTestInputs['runtime']): Promise<RuntimeChoice> {
  if (wanted === 'none') return { program: undefined, lacks: 'runtime is none' }
  const program = await findProgram(host, 'crun', (host.env['PATH'] ?? '').split(':'))
  if (program !== undefined) return { program }
  const lacks = 'crun is not on PATH'
  if (wanted === 'auto') return { program, lacks }
  return { program, required: [error('SHP152', `runtime is crun, and ${lacks}.`, 'Install it: apt-get install crun.')] }
}

async function testIn(
  host: Host,
  folder: string,
  inputs: ImageTestInputs,
  gpu: GpuChoice,
  runtime: RuntimeChoice,
): Promise<ImageTest> {
  const image = resolve(host.cwd, inputs.image)
  const bundle = join(folder, 'bundle')
  const root = join(bundle, 'rootfs')
  host.log.info(`Unpacking ${inputs.image}`)
  const { config, imageId } = await unpackImage(host, image, root, folder)
  await host.files.rm(join(folder, 'members'), { recursive: true, force: true })
  const command = argsOf(config, inputs.command ?? [])
  const entry = await findEntry(host, root, config, command)
  const foreign = config.architecture !== '' && config.architecture !== architectureOf(host.arch)
  const lacks = gpu.lacks ?? runtime.lacks ?? (foreign ? `the image is for ${config.architecture}` : undefined)
  const problems: Problem[] = [...(gpu.edits?.problems ?? [])]
  const about = { image: inputs.image, imageId, architecture: config.architecture, labels: config.labels, command }
  if (entry === undefined) {
    const what = command[0] === undefined ? 'neither an entry point nor a command' : `no program ${command[0]}`
    const fix = 'Give the path of a program of the image as its entry point or as command.'
    const found = error('SHP154', `${inputs.image} has ${what}.`, fix, { subject: { path: image } })
    const loader = { loaded: [], missing: [], driver: [] }
    return { ...about, mode: 'loader-check', gpu: null, run: null, loader, problems: [...problems, found] }
  }
  const loader = await checkLoader(host, root, entry, variable(config.env, 'LD_LIBRARY_PATH') ?? '')
  problems.push(...loaderProblems(inputs.image, loader, lacks !== undefined))
  const program = runtime.program
  if (lacks !== undefined || program === undefined) {
    const fix = 'Run it on a GPU runner with crun, or set gpu: none to start it without a GPU.'
    problems.push(notice('SHP158', `${inputs.image} was examined and not started: ${lacks}.`, fix))
    return { ...about, mode: 'loader-check', gpu: null, run: null, loader, problems }
  }
  const user = await userOf(host, root, config).catch((cause: Error) => {
    throw new ProblemError(
      error('SHP151', `${inputs.image}: ${cause.message}.`, 'Name the user of the image by number.'),
    )
  })
  const place = {
    bundle,
    runtime: program,
    timeout: inputs['timeout-minutes'] * 60,
    user,
    edits: gpu.edits?.edits ?? noEdits,
  }
  const { problems: ran, ...run } = await runImage(host, command, config, place)
  return { ...about, mode: 'run', gpu: gpu.edits?.source ?? null, run, loader, problems: [...problems, ...ran] }
}

/** What an image that was only examined lacks is an error; where it runs, its own exit code says whether that matters. */
function loaderProblems(image: string, { missing, driver }: LoaderCheck, decides: boolean): readonly Problem[] {
  const found = missing.map(({ name, by }) => {
    const message = `${image} lacks ${name}, which ${by} needs.`
    const fix = 'Add the package that has it to the image, or correct the RUNPATH of what needs it.'
    return (decides ? error : warning)('SHP154', message, fix)
  })
  const blind = driver.filter(({ searched }) => !searched)
  const [first] = blind
  if (!first) return found
  const more = blind.length > 1 ? ` (and ${blind.length - 1} more)` : ''
  const message = `${first.by}${more} would not find ${first.name}: no folder that it searches is one into which the driver is put.`
  const fix =
    'Set LD_LIBRARY_PATH in the image to /usr/lib/x86_64-linux-gnu or /usr/lib64, as the machines have the driver.'
  return [...found, warning('SHP155', message, fix)]
}
