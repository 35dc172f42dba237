/**
 * A stand-in for a Mac, for what an installation of Nix does to one: files in a folder of the test, and the tools of macOS
 * with their interfaces as they were recorded elsewhere. Nothing here was compared with a Mac by us.
 *
 * - diskutil: diskutil(8). `info -plist`, its keys and `MountPoint`: NixOS/nix scripts/create-darwin-volume.sh and
 *   DeterminateSystems/nix-installer src/os/darwin/diskutil.rs. `apfs list -plist`: the recorded examples in
 *   mikekazakov/nimble-commander Source/Utility (DiskUtility). `apfs addVolume`, `unmount force`, `apfs deleteVolume`, and
 *   that a volume in use is not deleted: logs in https://github.com/NixOS/nix/issues/9903 and …/7935. A second volume of
 *   the same name is made without a question, as create-darwin-volume.sh (cure_volumes) says.
 * - launchctl: launchctl(1). Exit codes 113 and 3 and what goes with them, `Bootstrap failed: 5` and `122`: common reports;
 *   `bootout` comes back at once here.
 * - dscl, dseditgroup: dscl(1), dseditgroup(8), NixOS/nix scripts/install-darwin-multi-user.sh. -14988:
 *   https://github.com/NixOS/nix/issues/12140. Stricter than the real ones: no id is taken twice.
 * - security(1); encryptVolume and unlockVolume of diskutil(8): create-darwin-volume.sh, encrypt_volume.
 * - synthetic.conf(5), apfs.util: create-darwin-volume.sh, create_synthetic_objects.
 * - There is no group `root`, no getent, no useradd, no nproc, and the root file system cannot be written to.
 *
 * tar, rm, mv and their like are those of this machine: only what both know alike is used.
 */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { runCommand } from '../../src/runner/exec.ts'
import type { Files, Host } from '../../src/runner/host.ts'
import { fakeClock, testHost } from '../unit/host.ts'
import { addVolume, load, makeSynthetic, type State, tools } from './mac-tools.ts'

export const uid = 501

export interface Mac {
  readonly state: State
  /** A process of the user `runner`, who may use sudo. `dieAt` is the step at which it is killed, the first one is 1. */
  readonly host: (
    more?: { readonly dieAt?: number; readonly env?: Readonly<Record<string, string>> } & Partial<Host>,
  ) => Host
  /** How many steps the last process took that change something. */
  readonly steps: () => number
  /** All commands of the last process, without sudo. */
  readonly commands: () => readonly string[]
  /** Everything on this Mac but what is on its volumes, to be compared. */
  readonly snapshot: () => object
  readonly restart: () => void
  readonly write: (path: string, text: string, mode?: number) => void
  readonly read: (path: string) => string
}

const record = (entries: Readonly<Record<string, string>>) =>
  new Map(Object.entries(entries).map(([key, value]) => [key, [value]]))

/** Programs that change nothing. */
const looks =
  /^(?:sw_vers|plutil|fdesetup|sysctl|df|ps|cat|test|true|diskutil info|diskutil apfs list|security find|dscl \. -(?:list|read)|launchctl print|\S+ --version)\b/
/** Programs of macOS and of this machine alike; all paths in their arguments are of the Mac. */
const common = ['cat', 'chmod', 'install', 'ln', 'mkdir', 'mv', 'rm', 'rmdir', 'sync', 'tar', 'tee', 'test', 'true']
/** Those that are called most, without a process of their own. */
const quick: Readonly<Record<string, (args: readonly string[], input: string) => void>> = {
  true: () => {},
  sync: () => {},
  tee: ([, path = ''], input) => writeFileSync(path, input),
  mv: ([, , from = '', to = '']) => renameSync(from, to),
}

export function createMac(scratch: string): Mac {
  const root = join(scratch, 'root')
  const home = join(scratch, 'home')
  const owners = new Map<string, string>()
  for (const folder of [
    'etc',
    'usr/bin',
    'usr/sbin',
    'bin',
    'Library/LaunchDaemons',
    'var/root',
    'var/log',
    'private',
  ]) {
    mkdirSync(join(root, folder), { recursive: true })
  }
  for (const folder of ['temp', '.local/state']) mkdirSync(join(home, folder), { recursive: true })
  for (const name of ['tar', 'plutil', 'dscl', 'dseditgroup', 'diskutil', 'launchctl']) {
    writeFileSync(join(root, 'usr/bin', name), '')
    chmodSync(join(root, 'usr/bin', name), 0o755)
  }
  const real = (path: string): string => {
    if (path.startsWith(scratch) || !path.startsWith('/')) return path
    const volume = state.volumes.find(({ mountedAt = '' }) => mountedAt.length > 1 && isIn(path, mountedAt))
    return volume ? join(volume.folder, path.slice(volume.mountedAt?.length)) : join(root, path)
  }
  const ownerOf = (path: string) => ownerAt(real(path))
  /** What this process writes on the volume is its own; elsewhere it writes through sudo. */
  const ownerAt = (path: string) => owners.get(path) ?? (/\/volumes\/[^/]+\//.test(path) ? `${uid}:20` : '0:0')
  const state: State = {
    root,
    volumes: [],
    users: new Map([
      ['root', record({ UniqueID: '0', PrimaryGroupID: '0', NFSHomeDirectory: '/var/root' })],
      ['nobody', record({ UniqueID: '-2', PrimaryGroupID: '-2', NFSHomeDirectory: '/var/empty' })],
      ['runner', record({ UniqueID: String(uid), PrimaryGroupID: '20', NFSHomeDirectory: home })],
    ]),
    groups: new Map([
      ['wheel', record({ PrimaryGroupID: '0' })],
      ['staff', record({ PrimaryGroupID: '20' })],
    ]),
    services: new Map(),
    keychain: new Map(),
    fileVault: false,
    notYet: 0,
    real,
    ownerOf,
  }
  addVolume(state, 'Macintosh HD', 'disk3').mountedAt = '/'

  /** Why this user may not write there; root may everywhere but on the sealed root file system. */
  const refusal = (path: string, isRoot: boolean): string | undefined => {
    if (path.startsWith(scratch)) return undefined
    const mounted = state.volumes.some(({ mountedAt }) => mountedAt === '/nix')
    if (isIn(path, '/nix')) {
      if (!mounted) return 'EROFS'
      return isRoot || owners.get(real('/nix')) === String(uid) ? undefined : 'EACCES'
    }
    return isRoot ? undefined : 'EACCES'
  }

  let process = { steps: 0, dieAt: Number.POSITIVE_INFINITY, commands: [] as string[] }
  type Process = typeof process

  const checkAlive = (self: Process) => {
    if (self.steps >= self.dieAt) throw new Error('killed')
  }
  const step = (self: Process) => {
    checkAlive(self)
    self.steps += 1
    checkAlive(self)
  }

  const fileSystem = (self: Process): Files => {
    const wrapped =
      (name: keyof Files, changes: (...args: unknown[]) => boolean, paths = 1) =>
      async (...args: unknown[]) => {
        if (changes(...args)) {
          if (name === 'rename') step(self)
          for (const path of args.slice(0, paths)) throwIf(refusal(String(path), false), String(path))
        }
        checkAlive(self)
        const mapped = args.map((arg, index) => (index < paths ? real(String(arg)) : arg))
        const operation = Object.entries(nodeFiles).find(([key]) => key === name)?.[1] as (
          ...given: unknown[]
        ) => Promise<unknown>
        return operation(...mapped)
      }
    const never = () => false
    const always = () => true
    const status = (name: 'lstat' | 'stat') => async (path: string) => {
      const stat = (await wrapped(name, never)(path)) as Awaited<ReturnType<typeof nodeFiles.lstat>>
      const [user = 0, group = 0] = path.startsWith(scratch) ? [uid, 20] : ownerOf(path).split(':').map(Number)
      return Object.assign(stat, { uid: user, gid: group })
    }
    const given = {
      access: wrapped('access', (_, mode) => mode === 2),
      appendFile: wrapped('appendFile', always),
      chmod: wrapped('chmod', always),
      link: wrapped('link', always, 2),
      lstat: status('lstat'),
      stat: status('stat'),
      mkdir: wrapped('mkdir', always),
      mkdtemp: wrapped('mkdtemp', always),
      open: wrapped('open', (_, flags) => flags !== 'r'),
      readdir: wrapped('readdir', never),
      readFile: async (path: string, ...rest: unknown[]) => {
        const mode = path.startsWith('/etc/') ? statSync(real(path), { throwIfNoEntry: false })?.mode : undefined
        if (mode !== undefined && (mode & 0o004) === 0) throwIf('EACCES', path)
        return wrapped('readFile', never)(path, ...rest)
      },
      realpath: async (path: string) => String(await wrapped('realpath', never)(path)).replace(root, ''),
      rename: wrapped('rename', always, 2),
      rm: wrapped('rm', always),
      unlink: wrapped('unlink', always),
      writeFile: wrapped('writeFile', always),
    }
    return given as unknown as Files
  }

  const chown = (args: readonly string[], isRoot: boolean): Outcome => {
    const [owner = '', ...paths] = args.filter((arg) => !['-R', '-h', '--'].includes(arg))
    if (!isRoot) return exited(1, 'chown: Operation not permitted')
    const [user, group = ''] = owner.split(':')
    if (!/^\d*$/.test(group) && !state.groups.has(group)) return exited(1, `chown: ${group}: illegal group name`)
    const id = /^\d*$/.test(group) ? group : (state.groups.get(group)?.get('PrimaryGroupID')?.[0] ?? '')
    for (const path of paths) owners.set(real(path), group === '' ? `${user}` : `${user}:${id}`)
    return exited(0)
  }

  const exec =
    (self: Process) =>
    async (command: Command): Promise<Outcome> => {
      const isRoot = command.argv[0] === 'sudo'
      const argv = isRoot ? command.argv.slice(command.argv[2] === '--' ? 3 : 2) : command.argv
      const [program = '', ...args] = argv
      const line = argv.join(' ')
      self.commands.push(line)
      if (!looks.test(line)) step(self)
      checkAlive(self)
      if (command.signal?.aborted) return { kind: 'cancelled', stdout: '', stderrTail: [] }
      const tool = tools[program]
      if (tool) {
        const answer = tool(state, { args, isRoot, input: typeof command.input === 'string' ? command.input : '' })
        return exited(answer.code, answer.stderr, answer.stdout)
      }
      if (program === 'chown') return chown(args, isRoot)
      if (program === 'ps') return ps(args)
      if (program === 'df') return exited(0, '', 'Filesystem 1024-blocks Used Available\n/dev/disk3s1 9 8 77777777\n')
      if (program.startsWith('/nix/')) return runNix(program, args, command)
      if (!common.includes(program)) return { kind: 'not-started', reason: `spawn ${program} ENOENT` }
      const changed = looks.test(line) ? [] : args.filter((arg) => arg.startsWith('/'))
      for (const path of program === 'ln' ? changed.slice(1) : changed) {
        // What is not there is not there on a read-only file system either.
        if (program === 'rm' && !statSync(real(path), { throwIfNoEntry: false })) continue
        const why = refusal(path, isRoot)
        if (why)
          return exited(1, `${program}: ${path}: ${why === 'EROFS' ? 'Read-only file system' : 'Permission denied'}`)
      }
      const mapped = args.map((arg) => (arg.startsWith('/') ? real(arg) : arg))
      if (isRoot && ['tee', 'install'].includes(program)) owners.set(mapped.at(-1) ?? '', '0:0')
      if (program === 'mv') {
        const [from = '', to = ''] = mapped.slice(-2)
        owners.set(to, ownerAt(from))
        owners.delete(from)
      }
      const short = mapped.includes('--') || mapped.length === 0 ? quick[program] : undefined
      if (short) {
        short(mapped, typeof command.input === 'string' ? command.input : '')
        return exited(0)
      }
      return runCommand({ ...command, argv: [program, ...mapped], env: { PATH: globalThis.process.env['PATH'] } })
    }

  const runNix = (program: string, args: readonly string[], { input }: Command): Outcome => {
    const path = real(program)
    if (!statSync(path, { throwIfNoEntry: false })) return { kind: 'not-started', reason: `spawn ${program} ENOENT` }
    if (args.join() === '--version') return exited(0, '', readFileSync(path, 'utf8'))
    if (args.join() !== '--load-db' || typeof input !== 'string' || !input.startsWith('/nix/store/')) return exited(1)
    writeFileSync(real('/nix/var/nix/db/db.sqlite'), input)
    return exited(0)
  }

  const isAnswering = (path: string) =>
    path === '/nix/var/nix/daemon-socket/socket' &&
    state.services.has('org.nixos.nix-daemon') &&
    statSync(real('/nix/var/nix/profiles/default/bin/nix-daemon'), { throwIfNoEntry: false }) !== undefined

  return {
    state,
    host: ({ dieAt = Number.POSITIVE_INFINITY, env = {}, ...more } = {}) => {
      const self = { steps: 0, dieAt, commands: [] as string[] }
      process = self
      return testHost({
        env: { HOME: home, USER: 'runner', PATH: '/usr/bin:/bin', RUNNER_TEMP: join(home, 'temp'), ...env },
        platform: 'darwin',
        arch: 'arm64',
        uid,
        clock: fakeClock(),
        exec: exec(self),
        files: fileSystem(self),
        connects: async (path) => isAnswering(path),
        ...more,
      })
    },
    steps: () => process.steps,
    commands: () => process.commands,
    snapshot: () => ({
      users: state.users,
      groups: state.groups,
      services: state.services,
      keychain: state.keychain,
      volumes: state.volumes.map(({ name, container, mountedAt }) => ({ name, container, mountedAt })),
      files: ['etc', 'Library', 'var'].flatMap((folder) =>
        listTree(join(root, folder), (path) => owners.get(path) ?? '0:0'),
      ),
      home: listTree(home, () => ''),
    }),
    restart: () => {
      state.services.clear()
      for (const volume of state.volumes.filter(({ mountedAt }) => mountedAt !== '/')) {
        volume.mountedAt = undefined
        volume.locked = volume.key !== undefined
      }
      rmSync(join(root, 'nix'), { recursive: true, force: true })
      makeSynthetic(root)
      const folder = '/Library/LaunchDaemons'
      for (const name of readdirSync(join(root, folder)).sort()) load(state, join(folder, name))
      for (const [program = '', ...args] of state.services.values())
        tools[program]?.(state, { args, isRoot: true, input: '' })
    },
    write: (path, text, mode = 0o644) => {
      mkdirSync(dirname(real(path)), { recursive: true })
      writeFileSync(real(path), text, { mode })
    },
    read: (path) => readFileSync(real(path), 'utf8'),
  }
}

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

function throwIf(code: string | undefined, path: string): void {
  if (code !== undefined) throw Object.assign(new Error(`${code}: ${path}`), { code })
}

function exited(code: number, stderr = '', stdout = ''): Outcome {
  return { kind: 'exited', code, stdout, stderrTail: stderr === '' ? [] : stderr.split('\n') }
}

function ps(args: readonly string[]): Outcome {
  const known = args.join(' ') === `-o state= -o lstart= -p ${globalThis.process.pid}`
  return known ? exited(0, '', 'S    Sun Nov 22 10:29:16 2026\n') : exited(1)
}

function listTree(folder: string, owner: (path: string) => string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      if (entry.isSymbolicLink()) return `${path} -> ${readlinkSync(path)}`
      const { mode } = statSync(path)
      const content = entry.isFile() ? readFileSync(path, 'latin1') : ''
      return [path, (mode & 0o7777).toString(8), owner(path), content].join(' ')
    })
    .sort()
}
