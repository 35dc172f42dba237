import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, LabError, removeTree, stepper } from './context.ts'
import { runOk } from './exec.ts'
import { allToolkits } from './host.ts'
import { ensureSet, type SetVariant } from './lab.ts'
import { ensureMade } from './made.ts'
import { ensureNix } from './nix.ts'
import { chrootStoreOptions } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { ensureTools } from './throw-away/tools.ts'
import { ensureToolkit, type ToolkitVersion, toolkitSources } from './toolkits.ts'

/** A signed binary cache of store paths below /nix/store, as a folder to serve. */
export interface UpstreamCache {
  readonly folder: string
  /** `lab-upstream-1:…` */
  readonly publicKey: string
  /** The toolkits' store paths, as the package set names them under /nix/store. */
  readonly toolkits: Readonly<Partial<Record<ToolkitVersion, string>>>
  /** A package that is here and that a machine can also build: `nix-build GREETING.expression`. */
  readonly greeting: { readonly path: string; readonly expression: string }
}

/** What lies beside the cache; another checkout may read it, so that it names no file of this one. */
interface Made extends Omit<UpstreamCache, 'folder' | 'greeting'> {
  readonly greeting: string
}

const recipe = 2
const keyName = 'lab-upstream-1'
/** What a machine's own builds of the greeting are compared with: the same derivation on every machine. */
const greetingExpression = join(import.meta.dirname, 'upstream.nix')

/**
 * Makes the cache with those toolkits (default all): the first time 2 to 3 seconds for each. The narinfos leave out that
 * a toolkit is fixed by its hash: Nix would take it without looking at the signature, and tests want it to look.
 */
export async function ensureUpstreamCache(
  lab: LabContext,
  toolkits: readonly ToolkitVersion[] = allToolkits,
): Promise<UpstreamCache> {
  const versions = [...toolkits].sort()
  const folder = join(lab.root, 'upstream', versions.join('_') || 'none')
  const tell = stepper(lab, 'upstream cache')
  const hashes = versions.map((version) => toolkitSources[version].narHash)
  await ensureMade(lab, {
    path: folder,
    stamp: JSON.stringify({ recipe, hashes, greeting: readFileSync(greetingExpression, 'utf8') }),
    make: (draft) => makeCache(lab, versions, draft, tell),
  })
  tell('ready', 1)
  const { greeting, ...made } = JSON.parse(readFileSync(join(folder, 'cache.json'), 'utf8')) as Made
  return { ...made, greeting: { path: greeting, expression: greetingExpression }, folder: join(folder, 'cache') }
}

/** The cache on loopback: `url` is the substituter. */
export async function serveUpstreamCache(cache: UpstreamCache): Promise<FileServer> {
  return serveFolders([cache.folder])
}

/**
 * The package set as a throw-away root with /nix sees it: `import <folder> { … }`. The same folder as the lab's own; its
 * toolkits must be in that store or come from the cache. The sandbox lacks the host's compilers: `hostSandboxPaths`.
 */
export async function setFor(lab: LabContext, options: { readonly variant?: SetVariant } = {}): Promise<string> {
  return ensureSet(lab, options.variant ?? 'recorded')
}

/** `extra-sandbox-paths` with which the set's packages build in the sandbox: the host's compilers and its shell. */
export const hostSandboxPaths: readonly string[] = [
  '/bin/bash=/usr/bin/bash',
  '/usr',
  '/lib=/usr/lib',
  '/lib64=/usr/lib64',
  '/etc/alternatives',
]

async function makeCache(
  lab: LabContext,
  versions: readonly ToolkitVersion[],
  draft: string,
  tell: (doing: string, part: number) => void,
): Promise<void> {
  const nixBin = await ensureNix('trixie', lab)
  const tools = await ensureTools(lab)
  const trees = await Promise.all(versions.map((version) => ensureToolkit(version, lab, () => Promise.resolve(nixBin))))
  const work = join(draft, 'work')
  const store = join(work, 'root')
  mkdirSync(work)
  const options = chrootStoreOptions(lab, work, [`/bin/sh=${join(tools, 'usr/bin/bash-static')}`])
  const nix = async (program: string, ...args: string[]): Promise<string> =>
    (await runOk(join(nixBin, program), args, options)).trim()
  const secret = join(work, 'secret')
  writeFileSync(secret, await nix('nix', 'key', 'generate-secret', '--key-name', keyName), { mode: 0o600 })
  const paths: Partial<Record<ToolkitVersion, string>> = {}
  for (const [index, version] of versions.entries()) {
    tell(`adding CUDA ${version}`, (0.5 * index) / versions.length)
    const args = ['store', 'add', '--store', store, '--name', `cuda-${version}`, trees[index] ?? '']
    paths[version] = await nix('nix', ...args)
  }
  const greeting = await nix('nix-build', '--store', store, '--no-out-link', greetingExpression)
  tell('compressing', 0.6)
  const cache = join(draft, 'cache')
  const to = `file://${cache}?compression=zstd&compression-level=1&want-mass-query=true&priority=40&secret-key=${secret}`
  await nix('nix', 'copy', '--from', store, '--to', to, ...Object.values(paths), greeting)
  for (const name of readdirSync(cache).filter((file) => file.endsWith('.narinfo')))
    forgetContentAddress(join(cache, name))
  const publicKey = (
    await runOk('/bin/bash', ['-c', '"$0" key convert-secret-to-public < "$1"', join(nixBin, 'nix'), secret], options)
  ).trim()
  const made: Made = { publicKey, toolkits: paths, greeting }
  writeFileSync(join(draft, 'cache.json'), `${JSON.stringify(made, undefined, 1)}\n`)
  removeTree(work)
}

/** The signature is over path, hash, size and references; it holds without this line. */
function forgetContentAddress(file: string): void {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('\nSig: ')) throw new LabError(`Nix did not sign ${file}.`)
  writeFileSync(file, text.replace(/^CA: .*\n/m, ''))
}
