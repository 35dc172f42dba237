/** What of a job may lie in the cache of its repository. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Doubt, describeDoubts, judgePaths, type Maker } from '../../src/licence/judge.ts'
import { isOfNvidia } from '../../src/licence/nvidia-hosts.ts'
import { readJob } from '../../src/runner/job.ts'
import { isPrivateRepository } from '../../src/runner/repository.ts'
import { prepareStoreCache } from '../../src/store-cache/job.ts'
import { type LeftOut, leftOutProblem, withoutDoubtful } from '../../src/store-cache/licence-guard.ts'
import { testHost } from './host.ts'

const hash = (index: number) => String(index).padStart(32, '0')
const store = (index: number, name: string) => `/nix/store/${hash(index)}-${name}`

/** A host whose only files are these; store paths are folders that have `inside`. */
function hostWith(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  inside: readonly string[] = ['app'],
) {
  const host = testHost({ env })
  const lstat = async () => ({ isDirectory: () => true })
  const readdir = async () => inside.map((name) => ({ name, isDirectory: () => false, isFile: () => true }))
  const readFile = async (path: string) => {
    const text = files[path]
    if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
    return text
  }
  return { ...host, files: { ...host.files, ...({ readFile, lstat, readdir } as unknown as typeof host.files) } }
}

const event = (payload: unknown, text = JSON.stringify(payload)) =>
  hostWith({ '/event.json': text }, { GITHUB_EVENT_PATH: '/event.json', GITHUB_REPOSITORY: 'Acme/app' })
const closed = { repository: { full_name: 'acme/App', private: true, visibility: 'private' } }

describe('isPrivateRepository', () => {
  it.each([
    ['private', closed, true],
    ['internal', { repository: { ...closed.repository, visibility: 'internal' } }, true],
    ['private by an older server', { repository: { full_name: 'acme/app', private: true } }, true],
    ['public', { repository: { ...closed.repository, private: false, visibility: 'public' } }, false],
    ['contradicting itself', { repository: { ...closed.repository, visibility: 'public' } }, false],
    ['of another repository', { repository: { ...closed.repository, full_name: 'fork/app' } }, false],
    ['that only looks true', { repository: { ...closed.repository, private: 'true' } }, false],
    ['of a schedule', { schedule: '0 0 * * *', ...closed }, true],
    ['without a repository', { schedule: '0 0 * * *' }, false],
    ['of null', null, false],
    ['of a list', [closed], false],
  ])('is told by a payload %s', async (_, payload, expected) => {
    expect(await isPrivateRepository(event(payload))).toBe(expected)
  })

  it('counts what cannot be read as public', async () => {
    expect(await isPrivateRepository(event(undefined, '{'))).toBe(false)
    expect(await isPrivateRepository(hostWith({}, { GITHUB_EVENT_PATH: '/none', GITHUB_REPOSITORY: 'a/b' }))).toBe(
      false,
    )
    expect(await isPrivateRepository(hostWith({}))).toBe(false)
  })
})

describe('isOfNvidia', () => {
  it.each([
    'https://developer.download.nvidia.com/compute/cuda/redist/libcublas/linux-x86_64/a.tar.xz',
    'https://DEVELOPER.nvidia.com./downloads/compute/tensorrt.tar.gz',
    'http://us.download.nvidia.com:8080/XFree86/a.run',
    'https://user@pypi.nvidia.com/nvidia-cublas/a.whl',
    'https://developer.download.nvidia.cn/compute/a',
    'https://api.ngc.nvidia.com/v2/a',
  ])('%s', (url) => expect(isOfNvidia(url)).toBe(true))

  it.each([
    'https://github.com/NVIDIA/cutlass/archive/v4.tar.gz',
    'https://download.nvidia.com.example.org/a',
    'https://example.org/developer.download.nvidia.com/a',
    'https://notdeveloper.nvidia.com/a',
    'mirror://gnu/hello.tar.gz',
    'developer.download.nvidia.com/a',
    '',
  ])('not %j', (url) => expect(isOfNvidia(url)).toBe(false))
})

describe('judgePaths', () => {
  const maker = (path: string, more: Partial<Maker> & { readonly inputs?: readonly string[] } = {}): Maker => ({
    outputs: [{ path }, { path: `${path}-dev` }],
    inputDrvs: new Map((more.inputs ?? []).map((input) => [input, ['out']])),
    fixedOutput: false,
    urls: [],
    ...more,
  })
  const fixed = { fixedOutput: true }
  const nvidia = { ...fixed, urls: ['https://example.org/a', 'https://developer.download.nvidia.com/a'] }
  const names: Readonly<Record<string, Parameters<typeof maker>[1]>> = {
    archive: nvidia,
    unpacked: { inputs: ['archive'] },
    part: { ...fixed, inputs: ['archive'] },
    repacked: { inputs: ['part'] },
    bought: { ...fixed, inputs: ['restrict-message'] },
    'restrict-message': {},
    'part of bought': { ...fixed, inputs: ['bought'] },
    'made of bought': { inputs: ['part of bought'] },
    source: { ...fixed, urls: ['https://github.com/NVIDIA/cutlass'] },
    app: { inputs: ['unpacked', 'source'] },
    closed: { inputs: ['source'] },
  }
  const at = (name: string) => store(Object.keys(names).indexOf(name), name)
  const makers = new Map(
    Object.entries(names).map(([name, more]) => {
      const inputs = (more?.inputs ?? []).map((input) => `${at(input)}.drv`)
      return [`${at(name)}.drv`, maker(at(name), { ...more, inputs })]
    }),
  )
  const judge = (name: string, acknowledged: readonly string[] = []) =>
    judgePaths([at(name)], { makers, unfree: [`${at('closed')}.drv`], acknowledged }).get(at(name))

  it.each([
    ['archive', 'unfree', 'nvidia'],
    ['unpacked', 'unfree', 'nvidia'],
    ['part', 'unfree', 'nvidia'],
    ['repacked', 'unfree', 'nvidia'],
    ['bought', 'unfree', 'require-file'],
    ['part of bought', 'unfree', 'require-file'],
    ['made of bought', 'unfree', 'require-file'],
    ['restrict-message', 'free', undefined],
    ['closed', 'unfree', 'licence'],
    ['source', 'unknown', 'download'],
    ['app', 'free', undefined],
  ])('%s is %s', (name, verdict, why) => {
    expect(judge(name)).toEqual({ verdict, name, ...(why ? { why } : {}) })
  })

  it('knows nothing of a path without a derivation, or whose inputs are not known', () => {
    const path = store(99, 'stray-1.0')
    expect(judgePaths([path], { makers, unfree: [], acknowledged: [] }).get(path)).toEqual({
      verdict: 'unknown',
      why: 'origin',
      name: 'stray-1.0',
    })
    const some = new Map([[`${path}.drv`, maker(path, { inputs: ['/nix/store/gone.drv'] })]])
    expect(judgePaths([path], { makers: some, unfree: [], acknowledged: [] }).get(path)?.verdict).toBe('unknown')
  })

  it('believes what is stated of a path, but not that what NVIDIA hands out is free', () => {
    const stated = (name: string, unfree: boolean) =>
      judgePaths([at(name)], { makers, unfree: [], acknowledged: [], stated: new Map([[at(name), unfree]]) }).get(
        at(name),
      )
    expect(stated('source', false)).toEqual({ verdict: 'free', name: 'source' })
    expect(stated('app', true)).toEqual({ verdict: 'unfree', why: 'licence', name: 'app' })
    expect(stated('unpacked', false)).toEqual({ verdict: 'unfree', why: 'nvidia', name: 'unpacked' })
  })

  it('follows fixed outputs that share inputs once each, not by every way', () => {
    const drvPath = (layer: number, side: string) => `${store(layer, side)}.drv`
    const ladder = Array.from({ length: 24 }, (_, layer) =>
      ['a', 'b'].map((side): [string, Maker] => {
        const inputs = layer === 0 ? [`${at('source')}.drv`] : [drvPath(layer - 1, 'a'), drvPath(layer - 1, 'b')]
        return [drvPath(layer, side), maker(store(layer, side), { ...fixed, inputs })]
      }),
    ).flat()
    const top = store(23, 'a')
    const facts = { makers: new Map([...makers, ...ladder]), unfree: [], acknowledged: [] }
    expect(judgePaths([top], facts).get(top)).toMatchObject({ verdict: 'unknown', why: 'download' })
  })

  it('judges a path that several derivations make by the worst of them', () => {
    const two = new Map([...makers, [store(50, 'other.drv'), maker(at('archive'), { ...fixed })]])
    expect(judgePaths([at('archive')], { makers: two, unfree: [], acknowledged: [] }).get(at('archive'))?.verdict).toBe(
      'unfree',
    )
  })

  it('takes a path for a download where one of those that make it fetches it', () => {
    const path = store(98, 'a.drv-1.0')
    const two = new Map([
      [store(96, 'a.drv-1.0.drv'), maker(path)],
      [store(97, 'a.drv-1.0.drv'), maker(path, fixed)],
    ])
    const judgement = { verdict: 'unknown', why: 'download', name: 'a.drv-1.0' }
    expect(judgePaths([path], { makers: two, unfree: [], acknowledged: [] }).get(path)).toEqual(judgement)
  })

  it('calls acknowledged what the user names, and nothing else', () => {
    expect(judge('archive', ['archive'])?.verdict).toBe('acknowledged')
    expect(judge('unpacked', ['source', 'un*ed'])?.verdict).toBe('acknowledged')
    expect(judge('unpacked', ['*'])?.verdict).toBe('acknowledged')
    expect(judge('unpacked', ['unpack', 'npacked', '.*', 'un.acked'])?.verdict).toBe('unfree')
    expect(judge('app', ['app'])?.verdict).toBe('free')
  })

  it('is told in one line, with examples', () => {
    const doubts: Doubt[] = ['a', 'b', 'c', 'd', 'a'].map((name) => ({ verdict: 'unfree', why: 'nvidia', name }))
    const text = describeDoubts([...doubts, { verdict: 'unknown', why: 'origin', name: 'x' }])
    expect(text).toBe('5 made from NVIDIA’s downloads (a, b, c and 1 more), 1 of unknown origin (x)')
    expect(describeDoubts(doubts.slice(0, 3))).toBe('3 made from NVIDIA’s downloads (a, b, c)')
  })
})

/** What a node of a random graph is; inputs are earlier nodes. */
interface Node {
  readonly kind: 'nvidia' | 'source' | 'extract' | 'build'
  readonly inputs: readonly number[]
  readonly form: 'url' | 'urls' | 'json' | 'json list'
  readonly url: string
}

const node = fc.record({
  kind: fc.constantFrom('nvidia', 'source', 'extract', 'build', 'build'),
  inputs: fc.array(fc.nat(30), { maxLength: 4 }),
  form: fc.constantFrom('url', 'urls', 'json', 'json list'),
  url: fc.constantFrom(
    'https://developer.download.nvidia.com/compute/a.tar.xz',
    'https://developer.nvidia.com/downloads/b',
    'HTTPS://Us.Download.NVIDIA.com/c.run',
    'https://pypi.nvidia.com/d.whl',
  ),
} satisfies { readonly [K in keyof Node]: unknown }) as fc.Arbitrary<Node>

/** The .drv file, as Nix writes it. */
function derivationText(nodes: readonly Node[], index: number): string {
  const { kind, inputs, form, url } = nodes[index] as Node
  const fixed = kind !== 'build'
  const urls =
    kind === 'nvidia' ? ['https://mirror.example/x', url] : kind === 'source' ? ['https://example.org/x'] : []
  const env =
    form === 'json'
      ? { __json: JSON.stringify({ name: 'n', url: urls.at(-1) }) }
      : form === 'json list'
        ? { __json: JSON.stringify({ name: 'n', urls }) }
        : form === 'url'
          ? { name: 'n', url: urls.at(-1) ?? '' }
          : { name: 'n', urls: urls.join(' ') }
  const text = (value: string) => JSON.stringify(value)
  const output = `("out",${text(store(index, 'p'))},${fixed ? '"r:sha256","00ff"' : '"",""'})`
  const inputDrvs = [...new Set(inputs)].map((input) => `(${text(`${store(input, 'p')}.drv`)},["out"])`)
  const pairs = Object.entries(env).map(([name, value]) => `(${text(name)},${text(value)})`)
  return `Derive([${output}],[${inputDrvs}],[],"x86_64-linux","/bin/sh",[],[${pairs}])`
}

describe('withoutDoubtful', () => {
  /** Inputs point backwards. */
  const graphs = fc
    .array(node, { minLength: 1, maxLength: 30 })
    .map((nodes) => nodes.map((one, index) => ({ ...one, inputs: one.inputs.filter((input) => input < index) })))
  const filesOf = (nodes: readonly Node[]) =>
    Object.fromEntries(nodes.map((_, index) => [`${store(index, 'p')}.drv`, derivationText(nodes, index)]))
  const drvPaths = (nodes: readonly Node[]) => nodes.map((_, index) => `${store(index, 'p')}.drv`)
  const guarded = (nodes: readonly Node[], more: { readonly acknowledged?: readonly string[] } = {}) => ({
    drvPaths: drvPaths(nodes),
    unfree: [],
    acknowledged: [],
    leftOut: new Map() as LeftOut,
    ...more,
  })

  it('never lets what NVIDIA hands out, a download or a stray path into the cache of a public repository', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, fc.boolean(), async (nodes, asCarried) => {
        const holds = (index: number): boolean => {
          const { kind, inputs } = nodes[index] as Node
          return kind === 'nvidia' || (kind !== 'build' && inputs.some(holds))
        }
        const stray = store(99, 'stray')
        const paths = [...nodes.map((_, index) => store(index, 'p')), stray]
        const chosen = asCarried ? { built: [], carried: paths } : { built: paths, carried: [] }
        const rules = guarded(nodes)
        const { built, carried } = await withoutDoubtful(hostWith(filesOf(nodes)), chosen, rules)
        const kept = [...built, ...carried]
        expect(kept).toEqual(
          nodes.flatMap(({ kind, inputs }, index) =>
            kind === 'build' && !inputs.some(holds) ? [store(index, 'p')] : [],
          ),
        )
        expect([...rules.leftOut.keys()]).toEqual(paths.filter((path) => !kept.includes(path)))
      }),
      { numRuns: 300 },
    )
  })

  it('keeps everything in a private repository, and saves nothing of derivations that cannot be read', async () => {
    const nodes: readonly Node[] = [
      { kind: 'nvidia', inputs: [], form: 'urls', url: 'https://developer.nvidia.com/a' },
      { kind: 'build', inputs: [0], form: 'urls', url: '' },
      { kind: 'build', inputs: [1], form: 'urls', url: '' },
    ]
    const built = [0, 1, 2].map((index) => store(index, 'p'))
    const chosen = { built, carried: [] }
    const host = event(closed)
    expect(await withoutDoubtful(host, chosen, guarded(nodes))).toMatchObject({ built, whole: true, doubts: [] })
    const open = hostWith(filesOf(nodes))
    expect(await withoutDoubtful(open, chosen, guarded(nodes))).toMatchObject({ built: [built[2]], whole: false })
    const last = { ...guarded(nodes), drvPaths: [`${store(2, 'p')}.drv`] }
    expect(await withoutDoubtful(open, chosen, last)).toMatchObject({ built: [built[2]], whole: true })
    const { [`${store(0, 'p')}.drv`]: _, ...fewer } = filesOf(nodes)
    expect((await withoutDoubtful(hostWith(fewer), chosen, guarded(nodes))).built).toEqual([])
    expect((await withoutDoubtful(open, chosen, guarded(nodes, { acknowledged: ['p'] }))).built).toEqual(built)
  })

  it('leaves out what has copies of NVIDIA’s files, whatever it was made from', async () => {
    const nodes: readonly Node[] = [{ kind: 'build', inputs: [], form: 'urls', url: '' }]
    const chosen = { built: [store(0, 'p')], carried: [] }
    const rules = guarded(nodes)
    const copied = hostWith(filesOf(nodes), {}, ['app', 'libcudart.so.12'])
    expect((await withoutDoubtful(copied, chosen, rules)).built).toEqual([])
    expect(leftOutProblem(rules.leftOut)?.message).toMatch(/: 1 with files that are named like NVIDIA’s \(p\)\.$/)
    expect((await withoutDoubtful(copied, chosen, guarded(nodes, { acknowledged: ['p'] }))).built).toEqual(chosen.built)
  })

  it('warns once, and not of downloads alone', () => {
    const download: Doubt = { verdict: 'unknown', why: 'download', name: 'source' }
    expect(leftOutProblem(new Map())).toBeUndefined()
    expect(leftOutProblem(new Map([['/a', download]]))).toBeUndefined()
    const unfree: Doubt = { verdict: 'unfree', why: 'licence', name: 'closed-1' }
    const problem = leftOutProblem(
      new Map<string, Doubt>([
        ['/a', download],
        ['/b', unfree],
      ]),
    )
    expect(problem).toMatchObject({ code: 'CCH026', severity: 'warning' })
    expect(problem?.message).toBe(
      'The store cache does not keep 2 paths, because this repository is treated as public: 1 under an unfree licence (closed-1), 1 downloaded under an unknown licence (source).',
    )
  })
})

it('store-unfree reaches the end of the job', async () => {
  const temp = mkdtempSync(join(tmpdir(), 'licence-'))
  const plain = testHost({ env: { RUNNER_TEMP: temp } })
  const host = { ...plain, cache: { ...plain.cache, available: true } }
  const inputs = { 'store-cache': 'read-write', 'store-cache-key': undefined } as const
  await prepareStoreCache(host, { ...inputs, 'store-unfree': ['a-*', 'b'] })
  expect((await readJob(host)).storeCache).toMatchObject({ mode: 'read-write', unfree: ['a-*', 'b'] })
  await prepareStoreCache(host, { ...inputs, 'store-unfree': undefined })
  expect((await readJob(host)).storeCache).toEqual({ mode: 'read-write', publicKey: null })
  rmSync(temp, { recursive: true })
})
