/** Runs the reusable workflow for a caller, through act on throw-away machines, with a mirror and caches of the lab. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { removeTree } from '../lab/context.ts'
import { labContext, project } from '../lab/lab.ts'
import { ensureRelease } from '../lab/release.ts'
import { serveFolders } from '../lab/serve.ts'
import type { ThrowAwayRoot } from '../lab/throw-away.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, setFor } from '../lab/upstream.ts'
import { type ActRun, runAct } from './act.ts'
import { addSubmodule, makeRepository, ownRepository, standIns } from './repositories.ts'
import { ensureTool } from './tools.ts'

/** What a caller asks for, beside the template. */
export interface Caller {
  /** Text of .github/nix-cuda.yml, without nixpkgs and systems. */
  readonly request: string
  readonly inputs?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  /** Files of submodules, by their folder. */
  readonly submodules?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Secrets of the repository, which the caller gives to the workflow by these names. */
  readonly secrets?: Readonly<Record<string, string>>
  /** Default a push to main; with the event's payload. */
  readonly event?: { readonly name: string; readonly payload: object }
  /** Labels of runners; default GitHub's own. A job with another one has nowhere to run. */
  readonly labels?: readonly string[]
  /**
   * Each job of a cell or of its tests, and the one that publishes, finds a machine without Nix, as GitHub's runners are. The jobs of a
   * run are on one machine, so that cells must not run at once then: `max-parallel: 1`.
   */
  readonly ownMachines?: boolean
}

export interface LabRuns extends AsyncDisposable {
  readonly services: GitHubServices
  /** To be bound into the throw-away roots. */
  readonly folder: string
  /** The package set, for flakes of callers. */
  readonly nixpkgs: string
  /** The binary cache that has the toolkits, and lines of nix.conf with which Nix asks these caches and no others. */
  readonly upstream: {
    readonly url: string
    readonly publicKey: string
    readonly nixConfig: (...urls: readonly string[]) => string
    /** Its files. */
    readonly folder: string
  }
  run(root: ThrowAwayRoot, caller: Caller): Promise<ActRun>
}

/** Makes release, caches, stand-ins and this project's own repository ready; each `run` is a new run of a new caller. */
export async function openLabRuns(): Promise<LabRuns> {
  const folder = join(project, '.lab', `run-${process.pid}`)
  const lab = labContext()
  const act = await ensureTool('act')
  const release = await ensureRelease('sid', lab)
  const cache = await ensureUpstreamCache(lab, ['12.4', '13.0'])
  const nixpkgs = await setFor(lab)
  const mirror = await serveFolders([release.folder])
  const upstream = await serveUpstreamCache(cache)
  const services = await startGitHubServices()
  const own = await ownRepository(join(folder, 'own'), ['v0'])
  const wiping = await ownRepository(join(folder, 'own-wiping'), ['v0'], {
    '.github/workflows/cuda-cells.yml': wipeFirst,
    '.github/workflows/cuda-matrix.yml': (workflow) => wipeFirst(wipeFirst(workflow, 'gpu-tests'), 'publish'),
  })
  const others = await standIns(join(folder, 'stand-ins'))
  const template = readFileSync(join(project, 'workflows/cuda.yml'), 'utf8')
  // Jobs of a run wait for each other's builds: Nix looks every five seconds otherwise.
  const nixConfig = (...urls: readonly string[]) =>
    `extra-sandbox-paths = ${hostSandboxPaths.join(' ')}\nsubstituters = ${urls.join(' ')}\nbuild-poll-interval = 1\n`
  let runs = 0
  return {
    services,
    folder,
    nixpkgs,
    upstream: { url: upstream.url, publicKey: cache.publicKey, nixConfig, folder: cache.folder },
    run: async (root, given) => {
      const { request, inputs = {}, env = {}, files = {}, submodules = {}, secrets = {} } = given
      const { event, labels, ownMachines } = given
      runs += 1
      const caller = join(folder, `caller-${runs}`)
      const settings = {
        'nix-version': release.version,
        'nix-sha256': release.sha256,
        'nix-base-url': `${mirror.url}/nix`,
        caches: 'none',
        'extra-substituters': upstream.url,
        'extra-trusted-public-keys': cache.publicKey,
        'extra-nix-config': nixConfig(upstream.url),
        ...inputs,
      }
      const lines = Object.entries(settings).map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`)
      // Names of secrets in a repository have no hyphens.
      const stored = (name: string) => name.replaceAll('-', '_').toUpperCase()
      const passed = Object.keys(secrets).map((name) => `      ${name}: \${{ secrets.${stored(name)} }}\n`)
      const block = passed.length > 0 ? `    secrets:\n${passed.join('')}` : ''
      await makeRepository(caller, 'someone/app', {
        ...files,
        '.github/workflows/cuda.yml': `${template}    with:\n${lines.join('')}${block}`,
        '.github/nix-cuda.yml': `${request}nixpkgs: ${JSON.stringify(nixpkgs)}\nsystems: [x86_64-linux]\n`,
      })
      for (const [path, content] of Object.entries(submodules)) await addSubmodule(caller, path, content)
      const home = await root.makeFolder(`/act-${runs}`)
      const payload = join(folder, `payload-${runs}.json`)
      if (event) writeFileSync(payload, JSON.stringify(event.payload))
      const id = `00000000-0000-0000-0000-${String(runs).padStart(12, '0')}`
      return runAct({
        act,
        caller,
        home,
        workflow: '.github/workflows/cuda.yml',
        repositories: [...(ownMachines ? wiping : own), ...others],
        secrets: Object.fromEntries(Object.entries(secrets).map(([name, value]) => [stored(name), value])),
        ...(event ? { event: event.name, payload } : {}),
        ...(labels ? { labels } : {}),
        env: { ...services.environment({ run: id }), CALLER_REPOSITORY: caller, ...env },
        execute: (argv, options) => root.run(argv, { ...options, timeout: 600 }),
      })
    },
    [Symbol.asyncDispose]: async () => {
      await mirror.close()
      await upstream.close()
      await services.stop()
      removeTree(folder)
    },
  }
}

/** Removes what earlier jobs put on the machine before anything else of a job happens. */
function wipeFirst(workflow: string, job = 'cell'): string {
  const wipe = 'rm -rf /nix /etc/nix /var/lib/setup-nix-cuda'
  const steps = workflow.indexOf('    steps:\n', workflow.indexOf(`\n  ${job}:\n`))
  if (steps < 0) throw new Error('The workflow is not as expected')
  return `${workflow.slice(0, steps)}${workflow.slice(steps).replace('\n', `\n      - run: ${JSON.stringify(wipe)}\n`)}`
}
