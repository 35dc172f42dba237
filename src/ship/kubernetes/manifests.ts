/** Manifests of Kubernetes for pods that run without an image of their own: from a Flox environment or from the Nix store. Pure. */
import { stringify } from 'yaml'
import { driverTerms } from './driver-affinity.ts'

/** Where the programs of a pod come from. */
export type PodSource =
  | {
      readonly kind: 'flox'
      /** `owner/name`. */
      readonly environment: string
      /** A pod that is started again, or on another node, gets the same packages only with it. */
      readonly generation: number
      readonly mode: 'run' | 'dev'
      /** Secret with the key `floxhub-token`; undefined for a public environment. */
      readonly tokenSecret: string | undefined
    }
  /** Store path of an image that nix-snapshotter resolves on the node. */
  | { readonly kind: 'nix-snapshotter'; readonly image: string }

export interface ManifestRequest {
  readonly kind: 'pod' | 'deployment'
  readonly name: string
  readonly namespace: string | undefined
  readonly source: PodSource
  /** What runs; empty for the image's own entry point. */
  readonly command: readonly string[]
  readonly replicas: number
  /** GPUs of one pod; 0 for none. */
  readonly gpus: number
  /** The extended resource of the device plugin: `nvidia.com/gpu`, or one of MIG. */
  readonly gpuResource: string
  readonly nodeSelector: Readonly<Record<string, string>>
  /** `580.65.06` as numbers; undefined for any driver. */
  readonly minimumDriver: readonly number[] | undefined
  /** `sm_90a`, `compute_90`. */
  readonly targets: readonly string[]
  readonly toolkit: string | undefined
  /** Undefined for a pod of the cluster's default runtime. */
  readonly runtimeClass: string | undefined
  /** Whether the RuntimeClass itself is among the manifests. */
  readonly withRuntimeClass: boolean
}

type Json = Readonly<Record<string, unknown>>

/** Of Flox's installer and documentation: https://flox.dev/docs/imageless-kubernetes/install/self-managed */
const floxNodes = { 'flox.dev/enabled': 'true' }
const floxHandler = 'flox'
const emptyImage = 'flox/empty:1.0.0'
const tokenFolder = '/var/run/secrets/flox.dev'
const tokenVolume = 'floxhub-token'

/** The manifests as objects, in the order in which they are applied. */
export function makeManifests(request: ManifestRequest): readonly Json[] {
  return [...(request.withRuntimeClass ? runtimeClassOf(request) : []), workload(request)]
}

/** One YAML stream, the same bytes for the same request. */
export function manifestsText(manifests: readonly Json[]): string {
  const texts = manifests.map((manifest) => stringify(manifest, { lineWidth: 0, aliasDuplicateObjects: false }))
  return texts.join('---\n')
}

function runtimeClassOf({ runtimeClass }: ManifestRequest): readonly Json[] {
  if (runtimeClass === undefined) return []
  return [
    {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { name: runtimeClass },
      handler: floxHandler,
      scheduling: { nodeSelector: floxNodes },
    },
  ]
}

function workload(request: ManifestRequest): Json {
  const { kind, name, namespace, replicas } = request
  const labels = labelsOf(request)
  const place = { name, ...(namespace === undefined ? {} : { namespace }) }
  const annotations = annotationsOf(request)
  const pod = { labels, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) }
  if (kind === 'pod') {
    const metadata = { ...place, ...pod }
    return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { ...podSpec(request), restartPolicy: 'Never' } }
  }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...place, labels },
    spec: {
      replicas,
      // A selector cannot be changed, and targets may: it has the name alone.
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      ...(request.gpus > 0 ? { strategy: { type: 'RollingUpdate', rollingUpdate: gpuRollout } } : {}),
      template: { metadata: pod, spec: podSpec(request) },
    },
  }
}

/** A new pod before the old one is gone would wait for a GPU that the old one has. */
const gpuRollout = { maxSurge: 0, maxUnavailable: 1 }

/** One label per target, so that `kubectl get pods -l nix-cuda/sm_90a` finds them. */
function labelsOf({ name, targets, toolkit, minimumDriver }: ManifestRequest): Readonly<Record<string, string>> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/managed-by': 'nix-cuda',
    ...Object.fromEntries(targets.map((target) => [`nix-cuda/${target}`, 'true'])),
    ...(toolkit === undefined ? {} : { 'nix-cuda/toolkit': toolkit }),
    ...(minimumDriver === undefined ? {} : { 'nix-cuda/minimum-driver': driverText(minimumDriver) }),
  }
}

/** As NVIDIA writes it: `525.60.13`, and a third number below ten as `06`. */
function driverText([major, ...rest]: readonly number[]): string {
  return [major, ...rest.map((one) => String(one).padStart(2, '0'))].join('.')
}

function annotationsOf({ source }: ManifestRequest): Readonly<Record<string, string>> {
  if (source.kind !== 'flox') return {}
  const { environment, generation, mode } = source
  return { 'flox.dev/environment': `${environment}:${generation}`, 'flox.dev/activate-mode': mode }
}

function podSpec(request: ManifestRequest): Json {
  const { source, runtimeClass, nodeSelector } = request
  const token = source.kind === 'flox' ? source.tokenSecret : undefined
  const terms = request.minimumDriver === undefined ? [] : driverTerms(request.minimumDriver)
  return {
    ...(runtimeClass === undefined ? {} : { runtimeClassName: runtimeClass }),
    ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
    ...(terms.length > 0
      ? {
          affinity: {
            nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } },
          },
        }
      : {}),
    ...(request.gpus > 0 ? { tolerations: [gpuToleration(request.gpuResource)] } : {}),
    containers: [containerOf(request, token !== undefined)],
    ...(token === undefined ? {} : { volumes: [{ name: tokenVolume, secret: { secretName: token } }] }),
  }
}

/** Nodes with GPUs often have a taint of the resource's name (ExtendedResourceToleration of Kubernetes does the same). */
function gpuToleration(resource: string): Json {
  return { key: resource, operator: 'Exists', effect: 'NoSchedule' }
}

function containerOf({ name, source, command, gpus, gpuResource }: ManifestRequest, hasToken: boolean): Json {
  return {
    name,
    // The form of nix-snapshotter's image service: `nix:0` and a store path.
    image: source.kind === 'flox' ? emptyImage : `nix:0${source.image}`,
    ...(command.length > 0 ? { command } : {}),
    ...(gpus > 0 ? { resources: { limits: { [gpuResource]: String(gpus) } } } : {}),
    securityContext: { allowPrivilegeEscalation: false },
    ...(hasToken ? { volumeMounts: [{ name: tokenVolume, mountPath: tokenFolder, readOnly: true }] } : {}),
  }
}
