/** Runs the reusable workflow for a caller, through act on throw-away machines, with a mirror and caches of the lab. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type GitHubServices, startGitHubServices } from '../fakes/github-services.ts'
import { removeTree } from '../lab/context.ts'
import { labContext, project } from '../lab/lab.ts'
import { ensureRelease } from '../lab/release.ts'
import { serveFolders } from '../lab/serve.ts'
import type { ThrowAwayRoot } from '../lab/throw-away.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, setFor } from '../lab/upstream.ts'
import { type ActRun, runAct } from './act.ts'
import { makeRepository, ownRepository, standIns } from './repositories.ts'
import { ensureTool } from './tools.ts'

/** What a caller asks for, beside the template. */
export interface Caller {
  /** Text of .github/nix-cuda.yml, without nixpkgs and systems. */
  readonly request: string
  readonly inputs?: Readonly<Record<string, string | number | boolean>>
  readonly env?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
}

export interface LabRuns extends AsyncDisposable {
  readonly services: GitHubServices
  /** To be bound into the throw-away roots. */
  readonly folder: string
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
  const repositories = [...own, ...(await standIns(join(folder, 'stand-ins')))]
  const template = readFileSync(join(project, 'workflows/cuda.yml'), 'utf8')
  let runs = 0
  return {
    services,
    folder,
    run: async (root, { request, inputs = {}, env = {}, files = {} }) => {
      runs += 1
      const caller = join(folder, `caller-${runs}`)
      const settings = {
        'nix-version': release.version,
        'nix-sha256': release.sha256,
        'nix-base-url': `${mirror.url}/nix`,
        caches: 'none',
        'extra-substituters': upstream.url,
        'extra-trusted-public-keys': cache.publicKey,
        'extra-nix-config': `extra-sandbox-paths = ${hostSandboxPaths.join(' ')}\nsubstituters = ${upstream.url}\n`,
        ...inputs,
      }
      const lines = Object.entries(settings).map(([name, value]) => `      ${name}: ${JSON.stringify(value)}\n`)
      await makeRepository(caller, 'someone/app', {
        ...files,
        '.github/workflows/cuda.yml': `${template}    with:\n${lines.join('')}`,
        '.github/nix-cuda.yml': `${request}nixpkgs: ${JSON.stringify(nixpkgs)}\nsystems: [x86_64-linux]\n`,
      })
      const home = await root.makeFolder(`/act-${runs}`)
      const id = `00000000-0000-0000-0000-${String(runs).padStart(12, '0')}`
      return runAct({
        act,
        caller,
        home,
        workflow: '.github/workflows/cuda.yml',
        repositories,
        env: { ...services.environment({ run: id }), ...env },
        execute: (argv, options) => root.run(argv, { ...options, timeout: 220 }),
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
