import { join, resolve } from 'node:path'
import { type EnvCache, envCacheKey, restoreEnvCache } from '../../flox/activate/env-cache.ts'
import { floxEnvironment, hidesToken } from '../../flox/activate/environment.ts'
import { findLayers } from '../../flox/activate/layers.ts'
import { type ActivationRequest, checkActivation, type Layer, labelOf, selectorOf } from '../../flox/activate/plan.ts'
import { needFlox, runActivation } from '../../flox/activate/run.ts'
import { parseVariables } from '../../flox/activate/variables.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { systemOf } from '../../model/system.ts'
import { isThere, readIfPresent } from '../../runner/files.ts'
import type { GitHub, Host } from '../../runner/host.ts'
import { type Inputs, readInputs, secretsOf } from '../../runner/inputs.ts'
import type { Left } from './left.ts'
import { activateSurface } from './surface.ts'

type ActivateInputs = Inputs<typeof activateSurface>

/** The activate action: runs the command in the environment. Its exit code is that of the command. */
export async function runActivate(host: Host, github: GitHub): Promise<number> {
  const inputs = readInputs(activateSurface, github.actionInput)
  for (const secret of secretsOf(activateSurface, inputs)) github.mask(secret)
  const { variables, problems } = parseVariables(inputs.variables ?? '')
  const root = resolve(host.env['GITHUB_WORKSPACE'] || host.cwd)
  const cwd = resolve(root, inputs['working-directory'])
  const wrong = [...problems, ...contradictions(inputs), ...((await isThere(host, cwd)) ? [] : [noFolder(cwd)])]
  if (wrong.length > 0) throw new ProblemError(wrong)
  const flox = await needFlox(host)
  const login = await floxEnvironment(host, github)
  github.annotate(login.warnings)
  const env = { ...login.env, ...variables }
  const { dir: folders = [], reference } = inputs
  const { layers, warnings } = await findLayers({ ...host, env }, { folders, reference, cwd, root })
  const request = requestOf(inputs, layers)
  const refused = checkActivation(request)
  if (refused.length > 0) throw new ProblemError([...refused, ...warnings])
  github.annotate(warnings)

  const caches = inputs['flox-env-cache'] ? await cachesOf(host, layers, inputs['flox-env-cache-key'] ?? '') : []
  const restored = await restoreAll(host, github, caches)
  const wanted = inputs.services !== undefined
  const left: Left = {
    program: flox.program,
    services: wanted
      ? layers.map((layer) => ({ label: labelOf(layer), selector: selectorOf(layer), own: isOwn(layer) }))
      : [],
    caches: caches.filter((_, index) => restored[index] !== true),
  }
  // Post needs it most where this process is killed.
  github.saveState('job', JSON.stringify(left))
  const {
    exitCode,
    started,
    problems: found,
  } = await runActivation(host, flox, request, {
    cwd,
    env,
    hidesToken: hidesToken(host, variables),
  })
  // What a failed command leaves in the folder is not for other jobs.
  if (exitCode !== 0) github.saveState('job', JSON.stringify({ ...left, caches: [] }))
  github.setOutputs(activateSurface, {
    'exit-code': started ? exitCode : '',
    environment: layers.map(labelOf).join(' '),
    'env-cache-hit': caches.length === 0 ? '' : String(restored.every(Boolean)),
  })
  github.annotate(found)
  return exitCode
}

/** CFG001 and CFG002: what can be said before Flox is looked for. */
function contradictions(inputs: ActivateInputs): readonly Problem[] {
  const problems: Problem[] = []
  const { reference, generation } = inputs
  if (reference !== undefined && inputs.dir !== undefined) {
    problems.push(error('CFG002', 'dir and reference are both set.', 'Give one of them.'))
  }
  if (reference !== undefined && inputs['flox-env-cache']) {
    const fix = 'Leave flox-env-cache out, or use the environment of a folder, which has a lock.'
    problems.push(error('CFG002', 'flox-env-cache is set, but the environment is one on FloxHub.', fix))
  }
  if (generation !== undefined && !/^[1-9]\d{0,8}$/.test(generation)) {
    problems.push(
      error('CFG001', `Input generation is ${JSON.stringify(generation)}.`, 'It accepts a number, as in 12.'),
    )
  }
  return problems
}

function noFolder(path: string): Problem {
  const fix =
    'Name a folder that exists, from the root of the workspace; actions/checkout makes those of the repository.'
  return error('CFG001', `The working-directory ${path} does not exist.`, fix)
}

function requestOf(inputs: ActivateInputs, layers: readonly [Layer, ...Layer[]]): ActivationRequest {
  const { command, shell, mode, trust, services = [], generation } = inputs
  return {
    ...{ command, shell, mode, trust, services, layers },
    generation: generation === undefined ? undefined : Number(generation),
  }
}

function isOwn({ kind }: Layer): boolean {
  return kind === 'folder'
}

async function cachesOf(host: Host, layers: readonly Layer[], more: string): Promise<readonly EnvCache[]> {
  const system = systemOf(host) ?? `${host.arch}-${host.platform}`
  const caches = layers.map(async (layer) => {
    if (layer.kind !== 'folder') return []
    const { environment } = layer
    const lock = await readIfPresent(host, resolve(host.cwd, environment.files.lock))
    const path = join(layer.path, '.flox', 'cache')
    return [{ label: environment.name, path, key: envCacheKey({ environment, lock, system, path, more }) }]
  })
  return (await Promise.all(caches)).flat()
}

/** One after the other: each may be as large as what the disk holds. Whether each was restored. */
async function restoreAll(host: Host, github: GitHub, caches: readonly EnvCache[]): Promise<readonly boolean[]> {
  const restored: boolean[] = []
  for (const cache of caches) {
    const { outcome, problems } = await restoreEnvCache(host, cache)
    github.annotate(problems)
    restored.push(outcome === 'restored')
  }
  return restored
}
