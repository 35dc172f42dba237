import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { fetchPackages, readUris } from './debian-fetch.ts'
import { run, runOk } from './exec.ts'

export const debianKeyring = '/usr/share/keyrings/debian-archive-keyring.gpg'
const defaultArchive = 'http://deb.debian.org/debian'

/** One suite of the Debian archive, read with an apt configuration of its own. */
export interface Archive {
  readonly uri: string
  readonly suite: string
  readonly component: string
  /** Folder of apt's state; removed with the caller's draft. */
  readonly folder: string
  /** Arguments that make apt-get use that folder alone. */
  readonly apt: readonly string[]
}

let asked: Promise<string> | undefined

/** The Debian archive that this machine already uses, or deb.debian.org where it uses none; asked once. */
export function debianArchiveUri(context: LabContext): Promise<string> {
  asked ??= askForArchive(context)
  return asked
}

async function askForArchive(context: LabContext): Promise<string> {
  const format = ['--format', '$(ORIGIN) $(REPO_URI)', 'Created-By: Packages']
  const ran = await run('apt-get', ['indextargets', ...format], { signal: context.signal, niceness: context.niceness })
  return chooseArchive(ran.stdout)
}

/** Picks from lines of origin and URI. The origin is known once the machine has read its lists; a vendor's may be unlike. */
export function chooseArchive(targets: string): string {
  const all = targets.split('\n').map((line) => ({ origin: line.split(' ')[0], uri: line.split(' ')[1] ?? '' }))
  const archives = all.filter(({ uri }) => /^https?:.*\/debian\/?$/.test(uri))
  const known = archives.find(({ origin }) => origin === 'Debian')
  // Without an origin: Debian's own layout, not a vendor's such as /linux/debian.
  const likely = archives.find(({ origin, uri }) => origin === '' && /^https?:\/\/[^/]+\/debian\/?$/.test(uri))
  return ((known ?? likely)?.uri ?? defaultArchive).replace(/\/$/, '')
}

/**
 * Reads the package lists of a suite into `folder`. The host's apt state is neither used nor changed; its proxy settings
 * are. The lists are verified by Debian's signature. A LabError names the archive when it cannot be reached.
 */
export async function openArchive(
  context: LabContext,
  folder: string,
  suite: string,
  component: string,
): Promise<Archive> {
  const uri = await debianArchiveUri(context)
  for (const part of ['lists/partial', 'cache/archives/partial', 'tmp']) {
    mkdirSync(join(folder, part), { recursive: true })
  }
  writeFileSync(join(folder, 'status'), '')
  // Packages alone: a desktop's apt configuration also wants 8 MB of pictures and descriptions.
  const options = `[signed-by=${debianKeyring} target=Packages]`
  writeFileSync(join(folder, 'sources.list'), `deb ${options} ${uri} ${suite} ${component}\n`)
  writeFileSync(join(folder, 'apt.conf'), aptConfiguration(folder))
  // With -c, not APT_CONFIG: the host's own files are read after APT_CONFIG and would win over it.
  const archive = { uri, suite, component, folder, apt: ['-c', join(folder, 'apt.conf')] }
  await apt(context, archive, ['update', '--error-on=any'])
  return archive
}

/**
 * Downloads packages, and with `dependencies` all that they depend on as far as `wanted` says so of their names; gives the
 * paths of the .deb files, sorted. Each is verified by the hash of the package lists.
 */
export async function downloadPackages(
  context: LabContext,
  archive: Archive,
  packages: readonly string[],
  options: {
    readonly dependencies: boolean
    readonly wanted?: (name: string) => boolean
    readonly onBytes?: (bytes: number) => void
  },
): Promise<string[]> {
  const { wanted = () => true } = options
  const archives = join(archive.folder, options.dependencies ? 'cache/archives' : 'debs')
  mkdirSync(archives, { recursive: true })
  const verb = options.dependencies ? ['install', '--yes', '--download-only'] : ['download']
  const watch = setInterval(() => options.onBytes?.(bytesBelow(archives)), 300)
  try {
    const sha256 = ['--option', 'Acquire::ForceHash=SHA256', '--print-uris']
    const named = await apt(context, archive, [...sha256, ...verb, ...packages], archives)
    const list = readUris(named).filter(({ file }) => wanted(file.split('_')[0] ?? ''))
    const fetched = list.length > 0 && (await fetchPackages(list, archives, context.signal))
    if (!fetched) await apt(context, archive, [...verb, ...packages], archives)
  } finally {
    clearInterval(watch)
  }
  const names = readdirSync(archives).filter((name) => name.endsWith('.deb'))
  return names.sort().map((name) => join(archives, name))
}

/** Unpacks .deb files over each other into `root`, several at once. */
export async function unpackPackages(context: LabContext, debs: readonly string[], root: string): Promise<void> {
  mkdirSync(root, { recursive: true })
  const rest = [...debs]
  const unpack = async () => {
    for (let deb = rest.shift(); deb !== undefined; deb = rest.shift()) {
      const options = { signal: context.signal, niceness: context.niceness }
      await runOk('dpkg-deb', ['--extract', deb, root], options)
    }
  }
  const ended = await Promise.allSettled([unpack(), unpack(), unpack()])
  for (const result of ended) if (result.status === 'rejected') throw result.reason
}

/** Gives what apt-get prints. */
async function apt(context: LabContext, archive: Archive, args: readonly string[], cwd?: string): Promise<string> {
  const ran = await run('apt-get', [...archive.apt, '--quiet=2', ...args], {
    ...(cwd !== undefined && { cwd }),
    signal: context.signal,
    niceness: context.niceness,
    // gpgv and the download methods write their temporary files here.
    env: { ...context.env, LC_ALL: 'C.UTF-8', TMPDIR: join(archive.folder, 'tmp'), APT_CONFIG: undefined },
  })
  if (ran.code === 0) return ran.stdout
  const said = `${ran.stdout}\n${ran.stderr}`.split('\n').filter((line) => /^(E:|W:|Err:)/.test(line))
  const named = `the Debian archive ${archive.uri} (suite ${archive.suite}, ${archive.component})`
  const unreachable = /could not connect|could not resolve|cannot initiate|failed to fetch|timed out|unable to connect/i
  const todo = unreachable.test(said.join('\n'))
    ? `Check the network or the proxy (http_proxy, apt's Acquire::http::Proxy), then run it again.`
    : `If it says that a package is missing, the archive has dropped it; otherwise run it again.`
  const verb = unreachable.test(said.join('\n')) ? 'could not be reached' : 'did not give what was asked for'
  throw new LabError(`${named[0]?.toUpperCase()}${named.slice(1)} ${verb}. ${todo}\n${said.slice(-6).join('\n')}`)
}

function aptConfiguration(folder: string): string {
  const set = (name: string, value: string): string => `${name} "${value}";`
  const lines = [
    // The host's hooks would run here too; a container image's empties the host's package cache.
    ...['APT::Update::Pre-Invoke', 'APT::Update::Post-Invoke', 'APT::Update::Post-Invoke-Success'].map(clear),
    ...['DPkg::Pre-Invoke', 'DPkg::Post-Invoke', 'DPkg::Pre-Install-Pkgs', 'APT::Architectures'].map(clear),
    set('APT::Default-Release', ''),
    set('Dir::Etc::SourceList', join(folder, 'sources.list')),
    set('Dir::Etc::SourceParts', '/dev/null'),
    set('Dir::Etc::Preferences', '/dev/null'),
    set('Dir::Etc::PreferencesParts', '/dev/null'),
    set('Dir::State', folder),
    set('Dir::State::Lists', join(folder, 'lists')),
    set('Dir::State::status', join(folder, 'status')),
    set('Dir::Cache', join(folder, 'cache')),
    set('Dir::Cache::archives', join(folder, 'cache/archives')),
    set('Dir::Cache::pkgcache', ''),
    set('Dir::Cache::srcpkgcache', ''),
    set('Dir::Log', folder),
    set('APT::Install-Recommends', 'false'),
    set('APT::Sandbox::User', process.getuid?.() === 0 ? 'root' : ''),
    set('Acquire::Languages', 'none'),
    set('Acquire::Retries', '2'),
    set('Acquire::http::Timeout', '30'),
    set('Acquire::Check-Valid-Until', 'true'),
  ]
  return `${lines.join('\n')}\n`
}

function clear(name: string): string {
  return `#clear ${name};`
}

function bytesBelow(folder: string): number {
  let sum = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) sum += bytesBelow(path)
    else if (existsSync(path)) sum += statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return sum
}
