import { type Capability, compareCapabilities } from '../model/capability.ts'
import type { Container } from './fatbin.ts'
import type { InspectedImage } from './inspect.ts'
import { distinct } from './list.ts'

/**
 * What is loaded as one: the driver, or the program, chooses one of its images, and its kernels run or fail together.
 * Usually one container, which nvcc makes for each source file.
 */
export interface Unit {
  /** The first of its containers. */
  readonly container: Container
  readonly images: readonly InspectedImage[]
  /** Mangled names. */
  readonly kernels: readonly string[]
  /** Targets of its cubins, ascending. */
  readonly targets: readonly Capability[]
  readonly ptx: readonly Capability[]
  readonly ltoir: readonly Capability[]
  /** Those of its targets that the driver links when the program is loaded, because all of its relocatable objects have them. */
  readonly linkedAtLoad: readonly Capability[]
  /** How many relocatable objects it joins; 0 where it has none. */
  readonly objects: number
}

/** The real images of one container. */
interface Part {
  readonly container: Container
  readonly images: readonly InspectedImage[]
  readonly kernels: readonly string[]
}

const registered = new Set(['.nv_fatbin', '__nv_relfatbin'])

/**
 * The units of a file, in its order. Source text for a compiler at run time (PTX without a container, LTO-IR alone) makes units
 * only where there is nothing else.
 */
export function unitsOf(images: readonly InspectedImage[]): readonly Unit[] {
  const parts = [...Map.groupBy(images.filter(isReal), ({ container }) => container)].map(([container, own]) => ({
    container,
    images: own,
    kernels: kernelsOf(own),
  }))
  const relocatable = parts.filter((part) => part.images.some((image) => image.relocatable))
  const fixed = parts.filter((part) => !relocatable.includes(part))
  const { units, linked } = linkedUnits(relocatable, fixed)
  const all = [...units, ...fixedUnits(fixed.filter((part) => !linked.has(part)))]
  const judged = all.filter(hasCode)
  return (judged.length > 0 ? judged : all).sort((a, b) => a.container.offset - b.container.offset)
}

/** Neither a stub nor empty. */
export function isReal(image: InspectedImage): boolean {
  return !image.stub && image.storedSize > 0
}

function hasCode({ container, targets, ptx }: Unit): boolean {
  return targets.length > 0 || (ptx.length > 0 && container.form === 'fatbin')
}

/**
 * A device link joins the relocatable objects of a program: its image is a container of its own, which has all their kernels.
 * The driver links again when the program is loaded, for what all objects have (measured on an H200, driver 580: without a
 * linked image for it the program runs, and ends with cudaErrorInvalidSource where one object lacks the target).
 */
function linkedUnits(
  relocatable: readonly Part[],
  fixed: readonly Part[],
): { readonly units: readonly Unit[]; readonly linked: ReadonlySet<Part> } {
  const linked = new Set<Part>()
  const groups = [...Map.groupBy(relocatable, (part) => part.container.object)]
  const units = groups.flatMap(([object, parts]) => {
    const inputs = parts.flatMap((part) => part.images)
    const kernels = kernelsOf(inputs)
    const beside = fixed.filter((part) => part.container.object === object)
    const links = kernels.length > 0 ? beside.filter((part) => holdsAll(part, kernels)) : []
    for (const link of links) linked.add(link)
    if (beside.length > 0 && inputs.every(({ kind }) => kind === 'ltoir')) return []
    const images = links.flatMap((part) => part.images)
    const [first] = parts
    if (!first) return []
    const joined = capabilitiesOf(images, 'cubin')
    const common = commonTo(parts, 'cubin')
    return [
      {
        container: first.container,
        images: [...inputs, ...images],
        kernels,
        targets: distinct([...joined, ...common]),
        ptx: distinct([...capabilitiesOf(images, 'ptx'), ...commonTo(parts, 'ptx')]),
        ltoir: capabilitiesOf(inputs, 'ltoir'),
        linkedAtLoad: links.length > 0 || parts.length > 1 ? common.filter((one) => !includes(joined, one)) : [],
        objects: parts.length,
      },
    ]
  })
  return { units, linked }
}

function holdsAll(part: Part, kernels: readonly string[]): boolean {
  const own = new Set(part.kernels)
  return kernels.every((kernel) => own.has(kernel))
}

/** What every one of the objects has. */
function commonTo(parts: readonly Part[], kind: InspectedImage['kind']): readonly Capability[] {
  const [first = [], ...others] = parts.map((part) => capabilitiesOf(part.images, kind))
  return first.filter((one) => others.every((other) => includes(other, one)))
}

/**
 * Containers that the program registers with the driver stand alone. Of images that it loads itself those with the same kernels
 * belong together: cuFFT and CUPTI keep one target in each container or cubin.
 */
function fixedUnits(parts: readonly Part[]): Unit[] {
  const own = (part: Part) =>
    !registered.has(part.container.section ?? '') && part.images.length === 1 && part.kernels.length > 0
  const key = (part: Part) => (own(part) ? `${part.container.object} ${part.kernels.join(' ')}` : part)
  return [...Map.groupBy(parts, key).values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const images = group.flatMap((part) => part.images)
    return [
      {
        container: first.container,
        images,
        kernels: first.kernels,
        targets: capabilitiesOf(images, 'cubin'),
        ptx: capabilitiesOf(images, 'ptx'),
        ltoir: capabilitiesOf(images, 'ltoir'),
        linkedAtLoad: [],
        objects: 0,
      },
    ]
  })
}

function kernelsOf(images: readonly InspectedImage[]): readonly string[] {
  return [...new Set(images.flatMap((image) => image.kernels))].sort()
}

function capabilitiesOf(images: readonly InspectedImage[], kind: InspectedImage['kind']): readonly Capability[] {
  return distinct(images.filter((image) => image.kind === kind).map((image) => image.capability))
}

export function includes(list: readonly Capability[], one: Capability): boolean {
  return list.some((other) => compareCapabilities(one, other) === 0)
}
