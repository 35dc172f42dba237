import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type LabContext, removeTree } from './context.ts'
import { runOk } from './exec.ts'
import { ensureFloxDeb, type FloxPackageFile } from './flox-packages.ts'
import { ensureNix } from './nix.ts'

/**
 * The stand-in package with a Nix that really works, and its build users, in place of one that only says its version.
 * Made in `folder`, to be served.
 */
export async function makeWorkingFloxDeb(lab: LabContext, folder: string): Promise<FloxPackageFile> {
  const [deb, nixBin] = [await ensureFloxDeb(lab), await ensureNix('trixie', lab)]
  const tree = join(folder, 'tree')
  await runOk('dpkg-deb', ['--raw-extract', join(deb.folder, deb.path), tree])
  rmSync(join(tree, 'usr/bin/nix'))
  for (const name of ['nix', 'nix-build', 'nix-store', 'nix-daemon'])
    symlinkSync(join(nixBin, name), join(tree, 'usr/bin', name))
  const builders = ['groupadd --system nixbld', 'useradd --system --gid nixbld --groups nixbld nixbld1', '']
  appendFileSync(join(tree, 'DEBIAN/postinst'), builders.join('\n'))
  appendFileSync(join(tree, 'DEBIAN/postrm'), '[ "$1" != purge ] || { userdel nixbld1; groupdel nixbld; }\n')
  mkdirSync(join(folder, deb.path, '..'), { recursive: true })
  await runOk('dpkg-deb', ['--root-owner-group', '--build', tree, join(folder, deb.path)])
  removeTree(tree)
  const sha256 = createHash('sha256')
    .update(readFileSync(join(folder, deb.path)))
    .digest('hex')
  return { folder, path: deb.path, sha256 }
}
