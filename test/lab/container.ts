/** Containers as Docker and Kubernetes give them to jobs, by crun in throw-away roots. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { onPath, type Ran } from './exec.ts'
import { LabError, project } from './lab.ts'
import { type JobMachine, jobTemp, jobWork } from './machine-job.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

export interface ContainerOptions {
  /**
   * `docker`: of `container:` on a self-hosted runner, root with Docker's defaults. `pod`: of the Actions Runner
   * Controller, the image's user `runner`; no seccomp profile, as Kubernetes has it by default.
   */
  readonly kind: 'docker' | 'pod'
  /** Makes the image: runs before the container, on the files that it will have. */
  readonly image?: (root: ThrowAwayRoot) => Promise<void>
}

const bundle = '/run/lab-container'
const crun = ['crun', '--cgroup-manager=disabled'] as const
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** moby/moby daemon/pkg/oci/caps/defaults.go. */
const capabilities = [
  ...['CHOWN', 'DAC_OVERRIDE', 'FSETID', 'FOWNER', 'MKNOD', 'NET_RAW', 'SETGID', 'SETUID', 'SETFCAP', 'SETPCAP'],
  ...['NET_BIND_SERVICE', 'SYS_CHROOT', 'KILL', 'AUDIT_WRITE'],
].map((name) => `CAP_${name}`)

/** moby/moby daemon/pkg/oci/defaults.go; Kubernetes has the same ones. */
const maskedPaths = [
  ...['acpi', 'asound', 'interrupts', 'kcore', 'keys', 'latency_stats', 'sched_debug', 'scsi', 'timer_list'].map(
    (name) => `/proc/${name}`,
  ),
  ...['/proc/timer_stats', '/sys/devices/virtual/powercap', '/sys/firmware'],
]
const readonlyPaths = ['bus', 'fs', 'irq', 'sys', 'sysrq-trigger'].map((name) => `/proc/${name}`)

/** What moby/moby profiles/seccomp/default.json gives to CAP_SYS_ADMIN alone: all that makes namespaces and mounts. */
const withAdminAlone = [
  ...['bpf', 'fanotify_init', 'fsconfig', 'fsmount', 'fsopen', 'fspick', 'lookup_dcookie', 'mount', 'mount_setattr'],
  ...['move_mount', 'open_tree', 'perf_event_open', 'quotactl', 'quotactl_fd', 'setdomainname', 'sethostname', 'setns'],
  ...['syslog', 'umount', 'umount2', 'unshare'],
]
/** Bits of clone's flags that the profile refuses; clone3 does not exist for it. */
const namespaceFlags = [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]
const seccomp = {
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [
    { names: withAdminAlone, action: 'SCMP_ACT_ERRNO', errnoRet: 1 },
    ...namespaceFlags.map((bit) => ({
      names: ['clone'],
      action: 'SCMP_ACT_ERRNO',
      errnoRet: 1,
      args: [{ index: 0, value: bit, valueTwo: bit, op: 'SCMP_CMP_MASKED_EQ' }],
    })),
    { names: ['clone3'], action: 'SCMP_ACT_ERRNO', errnoRet: 38 },
  ],
}

/** Why there can be no container here, in one line. */
export async function containerReason(): Promise<string | undefined> {
  if (onPath('crun').length === 0) return 'crun is missing (apt-get install crun)'
  try {
    await using _machine = await openJobContainer({ kind: 'docker' })
    return undefined
  } catch (cause) {
    if (cause instanceof LabError) return cause.message
    throw cause
  }
}

/**
 * Starts one and gives it as a machine of a job. Its root's `run` is `docker exec`; its files are the image's, and where
 * they lie can be read by `at`, but for /proc, /dev, /sys and /run. It has this machine's network, where the test's
 * servers are, and no AppArmor profile.
 */
export async function openJobContainer({ kind, image }: ContainerOptions): Promise<JobMachine> {
  const root = await openThrowAwayRoot()
  try {
    const user = kind === 'pod' ? 'runner' : 'root'
    await must(root, ['rm', '-rf', '/var/lib/setup-nix-cuda'])
    // Volumes of the runner: they belong to its user whoever the container's is.
    for (const folder of [jobWork, jobTemp, '/github/home']) await root.makeFolder(folder, 'runner')
    if (kind === 'docker') await must(root, ['touch', '/.dockerenv'])
    await image?.(root)
    await startContainer(root, kind)
    const inside: ThrowAwayRoot = { ...root, ...enter(root, await userId(root)), [Symbol.asyncDispose]: root.close }
    const job = { RUNNER_ENVIRONMENT: 'self-hosted', GITHUB_RUN_ID: '1', GITHUB_RUN_ATTEMPT: '1', GITHUB_JOB: 'test' }
    const env = kind === 'docker' ? { ...job, HOME: '/github/home' } : { ...job, KUBERNETES_SERVICE_HOST: '10.0.0.1' }
    return { root: inside, user, env, [Symbol.asyncDispose]: root.close }
  } catch (error) {
    await root.close()
    throw error
  }
}

/** The container's process 1 is the runner's (src/Runner.Worker/ContainerOperationProvider.cs): it reaps nothing. */
async function startContainer(root: ThrowAwayRoot, kind: ContainerOptions['kind']): Promise<void> {
  const id = await userId(root)
  const pid1 = processOf(['tail', '-f', '/dev/null'], { uid: kind === 'pod' ? id : 0, cwd: '/', env: {} })
  // The root without what is mounted in it: its files are the image's.
  await must(root, ['mkdir', '-p', `${bundle}/rootfs`, '/sys/fs/cgroup'])
  await must(root, ['mount', '--bind', '/', `${bundle}/rootfs`])
  await must(root, ['mount', '-t', 'cgroup2', 'cgroup2', '/sys/fs/cgroup'])
  const config = {
    ociVersion: '1.0.0',
    root: { path: 'rootfs' },
    hostname: 'container',
    process: pid1,
    mounts: [...systemMounts, ...['/tmp', '/root', '/home/runner', jobWork, jobTemp, '/github/home'].map(volume), lab],
    linux: {
      namespaces: ['mount', 'pid', 'uts', 'ipc'].map((type) => ({ type })),
      ...{ maskedPaths, readonlyPaths },
      ...(kind === 'docker' ? { seccomp } : {}),
    },
  }
  writeFileSync(root.at(`${bundle}/config.json`), JSON.stringify(config))
  await must(root, [...crun, 'run', '--detach', '--bundle', bundle, 'job'])
}

/** moby/moby daemon/pkg/oci/defaults.go, without cgroups; /run is a folder of an image, here an empty one. */
const systemMounts = [
  { destination: '/proc', type: 'proc', source: 'proc', options: ['nosuid', 'noexec', 'nodev'] },
  {
    ...{ destination: '/dev', type: 'tmpfs', source: 'tmpfs' },
    options: ['nosuid', 'strictatime', 'mode=755', 'size=65536k'],
  },
  {
    ...{ destination: '/dev/pts', type: 'devpts', source: 'devpts' },
    options: ['nosuid', 'noexec', 'newinstance', 'ptmxmode=0666', 'mode=0620', 'gid=5'],
  },
  { destination: '/sys', type: 'sysfs', source: 'sysfs', options: ['nosuid', 'noexec', 'nodev', 'ro'] },
  { destination: '/dev/mqueue', type: 'mqueue', source: 'mqueue', options: ['nosuid', 'noexec', 'nodev'] },
  {
    ...{ destination: '/dev/shm', type: 'tmpfs', source: 'shm' },
    options: ['nosuid', 'noexec', 'nodev', 'mode=1777'],
  },
  { destination: '/run', type: 'tmpfs', source: 'run', options: ['nosuid', 'nodev', 'mode=755'] },
]
const volume = (folder: string) => ({ destination: folder, type: 'bind', source: folder, options: ['bind', 'rw'] })
/** In place of the runner's folder of node programs. */
const lab = { destination: project, type: 'bind', source: project, options: ['bind', 'ro'] }

interface ProcessOptions {
  readonly uid: number
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** Root has the capabilities; another user could only get them back, by a program of root's. */
function processOf(args: readonly string[], { uid, cwd, env }: ProcessOptions) {
  const held = uid === 0 ? { effective: capabilities, permitted: capabilities } : {}
  const variables = { PATH: path, HOME: uid === 0 ? '/root' : '/home/runner', ...env }
  return {
    terminal: false,
    user: { uid, gid: uid },
    args,
    env: Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    cwd,
    capabilities: { bounding: capabilities, ...held },
    noNewPrivileges: false,
  }
}

/** What a root does, in the container. Environments stand in files that are not there to be seen. */
function enter(root: ThrowAwayRoot, runner: number): Pick<ThrowAwayRoot, 'run' | 'start' | 'makeFolder'> {
  const start: ThrowAwayRoot['start'] = (argv, { env = {}, cwd = '/', user = 'root', ...options } = {}) => {
    const file = `${bundle}/${randomBytes(6).toString('hex')}.json`
    const inside = processOf(argv, { uid: user === 'root' ? 0 : runner, cwd, env })
    writeFileSync(root.at(file), JSON.stringify(inside), { mode: 0o600 })
    return root.start([...crun, 'exec', '--process', file, 'job'], options)
  }
  const run: ThrowAwayRoot['run'] = (argv, options) => start(argv, options).done
  const makeFolder: ThrowAwayRoot['makeFolder'] = async (folder, user = 'runner') => {
    const ran = await run(['install', '-d', '-o', user, '-g', user, folder])
    if (ran.code !== 0) throw new LabError(`${folder} cannot be made in the container: ${ran.stderr}`)
    return folder
  }
  return { run, start, makeFolder }
}

async function userId(root: ThrowAwayRoot): Promise<number> {
  return Number((await must(root, ['id', '-u', 'runner'])).stdout)
}

async function must(root: ThrowAwayRoot, argv: readonly string[]): Promise<Ran> {
  const ran = await root.run(argv)
  if (ran.code === 0) return ran
  throw new LabError(`${argv[0]} failed in the throw-away root: ${(ran.stderr + ran.stdout).trim()}`)
}
