import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type LabContext, removeTree, stepper } from '../context.ts'
import { downloadPackages, openArchive, unpackPackages } from '../debian.ts'
import { onPath } from '../exec.ts'
import { ensureMade } from '../made.ts'

const recipe = 3

/**
 * What a throw-away root has and this machine may lack, laid out as below `/`: bash-static, which Debian's Nix takes as
 * its sandbox's shell, and sudo, which hosted runners have. Without root's sudo on a machine other than Debian: none.
 */
export async function ensureTools(lab: LabContext): Promise<string> {
  const path = join(lab.root, 'throw-away-tools')
  const suite = debianSuite()
  const packages = ['bash-static', ...(suite && onPath('sudo').length === 0 ? ['sudo'] : [])]
  const tell = stepper(lab, 'throw-away root')
  await ensureMade(lab, {
    path,
    stamp: JSON.stringify({ recipe, suite, packages }),
    make: async (draft) => {
      const work = join(draft, 'work')
      tell('reading Debian’s package lists', 0.1)
      const archive = await openArchive(lab, join(work, 'apt'), suite ?? 'trixie', 'main')
      const debs = await downloadPackages(lab, archive, packages, { dependencies: false })
      tell('unpacking', 0.8)
      await unpackPackages(lab, debs, join(work, 'root'))
      pick(join(work, 'root'), draft)
      removeTree(work)
      return debs.map((deb) => basename(deb))
    },
  })
  tell('ready', 1)
  return path
}

/** Programs and configuration alone: every root gets a copy. */
function pick(from: string, to: string): void {
  mkdirSync(join(to, 'usr/bin'), { recursive: true })
  for (const bin of ['bin', 'usr/bin']) {
    const shell = join(from, bin, 'bash-static')
    if (existsSync(shell)) copyFileSync(shell, join(to, 'usr/bin/bash-static'))
  }
  for (const part of ['usr/bin/sudo', 'usr/libexec/sudo', 'usr/lib/sudo', 'etc/pam.d', 'etc/sudoers']) {
    const path = join(from, part)
    if (existsSync(path))
      cpSync(path, join(to, part), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  }
}

/** `bookworm` on Debian; undefined elsewhere. */
function debianSuite(): string | undefined {
  if (!existsSync('/etc/os-release')) return undefined
  const release = readFileSync('/etc/os-release', 'utf8')
  if (!/^ID=debian$/m.test(release)) return undefined
  return /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1]
}
