import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findGpuEdits } from '../../src/gpu/cdi/find.ts'
import { editsForAll, parseCdi } from '../../src/gpu/cdi/parse.ts'
import { noEdits } from '../../src/model/container-edits.ts'
import { type ContainerRequest, runtimeSpec } from '../../src/ship/image/runtime-spec.ts'
import { hostOf, machine } from './gpu-world.ts'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/cdi', name), 'utf8')
const specification = fixture('nvidia.yaml')

interface Mount {
  readonly destination: string
  readonly source?: string
  readonly type?: string
  readonly options?: readonly string[]
}

const request: ContainerRequest = {
  args: ['/bin/app'],
  env: ['PATH=/bin', 'HOME=/'],
  cwd: '/',
  user: { uid: 0, gid: 0 },
  runner: { kind: 'root' },
  edits: noEdits,
}

describe('a CDI specification', () => {
  const edits = editsForAll(parseCdi(specification))
  const spec = runtimeSpec({ ...request, edits })

  it('makes of a container what the reference implementation makes of it', () => {
    const expected = JSON.parse(fixture('injected.json'))
    expect([...spec.process.env].sort()).toEqual([...expected.env].sort())
    expect('hooks' in spec && spec.hooks).toEqual(expected.hooks)
    const own = (mounts: readonly Mount[]) =>
      mounts.filter(({ destination }) => /^\/(?:usr|run)/.test(destination)).map(({ type: _, ...mount }) => mount)
    const byPath = (mounts: readonly Mount[]) => mounts.toSorted((a, b) => (a.destination < b.destination ? -1 : 1))
    expect(byPath(own(spec.mounts))).toEqual(byPath(own(expected.mounts)))
    const nodes = spec.mounts.filter(({ destination }) => destination.startsWith('/dev/nvidia'))
    expect(nodes.map(({ destination }) => destination).sort()).toEqual(
      expected.devices.map(({ path }: { path: string }) => path).sort(),
    )
    for (const node of nodes) expect(node).toMatchObject({ type: 'bind', source: node.destination })
  })

  it('is mounted from the root down, so that nothing hides what is deeper', () => {
    const depth = (path: string) => path.split('/').length
    const depths = spec.mounts.map(({ destination }) => depth(destination))
    expect(depths).toEqual(depths.toSorted((a, b) => a - b))
  })

  it('of another version or form is refused with its place', () => {
    const broken = (from: string | RegExp, to: string) => () => parseCdi(specification.replace(from, to))
    expect(broken('cdiVersion: 0.5.0', '')).toThrow('it has no cdiVersion')
    expect(broken('kind: nvidia.com/gpu', 'kind: gpu')).toThrow('its kind is "gpu"')
    expect(broken('hookName: createContainer', 'hookName: later')).toThrow(
      'containerEdits.hooks[0].hookName is "later"',
    )
    expect(broken('permissions: rw', 'permissions: all')).toThrow(
      'containerEdits.deviceNodes[0].permissions is invalid',
    )
    expect(broken('containerPath: /usr', 'containerPath: usr')).toThrow(
      'containerEdits.mounts[0].containerPath is no absolute path',
    )
    expect(() => parseCdi('cdiVersion: 0.5.0\nkind: a.b/c\n')).toThrow('it has no devices')
  })
})

describe('the container', () => {
  it('of root and of a user is not privileged and reaches no network', () => {
    const rootless = { kind: 'user', uid: 1001, gid: 1002 } as const
    const [asRoot, asUser] = [runtimeSpec(request), runtimeSpec({ ...request, runner: rootless })]
    for (const spec of [asRoot, asUser]) {
      expect(spec.process.noNewPrivileges).toBe(true)
      expect(spec.process.capabilities.bounding).not.toContain('CAP_SYS_ADMIN')
      expect(spec.process.capabilities.bounding).not.toContain('CAP_MKNOD')
      expect(spec.linux.namespaces.map(({ type }) => type)).toEqual(expect.arrayContaining(['network', 'pid', 'mount']))
      expect(spec.linux.maskedPaths).toContain('/proc/kcore')
    }
    expect(asUser.linux).toMatchObject({
      uidMappings: [{ containerID: 0, hostID: 1001, size: 1 }],
      gidMappings: [{ hostID: 1002 }],
    })
    expect(runtimeSpec({ ...request, user: { uid: 7, gid: 7 } }).process.capabilities.effective).toEqual([])
  })
})

describe('the GPUs of a machine', () => {
  it('are given by its CDI specification, and a hook that is not installed is left out', async () => {
    const host = hostOf(
      machine('h200-container', { files: { '/var/run/cdi/nvidia.yaml': specification, '/etc/cdi/other.yaml': '{' } }),
    )
    const found = await findGpuEdits(host)
    expect(found).toMatchObject({ source: '/var/run/cdi/nvidia.yaml', edits: { hooks: [] } })
    expect(found?.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringContaining('SHP157 The CDI specification names the hook /usr/bin/nvidia-cdi-hook'),
    ])
  })

  it('are given by the nodes and libraries where there is none, each library under each of its names', async () => {
    const host = hostOf(machine('h200-container', { files: { '/etc/cdi/broken.yaml': 'kind: [' } }))
    const found = await findGpuEdits(host)
    expect(found?.problems.map(({ code }) => code)).toEqual(['SHP157'])
    const mounts = found?.edits.mounts.map(({ hostPath, containerPath }) => [containerPath, hostPath])
    const real = '/usr/local/nvidia/lib64/libcuda.so.580.159.04'
    expect(mounts).toEqual(
      expect.arrayContaining([
        ['/usr/local/nvidia/lib64/libcuda.so.1', real],
        [real, real],
      ]),
    )
    expect(found?.edits.deviceNodes.map(({ path }) => path).sort()).toEqual([
      '/dev/nvidia-uvm',
      '/dev/nvidia-uvm-tools',
      '/dev/nvidia0',
      '/dev/nvidiactl',
    ])
  })

  it('are none where no device node can be used', async () => {
    expect(await findGpuEdits(hostOf(machine('none')))).toBeUndefined()
    const closed = machine('h200-container', { nodes: ['nvidiactl'], closed: ['nvidia0'] })
    expect(await findGpuEdits(hostOf(closed))).toBeUndefined()
  })
})
