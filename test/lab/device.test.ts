import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { inspectPaths } from '../../src/actions/verify/inspect-paths.ts'
import { kernelName } from '../../src/inspect/kernel-name.ts'
import { documentReport } from '../../src/inspect/report.ts'
import { unitsOf } from '../../src/inspect/units.ts'
import { testHost } from '../unit/host.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { openLab, project } from './lab.ts'
import { ensureMade } from './made.ts'

const folder = join(project, 'test/device')
const [machine = '', ...lines] = readFileSync(join(folder, 'h200-driver-580.txt'), 'utf8').trim().split('\n')
const [gpuName = '', capability = '', driver = ''] = machine.split(', ')

/** `split-units: first ok; second cudaErrorNoKernelImageForDevice` → by kernel, what the GPU made of it. */
const observed = lines.map((line) => {
  const [program = '', rest = ''] = line.split(': ')
  return { program, kernels: new Map(rest.split('; ').map((text) => text.split(' ') as [string, string])) }
})

const nothing = {
  capabilities: undefined,
  toolkit: undefined,
  units: 'all',
  gpu: undefined,
  driver: undefined,
} as const

/** What the driver says of a program that we call so. */
const meaning: Readonly<Record<string, readonly string[]>> = {
  sass: ['ok'],
  jit: ['ok'],
  driver: ['cudaErrorUnsupportedPtxVersion'],
  // Relocatable code that cannot be linked for the GPU is refused when it is loaded.
  none: ['cudaErrorNoKernelImageForDevice', 'cudaErrorInvalidSource'],
}

describeLab(`predictions for a ${gpuName} with driver ${driver}`, () => {
  let programs = ''
  beforeAll(async () => {
    const lab = await openLab({ variant: 'next', toolkits: ['12.4', '13.0', '13.5'] })
    programs = join(lab.root, 'device-programs')
    const inputs = globSync(['build.mjs', 'programs.json', 'src/*'], { cwd: folder }).sort()
    const hash = createHash('sha256')
    for (const name of inputs) hash.update(`${name}\n${readFileSync(join(folder, name), 'utf8')}`)
    await ensureMade(
      { root: lab.root, progress: () => undefined },
      {
        path: programs,
        stamp: hash.digest('hex'),
        make: (draft) => runOk(process.execPath, [join(folder, 'build.mjs'), join(lab.root, 'toolkits'), draft]),
      },
    )
  }, 900_000)

  it('were recorded of every program', () => {
    const built = JSON.parse(readFileSync(join(folder, 'programs.json'), 'utf8')) as readonly { name: string }[]
    expect(observed.map(({ program }) => program)).toEqual(built.map(({ name }) => name).sort())
    expect(observed.length).toBeGreaterThanOrEqual(10)
  })

  it('are the same from the documents alone', async () => {
    const files: Record<string, unknown> = {}
    for (const { program } of observed) {
      const { inspected } = await inspectPaths(testHost({ cwd: programs }), [join(programs, program)], nothing)
      files[program] = inspected.map((file) => ({ path: file.file, output: 'out', ...documentReport(file) }))
    }
    // test/unit/result-coverage.test.ts holds these against what the GPU did.
    await expect(`${JSON.stringify(files, null, 1)}\n`).toMatchFileSnapshot(join(folder, 'reports.json'))
  })

  it.each(observed)('of $program are what the GPU did', async ({ program, kernels }) => {
    const host = testHost({ cwd: programs })
    const asked = { ...nothing, gpu: [capability], driver }
    const { gpus, inspected, problems } = await inspectPaths(host, [join(programs, program)], asked)
    const [whole] = gpus
    const failed = [...kernels.values()].filter((outcome) => outcome !== 'ok')
    // The whole is what its worst unit is.
    expect(meaning[whole?.runs ?? '']).toContain(failed[0] ?? 'ok')
    expect(problems.map(({ code }) => code).includes('VER016')).toBe(failed.length > 0)
    // Each kernel is in the units that are said to lack the GPU, or in none of them.
    const units = inspected.flatMap((file) => unitsOf(file))
    const known = units.flatMap((unit) => unit.kernels.map(kernelName))
    for (const [kernel, outcome] of kernels) {
      expect(known.some((name) => name.startsWith(kernel))).toBe(true)
      const message = problems.find(({ code }) => code === 'VER016')?.message ?? ''
      expect(new RegExp(`\\b${kernel}\\b`).test(message), `${message} ${kernel}`).toBe(outcome !== 'ok')
    }
  })
})
