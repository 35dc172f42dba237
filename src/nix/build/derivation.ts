import { error, ProblemError } from '../../model/problem.ts'
import { isErrno } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

export interface DerivationOutput {
  readonly name: string
  /** Undefined while it is not known: content-addressed outputs, and those that depend on one. */
  readonly path: string | undefined
}

/** What a store derivation (.drv) says, without its environment. */
export interface Derivation {
  /** As in store paths: `saxpy-1.0`. Empty where the environment has none. */
  readonly name: string
  readonly system: string
  readonly outputs: readonly DerivationOutput[]
  /** Store paths of the derivations that it needs, and the names of the outputs that it wants of each. */
  readonly inputDrvs: ReadonlyMap<string, readonly string[]>
  /** Sources: store paths that evaluation itself puts into the store. */
  readonly inputSrcs: readonly string[]
  /** Whether its content is known beforehand, as that of a download is. */
  readonly fixedOutput: boolean
  /** Where a fixed output is fetched from, as far as its derivation says; empty for others. */
  readonly urls: readonly string[]
  /** False when Nix always builds it itself, as it does small wrappers, whatever caches have. */
  readonly allowSubstitutes: boolean
}

/** Files read at a time. */
const batch = 64

/**
 * Reads the text of a .drv file. Throws ProblemError BLD004 for what is none, and for the `DrvWithVersion` form of
 * dynamic derivations. Format: https://nix.dev/manual/nix/latest/protocols/derivation-aterm
 */
export function parseDerivation(text: string): Derivation {
  if (text.startsWith('DrvWithVersion(')) {
    const fix = 'Build it without the experimental feature dynamic-derivations.'
    throw new ProblemError(error('BLD004', 'The derivation depends on derivations that builds produce.', fix))
  }
  const read = reader(text)
  read.expect('Derive(')
  const outputs = read.list(() => read.tuple(4))
  read.expect(',')
  const inputDrvs = read.list(() => {
    read.expect('(')
    const path = read.string()
    read.expect(',')
    const names = read.list(read.string)
    read.expect(')')
    return [path, names] as const
  })
  read.expect(',')
  const inputSrcs = read.list(read.string)
  read.expect(',')
  const system = read.string()
  read.expect(',')
  read.string()
  read.expect(',')
  read.list(read.string)
  read.expect(',')
  const env = new Map(read.list(() => read.tuple(2)).map(([name = '', value = '']) => [name, value]))
  read.expect(')')
  read.end()
  const { urls, ...rest } = fromEnvironment(env)
  const fixedOutput = outputs.some(([, path, algorithm, hash]) => path !== '' && algorithm !== '' && hash !== '')
  return {
    ...rest,
    system,
    outputs: outputs.map(([name = '', path = '']) => ({ name, path: path === '' ? undefined : path })),
    inputDrvs: new Map(inputDrvs),
    inputSrcs,
    fixedOutput,
    urls: fixedOutput ? urls : [],
  }
}

/**
 * Every derivation that these need, themselves included, by its store path; each file is read once. Throws ProblemError
 * BLD004, which names the file, when one is missing or malformed.
 */
export async function readClosure(
  host: Pick<Host, 'files'>,
  drvPaths: readonly string[],
): Promise<ReadonlyMap<string, Derivation>> {
  const closure = new Map<string, Derivation>()
  const known = new Set(drvPaths)
  const queue = [...known]
  while (queue.length > 0) {
    const read = await Promise.all(
      queue.splice(0, batch).map(async (path) => [path, await readDerivation(host, path)] as const),
    )
    for (const [path, derivation] of read) {
      closure.set(path, derivation)
      for (const input of derivation.inputDrvs.keys()) {
        if (known.has(input)) continue
        known.add(input)
        queue.push(input)
      }
    }
  }
  return closure
}

/** The same for those of the derivations whose closure can be read. */
export async function readKnownClosure(
  host: Pick<Host, 'files'>,
  drvPaths: readonly string[],
): Promise<ReadonlyMap<string, Derivation>> {
  const ask = (some: readonly string[]) => readClosure(host, some).catch(() => undefined)
  const whole = await ask(drvPaths)
  if (whole) return whole
  const closures: (ReadonlyMap<string, Derivation> | undefined)[] = []
  for (const drvPath of drvPaths) closures.push(await ask([drvPath]))
  return new Map(closures.flatMap((closure) => [...(closure ?? [])]))
}

async function readDerivation(host: Pick<Host, 'files'>, path: string): Promise<Derivation> {
  try {
    return parseDerivation(await host.files.readFile(path, 'utf8'))
  } catch (cause) {
    const why =
      cause instanceof ProblemError
        ? (cause.problems[0]?.message ?? '')
        : isErrno(cause, 'ENOENT')
          ? 'The file is missing.'
          : `${(cause as Error).message}.`
    const fix = (cause instanceof ProblemError && cause.problems[0]?.fix) || rereadFix
    throw new ProblemError(error('BLD004', `The derivation ${path} cannot be read: ${why}`, fix), { cause })
  }
}

const rereadFix = 'Evaluate the cell again; if it fails again, check the store with `nix-store --verify`.'

/** What matters here; with `__structuredAttrs` it is in a JSON text. Fetchers have `urls`, Nix's own also `url`. */
function fromEnvironment(env: ReadonlyMap<string, string>): Pick<Derivation, 'name' | 'allowSubstitutes' | 'urls'> {
  const json = env.get('__json')
  if (json !== undefined) {
    const { name, allowSubstitutes, url, urls } = parseObject(json)
    return {
      name: typeof name === 'string' ? name : (env.get('name') ?? ''),
      allowSubstitutes: allowSubstitutes !== false,
      urls: [url, urls].flat().flatMap((value) => (typeof value === 'string' ? words(value) : [])),
    }
  }
  // A boolean of the expression is `1` or nothing here.
  return {
    name: env.get('name') ?? '',
    allowSubstitutes: (env.get('allowSubstitutes') ?? '1') === '1',
    urls: words(`${env.get('url') ?? ''} ${env.get('urls') ?? ''}`),
  }
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

function parseObject(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    throw malformed('its __json is not JSON')
  }
}

/** A cursor over the ATerm text; whatever is not as it must be throws. */
function reader(text: string) {
  let at = 0
  // The next one, looked for again only once it is passed: most files have few.
  let backslash = -1
  const expect = (token: string): void => {
    if (!text.startsWith(token, at)) throw malformed(`${JSON.stringify(token)} was expected at character ${at}`)
    at += token.length
  }
  const string = (): string => {
    expect('"')
    const begin = at
    let escaped = false
    for (;;) {
      const quote = text.indexOf('"', at)
      if (quote < 0) throw malformed('a string has no end')
      if (backslash < at) {
        const next = text.indexOf('\\', at)
        backslash = next < 0 ? text.length : next
      }
      if (backslash > quote) {
        at = quote + 1
        const raw = text.slice(begin, quote)
        return escaped ? unescaped(raw) : raw
      }
      escaped = true
      at = backslash + 2
    }
  }
  const list = <T>(item: () => T): T[] => {
    const items: T[] = []
    expect('[')
    while (!text.startsWith(']', at)) {
      if (items.length > 0) expect(',')
      items.push(item())
    }
    expect(']')
    return items
  }
  const tuple = (size: number): string[] => {
    const parts: string[] = []
    expect('(')
    for (let n = 0; n < size; n++) {
      if (n > 0) expect(',')
      parts.push(string())
    }
    expect(')')
    return parts
  }
  const end = (): void => {
    if (text.slice(at).trim() !== '') throw malformed('something follows its end')
  }
  return { expect, string, list, tuple, end }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

function unescaped(raw: string): string {
  return raw.replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character)
}

function malformed(why: string): ProblemError {
  return new ProblemError(error('BLD004', `It is not a derivation in a known format: ${why}.`, rereadFix))
}
