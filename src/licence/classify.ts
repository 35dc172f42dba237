/** What NVIDIA’s EULA says of the files of a store path, by their names. Pure. */
import { type EditionId, editionOf, listedAs } from './eula.ts'
import { isNvidiaFile } from './nvidia-files.ts'
import { productOf } from './products.ts'

/**
 * `listed`: the EULA of the toolkit lists this file name as distributable with an application. `not listed`: it does not.
 * `other licence`: the file is of a product with a licence of its own. None of them says that you may pass the file on.
 */
export const fileClasses = ['listed', 'other licence', 'not listed'] as const
export type FileClass = (typeof fileClasses)[number]

export interface ClassifiedFile {
  /** Path in the store path. */
  readonly file: string
  readonly class: FileClass
  /** The component that the EULA names, or the product and its licence; null for what is not listed. */
  readonly of: string | null
}

/** The files of a store path that count, by class. */
export interface Contents {
  /** Edition of the EULA that was read; null where the toolkit is not known and every edition has to list a file. */
  readonly edition: EditionId | null
  /** The class that says the least: `not listed` before `other licence` before `listed`. Null where no file counts. */
  readonly class: FileClass | null
  readonly counts: Readonly<Record<FileClass, number>>
  /** Some of them, those of the class first. */
  readonly examples: readonly ClassifiedFile[]
}

/** Files that are named for each path. */
const mostExamples = 8

/** The class of one file of NVIDIA’s. */
export function classifyFile(file: string, edition: EditionId | undefined): ClassifiedFile {
  const component = listedAs(file, edition)
  if (component !== undefined) return { file, class: 'listed', of: component }
  const product = productOf(file)
  if (product) return { file, class: 'other licence', of: `${product.product}: ${product.licence}` }
  return { file, class: 'not listed', of: null }
}

/**
 * Classifies the regular files of a store path (paths in it). `whole`: the path comes from NVIDIA, and all of its files count
 * but licence texts and what Nix adds (`nix-support`). Otherwise only those count that are named like NVIDIA’s libraries and
 * programs. `toolkit` is as in `12.4`; the name of the path (`cuda12.4-libcublas-12.4.5.8`) says it better where it does.
 */
export function classifyPath(
  name: string,
  files: readonly string[],
  { whole, toolkit }: { readonly whole: boolean; readonly toolkit?: string | undefined },
): Contents {
  const edition = editionOf(toolkitOf(name) ?? toolkit)
  const counting = whole ? files.filter((file) => !apart.test(file)) : files.filter((file) => isNvidiaFile(base(file)))
  const classified = counting.map((file) => classifyFile(file, edition))
  const of = (one: FileClass) => classified.filter((file) => file.class === one)
  const worst = fileClasses.findLast((one) => of(one).length > 0)
  return {
    edition: edition ?? null,
    class: worst ?? null,
    counts: {
      listed: of('listed').length,
      'other licence': of('other licence').length,
      'not listed': of('not listed').length,
    },
    examples: [...fileClasses].reverse().flatMap(of).slice(0, mostExamples),
  }
}

/** No part of what the licence covers: its own text, and what setup hooks of Nixpkgs write. */
const apart = /^nix-support\/|(?:^|\/)(?:LICENSE|License|EULA|NOTICE|copyright)(?:\.txt)?$/

function base(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

/** `cuda12.4-…` of Nixpkgs, and packages of the toolkit whose version is the toolkit’s own (`cuda_nvcc-12.4.131`). */
function toolkitOf(name: string): string | undefined {
  const [, major, minor] =
    /(?:^|-)cuda(\d+)\.(\d+)-/.exec(name) ?? /(?:^|-)(?:cuda_\w+|cuda-merged|cudatoolkit)-(\d+)\.(\d+)/.exec(name) ?? []
  return major === undefined ? undefined : `${major}.${minor}`
}
