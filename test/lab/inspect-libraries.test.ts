import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cubinReader, readCubin } from '../../src/inspect/cubin.ts'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { budgetFor, listImages } from '../../src/inspect/list.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { unpack } from '../../src/inspect/unpack.ts'
import { smDigits } from '../../src/model/capability.ts'
import { openFile } from '../../src/runner/byte-source.ts'
import { describeLab } from './describe.ts'
import { openLab } from './lab.ts'
import { ensureLibraries } from './libraries.ts'

interface Truth {
  readonly containers: Readonly<Record<string, number>>
  readonly images: Readonly<Record<string, number>>
  readonly cubins: Readonly<Record<string, number>>
}

/** What raw-scan.py, which knows nothing of this reader, found in them. */
const truth = JSON.parse(readFileSync(join(import.meta.dirname, 'libraries.json'), 'utf8')) as Record<string, Truth>

describeLab('device code of real libraries', () => {
  let paths: ReadonlyMap<string, string> = new Map()
  const opened: ReturnType<typeof openFile>[] = []
  const open = (name: string) => {
    const file = openFile(paths.get(name) ?? '')
    opened.push(file)
    return file.source
  }

  beforeAll(async () => {
    const lab = await openLab({ toolkits: [] })
    paths = await ensureLibraries({ root: lab.root, progress: () => undefined })
  }, 900_000)
  afterAll(() => {
    for (const file of opened) file.close()
  })

  it.each(Object.entries(truth))(
    '%s has the containers and images that a raw scan counts',
    (name, { containers, images, cubins }) => {
      const found = listImages(open(name), name)
      expect(found.problems).toEqual([])
      const holders = [...new Set(found.images.map((image) => image.container))]
      const inFatbins = found.images.filter((image) => image.container.form === 'fatbin')
      const raw = found.images.filter((image) => image.container.form === 'cubin')
      const key = ({ container, kind, capability }: (typeof inFatbins)[number]) =>
        `${container.section} ${kind} ${smDigits(capability)}`
      expect(counted(holders.filter(({ form }) => form === 'fatbin').map(({ section = '' }) => section))).toEqual(
        containers,
      )
      expect(counted(inFatbins.map(key))).toEqual(images)
      expect(counted(raw.map(({ container }) => container.section ?? ''))).toEqual(cubins)
    },
    120_000,
  )

  it.each(Object.keys(truth))(
    '%s: where the first bytes of a cubin decide, they say the same as all of it',
    (name) => {
      const source = open(name)
      const { images, problems } = inspectFile(source, name)
      expect(problems).toEqual([])
      const wrong = images.flatMap((image) => {
        if (image.kind !== 'cubin') return []
        const bytes = unpack(source, image, budgetFor(2 ** 40))
        const whole = readCubin(memorySource(bytes))
        const start = cubinReader(0)(bytes)
        const same =
          (start === undefined || JSON.stringify(start) === JSON.stringify(whole)) &&
          JSON.stringify([image.toolkits, image.stub, image.kernels]) ===
            JSON.stringify([whole.toolkits, whole.stub, whole.kernels])
        return same ? [] : [{ offset: image.offset, start, whole }]
      })
      expect(wrong.slice(0, 3)).toEqual([])
    },
    120_000,
  )
})

function counted(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
