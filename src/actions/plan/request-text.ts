import { dirname, isAbsolute, join, relative } from 'node:path'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { isErrno, isThere } from '../../runner/files.ts'
import type { Host } from '../../runner/host.ts'

/** Bytes. What is larger is another file by mistake and is not even read. */
const maxFileSize = 1024 * 1024

/** The text of the request file; undefined where there is none. Throws ProblemError CFG004 for what cannot be read. */
export async function readRequestText(host: Host, root: string, name: string): Promise<string | undefined> {
  const path = isAbsolute(name) ? name : join(root, name)
  try {
    const { size } = await host.files.stat(path)
    if (size > maxFileSize) {
      const why = `it has ${size} bytes, the limit is ${maxFileSize}`
      throw new ProblemError(unreadable(name, why))
    }
    return await host.files.readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    if (isErrno(cause, 'ENOENT')) return undefined
    throw new ProblemError(unreadable(name, cause instanceof Error ? cause.message : String(cause)))
  }
}

/** CFG004 for a file that is not there, with the one that may be meant. */
export function missingRequestFile(name: string, found: string | undefined): Problem {
  const message = `${name} does not exist${found === undefined ? '' : `; found ${found}`}.`
  const fix =
    found === undefined
      ? 'Write it, or name another file with matrix-file; paths start at the root of the repository.'
      : found.startsWith('../')
        ? `Run this at the root of the repository, or set matrix-file to ${found}.`
        : `Rename it to ${name}, or set matrix-file to ${found}.`
  return error('CFG004', message, fix, { where: { file: found ?? name } })
}

/**
 * What is wrong with a request that lacks something while its default file is not there: a file by another name says it all;
 * else that there is neither a file nor inputs.
 */
export async function withoutFile(
  host: Host,
  root: string,
  name: string,
  problems: readonly Problem[],
): Promise<readonly Problem[]> {
  const lacks = ({ code }: Problem) => code === 'PLN011' || code === 'CFG003'
  if (!problems.some(lacks)) return problems
  const found = await similarFile(host, root)
  if (found !== undefined) return [missingRequestFile(name, found), ...problems.filter((problem) => !lacks(problem))]
  const message = `Nothing was requested: ${name} does not exist, and the inputs name no packages.`
  return problems.map((problem) => (problem.code === 'PLN011' ? { ...problem, message } : problem))
}

/**
 * A request file by another name or in another place, as seen from `root`: at the top or in .github, in a folder below, or in
 * one above, up to the root of the repository.
 */
export async function similarFile(host: Host, root: string): Promise<string | undefined> {
  const entries = await host.files.readdir(root, { withFileTypes: true }).catch(() => [])
  const below = entries.filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
  const above: string[] = []
  for (let folder = root; !(await isThere(host, join(folder, '.git'))) && dirname(folder) !== folder; ) {
    folder = dirname(folder)
    above.push(folder)
  }
  // Without a .git at all, what is above is somebody else's.
  const repository = above.at(-1)
  const folders = [
    ...['', '.github', '.github/workflows'].map((folder) => join(root, folder)),
    ...below.map((entry) => join(root, entry.name)).flatMap((folder) => [folder, join(folder, '.github')]),
    ...(repository !== undefined && (await isThere(host, join(repository, '.git')))
      ? above.flatMap((folder) => [folder, join(folder, '.github')])
      : []),
  ]
  for (const folder of folders) {
    for (const file of ['nix-cuda.yml', 'nix-cuda.yaml']) {
      if (await isThere(host, join(folder, file))) return relative(root, join(folder, file))
    }
  }
  return undefined
}

function unreadable(name: string, why: string): Problem {
  return error(
    'CFG004',
    `The request file ${name} cannot be read: ${why}.`,
    'Check matrix-file; paths start at the repository.',
    { where: { file: name } },
  )
}
