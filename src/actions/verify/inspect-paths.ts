import { relative } from 'node:path'
import { type Expectation, verifyImages } from '../../inspect/verify.ts'
import { type Capability, computeName, parseCapability, smName } from '../../model/capability.ts'
import { printable } from '../../model/printable.ts'
import { error, type Problem, ProblemError } from '../../model/problem.ts'
import { formatVersion, parseVersion } from '../../model/version.ts'
import type { Host } from '../../runner/host.ts'
import { type Inspected, inspectTree, unopenedNotice } from './inspect-tree.ts'

/** What one file has; names as nvcc writes them. */
export interface InspectedRow {
  readonly file: string
  readonly targets: readonly string[]
  readonly ptx: readonly string[]
  readonly toolkits: readonly string[]
  /** Images of all kinds, link stubs included. */
  readonly images: number
  readonly stubs: number
}

export interface Asked {
  readonly capabilities: readonly string[] | undefined
  readonly toolkit: string | undefined
}

/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
export async function inspectPaths(
  host: Host,
  paths: readonly string[],
  asked: Asked,
): Promise<{ readonly files: readonly InspectedRow[]; readonly problems: readonly Problem[] }> {
  const expectation = expectationFrom(asked)
  const name = (file: string) => printable(relative(host.cwd, file) || file)
  const trees: Inspected[] = []
  for (const path of paths) trees.push(await inspectTree(host, path, name))
  const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened))
  const verdict = verifyImages(
    trees.flatMap((tree) => tree.files),
    expectation,
  )
  const files = verdict.files.map((file) => ({
    file: file.file,
    targets: file.targets.map(smName),
    ptx: file.ptx.map(computeName),
    toolkits: file.toolkits.map(formatVersion),
    images: file.images,
    stubs: file.stubs,
  }))
  return { files, problems: [...trees.flatMap((tree) => tree.problems), ...unread, ...verdict.problems] }
}

/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name: string, notRead: boolean, unopened: Inspected['unopened']): readonly Problem[] {
  const fix =
    'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.'
  const itself = unopened.find((one) => one.name === name)
  if (notRead)
    return [
      error('VER014', `Device code is not looked for in ${name}, which is none of the known kinds of files.`, fix),
    ]
  if (itself) return [error('VER014', `${name} cannot be opened: ${itself.kind}.`, fix)]
  const notice = unopenedNotice(unopened)
  return notice ? [notice] : []
}

function expectationFrom(asked: Asked): Expectation {
  const problems: Problem[] = []
  const targets: Capability[] = []
  const ptx: Capability[] = []
  for (const word of (asked.capabilities ?? []).flatMap((entry) => entry.split(/\s+/))) {
    const capability = parseCapability(word.replace(/\+ptx$/i, ''))
    if (!capability) problems.push(refuse('capabilities', word, 'capabilities as in 8.0, 9.0a, 9.0+PTX'))
    else {
      targets.push(capability)
      if (/\+ptx$/i.test(word)) ptx.push(capability)
    }
  }
  const toolkit = asked.toolkit === undefined ? undefined : parseVersion(asked.toolkit)
  if (asked.toolkit !== undefined && !toolkit)
    problems.push(refuse('toolkit', asked.toolkit, 'major.minor, as in 12.8'))
  if (problems.length > 0) throw new ProblemError(problems)
  return { targets, ptx, ...(toolkit ? { toolkit } : {}), allowNoDeviceCode: targets.length === 0 && !toolkit }
}

function refuse(name: string, value: string, expected: string): Problem {
  return error('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`)
}
