/** A store folder with .drv files and a binary cache, both written for the tests of coverage. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type CoverageOptions, coverageOf, type EvaluatedCell } from '../../src/binary-cache/coverage.ts'
import { base32, fingerprint, printNarInfo } from '../../src/binary-cache/narinfo.ts'
import { generateKey, type SecretKey } from '../../src/binary-cache/signing.ts'
import type { Clock, Host } from '../../src/runner/host.ts'
import { nodeHttp } from '../../src/runner/http/node-http.ts'
import { testHost } from './host.ts'

export interface MadeDerivation {
  readonly name: string
  readonly drvPath: string
  readonly paths: Readonly<Record<string, string>>
  /** Path of the output `out`. */
  readonly out: string
}

export interface DerivationOptions {
  /** What it needs; of `[derivation, outputs]` those outputs, else `out`. */
  readonly inputs?: readonly (MadeDerivation | readonly [MadeDerivation, readonly string[]])[]
  readonly sources?: readonly string[]
  readonly outputs?: readonly string[]
  readonly fixed?: boolean
  readonly floating?: boolean
  readonly env?: Readonly<Record<string, string>>
}

export interface ServeOptions {
  readonly references?: readonly string[]
  readonly key?: SecretKey | undefined
  readonly change?: (narinfo: string) => string
  readonly nar?: string | undefined
}

/** Real time, but pauses take a fiftieth. */
export function quickClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => Date.now(),
    deadline: (milliseconds) => AbortSignal.timeout(milliseconds),
    sleep: (milliseconds, signal) => {
      slept.push(milliseconds)
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, milliseconds / 50)
        signal?.addEventListener('abort', done)
        if (signal?.aborted) done()
      })
    },
  }
}

export function makeWorld() {
  const root = mkdtempSync(join(tmpdir(), 'coverage-'))
  const storeDir = join(root, 'store')
  const key = generateKey('trusted')
  mkdirSync(storeDir)
  const storePath = (name: string, salt = name): string =>
    join(storeDir, `${base32(createHash('sha256').update(salt).digest().subarray(0, 20))}-${name}`)

  const derivation = (name: string, options: DerivationOptions = {}): MadeDerivation => {
    const { outputs = ['out'], inputs = [], sources = [], fixed, floating, env = {} } = options
    const paths = Object.fromEntries(
      outputs.map((output) => [output, storePath(output === 'out' ? name : `${name}-${output}`)]),
    )
    const drvPath = storePath(`${name}.drv`)
    const hash = fixed ? ['sha256', '0'.repeat(64)] : floating ? ['sha256', ''] : ['', '']
    const quote = (parts: readonly string[]): string => parts.map((part) => JSON.stringify(part)).join(',')
    const text = [
      `[${outputs.map((output) => `(${quote([output, floating ? '' : (paths[output] ?? ''), ...hash])})`)}]`,
      `[${inputs.map((input) => {
        const [made, wanted] = 'drvPath' in input ? [input, ['out']] : input
        return `(${quote([made.drvPath])},[${quote(wanted)}])`
      })}]`,
      `[${quote(sources)}]`,
      quote(['x86_64-linux', '/bin/sh']),
      `[${quote(['-c', 'echo "hi"\n\\ > $out'])}]`,
      `[${Object.entries({ name, ...env }).map((pair) => `(${quote(pair)})`)}]`,
    ]
    writeFileSync(drvPath, `Derive(${text.join(',')})`)
    return { name, drvPath, paths, out: paths['out'] ?? '' }
  }

  const cacheFolder = (name: string, info = `StoreDir: ${storeDir}\nWantMassQuery: 1\nPriority: 40\n`): string => {
    const folder = join(root, name)
    mkdirSync(join(folder, 'nar'), { recursive: true })
    writeFileSync(join(folder, 'nix-cache-info'), info)
    return folder
  }
  const cache = cacheFolder('cache')

  const serveIn = (folder: string, path: string, options: ServeOptions = {}): string => {
    const nar = 'nar' in options ? options.nar : `the NAR of ${path}`
    const digest = base32(createHash('sha256').update(path).digest())
    const info = {
      name: basename(path),
      url: `nar/${digest}.nar.zst`,
      compression: 'zstd',
      fileHash: `sha256:${digest}`,
      fileSize: `the NAR of ${path}`.length,
      narHash: `sha256:${digest}`,
      narSize: 4_000,
      references: (options.references ?? []).map((reference) => basename(reference)).sort(),
      signatures: [],
    } as const
    const signer = 'key' in options ? options.key : key
    const signatures = signer ? [signer.sign(fingerprint(info, storeDir))] : []
    const text = printNarInfo({ ...info, signatures }, storeDir)
    const file = `${basename(path).slice(0, 32)}.narinfo`
    writeFileSync(join(folder, file), options.change?.(text) ?? text)
    if (nar !== undefined) writeFileSync(join(folder, info.url), nar)
    return `/${file}`
  }

  const cell = (made: MadeDerivation, id = made.name): EvaluatedCell => ({
    id,
    drvPath: made.drvPath,
    outputs: Object.entries(made.paths).map(([name, path]) => ({ name, path })),
  })
  const clock = quickClock()
  const ask = (
    cells: readonly MadeDerivation[],
    substituters: readonly string[],
    more: Partial<CoverageOptions> = {},
    host: Partial<Host> = {},
  ) => {
    const options = { substituters, trustedPublicKeys: [key.publicKey.text], storeDir, ...more }
    const http = nodeHttp({ connections: 64, env: {} })
    return coverageOf(
      testHost({ clock, http, ...host }),
      cells.map((each) => cell(each)),
      options,
    ).finally(http.close)
  }
  return {
    root,
    storeDir,
    key,
    clock,
    cache,
    storePath,
    derivation,
    cacheFolder,
    cell,
    ask,
    /** Writes narinfo and NAR into the cache; gives the narinfo's path in URLs. */
    serve: (path: string, options?: ServeOptions) => serveIn(cache, path, options),
    serveIn,
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

export type World = ReturnType<typeof makeWorld>
