/** What the EULA says of NVIDIA's files, by its own text in NVIDIA's packages, and what the guard makes of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { classifyFile, classifyPath } from '../../src/licence/classify.ts'
import { type EditionId, editionOf, listings } from '../../src/licence/eula.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { filesIn } from '../../src/nix/store-tree.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { guardShipment } from '../../src/ship/guard.ts'
import { attachmentA } from '../attachment-a.ts'
import { recordingLog } from '../recording-log.ts'
import { describeLab } from './describe.ts'
import { type EulaTexts, ensureEula } from './eula.ts'
import { type Lab, openLab, type ToolkitVersion } from './lab.ts'
import { ensureLibraries } from './libraries.ts'
import { toolkitPath } from './toolkits.ts'

/** The edition that no package carries, from NVIDIA's site. */
const recorded = JSON.parse(
  readFileSync(join(import.meta.dirname, '../unit/fixtures/licence/attachment-a.json'), 'utf8'),
) as Readonly<Record<EditionId, readonly string[]>>

const host = realHost(recordingLog())
const toolkits = ['11.8', '12.4', '13.0', '13.5'] as const satisfies readonly ToolkitVersion[]

/** Whether a list has the file, by this test's own reading of it: the name, but for a version behind `.so`. */
function has(list: readonly string[], file: string): boolean {
  const name = file.replace(/\.so\.[\d.]+$/, '.so')
  return list.some((one) => `/${name}`.endsWith(`/${one}`))
}

describeLab('the EULA of the CUDA Toolkit', () => {
  let lab: Lab
  let texts: EulaTexts
  let truth: Readonly<Record<EditionId, readonly string[]>>
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
    const context = { root: lab.root, progress: () => undefined }
    await ensureLibraries(context)
    texts = await ensureEula(context)
    truth = {
      wheels: attachmentA(texts.wheels['13.5']),
      '2021-10-08': attachmentA(texts.debian['11.8']),
      '2024-01-12': attachmentA(texts.debian['12.4']),
      '2026-01-26': recorded['2026-01-26'],
    }
  }, 1_800_000)

  it('is one text in the wheels of all toolkits, and another in each of Debian’s packages', () => {
    expect(new Set(Object.values(texts.wheels)).size).toBe(1)
    expect(/Last updated: (.*)\./.exec(texts.debian['11.8'])?.[1]).toBe('October 8, 2021')
    expect(/Last updated: (.*)\./.exec(texts.debian['12.4'])?.[1]).toBe('January 12, 2024')
  })

  it.each(['wheels', '2021-10-08', '2024-01-12'] as const)(
    'of %s lists what our table says, and no more',
    (edition) => {
      const files = listings.filter((one) => one.in.includes(edition)).flatMap((one) => one.files)
      expect([...files].sort()).toEqual(truth[edition])
      expect(recorded[edition]).toEqual(truth[edition])
    },
  )

  it.each(toolkits)('says of each file of the toolkit %s what its class is', async (toolkit) => {
    const files = (await filesIn(host, toolkitPath(toolkit, lab))) ?? []
    expect(files.length).toBeGreaterThan(100)
    const edition = editionOf(toolkit)
    for (const by of [edition, 'wheels'] as const) {
      const listed = files.filter((file) => classifyFile(file, by).class === 'listed')
      expect(listed).toEqual(files.filter((file) => has(truth[by ?? 'wheels'], file)))
    }
    const { counts, class: worst } = classifyPath(`cuda-${toolkit}`, files, { whole: true, toolkit })
    expect(worst).toBe('not listed')
    expect(counts.listed).toBeGreaterThan(3)
    const programs = files.filter((file) => /(?:^|\/)bin\//.test(file))
    expect(programs.filter((file) => classifyFile(file, edition).class !== 'not listed')).toEqual([])
  })

  it('says of real libraries what their class is', async () => {
    const files = (await filesIn(host, join(lab.root, 'libraries/nvidia'))) ?? []
    const classes = Object.fromEntries(
      files.filter((file) => /\.so/.test(file)).map((file) => [file, classifyFile(file, editionOf('13.5')).class]),
    )
    expect(classes).toEqual({
      ...Object.fromEntries(files.filter((file) => has(truth.wheels, file)).map((file) => [file, 'listed'])),
      'nccl/lib/libnccl.so.2': 'other licence',
    })
    expect(Object.keys(classes)).toContain('cu13/lib/libcublasLt.so.13')
    // bitsandbytes is no product of NVIDIA, though it has device code.
    const others = (await filesIn(host, join(lab.root, 'libraries/bitsandbytes'))) ?? []
    expect(classifyPath('bitsandbytes-0.50.2', others, { whole: false }).class).toBeNull()
  })

  describe.each(['11.8', '13.5'] as const)('in a closure of CUDA %s', (toolkit) => {
    const attribute = `cudaPackages_${toolkit.replace('.', '_')}`
    const drvPathOf = (name: string) =>
      lab.nix('eval', '--raw', '--impure', '--expr', expression(`${name}.drvPath`)).then((text) => text.trim())
    const expression = (what: string) => {
      const config = '{ allowUnfree = true; cudaSupport = true; cudaCapabilities = [ "8.0" ]; }'
      return `with import ${lab.nixpkgs} { system = "x86_64-linux"; config = ${config}; }; ${what}`
    }
    const ship = async (name: string, visibility: 'public' | 'private') => {
      const drvPath = await drvPathOf(name)
      await lab.nix('build', '--no-link', `${drvPath}^*`)
      const closure = await lab.nix('path-info', '--recursive', `${drvPath}^*`)
      const paths = closure.split('\n').filter(Boolean)
      return guardShipment(
        { ...host, env: { ...host.env, ...lab.env } },
        {
          paths,
          drvPaths: [drvPath],
          unfree: [],
          destination: { name: 'the test', visibility },
          acknowledgement: undefined,
          toolkit,
        },
      )
    }

    it('the runtime has listed files alone, and the compiler others', async () => {
      const runtime = await ship(`${attribute}.cuda_cudart`, 'private')
      const [cudart] = runtime.doubtful.filter(({ name }) => name.includes('cuda_cudart'))
      expect(cudart).toMatchObject({ verdict: 'unfree', class: 'listed', counts: { 'not listed': 0 } })
      const named = cudart?.examples.map(({ file }) => file) ?? []
      expect(named.length).toBeGreaterThan(0)
      expect(named.filter((file) => !has(truth[editionOf(toolkit) ?? 'wheels'], file))).toEqual([])

      const refused = await ship(`${attribute}.cuda_nvcc`, 'public').catch((cause: unknown) => cause)
      if (!(refused instanceof ProblemError)) throw refused
      const unlisted = refused.problems.find(({ code }) => code === 'SHP081')
      expect(unlisted?.message).toContain(`cuda-${toolkit} (`)
      expect(unlisted?.message).toMatch(/bin\/(?:cicc|cudafe\+\+|cuobjdump)/)
    })

    it('a program is refused for the runtime that it links to alone', async () => {
      const { doubtful } = await ship(`${attribute}.pkgs.saxpy`, 'private')
      expect(doubtful.map(({ name, class: worst }) => [name.replace(/-[\d.]+$/, ''), worst])).toEqual([
        [`cuda${toolkit}-cuda_cudart`, 'listed'],
      ])
      const refused = await ship(`${attribute}.pkgs.saxpy`, 'public').catch((cause: unknown) => cause)
      if (!(refused instanceof ProblemError)) throw refused
      expect(refused.problems.map(({ code }) => code)).toEqual(['SHP080'])
    })
  })
})
