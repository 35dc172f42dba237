/** How src/ becomes one bundle: every module once, in chunks that are loaded when they are needed. */
import { isBuiltin } from 'node:module'
import { join, relative } from 'node:path'
import { type OutputChunk, type Plugin, type PreRenderedChunk, rolldown } from 'rolldown'

const root = join(import.meta.dirname, '..')
const source = join(root, 'src')
/**
 * Many small chunks take longer to load than one, about 0.5 ms each. So what some files import of src/, directly or not, is
 * one chunk: `frame`, which every action and command loads, and `planning`, apart from what setting up or building imports.
 * Before `planning` comes `common`: each module that so many lazily loaded parts import.
 */
const frameFiles = ['cli.ts', 'actions/cli/help.ts', 'actions/registry.ts', 'runner/github.ts']
const planningFiles = ['actions/plan/plan-request.ts']
const buildingFiles = ['actions/setup/action.ts', 'actions/build/action.ts']
const commonParts = 12
const groups = ['frame', 'common', 'planning']
/** Packages that are asked for only when somebody has installed them. */
const absent = ['kerberos', 'supports-color', 'xmlbuilder2']

/**
 * Bundles a module as `FOLDER/index.js` and chunks beside it; gives the chunks. Throws an Error when a module was not found
 * or when chunks import each other in a circle, so that one of them would run before what it needs.
 */
export async function bundle(entry: string, folder: string): Promise<readonly OutputChunk[]> {
  const sets = { frame: new Set<string>(), planning: new Set<string>() }
  const build = await rolldown({
    input: { index: entry },
    cwd: root,
    platform: 'node',
    external: absent,
    tsconfig: false,
    plugins: [collectInto(sets), withoutUndici],
    // A shared chunk may have to give more than its entry did.
    preserveEntrySignatures: 'allow-extension',
    // Without this, modules move into chunks that others of them import: a circle.
    experimental: { chunkOptimization: false },
    // A slow machine is no reason to fail.
    checks: { bundlerTimings: false },
    // These packages say nothing of it; their modules do nothing but declare.
    treeshake: { moduleSideEffects: [{ test: /\/node_modules\/@actions\//, sideEffects: false }] },
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message)
    },
  })
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    minify: false,
    minifyInternalExports: false,
    entryFileNames: '[name].js',
    chunkFileNames: (chunk) => `${chunkName(chunk)}.chunk.js`,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'frame', test: (id) => sets.frame.has(id) },
        { name: 'common', test: (id) => id.startsWith(source), minShareCount: commonParts },
        { name: 'planning', test: (id) => sets.planning.has(id) },
      ],
    },
  })
  await build.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  const problems = [...missing(chunks), ...circles(chunks), ...reachesUndici(chunks)]
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return chunks
}

/**
 * `actions-build-command` for src/actions/build/command.ts and all that only it needs, `actions-cache` for @actions/cache; of
 * several modules that have a chunk in common the last one names it.
 */
function chunkName({ name, facadeModuleId, moduleIds }: PreRenderedChunk): string {
  if (groups.includes(name)) return name
  const id = facadeModuleId ?? moduleIds.at(-1) ?? ''
  const ours = id.startsWith(source) ? relative(source, id).replace(/\.\w+$/, '') : name
  const path = packageOf(id)?.name ?? ours
  return path.replace('@', '').replaceAll('/', '-')
}

/** The package that a module is of, and its folder; undefined for our own. */
export function packageOf(id: string): { readonly name: string; readonly folder: string } | undefined {
  const match = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//.exec(id)
  return match ? { name: match[2] ?? '', folder: match[1] ?? '' } : undefined
}

/**
 * Leaves undici (690 kB) out: of what is bundled only `getAgentDispatcher` of @actions/http-client makes a ProxyAgent of it,
 * and nobody calls that. `reachesUndici` finds a call.
 */
const withoutUndici: Plugin = {
  name: 'without-undici',
  resolveId: (id, importer) => (id === 'undici' && importer?.includes('@actions/http-client') ? '\0undici' : undefined),
  load: (id) => (id === '\0undici' ? 'export class ProxyAgent {}' : undefined),
}

function reachesUndici(chunks: readonly OutputChunk[]): string[] {
  const uses = chunks.flatMap(({ fileName, code }) =>
    [...code.matchAll(/\bnew ProxyAgent\(|\.getAgentDispatcher\(/g)].map(() => fileName),
  )
  return uses.length > 1 ? [`${uses.join(', ')}: undici is used, and is not in the bundle`] : []
}

/** What these files import of src/, directly or not. */
function closure(files: readonly string[], importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string) => {
    for (const name of importsOf(id)) {
      if (found.has(name) || !name.startsWith(source)) continue
      found.add(name)
      visit(name)
    }
  }
  for (const file of files) visit(join(source, file))
  return found
}

/** Fills the sets once all modules are known. */
function collectInto(sets: Readonly<Record<'frame' | 'planning', Set<string>>>): Plugin {
  return {
    name: 'sets',
    buildEnd() {
      const importsOf = (id: string) => this.getModuleInfo(id)?.importedIds ?? []
      for (const id of closure(frameFiles, importsOf)) sets.frame.add(id)
      const building = closure(buildingFiles, importsOf)
      for (const id of closure(planningFiles, importsOf)) if (!building.has(id)) sets.planning.add(id)
    },
  }
}

function missing(chunks: readonly OutputChunk[]): string[] {
  const names = new Set(chunks.map(({ fileName }) => fileName))
  return chunks.flatMap(({ fileName, imports, dynamicImports, code }) => {
    const required = [...code.matchAll(/__require\("([^"]+)"\)/g)].map((match) => match[1] ?? '')
    return [...imports, ...dynamicImports, ...required]
      .filter((name) => !names.has(name) && !isBuiltin(name) && !absent.includes(name))
      .map((name) => `${fileName}: module ${name} was not found`)
  })
}

function circles(chunks: readonly OutputChunk[]): string[] {
  const importsOf = new Map(chunks.map(({ fileName, imports }) => [fileName, imports]))
  const done = new Set<string>()
  const visit = (name: string, path: readonly string[]): string[] => {
    if (path.includes(name)) return [`chunks import each other: ${[...path, name].join(', ')}`]
    if (done.has(name)) return []
    const found = (importsOf.get(name) ?? []).flatMap((next) => visit(next, [...path, name]))
    done.add(name)
    return found
  }
  return [...importsOf.keys()].flatMap((name) => visit(name, []))
}
