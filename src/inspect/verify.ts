import { type Capability, computeName, smName } from '../model/capability.ts'
import { error, notice, type Problem, warning } from '../model/problem.ts'
import { compareVersions, formatVersion, ptxIsaOf, type Version } from '../model/version.ts'
import type { InspectedFile, InspectedImage } from './inspect.ts'
import { judgeKernels, judgeRegistration } from './judge-loading.ts'
import { describeKernels, kernelName } from './kernel-name.ts'
import { distinct } from './list.ts'
import { describePlace, distinctVersions, type FileReport, reportFile, stubName } from './report.ts'
import { includes, isReal, type Unit, unitsOf } from './units.ts'

export interface Expectation {
  /** Cubins that each file with device code must have. */
  readonly targets: readonly Capability[]
  /** PTX that each file with device code must have. */
  readonly ptx: readonly Capability[]
  /** The toolkit that must have compiled every image; its patch number is not looked at. */
  readonly toolkit?: Version
  /** `any`: a target counts where one unit has it, because kernels need newer GPUs on purpose. Otherwise all units must have it. */
  readonly units?: 'all' | 'any'
  /** No device code at all is fine. */
  readonly allowNoDeviceCode?: boolean
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
  const judged = files.map((file) => {
    const units = unitsOf(file)
    return { file, units, report: reportFile(file, units) }
  })
  const problems = judged.flatMap(({ file, units, report }) => {
    const found = [
      ...merged(file.problems),
      ...judgeTargets(report, units, expectation),
      ...judgeToolkit(file, expectation.toolkit),
      ...judgeKernels(file, units, expectation.targets),
      ...judgeRegistration(file),
    ]
    return found.map((problem): Problem => ({ ...problem, subject: { path: file.file } }))
  })
  if (!expectation.allowNoDeviceCode && !files.some((file) => file.images.some(isReal)))
    problems.push(noDeviceCode(files))
  return { problems, files: judged.map(({ report }) => report) }
}

/** One problem per code: the first, which tells how many more there are. */
function merged(problems: readonly Problem[]): Problem[] {
  return [...Map.groupBy(problems, (problem) => problem.code).values()].flatMap(([first, ...more]) => {
    if (!first || more.length === 0) return first ? [first] : []
    return [{ ...first, message: `${first.message} ${more.length} more of this kind.` }]
  })
}

function judgeTargets(report: FileReport, units: readonly Unit[], expectation: Expectation): Problem[] {
  const { file } = report
  const { targets, ptx } = expectation
  if (units.length === 0 || targets.length + ptx.length === 0) return []
  const problems: Problem[] = []
  const special = units.filter((unit) => isSpecial(unit, units))
  const general = units.filter((unit) => !special.includes(unit))
  const any = expectation.units === 'any'
  const none = targets.filter((one) => !units.some((unit) => includes(unit.targets, one)))
  if (none.length > 0) {
    const found = [
      ...distinct(units.flatMap((unit) => unit.targets)).map(smName),
      ...report.ltoir.map((one) => `LTO-IR for ${smName(one)}`),
    ]
    const message = `${file} lacks ${names(none, smName)}: expected ${names(targets, smName)}, found ${found.join(', ') || 'none'}.${inSomeObjects(none, units)}`
    problems.push(error('VER001', message, passTargets))
  }
  const some = lacks(without(targets, none), general, (unit) => unit.targets, smName)
  if (some) problems.push(any ? allowed(file, some) : error('VER001', `${file}: ${some}.`, passTargets))
  const noPtx = ptx.filter((one) => !units.some((unit) => includes(unit.ptx, one)))
  const addPtx = 'Add the PTX target where device code is compiled, or do not request PTX.'
  if (noPtx.length > 0) {
    const found = distinct(units.flatMap((unit) => unit.ptx))
    const message = `${file} lacks PTX ${names(noPtx, computeName)}: expected ${names(ptx, computeName)}, found ${names(found, computeName)}.`
    problems.push(error('VER006', message, addPtx))
  }
  const somePtx = lacks(
    without(ptx, noPtx),
    general,
    (unit) => unit.ptx,
    (one) => `PTX ${computeName(one)}`,
  )
  if (somePtx) problems.push(any ? allowed(file, somePtx) : error('VER006', `${file}: ${somePtx}.`, addPtx))
  if (special.length > 0) {
    const only = names(distinct(special.flatMap((unit) => unit.targets)), smName)
    const message = `${file}: ${special.length} of ${units.length} units ${special.length === 1 ? 'exists' : 'exist'} only for ${only}: ${describeUnits(special)}.`
    const fix = 'Ignore this if other units serve the other targets, as in CUTLASS.'
    problems.push(notice('VER013', message, fix))
  }
  return [...problems, ...judgeExtra(file, units, expectation)]
}

/** ` sm_90 is in 1 of 2 relocatable objects that are linked together.`, for what a device link lacks. */
function inSomeObjects(missing: readonly Capability[], units: readonly Unit[]): string {
  const told = missing.flatMap((one) =>
    units.flatMap(({ images, objects, absent }) => {
      const having = new Set(
        images
          .filter((image) => image.relocatable && image.kind === 'cubin' && includes([image.capability], one))
          .map((image) => image.container),
      )
      return having.size > 0
        ? [
            ` ${smName(one)} is in ${having.size} of ${objects} relocatable objects that are linked together${absent > 0 ? `, of which ${absent} ${absent === 1 ? 'is' : 'are'} not in this file` : ''}.`,
          ]
        : []
    }),
  )
  return told.join('')
}

const passTargets = 'Pass the requested capabilities to every step that compiles or links device code.'

/** Compiled for `a` or `f` targets alone, in a file where other units have their base: kernels that only newer GPUs need. */
function isSpecial(unit: Unit, units: readonly Unit[]): boolean {
  return (
    unit.targets.length > 0 &&
    unit.targets.every(
      (one) => one.suffix !== '' && units.some((other) => includes(other.targets, { ...one, suffix: '' })),
    )
  )
}

/** `1 of 355 units lacks sm_75: kernel foo<…>; …`; undefined where all have all. */
function lacks(
  wanted: readonly Capability[],
  units: readonly Unit[],
  of: (unit: Unit) => readonly Capability[],
  name: (one: Capability) => string,
): string | undefined {
  const told = wanted.flatMap((one) => {
    const without = units.filter((unit) => !includes(of(unit), one))
    if (without.length === 0) return []
    const verb = without.length === 1 ? 'lacks' : 'lack'
    return [`${without.length} of ${units.length} units ${verb} ${name(one)}: ${describeUnits(without)}`]
  })
  return told.length > 0 ? told.join('; ') : undefined
}

function allowed(file: string, what: string): Problem {
  return warning(
    'VER012',
    `${file}: ${what}.`,
    'Ignore this if these kernels need a newer GPU on purpose; otherwise remove `units: any` from the package.',
  )
}

/** `kernels foo<…>, bar and 3 more`; units without a kernel by their places. */
export function describeUnits(units: readonly Unit[]): string {
  const kernels = [...new Set(units.flatMap((unit) => unit.kernels.map(kernelName)))]
  if (kernels.length === 0)
    return units
      .slice(0, 3)
      .map((unit) => describePlace(unit.container))
      .join(', ')
  return describeKernels(kernels)
}

function judgeExtra(file: string, units: readonly Unit[], { targets, ptx }: Expectation): Problem[] {
  const extra = without(
    units.flatMap((unit) => unit.targets),
    targets,
  ).map(smName)
  // CMake's bare numbers and nvcc's `-arch=sm_90a` embed PTX of the target itself, in its base form too.
  const extraPtx = without(
    units.flatMap((unit) => unit.ptx),
    ptx,
  ).filter((one) => !targets.some((target) => sameBase(target, one)))
  const all = [...extra, ...extraPtx.map((one) => `PTX ${computeName(one)}`)]
  if (all.length === 0) return []
  const fix = 'Request these targets too, or stop the build from adding them: they make the result larger.'
  const message = `${file} has targets that were not requested: ${all.join(', ')}.`
  return [notice('VER007', message, fix)]
}

function judgeToolkit(file: InspectedFile, toolkit: Version | undefined): Problem[] {
  if (!toolkit) return []
  const problems: Problem[] = []
  const judged = file.images.filter((image) => image.problem === undefined)
  const wrong = judged.filter((image) => judgeImage(image, toolkit) === 'wrong')
  if (wrong.length > 0) {
    const made = names(distinctVersions(wrong.flatMap((one) => one.toolkits)), formatVersion)
    const by = wrong.some((one) => one.toolkits.length > 0) ? `CUDA ${made}` : 'a newer CUDA'
    const message = `${wrong.length} of ${file.images.length} images of ${file.file} were compiled by ${by}, expected CUDA ${formatVersion(toolkit)}: ${describe(wrong, file.images)}.`
    problems.push(error('VER002', message, 'Build everything that is linked into it with the toolkit of this cell.'))
  }
  const unknown = judged.filter((image) => judgeImage(image, toolkit) === 'unknown')
  if (unknown.length > 0) {
    const message = `The toolkit that compiled ${unknown.length} of ${file.images.length} images of ${file.file} cannot be determined, expected CUDA ${formatVersion(toolkit)}: ${describe(unknown, file.images)}.`
    problems.push(warning('VER008', message, 'Check where they come from, if that matters.'))
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
  const message =
    files.length === 0
      ? 'No file that can hold device code was found.'
      : `No device code in ${files.length} ${files.length === 1 ? 'file' : 'files'}${stubs}.`
  return error(
    'VER003',
    message,
    'Check that the build compiles for CUDA and installs the result. If its kernels are in a library that it uses, set device-code: optional for the package.',
  )
}

/** `cubin sm_90a at byte 1432 (a.o), …`: the first three. */
function describe(images: readonly InspectedImage[], all: readonly InspectedImage[]): string {
  const shown = images.slice(0, 3).map((image) => {
    const name =
      image.kind === 'ptx' ? `PTX ${computeName(image.capability)}` : `${image.kind} ${smName(image.capability)}`
    const by =
      image.toolkits.length > 0
        ? ` by ${names(image.toolkits, formatVersion)}`
        : image.ptxVersion
          ? ` ISA ${formatVersion(image.ptxVersion)}`
          : ''
    const { member } = image.container
    return `${name}${by}${image.stub ? ` (${stubName(image, all)})` : ''} at byte ${image.offset}${member ? ` of ${member}` : ''}`
  })
  const more = images.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function names<T>(list: readonly T[], name: (one: T) => string): string {
  return list.map(name).join(', ') || 'none'
}

function without(list: readonly Capability[], others: readonly Capability[]): Capability[] {
  return distinct(list).filter((one) => !includes(others, one))
}

function sameBase(a: Capability, b: Capability): boolean {
  return a.major === b.major && a.minor === b.minor
}
