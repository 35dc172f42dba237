import { type DynamicFile, readDynamic } from '../../inspect/dynamic.ts'
import { Finding } from '../../inspect/source.ts'
import { ProblemError } from '../../model/problem.ts'
import { compareVersions, parseVersion } from '../../model/version.ts'
import { openFile } from '../../runner/byte-source.ts'
import { isErrno } from '../../runner/files.ts'

/** What the loader would make of a file; undefined for what is no ELF file, or cannot be read. */
export function readLibrary(path: string): DynamicFile | undefined {
  try {
    const file = openFile(path)
    try {
      return readDynamic(file.source)
    } finally {
      file.close()
    }
  } catch (cause) {
    if (cause instanceof Finding || cause instanceof ProblemError || isErrno(cause, 'ENOENT')) return undefined
    throw cause
  }
}

/** The newest glibc among versions of symbols, as in `2.34`; undefined without any. `GLIBC_PRIVATE` and others do not count. */
export function newestGlibc(versions: readonly string[]): string | undefined {
  const numbers = versions.flatMap((version) => {
    const text = /^GLIBC_(\d+\.\d+)/.exec(version)?.[1]
    const parsed = text === undefined ? undefined : parseVersion(text)
    return text !== undefined && parsed ? [{ text, parsed }] : []
  })
  return numbers.sort((a, b) => compareVersions(a.parsed, b.parsed)).at(-1)?.text
}
