import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, LabError, removeTree, stepper } from './context.ts'
import { unpackPackages } from './debian.ts'
import { type RunOptions, runOk } from './exec.ts'
import { ensureMade } from './made.ts'
import { ensureNix, type NixSuite } from './nix.ts'
import { ensureDebs, examine, type Facts } from './release/packages.ts'
import { hashFiles } from './tree.ts'

/** A Nix release: upstream's layout of the archive and of the server, Debian's programs. */
export interface Release {
  readonly version: string
  readonly system: string
  /** To be served: `<folder>/nix/nix-V/nix-V-SYSTEM.tar.xz`, as releases.nixos.org has it, with `.sha256` beside it. */
  readonly folder: string
  /** The archive below the folder: `nix/nix-V/nix-V-SYSTEM.tar.xz`. */
  readonly path: string
  /** The archive's, in hex. */
  readonly sha256: string
  /** Store paths of Nix and of the certificates. */
  readonly nixPath: string
  readonly cacertPath: string
  readonly storePaths: readonly string[]
  readonly narBytes: number
}

const recipe = 1
const builders = join(import.meta.dirname, 'release')

/**
 * An installer archive as upstream's, made of Debian's Nix: top folder nix-V-SYSTEM/ with store/, .reginfo and install
 * (the lab's own), store paths with real references, xz in one block. The same bytes from the same Debian packages.
 * The store paths are built by the lab's Nix in its sandbox: root, or user namespaces, are needed. Throws a LabError.
 */
export async function ensureRelease(suite: NixSuite, lab: LabContext): Promise<Release> {
  const folder = join(lab.root, 'releases', suite)
  const tell = stepper(lab, `Nix release (${suite})`)
  tell('downloading', 0.05)
  const debs = await ensureDebs(suite, lab)
  const names = debs.map((deb) => deb.slice(deb.lastIndexOf('/') + 1))
  await ensureMade(lab, {
    path: folder,
    stamp: JSON.stringify({ recipe, names, builders: hashFiles(builders) }),
    make: (draft) => makeRelease(lab, debs, draft, tell),
  })
  tell('ready', 1)
  const made = JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')) as Omit<Release, 'folder'>
  return { ...made, folder }
}

async function makeRelease(
  lab: LabContext,
  debs: readonly string[],
  draft: string,
  tell: (doing: string, part: number) => void,
): Promise<void> {
  const work = join(draft, 'work')
  const packages = join(work, 'packages')
  const nixBin = await ensureNix('trixie', lab)
  tell('unpacking', 0.2)
  // What Debian's Nix also wants and a release has no use for.
  await unpackPackages(
    lab,
    debs.filter((deb) => !/\/(lib)?perl[^/]*$/.test(deb)),
    packages,
  )
  const facts = await examine(lab, debs, packages)
  tell('building store paths', 0.4)
  const store = await buildStore(lab, facts, work, nixBin)
  tell('packing', 0.6)
  const version = facts.nix.name.slice('nix-'.length)
  const top = `nix-${version}-${facts.system}`
  const path = join('nix', `nix-${version}`, `${top}.tar.xz`)
  mkdirSync(join(draft, 'nix', `nix-${version}`), { recursive: true })
  await pack(lab, store, work, top, join(draft, path))
  const sha256 = createHash('sha256')
    .update(readFileSync(join(draft, path)))
    .digest('hex')
  writeFileSync(join(draft, `${path}.sha256`), sha256)
  const { nixPath, cacertPath, storePaths, narBytes } = store
  const made: Omit<Release, 'folder'> = {
    ...{ version, system: facts.system, path, sha256, nixPath, cacertPath },
    ...{ storePaths, narBytes },
  }
  writeFileSync(join(draft, 'release.json'), `${JSON.stringify(made, undefined, 1)}\n`)
  removeTree(work)
}

interface BuiltStore extends Pick<Release, 'nixPath' | 'cacertPath' | 'storePaths' | 'narBytes'> {
  /** Where the store paths lie. */
  readonly folder: string
  /** What `nix-store --load-db` reads. */
  readonly registration: string
}

/** Builds all store paths as of /nix/store, in a store of their own: the machine's /nix is not touched. */
async function buildStore(lab: LabContext, facts: Facts, work: string, nixBin: string): Promise<BuiltStore> {
  const expression = join(work, 'expression')
  cpSync(builders, expression, { recursive: true })
  writeFileSync(join(expression, 'packages.json'), JSON.stringify(facts))
  const tools = join(work, 'tools')
  makeTools(join(work, 'packages'), tools)
  const root = join(work, 'root')
  const options = chrootStoreOptions(lab, work, [
    `/bin/bash=${join(work, 'packages/usr/bin/bash-static')}`,
    `/packages=${join(work, 'packages')}`,
    `/tools=${tools}`,
  ])
  const nix = (program: string, ...args: string[]): Promise<string> =>
    runOk(join(nixBin, program), ['--store', root, ...args], options)
  const build = ['--no-out-link', '--attr', 'nix', '--attr', 'cacert', '--attr', 'shell', expression]
  const [nixPath, cacertPath, shellPath] = (await nix('nix-build', ...build)).trim().split('\n')
  if (!nixPath || !cacertPath || !shellPath) throw new LabError('Nix did not build what a release needs.')
  const storePaths = lines(await nix('nix-store', '--query', '--requisites', nixPath, cacertPath, shellPath)).sort()
  const hashes = lines(await nix('nix-store', '--query', '--hash', ...storePaths))
  const sizes = lines(await nix('nix-store', '--query', '--size', ...storePaths)).map(Number)
  const references = lines(await nix('nix-store', '--query', '--graph', ...storePaths))
  return {
    folder: join(root, 'nix/store'),
    nixPath,
    cacertPath,
    storePaths,
    narBytes: sizes.reduce((sum, size) => sum + size, 0),
    registration: registration(storePaths, hashes, sizes, references),
  }
}

/** Per path: itself, its hash, its size, no deriver, how many references it has, and they. */
function registration(
  paths: readonly string[],
  hashes: readonly string[],
  sizes: readonly number[],
  graph: readonly string[],
): string {
  const edges = graph.flatMap((line) => {
    // The graph goes from what is needed to what needs it.
    const match = /^"(.*?)" -> "(.*?)"/.exec(line)
    return match ? [{ needed: match[1] ?? '', by: match[2] ?? '' }] : []
  })
  const blocks = paths.map((path, index) => {
    const name = path.slice('/nix/store/'.length)
    const references = edges.filter(({ by }) => by === name).map(({ needed }) => `/nix/store/${needed}`)
    return [path, hashes[index], sizes[index], '', references.length, ...references.sort()].join('\n')
  })
  return `${blocks.join('\n')}\n`
}

async function pack(lab: LabContext, store: BuiltStore, work: string, top: string, archive: string): Promise<void> {
  const stage = join(work, 'stage')
  mkdirSync(stage)
  const script = readFileSync(join(builders, 'install.sh'), 'utf8')
    .replaceAll('@nix@', store.nixPath)
    .replaceAll('@cacert@', store.cacertPath)
  for (const name of ['install', 'install-multi-user']) writeFileSync(join(stage, name), script, { mode: 0o755 })
  writeFileSync(join(stage, '.reginfo'), store.registration)
  const args = [
    ...['--create', '--xz', '--file', archive, '--format=gnu', '--sort=name', '--hard-dereference'],
    ...['--owner=0', '--group=0', '--numeric-owner', '--mode=u+rw,uga+r', '--mtime=@1'],
    // Names alone: the targets of symlinks stay as they are.
    `--transform=flags=rSH;s,^,${top}/,`,
    ...[`--directory=${stage}`, 'install', 'install-multi-user', '.reginfo'],
    ...[`--directory=${join(store.folder, '..')}`, ...store.storePaths.map((path) => path.slice('/nix/'.length))],
  ]
  // One block, as upstream's: it is decoded by one thread. A higher level takes three times as long for a tenth less.
  await runOk('tar', args, { signal: lab.signal, env: { XZ_OPT: '-2 --threads=1', TAR_OPTIONS: undefined } })
}

/** busybox under the names that the builders use. */
function makeTools(packages: string, tools: string): void {
  mkdirSync(tools)
  const busybox = ['bin/busybox', 'usr/bin/busybox'].map((path) => join(packages, path))
  copyFileSync(busybox.find(isFile) ?? '', join(tools, 'busybox'))
  for (const name of ['mkdir', 'cp', 'chmod', 'ln', 'sed', 'cat']) symlinkSync('busybox', join(tools, name))
}

function isFile(path: string): boolean {
  try {
    return readFileSync(path).length > 0
  } catch {
    return false
  }
}

/** The environment of Nix commands with `--store <folder>`: nothing of the machine's Nix, sandboxed builds. */
export function chrootStoreOptions(lab: LabContext, work: string, sandboxPaths: readonly string[]): RunOptions {
  const home = join(work, 'home')
  mkdirSync(home, { recursive: true })
  const settings = [
    'build-users-group =',
    'experimental-features = nix-command',
    'fsync-metadata = false',
    'sandbox = true',
    `sandbox-paths = ${sandboxPaths.join(' ')}`,
    'substituters =',
    'max-jobs = 4',
  ]
  const env = { NIX_CONFIG: `${settings.join('\n')}\n`, NIX_CONF_DIR: home, NIX_USER_CONF_FILES: '', HOME: home }
  const rest = { NIX_REMOTE: undefined, NIX_STORE_DIR: undefined, NIX_STATE_DIR: undefined, NIX_PATH: '', TMPDIR: home }
  return { env: { ...env, ...rest }, signal: lab.signal }
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}
