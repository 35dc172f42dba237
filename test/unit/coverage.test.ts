import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Coverage, heavyPackages, sharedDerivations } from '../../src/binary-cache/coverage.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { makeWorld, type World } from './coverage-world.ts'

let world: World
let url: string
beforeEach(() => {
  world = makeWorld()
  url = `file://${world.cache}`
})
afterEach(() => world.remove())

const names = (coverage: Coverage | undefined) =>
  coverage && coverage.state !== 'cached' ? coverage.missing.map(({ name }) => name) : []

/** app needs lib at run time, lib needs gen to be built and no longer; the source comes with the evaluation. */
function threeDerivations() {
  const source = world.storePath('source')
  const tarball = world.derivation('tarball', { fixed: true })
  const gen = world.derivation('gen', { inputs: [tarball] })
  const lib = world.derivation('lib', { inputs: [gen], sources: [source], outputs: ['out', 'dev'] })
  const app = world.derivation('app', { inputs: [[lib, ['out']]], sources: [source] })
  return { source, tarball, gen, lib, app }
}

describe('coverage by Nix’s own rule', () => {
  it('is cold, in build order, when caches have nothing; a download is no build', async () => {
    const { app } = threeDerivations()
    const report = await world.ask([app], [url])
    expect(report.problems).toEqual([])
    expect(report.probes).toBe(4)
    const coverage = report.cells.get('app')
    expect(coverage?.state).toBe('cold')
    expect(names(coverage)).toEqual(['tarball', 'gen', 'lib', 'app'])
    expect(coverage?.state === 'cold' && coverage.missing.map(({ kind }) => kind)).toEqual([
      'fetch',
      'build',
      'build',
      'build',
    ])
  })

  it('is cached when the outputs and all that they refer to are served; what only builds need is not asked for', async () => {
    const { app, lib, source } = threeDerivations()
    world.serve(app.out, { references: [lib.out, app.out, source] })
    world.serve(lib.out, { references: [] })
    const report = await world.ask([app], [url])
    const bytes = `the NAR of ${app.out}`.length + `the NAR of ${lib.out}`.length
    expect(report.cells.get('app')).toEqual({ state: 'cached', downloadBytes: bytes, paths: 2 })
    expect(report.probes).toBe(2)
    expect(report.problems).toEqual([])
  })

  it('builds what lacks one of its references, though its own narinfo is there', async () => {
    const { app, lib, gen } = threeDerivations()
    world.serve(app.out, { references: [lib.out] })
    world.serve(gen.out)
    const coverage = (await world.ask([app], [url])).cells.get('app')
    expect(coverage?.state).toBe('partial')
    expect(names(coverage)).toEqual(['lib', 'app'])
  })

  it('looks only at the outputs that are wanted, and at all of the cell itself', async () => {
    const { app, lib } = threeDerivations()
    world.serve(lib.out)
    const report = await world.ask([app, lib], [url])
    expect(names(report.cells.get('app'))).toEqual(['app'])
    expect(report.cells.get('app')).toMatchObject({ state: 'partial', paths: 1 })
    expect(names(report.cells.get('lib'))).toEqual(['tarball', 'gen', 'lib'])
  })

  it('counts as missing what has no known path, and what Nix always builds itself', async () => {
    const floating = world.derivation('floating', { floating: true })
    const wrapper = world.derivation('wrapper', { env: { allowSubstitutes: '' } })
    const app = world.derivation('app', { inputs: [floating, wrapper] })
    world.serve(wrapper.out)
    const coverage = (await world.ask([app], [url])).cells.get('app')
    expect(names(coverage).sort()).toEqual(['app', 'floating', 'wrapper'])
  })

  it('marks what is known to build for long', async () => {
    const parts = ['python3.12-torch-2.5.1', 'opencv4-4.9.0', 'flash_attn-2.6', 'torchmetrics-1.4', 'nccl-2.21.5-1']
    const inputs = parts.map((name) => world.derivation(name))
    const fetched = world.derivation('magma-2.8.tar.gz', { fixed: true })
    const app = world.derivation('app', { inputs: [...inputs, fetched] })
    const coverage = (await world.ask([app], [url])).cells.get('app')
    const heavy = coverage?.state === 'cold' ? coverage.missing.filter((each) => each.heavy) : []
    expect(heavy.map(({ name }) => name).sort()).toEqual(
      ['flash_attn-2.6', 'nccl-2.21.5-1', 'opencv4-4.9.0', 'python3.12-torch-2.5.1'].sort(),
    )
    expect(heavyPackages).toContain('triton-llvm')
  })

  it('asks each path once over all cells, and counts a shared path in each cell’s download', async () => {
    const shared = world.derivation('shared')
    world.serve(shared.out)
    const cells = Array.from({ length: 20 }, (_, n) => world.derivation(`app-${n}`, { inputs: [shared] }))
    for (const each of cells) world.serve(each.out, { references: [shared.out] })
    const report = await world.ask(cells, [url])
    expect(report.probes).toBe(21)
    expect([...report.cells.values()].every((each) => each.state === 'cached' && each.paths === 2)).toBe(true)
  })

  it('goes round no circle that a cache makes up', async () => {
    const { app, lib } = threeDerivations()
    world.serve(app.out, { references: [lib.out] })
    world.serve(lib.out, { references: [app.out] })
    const report = await world.ask([app], [url])
    expect(report.cells.get('app')).toMatchObject({ state: 'cached', paths: 2 })
  })

  it('bears long chains of derivations', async () => {
    let last = world.derivation('step-0')
    for (let n = 1; n < 12_000; n++) last = world.derivation(`step-${n}`, { inputs: [last] })
    const coverage = (await world.ask([last], [])).cells.get('step-11999')
    expect(names(coverage)).toEqual(Array.from({ length: 12_000 }, (_, n) => `step-${n}`))
  })

  it('fails for a derivation that cannot be read, and for nothing else', async () => {
    const app = world.derivation('app')
    const gone = { ...app, drvPath: join(world.storeDir, 'gone.drv') }
    await expect(world.ask([gone], [url])).rejects.toThrow('BLD004')
    expect((await world.ask([app], [])).cells.get('app')).toMatchObject({ state: 'cold' })
  })
})

describe('several caches', () => {
  it('asks by priority, the next only when the first has it not', async () => {
    const { app, lib } = threeDerivations()
    const info = (priority: number) => `StoreDir: ${world.storeDir}\nPriority: ${priority}\n`
    const [late, early] = [world.cacheFolder('late', info(50)), world.cacheFolder('early', info(10))]
    world.serveIn(early, app.out, { references: [lib.out] })
    world.serveIn(late, lib.out)
    const inOrder = await world.ask([app], [`file://${late}`, `file://${early}`])
    expect(inOrder.cells.get('app')).toMatchObject({ state: 'cached', paths: 2 })
    expect(inOrder.probes).toBe(3)
    const turned = await world.ask([app], [`file://${late}?priority=5`, `file://${early}`])
    expect(turned.probes).toBe(3)
    expect((await world.ask([app], [`file://${late}`, `file://${late}/`])).probes).toBe(2)
  })

  it('takes the NAR of the second where the first has lost it', async () => {
    const app = world.derivation('app')
    const other = world.cacheFolder('other')
    world.serve(app.out, { nar: undefined })
    world.serveIn(other, app.out)
    const report = await world.ask([app], [url, `file://${other}`])
    expect(report.cells.get('app')?.state).toBe('cached')
    expect(report.problems.map(({ code }) => code)).toEqual(['CCH012'])
  })

  it.each([
    ['s3://bucket', 'CCH009'],
    ['ssh-ng://host', 'CCH009'],
    ['daemon', 'CCH009'],
    ['/a/store', 'CCH009'],
    ['file:///nowhere/at/all', 'CCH010'],
  ])('%s is one warning, and the others are asked', async (odd, code) => {
    const app = world.derivation('app')
    world.serve(app.out)
    const report = await world.ask([app], [odd, url])
    expect(report.problems).toMatchObject([{ code, severity: 'warning', message: expect.stringContaining(odd) }])
    expect(report.cells.get('app')?.state).toBe('cached')
  })

  it('ignores a cache for another store folder', async () => {
    const app = world.derivation('app')
    const other = world.cacheFolder('other', 'StoreDir: /gnu/store\n')
    world.serveIn(other, app.out)
    const report = await world.ask([app], [`file://${other}`])
    expect(report.problems).toMatchObject([{ code: 'CCH011', message: expect.stringContaining('/gnu/store') }])
    expect(report.cells.get('app')?.state).toBe('cold')
    expect(report.probes).toBe(0)
  })
})

describe('trust', () => {
  const ask = async (change: Parameters<World['serve']>[1], suffix = '') => {
    const app = world.derivation('app')
    world.serve(app.out, change)
    const report = await world.ask([app], [`${url}${suffix}`])
    return { state: report.cells.get('app')?.state, codes: report.problems.map(({ code }) => code), report, app }
  }

  it.each([
    ['another key', () => ({ key: generateKey('other') })],
    ['no key', () => ({ key: undefined })],
    ['another key of that name', () => ({ change: (text: string) => text.replace(/(Sig: [^:]+:).{8}/, '$1AAAAAAAA') })],
    [
      'a key that signed other references',
      () => ({ change: (text: string) => text.replace(/References: .*/, `References: ${'a'.repeat(32)}-x`) }),
    ],
  ])('what %s signed is not there: one warning with an example', async (_, change) => {
    const { state, codes, report, app } = await ask(change())
    expect([state, codes]).toEqual(['cold', ['CCH008']])
    expect(report.problems[0]?.message).toContain(app.out)
  })

  it('needs no signature where the address says trusted=1', async () => {
    expect(await ask({ key: undefined }, '?trusted=1')).toMatchObject({ state: 'cached', codes: [] })
    expect(await ask({ key: undefined }, '?priority=3&trusted=true')).toMatchObject({ state: 'cached', codes: [] })
    expect(await ask({ key: undefined }, '?trusted=0')).toMatchObject({ state: 'cold', codes: ['CCH008'] })
  })

  it('warns once of many', async () => {
    const cells = ['a', 'b', 'c'].map((name) => world.derivation(name))
    for (const each of cells) world.serve(each.out, { key: undefined })
    const report = await world.ask(cells, [url])
    expect(report.problems).toHaveLength(1)
    expect(report.problems[0]?.message).toContain('3 path(s)')
  })

  it('reads what public caches write: other compressions, unknown fields, hexadecimal hashes, no file size', async () => {
    const hex = (text: string) =>
      text.replace(/NarHash: sha256:(\w+)/, (_, digits: string) => `NarHash: sha256:${toHex(digits)}`)
    const odd = (text: string) =>
      hex(text)
        .replace(/FileSize: .*\n/, '')
        .replace('Compression: zstd', 'Compression: bzip2\nX-Thing: 1')
    const { state, codes, report } = await ask({ change: odd })
    expect([state, codes]).toEqual(['cached', []])
    expect(report.cells.get('app')).toMatchObject({ downloadBytes: 4_000 })
  })

  it.each([
    ['garbage', () => '<html>hello</html>\n'],
    ['cut off', (text: string) => text.slice(0, -10)],
    ['empty', () => ''],
    ['of another path', (text: string) => text.replace(/StorePath: .*/, `StorePath: /nix/store/${'b'.repeat(32)}-app`)],
    ['without a URL', (text: string) => text.replace(/URL: .*\n/, '')],
    ['with two hashes', (text: string) => text.replace(/(NarHash: .*\n)/, '$1$1')],
    ['too large', (text: string) => `X: ${'x'.repeat(2 ** 21)}\n${text}`],
  ])('a narinfo that is %s is not there, and that is said', async (_, change) => {
    const { state, codes } = await ask({ change })
    expect([state, codes]).toEqual(['cold', ['CCH010']])
  })

  it('a NAR that is missing, has another size or lies outside makes its output missing, once said', async () => {
    expect(await ask({ nar: undefined })).toMatchObject({ state: 'cold', codes: ['CCH012'] })
    expect(await ask({ nar: 'short' })).toMatchObject({ state: 'cold', codes: ['CCH012'] })
    const outside = (text: string) => text.replace(/URL: .*/, 'URL: nar/../../cache/nix-cache-info')
    expect(await ask({ change: outside })).toMatchObject({ state: 'cold', codes: ['CCH012'] })
  })

  it('a lost NAR also counts for the cells that refer to it', async () => {
    const lib = world.derivation('lib')
    const app = world.derivation('app', { inputs: [lib] })
    world.serve(lib.out, { nar: undefined })
    world.serve(app.out, { references: [lib.out] })
    const report = await world.ask([app, lib], [url])
    expect(names(report.cells.get('app'))).toEqual(['lib', 'app'])
    expect(report.cells.get('lib')?.state).toBe('cold')
  })
})

describe('sharedDerivations', () => {
  it('gives what two or more cells lack, what is needed first, with the cells', async () => {
    const base = world.derivation('base')
    const nccl = world.derivation('nccl-2.21', { inputs: [base] })
    const torch = world.derivation('torch-2.5', { inputs: [nccl] })
    const [a, b, c] = [
      world.derivation('a', { inputs: [torch] }),
      world.derivation('b', { inputs: [torch] }),
      world.derivation('c', { inputs: [nccl] }),
    ]
    world.serve(base.out)
    const report = await world.ask([a, b, c], [url])
    expect(sharedDerivations(report.cells).map(({ name, heavy, cells }) => [name, heavy, cells])).toEqual([
      ['nccl-2.21', true, ['a', 'b', 'c']],
      ['torch-2.5', true, ['a', 'b']],
    ])
  })
})

/** Nix's base 32 as hexadecimal. */
function toHex(digits: string): string {
  const alphabet = '0123456789abcdfghijklmnpqrsvwxyz'
  const bytes = Buffer.alloc(32)
  for (const [index, digit] of [...digits].reverse().entries()) {
    const [at, shift] = [Math.floor((index * 5) / 8), (index * 5) % 8]
    const value = alphabet.indexOf(digit) << shift
    bytes[at] = (bytes[at] ?? 0) | (value & 255)
    if (at + 1 < 32) bytes[at + 1] = (bytes[at + 1] ?? 0) | (value >> 8)
  }
  return bytes.toString('hex')
}
