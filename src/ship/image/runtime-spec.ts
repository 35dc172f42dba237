/** The config.json by which an OCI runtime starts a container. https://github.com/opencontainers/runtime-spec/blob/main/config.md. Pure. */
import type { ContainerEdits } from '../../model/container-edits.ts'

/** Who runs the runtime: root, or a user who has a user namespace in which there is root alone. */
export type Runner = { readonly kind: 'root' } | { readonly kind: 'user'; readonly uid: number; readonly gid: number }

export interface ContainerRequest {
  readonly args: readonly string[]
  /** `NAME=value`, of the image. */
  readonly env: readonly string[]
  readonly cwd: string
  readonly user: { readonly uid: number; readonly gid: number }
  readonly runner: Runner
  readonly edits: ContainerEdits
}

/**
 * Docker's (moby/moby daemon/pkg/oci/caps/defaults.go) without those for devices, raw packets, chroot, audit and file capabilities: no
 * cgroup keeps this container from devices that it would make itself.
 */
const capabilities = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'].map(
  (name) => `CAP_${name}`,
)

/** moby/moby daemon/pkg/oci/defaults.go. */
const maskedPaths = [
  ...['acpi', 'asound', 'interrupts', 'kcore', 'keys', 'latency_stats', 'sched_debug', 'scsi', 'timer_list'].map(
    (name) => `/proc/${name}`,
  ),
  ...['/proc/timer_stats', '/sys/devices/virtual/powercap', '/sys/firmware'],
]
const readonlyPaths = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'].map((name) => `/proc/${name}`)
const defaultPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/**
 * An unprivileged container with a network of its own that leads nowhere, and what the edits add. Device nodes are bind mounts: they need
 * neither a capability nor a device cgroup, in a user namespace too.
 */
export function runtimeSpec({ args, env, cwd, user, runner, edits }: ContainerRequest) {
  const rootless = runner.kind === 'user'
  const held = user.uid === 0 ? capabilities : []
  const namespaces = ['mount', 'pid', 'uts', 'ipc', 'network', ...(rootless ? ['user'] : [])]
  return {
    ociVersion: '1.0.2',
    root: { path: 'rootfs' },
    hostname: 'image-test',
    process: {
      terminal: false,
      user: {
        ...user,
        ...(edits.additionalGids.length > 0 && !rootless ? { additionalGids: edits.additionalGids } : {}),
      },
      args,
      env: joinEnv([...(env.some((one) => one.startsWith('PATH=')) ? [] : [defaultPath]), ...env, ...edits.env]),
      cwd,
      capabilities: { bounding: held, effective: held, permitted: held },
      noNewPrivileges: true,
    },
    mounts: sortMounts([...systemMounts(rootless), ...editedMounts(edits)]),
    ...(edits.hooks.length > 0 ? { hooks: hooksOf(edits) } : {}),
    linux: {
      namespaces: namespaces.map((type) => ({ type })),
      ...(rootless
        ? {
            uidMappings: [{ containerID: 0, hostID: runner.uid, size: 1 }],
            gidMappings: [{ containerID: 0, hostID: runner.gid, size: 1 }],
          }
        : {}),
      maskedPaths,
      readonlyPaths,
    },
  }
}

interface Mount {
  readonly destination: string
  readonly type: string
  readonly source: string
  readonly options: readonly string[]
}

/** moby/moby daemon/pkg/oci/defaults.go without cgroups; a group of the terminal is not there where root is alone. */
function systemMounts(rootless: boolean): readonly Mount[] {
  const pts = ['nosuid', 'noexec', 'newinstance', 'ptmxmode=0666', 'mode=0620', ...(rootless ? [] : ['gid=5'])]
  const plain = ['nosuid', 'noexec', 'nodev']
  return [
    { destination: '/proc', type: 'proc', source: 'proc', options: plain },
    {
      destination: '/dev',
      type: 'tmpfs',
      source: 'tmpfs',
      options: ['nosuid', 'strictatime', 'mode=755', 'size=65536k'],
    },
    { destination: '/dev/pts', type: 'devpts', source: 'devpts', options: pts },
    { destination: '/dev/shm', type: 'tmpfs', source: 'shm', options: [...plain, 'mode=1777'] },
    { destination: '/dev/mqueue', type: 'mqueue', source: 'mqueue', options: plain },
    { destination: '/sys', type: 'sysfs', source: 'sysfs', options: [...plain, 'ro'] },
  ]
}

function editedMounts({ deviceNodes, mounts }: ContainerEdits): readonly Mount[] {
  const nodes = deviceNodes
    .filter(({ permissions }) => permissions !== 'none')
    .map(({ path, hostPath, permissions }) => ({
      destination: path,
      type: 'bind',
      source: hostPath ?? path,
      options: ['bind', 'nosuid', 'noexec', permissions.includes('w') ? 'rw' : 'ro'],
    }))
  const binds = mounts.map(({ hostPath, containerPath, options, type }) => ({
    destination: containerPath,
    type: type ?? 'bind',
    source: hostPath,
    options: type === undefined && !options.some((one) => /^r?bind$/.test(one)) ? ['bind', ...options] : options,
  }))
  return [...nodes, ...binds]
}

/** What is mounted deeper comes later; of two at one place the last one counts, as SPEC.md's reference has it. */
function sortMounts(mounts: readonly Mount[]): readonly Mount[] {
  const depth = ({ destination }: Mount) => destination.split('/').filter((part) => part !== '').length
  const last = new Map(mounts.map((mount) => [mount.destination.replace(/(.)\/+$/, '$1'), mount]))
  return [...last.values()].sort((a, b) => depth(a) - depth(b))
}

function hooksOf({ hooks }: ContainerEdits) {
  const entries = hooks.map(
    ({ hookName, path, args, env, timeout }) =>
      [
        hookName,
        {
          path,
          ...(args.length > 0 ? { args } : {}),
          ...(env.length > 0 ? { env } : {}),
          ...(timeout === undefined ? {} : { timeout }),
        },
      ] as const,
  )
  const names = [...new Set(entries.map(([name]) => name))]
  return Object.fromEntries(
    names.map((name) => [name, entries.filter(([one]) => one === name).map(([, hook]) => hook)]),
  )
}

/** The last value of a variable counts. */
function joinEnv(all: readonly string[]): readonly string[] {
  const byName = new Map(all.map((one) => [one.split('=')[0] ?? '', one]))
  return [...byName.values()]
}
