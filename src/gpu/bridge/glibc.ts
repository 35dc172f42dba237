import { delimiter, dirname, join, resolve } from 'node:path'
import { error, type Problem } from '../../model/problem.ts'
import { compareVersions, parseVersion } from '../../model/version.ts'
import { findProgram, isProgram } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'
import { newestGlibc, readLibrary } from './library.ts'

type ProgramHost = Pick<Host, 'files' | 'env' | 'cwd'>

/** The glibc that a program runs with. */
export interface ProgramLibc {
  /** Its loader: `/nix/store/…-glibc-2.40-66/lib/ld-linux-x86-64.so.2`. */
  readonly loader: string
  /** `2.40`; undefined where no libc lies beside the loader. */
  readonly version: string | undefined
}

/** A script names its interpreter in its first line, whose length Linux limits to 256 bytes. */
const firstLine = 256
const mostScripts = 4

/** The file of a program as execvp(3) finds it: by its path, or in PATH. Undefined where there is none that can be executed. */
export async function locateProgram(host: ProgramHost, word: string): Promise<string | undefined> {
  if (!word.includes('/')) return findProgram(host, word, (host.env['PATH'] ?? '').split(delimiter))
  const path = resolve(host.cwd, word)
  return (await isProgram(host, path)) ? path : undefined
}

/**
 * The glibc of a program or, for a script, of its interpreter. Undefined for static programs, and for what cannot be read.
 * https://man7.org/linux/man-pages/man2/execve.2.html
 */
export async function libcOf(host: ProgramHost, program: string, scripts = 0): Promise<ProgramLibc | undefined> {
  const loader = readLibrary(program)?.loader
  if (loader !== undefined) {
    const path = await host.files.realpath(loader).catch(() => loader)
    return { loader, version: newestGlibc(readLibrary(join(dirname(path), 'libc.so.6'))?.defines ?? []) }
  }
  const next = scripts < mostScripts ? await interpreterOf(host, program) : undefined
  return next === undefined ? undefined : libcOf(host, next, scripts + 1)
}

async function interpreterOf(host: ProgramHost, script: string): Promise<string | undefined> {
  const words = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(await headOf(host, script))
  const [, interpreter, argument] = words ?? []
  if (interpreter === undefined) return undefined
  const word = /\/env$/.test(interpreter) && argument ? argument : interpreter
  return locateProgram(host, word)
}

async function headOf(host: ProgramHost, path: string): Promise<string> {
  const handle = await host.files.open(path, 'r').catch(() => undefined)
  if (!handle) return ''
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(firstLine), 0, firstLine, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } catch {
    return ''
  } finally {
    await handle.close()
  }
}

/** GPU304 where the driver's libraries need a newer glibc than the program has: the loader would refuse them. Pure. */
export function glibcProblem(
  program: string,
  libc: ProgramLibc | undefined,
  driver: { readonly version: string | undefined; readonly glibc: string | undefined },
): Problem | undefined {
  const [has, needs] = [parseVersion(libc?.version ?? ''), parseVersion(driver.glibc ?? '')]
  if (!libc || !has || !needs || compareVersions(has, needs) >= 0) return undefined
  const name = driver.version === undefined ? 'The driver' : `The driver ${driver.version}`
  const message = `${name} needs glibc ${driver.glibc}, and ${program} runs with glibc ${libc.version} (${dirname(libc.loader)}).`
  const fix = `Build it with a Nixpkgs whose glibc is ${driver.glibc} or newer. Another glibc cannot be put under a program.`
  return error('GPU304', message, fix, { subject: { path: program } })
}
