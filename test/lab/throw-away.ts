import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LabContext, LabError, removeTree, throwIfAborted } from './context.ts'
import { isExecutable, onPath, type Ran, run, runOk } from './exec.ts'
import { type LabOptions, labContext, project } from './lab.ts'
import { childrenOf, type InsideOptions, type OpenRoot, type Running, send, startInside } from './throw-away/inside.ts'
import { ensureTools } from './throw-away/tools.ts'

export type { InsideOptions, Running }

export interface ThrowAwayOptions extends Pick<LabOptions, 'root' | 'signal' | 'progress'> {
  /** A real systemd as process 1, as on a hosted runner; else a bare root as of a container job. Default false. */
  readonly systemd?: boolean
  /** In memory (default), or in a sparse file of the lab. */
  readonly tmpfs?: boolean
  /** MiB that can be written to the root, /tmp and the homes included; default 8192. A full disk: give little. */
  readonly size?: number
  /** `none`: lo alone. Nix asks no substituter then, not even one on lo. Default host. */
  readonly network?: 'host' | 'none'
  /** Folders of this machine that can be written to inside, under the same path. */
  readonly bind?: readonly string[]
  /** sudo without a password for `runner`; default: as `systemd`. */
  readonly sudo?: boolean
  /** Shows at /run/written what was written below /, /root, /home/runner and /tmp since. Default false. */
  readonly written?: boolean
}

/**
 * One fresh machine: a copy-on-write view of this one, without /nix, /etc/nix and what jobs wrote down on it, with empty
 * homes, /tmp and /run. The project is there read-only. The users are `root` and `runner` (uid 1001).
 */
export interface ThrowAwayRoot extends AsyncDisposable {
  /** Runs a command inside and gives its status and output, whatever they are. */
  readonly run: (argv: readonly string[], options?: InsideOptions) => Promise<Ran>
  /** The same, for commands that are to get a signal. */
  readonly start: (argv: readonly string[], options?: InsideOptions) => Running
  /** The path by which this process reads and writes a file inside. An absolute symlink in it would lead outside. */
  readonly at: (path: string) => string
  /** Makes a folder that belongs to the user, such as RUNNER_TEMP, and gives its path. */
  readonly makeFolder: (path: string, user?: 'root' | 'runner') => Promise<string>
  /** Ends all processes inside; its mounts and files are gone with them. */
  readonly close: () => Promise<void>
}

interface Holder {
  readonly child: ChildProcess
  readonly folder: string
}

const here = join(import.meta.dirname, 'throw-away')
const holders = new Set<Holder>()
let opened = 0
process.on('exit', () => {
  for (const { child, folder } of holders) {
    for (const pid of [...childrenOf(child.pid ?? 0), child.pid ?? 0]) if (pid > 0) send(pid, 'SIGKILL')
    rmSync(join(folder, 'disk.img'), { force: true })
  }
})

/** Why no throw-away root can be had on this machine, in one line; undefined when one can. */
export async function throwAwayReason(options: { readonly systemd?: boolean } = {}): Promise<string | undefined> {
  if (process.platform !== 'linux') return `throw-away roots need Linux, this is ${process.platform}`
  if (process.getuid?.() !== 0) return 'throw-away roots need root, for an overlay over / and namespaces'
  const programs = ['unshare', 'nsenter', 'setpriv', 'mount', 'umount', 'pivot_root', 'tar', 'ip']
  const missing = programs.filter((program) => onPath(program).length === 0)
  if (missing.length > 0) return `${missing.join(', ')} missing (apt-get install util-linux mount tar iproute2)`
  if (options.systemd && !isExecutable('/lib/systemd/systemd')) return 'systemd is missing (apt-get install systemd)'
  const probe =
    'mount -t tmpfs x /mnt && cd /mnt && mkdir u w r && mount -t overlay x -o lowerdir=/,upperdir=u,workdir=w r'
  const cgroups = options.systemd ? ' && mkdir c && mount -t cgroup2 x c' : ''
  const args = ['--mount', '--pid', '--fork', '--uts', '--ipc', '--cgroup', '/bin/sh', '-c', probe + cgroups]
  const tried = await run('unshare', args, { timeout: 300 })
  if (tried.code === 0) return undefined
  return `namespaces or overlays are not permitted here: ${tried.stderr.trim().split('\n').at(-1) ?? ''}`
}

/**
 * Opens a throw-away root; 0.1 s, with systemd half a second more. Throws a LabError where none can be had. It is gone
 * with `close()`, with `await using`, and when this process ends in whatever way.
 */
export async function openThrowAwayRoot(options: ThrowAwayOptions = {}): Promise<ThrowAwayRoot> {
  const context = labContext(options)
  throwIfAborted(context)
  const systemd = options.systemd === true
  const reason = await throwAwayReason({ systemd })
  if (reason) throw new LabError(reason)
  const tools = await ensureTools(context)
  await removeStale(context)
  opened += 1
  const id = `${process.pid}-${opened}`
  const folder = join(context.root, 'roots', id)
  for (const part of ['disk', 'root']) mkdirSync(join(folder, part), { recursive: true })
  const holder = { child: await hold(folder, id, tools, options), folder }
  holders.add(holder)
  try {
    const open = await ready(holder.child, options)
    if (systemd) await booted(open)
    return throwAwayRoot(open, () => close(holder))
  } catch (error) {
    await close(holder)
    throw error
  }
}

function throwAwayRoot(open: OpenRoot, close: () => Promise<void>): ThrowAwayRoot {
  const start: ThrowAwayRoot['start'] = (argv, options = {}) => startInside(open, argv, options)
  const inside: ThrowAwayRoot['run'] = (argv, options) => start(argv, options).done
  return {
    start,
    run: inside,
    at: (path) => `/proc/${open.init}/root${path}`,
    makeFolder: async (path, user = 'runner') => {
      const ran = await inside(['install', '-d', '-o', user, '-g', user, path])
      if (ran.code !== 0) throw new LabError(`${path} cannot be made in the throw-away root: ${ran.stderr}`)
      return path
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Starts what keeps the namespaces: they are gone when it ends, and it ends when this process does. */
async function hold(folder: string, id: string, tools: string, options: ThrowAwayOptions): Promise<ChildProcess> {
  const size = options.size ?? 8192
  if (options.tmpfs === false) {
    const image = join(folder, 'disk.img')
    writeFileSync(image, '')
    truncateSync(image, size * 2 ** 20)
    await runOk('mkfs.ext4', ['-q', '-F', '-E', 'lazy_itable_init=1,lazy_journal_init=1', image])
  }
  const systemd = options.systemd === true
  const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--uts', '--ipc']
  if (options.network === 'none') namespaces.push('--net')
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'unshare', ...namespaces, '/bin/bash', join(here, 'enter.sh')],
    {
      cwd: '/',
      env: {
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        LC_ALL: 'C.UTF-8',
        LAB_HOLD: folder,
        LAB_ID: `lab-${id}`,
        LAB_DISK: options.tmpfs === false ? 'image' : 'tmpfs',
        LAB_SIZE: `${size}`,
        LAB_NETWORK: options.network ?? 'host',
        LAB_PROJECT: project,
        LAB_BIND: (options.bind ?? []).map((path) => realpathSync(path)).join('\n'),
        LAB_TOOLS: tools,
        LAB_SUDO: (options.sudo ?? systemd) ? '1' : '0',
        LAB_SYSTEMD: systemd ? '1' : '0',
        LAB_WRITTEN: options.written ? '1' : '0',
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    },
  )
  child.stdin?.on('error', () => {})
  return child
}

/** Waits until the root is there. */
async function ready(child: ChildProcess, options: ThrowAwayOptions): Promise<OpenRoot> {
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const onAbort = (): void => void child.kill('SIGKILL')
  options.signal?.addEventListener('abort', onAbort, { once: true })
  const ended = once(child, 'exit').then(() => {
    throwIfAborted(options)
    throw new LabError(`The throw-away root cannot be made:\n${said.trim().split('\n').slice(-5).join('\n')}`)
  })
  ended.catch(() => {})
  try {
    if (options.signal?.aborted) onAbort()
    await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended])
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
  const [init] = childrenOf(child.pid ?? 0)
  if (init === undefined) throw new LabError('The throw-away root has ended by itself.')
  const namespaces = ['--mount', '--pid', '--uts', '--ipc']
  if (options.network === 'none') namespaces.push('--net')
  if (options.systemd) namespaces.push('--cgroup')
  return { init, namespaces }
}

/** Waits until systemd has started all that it starts at boot. */
async function booted(open: OpenRoot): Promise<void> {
  const deadline = Date.now() + 300_000
  let said = ''
  while (Date.now() < deadline) {
    if (existsSync(`/proc/${open.init}/root/run/systemd/private`)) {
      const argv = ['systemctl', 'is-system-running', '--wait']
      const { stdout, stderr } = await startInside(open, argv, { timeout: 300 }).done
      said = stdout.trim() || stderr.trim()
      if (said === 'running' || said === 'degraded') return
    }
    await sleep(20)
  }
  throw new LabError(`systemd did not come up in the throw-away root: ${said}`)
}

async function close(holder: Holder): Promise<void> {
  const { child, folder } = holder
  if (!holders.delete(holder)) return
  // The kernel ends a pid namespace's first process only after all others in it.
  for (const pid of childrenOf(child.pid ?? 0)) send(pid, 'SIGKILL')
  child.stdin?.end()
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  await removeFolder(folder)
}

async function removeFolder(folder: string): Promise<void> {
  const id = `lab-${folder.slice(folder.lastIndexOf('/') + 1)}`
  const cgroup = join(folder, 'cgroup')
  // A killed process leaves its cgroup a moment after it is gone.
  for (let tries = 0; existsSync(cgroup) && tries < 3_000; tries++) {
    const ran = await run('unshare', ['--mount', '/bin/bash', join(here, 'leave.sh'), id, cgroup], { timeout: 300 })
    if (ran.code === 0) break
    await sleep(20)
  }
  removeTree(folder)
}

/** What roots of processes that were killed left in the lab: empty folders, a disk, cgroups. */
async function removeStale(context: LabContext): Promise<void> {
  const roots = join(context.root, 'roots')
  if (!existsSync(roots)) return
  for (const name of readdirSync(roots)) {
    if (!existsSync(`/proc/${Number.parseInt(name, 10)}`)) await removeFolder(join(roots, name))
  }
}
