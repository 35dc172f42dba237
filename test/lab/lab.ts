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
  /** Runs `nix …` and gives stdout; a failure is a LabError with the end of stderr. */
  readonly nix: (...args: string[]) => Promise<string>
  /** Runs `nix …` and gives whatever happens. */
  readonly tryNix: (...args: string[]) => Promise<Ran>
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
  const nix = ensureNix(suite, context)
  const made = await Promise.allSettled([nix, ...toolkits.map((version) => ensureToolkit(version, context, () => nix))])
  throwIfAborted(context)
  for (const result of made) if (result.status === 'rejected') throw result.reason
  const nixBin = await nix
  const nixpkgs = await ensureSet(context, variant)
  const storeRoot = usable(options.storeRoot ?? join(root, 'store'))
  const env = storeEnvironment(storeRoot, nixBin)
  const runNix = { env, ...(options.signal && { signal: options.signal }) }
  // Two processes must not make the same store's folders at once: Nix itself does not expect that.
  const lock = `store-${createHash('sha256').update(storeRoot).digest('hex').slice(0, 12)}`
  await withLock(context, lock, () => addToolkits(context, toolkits, nixBin, runNix))
  return {
    root,
    nixBin,
    env,
    nixpkgs,
    storeDir: join(storeRoot, 'store'),
    cuobjdump: cuobjdumpPath(context),
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
 * Derivations depend on the contents alone, so two copies in two places give the same ones.
 */
export async function ensureSet(context: LabContext, variant: SetVariant): Promise<string> {
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
  }
  const parts = { '.': join(project, 'test/lab/nixpkgs'), packages: join(project, 'test/lab/packages') }
  const sources = { ...parts, 'examples/saxpy': join(project, 'examples/saxpy') }
  const stamp = createHash('sha256').update(JSON.stringify(facts))
  for (const source of Object.values(sources)) stamp.update(hashFiles(source))
  const path = join(context.root, 'sets', variant)
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

/** Puts the toolkits into the store as the fixed-output paths that the package set names, unless they are there. */
async function addToolkits(
  context: LabContext,
  toolkits: readonly ToolkitVersion[],
  nixBin: string,
  options: { env: Record<string, string>; signal?: AbortSignal },
): Promise<void> {
  const nixStore = (...args: string[]): Promise<string> => runOk(join(nixBin, 'nix-store'), args, options)
  const paths = new Map<string, ToolkitVersion>()
  for (const version of toolkits) {
    const hex = Buffer.from(toolkitSources[version].narHash.slice('sha256-'.length), 'base64').toString('hex')
    const path = await nixStore('--print-fixed-path', '--recursive', 'sha256', hex, `cuda-${version}`)
    paths.set(path.trim(), version)
  }
  // Also with no path: this makes the store's own folders.
  const invalid = await nixStore('--check-validity', '--print-invalid', ...paths.keys())
  for (const path of invalid.split('\n').filter((line) => line !== '')) {
    const version = paths.get(path)
    if (!version) continue
    context.progress({ what: 'store', doing: `adding CUDA ${version}`, part: 0.5 })
    const args = ['store', 'add', '--name', `cuda-${version}`, toolkitPath(version, context)]
    const added = (await runOk(join(nixBin, 'nix'), args, options)).trim()
    if (added !== path) {
      const what = `${toolkitPath(version, context)} is no longer the recorded toolkit`
      throw new LabError(`${what}: something has changed it. Remove that folder and run this again.`)
    }
  }
  context.progress({ what: 'store', doing: 'ready', part: 1 })
}
