import { relative } from 'node:path'
import type { InspectedFile } from '../../inspect/inspect.ts'
import { isReal } from '../../inspect/units.ts'
import { type Expectation, verifyImages } from '../../inspect/verify.ts'
import { type Capability, computeName, parseCapability, smName } from '../../model/capability.ts'
import { printable } from '../../model/printable.ts'
import { error, notice, type Problem, ProblemError } from '../../model/problem.ts'
import { formatVersion, parseVersion } from '../../model/version.ts'
import type { Host } from '../../runner/host.ts'
import type { ComparedPath, Comparison } from '../../ship/evidence/compare.ts'
import type { InspectedPath } from './evidence.ts'
import { type GpuRow, gpuRows, parseDriver, parseGpus } from './gpus.ts'
import { type Inspected, inspectTree, unopenedNotice } from './inspect-tree.ts'

/** What one file has; names as nvcc writes them. */
export interface InspectedRow {
  readonly file: string
  /** Those that every unit has. */
  readonly targets: readonly string[]
  /** Those that only some units have, and how many. */
  readonly partly: readonly { readonly target: string; readonly units: number }[]
  /** Those of the targets that the driver links when the program is loaded. */
  readonly linkedAtLoad: readonly string[]
  readonly ptx: readonly string[]
  readonly ltoir: readonly string[]
  readonly toolkits: readonly string[]
  readonly units: number
  /** Images of all kinds, link stubs included. */
  readonly images: number
  readonly stubs: number
  /** Sections that hold device code; what is no section is the kind of the file. */
  readonly places: readonly string[]
}

export interface Asked {
  readonly capabilities: readonly string[] | undefined
  readonly toolkit: string | undefined
  readonly units: 'all' | 'any'
  readonly gpu: readonly string[] | undefined
  readonly driver: string | undefined
  /** File with what is stated of the paths. */
  readonly evidence?: string | undefined
}

export interface PathsReport {
  readonly files: readonly InspectedRow[]
  readonly gpus: readonly GpuRow[]
  readonly problems: readonly Problem[]
  /** Empty without evidence. */
  readonly evidence: readonly ComparedPath[]
  /** In the order of `files`. */
  readonly inspected: readonly InspectedFile[]
}

/**
 * Opens files, archives and folders and holds what they have against what is asked; with nothing asked it only tells.
 * Throws ProblemError CFG001 when what is asked is not understood.
 */
export async function inspectPaths(host: Host, paths: readonly string[], asked: Asked): Promise<PathsReport> {
  const expectation = expectationFrom(asked)
  const [asking, driver] = [parseGpus(asked.gpu ?? []), parseDriver(asked.driver)]
  const places = new Map<string, string>()
  const name = (file: string) => {
    const shown = printable(relative(host.cwd, file) || file)
    places.set(shown, file)
    return shown
  }
  const trees: Inspected[] = []
  for (const path of paths) trees.push(await inspectTree(host, path, name))
  const unread = trees.flatMap(({ notRead, unopened }, index) => notOpened(name(paths[index] ?? ''), notRead, unopened))
  const inspected = trees.flatMap((tree) => tree.files)
  const verdict = verifyImages(inspected, expectation)
  const gpus = gpuRows(inspected, asking, driver)
  const files = verdict.files.map((file) => ({
    file: file.file,
    targets: file.targets.map(smName),
    partly: file.partly.map(({ capability, units }) => ({ target: smName(capability), units })),
    linkedAtLoad: file.linkedAtLoad.map(smName),
    ptx: file.ptx.map(computeName),
    ltoir: file.ltoir.map(smName),
    toolkits: file.toolkits.map(formatVersion),
    units: file.units,
    images: file.images,
    stubs: file.stubs,
    places: file.places,
  }))
  const empty = trees.flatMap((tree, index) => (isEmpty(tree) ? [name(paths[index] ?? '')] : []))
  const given = trees.map(({ files: below }, index) => {
    const path = paths[index] ?? ''
    return { path, shown: name(path), files: below }
  })
  const compared = await compare(host, asked.evidence, given, places)
  const problems = [
    ...compared.problems,
    ...trees.flatMap((tree) => tree.problems),
    ...unread,
    ...verdict.problems,
    ...(verdict.problems.some(({ code }) => code === 'VER003') ? [] : withoutDeviceCode(empty, paths.length)),
    ...gpus.problems,
  ]
  return { files, gpus: gpus.rows, problems, evidence: compared.paths, inspected }
}

async function compare(
  host: Host,
  file: string | undefined,
  given: readonly InspectedPath[],
  places: ReadonlyMap<string, string>,
): Promise<Comparison> {
  if (file === undefined) return { paths: [], problems: [] }
  const { checkEvidence } = await import('./evidence.ts')
  return checkEvidence(host, file, given, (shown) => places.get(shown))
}

/** Whether a path was read, and has no device code. */
function isEmpty({ files, problems, unopened, notRead }: Inspected): boolean {
  return (
    !notRead &&
    unopened.length === 0 &&
    problems.length === 0 &&
    files.every((file) => file.problems.length === 0 && !file.images.some(isReal))
  )
}

/** VER003 as a notice: a path that was named says something, though others have what is asked. */
function withoutDeviceCode(empty: readonly string[], named: number): readonly Problem[] {
  if (empty.length === 0) return []
  const more = empty.length > 3 ? ` and ${empty.length - 3} more` : ''
  const counted = named === 1 ? '' : `${empty.length} of ${named} paths: `
  const message = `No device code in ${counted}${empty.slice(0, 3).join(', ')}${more}.`
  return [notice('VER003', message, 'Ignore this where none is expected.')]
}

/** VER014 for a path that was named itself, VER015 for what lies in a folder or an archive. */
function notOpened(name: string, notRead: boolean, unopened: Inspected['unopened']): readonly Problem[] {
  const fix =
    'Name ELF files, archives, .fatbin, .cubin or .ptx files, zip, tar, gzip or zstd files of these, or folders.'
  const itself = unopened.find((one) => one.name === name)
  if (notRead) return [error('VER014', `${name} is not a kind of file that can contain device code.`, fix)]
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
  if (asked.driver !== undefined && !/^\d{3}(\.\d{1,4}){0,2}$/.test(asked.driver))
    problems.push(refuse('driver', asked.driver, 'a Linux driver, as in 580 or 580.65.06'))
  if (problems.length > 0) throw new ProblemError(problems)
  const allowNoDeviceCode = targets.length === 0 && !toolkit
  return { targets, ptx, ...(toolkit ? { toolkit } : {}), units: asked.units, allowNoDeviceCode }
}

function refuse(name: string, value: string, expected: string): Problem {
  return error('CFG001', `Input ${name} has ${JSON.stringify(value)}.`, `It accepts ${expected}.`)
}
