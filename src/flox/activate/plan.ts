/** What is run for a command in an environment. Pure. */
import { error, type Problem } from '../../model/problem.ts'
import { isAtLeast } from '../../model/version.ts'
import type { FloxEnvironment } from '../environment/environment.ts'
import type { Flox } from '../facts.ts'
import { entryCommand, files, layerScript, runScript, type Shell } from './scripts.ts'

/** One environment that is activated. */
export type Layer =
  | { readonly kind: 'folder'; readonly path: string; readonly environment: FloxEnvironment }
  | { readonly kind: 'reference'; readonly reference: string }

export interface ActivationRequest {
  readonly command: string
  readonly shell: Shell
  /** Activated one within the other, the first one outermost. */
  readonly layers: readonly [Layer, ...Layer[]]
  readonly generation: number | undefined
  /** `auto`: as the manifest says. */
  readonly mode: 'auto' | 'run' | 'dev'
  readonly trust: boolean
  readonly services: readonly string[]
}

/** Services of one environment that the command is given. */
export interface LayerServices {
  readonly label: string
  /** The options of `flox` that name the environment. */
  readonly selector: readonly string[]
  /** In a folder, where nobody else's activation can have started them. */
  readonly own: boolean
}

export interface ActivationPlan {
  readonly argv: readonly [string, ...string[]]
  /** Files for the folder of the activation, by name. */
  readonly files: Readonly<Record<string, string>>
  readonly services: readonly LayerServices[]
}

/** What a plan needs besides the request: all are absolute paths. */
export interface ActivationFacts {
  readonly flox: Flox
  readonly bash: string
  /** The folder of the activation. */
  readonly folder: string
  readonly hidesToken?: boolean | undefined
}

/** Every problem of the request with these environments: CFG001, CFG002, FLX163. */
export function checkActivation(request: ActivationRequest): readonly Problem[] {
  const { layers, generation } = request
  const problems: Problem[] = []
  const last = layers[layers.length - 1] ?? layers[0]
  const onHub = last.kind === 'reference' || last.environment.owner !== undefined
  if (generation !== undefined && (!onHub || layers.length > 1)) {
    const fix = 'Leave generation out, or name an environment on FloxHub with reference.'
    problems.push(error('CFG002', 'generation is set, but the environment is not one on FloxHub.', fix))
  }
  const reference = last.kind === 'reference' ? last.reference : undefined
  if (reference !== undefined && !/^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/.test(reference)) {
    const fix = 'It accepts owner/name, as in acme/cuda.'
    problems.push(error('CFG001', `Input reference is ${JSON.stringify(reference.slice(0, 80))}.`, fix))
  }
  return [...problems, ...missingServices(request)]
}

function missingServices({ layers, services }: ActivationRequest): readonly Problem[] {
  if (layers.some(({ kind }) => kind === 'reference')) return []
  const defined = [...new Set(layers.flatMap(servicesOf))].sort()
  const missing = services.filter((name) => name !== 'all' && !defined.includes(name))
  if (missing.length === 0 && (services.length === 0 || defined.length > 0)) return []
  const has = defined.length === 0 ? 'The environment defines no service.' : `It defines ${defined.join(', ')}.`
  const message =
    missing.length === 0 ? 'services is all, but there is none.' : `There is no service ${missing.join(', ')}.`
  return [error('FLX163', message, `${has} Write one of those, or leave services out.`)]
}

/** Names of the services of an environment in a folder; `auto-start` stands among them. */
function servicesOf(layer: Layer): readonly string[] {
  if (layer.kind === 'reference') return []
  const { manifest, lock } = layer.environment
  const entries = { ...lock?.manifest.services, ...manifest.services }
  return Object.entries(entries).flatMap(([name, service]) => (typeof service === 'boolean' ? [] : [name]))
}

/** The plan of a request that `checkActivation` has nothing against. */
export function planActivation(request: ActivationRequest, facts: ActivationFacts): ActivationPlan {
  const { command, shell, layers } = request
  const { flox, bash, folder } = facts
  const chosen = layers.map((layer) => choiceOf(request, layer))
  const argvs = layers.map((layer, index): readonly [string, ...string[]] => {
    const next = index + 1 < layers.length ? files.layer(index + 1) : files.run
    const options = optionsOf(request, facts, layer, chosen[index])
    return [flox.program, 'activate', ...options, '-c', entryCommand(bash, folder, next)]
  })
  const inner = argvs.slice(1).map((argv, index) => [files.layer(index + 1), layerScript(bash, argv)] as const)
  const served = layers.flatMap((layer, index) => {
    const choice = chosen[index]
    return choice === 'none' || !choice ? [] : [{ layer, start: choice === 'all' ? [] : choice }]
  })
  const scripts = served.map(({ layer, start }) => ({ selector: selectorOf(layer), start }))
  const run = runScript(folder, shell, flox.program, scripts, facts.hidesToken)
  const text = (lines: readonly string[]) => `${lines.join('\n')}\n`
  return {
    argv: argvs[0] ?? [flox.program],
    files: {
      ...Object.fromEntries(inner.map(([name, lines]) => [name, text(lines)])),
      [files.run]: text(run),
      [files.command]: `${command}\n`,
    },
    services: served.map(({ layer }) => ({
      label: labelOf(layer),
      selector: selectorOf(layer),
      own: layer.kind === 'folder',
    })),
  }
}

/** Which services of a layer are started: those of the innermost layer that defines a name. */
function choiceOf({ layers, services }: ActivationRequest, layer: Layer): 'none' | 'all' | readonly string[] {
  if (layer.kind === 'reference') return services.length === 0 ? 'none' : services.includes('all') ? 'all' : services
  const defined = servicesOf(layer)
  if (services.includes('all')) return defined.length === 0 ? 'none' : 'all'
  const inner = layers.slice(layers.indexOf(layer) + 1).flatMap(servicesOf)
  const chosen = services.filter((name) => defined.includes(name) && !inner.includes(name))
  return chosen.length === 0 ? 'none' : chosen
}

function optionsOf(
  { generation, mode, trust }: ActivationRequest,
  { flox }: ActivationFacts,
  layer: Layer,
  choice: ReturnType<typeof choiceOf> | undefined,
): readonly string[] {
  return [
    ...selectorOf(layer),
    ...(generation === undefined ? [] : [`--generation=${generation}`]),
    ...(mode === 'auto' ? [] : [`--mode=${mode}`]),
    ...(trust ? ['--trust'] : []),
    ...(choice === 'all' ? ['--start-services'] : []),
    ...(Array.isArray(choice) && startsAlone(flox) ? ['--no-start-services'] : []),
  ]
}

/** From 1.12.0 on, a manifest may start services by itself (`auto-start`), and an option prevents it. */
function startsAlone({ version }: Flox): boolean {
  return isAtLeast(version, { major: 1, minor: 12 }) === true
}

export function selectorOf(layer: Layer): readonly string[] {
  return layer.kind === 'folder' ? [`--dir=${layer.path}`] : [`--reference=${layer.reference}`]
}

/** As messages call it: the name of the environment, or `owner/name`. */
export function labelOf(layer: Layer): string {
  return layer.kind === 'folder' ? layer.environment.name : layer.reference
}
