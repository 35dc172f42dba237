/** The bridge over small real libraries (fixtures/gpu-bridge), laid out as drivers are on real machines. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bridgedEnvironment } from '../../src/gpu/bridge/environment.ts'
import { type BridgeFacts, bridgeFactsOf } from '../../src/gpu/bridge/facts.ts'
import { glibcProblem, libcOf, locateProgram } from '../../src/gpu/bridge/glibc.ts'
import { readLibrary } from '../../src/gpu/bridge/library.ts'
import { makeBridge } from '../../src/gpu/bridge/make.ts'
import { chooseBridge } from '../../src/gpu/bridge/plan.ts'
import { findVendorFiles } from '../../src/gpu/bridge/vendors.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import type { LibraryFolder } from '../../src/gpu/host-facts.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { hostOf, machine } from './gpu-world.ts'
import { testHost } from './host.ts'

const fixture = (name: string) => join(import.meta.dirname, 'fixtures/gpu-bridge', `${name}.elf`)
let root = ''
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'bridge-'))
})
afterEach(() => fs.rmSync(root, { recursive: true }))

const at = (path: string) => join(root, path)
function put(path: string, content: string | Buffer = '', mode = 0o644): string {
  fs.mkdirSync(dirname(at(path)), { recursive: true })
  fs.writeFileSync(at(path), content, { mode })
  return at(path)
}
function link(path: string, target: string): void {
  fs.mkdirSync(dirname(at(path)), { recursive: true })
  fs.symlinkSync(target, at(path))
}

/** A driver's folder: every library whole, with the links that its packages bring. */
function driver(folder: string, version = '580.159.04'): LibraryFolder {
  const cuda = fs.readFileSync(fixture('libcuda'))
  put(`${folder}/libcuda.so.${version}`, cuda)
  link(`${folder}/libcuda.so.1`, `libcuda.so.${version}`)
  link(`${folder}/libcuda.so`, 'libcuda.so.1')
  put(`${folder}/libnvidia-ptxjitcompiler.so.${version}`, fs.readFileSync(fixture('compiler')))
  link(`${folder}/libnvidia-ptxjitcompiler.so.1`, `libnvidia-ptxjitcompiler.so.${version}`)
  return folderAt(folder, version)
}
const folderAt = (folder: string, version: string | undefined): LibraryFolder => {
  return { path: at(folder), source: 'test', version, files: [] }
}
const facts = (more: Partial<BridgeFacts>): BridgeFacts => {
  const nothing = { nixos: false, jetson: false, flox: false, existingIsWhole: false }
  return { ...nothing, kernel: '580.159.04', folders: [], existing: undefined, ...more }
}
const host = testHost({ env: { PATH: '/usr/bin:/bin' } })
const make = (more: Partial<BridgeFacts>, arch = 'x64') =>
  makeBridge({ ...host, arch }, facts(more), at('state/driver'))
async function names(more: Partial<BridgeFacts>): Promise<readonly string[]> {
  const { bridge } = await make(more)
  return bridge.kind === 'links' ? fs.readdirSync(bridge.folder).sort() : [bridge.because]
}
const codesOf = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause: unknown) => (cause instanceof ProblemError ? cause.problems.map(({ code }) => code) : [String(cause)]),
  )
const core = ['libcuda.so', 'libcuda.so.1', 'libcuda.so.580.159.04']
const compiler = ['libnvidia-ptxjitcompiler.so.1', 'libnvidia-ptxjitcompiler.so.580.159.04']

describe('the folder of links', () => {
  it('has the driver alone of a folder with a libc, a toolkit and another driver (Fedora, /usr/lib64)', async () => {
    const folder = driver('usr/lib64')
    for (const name of [
      'libc.so.6',
      'libm.so.6',
      'libstdc++.so.6',
      'libcudart.so.13',
      'libnvrtc.so.13',
      'libnvJitLink.so.13',
    ])
      put(`usr/lib64/${name}`)
    put('usr/lib64/libcuda.so.550.120', fs.readFileSync(fixture('libcuda')))
    put('usr/lib64/libnvidia-container.so.1.18.0')
    put('usr/lib64/libnvidia-egl-wayland.so.1.1.19')
    expect(await names({ folders: [folder] })).toEqual([...core, 'libnvidia-egl-wayland.so.1.1.19', ...compiler])
  })

  it('joins the two folders of Debian, where libnvidia-gpucomp lies apart', async () => {
    const folders = [
      folderAt('usr/lib/x86_64-linux-gnu', '580.159.04'),
      driver('usr/lib/x86_64-linux-gnu/nvidia/current'),
    ]
    put('usr/lib/x86_64-linux-gnu/libnvidia-gpucomp.so.580.159.04', fs.readFileSync(fixture('compiler')))
    link('usr/lib/x86_64-linux-gnu/libcuda.so.1', 'nvidia/current/libcuda.so.1')
    expect(await names({ folders })).toEqual([...core, 'libnvidia-gpucomp.so.580.159.04', ...compiler])
  })

  it('adds the names that a container lacks, to which whole files alone were mounted', async () => {
    const folder = driver('usr/lib64')
    for (const name of ['libcuda.so', 'libcuda.so.1', 'libnvidia-ptxjitcompiler.so.1'])
      fs.rmSync(at(`usr/lib64/${name}`))
    expect(await names({ folders: [folder] })).toEqual(['libcuda.so.1', 'libcuda.so.580.159.04', ...compiler])
  })

  it('takes what Windows brings in WSL: copies without versions, and no kernel module', async () => {
    for (const name of ['libcuda.so.1', 'libcuda.so.1.1']) put(`wsl/lib/${name}`, fs.readFileSync(fixture('libcuda')))
    for (const name of ['libdxcore.so', 'libnvidia-ptxjitcompiler.so.1', 'libd3d12.so', 'libnvwgf2umx.so'])
      put(`wsl/lib/${name}`)
    const found = await names({ kernel: undefined, folders: [folderAt('wsl/lib', undefined)] })
    expect(found).toEqual([
      'libcuda.so.1',
      'libcuda.so.1.1',
      'libd3d12.so',
      'libdxcore.so',
      'libnvidia-ptxjitcompiler.so.1',
    ])
  })

  it('leaves out libraries of another processor', async () => {
    expect(await codesOf(make({ folders: [driver('usr/lib64')] }, 'arm64'))).toEqual(['GPU301'])
  })

  it('is of the driver that the kernel has, where two are installed', async () => {
    const folders = [driver('old', '550.120'), driver('new')]
    expect(await make({ folders })).toMatchObject({ bridge: { version: '580.159.04', glibc: '2.34' } })
  })

  it('is made once, found again, and made anew for a driver that changed', async () => {
    const folders = [driver('usr/lib64')]
    const [first, second] = [await make({ folders }), await make({ folders })]
    expect(first.bridge).toMatchObject({ made: true })
    expect(second.bridge).toEqual({ ...first.bridge, made: false })
    put('usr/lib64/libcuda.so.580.159.04', Buffer.concat([fs.readFileSync(fixture('libcuda')), Buffer.alloc(8)]))
    expect((await make({ folders })).bridge).toMatchObject({ made: true })
    expect(fs.readdirSync(at('state/driver'))).toHaveLength(2)
  })

  it('is whole for all who make it at once, and nothing else is left', async () => {
    const folders = [driver('usr/lib64')]
    const made = await Promise.all(Array.from({ length: 12 }, () => make({ folders })))
    expect(new Set(made.map(({ bridge }) => bridge.kind === 'links' && bridge.folder)).size).toBe(1)
    expect(fs.readdirSync(at('state/driver'))).toHaveLength(1)
  })

  it('leaves the folder of the driver as it was', async () => {
    const folder = driver('usr/lib64')
    const picture = () => spawnSync('ls', ['-lAR', '--full-time', folder.path], { encoding: 'utf8' }).stdout
    const before = picture()
    await make({ folders: [folder] })
    expect(picture()).toBe(before)
    expect(before).toContain('libcuda.so.1 -> libcuda.so.580.159.04')
  })

  it('says why it cannot be made', async () => {
    const folders = [driver('usr/lib64')]
    put('state')
    expect(await codesOf(make({ folders }))).toEqual(['GPU306'])
    expect(await codesOf(make({}))).toEqual(['GPU301'])
    fs.rmSync(at('state'))
    for (const name of compiler) fs.rmSync(at(`usr/lib64/${name}`))
    expect((await make({ folders })).problems.map(({ code }) => code)).toEqual(['GPU303'])
    for (const name of core) fs.rmSync(at(`usr/lib64/${name}`))
    put('usr/lib64/libnvidia-ml.so.580.159.04', fs.readFileSync(fixture('libcuda')))
    expect(await codesOf(make({ folders }))).toEqual(['GPU301'])
  })
})

describe('the choice', () => {
  const recorded = async (name: string, env: Readonly<Record<string, string>> = {}) => {
    const world = hostOf(machine(name, { env }))
    return chooseBridge(await bridgeFactsOf(world, await detectGpu(world)))
  }

  it('is a bridge where a driver is and NixOS is not', async () => {
    expect(await recorded('h200-container')).toMatchObject({ kind: 'make', version: '580.159.04', problems: [] })
    expect(await recorded('wsl')).toMatchObject({ kind: 'make', version: undefined })
  })

  it('prefers the libraries of the system to a stale bridge of home-manager, and says so', async () => {
    const choice = await recorded('stale-bridge')
    expect(choice).toMatchObject({ kind: 'make', version: '580.126.09' })
    expect(choice.kind === 'make' && choice.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'GPU302 /run/opengl-driver has the driver 550.120, and the kernel module is 580.126.09.',
    ])
  })

  it('refuses a Jetson and a machine without a driver', async () => {
    expect(await recorded('jetson')).toMatchObject({ kind: 'refused', problems: [{ code: 'GPU309' }] })
    expect(await recorded('none')).toMatchObject({ kind: 'refused', problems: [{ code: 'GPU301' }] })
  })

  it('leaves NixOS and an environment of Flox that has found the driver alone', async () => {
    const flox = {
      LD_AUDIT: '/nix/store/x-ld-floxlib/lib/ld-floxlib.so',
      LD_FLOXLIB_FILES_PATH: '/usr/lib/x86_64-linux-gnu/libcuda.so.1:/usr/lib/x86_64-linux-gnu/libnvidia-ml.so.1',
    }
    expect(await recorded('h200-container', flox)).toMatchObject({ kind: 'not-needed' })
    // `flox activate --mode run` sets no LD_AUDIT.
    expect(await recorded('h200-container', { ...flox, LD_AUDIT: '' })).toMatchObject({ kind: 'make' })
    expect(chooseBridge(facts({ nixos: true }))).toMatchObject({ kind: 'not-needed' })
  })

  it('takes an existing bridge for good only where libcuda finds its compiler from there', () => {
    const existing = { path: '/run/opengl-driver', target: '/x', version: { value: '580.159.04', source: '' } }
    const folders = [folderAt('usr/lib64', '580.159.04')]
    expect(chooseBridge(facts({ existing, folders, existingIsWhole: true }))).toMatchObject({ kind: 'not-needed' })
    expect(chooseBridge(facts({ existing, folders }))).toMatchObject({ kind: 'make', problems: [] })
  })
})

describe('the environment of the program', () => {
  const bridge = { kind: 'links', folder: '/state/lib', version: '580', files: [], glibc: '2.10', made: true } as const
  const none = { kind: 'not-needed', because: '' } as const

  it('has the bridge first, then the store; folders of the system and of a toolkit go', () => {
    const path = '/usr/local/cuda/lib64:/nix/store/a-lib/lib:/usr/lib/x86_64-linux-gnu::/home/me/.flox/run/lib'
    const env = {
      LD_LIBRARY_PATH: path,
      LD_PRELOAD: '/usr/lib/libjemalloc.so',
      FLOX_ENV: '/home/me/.flox/run',
      HOME: '/home/me',
    }
    const made = bridgedEnvironment(env, bridge, undefined)
    expect(made.env['LD_LIBRARY_PATH']).toBe('/state/lib:/nix/store/a-lib/lib:/home/me/.flox/run/lib')
    expect(made.env['LD_PRELOAD']).toBeUndefined()
    expect(made.env['HOME']).toBe('/home/me')
    expect(made.dropped.map(({ entry }) => entry)).toEqual([
      '/usr/local/cuda/lib64',
      '/usr/lib/x86_64-linux-gnu',
      '/usr/lib/libjemalloc.so',
    ])
  })

  it('has no LD_LIBRARY_PATH at all where no bridge is needed and nothing of the store was in it', () => {
    expect(
      bridgedEnvironment({ LD_LIBRARY_PATH: '/usr/local/cuda/lib64' }, none, undefined).env['LD_LIBRARY_PATH'],
    ).toBeUndefined()
  })

  it('tells graphics about the driver on request alone', async () => {
    put('nvidia/share/vulkan/icd.d/nvidia_icd.json')
    const files = [
      { name: 'libGLX_nvidia.so.0', target: put('nvidia/lib64/libGLX_nvidia.so.580'), size: 0, modified: 0 },
    ]
    const { files: vendors, problems } = await findVendorFiles(host, { ...bridge, files })
    expect(problems).toEqual([])
    const { set } = bridgedEnvironment({}, bridge, {
      ...vendors,
      egl: undefined,
      opencl: '/etc/OpenCL/vendors/nvidia.icd',
    })
    expect(set).toMatchObject({
      __GLX_VENDOR_LIBRARY_NAME: 'nvidia',
      VK_DRIVER_FILES: vendors.vulkan,
      OCL_ICD_VENDORS: '/etc/OpenCL/vendors/nvidia.icd',
    })
    expect(vendors.vulkan).toMatch(/vulkan\/icd\.d\/nvidia_icd\.json$/)
    expect(Object.keys(bridgedEnvironment({}, bridge, undefined).set)).toEqual(['LD_LIBRARY_PATH'])
    expect((await findVendorFiles(host, bridge)).problems.map(({ code }) => code)).toEqual(['GPU307'])
  })
})

describe('the glibc of a program', () => {
  /** A program whose loader lies beside a libc of that version. */
  function program(version: string): string {
    const loader = at('glibc/lib/ld-linux-x86-64.so.2').padEnd(251, '\0')
    put('glibc/lib/ld-linux-x86-64.so.2')
    put('glibc/lib/libc.so.6', fs.readFileSync(fixture(`libc-${version}`)))
    const bytes = fs
      .readFileSync(fixture('program'))
      .toString('latin1')
      .replace(`/${'L'.repeat(250)}`, loader)
    return put('bin/program', Buffer.from(bytes, 'latin1'), 0o755)
  }
  const check = async (path: string) =>
    glibcProblem(path, await libcOf(host, path), { version: '580.1', glibc: '2.34' })

  it('is enough, or the driver cannot be loaded', async () => {
    expect(await check(program('2.40'))).toBeUndefined()
    const problem = await check(program('2.31'))
    expect(problem).toMatchObject({ code: 'GPU304', severity: 'error' })
    expect(problem?.message).toMatch(/needs glibc 2\.34, and .*\/bin\/program runs with glibc 2\.31 \(.*\/glibc\/lib\)/)
  })

  it('is that of the interpreter of a script, also of one that env finds', async () => {
    const found = program('2.31')
    for (const line of [`#! ${found} -e`, '#!/usr/bin/env program', '#!/usr/bin/env -S program -x']) {
      const script = put('script', `${line}\n`, 0o755)
      const inPath = { ...host, env: { PATH: at('bin') } }
      expect((await libcOf(inPath, script))?.version, line).toBe('2.31')
    }
    put('loop', `#!${at('loop')}\n`, 0o755)
    expect(await libcOf(host, at('loop'))).toBeUndefined()
    expect(await libcOf(host, put('text', 'no program'))).toBeUndefined()
  })

  it('belongs to the program that a shell would start', async () => {
    const found = program('2.40')
    expect(await locateProgram({ ...host, env: { PATH: `:relative:${at('bin')}` } }, 'program')).toBe(found)
    expect(await locateProgram({ ...host, cwd: root }, './bin/program')).toBe(found)
    expect(await locateProgram({ ...host, cwd: root }, './glibc/lib/libc.so.6')).toBeUndefined()
  })
})

describe('what the loader reads of a file', () => {
  it('is what readelf shows', () => {
    const needs = [{ library: 'libc.so.6', version: 'GLIBC_2.34' }]
    expect(readLibrary(fixture('libcuda'))).toMatchObject({
      machine: 62,
      soname: 'libcuda.so.1',
      needed: ['libc.so.6'],
      needs,
    })
    expect(readLibrary(fixture('compiler'))?.runpath).toEqual(['$ORIGIN', '/run/opengl-driver/lib'])
    expect(readLibrary(fixture('libc-2.40'))?.defines).toEqual(['GLIBC_2.2.5', 'GLIBC_2.40', 'GLIBC_PRIVATE'])
  })

  it('is nothing for files that are cut off or spoiled', () => {
    const whole = fs.readFileSync(fixture('libcuda'))
    const seed = createHash('sha256').update('spoiled').digest()
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(whole)
      const where = (seed[round % 32] ?? 0) * 256 + round * 37
      bytes.writeUInt32LE((seed.readUInt32LE(round % 28) * (round + 1)) >>> 0, where % (bytes.length - 4))
      const path = put('spoiled', round % 3 === 0 ? bytes.subarray(0, where % bytes.length) : bytes)
      expect(() => readLibrary(path)).not.toThrow()
    }
  })
})

describe('the H200 of test/device', () => {
  const transcript = fs.readFileSync(join(import.meta.dirname, '../device/h200-bridge.txt'), 'utf8')
  /** `links, /run/opengl-driver: probe … · sm_90 … · PTX …` */
  const way = (name: string) => transcript.split('\n').find((line) => line.startsWith(`${name}: `)) ?? ''

  it('compiled PTX where libcuda could find its compiler, and nowhere else', () => {
    for (const name of ['links', 'copies']) {
      expect(way(`${name}, LD_LIBRARY_PATH`)).toContain('probe done 1 · sm_90 first ok · PTX first ok')
      expect(way(`${name}, /run/opengl-driver`)).toContain(
        'step compile 221 done 0 · sm_90 first ok · PTX first cudaErrorJit',
      )
    }
    expect(way('patched, /run/opengl-driver')).toContain('probe done 1 · sm_90 first ok · PTX first ok')
    expect(way('nothing')).toContain('probe load libcuda.so.1: cannot open shared object file')
  })

  it('was left as it was', () => {
    expect(transcript.trimEnd().split('\n').at(-1)).toBe('nothing')
  })
})
