import { getStaticTOMLValue, parseTOML } from 'toml-eslint-parser'
import { describe, expect, test } from 'vitest'
import { type CatalogPackage, parseShow } from '../../src/flox/build/catalog.ts'
import { type AskedCell, catalogProblems, demandOf } from '../../src/flox/build/check.ts'
import { lockWithVariables } from '../../src/flox/build/lock.ts'
import { changeManifest } from '../../src/flox/build/manifest.ts'
import { expressionNames, readProject } from '../../src/flox/build/project.ts'
import { buildVariables } from '../../src/flox/build/variables.ts'
import { readEnvironment } from '../../src/flox/environment/read.ts'
import { environmentFolder, hostIn, lockText, write } from './flox-world.ts'

describe('the variables of a cell', () => {
  test.each([
    [
      { toolkit: '12.8', capabilities: ['8.0', '9.0a'], ptx: [] },
      {
        NIX_CUDA_TOOLKIT: '12.8',
        NIX_CUDA_CAPABILITIES: '8.0 9.0a',
        NIX_CUDA_GENCODE: '-gencode=arch=compute_80,code=sm_80 -gencode=arch=compute_90a,code=sm_90a',
        CUDAARCHS: '80-real;90a-real',
        TORCH_CUDA_ARCH_LIST: '8.0;9.0a',
      },
    ],
    [
      { toolkit: '13.0', capabilities: ['9.0'], ptx: ['9.0'] },
      {
        NIX_CUDA_TOOLKIT: '13.0',
        NIX_CUDA_CAPABILITIES: '9.0',
        NIX_CUDA_GENCODE: '-gencode=arch=compute_90,code=sm_90 -gencode=arch=compute_90,code=compute_90',
        CUDAARCHS: '90-real;90-virtual',
        TORCH_CUDA_ARCH_LIST: '9.0+PTX',
      },
    ],
    [
      { toolkit: 'cpu', capabilities: [], ptx: [] },
      { NIX_CUDA_TOOLKIT: 'cpu', NIX_CUDA_CAPABILITIES: '', NIX_CUDA_GENCODE: '' },
    ],
  ])('%j', (cell, variables) => expect(buildVariables(cell)).toEqual(variables))
})

describe('a manifest that is changed', () => {
  const nvcc = { id: 'nvcc', path: 'flox-cuda/cudaPackages_13_0.cuda_nvcc' }
  const change = (text: string, packages: Parameters<typeof changeManifest>[1]['packages'], variables = {}) =>
    changeManifest(text, { packages, variables })

  test.each([
    [
      'keeps comments, order and quotes',
      `# mine\nversion = 1\n[install]\nnvcc.pkg-path = 'flox-cuda/cudaPackages_12_8.cuda_nvcc' # 12.8 for now\ngcc.pkg-path="gcc"\n`,
      `# mine\nversion = 1\n[install]\nnvcc.pkg-path = 'flox-cuda/cudaPackages_13_0.cuda_nvcc' # 12.8 for now\ngcc.pkg-path="gcc"\n`,
    ],
    [
      'in braces',
      `[install]\n"nvcc" = { priority = 1, pkg-path = "a.b" }\n`,
      `[install]\n"nvcc" = { priority = 1, pkg-path = "flox-cuda/cudaPackages_13_0.cuda_nvcc" }\n`,
    ],
    [
      'in a table of its own, and a path of parts',
      `[install.nvcc]\npkg-path = ["flox-cuda/cudaPackages_12_8", "cuda_nvcc"]\n[install.other]\npkg-path = "a.b"\n`,
      `[install.nvcc]\npkg-path = "flox-cuda/cudaPackages_13_0.cuda_nvcc"\n[install.other]\npkg-path = "a.b"\n`,
    ],
    ['without tables at all', `install.nvcc.pkg-path = "a"\n`, `install.nvcc.pkg-path = "${nvcc.path}"\n`],
  ])('%s', (_, before, after) => expect(change(before, [nvcc])).toBe(after))

  test.each([
    [`[install]\n  torch.pkg-path = "t" # x\n`, `[install]\n  torch.version = "2.9.1"\n  torch.pkg-path = "t" # x\n`],
    [`[install]\ntorch = { pkg-path = "t" }\n`, `[install]\ntorch = { version = "2.9.1", pkg-path = "t" }\n`],
    [`[install]\r\ntorch.pkg-path = "t"\r\n`, `[install]\r\ntorch.version = "2.9.1"\r\ntorch.pkg-path = "t"\r\n`],
    [`[install.torch]\nversion = '2.8'\npkg-path = "t"\n`, `[install.torch]\nversion = '2.9.1'\npkg-path = "t"\n`],
  ])('has the version of a package: %j', (before, after) => {
    expect(change(before, [{ id: 'torch', version: '2.9.1' }])).toBe(after)
  })

  test.each([
    [`[vars]\n# why\nA = "0" # a\nC = "c"\n[hook]\n`, `[vars]\nB = "2"\n# why\nA = "1" # a\nC = "c"\n[hook]\n`],
    [`[vars] # all`, `[vars] # all\nA = "1"\nB = "2"\n`],
    [`vars = { A = '0' }\n`, `vars = { B = "2", A = "1" }\n`],
    [`vars = {}\n`, `vars = { A = "1", B = "2" }\n`],
    [`vars.C = "c"\n[install]\n`, `vars.A = "1"\nvars.B = "2"\nvars.C = "c"\n[install]\n`],
    [`[install]\nx.pkg-path = "x"`, `[install]\nx.pkg-path = "x"\n\n[vars]\nA = "1"\nB = "2"\n`],
  ])('has variables: %j', (before, after) => {
    const changed = change(before, [], { A: '1', B: '2' })
    expect(changed).toBe(after)
    expect(getStaticTOMLValue(parseTOML(changed))).toMatchObject({ vars: { A: '1', B: '2' } })
  })
})

test('a lock gets variables where Flox compares them: of an environment with includes, in both places', () => {
  const composer = { vars: { A: '0', MINE: 'x' } }
  const text = lockText({ vars: { A: '0', THEIRS: 'y' } }, [{ id: 'nvcc' }], { composer, include: [] })
  const changed: unknown = JSON.parse(lockWithVariables(text, { A: '1' }))
  expect(changed).toMatchObject({
    ...{ 'lockfile-version': 1, packages: [{ install_id: 'nvcc' }] },
    manifest: { vars: { A: '1', THEIRS: 'y' } },
    compose: { composer: { vars: { A: '1', MINE: 'x' } }, include: [] },
  })
  expect(JSON.parse(lockWithVariables(lockText({}), { A: '1' }))).not.toHaveProperty('compose')
})

test('expressions are named after their files and the sets that they are in', () => {
  const files = ['one.nix', 'two/default.nix', 'set/three.nix', '__overrides/four.nix', 'two/patch.diff', 'two']
  expect(expressionNames(files)).toEqual(['one', 'set.three', 'two'])
})

describe('flox show', () => {
  test('lists versions, and the systems of those that not every one has', () => {
    // The form of https://flox.dev/docs/tutorials/package-outputs, and of older releases for the last line.
    const text = `cuda_nvcc - Compiler
Catalog: flox-cuda
Latest:  cudaPackages_12_8.cuda_nvcc@12.8.93
License: CUDA EULA
Outputs: out* (* installed by default)
Systems: aarch64-linux, x86_64-linux

Other versions:
    cudaPackages_12_8.cuda_nvcc@12.8.93
    cudaPackages_12_8.cuda_nvcc@12.8.61 (x86_64-linux only)
`
    expect(parseShow(text).systems).toEqual(['aarch64-linux', 'x86_64-linux'])
    expect([...parseShow(text).versions]).toEqual([
      ['12.8.93', ['aarch64-linux', 'x86_64-linux']],
      ['12.8.61', ['x86_64-linux']],
    ])
    expect([...parseShow('ripgrep - A tool\n    ripgrep@13.0.0\n    ripgrep@14.1.0\n').versions.keys()]).toEqual([
      '13.0.0',
      '14.1.0',
    ])
  })
})

describe('a cell and its environment', () => {
  const set = (toolkit: string, name: string) => `flox-cuda/cudaPackages_${toolkit}.${name}`
  const install = {
    nvcc: { 'pkg-path': set('12_8', 'cuda_nvcc') },
    cudart: { 'pkg-path': set('12_8', 'cuda_cudart') },
    torch: { 'pkg-path': 'torch' },
  }
  const lines = (entries: object) =>
    Object.entries(entries).map(([id, entry]) => `${id} = ${inline(Object.entries(entry))}`)
  const inline = (fields: readonly (readonly [string, unknown])[]) =>
    `{ ${fields.map(([key, value]) => `${key} = ${JSON.stringify(value)}`).join(', ')} }`
  const manifest = (entries: object = install, more = '') =>
    `version = 1\n[install]\n${lines(entries).join('\n')}\n[build.app]\ncommand = "true"\n${more}`
  const lock = (entries: object = install, more: object = {}) =>
    lockText(
      { version: 1, install: entries, ...more },
      Object.keys(entries).map((id) => ({ id, version: id === 'torch' ? '2.8.0' : '12.8.93' })),
    )

  async function demand(
    asked: Partial<AskedCell> & { build?: string; versions?: Record<string, string> },
    texts?: {
      readonly manifest?: string
      readonly lock?: string | undefined
    },
  ) {
    const folder = environmentFolder(texts?.manifest ?? manifest(), texts && 'lock' in texts ? texts.lock : lock())
    write(folder, '.flox/pkgs/tool.nix', '{ }: { }')
    const project = await readProject(hostIn(folder), folder, '.')
    if ('problems' in project) return expect.fail(JSON.stringify(project.problems))
    const { build = 'app', versions, ...cell } = asked
    const source = { kind: 'flox', environment: '.', build, ...(versions ? { versions } : {}) } as const
    return demandOf(project, { package: 'app', toolkit: '12.8', system: 'x86_64-linux', source, ...cell })
  }
  const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
    problems.map(({ code }) => code)

  test('needs nothing where the lock has its toolkit', async () => {
    expect(await demand({})).toEqual({ changes: [], locks: false, problems: [] })
    expect(await demand({ toolkit: 'cpu' })).toEqual({ changes: [], locks: false, problems: [] })
  })

  test('takes every package of a set from another one, and no other package', async () => {
    const { changes, locks, problems } = await demand({ toolkit: '13.0' })
    expect(changes).toEqual([
      { id: 'nvcc', path: set('13_0', 'cuda_nvcc') },
      { id: 'cudart', path: set('13_0', 'cuda_cudart') },
    ])
    expect([locks, problems]).toEqual([true, []])
  })

  test('knows the toolkit of the default set by the locked version', async () => {
    const entries = { nvcc: { 'pkg-path': 'flox-cuda/cudaPackages.cuda_nvcc' } }
    const texts = { manifest: manifest(entries), lock: lock(entries) }
    expect(await demand({ toolkit: '12.8' }, texts)).toEqual({ changes: [], locks: false, problems: [] })
    expect((await demand({ toolkit: '12.9' }, texts)).changes).toEqual([{ id: 'nvcc', path: set('12_9', 'cuda_nvcc') }])
  })

  test('is locked anew where the lock is of another manifest, or missing', async () => {
    const stale = await demand({}, { manifest: manifest({ ...install, jq: { 'pkg-path': 'jq' } }) })
    expect(stale).toMatchObject({ changes: [], locks: true })
    expect(await demand({}, { lock: undefined })).toMatchObject({ locks: true })
    const bare = 'version = 1\n[build.app]\ncommand = "true"\n'
    expect(await demand({ toolkit: 'cpu' }, { manifest: bare, lock: undefined })).toMatchObject({ locks: true })
  })

  test('of another version changes that of one package', async () => {
    const other = await demand({ versions: { torch: '2.9.1' } })
    expect(other).toEqual({ changes: [{ id: 'torch', version: '2.9.1' }], locks: true, problems: [] })
    expect((await demand({ versions: { torch: '2.8.0' } })).changes).toEqual([])
    const both = await demand({ toolkit: '13.0', versions: { nvcc: '13.0.1' } })
    expect(both.changes[0]).toEqual({ id: 'nvcc', path: set('13_0', 'cuda_nvcc'), version: '13.0.1' })
    expect(codes(await demand({ versions: { numpy: '2' } }))).toEqual(['FLX176'])
  })

  test.each([
    ['FLX170', { build: 'nope' }, undefined],
    ['FLX171', { toolkit: '13.0' }, { jq: { 'pkg-path': 'jq' } }],
    ['FLX171', { toolkit: '13.0' }, { nvcc: { ...install.nvcc, version: '12.8.93' } }],
    ['FLX182', { toolkit: '13.0' }, { ...install, torch: { 'pkg-path': 'flox-cuda/python3Packages.torch' } }],
    ['FLX172', { system: 'aarch64-linux', toolkit: 'cpu' }, undefined],
  ] as const)('%s: %j', async (code, cell, entries) => {
    const texts = entries && { manifest: manifest(entries), lock: lock(entries) }
    const found = await demand(cell, texts)
    expect(codes(found)).toContain(code)
    for (const { message, fix } of found.problems) {
      expect(message).toMatch(/^\S.*\.$/)
      expect(fix).toMatch(/^\S.*\.$/)
    }
  })

  test('is refused for a system that the environment is not for, and for one of which the lock lacks a package', async () => {
    const options = { systems: ['x86_64-linux', 'aarch64-linux'] }
    const more = '[options]\nsystems = ["x86_64-linux", "aarch64-linux"]\n'
    const texts = { manifest: manifest(install, more), lock: lock(install, { options }) }
    expect(codes(await demand({ system: 'aarch64-linux' }, texts))).toEqual(['FLX172', 'FLX172', 'FLX172'])
    expect(codes(await demand({ system: 'aarch64-darwin', toolkit: 'cpu' }, texts))).toEqual(['FLX172'])
    expect(codes(await demand({ system: 'x86_64-linux' }, texts))).toEqual([])
  })

  test('is refused where the environment is on FloxHub', async () => {
    const folder = environmentFolder(manifest(), lock())
    write(folder, '.flox/env.json', JSON.stringify({ name: 'e', owner: 'acme', version: 1 }))
    const project = await readProject(hostIn(folder), folder, '.')
    if ('problems' in project) return expect.fail()
    const source = { kind: 'flox', environment: '.', build: 'app' } as const
    const found = demandOf(project, { package: 'app', toolkit: '12.8', system: 'x86_64-linux', source })
    expect(found.problems).toMatchObject([{ code: 'FLX181', fix: expect.stringContaining('flox pull --copy') }])
  })

  test('of an expression changes nothing, and gets no versions', async () => {
    expect(await demand({ build: 'tool', toolkit: '13.0' })).toEqual({ changes: [], locks: false, problems: [] })
    expect(codes(await demand({ build: 'tool', versions: { torch: '2.9.1' } }))).toEqual(['FLX177'])
  })

  test('is compared with the catalog: the package, its systems, its versions', async () => {
    const folder = environmentFolder(manifest(), lock())
    const read = await readEnvironment(hostIn(folder), folder)
    if ('problems' in read) return expect.fail()
    const cell = { package: 'app', toolkit: '13.0', system: 'aarch64-linux' } as const
    const source = { kind: 'flox', environment: '.', build: 'app' } as const
    const path = set('13_0', 'cuda_nvcc')
    const ask = (answer: CatalogPackage | 'absent', version?: string) =>
      catalogProblems(
        read.environment,
        { ...cell, source },
        [{ id: 'nvcc', path, ...(version ? { version } : {}) }],
        new Map([[path, answer]]),
      )
    const versions = new Map([
      ['13.0.1', ['x86_64-linux']],
      ['13.0.2', []],
    ])
    expect(ask('absent')).toMatchObject([{ code: 'FLX172', where: { line: 3 } }])
    expect(ask({ versions: new Map(), systems: ['x86_64-linux'] })).toMatchObject([{ code: 'FLX172' }])
    expect(ask({ versions: new Map(), systems: [] })).toEqual([])
    expect(ask({ versions, systems: [] }, '13.0.9')).toMatchObject([{ code: 'FLX176', fix: 'It has 13.0.1, 13.0.2.' }])
    expect(ask({ versions, systems: [] }, '13.0.1')).toMatchObject([{ code: 'FLX172' }])
    expect(ask({ versions, systems: ['aarch64-linux'] }, '13.0.2')).toEqual([])
    const unasked = catalogProblems(read.environment, { ...cell, source }, [{ id: 'nvcc', path }], new Map())
    expect(unasked).toEqual([])
  })
})
