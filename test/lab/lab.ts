import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { type LabContext, LabError, type LabStep, throwIfAborted } from './context.ts'
import { type Ran, run, runOk } from './exec.ts'
import { allToolkits, hostCompilers, missingPrograms } from './host.ts'
import { ensureMade, isMade, withLock } from './made.ts'
import { ensureNix, type NixSuite, nixIsMade } from './nix.ts'
import {
  cuobjdumpPath,
  ensureToolkit,
  type ToolkitVersion,
  toolkitPath,
  toolkitSources,
  toolkitsUnavailable,
} from './toolkits.ts'
import { hashFiles } from './tree.ts'

export { LabError, type LabStep, missingPrograms, type NixSuite, type ToolkitVersion }

/** `recorded` is Nixpkgs as it is; `next` one that also knows CUDA 13.5 and the targets 10.7, 10.7a, 10.7f. */
export type SetVariant = 'recorded' | 'next'

export interface LabOptions {
  /** Where everything is made; default: the environment's LAB, else .lab of the project. */
  readonly root?: string
  /** Default trixie. */
  readonly suite?: NixSuite
  /** Default: all that the variant has. */
  readonly toolkits?: readonly ToolkitVersion[]
  /** Default recorded. */
  readonly variant?: SetVariant
  /**
   * Gives the lab as soon as Nix is there; a build that wants a toolkit waits for it. Earlier ones of the list come first.
   * Default: everything is there.
   */
  readonly onDemand?: boolean
  /** Folder of the store, its database, logs and temporary builds; default `<root>/store`. */
  readonly storeRoot?: string
  readonly signal?: AbortSignal
  readonly progress?: (step: LabStep) => void
  /** Added to the environment of apt and pip, such as a proxy. */
  readonly env?: Readonly<Record<string, string>>
}

/** A lab that is ready for use. */
export interface Lab {
  readonly root: string
  /** Folder with nix, nix-store and the others. */
  readonly nixBin: string
  /** To be added to this process's environment for every Nix command; all of Nix's places are in the lab. */
  readonly env: Readonly<Record<string, string>>
  readonly storeDir: string
  /** The package set: `import <nixpkgs> { … }`. */
  readonly nixpkgs: string
  /** cuobjdump 13.5, or where it will be when the toolkit 13.5 has been made. */
  readonly cuobjdump: string
  /** Ends when every toolkit is made; a LabError says which one could not be. */
  readonly toolkits: Promise<unknown>
  /** Runs `nix …` and gives stdout; a failure is a LabError with the end of stderr. */
  readonly nix: (...args: string[]) => Promise<string>
  /** Runs `nix …` and gives whatever happens. */
  readonly tryNix: (...args: string[]) => Promise<Ran>
}

/** As Promise.all, but waits for all of them even when one fails. */
async function allSettled(work: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) if (result.status === 'rejected') throw result.reason
}

/** The project's own folder. */
export const project = resolve(import.meta.dirname, '../..')

/** The toolkits that a variant of the package set has as `cudaPackages_X_Y`. */
export function toolkitsOf(variant: SetVariant): ToolkitVersion[] {
  return allToolkits.filter((version) => variant === 'next' || version !== '13.5')
}

/** Why no lab can be had on this machine, in one line; undefined when one can. Looks at programs, not at the network. */
export async function labReason(): Promise<string | undefined> {
  const missing = await missingPrograms(allToolkits)
  const programs = missing.map(({ program, fix }) => `${program} is missing (${fix})`)
  return toolkitsUnavailable() ?? (programs.length > 0 ? programs.join('; ') : undefined)
}

/**
 * Makes what is not there yet (Nix, toolkits, package set, store) and gives the lab. The second time it takes a second.
 * Needs no root and writes nothing outside `root` and `storeRoot`. Throws a LabError that says what to do.
 * Children run in process groups of their own: a terminal's ^C reaches them only through `signal`.
 */
export async function openLab(options: LabOptions = {}): Promise<Lab> {
  const variant = options.variant ?? 'recorded'
  const suite = options.suite ?? 'trixie'
  const toolkits = options.toolkits ?? toolkitsOf(variant)
  const context = labContext(options)
  const { root } = context
  throwIfAborted(context)
  await requirePrograms(context, suite, toolkits)
  // Nix first, since everything waits for it, then one toolkit after the other.
  const listed = Promise.withResolvers<void>()
  const nix = ensureNix(suite, context, listed.resolve)
  const store = nix.then((nixBin) => openStore(context, options, nixBin))
  const toolkitMade = async (version: ToolkitVersion, index: number) => {
    await Promise.race([listed.promise, nix])
    const behind = { ...context, niceness: Math.min(19, 5 * (index + 1)) }
    await ensureToolkit(version, behind, () => nix)
    await addToolkit(behind, version, await store)
  }
  const made = allSettled([store, ...toolkits.map(toolkitMade)])
  made.catch(() => {}) // it is also awaited later, by whoever wants toolkits
  if (!options.onDemand) await made
  const { nixBin, env, storeDir, runNix } = await store
  const nixpkgs = await ensureSet(context, variant, options.onDemand)
  return {
    root,
    nixBin,
    env,
    nixpkgs,
    storeDir,
    cuobjdump: cuobjdumpPath(context),
    toolkits: made,
    nix: (...args) => runOk(join(nixBin, 'nix'), args, runNix),
    tryNix: (...args) => run(join(nixBin, 'nix'), args, runNix),
  }
}

/** What the parts of the lab want to know: where it lies, whom to tell, when to stop. */
export function labContext(options: Pick<LabOptions, 'root' | 'progress' | 'signal' | 'env'> = {}): LabContext {
  return {
    root: usable(options.root ?? process.env['LAB'] ?? join(project, '.lab')),
    progress: options.progress ?? (() => {}),
    ...(options.signal && { signal: options.signal }),
    ...(options.env && { env: options.env }),
  }
}

/** The folder's real path, made if need be: Nix refuses a store behind a symlink, compilers flags with spaces. */
function usable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new LabError(`The lab cannot be made in ${folder}: ${(error as Error).message}. Choose a folder with LAB.`)
  }
  const path = realpathSync(folder)
  if (/^[\w@%+=:,./-]+$/.test(path)) return path
  throw new LabError(
    `The lab cannot lie in ${path}: compilers need a path without spaces and the like. Choose with LAB.`,
  )
}

async function requirePrograms(
  context: LabContext,
  suite: NixSuite,
  toolkits: readonly ToolkitVersion[],
): Promise<void> {
  const absent = toolkits.filter((version) => !toolkitIsMade(version, context))
  const unavailable = absent.length > 0 ? toolkitsUnavailable() : undefined
  if (unavailable) throw new LabError(unavailable)
  if (absent.length === 0 && nixIsMade(suite, context)) return
  const missing = await missingPrograms(absent)
  if (missing.length === 0) return
  const lines = missing.map(({ program, fix }) => `- ${program}: ${fix}`)
  throw new LabError(`The lab needs programs that this machine lacks:\n${lines.join('\n')}`)
}

function toolkitIsMade(version: ToolkitVersion, context: LabContext): boolean {
  return isMade({ path: toolkitPath(version, context), stamp: toolkitSources[version].narHash })
}

/**
 * Copies the package set, its packages and the example, with what is particular to this machine in one file, lab.json.
 * Derivations depend on the contents alone, so two copies in two places give the same ones. With `onDemand` the toolkits'
 * derivations copy them from the lab, and wait for whoever makes them.
 */
export async function ensureSet(context: LabContext, variant: SetVariant, onDemand = false): Promise<string> {
  const toolkits = toolkitsOf(variant)
  const facts = {
    variant,
    toolkits: Object.fromEntries(
      toolkits.map((version) => {
        const { nvcc, narHash } = toolkitSources[version]
        return [version, { nvcc, narHash }]
      }),
    ),
    hostCompilers: await hostCompilers(context, toolkits),
    ...(onDemand && { lab: context.root }),
  }
  const parts = { '.': join(project, 'test/lab/nixpkgs'), packages: join(project, 'test/lab/packages') }
  const sources = { ...parts, 'examples/saxpy': join(project, 'examples/saxpy') }
  const stamp = createHash('sha256').update(JSON.stringify(facts))
  for (const source of Object.values(sources)) stamp.update(hashFiles(source))
  const path = join(context.root, 'sets', onDemand ? `${variant}-on-demand` : variant)
  await ensureMade(context, {
    path,
    stamp: stamp.digest('hex'),
    make: async (draft) => {
      for (const [to, from] of Object.entries(sources)) cpSync(from, join(draft, to), { recursive: true })
      writeFileSync(join(draft, 'lab.json'), `${JSON.stringify(facts, undefined, 2)}\n`)
    },
  })
  return path
}

const settings = `build-users-group =
builders =
experimental-features = nix-command flakes
flake-registry =
fsync-metadata = false
sandbox = false
substituters =
warn-dirty = false
`

/** Every place that Nix reads or writes, below `storeRoot`. Settings come twice: a program may replace either one. */
function storeEnvironment(storeRoot: string, nixBin: string): Record<string, string> {
  const at = (...parts: string[]): string => join(storeRoot, ...parts)
  for (const folder of ['store', 'var/nix', 'var/log/nix', 'etc', 'home', 'tmp']) {
    mkdirSync(at(folder), { recursive: true })
  }
  writeFileSync(at('etc/nix.conf'), settings)
  return {
    NIX_STORE_DIR: at('store'),
    NIX_STATE_DIR: at('var/nix'),
    NIX_LOG_DIR: at('var/log/nix'),
    NIX_CONF_DIR: at('etc'),
    NIX_DATA_DIR: at('share'),
    NIX_CONFIG: settings,
    NIX_REMOTE: 'local',
    NIX_PATH: '',
    NIX_USER_CONF_FILES: at('etc/nix.conf'),
    HOME: at('home'),
    XDG_CACHE_HOME: at('home/.cache'),
    XDG_CONFIG_HOME: at('home/.config'),
    XDG_DATA_HOME: at('home/.local/share'),
    XDG_STATE_HOME: at('home/.local/state'),
    TMPDIR: at('tmp'),
    PATH: [nixBin, process.env['PATH'] ?? '/usr/bin:/bin'].join(delimiter),
  }
}

interface LabStore {
  readonly nixBin: string
  readonly storeDir: string
  readonly env: Record<string, string>
  readonly runNix: { readonly env: Record<string, string>; readonly signal?: AbortSignal }
}

/** The store with its folders and database, made if need be. */
async function openStore(context: LabContext, options: LabOptions, nixBin: string): Promise<LabStore> {
  const storeRoot = usable(options.storeRoot ?? join(context.root, 'store'))
  const env = storeEnvironment(storeRoot, nixBin)
  const runNix = { env, ...(context.signal && { signal: context.signal }) }
  // Two processes must not make the same store's folders at once: Nix itself does not expect that.
  const lock = `store-${createHash('sha256').update(storeRoot).digest('hex').slice(0, 12)}`
  await withLock(context, lock, () => runOk(join(nixBin, 'nix-store'), ['--check-validity'], runNix))
  return { nixBin, env, runNix, storeDir: join(storeRoot, 'store') }
}

/** Puts a toolkit into the store as the fixed-output path that the package set names, unless it is there. */
async function addToolkit(context: LabContext, version: ToolkitVersion, { nixBin, runNix }: LabStore): Promise<void> {
  const options = { ...runNix, niceness: context.niceness }
  const nixStore = (...args: string[]): Promise<string> => runOk(join(nixBin, 'nix-store'), args, options)
  const hex = Buffer.from(toolkitSources[version].narHash.slice('sha256-'.length), 'base64').toString('hex')
  const path = (await nixStore('--print-fixed-path', '--recursive', 'sha256', hex, `cuda-${version}`)).trim()
  const invalid = await nixStore('--check-validity', '--print-invalid', path)
  if (invalid.trim() === '') return
  const args = ['store', 'add', '--name', `cuda-${version}`, toolkitPath(version, context)]
  const added = (await runOk(join(nixBin, 'nix'), args, options)).trim()
  if (added !== path) {
    const what = `${toolkitPath(version, context)} is no longer the recorded toolkit`
    throw new LabError(`${what}: something has changed it. Remove that folder and run this again.`)
  }
}
