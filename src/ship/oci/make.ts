import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { LicenceRecord } from '../../licence/record.ts'
import { error, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import { isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { type BuildRequest, type Built, type BuiltImage, buildImages } from './build.ts'
import { digestOf, type Format, type KnownLayer } from './image.ts'
import { type NamedImages, type WrittenFile, writeDockerArchive, writeLayout, writeOciArchive } from './output.ts'
import { type PreviousImage, readPrevious } from './previous.ts'
import { budgetProblems, type SizeReport, sizeReport } from './size-report.ts'

export interface MakeRequest extends Omit<BuildRequest, 'known' | 'wanted'> {
  /** As in `app:1.0`. */
  readonly name: string
  /** Absolute; undefined where nothing is written, since the images are pushed. */
  readonly file: string | undefined
  readonly format: Format
  /** Layout or manifest of an earlier image, absolute. */
  readonly previous: string | undefined
  /** Bytes of an image, as it is downloaded. */
  readonly maxSize: number | undefined
  /** Judges the licences of what is handed out; undefined where the file stays on this machine. */
  readonly guard: ((images: readonly BuiltImage[]) => Promise<LicenceRecord>) | undefined
  /** Where the images go besides the file. */
  readonly destination?: MakeDestination | undefined
}

export interface MakeDestination {
  /** Layers that are there, by key; they are packed only for a file. */
  readonly known: ReadonlyMap<string, KnownLayer>
  /** Judges and sends the images, whose layers are at hand until it ends. */
  readonly send: (built: Built) => Promise<void>
}

export interface MadeImages extends Built {
  /** Of the index where there are several images, else of the manifest. */
  readonly digest: string
  readonly report: SizeReport
  /** Of the archive, or of `index.json` of a layout. */
  readonly written: WrittenFile | undefined
  readonly licence: LicenceRecord | undefined
}

/** Tag of each image of an index: its cell without the package and system that all of them have. */
export function variantTag(tag: string, { cuda, system }: BuiltImage['source']): string {
  if (!cuda) return `${tag}-${system}`
  const { capabilities, ptx, toolkit } = cuda.cell
  if (toolkit === 'cpu') return `${tag}-cpu-${system}`
  const digits = (all: readonly string[]) => all.map((one) => one.replace('.', '')).join('-')
  const targets = `sm${digits(capabilities)}${ptx.length > 0 ? `-ptx${digits(ptx)}` : ''}`
  return `${tag}-cuda${toolkit}-${targets}-${system}`.slice(0, 128)
}

/**
 * Makes images and writes them to one file or folder, which has its name only once it is whole. Throws ProblemError as `buildImages` and
 * the guard do, SHP103 for an unreadable `previous`, SHP104 over budget, SHP105 for a format that cannot have what was asked for, SHP107
 * for a file that cannot be written.
 */
export async function makeImages(host: Host, nix: Nix, request: MakeRequest): Promise<MadeImages> {
  const unfit = formatProblem(request)
  if (unfit) throw new ProblemError(unfit)
  const previous = request.previous === undefined ? undefined : await readPrevious(host, request.previous)
  const draft = await openDraft(host, request)
  try {
    const { file, destination } = request
    const known = (file === undefined && destination?.known) || new Map<string, KnownLayer>()
    const wanted = file === undefined ? 'digest' : 'bytes'
    const built = await buildImages(host, nix, draft, { ...request, known, wanted })
    const licence = await request.guard?.(built.images)
    const report = reportOf(built, previous)
    const tooLarge = budgetProblems(report, request.maxSize)
    if (tooLarge.length > 0) throw new ProblemError(tooLarge)
    await destination?.send(built)
    const written = file === undefined ? undefined : await write(host, draft, { ...request, file }, built)
    const digest = (built.index ?? built.images[0]?.image.manifest)?.digest ?? ''
    return { ...built, digest, report, written, licence }
  } finally {
    await host.files.rm(draft, { recursive: true, force: true })
  }
}

function reportOf({ images }: Built, previous: PreviousImage | undefined): SizeReport {
  return sizeReport(
    images.map(({ source, image }) => ({ name: source.name, image })),
    previous?.layers,
  )
}

function formatProblem({ format, compression, sources }: MakeRequest) {
  if (format !== 'docker-archive') return undefined
  if (sources.length > 1) {
    const message = `A docker-archive has one image, and ${sources.length} were asked for.`
    return error('SHP105', message, 'Name one cell with cells, or set format to oci-archive.')
  }
  if (compression !== 'zstd') return undefined
  return error('SHP105', 'Docker reads no docker-archive with zstd.', 'Set compression to gzip or none.')
}

/** A folder beside the file, so that it becomes it by its name alone. */
async function openDraft(host: Host, { file, format }: MakeRequest): Promise<string> {
  if (file === undefined) return host.files.mkdtemp(join(host.env['RUNNER_TEMP'] || '/tmp', 'image-'))
  const replaces = await host.files.lstat(file).catch(() => undefined)
  const isLayout = replaces?.isDirectory() && (await isThere(host, join(file, 'oci-layout')))
  if (replaces && !(format === 'oci' ? isLayout : replaces.isFile())) {
    const message = `${file} is there, and is no ${format === 'oci' ? 'OCI image layout' : 'file'}.`
    throw new ProblemError(error('SHP107', message, 'Name another file, or remove it.'))
  }
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.part`)
  try {
    await host.files.mkdir(draft)
    return draft
  } catch (cause) {
    const message = `${file} cannot be written: ${(cause as Error).message}.`
    throw new ProblemError(error('SHP107', message, 'Name a folder that exists and that this user may write to.'))
  }
}

async function write(
  host: Host,
  draft: string,
  request: MakeRequest & { readonly file: string },
  built: Built,
): Promise<WrittenFile> {
  const { file, format, name } = request
  const [image] = built.images
  if (!image) throw new Error('no image was asked for')
  if (format === 'docker-archive') {
    const archive = join(draft, 'archive')
    const written = await writeDockerArchive(host, draft, archive, { image: image.image, name })
    await host.files.rename(archive, file)
    return written
  }
  const tag = name.slice(name.lastIndexOf(':') + 1)
  const images = built.images.map((one) => ({ image: one.image, tag: variantTag(tag, one.source) }))
  const named: NamedImages = { images, index: built.index, tag }
  await writeLayout(host, draft, named)
  if (format === 'oci-archive') {
    const archive = join(draft, 'archive')
    const written = await writeOciArchive(host, draft, archive)
    await host.files.rename(archive, file)
    return written
  }
  const index = await host.files.readFile(join(draft, 'index.json'))
  await host.files.rm(file, { recursive: true, force: true })
  await host.files.rename(draft, file)
  return { digest: digestOf(index), bytes: index.length }
}
