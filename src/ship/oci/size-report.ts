/** How large images are, what they share, and what has changed. Pure. */
import { error, type Problem } from '../../model/problem.ts'
import type { Image, KnownLayer } from './image.ts'

export interface LayerSize {
  /** Names of its store paths; none for the files beside the store. */
  readonly paths: readonly string[]
  readonly digest: string
  /** As it is downloaded. */
  readonly bytes: number
  /** Names of the images that have it. */
  readonly images: readonly string[]
  /** Whether the previous image has it too; null where there is none. */
  readonly previous: boolean | null
}

export interface SizeReport {
  /** Bytes that are downloaded for each image. */
  readonly images: readonly { readonly name: string; readonly bytes: number; readonly layers: number }[]
  /** Of all images, each layer once. */
  readonly bytes: number
  /** Of the previous one; null where there is none. */
  readonly previousBytes: number | null
  /** Largest first. */
  readonly layers: readonly LayerSize[]
}

export interface NamedImage {
  readonly name: string
  readonly image: Image
}

/** `previous` are the layers of an earlier image, by digest or not at all. */
export function sizeReport(
  images: readonly NamedImage[],
  previous: readonly Pick<KnownLayer, 'digest' | 'size'>[] | undefined,
): SizeReport {
  const before = previous && new Map(previous.map(({ digest, size }) => [digest, size]))
  const all = images.flatMap(({ name, image }) => image.layers.map((layer) => ({ name, layer })))
  const layers = [...Map.groupBy(all, ({ layer }) => layer.blob.digest)].map(([digest, uses]): LayerSize => {
    const { storePaths = [], blob } = uses[0]?.layer ?? {}
    return {
      paths: storePaths.map((path) => path.replace(/.*\/(?:[0-9a-z]{32}-)?/, '')),
      digest,
      bytes: blob?.size ?? 0,
      images: uses.map(({ name }) => name),
      previous: before ? before.has(digest) : null,
    }
  })
  return {
    images: images.map(({ name, image }) => ({ name, bytes: sizeOf(image), layers: image.layers.length })),
    bytes: sum(layers.map(({ bytes }) => bytes)),
    previousBytes: before ? sum([...before.values()]) : null,
    layers: layers.sort((a, b) => b.bytes - a.bytes || (a.digest < b.digest ? -1 : 1)),
  }
}

function sizeOf({ layers }: Image): number {
  return sum(layers.map(({ blob }) => blob.size))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** SHP104 for each image that is larger than it may be. */
export function budgetProblems({ images, layers }: SizeReport, most: number | undefined): readonly Problem[] {
  if (most === undefined) return []
  return images
    .filter(({ bytes }) => bytes > most)
    .map(({ name, bytes }) => {
      const largest = layers.filter((layer) => layer.images.includes(name)).slice(0, 3)
      const named = largest.map((layer) => `${layerName(layer)} (${megabytes(layer.bytes)})`).join(', ')
      const message = `${name} has ${megabytes(bytes)}, and max-size allows ${megabytes(most)}. Its largest layers: ${named}.`
      return error('SHP104', message, 'Find what needs them with nix why-depends, or raise max-size.')
    })
}

/** `cuda_cudart-12.4.127`, `glibc-2.39 and 3 more`. */
export function layerName({ paths: [first, ...rest] }: Pick<LayerSize, 'paths'>): string {
  if (first === undefined) return 'base files'
  return rest.length === 0 ? first : `${first} and ${rest.length} more`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** One sentence for logs and summaries. */
export function describeSizes({ images, bytes, layers, previousBytes }: SizeReport): string {
  const shared = sum(layers.filter((layer) => layer.images.length > 1).map((layer) => layer.bytes))
  const several = images.length > 1 ? `, ${megabytes(shared)} of it shared by several of ${images.length} images` : ''
  const reused = sum(layers.filter((layer) => layer.previous).map((layer) => layer.bytes))
  const change = bytes - (previousBytes ?? 0)
  const than =
    previousBytes === null
      ? ''
      : `; ${megabytes(reused)} are in the previous image too, ${change < 0 ? '−' : '+'}${megabytes(Math.abs(change))}`
  return `${megabytes(bytes)} in ${layers.length} layers${several}${than}`
}
