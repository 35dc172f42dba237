import { isAbsolute, join } from 'node:path'
import { mergeRequests, type Request, type RequestInputs, readRequestInputs } from '../cuda/request.ts'
import { readRequestFile } from '../cuda/request-file.ts'
import { error, type Problem, ProblemError } from '../model/problem.ts'
import type { System } from '../model/system.ts'
import { isErrno } from '../runner/files.ts'
import type { Host } from '../runner/host.ts'
import { requestInputs } from './surfaces.ts'

export interface RequestSources extends RequestInputs {
  readonly 'matrix-file': string | undefined
}

/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024

/**
 * The request of this run: the file, with inputs on top. The file may be missing when it was not named by the user.
 * Throws ProblemError with everything that is wrong with both.
 */
export async function loadRequest(
  host: Host,
  root: string,
  sources: RequestSources,
): Promise<{ readonly request: Request; readonly warnings: readonly Problem[] }> {
  const name = sources['matrix-file']
  const text =
    name === undefined
      ? undefined
      : await readRequestText(host, root, name, name !== requestInputs['matrix-file'].default)
  const fromFile = text === undefined || name === undefined ? undefined : readRequestFile(text, name)
  const merged = mergeRequests(fromFile, readRequestInputs(sources), systemOf(host))
  if ('problems' in merged) throw new ProblemError(merged.problems)
  return merged
}

/** The Nix system of this machine; on macOS, which has no CUDA, the Linux that most runners have. */
export function systemOf(host: Pick<Host, 'platform' | 'arch'>): System {
  return host.platform === 'linux' && host.arch === 'arm64' ? 'aarch64-linux' : 'x86_64-linux'
}

async function readRequestText(host: Host, root: string, name: string, required: boolean): Promise<string | undefined> {
  const path = isAbsolute(name) ? name : join(root, name)
  try {
    const { size } = await host.files.stat(path)
    if (size > maxFileSize) throw unreadable(name, `it has ${size} bytes, the limit is ${maxFileSize}`)
    return await host.files.readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    if (!required && isErrno(cause, 'ENOENT')) return undefined
    throw unreadable(name, cause instanceof Error ? cause.message : String(cause))
  }
}

function unreadable(name: string, why: string): ProblemError {
  return new ProblemError(
    error(
      'CFG004',
      `The request file ${name} cannot be read: ${why}.`,
      'Check matrix-file; paths start at the repository.',
      {
        where: { file: name },
      },
    ),
  )
}
