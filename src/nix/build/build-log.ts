import { linesOf } from '../../runner/sink.ts'

/**
 * Nix's `--log-format internal-json`: one `@nix {…}` per line.
 * Numbers from src/libutil/include/nix/util/logging.hh of NixOS/nix.
 */
const activity = { copyPath: 100, fileTransfer: 101, copyPaths: 103, builds: 104, build: 105 } as const
const result = { buildLogLine: 101, setPhase: 104, progress: 105 } as const

/** A derivation that Nix built here, well or not. */
export interface BuiltDerivation {
  /** Store path of the .drv. */
  readonly path: string
  /** Null while it builds. */
  readonly seconds: number | null
}

export interface Fetched {
  readonly path: string
  readonly from: string
}

/** What a user may want to know at any moment of a build. */
export interface BuildState {
  /** Derivations that this build started by itself. */
  readonly started: readonly string[]
  /** The same with their store paths, and how long each took. */
  readonly derivations: readonly BuiltDerivation[]
  /** Store paths copied from a cache, and from which. */
  readonly fetched: readonly Fetched[]
  /** Derivations to build, as far as Nix knows. */
  readonly expected: number
  readonly done: number
  /** Store paths that are copied from caches, as far as Nix knows, and the bytes that were downloaded for it. */
  readonly copied: { readonly paths: { readonly done: number; readonly expected: number }; readonly bytes: number }
  /** Names of the derivations that build now, with their phase. */
  readonly running: readonly string[]
  /** Bytes that what Nix is going to fetch takes in the store, as far as it has said. */
  readonly unpackedBytes: number
  /** Why a build failed, as Nix says it: the first is the best known. */
  readonly errors: readonly string[]
  /** Nix's errors and warnings while nothing is built, of which some speak of caches. */
  readonly messages: readonly string[]
}

interface Activity {
  readonly type: number
  readonly name: string
  readonly drvPath: string
  readonly begun: number
  phase: string
  /** Bytes, of a download. */
  bytes: number
}

/** Reads the log line by line; `push` gives the lines that a user should see. */
export interface BuildLog {
  push(line: string): readonly string[]
  state(): BuildState
  /** The last lines that builders wrote. */
  tail(): readonly string[]
}

const tailLines = 40
/** Characters of a line in the tail, which is part of a result. */
const tailWidth = 2_000

/**
 * Reads internal-json. Unknown activities and malformed lines are passed over: the format is not a stable interface.
 * `now` gives milliseconds, for how long each build took.
 */
export function readBuildLog(now: () => number): BuildLog {
  const activities = new Map<number, Activity>()
  const started: string[] = []
  const derivations = new Map<string, BuiltDerivation>()
  const fetched: Fetched[] = []
  const errors: string[] = []
  let ofDaemon: readonly string[] = []
  const messages: string[] = []
  const tail: string[] = []
  let expected = 0
  let done = 0
  let unpackedBytes = 0
  let paths = { done: 0, expected: 0 }
  let bytes = 0

  const onProgress = (of: Activity, now: number, all: number) => {
    if (of.type === activity.builds) {
      done = now
      expected = all
    } else if (of.type === activity.copyPaths) paths = { done: now, expected: all }
    else if (of.type === activity.fileTransfer && now > of.bytes) {
      bytes += now - of.bytes
      of.bytes = now
    }
  }
  const isBuilding = () => [...activities.values()].some(({ type }) => type === activity.build)
  const handlers: Record<string, (message: Message) => readonly string[]> = {
    start: ({ id, type, text, fields }) => {
      const name = derivationName(fields[0])
      const drvPath = String(fields[0] ?? '')
      activities.set(id, { type, name, drvPath, begun: now(), phase: '', bytes: 0 })
      if (type === activity.build) {
        started.push(name)
        derivations.set(drvPath, { path: drvPath, seconds: null })
        return [`building ${name}`]
      }
      if (type !== activity.copyPath) return []
      fetched.push({ path: drvPath, from: String(fields[1] ?? '') })
      return text === '' ? [] : plainLines(text)
    },
    stop: ({ id }) => {
      const of = activities.get(id)
      if (of?.type === activity.build) {
        derivations.set(of.drvPath, { path: of.drvPath, seconds: (now() - of.begun) / 1_000 })
      }
      activities.delete(id)
      return []
    },
    result: ({ id, type, fields }) => {
      const of = activities.get(id)
      if (!of) return []
      if (type === result.buildLogLine) {
        const lines = plainLines(String(fields[0] ?? '')).map((line) => `${of.name}> ${line}`)
        tail.push(...lines.map((line) => line.slice(0, tailWidth)))
        tail.splice(0, tail.length - tailLines)
        return lines
      }
      if (type === result.setPhase) of.phase = plainLines(String(fields[0] ?? '')).join(' ')
      if (type === result.progress) onProgress(of, Number(fields[0]), Number(fields[1]))
      return []
    },
    msg: ({ level, text, isOwn }) => {
      const lines = plainLines(text)
      const said = lines.join('\n').trimEnd()
      if (level === 0 && isOwn) errors.push(said)
      else if (level === 0 && builderFailed.test(said) && !dependencyFailed.test(said)) ofDaemon = [said]
      // Nix hands on a line `@nix {"action":"msg",…}` of a builder as one of its own: while a builder runs, nothing follows
      // from a message.
      const ofNix = !isBuilding()
      if (ofNix) unpackedBytes += unpackedIn(said)
      if (said === '' || level > 1) return []
      if (ofNix) messages.push(said)
      return lines.map((line) => `nix> ${line}`)
    },
  }

  return {
    push: (line) => {
      const message = parse(line)
      if (!message) return line.trim() === '' ? [] : plainLines(line)
      return Object.hasOwn(handlers, message.action) ? (handlers[message.action]?.(message) ?? []) : []
    },
    state: () => ({
      started,
      derivations: [...derivations.values()],
      fetched,
      expected: Math.max(expected, started.length),
      done,
      unpackedBytes,
      copied: { paths, bytes },
      running: [...activities.values()]
        .filter((entry) => entry.type === activity.build)
        .map((entry) => (entry.phase ? `${entry.name} (${entry.phase})` : entry.name)),
      errors: [...errors.filter((said) => !dependencyFailed.test(said)), ...ofDaemon, ...errors],
      messages,
    }),
    tail: () => tail,
  }
}

/** What a daemon says of a builder, of which the last word is its own: a builder is done when it has failed. */
const builderFailed = /^(?:error: )?(?:builder for|Cannot build) '/i
const dependencyFailed = /^(?:error: |\s*Reason: )?\d+ dependenc(?:y|ies) /m

const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 }

/** `these 5 paths will be fetched (1.2 MiB download, 3.4 MiB unpacked):`, bytes of the latter; 0 for all else. */
function unpackedIn(said: string): number {
  const match = /will be fetched \(.* download, ([\d.]+) (\w+) unpacked\)/.exec(said)
  return match ? Math.round(Number(match[1]) * (units[match[2] ?? ''] ?? 0)) : 0
}

interface Message {
  readonly action: string
  readonly id: number
  readonly type: number
  readonly level: number
  readonly text: string
  /** Nix's own error, not a text that it was given by a builder or a daemon: only these have a `raw_msg`. */
  readonly isOwn: boolean
  readonly fields: readonly (string | number)[]
}

/** Undefined for a line that is not internal-json; a message without a known action for one that is malformed. */
function parse(line: string): Message | undefined {
  if (!line.startsWith('@nix ')) return undefined
  const raw = parseObject(line.slice(5))
  const said = raw['msg'] ?? raw['raw_msg'] ?? raw['text']
  return {
    action: typeof raw['action'] === 'string' ? raw['action'] : '',
    id: numberOf(raw['id']),
    type: numberOf(raw['type']),
    level: typeof raw['level'] === 'number' ? raw['level'] : Number.POSITIVE_INFINITY,
    text: typeof said === 'string' ? said : '',
    isOwn: typeof raw['raw_msg'] === 'string',
    fields: Array.isArray(raw['fields']) ? raw['fields'].map(scalar) : [],
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN
}

function scalar(value: unknown): string | number {
  return typeof value === 'string' || typeof value === 'number' ? value : ''
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function plainLines(text: string): readonly string[] {
  return linesOf(text.trimEnd()).map((line) => line.trimEnd())
}

/** `saxpy-1.0` out of `/nix/store/<hash>-saxpy-1.0.drv`. */
function derivationName(field: string | number | undefined): string {
  return String(field ?? '')
    .replace(/^.*\/[a-z0-9]{32}-/, '')
    .replace(/\.drv$/, '')
}
