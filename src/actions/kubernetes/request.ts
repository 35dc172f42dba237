import { findToolkit } from '../../cuda/toolkits.ts'
import { parseReference } from '../../flox/reference.ts'
import { computeName, parseCapability, smName } from '../../model/capability.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import type { Inputs } from '../../runner/inputs.ts'
import type { ManifestRequest, PodSource } from '../../ship/kubernetes/manifests.ts'
import type { kubernetesSurface } from './surface.ts'

type Given = Inputs<typeof kubernetesSurface>

// https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and …/labels/
const dnsLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const subdomain = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/
const labelName = /^(?=.{1,63}$)[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/
const storePath = /^\/nix\/store\/[a-z0-9]{32}-[\w+?=.-]+$/

/** What the inputs ask for. Throws ProblemError: CFG001 to CFG003 for inputs, FLX204, SHP150 for an environment without generation. */
export function manifestRequest(inputs: Given, command: readonly string[]): ManifestRequest {
  const problems: Problem[] = []
  const check = (name: keyof Given, good: boolean, expected: string) => {
    if (!good)
      problems.push(error('CFG001', `Input ${name} is ${JSON.stringify(inputs[name])}.`, `It accepts ${expected}.`))
  }
  const source = sourceOf(inputs, problems)
  const name = inputs.name ?? (source && source.kind === 'flox' ? nameOf(source.environment) : undefined)
  if (name === undefined) problems.push(error('CFG003', 'Input name is missing.', 'Name the workload.'))
  else if (!dnsLabel.test(name)) {
    const message = `The name ${JSON.stringify(name)} is not one that Kubernetes accepts.`
    problems.push(error('CFG001', message, 'Give one of lower-case letters, digits and dashes as the input name.'))
  }
  const { namespace, toolkit, 'min-driver': driver, 'runtime-class': given, 'token-secret': secret } = inputs
  check(
    'namespace',
    namespace === undefined || dnsLabel.test(namespace),
    'a name of lower-case letters, digits and dashes',
  )
  check('runtime-class', given === undefined || subdomain.test(given), 'the name of a RuntimeClass')
  check('token-secret', secret === undefined || subdomain.test(secret), 'the name of a secret')
  const resource = inputs['gpu-resource']
  const [prefix, suffix] = [resource.split('/')[0] ?? '', resource.split('/').slice(1).join('/')]
  check('gpu-resource', subdomain.test(prefix) && labelName.test(suffix), 'a resource, as in nvidia.com/gpu')
  check(
    'min-driver',
    driver === undefined || /^\d{3}(\.\d{1,4}){0,2}$/.test(driver),
    'a driver, as in 580.65.06 or 580',
  )
  const known = toolkit === undefined ? undefined : findToolkit(toolkit)
  check('toolkit', toolkit === undefined || known !== undefined, 'a CUDA toolkit, as in 12.8')
  const nodeSelector = selectorOf(inputs['node-selector'] ?? [], problems)
  const targets = targetsOf(inputs.capabilities ?? [], problems)
  const runtimeClass = given ?? (source?.kind === 'flox' ? 'flox' : undefined)
  if (inputs['with-runtime-class'] && source && source.kind !== 'flox') {
    const message = 'Inputs with-runtime-class and nix-image contradict: nix-snapshotter has no RuntimeClass.'
    problems.push(error('CFG002', message, 'Leave one of them out.'))
  }
  if (problems.length > 0 || !source || name === undefined) throw new ProblemError(problems)
  // Programs with PTX need a driver that knows the toolkit's PTX; machine code runs on every driver of the major version.
  const needsPtx = targets.some((target) => target.startsWith('compute_'))
  const oldest = known && ((needsPtx ? known.driver : undefined) ?? known.compatibleDriver)
  return {
    kind: inputs.kind,
    name,
    namespace,
    source,
    command,
    replicas: inputs.replicas,
    gpus: inputs.gpus,
    gpuResource: resource,
    nodeSelector,
    minimumDriver: inputs.gpus > 0 ? (driver ?? oldest)?.split('.').map(Number) : undefined,
    targets,
    toolkit,
    runtimeClass,
    withRuntimeClass: inputs['with-runtime-class'],
  }
}

function sourceOf(inputs: Given, problems: Problem[]): PodSource | undefined {
  const { environment, 'nix-image': image } = inputs
  if ((environment === undefined) === (image === undefined)) {
    const message =
      environment === undefined
        ? 'Neither environment nor nix-image was given.'
        : 'Inputs environment and nix-image both say what runs.'
    problems.push(error(environment === undefined ? 'CFG003' : 'CFG002', message, 'Give one of them.'))
    return undefined
  }
  if (image !== undefined) {
    if (storePath.test(image)) return { kind: 'nix-snapshotter', image }
    const fix = 'It accepts a store path, /nix/store/….'
    problems.push(error('CFG001', `Input nix-image is ${JSON.stringify(image)}.`, fix))
    return undefined
  }
  const reference = parseReference(environment ?? '')
  const name = `${reference.owner}/${reference.name}`
  if (reference.generation === undefined) {
    const message = `${name} has no generation: pods would get other packages whenever the environment is pushed.`
    const fix = `Write ${name}:GENERATION; \`nix-cuda flox generations ${name}\` lists them.`
    problems.push(error('SHP150', message, fix))
    return undefined
  }
  const { generation } = reference
  return { kind: 'flox', environment: name, generation, mode: inputs.mode, tokenSecret: inputs['token-secret'] }
}

/** A name of FloxHub as one of Kubernetes, where that is possible. */
function nameOf(environment: string): string {
  return (environment.split('/')[1] ?? '').toLowerCase().replaceAll(/[^a-z0-9-]/g, '-')
}

function selectorOf(entries: readonly string[], problems: Problem[]): Readonly<Record<string, string>> {
  const pairs = entries.flatMap((entry) => {
    const [key = '', value = ''] = entry.split(/=(.*)/s)
    const [name = '', prefix] = key.split('/').reverse()
    const isKey = labelName.test(name) && (prefix === undefined || subdomain.test(prefix)) && key.split('/').length < 3
    if (entry.includes('=') && isKey && (value === '' || labelName.test(value))) return [[key, value] as const]
    problems.push(error('CFG001', `Input node-selector has ${JSON.stringify(entry)}.`, 'Write a label as key=value.'))
    return []
  })
  return Object.fromEntries(pairs)
}

/** `sm_90a` for each, and `compute_90` for those with PTX. */
function targetsOf(entries: readonly string[], problems: Problem[]): readonly string[] {
  const words = entries.flatMap((entry) => entry.split(/\s+/))
  const targets = words.flatMap((word) => {
    const capability = parseCapability(word.replace(/\+ptx$/i, ''))
    if (capability) return [smName(capability), ...(/\+ptx$/i.test(word) ? [computeName(capability)] : [])]
    const fix = 'It accepts capabilities as in 8.0, 9.0a, 9.0+PTX.'
    problems.push(error('CFG001', `Input capabilities has ${JSON.stringify(word)}.`, fix))
    return []
  })
  return [...new Set(targets)].sort()
}
