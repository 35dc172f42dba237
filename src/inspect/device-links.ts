import { type ElfSection, elfSections, readElfHeader } from './elf.ts'
import type { Image } from './fatbin.ts'
import { type Budget, type ByteSource, Finding, spend, windowOf } from './source.ts'

/** A device link in an archive: one member holds its image, others the relocatable objects that it links. */
export interface DeviceLink {
  /** Where the member starts that holds the linked image. */
  readonly object: number
  /** Where the members start that it links. */
  readonly inputs: readonly number[]
  /** How many of the objects that it links are not in this file. */
  readonly absent: number
}

// nvcc 11.8 to 13.5 write the name of each relocatable object into `__nv_module_id`, and `def <name>` into the object of
// `nvcc -dlink` for each one that it links; `strip` keeps the section.
const moduleSection = '__nv_module_id'
const longestNames = 2 ** 22
const linksIt = 'def '

/**
 * The device links of an archive. An object whose names cannot be read is of no link, so that it has to have every target itself.
 * Only what `source.read` throws goes through.
 */
export function deviceLinks(source: ByteSource, images: readonly Image[], budget: Budget): readonly DeviceLink[] {
  const members = images.filter(({ container }) => container.member !== undefined)
  if (!members.some((image) => image.relocatable)) return []
  const objects = [...new Set(members.map(({ container }) => container.object))].sort((a, b) => a - b)
  const owners = new Map<string, number>()
  const links = new Map<number, readonly string[]>()
  for (const [index, object] of objects.entries()) {
    // No object reads what lies in another one, which bounds the cost of a hostile file.
    const length = (objects[index + 1] ?? Number.POSITIVE_INFINITY) - object
    const names = moduleNames(windowOf(source, object - (source.origin ?? 0), length), budget)
    const linked = names.filter((name) => name.startsWith(linksIt)).map((name) => name.slice(linksIt.length))
    if (linked.length > 0) links.set(object, linked)
    else for (const name of names) owners.set(name, object)
  }
  return [...links].map(([object, names]) => {
    const found = names.flatMap((name) => owners.get(name) ?? [])
    return { object, inputs: [...new Set(found)], absent: names.length - found.length }
  })
}

function moduleNames(elf: ByteSource, budget: Budget): readonly string[] {
  try {
    const section = elfSections(elf, readElfHeader(elf))?.find(({ name }) => name === moduleSection)
    if (!section) return []
    return namesIn(elf, section, budget)
  } catch (error) {
    if (error instanceof Finding) return []
    throw error
  }
}

function namesIn(elf: ByteSource, { offset, size }: ElfSection, budget: Budget): readonly string[] {
  const length = Math.min(size, longestNames)
  spend(budget, length, offset)
  const bytes = elf.read(offset, length)
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return [...new Set(text.split('\0').filter((name) => name !== ''))]
}
