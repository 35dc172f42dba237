import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type LabContext, LabError, removeTree } from '../context.ts'
import { downloadPackages, openArchive } from '../debian.ts'
import { runOk } from '../exec.ts'
import { ensureMade } from '../made.ts'
import type { NixSuite } from '../nix.ts'

const recipe = 1
const withDependencies = ['nix-bin', 'patchelf']
const alone = ['bash-static', 'busybox-static', 'ca-certificates', 'nix-setup-systemd']

/** What a release is made of, for release/default.nix. */
export interface Facts {
  readonly system: string
  /** Below the unpacked packages: the loader, and the folder of libraries. */
  readonly loader: string
  readonly libraries: string
  /** The package with the loader. */
  readonly libc: string
  readonly packages: Readonly<Record<string, Library>>
  readonly nix: Part & { readonly needs: readonly string[] }
  readonly cacert: Part
  readonly shell: Part
}

interface Part {
  /** As in the store path: `openssl-3.5.7`. */
  readonly name: string
  /** The hash of the Debian package, so that another one gives another store path. */
  readonly source: string
}

interface Library extends Part {
  /** `libssl.so.3=usr/lib/x86_64-linux-gnu/libssl.so.3` */
  readonly files: readonly string[]
  readonly needs: readonly string[]
  readonly isLibc?: boolean
}

export const platforms: Partial<Record<NodeJS.Architecture, { system: string; folder: string; loader: string }>> = {
  x64: { system: 'x86_64-linux', folder: 'usr/lib/x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { system: 'aarch64-linux', folder: 'usr/lib/aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
}

/** Debian's packages with Nix and all that it needs, as .deb files in a folder of the lab; downloaded once. */
export async function ensureDebs(suite: NixSuite, lab: LabContext): Promise<string[]> {
  const path = join(lab.root, 'debs', `nix-${suite}`)
  await ensureMade(lab, {
    path,
    stamp: JSON.stringify({ recipe, suite, withDependencies, alone }),
    make: async (draft) => {
      const work = join(draft, 'apt')
      const archive = await openArchive(lab, work, suite, 'main')
      const debs = [
        ...(await downloadPackages(lab, archive, withDependencies, { dependencies: true })),
        ...(await downloadPackages(lab, archive, alone, { dependencies: false })),
      ]
      for (const deb of debs) copyFileSync(deb, join(draft, basename(deb)))
      removeTree(work)
    },
  })
  const names = readdirSync(path).filter((name) => name.endsWith('.deb'))
  // base-files first: in trixie it brings the symlinks /lib and /lib64, which the other packages fill.
  const first = (name: string): number => (name.startsWith('base-files_') ? 0 : 1)
  return names.sort((a, b) => first(a) - first(b) || (a < b ? -1 : 1)).map((name) => join(path, name))
}

/** Looks at the unpacked packages in `root`: which libraries nix loads, which package each is of, what each one needs. */
export async function examine(lab: LabContext, debs: readonly string[], root: string): Promise<Facts> {
  const platform = platforms[process.arch]
  if (!platform) throw new LabError(`Debian's Nix is not available here: no recipe for ${process.arch}.`)
  const { system, folder } = platform
  const loader = join(folder, platform.loader)
  const files = await libraryFiles(lab, root, folder, platform.loader)
  const parts = new Map(debs.map((deb) => [basename(deb).split('_')[0] ?? '', partOf(deb)] as const))
  const owners = await ownersOf(lab, debs)
  const ownerOf = (soname: string): string => {
    const file = files.get(soname) ?? ''
    const owner = owners.get(file) ?? owners.get(relative(root, realpathSync(join(root, file))))
    if (!owner) throw new LabError(`No package of Debian's Nix has ${soname}.`)
    return owner
  }
  const nix = join(root, 'usr/bin/nix')
  const needs = await neededBy(lab, [nix, ...[...files.values()].map((file) => join(root, file))])
  const libc = ownerOf(platform.loader)
  const packages: Record<string, Library & { needs: string[]; files: string[] }> = {}
  const needsOf = (file: string, but?: string): string[] =>
    unique((needs.get(file) ?? []).map(ownerOf).filter((owner) => owner !== but))
  for (const [soname, file] of [...files].sort()) {
    const owner = ownerOf(soname)
    packages[owner] ??= { ...part(parts, owner), files: [], needs: [], ...(owner === libc && { isLibc: true }) }
    const library = packages[owner]
    library.files.push(`${soname}=${relative(root, realpathSync(join(root, file)))}`)
    library.needs = owner === libc ? [] : unique([...library.needs, ...needsOf(join(root, file), owner)])
  }
  return {
    system,
    loader,
    libraries: folder,
    libc,
    packages,
    nix: { ...part(parts, 'nix-bin', 'nix'), needs: unique([libc, ...needsOf(nix)]) },
    cacert: part(parts, 'ca-certificates', 'nss-cacert'),
    shell: part(parts, 'bash-static', 'bash-static'),
  }
}

/** soname → file below `root`, of all that the loader brings in for nix. */
async function libraryFiles(
  lab: LabContext,
  root: string,
  folder: string,
  loader: string,
): Promise<Map<string, string>> {
  const args = ['--library-path', join(root, folder), '--list', join(root, 'usr/bin/nix')]
  const env = { LD_LIBRARY_PATH: undefined, LD_PRELOAD: undefined }
  const listed = await runOk(join(root, folder, loader), args, { signal: lab.signal, env })
  const files = new Map<string, string>()
  for (const [, soname = '', path = ''] of listed.matchAll(/^\s*(\S+) => (\/\S+)/gm)) {
    if (!soname.startsWith('/')) files.set(soname, relative(root, path))
  }
  files.set(loader, join(folder, loader))
  // Opened at run time, for host names.
  for (const late of ['libnss_dns.so.2', 'libnss_files.so.2']) {
    if (existsSync(join(root, folder, late))) files.set(late, join(folder, late))
  }
  return files
}

/** File below / → package; /lib is a symlink to /usr/lib. */
async function ownersOf(lab: LabContext, debs: readonly string[]): Promise<Map<string, string>> {
  const owners = new Map<string, string>()
  for (const deb of debs.filter((path) => /^(lib|zlib)/.test(basename(path)))) {
    const listed = await runOk('dpkg-deb', ['--contents', deb], { signal: lab.signal })
    for (const [, path = ''] of listed.matchAll(/ \.\/(\S*\.so\S*)/g)) {
      owners.set(path.replace(/^lib/, 'usr/lib'), basename(deb).split('_')[0] ?? '')
    }
  }
  return owners
}

/** The sonames that each file names itself. */
async function neededBy(lab: LabContext, files: readonly string[]): Promise<Map<string, string[]>> {
  const needs = new Map<string, string[]>()
  const read = await runOk('readelf', ['--dynamic', '--wide', ...files], { signal: lab.signal })
  for (const section of read.split(/^File: /m).slice(1)) {
    const names = [...section.matchAll(/\(NEEDED\).*\[(.*)\]/g)].flatMap((match) => match[1] ?? [])
    needs.set(section.slice(0, section.indexOf('\n')), names)
  }
  return needs
}

function part(parts: ReadonlyMap<string, Part>, packageName: string, name?: string): Part {
  const found = parts.get(packageName)
  if (!found) throw new LabError(`Debian's ${packageName} is missing among the packages of Nix.`)
  return name ? { ...found, name: `${name}-${found.name.slice(packageName.length + 1)}` } : found
}

/** `libssl3t64_3.5.7-1~deb13u2_amd64.deb` → `libssl3t64-3.5.7`: what store paths may be called. */
function partOf(deb: string): Part {
  const [name = '', version = ''] = basename(deb).split('_')
  const upstream = decodeURIComponent(version)
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/\+(dfsg|ds).*$/, '')
  const source = createHash('sha256').update(readFileSync(deb)).digest('hex')
  return { name: `${name}-${upstream.replaceAll(/[^\w.+-]/g, '.')}`, source }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
