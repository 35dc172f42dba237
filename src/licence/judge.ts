/** What is known of the licence of a store path: by evaluation where there was one, else by what it was made from. */
import { isOfNvidia } from './nvidia-hosts.ts'

/** A derivation, as far as licences are concerned. */
export interface Maker {
  readonly outputs: readonly { readonly path: string | undefined }[]
  /** By their store paths. */
  readonly inputDrvs: ReadonlyMap<string, unknown>
  /** Its content is known beforehand, as that of a download is. */
  readonly fixedOutput: boolean
  /** Where a fixed output is fetched from. */
  readonly urls: readonly string[]
}

/** Whose a fixed output is: NVIDIA hands it out, or Nixpkgs' `requireFile` asks the user to fetch it. */
type Origin = 'nvidia' | 'require-file'

/** What stands against a path. `name` is that of its derivation, else of the path. `copy`: files of it are named like NVIDIA's. */
export type Doubt =
  | { readonly verdict: 'unfree'; readonly why: 'licence' | Origin | 'copy'; readonly name: string }
  | { readonly verdict: 'unknown'; readonly why: 'download' | 'origin'; readonly name: string }

/** `acknowledged`: the user answers for it. `free`: nothing stands against it, which is no promise. */
export type Judgement = Doubt | { readonly verdict: 'free' | 'acknowledged'; readonly name: string }

export interface LicenceFacts {
  /** By store path: what made the paths, and at least the inputs of that and the fixed outputs behind them. */
  readonly makers: ReadonlyMap<string, Maker>
  /** Store paths of derivations whose licence evaluation calls unfree. */
  readonly unfree: readonly string[]
  /** Packages (`mkl`) that the request allows besides those of CUDA, because their licence is unfree. */
  readonly unfreePackages?: readonly string[] | undefined
  /** Names of derivations that the user answers for; `*` stands for any text. */
  readonly acknowledged: readonly string[]
  /** By store path, whether it is unfree, where somebody states it: a catalog, or a cache whose key is in `freeKeys`. */
  readonly stated?: ReadonlyMap<string, boolean>
}

/**
 * Keys of caches whose builds have no unfree package: the build farm of NixOS refuses to evaluate them.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/top-level/release.nix (`allowUnfree = false`)
 */
export const freeKeys: readonly string[] = ['cache.nixos.org-1']

/**
 * Judges store paths, by path. A path is unfree when its licence is, or when it is or was made directly from what NVIDIA
 * hands out or the user has to fetch: what is only linked to it or compiled by it is not. Other fixed outputs are unknown,
 * because nobody states the licence of a download, and so is what no known derivation makes, unless somebody states it of the path.
 */
export function judgePaths(paths: readonly string[], facts: LicenceFacts): ReadonlyMap<string, Judgement> {
  const { makers, unfree } = facts
  const makersOf = new Map<string | undefined, (readonly [drvPath: string, maker: Maker])[]>()
  for (const [drvPath, maker] of makers) {
    for (const { path } of maker.outputs) makersOf.set(path, [...(makersOf.get(path) ?? []), [drvPath, maker]])
  }
  const originOf = origins(makers)
  const isAcknowledged = matcher(facts.acknowledged)
  const judge = (path: string): Judgement => {
    const known = makersOf.get(path) ?? []
    const drvPaths = known.map(([drvPath]) => drvPath)
    const name = nameOf(drvPaths[0] ?? path)
    const inputs = known.flatMap(([, { inputDrvs }]) => [...inputDrvs.keys()])
    const stated = facts.stated?.get(path)
    if (stated || facts.unfreePackages?.includes(packageName(name))) return { verdict: 'unfree', why: 'licence', name }
    if (drvPaths.some((drvPath) => unfree.includes(drvPath))) return { verdict: 'unfree', why: 'licence', name }
    const origin = firstKnown([...drvPaths, ...inputs].map(originOf))
    if (origin) return { verdict: 'unfree', why: origin, name }
    if (stated === false) return { verdict: 'free', name }
    if (known.length === 0 || !inputs.every((input) => makers.has(input))) {
      return { verdict: 'unknown', why: 'origin', name }
    }
    const fixed = known.some(([, { fixedOutput }]) => fixedOutput)
    return fixed ? { verdict: 'unknown', why: 'download', name } : { verdict: 'free', name }
  }
  return new Map(
    paths.map((path) => {
      const judgement = judge(path)
      const { verdict, name } = judgement
      return [path, verdict !== 'free' && isAcknowledged(name) ? { verdict: 'acknowledged', name } : judgement]
    }),
  )
}

/** Why a path must not lie where anybody can read it; undefined when nothing stands against that. */
export function doubtOf(judgement: Judgement): Doubt | undefined {
  return judgement.verdict === 'unfree' || judgement.verdict === 'unknown' ? judgement : undefined
}

/**
 * Finds whose fixed outputs are: fetched from a server of NVIDIA, `requireFile`'s, or taken out of such a one. `requireFile`
 * has no URL; its builder is the script restrict-message, which prints what the user has to do.
 * https://github.com/NixOS/nixpkgs/blob/master/pkgs/build-support/trivial-builders/default.nix
 */
function origins(makers: ReadonlyMap<string, Maker>): (drvPath: string) => Origin | undefined {
  // Each once: the ways through fixed outputs that share inputs double with every layer.
  const known = new Map<string, Origin | undefined>()
  const originOf = (drvPath: string): Origin | undefined => {
    const maker = makers.get(drvPath)
    if (!maker?.fixedOutput) return undefined
    if (known.has(drvPath)) return known.get(drvPath)
    const origin = ownOrigin(maker) ?? firstKnown([...maker.inputDrvs.keys()].map(originOf))
    known.set(drvPath, origin)
    return origin
  }
  return originOf
}

function ownOrigin({ urls, inputDrvs }: Maker): Origin | undefined {
  if (urls.some(isOfNvidia)) return 'nvidia'
  return [...inputDrvs.keys()].some((input) => nameOf(input) === 'restrict-message') ? 'require-file' : undefined
}

function firstKnown(origins: readonly (Origin | undefined)[]): Origin | undefined {
  return origins.find((origin) => origin !== undefined)
}

/** `saxpy-1.0` of `/nix/store/<hash>-saxpy-1.0.drv`. */
function nameOf(storePath: string): string {
  return storePath.replace(/.*\/[0-9a-z]{32}-/, '').replace(/\.drv$/, '')
}

/** As `builtins.parseDrvName` has it: up to the first dash that no letter follows. */
function packageName(name: string): string {
  return name.replace(/-[^a-zA-Z].*$/s, '')
}

/** Whether a name fits one of the patterns, in which `*` stands for any text. */
export function matcher(patterns: readonly string[]): (name: string) => boolean {
  const texts = patterns.map((pattern) => pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*'))
  const any = new RegExp(`^(?:${texts.join('|')})$`, 's')
  return (name) => any.test(name)
}

const reasons: Readonly<Record<Doubt['why'], string>> = {
  licence: 'under an unfree licence',
  nvidia: 'made from NVIDIA’s downloads',
  'require-file': 'made from files that users have to download themselves',
  copy: 'with files that are named like NVIDIA’s',
  download: 'downloaded under an unknown licence',
  origin: 'of unknown origin',
}

/** Names of each reason that are shown. */
const shown = 3

/** `3 made from downloads of NVIDIA (a-1, b-2 and 1 more), 1 of unknown origin (c)`. */
export function describeDoubts(doubts: readonly Doubt[]): string {
  const parts = Object.entries(reasons).flatMap(([why, words]) => {
    const of = doubts.filter((doubt) => doubt.why === why)
    if (of.length === 0) return []
    const names = [...new Set(of.map(({ name }) => name))]
    const more = names.length > shown ? ` and ${names.length - shown} more` : ''
    return [`${of.length} ${words} (${names.slice(0, shown).join(', ')}${more})`]
  })
  return parts.join(', ')
}
