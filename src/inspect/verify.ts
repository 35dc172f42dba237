import { type Capability, compareCapabilities, computeName, smName } from '../model/capability.ts'
import { error, notice, type Problem, warning } from '../model/problem.ts'
import { compareVersions, formatVersion, ptxIsaOf, type Version } from '../model/version.ts'
import type { InspectedFile, InspectedImage } from './inspect.ts'
import { distinct } from './list.ts'

export interface Expectation {
  /** Cubins that each file with device code must have. */
  readonly targets: readonly Capability[]
  /** PTX that each file with device code must have. */
  readonly ptx: readonly Capability[]
  /** The toolkit that must have compiled every image; its patch number is not looked at. */
  readonly toolkit?: Version
  /** No device code at all is fine. */
  readonly allowNoDeviceCode?: boolean
}

/** One row of a table: what a file has. */
export interface FileReport {
  readonly file: string
  /** Cubins with code, ascending. Where a device link was done only what was linked counts. */
  readonly targets: readonly Capability[]
  readonly ptx: readonly Capability[]
  readonly ltoir: readonly Capability[]
  /** Which toolkits made the images, link stubs included, ascending. */
  readonly toolkits: readonly Version[]
  /** Images of all kinds, stubs included. */
  readonly images: number
  /** Images without a kernel or function. */
  readonly stubs: number
}

export interface Verdict {
  readonly problems: readonly Problem[]
  readonly files: readonly FileReport[]
}

/**
 * Judges what inspectFile found in the files of one result. All problems of one kind in one file are one problem.
 * Stubs never count as a target and a file with nothing else needs no target, but the toolkit of a stub is judged: a link by
 * another nvlink is a leak of that toolkit into the build.
 */
export function verifyImages(files: readonly InspectedFile[], expectation: Expectation): Verdict {
  const reports = files.map(reportFile)
  const problems = files.flatMap((file, index) => {
    const report = reports[index] ?? reportFile(file)
    const found = [
      ...merged(file.problems),
      ...judgeTargets(report, file, expectation),
      ...judgeToolkit(file, expectation.toolkit),
    ]
    return found.map((problem): Problem => ({ ...problem, subject: { path: file.file } }))
  })
  if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(isReal)))
    problems.push(noDeviceCode(files))
  return { problems, files: reports }
}

/** One problem per code: the first, which tells how many more there are. */
function merged(problems: readonly Problem[]): Problem[] {
  return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
    if (!first || more.length === 0) return first ? [first] : []
    return [{ ...first, message: `${first.message} ${more.length} more of this kind.` }]
  })
}

/** The compact report of one file. */
export function reportFile({ file, images }: InspectedFile): FileReport {
  const real = images.filter(isReal)
  const of = (kind: InspectedImage['kind']) =>
    distinct(real.filter((one) => one.kind === kind).map((one) => one.capability))
  const linked = new Set(real.filter((one) => one.kind === 'cubin' && !one.relocatable).map((one) => one.member))
  const cubins = real.filter((one) => one.kind === 'cubin' && (!one.relocatable || !linked.has(one.member)))
  return {
    file,
    targets: distinct(cubins.map((one) => one.capability)),
    ptx: of('ptx'),
    ltoir: of('ltoir'),
    toolkits: distinctVersions(images.flatMap((one) => one.toolkits)),
    images: images.length,
    stubs: images.filter((one) => one.stub).length,
  }
}

function isReal(image: InspectedImage): boolean {
  return !image.stub && image.storedSize > 0
}

function judgeTargets(report: FileReport, file: InspectedFile, expectation: Expectation): Problem[] {
  if (!file.images.some(isReal)) return []
  const { targets, ptx } = expectation
  const problems: Problem[] = []
  const missing = without(targets, report.targets)
  if (missing.length > 0) {
    const found = [...report.targets.map(smName), ...report.ltoir.map((one) => `LTO-IR for ${smName(one)}`)]
    const message = `${report.file} lacks ${names(missing, smName)}: expected ${names(targets, smName)}, found ${found.join(', ') || 'none'}.`
    problems.push(
      error('VER001', message, 'Pass the requested capabilities to every step that compiles or links device code.'),
    )
  }
  const missingPtx = without(ptx, report.ptx)
  if (missingPtx.length > 0) {
    const message = `${report.file} lacks PTX ${names(missingPtx, computeName)}: expected ${names(ptx, computeName)}, found ${names(report.ptx, computeName)}.`
    problems.push(error('VER006', message, 'Add the PTX target where device code is compiled, or do not ask for PTX.'))
  }
  if (targets.length + ptx.length === 0) return problems
  const extra = without(report.targets, targets).map(smName)
  // CMake's bare numbers and nvcc's `-arch=sm_90a` embed PTX of the target itself, in its base form too.
  const extraPtx = without(report.ptx, ptx).filter((one) => !targets.some((target) => sameBase(target, one)))
  const all = [...extra, ...extraPtx.map((one) => `PTX ${computeName(one)}`)]
  if (all.length > 0) {
    const fix = 'Ask for them as well, or stop the build from adding them; they make the result larger.'
    const message = `${report.file} has what was not requested: ${all.join(', ')}.`
    problems.push(notice('VER007', message, fix))
  }
  return problems
}

function judgeToolkit(file: InspectedFile, toolkit: Version | undefined): Problem[] {
  if (!toolkit) return []
  const problems: Problem[] = []
  const judged = file.images.filter((image) => image.problem === undefined)
  const wrong = judged.filter((image) => judgeImage(image, toolkit) === 'wrong')
  if (wrong.length > 0) {
    const made = names(distinctVersions(wrong.flatMap((one) => one.toolkits)), formatVersion)
    const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : 'a newer CUDA'
    const message = `${wrong.length} of ${file.images.length} images of ${file.file} were made by ${by}, expected CUDA ${formatVersion(toolkit)}: ${describe(wrong)}.`
    problems.push(error('VER002', message, 'Build everything that is linked into it with the toolkit of this cell.'))
  }
  const unknown = judged.filter((image) => judgeImage(image, toolkit) === 'unknown')
  if (unknown.length > 0) {
    const message = `Which toolkit made ${unknown.length} of ${file.images.length} images of ${file.file} cannot be told, expected CUDA ${formatVersion(toolkit)}: ${describe(unknown)}.`
    problems.push(warning('VER008', message, 'Check by hand where they come from, if that matters.'))
  }
  return problems
}

/**
 * An image is judged by the toolkits written in it. PTX in a fatbin names none, only its ISA version: nvcc writes the newest that
 * it knows, other compilers may write an older one, so that a newer one is wrong and an older one proves nothing.
 */
function judgeImage(image: InspectedImage, toolkit: Version): 'right' | 'wrong' | 'unknown' {
  if (image.toolkits.length > 0)
    return image.toolkits.every((one) => compareVersions(one, toolkit) === 0) ? 'right' : 'wrong'
  const isa = ptxIsaOf(toolkit)
  if (image.storedSize === 0) return 'right'
  if (!image.ptxVersion || !isa) return 'unknown'
  const order = compareVersions(image.ptxVersion, isa)
  return order === 0 ? 'right' : order > 0 ? 'wrong' : 'unknown'
}

function noDeviceCode(files: readonly InspectedFile[]): Problem {
  const stubs = files.some((file) => file.images.length > 0) ? ', only images without a kernel' : ''
  const message = `No device code in ${files.length} ${files.length === 1 ? 'file' : 'files'}${stubs}.`
  return error(
    'VER003',
    message,
    'Check that the build compiles for CUDA and installs what it compiled, or allow a result without device code.',
  )
}

/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images: readonly InspectedImage[]): string {
  const shown = images.slice(0, 3).map((image) => {
    const name =
      image.kind === 'ptx' ? `PTX ${computeName(image.capability)}` : `${image.kind} ${smName(image.capability)}`
    const by =
      image.toolkits.length > 0
        ? ` by ${names(image.toolkits, formatVersion)}`
        : image.ptxVersion
          ? ` ISA ${formatVersion(image.ptxVersion)}`
          : ''
    return `${name}${by}${image.stub ? ' (link stub)' : ''} at byte ${image.offset}${image.member ? ` of ${image.member}` : ''}`
  })
  const more = images.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function names<T>(list: readonly T[], name: (one: T) => string): string {
  return list.map(name).join(', ') || 'none'
}

function without(list: readonly Capability[], others: readonly Capability[]): Capability[] {
  return distinct(list).filter((one) => !others.some((other) => compareCapabilities(one, other) === 0))
}

function sameBase(a: Capability, b: Capability): boolean {
  return a.major === b.major && a.minor === b.minor
}

function distinctVersions(versions: readonly Version[]): Version[] {
  return [...new Map(versions.map((one) => [formatVersion(one), one])).values()].sort(compareVersions)
}
