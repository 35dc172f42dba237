import { type Capability, compareCapabilities } from '../model/capability.ts'
import type { DeviceLink } from './device-links.ts'
import type { Container } from './fatbin.ts'
import type { InspectedFile, InspectedImage } from './inspect.ts'
import { distinct } from './list.ts'
import { noRegistration, type Registration } from './registration.ts'

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
  /** How many more objects its device link joins that lie in another file: what they have cannot be determined. */
  readonly absent: number
}

/** The real images of one container. */
interface Part {
  readonly container: Container
  readonly images: readonly InspectedImage[]
  readonly kernels: readonly string[]
  /** Images without a kernel or function beside them. */
  readonly stubs: readonly InspectedImage[]
}

// NCCL has two; it bounds the cost of a hostile file, whose objects then have to have every target themselves.
const mostLinks = 64
const registered = new Set(['.nv_fatbin', '__nv_relfatbin'])

/**
 * The units of a file, in its order. Source text for a compiler at run time (PTX without a container, LTO-IR alone) makes units
 * only where there is nothing else. `links` are the device links of an archive, from `deviceLinks`.
 */
export function unitsOf({
  images,
  links = [],
  registration = noRegistration,
}: Pick<InspectedFile, 'images'> & Partial<Pick<InspectedFile, 'links' | 'registration'>>): readonly Unit[] {
  const parts = [...Map.groupBy(images, ({ container }) => container)].flatMap(([container, own]) => {
    const real = own.filter(isReal)
    const stubs = own.filter((image) => !isReal(image))
    return real.length > 0 ? [{ container, images: real, kernels: kernelsOf(real), stubs }] : []
  })
  const relocatable = parts.filter((part) => part.images.some((image) => image.relocatable))
  const fixed = parts.filter((part) => !relocatable.includes(part))
  const { units, linked } = linkedUnits(relocatable, fixed, { links, registration })
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
  known: { readonly links: readonly DeviceLink[]; readonly registration: Registration },
): { readonly units: readonly Unit[]; readonly linked: ReadonlySet<Part> } {
  const linked = new Set<Part>()
  const units: Unit[] = []
  const add = (parts: readonly Part[], beside: readonly Part[], absent: number) => {
    for (const { inputs, images } of joinedBy(parts, beside, known.registration)) {
      if (inputs.every((part) => isSource(part)) && (beside.length > 0 || absent > 0)) continue
      for (const part of images) linked.add(part)
      units.push(...linkedUnit(inputs, images, absent))
    }
  }
  const objects = Map.groupBy(relocatable, (part) => part.container.object)
  const others = Map.groupBy(fixed, (part) => part.container.object)
  for (const { object, inputs, absent } of known.links) {
    const parts = inputs.flatMap((input) => objects.get(input) ?? [])
    if (parts.length > 0) add(parts, others.get(object) ?? [], absent)
  }
  const joined = new Set(known.links.flatMap(({ inputs }) => inputs))
  for (const [object, parts] of objects) if (!joined.has(object)) add(parts, others.get(object) ?? [], 0)
  return { units, linked }
}

/** LTO-IR alone, which is no code until a link makes some of it. */
function isSource(part: Part): boolean {
  return part.images.every(({ kind }) => kind === 'ltoir')
}

/**
 * Which containers `beside` relocatable ones a device link made of which of them. Their records tell which are from a device link;
 * several of them can lie in one file, as in NCCL. An object is in the link that has a kernel of it; one without kernels, and one whose
 * kernels nvlink left out because nothing launches them, can be in each. Without records, the only container that has all kernels is taken for it: another source may have kernels of the same name.
 */
function joinedBy(
  parts: readonly Part[],
  beside: readonly Part[],
  { records, linked }: Registration,
): readonly { readonly inputs: readonly Part[]; readonly images: readonly Part[] }[] {
  if (!beside.some(({ container }) => records.has(container.offset))) {
    const kernels = kernelsOf(parts.flatMap((part) => part.images))
    const holders = kernels.length > 0 ? beside.filter((part) => holdsAll(part, kernels)) : []
    return [{ inputs: parts, images: holders.length === 1 ? holders : [] }]
  }
  const made = beside.filter(({ container }) => linked.has(container.offset))
  if (made.length === 0 || made.length > mostLinks) return [{ inputs: parts, images: [] }]
  const known = made.map((link) => ({ link, own: new Set(link.kernels) }))
  const holds = ({ kernels }: Part, own: ReadonlySet<string>) => kernels.some((one) => own.has(one))
  const anywhere = new Set(parts.filter((part) => !known.some(({ own }) => holds(part, own))))
  return known
    .map(({ link, own }) => ({
      inputs: parts.filter((part) => anywhere.has(part) || holds(part, own)),
      images: [link],
    }))
    .filter(({ inputs }) => inputs.length > 0)
}

/** What a device link makes of relocatable objects: `links` hold its images. */
function linkedUnit(parts: readonly Part[], links: readonly Part[], absent: number): readonly Unit[] {
  const [first] = parts
  if (!first) return []
  const inputs = parts.flatMap((part) => part.images)
  const images = links.flatMap((part) => part.images)
  const joined = capabilitiesOf(images, 'cubin')
  const common = absent > 0 ? [] : commonTo(parts, 'cubin')
  const commonPtx = absent > 0 ? [] : commonTo(parts, 'ptx')
  const atLoad = links.length > 0 || parts.length > 1 ? common.filter((one) => !includes(joined, one)) : []
  return [
    {
      container: first.container,
      images: [...inputs, ...images],
      kernels: kernelsOf([...inputs, ...images]),
      targets: distinct([...joined, ...common]),
      ptx: distinct([...capabilitiesOf(images, 'ptx'), ...commonPtx]),
      ltoir: capabilitiesOf(inputs, 'ltoir'),
      linkedAtLoad: atLoad,
      objects: parts.length + absent,
      absent,
    },
  ]
}

function holdsAll(part: Part, kernels: readonly string[]): boolean {
  const own = new Set(part.kernels)
  return kernels.every((kernel) => own.has(kernel))
}

/** What every one of the objects has. One without kernels may be empty for a target: NCCL has functions for newer GPUs alone. */
function commonTo(parts: readonly Part[], kind: InspectedImage['kind']): readonly Capability[] {
  const [first = [], ...others] = parts.map(({ images, kernels, stubs }) =>
    capabilitiesOf(kernels.length > 0 ? images : [...images, ...stubs.filter((stub) => stub.storedSize > 0)], kind),
  )
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
        absent: 0,
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
