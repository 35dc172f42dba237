import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { arch } from 'node:os'
import { basename, join } from 'node:path'
import { floxStandIn } from '../fakes/flox/stand-in.ts'
import { type LabContext, LabError, removeTree, stepper } from './context.ts'
import { downloadPackages, openArchive } from './debian.ts'
import { onPath, runOk } from './exec.ts'
import { ensureMade } from './made.ts'
import type { ThrowAwayRoot } from './throw-away.ts'

/** A package in the vendor's layout, as on downloads.flox.dev. */
export interface FloxPackageFile {
  /** To be served. */
  readonly folder: string
  /** Below the folder: `by-env/stable/deb/flox-1.14.1.x86_64-linux.deb`. */
  readonly path: string
  readonly sha256: string
}

export const floxVersion = '1.14.1'
/** The Nix that Flox 1.14.1 brings (flox/flox pkgs/nix/default.nix). */
export const bundledNix = '2.31.5'

const system = `${arch() === 'arm64' ? 'aarch64' : 'x86_64'}-linux`
const recipe = 2

/**
 * What the vendor's packages do to a machine, as far as anybody who installs them would notice: a flox, a Nix of its own, a store,
 * and an /etc/nix/nix.conf that is written over. They want xz, and fail where /fail-flox is.
 * Docs: https://flox.dev/docs/install-flox/install/ ; https://github.com/flox/flox/issues/1855
 */
const afterwards = [
  'xz --version > /dev/null || exit 1',
  'echo "disable=$FLOX_DISABLE_METRICS" > /var/lib/flox-figures',
  `mkdir -p /etc/nix /nix/store/${'0'.repeat(32)}-flox-${floxVersion}`,
  'echo "# of the vendor" > /etc/nix/nix.conf',
  'if [ -e /fail-flox ]; then echo "made to fail" >&2; exit 1; fi',
]

/** Removed for good, it takes its store along: https://github.com/flox/flox/issues/3551 */
const removed = 'rm -rf /nix /etc/nix /var/lib/flox-figures'

/** The vendor's .deb with the stand-in in it, made by the real dpkg-deb. A LabError where there is none. */
export async function ensureFloxDeb(lab: LabContext): Promise<FloxPackageFile> {
  const folder = join(lab.root, 'flox')
  const path = `by-env/stable/deb/flox-${floxVersion}.${system}.deb`
  const script = floxStandIn(floxVersion)
  const stamp = JSON.stringify({ recipe, path, afterwards, script: sha256Of(script) })
  await ensureMade(lab, {
    path: folder,
    stamp,
    make: async (draft) => {
      const tree = join(draft, 'tree')
      writeTree(tree)
      mkdirSync(join(tree, 'DEBIAN'))
      const control = {
        Package: 'flox',
        Version: floxVersion,
        Architecture: 'all',
        Maintainer: 'lab <lab@example.org>',
      }
      const lines = Object.entries({ ...control, Description: 'stand-in' }).map(
        ([name, value]) => `${name}: ${value}\n`,
      )
      writeFileSync(join(tree, 'DEBIAN/control'), lines.join(''))
      writeFileSync(join(tree, 'DEBIAN/postinst'), ['#!/bin/sh', ...afterwards, ''].join('\n'), { mode: 0o755 })
      const purge = `#!/bin/sh\n[ "$1" != purge ] || ${removed}\n`
      writeFileSync(join(tree, 'DEBIAN/postrm'), purge, { mode: 0o755 })
      mkdirSync(join(draft, path, '..'), { recursive: true })
      await runOk('dpkg-deb', ['--root-owner-group', '--build', tree, join(draft, path)], { signal: lab.signal })
      removeTree(tree)
    },
  })
  return { folder, path, sha256: sha256Of(readFileSync(join(folder, path))) }
}

/** flox and the Nix that it brings, as files of a package. */
function writeTree(tree: string): void {
  mkdirSync(join(tree, 'usr/bin'), { recursive: true })
  writeFileSync(join(tree, 'usr/bin/flox'), floxStandIn(floxVersion))
  writeFileSync(join(tree, 'usr/bin/nix'), `#!/bin/sh\necho 'nix (Nix) ${bundledNix}'\n`)
  for (const name of ['flox', 'nix']) chmodSync(join(tree, 'usr/bin', name), 0o755)
}

/** Why there is no rpm for a throw-away root, in one line; undefined when there is one. */
export function noRpm(): string | undefined {
  if (onPath('gpg').length === 0) return 'gpg is missing (apt-get install gnupg), for the signatures of rpm packages'
  if (onPath('rpmbuild').length > 0) return undefined
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (/^ID=debian$/m.test(release) && onPath('apt-get').length > 0) return undefined
  return 'rpm and rpmbuild are missing (apt-get install rpm, dnf install rpm-build rpm-sign)'
}

/** Puts rpm and rpmbuild into the root where this machine lacks them: Debian's package and what it needs. */
export async function installRpm(lab: LabContext, root: ThrowAwayRoot): Promise<void> {
  if (onPath('rpmbuild').length > 0) return
  const folder = await ensureRpmDebs(lab)
  const debs = readdirSync(folder).map((name) => join(folder, name))
  await inside(root, ['dpkg', '-i', ...debs])
}

/** The debs that this very machine needs for rpm, and no others. */
async function ensureRpmDebs(lab: LabContext): Promise<string> {
  const suite = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'trixie'
  const path = join(lab.root, 'rpm-debs')
  const tell = stepper(lab, 'rpm')
  const status = '/var/lib/dpkg/status'
  await ensureMade(lab, {
    path,
    stamp: JSON.stringify({ recipe, suite, status: sha256Of(readFileSync(status)) }),
    make: async (draft) => {
      tell('reading package lists', 0.1)
      const archive = await openArchive(lab, join(draft, 'apt'), suite, 'main')
      copyFileSync(status, join(archive.folder, 'status'))
      tell('downloading', 0.5)
      const debs = await downloadPackages(lab, archive, ['rpm'], { dependencies: true })
      for (const deb of debs) copyFileSync(deb, join(draft, basename(deb)))
      removeTree(join(draft, 'apt'))
      return debs.map((deb) => basename(deb))
    },
  })
  tell('ready', 1)
  return path
}

/**
 * The vendor's .rpm, made by the real rpmbuild inside the root and copied to `folder`; with `sign`, signed by a new key whose
 * public half lies at /flox-key.asc of the root.
 */
export async function makeFloxRpm(
  root: ThrowAwayRoot,
  folder: string,
  options: { readonly sign: boolean; readonly owner?: string },
): Promise<FloxPackageFile> {
  const path = `by-env/stable/rpm/flox-${floxVersion}.${system}.rpm`
  const plain = '/build/top/RPMS/flox.rpm'
  if (!existsSync(root.at(plain))) {
    await inside(root, ['mkdir', '/build'])
    writeTree(root.at('/build/tree'))
    writeFileSync(root.at('/build/flox.spec'), specification)
    const top = ['--define', '_topdir /build/top', '--define', '_rpmfilename flox.rpm']
    await inside(root, ['rpmbuild', '-bb', ...top, '--define', '_build_id_links none', '/build/flox.spec'])
  }
  const made = '/build/made.rpm'
  await inside(root, ['cp', plain, made])
  if (options.sign) {
    const GNUPGHOME = `/build/keys-${randomBytes(4).toString('hex')}`
    await inside(root, ['mkdir', '-m', '700', GNUPGHOME])
    const env = { GNUPGHOME }
    const owner = options.owner ?? 'Flox Lab'
    const quick = [
      '--batch',
      '--passphrase',
      '',
      '--quick-generate-key',
      `${owner} <lab@example.org>`,
      'rsa2048',
      'sign',
    ]
    await inside(root, ['gpg', ...quick], env)
    await inside(root, ['gpg', '--yes', '--armor', '--output', '/flox-key.asc', '--export'], env)
    const gpg = ['--define', `_gpg_name ${owner}`, '--define', `__gpg ${onPath('gpg')[0]}`]
    await inside(root, ['rpmsign', ...gpg, '--addsign', made], env)
  }
  mkdirSync(join(folder, path, '..'), { recursive: true })
  copyFileSync(root.at(made), join(folder, path))
  return { folder, path, sha256: sha256Of(readFileSync(join(folder, path))) }
}

/** Its script is rpm's own Lua: on Debian nothing in rpm's database provides /bin/sh. */
const specification = `Name: flox
Version: ${floxVersion}
Release: 1
Summary: stand-in
License: none
BuildArch: noarch
AutoReqProv: no
%description
stand-in
%install
cp -a /build/tree/. %{buildroot}/
%files
/usr/bin/flox
/usr/bin/nix
%post -p <lua>
os.execute([[
${afterwards.filter((line) => !line.includes('exit 1; fi')).join('\n')}
]])
if posix.stat("/fail-flox") then error("made to fail") end
%postun -p <lua>
os.execute("${removed}")
`

async function inside(root: ThrowAwayRoot, argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = await root.run(argv, { env })
  if (ran.code === 0) return
  throw new LabError(`${argv[0]} failed in the throw-away root:\n${`${ran.stderr}${ran.stdout}`.trim().slice(-800)}`)
}

function sha256Of(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
