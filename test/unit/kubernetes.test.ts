import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { runKubernetes } from '../../src/actions/kubernetes/command.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { driverTerms } from '../../src/ship/kubernetes/driver-affinity.ts'
import { testHost } from './host.ts'
import { invalidParts } from './kubernetes-schema.ts'

type Options = Readonly<Record<string, string>>

async function printed(options: Options, positionals: readonly string[] = []): Promise<string> {
  const host = testHost()
  expect(await runKubernetes(host, { option: (name) => options[name], positionals })).toBe(0)
  return host.answers.join('')
}

// biome-ignore lint/suspicious/noExplicitAny: manifests are looked into by path
async function manifests(options: Options, positionals?: readonly string[]): Promise<any[]> {
  return parseAllDocuments(await printed(options, positionals)).map((document) => document.toJS())
}

async function refusals(options: Options): Promise<readonly string[]> {
  const refused = await printed(options).catch((cause: unknown) => cause)
  expect(refused).toBeInstanceOf(ProblemError)
  return (refused as ProblemError).problems.map(({ code, message }) => `${code} ${message}`)
}

/** The label selector language of the scheduler: component-helpers/scheduling/corev1/nodeaffinity of Kubernetes. */
function schedules(version: readonly number[], node: string): boolean {
  const [major = '', minor = '', revision = ''] = node.split('.')
  const labels: Options = {
    'nvidia.com/cuda.driver-version.major': major,
    'nvidia.com/cuda.driver-version.minor': minor,
    'nvidia.com/cuda.driver-version.revision': revision,
  }
  return driverTerms(version).some(({ matchExpressions }) =>
    matchExpressions.every(({ key, operator, values }) => {
      const label = labels[key] ?? ''
      if (!/^\d+$/.test(label)) return false
      return operator === 'Gt' ? Number(label) > Number(values[0]) : Number(label) < Number(values[0])
    }),
  )
}

describe('nix-cuda kubernetes', () => {
  const whole = {
    environment: 'acme/My_App:12',
    namespace: 'science',
    capabilities: '9.0a, 8.0+PTX',
    toolkit: '12.8',
    gpus: '2',
    'node-selector': 'pool=gpu, example.com/rack=r-7',
    'with-runtime-class': 'true',
    'token-secret': 'floxhub-token',
  }

  it('prints a RuntimeClass and a Deployment that Kubernetes’ schemas accept', async () => {
    const [runtimeClass, deployment] = await manifests(whole, ['app', '--serve', 'on: yes'])
    expect([runtimeClass, deployment].flatMap(invalidParts)).toEqual([])
    expect(runtimeClass).toMatchObject({ kind: 'RuntimeClass', metadata: { name: 'flox' }, handler: 'flox' })
    const { metadata, spec } = deployment.spec.template
    expect(metadata.annotations['flox.dev/environment']).toBe('acme/My_App:12')
    expect(metadata.labels).toMatchObject({
      ...deployment.spec.selector.matchLabels,
      'nix-cuda/sm_90a': 'true',
      'nix-cuda/sm_80': 'true',
      'nix-cuda/compute_80': 'true',
      'nix-cuda/toolkit': '12.8',
    })
    expect(deployment.metadata).toMatchObject({ name: 'my-app', namespace: 'science' })
    expect(spec).toMatchObject({
      runtimeClassName: 'flox',
      nodeSelector: { pool: 'gpu', 'example.com/rack': 'r-7' },
      volumes: [{ secret: { secretName: 'floxhub-token' } }],
      containers: [
        {
          command: ['app', '--serve', 'on: yes'],
          resources: { limits: { 'nvidia.com/gpu': '2' } },
          volumeMounts: [{ name: spec.volumes[0].name, mountPath: '/var/run/secrets/flox.dev' }],
        },
      ],
    })
    expect(spec.containers[0].securityContext.privileged).toBeUndefined()
    expect(await printed(whole, ['app'])).toBe(await printed(whole, ['app']))
  })

  it('prints a pod of an image of nix-snapshotter, without a RuntimeClass', async () => {
    const image = '/nix/store/s66mzxpvicwk07gjbjfw9izjfa797vsw-nix-image-app.tar'
    const options = { 'nix-image': image, kind: 'pod', name: 'app', 'gpu-resource': 'nvidia.com/mig-1g.18gb' }
    const pods = await manifests(options)
    expect(pods.flatMap(invalidParts)).toEqual([])
    expect(pods).toMatchObject([
      {
        kind: 'Pod',
        spec: { containers: [{ image: `nix:0${image}`, resources: { limits: { 'nvidia.com/mig-1g.18gb': '1' } } }] },
      },
    ])
    expect(pods[0].spec).not.toHaveProperty('runtimeClassName')
    expect(pods[0].spec.containers[0]).not.toHaveProperty('command')
    expect(JSON.parse(await printed({ ...options, json: 'true' }))).toEqual(pods)
  })

  it('asks for neither GPU nor driver with gpus: 0', async () => {
    const [deployment] = await manifests({ environment: 'acme/app:1', gpus: '0', toolkit: '13.0' })
    expect(invalidParts(deployment)).toEqual([])
    expect(JSON.stringify(deployment)).not.toContain('nvidia.com')
  })

  it('is refused by the schemas when a field is unknown, missing or of another type', async () => {
    const [deployment] = await manifests({ environment: 'acme/app:1' })
    const { template, selector: _, ...rest } = deployment.spec
    const { containers, ...spec } = template.spec
    const broken = { ...rest, replicas: '1', template: { spec: { ...spec, runtimeclass: 'flox' } } }
    expect(invalidParts({ ...deployment, spec: broken })).toEqual([
      'Deployment.spec.selector is missing',
      'Deployment.spec.replicas is no integer',
      'Deployment.spec.template.spec.containers is missing',
      'Deployment.spec.template.spec.runtimeclass is unknown',
    ])
  })

  it('refuses an environment without a generation, and all other wrong inputs with it', async () => {
    expect(await refusals({ environment: 'acme/app' })).toEqual([
      expect.stringMatching(/^SHP150 acme\/app has no generation/),
      expect.stringMatching(/^CFG003 Input name is missing/),
    ])
    const codes = async (options: Options) => (await refusals(options)).map((text) => text.slice(0, 6))
    expect(await codes({ name: 'app' })).toEqual(['CFG003'])
    expect(await codes({ environment: 'acme/app:1', 'nix-image': '/nix/store/x', name: 'app' })).toEqual(['CFG002'])
    expect(await codes({ 'nix-image': '/tmp/image', name: 'app' })).toEqual(['CFG001'])
    expect(
      await codes({
        environment: 'acme/app:1',
        name: 'App',
        namespace: 'a.b',
        'runtime-class': '-',
        'token-secret': 'a b',
        'gpu-resource': 'gpu',
        'min-driver': 'new',
        toolkit: '12.7',
        'node-selector': 'gpu',
        capabilities: 'hopper',
      }),
    ).toEqual(Array.from({ length: 9 }, () => 'CFG001'))
  })
})

describe('the oldest driver as node affinity', () => {
  it.each([
    [[580], '580.65.06', true],
    [[580], '579.99.99', false],
    [[525, 60, 13], '525.60.13', true],
    [[525, 60, 13], '525.60.02', false],
    [[525, 60, 13], '525.59.99', false],
    [[525, 60, 13], '525.125.06', true],
    [[525, 60, 13], '535.54.03', true],
    [[550, 54, 2], '550.54.02', true],
    [[570, 26], '570.26', true],
    [[570, 26], '570.9', false],
  ] as const)('%j takes a node with %s: %s', (version, node, expected) => {
    expect(schedules(version, node)).toBe(expected)
  })

  it('follows from the toolkit: minor-version compatibility, and the toolkit’s own driver for PTX', async () => {
    const oldest = async (more: Options) => {
      const [deployment] = await manifests({ environment: 'acme/app:1', toolkit: '12.8', ...more })
      return deployment.metadata.labels['nix-cuda/minimum-driver']
    }
    expect(await oldest({ capabilities: '9.0' })).toBe('525.60.13')
    expect(await oldest({ capabilities: '9.0+PTX' })).toBe('570.26')
    expect(await oldest({ 'min-driver': '580.65.06' })).toBe('580.65.06')
  })
})
