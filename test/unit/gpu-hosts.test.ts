/** What is found on recorded machines, and what is said of it. */
import { describe, expect, it, test } from 'vitest'
import { gpuFacts } from '../../src/actions/verify/gpus.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import { cudaOfDriver } from '../../src/gpu/driver-cuda.ts'
import type { GpuHost } from '../../src/gpu/host-facts.ts'
import { judgeGpu } from '../../src/gpu/judge.ts'
import { readLoaderCache } from '../../src/gpu/loader-cache.ts'
import { anyGpu, type GpuRequirements } from '../../src/gpu/requirements.ts'
import { readSmiVersion } from '../../src/gpu/smi.ts'
import { readModuleText } from '../../src/gpu/texts.ts'
import { formatCapability, parseCapability } from '../../src/model/capability.ts'
import { hostOf, type Machine, machine } from './gpu-world.ts'

const find = (of: Machine) => detectGpu(hostOf(of))

/** What most facts come to. */
function short(host: GpuHost) {
  return {
    platform: host.platform.value,
    kernel: host.kernel?.version.value,
    userland: host.userland?.value,
    cuda: host.driverCuda?.value,
    gpus: host.gpus.map(({ state, name, capability, memoryMib }) =>
      [state.value, name?.value, capability && formatCapability(capability.value), memoryMib?.value].join(' '),
    ),
  }
}

async function judged(of: Machine, wanted: Partial<GpuRequirements> = {}): Promise<readonly string[]> {
  const problems = judgeGpu(await find(of), { ...anyGpu, ...wanted }, gpuFacts())
  return problems.map(({ code, severity }) => `${code} ${severity}`)
}

const capability = (text: string) => {
  const parsed = parseCapability(text)
  if (!parsed) throw new Error(text)
  return parsed
}
const built = (targets: readonly string[], ptx: readonly string[] = []) => ({
  targets: targets.map(capability),
  ptx: ptx.map(capability),
})

describe('an H200 whose driver is mounted into a container', () => {
  it('is found as it is, each fact with its source', async () => {
    const host = await find(machine('h200-container'))
    expect(short(host)).toEqual({
      platform: 'nvml',
      kernel: '580.159.04',
      userland: '580.159.04',
      cuda: '13.0',
      gpus: ['ready NVIDIA H200 9.0 143771'],
    })
    expect(host.kernel?.kind).toEqual({ value: 'open', source: '/proc/driver/nvidia/version' })
    expect(host.container).toEqual({ mark: '/.dockerenv', visibleDevices: '0', injection: 'legacy' })
    const [gpu] = host.gpus
    expect(gpu?.uuid).toEqual({
      value: 'GPU-1ea24dfe-1d62-46e0-93e3-ed192c09b34d',
      source: '/proc/driver/nvidia/gpus/0000:00:06.0/information',
    })
    expect(gpu?.memoryMib?.source).toBe('nvidia-smi --query-gpu')
    expect([gpu?.mig?.value, gpu?.ecc?.value, gpu?.persistence?.value, gpu?.node]).toEqual([
      'off',
      true,
      true,
      '/dev/nvidia0',
    ])
    expect(await judged(machine('h200-container'))).toEqual([])
  })

  it('has its libraries where the loader of the system finds them, once', async () => {
    const host = await find(machine('h200-container'))
    expect(host.libcuda).toEqual({
      value: '/usr/local/nvidia/lib64/libcuda.so.580.159.04',
      source: '/etc/ld.so.cache',
    })
    expect(host.libraryFolders.map(({ path, source, version }) => [path, source, version])).toEqual([
      ['/usr/local/nvidia/lib64', '/etc/ld.so.cache', '580.159.04'],
    ])
    expect(host.libraryFolders[0]?.files).toContain('libnvidia-ptxjitcompiler.so.1')
  })

  it('has a second folder where real files lie in two, as on Debian', async () => {
    const folder = '/usr/lib/x86_64-linux-gnu'
    const host = await find({
      source: ['https://packages.debian.org/bookworm/amd64/libcuda1/filelist'],
      nodes: ['nvidia0', 'nvidiactl', 'nvidia-uvm'],
      files: {
        [`${folder}/nvidia/current/libcuda.so.550.163.01`]: '',
        [`${folder}/libnvidia-gpucomp.so.550.163.01`]: '',
      },
      links: {
        [`${folder}/libcuda.so.1`]: '/etc/alternatives/glx--libcuda.so.1-x86_64-linux-gnu',
        '/etc/alternatives/glx--libcuda.so.1-x86_64-linux-gnu': `${folder}/nvidia/current/libcuda.so.1`,
        [`${folder}/nvidia/current/libcuda.so.1`]: 'libcuda.so.550.163.01',
      },
    })
    expect(host.libcuda?.value).toBe(`${folder}/nvidia/current/libcuda.so.550.163.01`)
    expect(host.userland?.value).toBe('550.163.01')
    expect(host.libraryFolders.map(({ path, version }) => [path, version])).toEqual([
      [folder, '550.163.01'],
      [`${folder}/nvidia/current`, '550.163.01'],
    ])
  })

  it('is asked by one nvidia-smi, which is not asked for what the files say', async () => {
    const host = hostOf(machine('h200-container'))
    await detectGpu(host)
    expect(host.asked).toHaveLength(1)
    expect(host.asked[0]).toMatch(/nvidia-smi --query-gpu=index,.*memory\.total.* --format=csv,noheader,nounits$/)
  })

  it('is known without nvidia-smi too, but for its memory', async () => {
    const without = machine('h200-container')
    const { '/usr/local/nvidia/bin/nvidia-smi': _, ...files } = without.files ?? {}
    const host = await find({ ...without, files })
    expect(short(host).gpus).toEqual(['ready NVIDIA H200 9.0 '])
    expect(host.gpus[0]?.capability?.source).toBe('the table of GPU names')
    expect(await judged({ ...without, files })).toEqual(['GPU207 notice'])
    expect(await judged({ ...without, files }, { minMemoryMib: 1 })).toContain('GPU106 error')
  })

  it('answers every requirement at once', async () => {
    const wanted = { minGpus: 2, minMemoryMib: 200_000, minCapability: capability('10.0'), minDriver: '590' }
    expect(await judged(machine('h200-container'), wanted)).toEqual([
      'GPU105 error',
      'GPU106 error',
      'GPU109 error',
      'GPU210 error',
    ])
    const fits = { minMemoryMib: 143_771, minCapability: capability('9.0'), minDriver: '580' }
    expect(await judged(machine('h200-container'), fits)).toEqual([])
  })

  it('runs what its driver and its capability allow', async () => {
    const of = machine('h200-container')
    expect(await judged(of, { toolkit: '13.0', built: built(['9.0']) })).toEqual([])
    expect(await judged(of, { toolkit: '13.3', built: built(['9.0']) })).toEqual([])
    expect(await judged(of, { toolkit: '12.8', built: built(['8.0']) })).toEqual(['GPU401 error'])
    expect(await judged(of, { toolkit: '12.8', built: built(['8.0'], ['8.0']) })).toEqual([])
    expect(await judged(of, { toolkit: '12.8', built: built(['12.0'], ['12.0']) })).toEqual(['GPU401 error'])
    expect(await judged(of, { toolkit: '13.3', built: built(['8.0'], ['8.0']) })).toEqual(['GPU403 error'])
    expect(await judged(of, { toolkit: '13.3' })).toEqual(['GPU205 notice'])
    expect(await judged(of, { toolkit: '11.7' })).toEqual(['GPU402 warning'])
  })
})

describe('GitHub’s T4', () => {
  it('has a driver that is too old for CUDA 13, and asks nvidia-smi for the UUID that the driver does not know yet', async () => {
    const host = await find(machine('t4-hosted'))
    expect(short(host)).toEqual({
      platform: 'nvml',
      kernel: '535.247.01',
      userland: '535.247.01',
      cuda: '12.2',
      gpus: ['ready Tesla T4 7.5 15360'],
    })
    expect(host.gpus[0]?.uuid).toEqual({
      value: 'GPU-39cd9454-0976-646a-acef-01a35ad02034',
      source: 'nvidia-smi --query-gpu',
    })
    expect(await judged(machine('t4-hosted'))).toEqual(['GPU113 notice'])
    expect(await judged(machine('t4-hosted'), { toolkit: '13.0' })).toEqual(['GPU204 error', 'GPU113 notice'])
    expect(await judged(machine('t4-hosted'), { toolkit: '12.8' })).toEqual(['GPU113 notice', 'GPU205 notice'])
  })

  it('is told which toolkit it can have', async () => {
    const host = await find(machine('t4-hosted'))
    const [problem] = judgeGpu(host, { ...anyGpu, toolkit: '13.0' }, gpuFacts())
    expect(problem?.message).toBe(
      'Programs of CUDA 13.0 need driver 580.65.06 or newer, and this machine has 535.247.01 (CUDA 12.2).',
    )
    expect(problem?.fix).toBe(
      'Upgrade the driver, or build with CUDA 12.x, or use cudaPackages.cuda_compat, which works on this GPU.',
    )
  })
})

describe('machines on which no program can use a GPU', () => {
  test.each<[string, Partial<Machine>, string]>([
    ['upgraded', {}, 'GPU201'],
    ['dead-gpu', {}, 'GPU104'],
    ['none', {}, 'GPU101'],
    ['nouveau', {}, 'GPU202'],
    ['void-pod', {}, 'GPU108'],
    ['no-uvm', {}, 'GPU103'],
    ['h200-container', { closed: ['nvidia0'], nodes: ['nvidiactl', 'nvidia-uvm'] }, 'GPU102'],
    ['h200-container', { env: { CUDA_VISIBLE_DEVICES: '' } }, 'GPU110'],
    ['h200-container', { smi: { code: 255, query: 'Failed to initialize NVML: Unknown Error\n' } }, 'GPU207'],
    ['t4-hosted', { bytes: {}, links: { '/lib/x86_64-linux-gnu': '/nothing' } }, 'GPU203'],
  ])('%s %j: %s', async (name, changes, code) => {
    expect((await judged(machine(name, changes))).filter((one) => one.endsWith(' error'))).toEqual([`${code} error`])
  })

  it('names the dead one and keeps the other', async () => {
    const host = await find(machine('dead-gpu'))
    expect(short(host).gpus).toEqual([
      'ready NVIDIA GeForce RTX 2080 Ti 7.5 ',
      'failed NVIDIA GeForce RTX 2080 Ti 7.5 ',
    ])
    expect(host.gpus[1]?.reason).toContain('fallen off the PCI bus')
    // Where the container shows no /sys, nvidia-smi names it.
    const bare = machine('dead-gpu', { pci: {} })
    expect((await find(bare)).gpus.map(({ state }) => state.value)).toEqual(['ready', 'failed'])
  })

  it('leaves a failed one to the host where the container was not given it', async () => {
    const files = { '/.dockerenv': '' }
    const of = machine('dead-gpu', { nodes: ['nvidia0', 'nvidiactl', 'nvidia-uvm'], files, smi: {} })
    const { '/usr/bin/nvidia-smi': _, ...others } = of.files ?? {}
    const host = await find({ ...of, files: others })
    expect(host.gpus.map(({ state }) => state.value)).toEqual(['ready', 'hidden'])
  })

  it('believes nvidia-smi where /sys does not show which driver has a GPU', async () => {
    const host = await find(machine('h200-container', { pci: { '0000:00:06.0': {} } }))
    expect(host.gpus.map(({ state }) => state.value)).toEqual(['ready'])
  })

  it('says which variable replaces libraries, and lets the driver’s own folder be', async () => {
    const of = (env: Readonly<Record<string, string>>) => judged(machine('h200-container', { env }))
    expect(await of({ LD_LIBRARY_PATH: '/usr/local/nvidia/lib64:/nix/store/x/lib' })).toEqual([])
    expect(await of({ LD_LIBRARY_PATH: '/usr/local/cuda-12/lib64' })).toEqual(['GPU115 warning'])
    expect(await of({ LD_PRELOAD: '/usr/lib/x86_64-linux-gnu/libcuda.so' })).toEqual(['GPU115 warning'])
  })

  it('sees what the host of a pod has, and that the pod was not given it', async () => {
    const host = await find(machine('void-pod'))
    expect(host.platform.value).toBe('container-none')
    expect(host.gpus.map(({ state, index }) => [state.value, index])).toEqual([['hidden', -1]])
    expect(host.container?.injection).toBe('none')
    // `void` alone says nothing: with CDI it is set beside the GPUs.
    const given = await find(machine('no-uvm'))
    expect([given.container?.injection, ...given.gpus.map(({ state }) => state.value)]).toEqual([
      'cdi',
      'ready',
      'hidden',
    ])
  })
})

describe('other platforms', () => {
  test('WSL: libraries without versions, the CUDA of Windows’ driver', async () => {
    const host = await find(machine('wsl'))
    expect(short(host)).toEqual({
      platform: 'wsl',
      kernel: undefined,
      userland: '526.98',
      cuda: '12.0',
      gpus: ['ready NVIDIA GeForce GTX 1650 Ti with Max-Q Design 7.5 4096'],
    })
    expect(host.libcuda?.value).toBe('/usr/lib/wsl/lib/libcuda.so.1')
    expect(host.libraryFolders[0]?.files).not.toContain('libd3d12.so')
    expect(await judged(machine('wsl'), { toolkit: '12.8' })).toEqual(['GPU205 notice'])
    expect(await judged(machine('wsl'), { toolkit: '13.0' })).toEqual(['GPU204 error'])
  })

  test('WSL whose driver does not answer: what nvidia-smi says is passed on', async () => {
    // https://github.com/microsoft/WSL/issues/9134
    const query = "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.\n"
    const of = machine('wsl', { smi: { code: 9, query } })
    const [problem] = judgeGpu(await find(of), anyGpu, gpuFacts())
    expect(problem?.code).toBe('GPU101')
    expect(problem?.message).toContain("behind /dev/dxg: nvidia-smi failed: NVIDIA-SMI has failed because it couldn't")
    // Without nvidia-smi nothing more is known.
    const { '/usr/lib/wsl/lib/nvidia-smi': _, ...files } = of.files ?? {}
    expect((await find({ ...of, files })).gpus.map(({ state, node }) => [state.value, node])).toEqual([
      ['ready', '/dev/dxg'],
    ])
  })

  test('Jetson: its number is that of Jetson Linux, and the chip has the capability', async () => {
    const host = await find(machine('jetson'))
    expect(short(host)).toEqual({
      platform: 'tegra',
      kernel: undefined,
      userland: undefined,
      cuda: undefined,
      gpus: ['ready NVIDIA Orin Nano Developer Kit 8.7 7279'],
    })
    expect(host.jetsonLinux).toEqual({ value: '35.3.1', source: '/etc/nv_tegra_release' })
    expect(await judged(machine('jetson'), { toolkit: '12.8', built: built(['8.7']) })).toEqual(['GPU114 notice'])
    expect(await judged(machine('jetson'), { built: built(['8.6']) })).toEqual(['GPU401 error', 'GPU114 notice'])
  })

  test('MIG: instances by name, one GPU without any; a program has the memory of one', async () => {
    const host = await find(machine('mig'))
    expect(host.gpus[0]?.mig?.value).toEqual([
      { name: '1g.10gb', uuid: 'MIG-feb88891-0321-5fef-9c87-d4af3b54259e' },
      { name: '1g.10gb', uuid: 'MIG-a25704ba-3a06-5299-a795-fd7cf4d13973' },
    ])
    expect(host.gpus[1]?.mig?.value).toEqual([])
    expect(await judged(machine('mig'))).toEqual(['GPU107 error'])
    expect(await judged(machine('mig'), { minMemoryMib: 40_000 })).toEqual(['GPU106 error', 'GPU107 error'])
    // Without nvidia-smi the driver's own files list the instances.
    const { '/usr/bin/nvidia-smi': _, ...files } = machine('mig').files ?? {}
    const silent = await find({ ...machine('mig'), files })
    expect(silent.gpus[0]?.mig?.value).toEqual([{ name: 'gi7/ci0', uuid: undefined }])
  })

  test('a bridge of another version, and a Blackwell with the proprietary module', async () => {
    const host = await find(machine('stale-bridge'))
    expect(host.bridge?.version?.value).toBe('550.120')
    expect(await judged(machine('stale-bridge'))).toEqual(['GPU206 error', 'GPU208 warning', 'GPU207 notice'])
    const nixos = machine('stale-bridge', { files: { '/etc/NIXOS': '' } })
    expect(await judged(nixos)).toContain('GPU208 error')
  })
})

describe('drivers beside the driver', () => {
  it('takes newer libraries of cuda-compat for what they are', async () => {
    // The folder and its version: nvidia/cuda:13.0 images. https://docs.nvidia.com/deploy/cuda-compatibility/forward-compatibility.html
    const compat = '/usr/local/cuda-13.0/compat'
    const of = machine('t4-hosted', {
      bytes: {},
      env: { NVIDIA_CTK_LIBCUDA_DIR: compat },
      files: { [`${compat}/libcuda.so.580.95.05`]: '', [`${compat}/libnvidia-ptxjitcompiler.so.580.95.05`]: '' },
      links: { [`${compat}/libcuda.so.1`]: 'libcuda.so.580.95.05' },
    })
    expect(short(await find(of))).toMatchObject({ kernel: '535.247.01', userland: '580.95.05', cuda: '13.0' })
    expect(await judged(of, { toolkit: '13.0' })).toEqual(['GPU113 notice'])
  })

  it('reads which libraries a CDI specification of the host mounts', async () => {
    // https://github.com/NVIDIA/nvidia-container-toolkit/issues/38
    const mount = (path: string) => `  - containerPath: ${path}\n    hostPath: ${path}\n    options: [ro]\n`
    const paths = ['/usr/lib64/libcuda.so.520.61.05', '/usr/lib64/libnvoptix.so.520.61.05', '/usr/bin/nvidia-smi']
    const text = `cdiVersion: 0.4.0\ncontainerEdits:\n  mounts:\n${paths.map(mount).join('')}kind: nvidia.com/gpu\n`
    const host = await find(machine('none', { files: { '/var/run/cdi/nvidia.yaml': text } }))
    expect(host.cdi).toEqual({ path: '/var/run/cdi/nvidia.yaml', version: '520.61.05', libraries: paths.slice(0, 2) })
  })

  it('asks an old nvidia-smi again, without the fields that it does not know', async () => {
    const of = machine('t4-hosted')
    const host = hostOf(of)
    const row =
      '0, 00000001:00:00.0, GPU-1b965d81-1d0f-6501-027c-1ecc1437f5ea, Tesla T4, 460.32.03, 15109, Disabled, Default\n'
    const exec: typeof host.exec = async ({ argv: [, query = ''] }) =>
      query.includes('compute_cap')
        ? { kind: 'exited', code: 2, stdout: 'Field "compute_cap" is not a valid field to query.\n\n', stderrTail: [] }
        : { kind: 'exited', code: 0, stdout: row, stderrTail: [] }
    expect(short(await detectGpu({ ...host, exec })).gpus).toEqual(['ready Tesla T4 7.5 15109'])
  })
})

describe('what is needed', () => {
  test('`auto` asks for nothing where there is no GPU, `no` makes every error a warning', async () => {
    expect(await judged(machine('none'), { need: 'auto', minGpus: 4 })).toEqual(['GPU101 notice'])
    expect(await judged(machine('upgraded'), { need: 'auto' })).toEqual(['GPU201 error'])
    expect(await judged(machine('upgraded'), { need: 'no' })).toEqual(['GPU201 warning'])
  })
})

describe('formats', () => {
  it('reads the loader’s cache as ldconfig lists it', () => {
    const bytes = Buffer.from(machine('h200-container').bytes?.['/etc/ld.so.cache'] ?? '', 'base64')
    // ldconfig -p of glibc 2.36
    expect(readLoaderCache(bytes).map(({ name, path }) => `${name} => ${path}`)).toEqual([
      'libnvidia-ml.so.1 => /usr/local/nvidia/lib64/libnvidia-ml.so.1',
      'libnvidia-ml.so.1 => /lib/libnvidia-ml.so.1',
      'libcuda.so.1 => /usr/local/nvidia/lib64/libcuda.so.1',
      'libcuda.so.1 => /lib/libcuda.so.1',
      'libc-like.so.6 => /usr/lib/libc-like.so.6',
    ])
    for (let length = 0; length < bytes.length; length++) readLoaderCache(bytes.subarray(0, length))
  })

  test.each([
    [
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  520.56.06  Thu Oct  6 21:38:55 UTC 2022',
      '520.56.06',
      'proprietary',
    ],
    ['NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.120  Fri Sep 13 10:10:01 UTC 2024', '550.120', 'proprietary'],
    ['NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.57.01  Release Build', '565.57.01', 'open'],
  ])('%s', (text, version, kind) => {
    expect(readModuleText(`${text}\nGCC version:  gcc version 12.2.0\n`)).toEqual({ version, kind })
  })

  it('knows the CUDA of a branch, and no other', () => {
    expect(['580.159.04', '550.120', '610.43.02', '565.57.01', '999.1'].map((one) => cudaOfDriver(one))).toEqual([
      '13.0',
      '12.4',
      '13.3',
      undefined,
      undefined,
    ])
  })

  it('reads both names of the line with the CUDA version', () => {
    // The second: https://github.com/PrismML-Eng/Bonsai-demo/pull/122
    expect(readSmiVersion('NVML version        : 580.159\nCUDA Version        : 13.0\n')).toBe('13.0')
    expect(readSmiVersion('KMD Version : 610.43.02\nCUDA UMD Version : 13.3\n')).toBe('13.3')
  })
})
