import { join } from 'node:path'
import type { SecretKey } from '../../binary-cache/signing.ts'
import { describeRecord, type LicenceRecord, type Visibility } from '../../licence/record.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { guardShipment } from '../guard.ts'
import { type Closure, closureOf, type Shipment } from './closure.ts'
import type { ClientDestination, DestinationKind, FilesDestination, Opening, PathFacts } from './destination.ts'
import { cancelledProblem } from './pack.ts'
import { sizeText } from './progress.ts'
import { type Survey, surveyCache } from './survey.ts'
import { sendToClient, surveyClient } from './to-client.ts'
import { sendToFiles } from './to-files.ts'

export interface PublishRequest extends Omit<Opening, 'address' | 'visibility' | 'nix' | 'storeDir'> {
  readonly shipments: readonly Shipment[]
  readonly destinations: readonly {
    readonly kind: DestinationKind
    readonly address: string
    readonly visibility: Visibility
  }[]
  readonly readBack: 'narinfo' | 'full'
  /** Why the user may hand out what the licence guard would refuse. */
  readonly acknowledgement: string | undefined
  readonly dryRun: boolean
}

/** `planned`: a dry run. */
export type PublishedState = 'published' | 'already published' | 'planned' | 'failed'

/** What was done at one destination. */
export interface Publication {
  readonly destination: string
  readonly visibility: Visibility
  readonly state: PublishedState
  /** In the order of their ids; a path that was named is its own id. */
  readonly cells: readonly { readonly id: string; readonly state: PublishedState }[]
  /** Store paths of all cells together, and those of them that the place lacked, with their unpacked bytes. */
  readonly paths: number
  readonly missing: readonly { readonly path: string; readonly narSize: number }[]
  /** Bytes that went up, compressed; null where the client does not say. */
  readonly sentBytes: number | null
  /** What its users must trust; null where it is not known. */
  readonly publicKey: string | null
  readonly licence: LicenceRecord
  readonly problems: readonly Problem[]
}

type Destination = PublishRequest['destinations'][number]

type Place = Destination & { readonly licence: LicenceRecord } & (
    | { readonly open: FilesDestination; readonly survey: Survey; readonly key: SecretKey }
    | { readonly open: ClientDestination; readonly missing: readonly PathFacts[] }
  )

/**
 * Publishes proven cells, or store paths, to binary caches and stores. Nothing is sent before every destination has passed the
 * licence guard and was asked what it has; what one destination refuses is then a problem of that one. At a destination, nothing
 * of a shipment can be found before all of it is there. Throws ProblemError, with everything that is wrong, while nothing was
 * sent: SHP040 to SHP053, and those of `guardShipment`.
 */
export async function publish(host: Host, nix: Nix, request: PublishRequest): Promise<readonly Publication[]> {
  const storeDir = host.env['NIX_STORE_DIR'] || '/nix/store'
  const closure = await closureOf(host, nix, request.shipments)
  const places = await allOf(request.destinations, async (destination) => {
    const licence = await guard(host, destination, closure, request)
    return lookAt(host, { ...destination, licence }, closure, { ...request, nix, storeDir })
  })
  if (request.dryRun) return places.map((place) => publicationOf(place, closure, request, { state: 'planned' }))
  const folder = await workFolder(host)
  try {
    return await sendAll(host, nix, places, closure, { ...request, storeDir, folder })
  } finally {
    await host.files.rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds after which the folder of another run is that of a dead one. */
const abandoned = 24 * 3_600_000

/** A private folder of this run alone; those of runs that were killed are removed. */
async function workFolder(host: Host): Promise<string> {
  const parent = join(jobFolder(host), 'publish')
  await host.files.mkdir(parent, { recursive: true, mode: 0o700 })
  for (const name of await host.files.readdir(parent)) {
    const stat = await host.files.stat(join(parent, name)).catch(() => undefined)
    if (stat && host.clock.now() - stat.mtimeMs < abandoned) continue
    await host.files.rm(join(parent, name), { recursive: true, force: true })
  }
  return host.files.mkdtemp(join(parent, 'run-'))
}

/** The results for all of a list, or all that is wrong with them, as one ProblemError. */
async function allOf<A, B>(list: readonly A[], work: (one: A) => Promise<B>): Promise<readonly B[]> {
  const results: B[] = []
  const problems: Problem[] = []
  for (const one of list) {
    try {
      results.push(await work(one))
    } catch (cause) {
      if (!(cause instanceof ProblemError)) throw cause
      problems.push(...cause.problems)
    }
  }
  if (problems.length > 0) throw new ProblemError(problems)
  return results
}

async function guard(
  host: Host,
  { address, visibility }: Destination,
  { paths }: Closure,
  { shipments, acknowledgement }: PublishRequest,
): Promise<LicenceRecord> {
  const toolkits = new Set(shipments.map(({ toolkit }) => toolkit))
  const [toolkit] = toolkits.size === 1 ? toolkits : []
  const licence = await guardShipment(host, {
    paths: paths.map(({ path }) => path),
    drvPaths: shipments.flatMap(({ drvPaths }) => drvPaths),
    unfree: shipments.flatMap(({ unfree }) => unfree),
    allowUnfree: shipments.flatMap(({ allowUnfree = [] }) => allowUnfree),
    destination: { name: address, visibility },
    acknowledgement,
    toolkit,
  })
  host.log.info(`Licences of ${describeRecord(licence)}`)
  return licence
}

/** Opens a destination and asks it what it lacks. */
async function lookAt(
  host: Host,
  place: Destination & { readonly licence: LicenceRecord },
  { paths }: Closure,
  { shipments: _, destinations: __, ...opening }: PublishRequest & Pick<Opening, 'nix' | 'storeDir'>,
): Promise<Place> {
  const { address: name, kind, visibility } = place
  const { key, storeDir } = opening
  const open = await kind.open(host, { ...opening, address: name, visibility })
  if (open.kind === 'client') return { ...place, open, missing: await surveyClient(name, open, paths) }
  if (!key) {
    const fix = 'Give signing-key, from a secret: Nix takes from a cache only what is signed with a key that it trusts.'
    throw new ProblemError(error('SHP040', `There is no key to sign what is published to ${name}.`, fix))
  }
  return { ...place, open, key, survey: await surveyCache(open.files, paths, { name, storeDir, key }) }
}

async function sendAll(
  host: Host,
  nix: Nix,
  places: readonly Place[],
  closure: Closure,
  options: PublishRequest & { readonly storeDir: string; readonly folder: string },
): Promise<readonly Publication[]> {
  const { key, shipments } = options
  const what = { closure, shipments }
  const outcomes = new Map<Place, Ended>()
  const lanes = places.flatMap((place) =>
    'survey' in place ? [{ place, name: place.address, files: place.open.files, survey: place.survey }] : [],
  )
  if (key && lanes.length > 0) {
    const sent = await sendToFiles(host, nix, lanes, what, { ...options, key })
    for (const [index, { place }] of lanes.entries()) {
      const { bytes = 0, proven, failure } = sent[index] ?? {}
      outcomes.set(place, { sentBytes: bytes, ...(proven && { proven }), ...ended(host, failure) })
    }
  }
  for (const place of places) {
    if (!('missing' in place)) continue
    const to = { name: place.address, client: place.open, missing: place.missing }
    const failure = await sendToClient(host, nix, to, what, options).then(
      () => undefined,
      (cause: unknown) => cause,
    )
    outcomes.set(place, ended(host, failure))
  }
  return places.map((place) => publicationOf(place, closure, options, outcomes.get(place) ?? {}))
}

interface Ended {
  readonly state?: PublishedState
  readonly sentBytes?: number
  /** Shipments that are there whatever stopped the others. */
  readonly proven?: ReadonlySet<Shipment>
  readonly problems?: readonly Problem[]
}

/** What stopped it, as a result; what is no problem of ours is thrown. */
function ended({ cancelled }: Host, failure: unknown): Ended {
  if (failure === undefined) return {}
  if (cancelled.aborted) return { state: 'failed', problems: [cancelledProblem()] }
  if (!(failure instanceof ProblemError)) throw failure
  return { state: 'failed', problems: failure.problems }
}

function publicationOf(
  place: Place,
  closure: Closure,
  { shipments }: PublishRequest,
  { state, sentBytes = 0, proven, problems = [] }: Ended,
): Publication {
  const isFiles = 'survey' in place
  const missing = isFiles ? place.survey.missing : place.missing
  const lacked = new Set(missing)
  const signedAnew = isFiles && place.survey.unsigned.size > 0
  const reached = (all: readonly PathFacts[]): PublishedState =>
    signedAnew || all.some((facts) => lacked.has(facts)) ? 'published' : 'already published'
  const cells = shipments.map((shipment) => {
    const own = state === 'failed' && proven?.has(shipment) ? undefined : state
    return { id: shipment.name, state: own ?? reached(closure.of(shipment)) }
  })
  return {
    destination: place.address,
    visibility: place.visibility,
    state: state ?? reached(closure.paths),
    cells,
    paths: closure.paths.length,
    missing: missing.map(({ path, narSize }) => ({ path, narSize })),
    sentBytes: isFiles ? sentBytes : null,
    publicKey: (isFiles ? place.key.publicKey.text : place.open.publicKey) ?? null,
    licence: place.licence,
    problems: [...(isFiles ? place.survey.warnings : []), ...problems],
  }
}

/** One line: what was done, or would be. Pure. */
export function describePublication({ destination, state, cells, missing, paths, sentBytes }: Publication): string {
  const count = (of: number, noun: string) => `${of} ${noun}${of === 1 ? '' : 's'}`
  const size = sizeText(missing.reduce((sum, { narSize }) => sum + narSize, 0))
  const failed = cells.filter((cell) => cell.state === 'failed').length
  const noun = cells.every(({ id }) => id.startsWith('/')) ? 'store path' : 'cell'
  const what = count(cells.length, noun)
  const sent = sentBytes === null ? '' : `, ${sizeText(sentBytes)} sent`
  return {
    published: `${what} published to ${destination}: ${missing.length} of ${count(paths, 'path')} (${size} unpacked${sent})`,
    'already published': `${what} published already at ${destination}: all of ${count(paths, 'path')}`,
    planned: `${what} would be published to ${destination}: ${missing.length} of ${count(paths, 'path')} (${size} unpacked)`,
    failed: `${failed} of ${what} not published to ${destination}`,
  }[state]
}
