/** Keeps what NVIDIA's and other licences cover from where anybody could fetch it. */
import { type DoubtfulPath, judgeContents } from '../licence/contents.ts'
import { freeKeys } from '../licence/judge.ts'
import { type Destination, type DoubtGroup, groupsOf, type LicenceRecord, namePaths } from '../licence/record.ts'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import { readKnownClosure } from '../nix/build/derivation.ts'
import { lookForNix } from '../nix/find.ts'
import { pathInfos } from '../nix/path-info.ts'
import { filesIn } from '../nix/store-tree.ts'
import type { Host } from '../runner/host.ts'

export type { Destination, LicenceRecord }

export interface Shipment {
  /** Store paths that are handed out: the closure, not its top alone. They are in the local store. */
  readonly paths: readonly string[]
  /** Derivations that they come from (those of the cells); read with all that these need. */
  readonly drvPaths: readonly string[]
  /** Those of the derivations that evaluation calls unfree (`unfree` of a cell's result). */
  readonly unfree: readonly string[]
  /** What the request of the cells allows besides CUDA (`instance.allowUnfree` of a cell): packages by name. */
  readonly allowUnfree?: readonly string[]
  readonly destination: Destination
  /** Why the user may hand out what would be refused, in a sentence; undefined where nobody said so. */
  readonly acknowledgement: string | undefined
  /** Toolkit of the cells, as in `12.4`, where they have one: for paths whose name does not say theirs. */
  readonly toolkit?: string | undefined
}

/**
 * Judges the licences of what is about to be handed out, before anything leaves the machine, and gives the record for the
 * summary, JSON and evidence. Throws ProblemError SHP080 to SHP084, one for each class of paths that the destination must not
 * get: none for one that is private or licensed, and none with an acknowledgement. What cannot be read is of unknown licence.
 */
export async function guardShipment(host: Host, shipment: Shipment): Promise<LicenceRecord> {
  const { paths, drvPaths, unfree, allowUnfree: unfreePackages, destination, toolkit } = shipment
  const makers = await readKnownClosure(host, drvPaths)
  const stated = await signedPaths(host, paths)
  const facts = { makers, unfree, unfreePackages, acknowledged: [], stated, toolkit }
  const doubtful = await judgeContents(paths, facts, (path) => filesIn(host, path))
  const acknowledgement = shipment.acknowledgement?.trim() || null
  if (destination.visibility === 'public' && acknowledgement === null && doubtful.length > 0) {
    throw new ProblemError(refusals(destination, doubtful))
  }
  return { destination, paths: paths.length, doubtful, acknowledgement }
}

/** Free are those that a cache without unfree packages signed; none where the store does not say. */
async function signedPaths(host: Host, paths: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const nix = paths.length === 0 ? undefined : await lookForNix(host)
  const infos = nix && (await pathInfos(host, nix, paths))
  const signed = infos?.filter(({ keys }) => keys.some((key) => freeKeys.includes(key))) ?? []
  return new Map(signed.map(({ path }) => [path, false]))
}

const refusalOf: Readonly<Record<DoubtGroup, readonly [Problem['code'], string]>> = {
  listed: ['SHP080', 'files of NVIDIA that its EULA lists'],
  'not listed': ['SHP081', 'files of NVIDIA that its EULA does not list'],
  'other licence': ['SHP082', 'files of NVIDIA that have a licence of their own'],
  'no file of NVIDIA': ['SHP083', 'what is under an unfree licence'],
  unknown: ['SHP084', 'what nobody states a licence for'],
}

function refusals({ name }: Destination, doubtful: readonly DoubtfulPath[]): readonly Problem[] {
  const fix =
    'If only people with access or with a licence of their own can read the destination, declare its visibility as private or licensed; else say in acknowledge-unfree why you may hand them out: the sentence is recorded.'
  return groupsOf(doubtful).map(([group, paths]) => {
    const [code, what] = refusalOf[group]
    const count = paths.length === 1 ? '1 store path that has' : `${paths.length} store paths that have`
    const message = `${name} is public and would get ${count} ${what}: ${namePaths(paths)}.`
    return error(code, message, fix, { subject: { path: paths[0]?.path ?? '' }, source })
  })
}

const source = 'https://docs.nvidia.com/cuda/eula/#attachment-a'
