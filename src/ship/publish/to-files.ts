/** Publishing to places that hold the files of a binary cache. */
import { createHash } from 'node:crypto'
import { narHashOf, readServedPath } from '../../binary-cache/coverage-narinfo.ts'
import { base32, narInfoFile } from '../../binary-cache/narinfo.ts'
import type { SecretKey } from '../../binary-cache/signing.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Nix } from '../../nix/find.ts'
import type { Host } from '../../runner/host.ts'
import { type Limit, limitTo } from '../../runner/limit.ts'
import { batchesOf } from './batches.ts'
import type { Closure, Shipment } from './closure.ts'
import type { CacheFiles, FileContent, PathFacts } from './destination.ts'
import { type Packed, withPacked } from './pack.ts'
import { progressOf } from './progress.ts'
import type { Survey } from './survey.ts'

/** One place, with what it lacks. */
export interface Lane {
  /** What messages call it. */
  readonly name: string
  readonly files: CacheFiles
  readonly survey: Survey
}

export interface SendOptions {
  readonly storeDir: string
  readonly key: SecretKey
  /** Uploads at a time, to one place. */
  readonly jobs: number
  /** `full`: every file is read back, too. */
  readonly readBack: 'narinfo' | 'full'
  /** Private, for what is packed. */
  readonly folder: string
}

/** What was sent to one place. */
export interface Sent {
  /** Compressed. */
  readonly bytes: number
  /** Shipments that were read back there. */
  readonly proven: ReadonlySet<Shipment>
  /** What stopped it. */
  readonly failure?: unknown
}

interface Running extends Lane {
  readonly missing: ReadonlySet<PathFacts>
  readonly turn: Limit
  readonly done: ReturnType<typeof progressOf>['done']
  /** Of what is there now and not visible yet: narinfos by store path. */
  readonly narinfos: Map<string, Packed>
  readonly proven: Set<Shipment>
  bytes: number
  failure: unknown
}

/**
 * Sends all NARs of all shipments, packed once for all places, and only then makes a place say that it has them: narinfos in the
 * order of references, the outputs of each shipment last, and what it then says is read back. What is killed before leaves files that
 * nothing names. A place that fails does not stop the others; its reason stands in its result.
 */
export async function sendToFiles(
  host: Host,
  nix: Nix,
  lanes: readonly Lane[],
  what: { readonly closure: Closure; readonly shipments: readonly Shipment[] },
  options: SendOptions,
): Promise<readonly Sent[]> {
  const running = lanes.map((lane): Running => {
    const { done } = progressOf(host, lane.name, lane.survey.missing)
    const missing = new Set(lane.survey.missing)
    const turn = limitTo(options.jobs)
    return { ...lane, missing, turn, done, narinfos: new Map(), proven: new Set(), bytes: 0, failure: undefined }
  })
  await sendNars(host, nix, running, what.closure, options)
  await Promise.all(
    running.map(async (lane) => {
      if (lane.failure !== undefined) return
      try {
        await makeVisible(lane, what, options)
      } catch (cause) {
        lane.failure = cause
      }
    }),
  )
  return running
}

async function sendNars(
  host: Host,
  nix: Nix,
  lanes: readonly Running[],
  { paths }: Closure,
  { storeDir, key, folder }: SendOptions,
): Promise<void> {
  const wanted = paths.filter((facts) => lanes.some(({ missing }) => missing.has(facts)))
  // Two at a time: one is packed while the other is sent.
  const turn = limitTo(2)
  const sending = limitTo(1)
  const options = { folder, storeDir, key }
  const alive = (batch: readonly PathFacts[]) =>
    lanes.filter((lane) => lane.failure === undefined && batch.some((facts) => lane.missing.has(facts)))
  await Promise.all(
    batchesOf(wanted).map((batch) =>
      turn(async () => {
        if (alive(batch).length === 0) return
        try {
          await withPacked(host, nix, batch, options, (packed) =>
            sending(async () => void (await Promise.all(alive(batch).map((lane) => sendBatch(lane, packed))))),
          )
        } catch (cause) {
          for (const lane of alive(batch)) lane.failure = cause
        }
      }),
    ),
  )
}

/** The largest first, so that none of them is sent alone at the end. */
async function sendBatch(lane: Running, packed: readonly Packed[]): Promise<void> {
  const largest = packed
    .filter(({ facts }) => lane.missing.has(facts))
    .toSorted((a, b) => b.content.size - a.content.size)
  await Promise.all(
    largest.map((one) =>
      lane.turn(async () => {
        if (lane.failure !== undefined) return
        try {
          await sendNar(lane, one)
        } catch (cause) {
          lane.failure ??= cause
        }
      }),
    ),
  )
}

async function sendNar(lane: Running, packed: Packed): Promise<void> {
  const { files, narinfos, done, name } = lane
  const { nar, content, facts } = packed
  // A run that was stopped has left it.
  const there = (await files.size(nar)) === content.size
  if (!there) {
    await files.write(nar, content)
    const size = await files.size(nar)
    if (size !== content.size && !Number.isNaN(size)) {
      const message = `${name} has ${size ?? 'no'} bytes of ${nar} after an upload of ${content.size}.`
      throw new ProblemError(
        error('SHP047', message, 'Run it again. If it stays so, the server loses what it is sent.'),
      )
    }
    lane.bytes += content.size
  }
  narinfos.set(facts.path, packed)
  done(facts, there ? 0 : content.size)
}

async function makeVisible(
  lane: Running,
  { closure, shipments }: { readonly closure: Closure; readonly shipments: readonly Shipment[] },
  options: SendOptions,
): Promise<void> {
  const { files, survey, narinfos, turn, missing, proven } = lane
  const { storeDir } = options
  if (survey.missing.length > 0 && (await files.read('nix-cache-info')) === undefined) {
    const text = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 40\n`
    await files.write('nix-cache-info', contentOf(text, 'text/x-nix-cache-info'))
  }
  for (const [file, text] of survey.unsigned) await files.write(file, contentOf(text, 'text/x-nix-narinfo'))
  const checked = new Set<PathFacts>()
  const visible = new Map<string, Promise<void>>()
  const show = (path: string, byPath: ReadonlyMap<string, PathFacts>): Promise<void> => {
    const known = visible.get(path)
    if (known) return known
    const shown = (async () => {
      await Promise.all((byPath.get(path)?.references ?? []).map((reference) => show(reference, byPath)))
      const packed = narinfos.get(path)
      if (packed) await turn(() => files.write(packed.file, contentOf(packed.narinfo, 'text/x-nix-narinfo')))
    })()
    visible.set(path, shown)
    return shown
  }
  for (const shipment of shipments) {
    const own = closure.of(shipment)
    const byPath = new Map(own.map((facts) => [facts.path, facts]))
    const isOutput = (path: string) => shipment.outputs.includes(path)
    const others = own.filter(({ path }) => !isOutput(path))
    await Promise.all(others.map(({ path }) => show(path, byPath)))
    await Promise.all(shipment.outputs.map((path) => show(path, byPath)))
    // What the survey has seen is as it should be.
    const written = (facts: PathFacts) => missing.has(facts) || survey.unsigned.has(narInfoOf(facts, storeDir))
    const unread = own.filter((facts) => !checked.has(facts) && (options.readBack === 'full' || written(facts)))
    await readBack(lane, unread, options)
    for (const facts of unread) checked.add(facts)
    proven.add(shipment)
  }
}

/** A small file. */
function contentOf(text: string, type: FileContent['type']): FileContent {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    size: bytes.length,
    sha256,
    type,
    open: async function* () {
      yield bytes
    },
  }
}

function narInfoOf({ path }: PathFacts, storeDir: string): string {
  return narInfoFile(path.slice(storeDir.length + 1))
}

/** Throws ProblemError SHP047 for each path that the place does not have as it should. */
async function readBack(
  { name, files, turn }: Running,
  paths: readonly PathFacts[],
  options: SendOptions,
): Promise<void> {
  const wrong: Problem[] = []
  await Promise.all(
    paths.map((facts) =>
      turn(async () => {
        const why = await whatIsWrong(files, facts, options)
        if (why === undefined) return
        const message = `${name} does not have ${facts.path} as it was published: ${why}.`
        const fix =
          'Run it again. If it stays so, the server changes or loses what it is sent, or answers from a cache of its own.'
        wrong.push(error('SHP047', message, fix, { subject: { path: facts.path } }))
      }),
    ),
  )
  if (wrong.length > 0) throw new ProblemError(wrong)
}

async function whatIsWrong(
  files: CacheFiles,
  facts: PathFacts,
  { storeDir, key, readBack: how }: SendOptions,
): Promise<string | undefined> {
  const text = await files.read(narInfoOf(facts, storeDir))
  if (text === undefined) return 'there is no narinfo'
  const served = readServedPath(text, facts.path, storeDir)
  if ('wrong' in served) return served.wrong
  if (served.fingerprint.split(';')[2] !== facts.narHash) return 'its hash is another one'
  if (!key.publicKey.verifies(served.fingerprint, served.signatures)) return 'its signature is missing or wrong'
  if (how === 'narinfo') return undefined
  const expected = narHashOf(/^FileHash: *(\S+)$/m.exec(text)?.[1] ?? '')
  if (expected === undefined) return undefined
  const hash = createHash('sha256')
  // What is packed is hardly larger than the NAR; a server that does not end is not read on.
  let left = 2 * facts.narSize + 2 ** 20
  for await (const chunk of files.stream(served.url)) {
    hash.update(chunk)
    left -= chunk.length
    if (left < 0) return `${served.url} has other bytes`
  }
  return `sha256:${base32(hash.digest())}` === expected ? undefined : `${served.url} has other bytes`
}
