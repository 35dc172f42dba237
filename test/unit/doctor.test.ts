/** `nix-cuda doctor` and the gpu action on recorded machines. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runDoctor } from '../../src/actions/doctor/command.ts'
import { runGpuAction } from '../../src/actions/gpu/action.ts'
import { gpuSurface } from '../../src/actions/gpu/surface.ts'
import type { Problem } from '../../src/model/problem.ts'
import { spansOf } from '../../src/model/style.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { safeText } from '../../src/runner/sink.ts'
import { planOf } from './cuda-world.ts'
import { hostOf, type Machine, machine } from './gpu-world.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What lies in this test's folder is real; all else is the recorded machine. */
function worldOf(of: Machine) {
  const host = hostOf(of)
  const known: Record<string, unknown> = { ...host.files }
  const both = Object.entries(files).map(([name, real]) => [
    name,
    (path: string, ...more: unknown[]) => {
      const here = path.startsWith(folder) || known[name] === undefined
      return ((here ? real : known[name]) as (...args: unknown[]) => unknown)(path, ...more)
    },
  ])
  return { ...host, cwd: folder, env: { ...host.env, RUNNER_TEMP: folder }, files: Object.fromEntries(both) }
}

async function doctor(
  of: Machine,
  options: Readonly<Record<string, string>> = {},
  positionals: readonly string[] = [],
) {
  const host = worldOf(of)
  const code = await runDoctor(host, { option: (name) => options[name], positionals })
  const text = host.answers.join('')
  const plain = spansOf(text).map((span) => span.text)
  return { code, text: plain.join(''), raw: text }
}

const hostile = 'NVIDIA \x1b[31mH200\x07 ::set-output name=x::y ##[error]no'

/** BEL, ESC and what GitHub's runner takes for a command. */
const obeyed = /\p{Cc}(?<!\n)|^\s*::|##\[/mu

describe('nix-cuda doctor', () => {
  it('fits on one screen and ends with 0 where all is well', async () => {
    const { code, text } = await doctor(machine('h200-container', { env: { PATH: '/usr/local/nvidia/bin' } }))
    expect(text).toBe(
      [
        'GPU        NVIDIA H200, capability 9.0, 143771 MiB',
        'Driver     580.159.04, CUDA 13.0, open kernel module',
        'libcuda    /usr/local/nvidia/lib64/libcuda.so.580.159.04',
        'Bridge     none: /run/opengl-driver does not exist',
        'Container  /.dockerenv, GPUs',
        '',
        'CUDA programs can run on 1 GPU of this machine.',
        '',
      ].join('\n'),
    )
    expect(code).toBe(0)
  })

  it('ends with 1 where something is wrong, and says all of it', async () => {
    const { code, text } = await doctor(machine('upgraded'), { 'min-gpus': '2', 'min-memory-mib': '1000' })
    expect(code).toBe(1)
    expect(text).toMatch(/^Driver +535\.247\.01, CUDA 12\.2, kernel module 535\.183\.01, proprietary kernel module$/m)
    expect([...text.matchAll(/^(GPU\d{3}): /gm)].map((match) => match[1])).toEqual(['GPU105', 'GPU106', 'GPU201'])
    expect(text).toContain('For causes and remedies: nix-cuda explain GPU105 GPU106 GPU201')
  })

  it('shares a line among equal GPUs', async () => {
    const rows = [0, 1, 2, 3].map((index) => {
      const id = `GPU-0000000${index}-0000-0000-0000-000000000000`
      return `${index}, 00000000:00:0${index + 6}.0, ${id}, NVIDIA H200, 580.159.04, 143771, Enabled, Default, Disabled, Enabled, 0, 9.0`
    })
    const { text } = await doctor(machine('h200-container', { pci: {}, smi: { query: rows.join('\n') } }))
    expect(text).toContain('CUDA programs can run on 4 GPUs of this machine.')
    expect(text).toContain('GPU        4 × NVIDIA H200, capability 9.0, 143771 MiB')
  })

  it('shows foreign text and obeys none of it', async () => {
    const query = `0, 00000000:00:06.0, GPU-0, ${hostile}, 580.159.04, 143771, Enabled, Prohibited, Disabled, Enabled, 0, 9.0\n`
    const { text } = await doctor(machine('h200-container', { smi: { query } }))
    expect(text).toContain('\\x1b[31mH200')
    // What the terminal and the log of a job get.
    const printed = safeText(text)
    expect(printed).not.toMatch(obeyed)
    const failed = await doctor(
      machine('h200-container', { smi: { code: 255, query: `::error::Failed ${hostile}\n` } }),
    )
    expect(safeText(failed.raw)).not.toMatch(obeyed)
  })

  it('gives every fact with its source as JSON', async () => {
    const { text } = await doctor(machine('t4-hosted'), { json: 'true', toolkit: '13.0' })
    const { schema, good, host, problems } = JSON.parse(text)
    expect([schema, good]).toEqual(['doctor/1', false])
    expect(host.gpus[0].capability).toEqual({ value: '7.5', source: 'nvidia-smi --query-gpu' })
    expect(host.driverCuda).toEqual({ value: '12.2', source: 'NVIDIA’s table of drivers' })
    expect(problems.map(({ code }: Problem) => code)).toEqual(['GPU204', 'GPU113'])
  })

  it('refuses options that it does not understand, all at once', async () => {
    const options = { 'min-capability': '9.0a', 'min-driver': 'new', toolkit: '13', capabilities: '8.0, hopper' }
    const refused = doctor(machine('none'), options)
    await expect(refused).rejects.toMatchObject({ problems: Array.from({ length: 4 }, () => ({ code: 'CFG001' })) })
  })

  it('opens files and says whether this GPU runs them', async () => {
    const ptx = (target: string) => `.version 8.0\n.target ${target}\n.address_size 64\n.visible .entry k() { ret; }\n`
    writeFileSync(join(folder, 'new.ptx'), ptx('sm_90'))
    const on = (name: string) => doctor(machine(name), {}, [join(folder, 'new.ptx')])
    expect((await on('h200-container')).code).toBe(0)
    const { code, text } = await on('t4-hosted')
    expect(code).toBe(1)
    expect(text).toContain('GPU401: new.ptx does not run on GPU 0 (Tesla T4), of capability 7.5.')
  })

  it('holds the cells of a plan against this GPU, by their proof where there is one', async () => {
    const plan = planOf({ packages: ['hello'], capabilities: ['7.5', '9.0', '8.0+PTX'], toolkits: ['12.8'] })
    const [planFile, results] = [join(folder, 'plan.json'), join(folder, 'results')]
    writeFileSync(planFile, JSON.stringify(plan))
    const id = (targets: string) => `hello-cuda12.8-${targets}-x86_64-linux`
    const wrong = async (name: string, options = {}) => {
      const { text } = await doctor(machine(name), { json: 'true', plan: planFile, ...options })
      const { problems } = JSON.parse(text) as { readonly problems: readonly Problem[] }
      return problems
        .filter(({ severity }) => severity === 'error')
        .map(({ code, subject }) => `${code} ${subject?.cell}`)
    }
    expect(await wrong('h200-container')).toEqual([`GPU401 ${id('sm75')}`])
    expect(await wrong('t4-hosted')).toEqual([`GPU401 ${id('sm80_ptx80')}`, `GPU401 ${id('sm90')}`])
    expect(await wrong('t4-hosted', { cells: id('sm75') })).toEqual([])
    await expect(wrong('t4-hosted', { cells: 'other' })).rejects.toMatchObject({ problems: [{ code: 'CFG001' }] })
    // The result of the first has PTX as well, so that the newer GPU runs it.
    const { cell } = plan.rows.find((row) => row.id === id('sm75')) ?? {}
    const file = { path: 'x', output: 'out', targets: ['sm_75'], ptx: ['compute_75'], toolkits: ['12.8'], images: 2 }
    const kinds = [{ units: 1, kernels: 1, relocatable: false, targets: ['sm_75'], linkedAtLoad: [] }]
    const ptx = [{ target: 'compute_75', isa: '8.7' }]
    mkdirSync(results)
    writeFileSync(
      join(results, `${id('sm75')}.json`),
      JSON.stringify({
        ...{ schema: 'result/1', cell, status: 'proven', drvPath: '/d.drv', outputs: [{ name: 'out', path: '/o' }] },
        ...{ built: true, restored: null, seconds: { evaluate: 0, build: 1, verify: 0 }, problems: [], logTail: [] },
        files: [{ ...file, units: 1, unitKinds: kinds.map((kind) => ({ ...kind, ptx, ltoir: [] })) }],
      }),
    )
    expect(await wrong('h200-container', { results })).toEqual([])
    // A driver of CUDA 12.4 does not know that PTX.
    expect(await wrong('no-uvm', { results, cells: id('sm75') })).toEqual(['GPU103 undefined', `GPU403 ${id('sm75')}`])
  })

  it('needs the plan of the results', async () => {
    const refused = doctor(machine('none'), { results: folder })
    await expect(refused).rejects.toMatchObject({ problems: [{ code: 'CFG003' }] })
  })
})

describe('the gpu action', () => {
  async function act(of: Machine, inputs: Readonly<Record<string, string>> = {}) {
    const host = worldOf(of)
    const outputs: Record<string, string> = {}
    const annotated: Problem[] = []
    const github = {
      actionInput: (name: string) => ({ 'driver-bridge': 'none', ...inputs })[name],
      saveState: () => {},
      writeSummary: async () => {},
      setOutputs: (_: unknown, values: Readonly<Record<string, string>>) => void Object.assign(outputs, values),
      annotate: (problems: readonly Problem[]) => void annotated.push(...problems),
    } as unknown as GitHub
    const code = await runGpuAction(host, github)
    return { code, outputs, annotated, log: host.log.lines }
  }

  it('sets every output that it declares', async () => {
    const { code, outputs } = await act(machine('mig'), { 'require-gpu': 'false' })
    expect(code).toBe(0)
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(gpuSurface.outputs).sort())
    const { report, problems, 'gpu-uuids': uuids, 'cuda-cache-path': cache, ...rest } = outputs
    expect(cache).toBe(join(folder, 'nix-cuda/cuda-cache'))
    expect(rest).toEqual({
      'has-gpu': 'true',
      platform: 'nvml',
      'in-container': 'false',
      'driver-version': '535.216.01',
      'userland-version': '535.216.01',
      'driver-cuda': '12.2',
      'kernel-module': '',
      'libcuda-path': '/usr/lib/x86_64-linux-gnu/libcuda.so.535.216.01',
      'gpu-count': 2,
      'gpu-name': 'NVIDIA A100-SXM4-80GB',
      'compute-capabilities': '["8.0","8.0"]',
      'min-compute-capability': '8.0',
      'min-memory-mib': 10_240,
      mig: 'true',
      'bridge-path': '',
      'ld-library-path': '',
      smoke: 'skipped',
      compatible: 'true',
    })
    expect(JSON.parse(uuids ?? '')).toHaveLength(2)
    expect(JSON.parse(problems ?? '')).toMatchObject([{ code: 'GPU107', severity: 'warning' }])
    expect(JSON.parse(readFileSync(report ?? '', 'utf8'))).toMatchObject({ schema: 'doctor/1' })
  })

  it('fails where a GPU is required, passes where it is not, and annotates either', async () => {
    const required = await act(machine('none'))
    expect([required.code, required.outputs['compatible'], required.annotated.map(({ code }) => code)]).toEqual([
      1,
      'false',
      ['GPU101'],
    ])
    const auto = await act(machine('none'), { 'require-gpu': 'auto' })
    expect([auto.code, auto.outputs['has-gpu'], auto.outputs['compatible']]).toEqual([0, 'false', 'true'])
  })

  it('lists the sources of its facts in the log', async () => {
    const { log } = await act(machine('h200-container'))
    expect(log).toContain('kernel.version: "580.159.04" (/sys/module/nvidia/version)')
  })
})
