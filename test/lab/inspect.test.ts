import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type InspectedFile, type InspectedImage, inspectFile } from '../../src/inspect/inspect.ts'
import { memorySource } from '../../src/inspect/source.ts'
import { verifyImages } from '../../src/inspect/verify.ts'
import { type Capability, parseCapability, smName } from '../../src/model/capability.ts'
import { formatVersion, parseVersion } from '../../src/model/version.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { type Lab, openLab, type ToolkitVersion } from './lab.ts'
import { toolkitPath } from './toolkits.ts'

const sources = join(import.meta.dirname, '../unit/fixtures/inspect')
const versions: ToolkitVersion[] = ['11.8', '12.4', '13.0', '13.5']

/** What each toolkit compiles here: its targets, and options of nvcc. Each becomes an object and a linked program. */
const compiled: [ToolkitVersion, targets: string, ptx: string, options: string[]][] = [
  ['11.8', '37', '', []],
  ['11.8', '80 86', '86', []],
  ['11.8', '80 90', '90', ['-Xfatbin', '-compress-all']],
  ['12.4', '90a', '', []],
  ['12.4', '50 80 90', '90', ['-Xfatbin', '-compress-all']],
  ['13.0', '75 100f', '', []],
  ['13.0', '90a 120a', '120', ['-lineinfo']],
  ['13.5', '80 100f 107', '107', ['-Xfatbin', '-compress-all']],
  ['13.5', '100a 110f', '100', ['-compress-mode=speed']],
  ['13.5', '90a', '90a', ['-G']],
  ['13.5', '103f', '', ['-compress-mode=size']],
]

describeLab('device code of real compilers', () => {
  let lab: Lab
  let folder = ''

  beforeAll(async () => {
    lab = await openLab({ variant: 'next', toolkits: versions })
    folder = mkdtempSync(join(tmpdir(), 'inspect-lab-'))
  }, 900_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const nvcc = (version: ToolkitVersion, ...args: string[]) =>
    runOk(
      join(toolkitPath(version, lab), 'bin/nvcc'),
      ['-allow-unsupported-compiler', '-Wno-deprecated-gpu-targets', ...args],
      {
        cwd: folder,
      },
    )
  const inspect = (name: string) => inspectFile(memorySource(readFileSync(join(folder, name))), name)

  /** Compares with cuobjdump, whose order within a kind is that of the file. Targets older than 5.0 need the old one. */
  async function expectAsCuobjdump(file: InspectedFile, version: ToolkitVersion = '13.5'): Promise<void> {
    const program = join(toolkitPath(version, lab), 'bin/cuobjdump')
    const said = await runOk(program, ['-all', '--list-elf', '--list-ptx', join(folder, file.file)])
    const theirs = [...said.matchAll(/(sm_\w+)\.(cubin|ptx)$/gm)].map(([, sm, kind]) => `${kind} ${sm}`)
    const of = (kind: string) =>
      file.images.filter((image) => image.kind === kind).map((image) => `${kind} ${asCuobjdump(image)}`)
    for (const kind of ['cubin', 'ptx']) expect(of(kind), kind).toEqual(theirs.filter((one) => one.startsWith(kind)))
  }

  it.each(compiled)('nvcc %s for %s and PTX %s with %j', async (version, targets, ptx, options) => {
    const codes = gencode(targets, ptx)
    const expectation = {
      targets: list(targets),
      ptx: list(ptx),
      toolkit: parseVersion(version) ?? { major: 0, minor: 0 },
    }
    const source = join(sources, 'scale.cu')
    const cuobjdump = targets.includes('37') ? version : '13.5'
    await nvcc(version, ...codes, ...options, '-c', source, '-o', 'scale.o')
    await nvcc(version, ...codes, ...options, '-DPROGRAM', '-cudart', 'shared', source, '-o', 'program')
    const [object, program] = [inspect('scale.o'), inspect('program')]
    for (const file of [object, program]) {
      await expectAsCuobjdump(file, cuobjdump)
      expect(verifyImages([file], expectation).problems).toEqual([])
      expect(file.images.filter((one) => one.kind === 'cubin').map((one) => one.toolkits.map(formatVersion))).toEqual(
        file.images.filter((one) => one.kind === 'cubin').map(() => [version]),
      )
    }
    expect(object.images.filter((one) => one.stub)).toEqual([])
    expect(
      program.images
        .filter((one) => one.stub)
        .map((one) => smName(one.capability))
        .sort(),
    ).toEqual(list(targets).map(smName).sort())
  })

  it('relocatable device code: object, archive and device link', async () => {
    const codes = gencode('80 90a', '90a')
    await nvcc('13.5', '-rdc=true', '-DPROGRAM', '-c', ...codes, join(sources, 'call.cu'), '-o', 'call.o')
    await nvcc('13.5', '-rdc=true', '-c', ...codes, join(sources, 'twice.cu'), '-o', 'twice.o')
    await nvcc('13.5', '-lib', 'call.o', 'twice.o', '-o', 'libcall.a')
    await nvcc('13.5', '-cudart', 'shared', ...codes, 'call.o', 'twice.o', '-o', 'linked')
    for (const name of ['call.o', 'libcall.a', 'linked']) {
      const file = inspect(name)
      await expectAsCuobjdump(file)
      const toolkit = { major: 13, minor: 5 }
      expect(verifyImages([file], { targets: list('80 90a'), ptx: list('90a'), toolkit }).problems).toEqual([])
    }
    // Linked for one target only: the driver links the other one when the program is loaded, if every object has it.
    await nvcc('13.5', '-cudart', 'shared', '-arch=sm_80', 'call.o', 'twice.o', '-o', 'narrow')
    const narrow = verifyImages([inspect('narrow')], { targets: list('80 90a'), ptx: [] })
    expect(narrow.problems).toEqual([])
    expect(narrow.files[0]?.linkedAtLoad.map(smName)).toEqual(['sm_90a'])
    await nvcc('13.5', '-rdc=true', '-c', ...gencode('80', ''), join(sources, 'twice.cu'), '-o', 'old.o')
    await nvcc('13.5', '-cudart', 'shared', '-arch=sm_80', 'call.o', 'old.o', '-o', 'half')
    const half = verifyImages([inspect('half')], { targets: list('80 90a'), ptx: [] })
    expect(half.problems.map(({ code }) => code)).toEqual(['VER001'])
  })

  it('finds an object that another toolkit compiled, and a link by another toolkit', async () => {
    await nvcc('12.4', ...gencode('80', ''), '-c', join(sources, 'scale.cu'), '-o', 'old.o')
    await nvcc('13.5', ...gencode('80', ''), '-c', '-DPROGRAM', join(sources, 'call.cu'), '-rdc=true', '-o', 'call.o')
    await nvcc('12.4', ...gencode('80', ''), '-c', join(sources, 'twice.cu'), '-rdc=true', '-o', 'twice.o')
    await nvcc('13.5', '-cudart', 'shared', '-arch=sm_80', 'call.o', 'twice.o', 'old.o', '-o', 'mixed')
    const expectation = { targets: list('80'), ptx: [], toolkit: { major: 13, minor: 5 } }
    const { problems, files } = verifyImages([inspect('mixed')], expectation)
    expect(problems.map(({ code }) => code)).toEqual(['VER002'])
    expect(files[0]?.toolkits.map(formatVersion)).toEqual(['12.4', '13.5'])
  })
})

/** cuobjdump takes the target from the cubin, which knows no `f`; stubs that nvlink made through CUDA 12 have no `a` either. */
function asCuobjdump({ kind, capability, stub, toolkits }: InspectedImage): string {
  if (kind !== 'cubin') return smName(capability)
  const hidden = capability.suffix === 'f' || (stub && (toolkits[0]?.major ?? 0) < 13)
  return smName(hidden ? { ...capability, suffix: '' } : capability)
}

function list(text: string): Capability[] {
  return text
    .split(' ')
    .map((one) => parseCapability(`sm_${one}`))
    .filter((one) => one !== undefined)
}

function gencode(targets: string, ptx: string): string[] {
  const real = list(targets).map((one) => smName(one).slice(3))
  const virtual = list(ptx).map((one) => smName(one).slice(3))
  return [
    ...real.map((one) => `-gencode=arch=compute_${one},code=sm_${one}`),
    ...virtual.map((one) => `-gencode=arch=compute_${one},code=compute_${one}`),
  ]
}
