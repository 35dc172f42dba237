import { resolve } from 'node:path'
import { findToolkit } from '../../cuda/toolkits.ts'
import { describeRecord } from '../../licence/record.ts'
import type { CellResult } from '../../model/documents.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { findNix, type Nix } from '../../nix/find.ts'
import { builtPathsOf, deriverOf } from '../../nix/store-paths.ts'
import type { Host } from '../../runner/host.ts'
import { cellsToShip } from '../../ship/cells.ts'
import type { ImageSource } from '../../ship/oci/build.ts'
import type { CudaFacts, Origin } from '../../ship/oci/config.ts'
import { guardImages, type ImageLicences, shipmentOf } from '../../ship/oci/guard.ts'
import { type MadeImages, makeImages } from '../../ship/oci/make.ts'
import { describeSizes, layerName, megabytes } from '../../ship/oci/size-report.ts'
import { openRegistries, type PushedImages } from './registry.ts'
import type { Containerized, ContainerizeInputs } from './source.ts'
import type { cellImageInputs } from './surface.ts'

/** What of the inputs counts for images of cells. */
export type CellImageInputs = Pick<ContainerizeInputs, keyof typeof cellImageInputs>

/** What the images are made of, with what is known of their licences. */
interface Sources {
  readonly sources: readonly ImageSource[]
  readonly licences: ImageLicences
}

/**
 * Makes images of proven cells, or of paths of the store. Throws ProblemError SHP105 for inputs that contradict, and those of
 * `cellsToShip` and `makeImages`.
 */
export async function containerizeCells(
  host: Host,
  inputs: ContainerizeInputs,
  mask: (secret: string) => void,
): Promise<Containerized> {
  const registries = await openRegistries(host, inputs, mask)
  const nix = await findNix(host)
  const { sources, licences } =
    inputs.paths === undefined ? await ofCells(host, inputs) : await ofPaths(host, nix, inputs)
  const name = imageName(inputs.name, sources[0]?.title ?? '')
  const { format, visibility } = inputs
  const file = fileOf(host, inputs, name)
  let pushed: PushedImages | undefined
  const made = await makeImages(host, nix, {
    ...{ sources, name, file, format, origin: originOf(host) },
    ...{ entrypoint: inputs.entrypoint ?? [], cmd: inputs.cmd ?? [], env: inputs.env ?? [] },
    ...{ user: inputs.user, workdir: inputs.workdir, labels: inputs.labels ?? [] },
    compression: inputs.compression ?? (format === 'docker-archive' ? 'gzip' : 'zstd'),
    maxLayers: inputs['max-layers'],
    previous: inputs.previous === undefined ? undefined : resolve(host.cwd, inputs.previous),
    maxSize: inputs['max-size'] === 0 ? undefined : inputs['max-size'] * 1e6,
    destination: registries && {
      known: await registries.known(),
      send: async ({ images, index }) => {
        pushed = await registries.push({
          images: images.map(({ image }) => image),
          index,
          shipment: shipmentOf(images, licences),
        })
      },
    },
    guard:
      registries || visibility === 'none'
        ? undefined
        : (images) =>
            guardImages(host, images, licences, {
              destination: { name, visibility },
              acknowledgement: inputs['acknowledge-unfree'],
            }),
  })
  return shown({ name, file, made, pushed, warnings: registries?.warnings ?? [] })
}

/** Absolute; undefined where the images are pushed and no file is asked for. */
function fileOf({ cwd }: Host, { file, format, image }: ContainerizeInputs, name: string): string | undefined {
  if (file !== undefined) return resolve(cwd, file)
  if (image !== undefined) return undefined
  return resolve(cwd, `${name.replace(/.*\//, '').replace(/:.*/, '')}-image${format === 'oci' ? '' : '.tar'}`)
}

function shown({
  name,
  file,
  made,
  pushed,
  warnings,
}: {
  readonly name: string
  readonly file: string | undefined
  readonly made: MadeImages
  readonly pushed: PushedImages | undefined
  readonly warnings: readonly Problem[]
}): Containerized {
  const { images, digest, written, report, licence } = made
  const architectures = [...new Set(images.map(({ image }) => image.platform.architecture))].join(',')
  const [only] = images.length === 1 ? images : []
  const largest = report.layers.slice(0, 20).map((layer): readonly [string, string] => {
    const several = images.length > 1 ? `, in ${layer.images.length} of ${images.length} images` : ''
    const previous = layer.previous === null ? '' : layer.previous ? ', as before' : ', new'
    return [layerName(layer), `${megabytes(layer.bytes)}${several}${previous}`]
  })
  const labels = only ? JSON.stringify(only.image.annotations) : ''
  return {
    headline: `${name} is in ${[pushed?.outputs.reference, file].filter(Boolean).join(' and ')}: ${describeSizes(report)}`,
    rows: [
      ['Digest', digest],
      ...(written ? [['Digest of the file', written.digest] as const] : []),
      ...(pushed?.rows ?? []),
      ...(pushed?.licences ?? []).map((record) => ['Licences', describeRecord(record)] as const),
      ['Architecture', architectures],
      ...(only
        ? [['Labels', labels] as const]
        : images.map(({ source, image }) => [source.name, image.manifest.digest] as const)),
      ...(licence ? [['Licences', describeRecord(licence)] as const] : []),
      ...largest,
    ],
    problems: warnings,
    outputs: {
      ...{ name, file: file ?? '', digest, 'file-digest': written?.digest ?? '', architecture: architectures, labels },
      reference: pushed?.outputs.reference ?? '',
      'image-id': only?.image.config.digest ?? '',
      sizes: JSON.stringify(report),
    },
    document: {
      ...{ name, file: file ?? null, digest, sizes: report, pushed: pushed?.pushed ?? null },
      ...{ fileDigest: written?.digest ?? null, fileBytes: written?.bytes ?? null },
      images: images.map(({ source, image, closure }) => ({
        ...{ name: source.name, digest: image.manifest.digest, imageId: image.config.digest },
        ...{ platform: image.platform, labels: image.annotations, paths: closure.map(({ path }) => path) },
      })),
      licence: licence ?? null,
      licences: pushed?.licences ?? null,
    },
  }
}

async function ofCells(host: Host, { cells, results }: CellImageInputs): Promise<Sources> {
  const folder = results === undefined ? undefined : resolve(host.cwd, results)
  const found = await cellsToShip(host, { folder, cells: cells ?? [] })
  const packages = [...new Set(found.map(({ cell }) => cell.package))]
  if (packages.length > 1) {
    const message = `The cells are of several packages: ${packages.join(', ')}. One image has one of them.`
    throw new ProblemError(error('SHP105', message, 'Name the cells of one package with cells.'))
  }
  const drvPathsOf = ({ drvPath }: CellResult) => (drvPath === null ? [] : [drvPath])
  return {
    sources: found.map((result) => ({
      ...{ name: result.cell.id, title: result.cell.package, system: result.cell.system },
      tops: result.outputs.map(({ path }) => path),
      cuda: cudaFacts(result),
    })),
    licences: {
      drvPaths: found.flatMap(drvPathsOf),
      unfree: found.filter(({ unfree }) => unfree).flatMap(drvPathsOf),
      allowUnfree: found.flatMap(({ cell }) => cell.instance?.allowUnfree ?? []),
    },
  }
}

function cudaFacts({ cell }: CellResult): CudaFacts {
  const toolkit = findToolkit(cell.toolkit)
  return { cell, driver: toolkit?.compatibleDriver, ptxDriver: toolkit?.driver ?? undefined }
}

async function ofPaths(host: Host, nix: Nix, { paths = [], cells, results }: CellImageInputs): Promise<Sources> {
  if (cells !== undefined || results !== undefined) {
    const message = `Input paths is set, and ${cells === undefined ? 'results' : 'cells'} is too.`
    throw new ProblemError(error('SHP105', message, 'Make an image either of the cells of results, or of paths.'))
  }
  const tops = await storePaths(host, nix, paths)
  const system = `${host.arch === 'arm64' ? 'aarch64' : 'x86_64'}-${host.platform}`
  const derivers = await Promise.all(tops.map((path) => deriverOf(host, nix, path)))
  const title = (tops[0] ?? '').replace(/.*\/(?:[0-9a-z]{32}-)?/, '')
  return {
    sources: [{ name: title, title, system, tops, cuda: undefined }],
    licences: { drvPaths: derivers.filter((path) => path !== undefined), unfree: [], allowUnfree: [] },
  }
}

/** The store paths of installables that are built. */
async function storePaths(host: Host, nix: Nix, installables: readonly string[]): Promise<readonly string[]> {
  const built = await builtPathsOf(host, nix, installables)
  if ('lines' in built) return built.lines
  const message = `What paths names is not in the store of this machine: ${built.failed}.`
  throw new ProblemError(error('SHP102', message, 'Build it first, or correct the name.'))
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests, with or without a registry. */
const nameForm = /^(?:[a-z0-9.-]+(?::\d{1,5})?\/)?[a-z0-9]+(?:(?:\.|__?|-+|\/)[a-z0-9]+)*:\w[\w.-]{0,127}$/

/**
 * Name and tag of an image: as given, else after what it is made of. Throws ProblemError SHP105.
 */
export function imageName(given: string | undefined, made: string): string {
  const title = made
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  const name = given ?? (title === '' ? 'image' : title)
  const whole = /:[^/]*$/.test(name) ? name : `${name}:latest`
  if (nameForm.test(whole)) return whole
  const message = `Input name is ${JSON.stringify(name.slice(0, 80))}.`
  throw new ProblemError(error('SHP105', message, 'Write it as app:1.0 or ghcr.io/owner/app:1.0, in lower case.'))
}

/** What GitHub says of the checkout; unset elsewhere. */
function originOf({ env }: Pick<Host, 'env'>): Origin {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: revision } = env
  return { source: server && repository ? `${server}/${repository}` : undefined, revision: revision || undefined }
}
