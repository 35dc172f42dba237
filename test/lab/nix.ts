import { chmodSync, copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type LabContext, LabError, removeTree, stepper } from './context.ts'
import { downloadPackages, openArchive, unpackPackages } from './debian.ts'
import { runOk } from './exec.ts'
import { ensureMade, isMade } from './made.ts'

/** trixie is Debian stable's Nix, sid the newest that Debian has. */
export type NixSuite = 'trixie' | 'sid'

const recipe = 3
const expectedBytes = { trixie: 30e6, sid: 32e6 }
const oldCommands = 'build channel collect-garbage copy-closure daemon env hash instantiate prefetch-url shell store'
const platforms: Partial<Record<NodeJS.Architecture, { libraries: string; loader: string }>> = {
  x64: { libraries: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { libraries: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
}

/**
 * A real Nix out of Debian's nix-bin with all its libraries, below the lab's root: no root, no /nix, nothing installed.
 * Gives the folder that holds nix, nix-store and the others. Throws a LabError that names the source that failed.
 * `onListed` is called when Debian's package lists have been read, if they must be.
 */
export async function ensureNix(suite: NixSuite, lab: LabContext, onListed?: () => void): Promise<string> {
  const prefix = join(lab.root, 'nix', suite)
  const tell = stepper(lab, `Nix (${suite})`)
  await ensureMade(lab, {
    path: prefix,
    stamp: stampOf(suite, prefix),
    make: (draft) => makeNix(lab, suite, prefix, draft, { tell, onListed }),
  })
  tell('ready', 1)
  return join(prefix, 'bin')
}

/** Whether that Nix is there already. */
export function nixIsMade(suite: NixSuite, lab: Pick<LabContext, 'root'>): boolean {
  const path = join(lab.root, 'nix', suite)
  return isMade({ path, stamp: stampOf(suite, path) })
}

/** The interpreter and the library path are written into the programs, so the place is part of the recipe. */
function stampOf(suite: NixSuite, prefix: string): string {
  return JSON.stringify({ recipe, suite, prefix })
}

async function makeNix(
  lab: LabContext,
  suite: NixSuite,
  prefix: string,
  draft: string,
  { tell, onListed }: { tell: (doing: string, part: number) => void; onListed: (() => void) | undefined },
): Promise<unknown> {
  const platform = platforms[process.arch]
  if (!platform) throw new LabError(`Debian's Nix is not available here: no recipe for ${process.arch}.`)
  const work = join(draft, 'work')
  tell('reading Debian’s package lists', 0.02)
  const archive = await openArchive(lab, join(work, 'apt'), suite, 'main')
  onListed?.()
  const debs = await downloadPackages(lab, archive, ['nix-bin', 'patchelf'], {
    dependencies: true,
    wanted: mayHaveLibraries,
    onBytes: (bytes) => tell('downloading', 0.2 + 0.5 * Math.min(1, bytes / expectedBytes[suite])),
  })
  tell('unpacking', 0.7)
  const root = join(work, 'root')
  // base-files first: it brings the symlinks /lib and /lib64, which the other packages fill.
  const base = debs.filter((deb) => basename(deb).startsWith('base-files_'))
  await unpackPackages(lab, base, root)
  // Packages for all machines have no libraries.
  const others = debs.filter((deb) => !base.includes(deb) && !deb.endsWith('_all.deb'))
  await unpackPackages(lab, others, root)
  tell('relocating', 0.9)
  await relocate(lab, root, draft, prefix, platform)
  removeTree(work)
  return debs.map((deb) => basename(deb)).filter((name) => /^(nix-bin|libc6|libnix\w*)_/.test(name))
}

/** A third of what nix-bin depends on is Perl and what its service needs. `relocate` refuses a Nix that lacks a library. */
function mayHaveLibraries(name: string): boolean {
  return /^(?:lib(?!.*perl)|zlib1g$|nix-bin$|patchelf$|base-files$)/.test(name)
}

/** Copies nix and the libraries that its own loader finds, and points it at them where they will lie. */
async function relocate(
  lab: LabContext,
  root: string,
  draft: string,
  prefix: string,
  platform: { libraries: string; loader: string },
): Promise<void> {
  const libraries = join(root, 'usr/lib', platform.libraries)
  const loader = join(libraries, platform.loader)
  const nix = join(root, 'usr/bin/nix')
  mkdirSync(join(draft, 'bin'))
  mkdirSync(join(draft, 'lib'))
  const options = { signal: lab.signal, env: { LD_LIBRARY_PATH: undefined, LD_PRELOAD: undefined } }
  const listed = await runOk(loader, ['--library-path', libraries, '--list', nix], options)
  const missing = [...listed.matchAll(/(\S+) => not found/g)].map((match) => match[1])
  if (missing.length > 0) throw new LabError(`Debian's Nix lacks ${missing.join(', ')}, which no fetched package has.`)
  const wanted = [...listed.matchAll(/=> (\/\S+)/g)].flatMap((match) => match[1] ?? [])
  // Opened at run time, for host names.
  const late = ['libnss_dns.so.2', 'libnss_files.so.2'].map((name) => join(libraries, name))
  for (const file of [...wanted, ...late.filter((path) => existsSync(path))]) {
    if (!file.startsWith(root)) throw new LabError(`Debian's Nix would load ${file} of this machine.`)
    copyFileSync(file, join(draft, 'lib', basename(file)))
  }
  copyFileSync(loader, join(draft, 'lib', platform.loader))
  chmodSync(join(draft, 'lib', platform.loader), 0o755)
  copyFileSync(nix, join(draft, 'bin/nix'))
  chmodSync(join(draft, 'bin/nix'), 0o755)
  for (const name of oldCommands.split(' ')) symlinkSync('nix', join(draft, 'bin', `nix-${name}`))
  const lib = join(prefix, 'lib')
  // DT_RPATH, not DT_RUNPATH: it also holds for the libraries that the libraries need.
  const patch = ['--set-interpreter', join(lib, platform.loader), '--force-rpath', '--set-rpath', lib]
  const patchelf = ['--library-path', libraries, join(root, 'usr/bin/patchelf'), ...patch, join(draft, 'bin/nix')]
  await runOk(loader, patchelf, options)
}
