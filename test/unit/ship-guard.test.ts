/** What may be handed out to a destination, and what the record says of it. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeRecord } from '../../src/licence/record.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { guardShipment, type Shipment } from '../../src/ship/guard.ts'
import { testHost } from './host.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'ship-guard-'))
})
afterAll(() => rmSync(root, { recursive: true }))

interface Made {
  readonly files?: readonly string[]
  /** A download from there. */
  readonly url?: string
  readonly inputs?: readonly string[]
  /** Neither a derivation is known of it nor anything else. */
  readonly stray?: boolean
}

const store: Record<string, Made> = {
  'cudart.tar.xz': { url: 'https://developer.download.nvidia.com/compute/cuda/redist/a.tar.xz' },
  'model.bin': { url: 'https://example.org/model.bin' },
  'restrict-message': {},
  'bought-1.0': { url: '', inputs: ['restrict-message'] },
  'bought-lib-1.0': { inputs: ['bought-1.0'], files: ['lib/libmodel.so'] },
  'libcudart.so.12': { url: 'https://example.org/mirror/libcudart.so.12' },
  'cuda12.4-cuda_cudart-12.4.127-lib': {
    inputs: ['cudart.tar.xz'],
    files: ['lib/libcudart.so.12.4.127', 'nix-support/propagated-build-inputs', 'LICENSE'],
  },
  'cuda12.4-cuda_nvcc-12.4.131': { inputs: ['cudart.tar.xz'], files: ['bin/nvcc', 'bin/ptxas', 'bin/crt/link.stub'] },
  'cuda12.4-cudnn-9.1.0-lib': { inputs: ['cudart.tar.xz'], files: ['lib/libcudnn.so.9.1.0'] },
  'libnvjitlink-1-lib': { inputs: ['cudart.tar.xz'], files: ['lib/libnvJitLink.so.12.4.127'] },
  'bash-5.2': { files: ['bin/bash'] },
  'app-1.0': { inputs: ['bash-5.2'], files: ['bin/app'] },
  'bundle-1.0': { inputs: ['bash-5.2'], files: ['lib/libcudart.so.12', 'bin/bundle'] },
  'mkl-dev-1.0': { files: ['lib/libmkl_core.so'] },
  'closed-1.0': { files: ['bin/closed'] },
  'stray-1.0': { stray: true, files: ['bin/stray'] },
  'gone-1.0': {},
}
const pathOf = (name: string) =>
  join(root, `store/${String(Object.keys(store).indexOf(name)).padStart(32, '0')}-${name}`)

beforeAll(() => {
  for (const [name, { files, url, inputs = [], stray }] of Object.entries(store)) {
    const path = pathOf(name)
    for (const file of files ?? []) {
      mkdirSync(dirname(join(path, file)), { recursive: true })
      writeFileSync(join(path, file), '')
    }
    mkdirSync(dirname(path), { recursive: true })
    if (url !== undefined) writeFileSync(path, '')
    const drvs = inputs.map((input) => `("${pathOf(input)}.drv",["out"])`)
    const hash = url !== undefined ? '"r:sha256","00ff"' : '"",""'
    const env = `[("name","${name}")${url ? `,("url","${url}")` : ''}]`
    if (!stray) {
      const text = `Derive([("out","${path}",${hash})],[${drvs}],[],"x86_64-linux","/bin/sh",[],${env})`
      writeFileSync(`${path}.drv`, text)
    }
  }
  // A link to what NVIDIA hands out is no copy of it.
  symlinkSync(join(pathOf('bundle-1.0'), 'lib/libcudart.so.12'), join(pathOf('app-1.0'), 'libcudart.so.12'))
})

const publicPlace = { name: 's3://acme', visibility: 'public' } as const

/** All that is known of the named paths, and a Nix that says of some that cache.nixos.org signed them. */
function ship(names: readonly string[], more: Partial<Shipment> = {}, signed: readonly string[] = []) {
  const paths = names.map(pathOf)
  const host = testHost({
    env: { PATH: join(root, 'bin') },
    exec: async ({ argv }) => {
      const info = paths.map((path) => ({
        path,
        signatures: signed.map(pathOf).includes(path) ? ['cache.nixos.org-1:a=='] : ['acme:a=='],
      }))
      const stdout = argv.includes('--version') ? 'nix (Nix) 2.34.8' : JSON.stringify(info)
      return { kind: 'exited', code: 0, stdout, stdoutTail: [], stderrTail: [], truncated: false } as never
    },
  })
  mkdirSync(join(root, 'bin'), { recursive: true })
  writeFileSync(join(root, 'bin/nix'), '', { mode: 0o755 })
  return guardShipment(host, {
    paths,
    drvPaths: names.filter((name) => !store[name]?.stray).map((name) => `${pathOf(name)}.drv`),
    unfree: [],
    destination: publicPlace,
    acknowledgement: undefined,
    ...more,
  })
}

async function refused(...parameters: Parameters<typeof ship>): Promise<Readonly<Record<string, string>>> {
  try {
    await ship(...parameters)
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause
    return Object.fromEntries(cause.problems.map(({ code, message }) => [code, message]))
  }
  return {}
}

describe('a public destination', () => {
  it('gets what nothing is known against', async () => {
    const record = await ship(['app-1.0', 'bash-5.2'])
    expect(record).toEqual({ destination: publicPlace, paths: 2, doubtful: [], acknowledgement: null })
    expect(describeRecord(record)).toBe('2 store paths for s3://acme (public): nothing is known against any')
  })

  it.each([
    ['cuda12.4-cuda_cudart-12.4.127-lib', 'SHP080', '(lib/libcudart.so.12.4.127)'],
    ['cuda12.4-cuda_nvcc-12.4.131', 'SHP081', '(bin/crt/link.stub, bin/nvcc, bin/ptxas)'],
    ['cuda12.4-cudnn-9.1.0-lib', 'SHP082', '(lib/libcudnn.so.9.1.0, cuDNN: cuDNN supplement)'],
    ['bundle-1.0', 'SHP080', '(lib/libcudart.so.12).'],
    ['cudart.tar.xz', 'SHP081', '(cudart.tar.xz)'],
    ['libcudart.so.12', 'SHP080', '(libcudart.so.12)'],
    ['bought-lib-1.0', 'SHP083', 'bought-lib-1.0.'],
    ['model.bin', 'SHP084', 'model.bin'],
    ['stray-1.0', 'SHP084', 'stray-1.0'],
    ['gone-1.0', 'SHP084', 'gone-1.0'],
  ])('does not get %s (%s)', async (name, code, end) => {
    const message = (await refused([name, 'app-1.0']))[code]
    expect(message).toMatch(/^s3:\/\/acme is public and would get 1 store path that has /)
    expect(message).toContain(name)
    expect(message).toContain(end)
  })

  it('does not get what evaluation calls unfree', async () => {
    expect(await refused(['closed-1.0'], { unfree: [`${pathOf('closed-1.0')}.drv`] })).toEqual({
      SHP083: 's3://acme is public and would get 1 store path that has what is under an unfree licence: closed-1.0.',
    })
  })

  it('does not get a package that the request had to allow', async () => {
    const codes = async (allowUnfree: readonly string[]) => Object.keys(await refused(['mkl-dev-1.0'], { allowUnfree }))
    expect(await codes(['mkl-dev'])).toEqual(['SHP083'])
    expect(await codes(['mkl', 'mkl-dev-1', 'dev'])).toEqual([])
  })

  it('is told of every class at once, with counts', async () => {
    const all = Object.keys(store).filter((name) => name.startsWith('cuda12.4-') || name === 'stray-1.0')
    expect(Object.keys(await refused(all)).sort()).toEqual(['SHP080', 'SHP081', 'SHP082', 'SHP084'])
  })

  it('gets what cache.nixos.org signed', async () => {
    expect((await ship(['stray-1.0'], {}, ['stray-1.0'])).doubtful).toEqual([])
  })

  it('gets all of it where somebody says why, and the record has the sentence and the paths', async () => {
    const acknowledgement = ' Only our customers read it, *as agreed*. '
    const names = ['cuda12.4-cuda_nvcc-12.4.131', 'app-1.0']
    const record = await ship(names, { acknowledgement })
    expect(record).toMatchObject({
      paths: 2,
      acknowledgement: acknowledgement.trim(),
      doubtful: [{ name: 'cuda12.4-cuda_nvcc-12.4.131', class: 'not listed', counts: { 'not listed': 3, listed: 0 } }],
    })
    expect(describeRecord(record)).toMatch(/1 with files that NVIDIA’s EULA does not list; acknowledged: Only our/)
    expect(await refused(names, { acknowledgement: ' ' })).toHaveProperty('SHP081')
  })
})

it.each(['private', 'licensed'] as const)(
  'a %s destination gets all of it, which the record says',
  async (visibility) => {
    const destination = { name: 'file:///cache', visibility }
    const record = await ship(['cuda12.4-cuda_nvcc-12.4.131', 'model.bin'], { destination })
    expect(record).toMatchObject({ destination, acknowledgement: null })
    expect(record.doubtful.map(({ why, class: worst }) => [why, worst])).toEqual([
      ['nvidia', 'not listed'],
      ['download', null],
    ])
  },
)

it.each([
  ['libnvjitlink-1-lib', '12.4', 'listed', '2024-01-12'],
  ['libnvjitlink-1-lib', '12.3', 'not listed', '2021-10-08'],
  ['libnvjitlink-1-lib', undefined, 'not listed', null],
  ['cuda12.4-cuda_cudart-12.4.127-lib', '13.5', 'listed', '2024-01-12'],
])('%s in a cell of CUDA %s is %s', async (name, toolkit, worst, edition) => {
  const { doubtful } = await ship([name], { toolkit, acknowledgement: 'A test.' })
  expect(doubtful).toMatchObject([{ class: worst, edition }])
})
