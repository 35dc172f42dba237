import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { narInfoFile, parseNarInfo, stubNarInfo } from '../../src/binary-cache/narinfo.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { githubHome } from '../../src/store-cache/pack/github-home.ts'
import { directoryHome, type Home } from '../../src/store-cache/pack/home.ts'
import { emptyIndex, mergeIndexes, parseIndex, printIndex, type StoreIndex } from '../../src/store-cache/pack/index.ts'
import { groupIntoPacks, type StagedNar, writePack } from '../../src/store-cache/pack/write.ts'
import { runOk } from '../../test/lab/exec.ts'
import { recordingLog } from '../../test/recording-log.ts'

/** Where packs lie: a folder, or the service of the environment. */
export type Place = { readonly folder: string } | { readonly service: Readonly<Record<string, string>> }

/** What a process needs of a machine. */
export interface Machine {
  readonly nixBin: string
  readonly storeDir: string
  readonly env: Readonly<Record<string, string>>
  /** A folder of this process. */
  readonly temp: string
}

export const host = realHost(recordingLog())

export function openHome(place: Place, storeDir: string): Home {
  if ('folder' in place) return directoryHome(host, place.folder)
  const { ACTIONS_RESULTS_URL: url = '', ACTIONS_RUNTIME_TOKEN: token = '' } = place.service
  return githubHome(host, { url: new URL(url), token, kind: storeDir })
}

const prefix = 'ix/main/'
const mostIndex = 16e6

export async function readIndex(home: Home, storeDir: string): Promise<StoreIndex> {
  const key = await home.newest(prefix)
  const bytes = key === undefined ? undefined : await home.get(key, 0, mostIndex)
  const index = bytes ? parseIndex(bytes) : emptyIndex(storeDir)
  if ('wrong' in index) throw new Error(`${key}: ${index.wrong}`)
  return index
}

export function nixCommand(machine: Machine, program: string, args: readonly string[]): Promise<string> {
  return runOk(join(machine.nixBin, program), args, { env: machine.env })
}

/** Saves what the index does not have of the closure: NARs made by Nix, packs, an index. */
export async function savePacks(machine: Machine, home: Home, outputs: readonly string[]): Promise<void> {
  const { storeDir, temp } = machine
  const before = await readIndex(home, storeDir)
  const closure = (await nixCommand(machine, 'nix-store', ['--query', '--requisites', ...outputs])).trim().split('\n')
  const names = closure.map((path) => basename(path))
  const fresh = names.filter((name) => !before.paths.has(name))
  if (fresh.length === 0) return
  const stage = join(temp, 'stage')
  mkdirSync(stage, { recursive: true })
  writeFileSync(join(stage, 'nix-cache-info'), `StoreDir: ${storeDir}\n`)
  // Nix takes what is described here for copied.
  for (const name of names.filter((one) => before.paths.has(one))) {
    writeFileSync(join(stage, narInfoFile(name)), stubNarInfo(name, storeDir))
  }
  await nixCommand(machine, 'nix', ['copy', '--to', `file://${stage}?compression=zstd`, ...outputs])
  const nars = fresh.map((name): StagedNar => {
    const info = parseNarInfo(readFileSync(join(stage, narInfoFile(name)), 'utf8'), storeDir)
    if ('wrong' in info) throw new Error(info.wrong)
    return { info, file: join(stage, info.url), seconds: null }
  })
  const generation = before.generation + 1
  let index = before
  for (const pack of groupIntoPacks(nars)) {
    index = mergeIndexes(index, await writePack(host, home, pack, { storeDir, generation }))
    for (const { file } of pack) rmSync(file)
  }
  const written = printIndex({ ...index, generation })
  const key = `${prefix}${String(generation).padStart(6, '0')}`
  if ((await home.put(key, once(written))) === 'taken') throw new Error(`${key} is taken`)
  rmSync(stage, { recursive: true })
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

/** The configuration that a parent gave this process. */
export function configuration<T>(): T {
  const file = process.argv[2] ?? ''
  if (!existsSync(file)) throw new Error('the first argument is a file of JSON')
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
