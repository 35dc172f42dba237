import { join } from 'node:path'
import { asRoot, findPrivilege } from '../../machine/privilege.ts'
import { showCommand, storeCommand } from '../../nix/configure/read.ts'
import { daemonFile, daemonLog, findSupervision } from '../../nix/daemon/daemon.ts'
import { lookForNix, type Nix } from '../../nix/find.ts'
import { receiptPath } from '../../nix/install/receipt.ts'
import { childEnv } from '../../runner/child-env.ts'
import { failureText } from '../../runner/exec.ts'
import { readIfPresent } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { jobFolder } from '../../runner/job.ts'
import { accessTokens, netrcPasswords } from '../../runner/mask-secrets.ts'
import { stateFolder } from '../../runner/state-folder.ts'

/** Hides a text in everything that is shown. */
type Hide = (secret: string) => void

/** One section of the diagnostics. */
export interface Part {
  readonly title: string
  /** More lines are cut. */
  readonly most: number
  readonly find: (host: Host, hide: Hide) => Promise<readonly string[]>
}

export function diagnosticParts(nix: Nix | undefined): readonly Part[] {
  return [
    { title: 'Machine', most: 14, find: (host) => machine(host) },
    { title: 'User', most: 10, find: (host) => user(host) },
    {
      title: 'Nix and its settings',
      most: 80,
      find: async (host, hide) => settings(host, nix ?? (await lookForNix(host)), hide),
    },
    { title: 'Store', most: 6, find: async (host) => store(host, nix ?? (await lookForNix(host))) },
    { title: 'Files of settings', most: 60, find: (host, hide) => settingFiles(host, hide) },
    { title: 'Daemon', most: 45, find: (host) => daemon(host) },
    { title: 'Disk', most: 20, find: (host) => disk(host) },
    { title: 'Mounts', most: 15, find: (host) => mounts(host) },
    { title: 'Journal and receipt', most: 40, find: (host) => journal(host) },
  ]
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables; ImageOS and ImageVersion: actions/runner-images. */
const runnerVariables = ['ImageOS', 'ImageVersion', 'RUNNER_ENVIRONMENT', 'RUNNER_OS', 'RUNNER_ARCH', 'RUNNER_TEMP']
const nixVariables = [
  'PATH',
  'NIX_REMOTE',
  'NIX_CONF_DIR',
  'NIX_USER_CONF_FILES',
  'NIX_PATH',
  'NIX_SSL_CERT_FILE',
  'TMPDIR',
]

async function machine(host: Host): Promise<readonly string[]> {
  const [kernel, release, memory, load] = await Promise.all(
    ['/proc/sys/kernel/osrelease', '/etc/os-release', '/proc/meminfo', '/proc/loadavg'].map((path) =>
      readIfPresent(host, path).catch(() => undefined),
    ),
  )
  const name = /^PRETTY_NAME="?([^"\n]*)/m.exec(release ?? '')?.[1]
  const kilobytes = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(memory ?? '')?.[1] ?? Number.NaN)
  const variables = runnerVariables.flatMap((key) => (host.env[key] ? [`${key}=${host.env[key]}`] : []))
  return [
    `${name ?? host.platform}, kernel ${kernel?.trim() ?? 'unknown'}, ${host.arch}, node ${process.versions.node}`,
    `memory ${gigabytes(kilobytes('MemTotal'))}, available ${gigabytes(kilobytes('MemAvailable'))}, load ${load?.trim() ?? 'unknown'}`,
    `process 1: ${await firstProcess(host)}`,
    ...variables,
  ]
}

const gigabytes = (kilobytes: number) => `${(kilobytes / 1_048_576).toFixed(1)} GiB`

const firstProcess = async (host: Host) =>
  (await host.files.readFile('/proc/1/comm', 'utf8').catch(() => 'unknown')).trim()

async function user(host: Host): Promise<readonly string[]> {
  const [privilege, identity, group] = await Promise.all([
    findPrivilege(host),
    ask(host, ['id']),
    readIfPresent(host, '/etc/group'),
  ])
  const builders = /^nixbld:.*/m.exec(group ?? '')?.[0] ?? 'there is no group nixbld'
  return [`${identity.trim()}, as root: ${privilege}`, builders]
}

async function settings(host: Host, nix: Nix | undefined, hide: Hide): Promise<readonly string[]> {
  const variables = nixVariables.flatMap((key) => (host.env[key] ? [`${key}=${host.env[key]}`] : []))
  if (!nix) return ['no nix program was found', ...variables]
  const head = [`Nix ${nix.version}, ${nix.program}`, ...variables]
  try {
    const features = ['--extra-experimental-features', 'nix-command']
    return [...head, ...changedSettings(await ask(host, [nix.program, ...features, ...showCommand(nix)]), hide)]
  } catch (cause) {
    return [...head, cause instanceof Error ? cause.message : String(cause)]
  }
}

/** What differs from Nix's own default. Tokens go nowhere, not even their hosts' values. */
function changedSettings(json: string, hide: Hide): readonly string[] {
  const all = JSON.parse(json) as Readonly<
    Record<string, { readonly value?: unknown; readonly defaultValue?: unknown }>
  >
  const shown: string[] = []
  for (const [name, { value, defaultValue }] of Object.entries(all)) {
    if (name === 'access-tokens' && typeof value === 'object' && value !== null) {
      for (const token of Object.values(value)) hide(String(token))
      const hosts = Object.keys(value)
      if (hosts.length > 0) shown.push(`tokens for ${hosts.join(', ')}`)
    } else if (JSON.stringify(value) !== JSON.stringify(defaultValue)) shown.push(`${name} = ${plain(value)}`)
  }
  return shown
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(' ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function store(host: Host, nix: Nix | undefined): Promise<readonly string[]> {
  if (!nix) return ['no nix program was found']
  const features = ['--extra-experimental-features', 'nix-command']
  return lines(await ask(host, [nix.program, ...features, ...storeCommand(nix)]))
}

async function settingFiles(host: Host, hide: Hide): Promise<readonly string[]> {
  const folder = host.env['NIX_CONF_DIR'] || '/etc/nix'
  const names = await host.files.readdir(folder).catch((): string[] => [])
  const own = (host.env['NIX_USER_CONF_FILES'] ?? '').split(':').filter((path) => path !== '')
  const found: string[] = []
  for (const path of [...names.sort().map((name) => join(folder, name)), ...own]) {
    const stat = await host.files.lstat(path).catch(() => undefined)
    if (!stat) continue
    found.push(`${path}: mode ${(stat.mode & 0o7777).toString(8)}, user ${stat.uid}, ${stat.size} bytes`)
    const text = stat.isFile() ? await host.files.readFile(path, 'utf8').catch(() => undefined) : undefined
    if (text === undefined) continue
    for (const word of [...netrcPasswords(text), ...accessTokens(tokenLines(text))]) if (word !== '') hide(word)
    if (path.endsWith('.conf') && path !== join(jobFolder(host), 'access-tokens.conf')) {
      found.push(...lines(text).map((line) => `| ${line}`))
    }
  }
  return found
}

/** What nix.conf says of tokens, which must not be seen elsewhere either. */
function tokenLines(text: string): string {
  return [...text.matchAll(/access-tokens\s*=\s*(.*)/g)].map(([, tokens = '']) => tokens).join('\n')
}

async function daemon(host: Host): Promise<readonly string[]> {
  const socket = await host.files.lstat('/nix/var/nix/daemon-socket/socket').catch(() => undefined)
  const head = socket ? `socket: mode ${(socket.mode & 0o7777).toString(8)}, user ${socket.uid}` : 'there is no socket'
  if ((await findSupervision(host)) === 'systemd') {
    const privilege = await findPrivilege(host)
    const units = ['nix-daemon.socket', 'nix-daemon.service']
    const [states, log] = await Promise.all([
      ask(host, ['systemctl', 'show', '--property=Id,ActiveState,SubState,Result,NRestarts', ...units]),
      ask(
        host,
        asRoot(privilege, [
          'journalctl',
          '--no-pager',
          '--quiet',
          '--lines=25',
          '--output=short-iso',
          '--unit=nix-daemon',
        ]),
      ),
    ])
    return [head, ...lines(states), ...lines(log)]
  }
  const started = await readIfPresent(host, daemonFile(host))
  const log = await readIfPresent(host, daemonLog(host))
  return [head, started?.trim() ?? 'this action started no daemon', ...lines(log ?? '').slice(-30)]
}

/** Space and inodes of the usual places; each file system once. */
async function disk(host: Host): Promise<readonly string[]> {
  const { RUNNER_TEMP, GITHUB_WORKSPACE, HOME } = host.env
  const wanted = ['/', '/nix', '/nix/store', '/nix/var/nix/builds', '/tmp', '/mnt', RUNNER_TEMP, GITHUB_WORKSPACE, HOME]
  const there: string[] = []
  for (const path of wanted) if (path && (await host.files.lstat(path).catch(() => undefined))) there.push(path)
  const [space, inodes] = await Promise.all([
    ask(host, ['df', '-P', '-h', ...there]),
    ask(host, ['df', '-P', '-i', ...there]),
  ])
  return [...new Set([...lines(space), ...lines(inodes)])]
}

async function mounts(host: Host): Promise<readonly string[]> {
  const table = await host.files.readFile('/proc/self/mountinfo', 'utf8')
  return lines(table).filter((line) => /^(?:\/|\/nix.*|\/tmp|\/mnt)$/.test(line.split(' ')[4] ?? ''))
}

async function journal(host: Host): Promise<readonly string[]> {
  const folder = stateFolder(host)
  const [names, text, receipt] = await Promise.all([
    host.files.readdir(folder).catch((): string[] => []),
    readIfPresent(host, join(folder, 'journal.json')),
    readIfPresent(host, receiptPath),
  ])
  return [
    `${folder}: ${names.sort().join(' ') || 'not there'}`,
    `receipt: ${receipt?.trim() ?? 'none'}`,
    ...lines(text ?? '').map((line) => `| ${line}`),
  ]
}

/** The standard output of a command; its last words are thrown when it fails. */
async function ask(host: Host, argv: readonly [string, ...string[]]): Promise<string> {
  const env = childEnv(host.env, { LC_ALL: 'C' })
  const outcome = await host.exec({ argv, env, timeout: 2, signal: host.cancelled })
  if (outcome.kind === 'exited' && (outcome.code === 0 || outcome.stdout !== '')) return outcome.stdout
  const why = failureText(outcome)
  throw new Error(`${argv[0]}: ${why}`)
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
