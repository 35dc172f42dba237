import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cubinReader, readCubin } from '../../src/inspect/cubin.ts'
import { inspectFile } from '../../src/inspect/inspect.ts'
import { budgetFor, listImages } from '../../src/inspect/list.ts'
import { registration } from '../../src/inspect/registration.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { unpack } from '../../src/inspect/unpack.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { parseCapability, smDigits, smName } from '../../src/model/capability.ts'
import { openFile } from '../../src/runner/byte-source.ts'
import { describeLab } from './describe.ts'
import { openLab } from './lab.ts'
import { ensureLibraries } from './libraries.ts'

interface Truth {
  readonly containers: Readonly<Record<string, number>>
  /** Those that a registration record names: in the sections of nvcc all, elsewhere none. */
  readonly registered: Readonly<Record<string, number>>
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
    (name, { containers, registered, images, cubins }) => {
      const source = open(name)
      const found = listImages(source, name)
      expect(found.problems).toEqual([])
      const holders = [...new Set(found.images.map((image) => image.container))]
      const inFatbins = found.images.filter((image) => image.container.form === 'fatbin')
      const raw = found.images.filter((image) => image.container.form === 'cubin')
      const key = ({ container, kind, capability }: (typeof inFatbins)[number]) =>
        `${container.section} ${kind} ${smDigits(capability)}`
      expect(counted(holders.filter(({ form }) => form === 'fatbin').map(({ section = '' }) => section))).toEqual(
        containers,
      )
      const { records, unregistered } = registration(source, found.images, budgetFor(source.size))
      const named = holders.filter(({ offset }) => records.has(offset))
      expect(counted(named.map(({ section = '' }) => section))).toEqual(registered)
      expect(unregistered).toEqual([])
      expect(counted(inFatbins.map(key))).toEqual(images)
      expect(counted(raw.map(({ container }) => container.section ?? ''))).toEqual(cubins)
    },
  )

  it('finds the two device links of NCCL, and the kernels that it has for newer GPUs alone', () => {
    const file = inspectFile(open('libnccl.so.2'), 'libnccl.so.2')
    const targets = ['7.5', '8.0', '9.0', '10.0', '12.0'].flatMap((one) => parseCapability(one) ?? [])
    const { problems, files } = verifyImages([file], { targets, ptx: [] })
    expect(file.registration.linked.size).toBe(2)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    // Two instances of oneRankReduce, for the FP8 types that sm_90 brought.
    expect(problems.find(({ code }) => code === 'VER018')?.message).toMatch(
      /2 of \d+ kernels lack sm_75, .*::oneRankReduce<…>; 2 of /,
    )
    // 20 units exist for sm_100f alone.
    expect(files[0]?.partly.find(({ capability }) => smName(capability) === 'sm_75')?.units).toBe(56)
  })

  it.each(Object.keys(truth))('%s: where the first bytes of a cubin decide, they say the same as all of it', (name) => {
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
  })
})

function counted(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}
