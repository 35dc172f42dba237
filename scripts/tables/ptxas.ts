/** NVIDIA's ptxas of every toolkit minor: found on PyPI, fetched into the lab, asked what it can do. */
import * as files from 'node:fs/promises'
import { join } from 'node:path'
import { askPtxas as ask, type PtxasHost, tryPtx } from '../../src/actions/tables/ask-ptxas.ts'
import type { Compiler } from '../../src/cuda/compare-tables.ts'
import { compareVersions, parseVersion, type Version } from '../../src/model/version.ts'
import { runCommand } from '../../src/runner/exec.ts'
import { type LabContext, LabError } from '../../test/lab/context.ts'
import { ensureMade } from '../../test/lab/made.ts'
import { fetchFromWheel, publishedVersions } from '../../test/lab/wheels.ts'

/** NVIDIA's compiler has had a package per major version until 12, and one for all since. */
const packages = ['nvidia-cuda-nvcc-cu11', 'nvidia-cuda-nvcc-cu12', 'nvidia-cuda-nvcc']

/** The newest wheel of a toolkit minor. */
export interface Release {
  /** `13.5`. */
  readonly toolkit: string
  /** `nvidia-cuda-nvcc`. */
  readonly wheel: string
  /** `13.5.37`. */
  readonly version: string
}

/**
 * The newest compiler wheel of each minor that pip offers this machine, oldest minor first. Throws a LabError when pip
 * is missing or an index has none of a package, as it is when PyPI cannot be reached.
 */
export async function publishedReleases(lab: LabContext): Promise<Release[]> {
  const listed = await Promise.all(
    packages.map(async (wheel) => (await publishedVersions(lab, wheel)).map((version) => ({ wheel, version }))),
  )
  const newest = new Map<string, Release>()
  for (const { wheel, version } of listed.flat()) {
    const toolkit = /^\d+\.\d+(?=\.)/.exec(version)?.[0]
    if (!toolkit || !parseVersion(toolkit)) continue
    const other = newest.get(toolkit)
    if (!other || patchOf(version) > patchOf(other.version)) newest.set(toolkit, { toolkit, wheel, version })
  }
  return [...newest.values()].sort((a, b) => compareVersions(toVersion(a.toolkit), toVersion(b.toolkit)))
}

/** The ptxas of a release, an absolute path; downloads its wheel unless the lab has it. Throws a LabError. */
export async function ensurePtxas(lab: LabContext, { wheel, version }: Release): Promise<string> {
  const path = join(lab.root, 'tables', `${version}-${process.arch}`)
  await ensureMade(lab, {
    path,
    stamp: `${wheel}==${version}`,
    make: (draft) => fetchFromWheel(lab, `${wheel}==${version}`, 'bin/ptxas', join(draft, 'ptxas')),
  })
  return join(path, 'ptxas')
}

/**
 * Asks a ptxas for its version, its targets and the newest PTX ISA that it takes.
 * Throws a LabError when it cannot be run or is not of that toolkit.
 */
export async function askPtxas(lab: LabContext, ptxas: string, toolkit: string): Promise<Compiler> {
  const compiler = await ask(hostOf(lab), ptxas)
  if ('trouble' in compiler) throw new LabError(compiler.trouble)
  if (compiler.toolkit !== toolkit) throw new LabError(`${ptxas} is of ${compiler.version}, not ${toolkit}.`)
  return compiler
}

/** Whether ptxas assembles an empty module. Throws a LabError when it fails otherwise than by refusing it. */
export async function assembles(
  lab: LabContext,
  ptxas: string,
  module: { readonly ptxIsa: string; readonly target: string },
): Promise<boolean> {
  const tried = await tryPtx(hostOf(lab), ptxas, module)
  if (typeof tried !== 'string') throw new LabError(tried.trouble)
  return tried === 'assembled'
}

function hostOf({ signal = new AbortController().signal }: LabContext): PtxasHost {
  return { env: process.env, exec: runCommand, files, cancelled: signal }
}

function patchOf(version: string): number {
  return Number(/^\d+\.\d+\.(\d+)/.exec(version)?.[1] ?? 0)
}

function toVersion(text: string): Version {
  const version = parseVersion(text)
  if (!version) throw new LabError(`${text} is no version of a toolkit.`)
  return version
}
