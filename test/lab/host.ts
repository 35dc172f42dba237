import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type LabContext, LabError } from './context.ts'
import { debianKeyring } from './debian.ts'
import { isExecutable, onPath, runOk } from './exec.ts'
import { type ToolkitVersion, toolkitSources } from './toolkits/table.ts'
import { pythonWithPip } from './wheels.ts'

/** A program that the lab needs of the machine, and how to get it. */
export interface MissingProgram {
  readonly program: string
  readonly fix: string
}

/** A g++ of this machine as an input of the package set. */
export interface HostCompiler {
  /** Absolute paths with the version in the name where the machine has such. */
  readonly gxx: string
  readonly gcc: string
  /** `12.2.0` */
  readonly version: string
  /** True when that nvcc does not know this g++ and is told to take it (-allow-unsupported-compiler). */
  readonly unsupported: boolean
}

/** The newest g++ that each nvcc takes (its crt/host_config.h). */
const newestGxx: Readonly<Record<ToolkitVersion, number>> = { '11.8': 11, '12.4': 13, '13.0': 15, '13.5': 16 }

/** Everything that the machine lacks for a lab with those toolkits, at once; empty when nothing is missing. */
export async function missingPrograms(toolkits: readonly ToolkitVersion[]): Promise<MissingProgram[]> {
  const install = (packages: string): string => `install it with: apt-get install ${packages}`
  const needed: [program: string, fix: string][] = [
    ['apt-get', 'the lab takes Nix and CUDA from Debian packages: use Debian, Ubuntu or one of their containers'],
    ['dpkg-deb', 'the lab unpacks Debian packages: use Debian, Ubuntu or one of their containers'],
    ['tar', install('tar')],
    ['flock', install('util-linux')],
    ['g++', install('g++')],
  ]
  const missing = needed.filter(([program]) => onPath(program).length === 0)
  if (!isExecutable('/bin/bash')) missing.push(['/bin/bash', install('bash')])
  if (!existsSync(debianKeyring)) missing.push([debianKeyring, install('debian-archive-keyring')])
  if (toolkits.length > 0 && !(await pythonWithPip())) missing.push(['python3 with pip', install('python3-pip')])
  return missing.map(([program, fix]) => ({ program, fix }))
}

/** The g++ for each toolkit and, as `default`, for everything else. */
export async function hostCompilers(
  lab: Pick<LabContext, 'signal'>,
  toolkits: readonly ToolkitVersion[],
): Promise<Record<string, HostCompiler>> {
  const plain = onPath('g++')[0]
  if (!plain) throw new LabError('g++ is missing; install it with: apt-get install g++')
  const fallback = await describeCompiler(lab, plain)
  const all: Record<string, HostCompiler> = { default: { ...fallback, unsupported: false } }
  for (const toolkit of toolkits) {
    const newest = newestGxx[toolkit]
    if (major(fallback.version) <= newest) all[toolkit] = { ...fallback, unsupported: false }
    else {
      const older = newestInstalled(newest)
      const compiler = older ? await describeCompiler(lab, older) : fallback
      all[toolkit] = { ...compiler, unsupported: older === undefined }
    }
  }
  return all
}

/** All toolkits of the lab, lowest first. */
export const allToolkits = Object.keys(toolkitSources).sort() as ToolkitVersion[]

async function describeCompiler(
  lab: Pick<LabContext, 'signal'>,
  path: string,
): Promise<Omit<HostCompiler, 'unsupported'>> {
  const version = (await runOk(path, ['-dumpfullversion'], { signal: lab.signal })).trim()
  const folder = dirname(path)
  const versioned = join(folder, `g++-${major(version)}`)
  const gcc = join(folder, `gcc-${major(version)}`)
  const named = isExecutable(versioned) && isExecutable(gcc)
  if (named) return { gxx: versioned, gcc, version }
  return { gxx: realpathSync(path), gcc: realpathSync(join(folder, 'gcc')), version }
}

function newestInstalled(newest: number): string | undefined {
  for (let version = newest; version >= 9; version--) {
    const path = `/usr/bin/g++-${version}`
    if (isExecutable(path) && isExecutable(`/usr/bin/gcc-${version}`)) return path
  }
  return undefined
}

function major(version: string): number {
  return Number.parseInt(version, 10)
}
