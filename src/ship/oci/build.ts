/** Makes images of what is in the Nix store: no daemon, no root, and the same bytes each time. */
import { basename, dirname } from 'node:path'
import { error, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { readClosure } from './closure.ts'
import {
  baseEntries,
  type CudaFacts,
  configOf,
  environmentOf,
  type ImageRequest,
  labelsOf,
  type Origin,
  platformOf,
  requestProblems,
} from './config.ts'
import { type ClosurePath, groupPaths } from './group.ts'
import { type Compression, type Image, imageOf, indexOf, type KnownLayer, type Manifest } from './image.ts'
import { baseLayer, openLayout, packerOf, storeLayer } from './layers.ts'

/** What one image is made of. */
export interface ImageSource {
  /** Id of the cell, or how the user named it. */
  readonly name: string
  readonly title: string
  readonly system: string
  /** Store paths; the image has what they need. */
  readonly tops: readonly string[]
  readonly cuda: CudaFacts | undefined
}

export interface BuildRequest extends ImageRequest {
  readonly sources: readonly ImageSource[]
  readonly origin: Origin
  readonly compression: Compression
  readonly maxLayers: number
  /** Layers of an earlier image, by key. */
  readonly known: ReadonlyMap<string, KnownLayer>
  /** Whether all layers are to be in the folder: what goes to a registry needs only those that it lacks. */
  readonly wanted: 'digest' | 'bytes'
}

export interface BuiltImage {
  readonly source: ImageSource
  readonly image: Image
  /** All store paths that are in it. */
  readonly closure: readonly ClosurePath[]
}

export interface Built {
  readonly images: readonly BuiltImage[]
  /** Lists the images where there are several. */
  readonly index: Manifest | undefined
}

/**
 * Builds the images into a folder that may become an image layout. Throws ProblemError SHP100 for what no image can have, SHP101 and
 * SHP102 where the store lacks something, SHP105 for an entry point that is not there, SHP106 for a system without containers.
 */
export async function buildImages(host: Host, nix: Nix, folder: string, request: BuildRequest): Promise<Built> {
  const problems = [...requestProblems(request), ...request.sources.flatMap(({ name, system }) => unfit(name, system))]
  if (problems.length > 0) throw new ProblemError(problems)
  await openLayout(host, folder)
  const packer = packerOf(host, folder, request.compression, request.known)
  const base = baseLayer(baseEntries(request), request.compression)
  const images: BuiltImage[] = []
  for (const source of inOrder(request.sources)) {
    const closure = await readClosure(host, nix, source.tops)
    const groups = groupPaths(closure, source.tops, request.maxLayers - 1)
    const layers = [base, ...groups.map((group) => storeLayer(group, request.compression))]
    const { config, ...own } = await describe(host, request, source, closure)
    const packing = layers.map((layer) => packer.pack(layer, request.wanted))
    // Nothing is written any more when one of them has failed.
    await Promise.allSettled(packing)
    images.push({ source, closure, image: imageOf(await Promise.all(packing), config, own) })
  }
  const only = images.length === 1
  const shared = labelsOf(request, { cuda: undefined, origin: request.origin, title: images[0]?.source.title ?? '' })
  return {
    images,
    index: only
      ? undefined
      : indexOf(
          images.map(({ image }) => image),
          shared,
        ),
  }
}

function unfit(name: string, system: string) {
  if (platformOf(system)) return []
  const fix = 'Leave it out with cells: images are for x86_64-linux and aarch64-linux.'
  return [error('SHP106', `${name} is for ${system}, which has no container images.`, fix)]
}

/** By platform, then the one that runs on most GPUs: runtimes take the first of their platform. */
function inOrder(sources: readonly ImageSource[]): readonly ImageSource[] {
  const targets = ({ cuda }: ImageSource) => (cuda?.cell.capabilities.length ?? 0) + (cuda?.cell.ptx.length ?? 0)
  const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
  return sources.toSorted((a, b) => compare(b.system, a.system) || targets(b) - targets(a) || compare(a.name, b.name))
}

/** What an image says of itself, before its layers are packed. Throws ProblemError SHP105. */
async function describe(
  host: Pick<Host, 'files'>,
  request: BuildRequest,
  { cuda, system, title, tops }: ImageSource,
  closure: readonly ClosurePath[],
): Promise<Pick<Image, 'platform' | 'annotations'> & { readonly config: Readonly<Record<string, unknown>> }> {
  const platform = platformOf(system)
  if (!platform) throw new Error(`${system} was refused before`)
  const programs = await programsOf(host, tops)
  const entrypoint = entrypointOf(request, programs, title)
  const authority = closure.find(({ path }) => /^[0-9a-z]{32}-nss-cacert-[\d.]+$/.test(path.replace(/.*\//, '')))
  const env = environmentOf(request, {
    ...{ platform, cuda, binFolders: [...new Set(programs.map((program) => dirname(program)))] },
    certificates: authority && `${authority.path}/etc/ssl/certs/ca-bundle.crt`,
  })
  const labels = labelsOf(request, { cuda, origin: request.origin, title })
  return { platform, annotations: labels, config: configOf({ ...request, entrypoint }, env, labels) }
}

/** Absolute paths of what the outputs have in `bin`, but for the originals of wrappers. */
async function programsOf(host: Pick<Host, 'files'>, tops: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    tops.map(async (top) => {
      const names = await host.files.readdir(`${top}/bin`).catch(() => [])
      return names.filter((name) => !name.startsWith('.')).map((name) => `${top}/bin/${name}`)
    }),
  )
  return found.flatMap((programs) => programs.sort())
}

/** What runs: the program that was named, by its path or its name in `bin`; unset, the only program, if there is one. */
function entrypointOf(
  { entrypoint: [first, ...rest] }: Pick<ImageRequest, 'entrypoint'>,
  programs: readonly string[],
  title: string,
): readonly string[] {
  if (first === undefined) return programs.length === 1 ? programs : []
  if (first.startsWith('/')) return [first, ...rest]
  const program = programs.find((path) => basename(path) === first)
  if (program !== undefined) return [program, ...rest]
  const has =
    programs.length === 0
      ? 'no programs'
      : programs
          .map((path) => basename(path))
          .slice(0, 10)
          .join(', ')
  const message = `The entry point ${first} is not in bin of ${title}, which has ${has}.`
  throw new ProblemError(error('SHP105', message, 'Name one of them, or an absolute path.'))
}
