/** What a Nixpkgs says of CUDA, and many cells in few processes: real Nix over the lab's package sets. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { nixString } from '../../src/cuda/attribute-path.ts'
import { cellExpression, cellsExpression } from '../../src/cuda/expression.ts'
import { factsExpression } from '../../src/cuda/expression-facts.ts'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import type { Cell, NixpkgsInstance } from '../../src/model/documents.ts'
import { type CellGroup, evaluateGroups } from '../../src/nix/build/evaluate-cells.ts'
import { readNixpkgsFacts } from '../../src/nix/build/nixpkgs-facts.ts'
import { findNix } from '../../src/nix/find.ts'
import type { Exec } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { oracle } from '../unit/nixpkgs-oracle.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { type Lab, openLab, type SetVariant, toolkitsOf } from './lab.ts'

const root = resolve(import.meta.dirname, '../..')
const temp = mkdtempSync(join(tmpdir(), 'evaluate-'))
afterAll(() => removeTree(temp))

const real = realHost(recordingLog())
const hostOf = (lab: Lab, more: Partial<Host> = {}): Host => ({ ...real, env: { ...real.env, ...lab.env }, ...more })

let files = 0
const write = (text: string): string => {
  files += 1
  const file = join(temp, `file-${files}.nix`)
  writeFileSync(file, text)
  return file
}

describeLab('the facts of a Nixpkgs', () => {
  const labs = new Map<SetVariant, Lab>()
  beforeAll(async () => {
    for (const variant of ['recorded', 'next'] as const) labs.set(variant, await openLab({ variant }))
  })
  const labOf = (variant: SetVariant) => labs.get(variant) ?? expect.fail()

  async function factsOf(lab: Lab, nixpkgs: string, instance?: NixpkgsInstance): Promise<NixpkgsFacts> {
    const host = hostOf(lab)
    const file = write(factsExpression({ kind: 'path', path: nixpkgs }, 'x86_64-linux', { root, instance }))
    const facts = await readNixpkgsFacts(host, await findNix(host), { file })
    return 'problem' in facts ? expect.fail(facts.problem.message) : facts
  }

  it.each(['recorded', 'next'] as const)('are those of its own tables: %s', async (variant) => {
    const lab = labOf(variant)
    const facts = await factsOf(lab, lab.nixpkgs)
    const toolkits = toolkitsOf(variant)
    expect(Object.keys(facts.toolkits).sort()).toEqual([...toolkits].sort())
    expect(facts.defaultToolkit).toBe('12.4')
    const db = JSON.parse(
      await lab.nix('eval', '--json', '--file', `${lab.nixpkgs}/pkgs/development/cuda-modules/_cuda`, 'db'),
    )
    expect(Object.keys(facts.capabilities ?? {})).toEqual(Object.keys(db.cudaCapabilityToInfo))
    expect(facts.capabilities?.['10.7a'] !== undefined).toBe(variant === 'next')
    expect(facts.capabilities?.['7.2']).toEqual({
      name: 'Volta',
      minToolkit: '10.0',
      maxToolkit: db.cudaCapabilityToInfo['7.2'].maxCudaMajorMinorVersion,
      jetson: true,
    })
    for (const toolkit of toolkits) {
      const told = facts.toolkits[toolkit]
      expect(told?.gccMax).toBe(Number(db.nvccCompatibilities[toolkit].gcc.maxMajorVersion))
      expect(told?.supported).toContain('9.0')
      expect(told?.supported).not.toContain(toolkit === '13.0' || toolkit === '13.5' ? '7.0' : '12.0')
      expect(told?.default).not.toContain('9.0a')
    }
    const { hostCompilers } = await import(join(lab.nixpkgs, 'lab.json'), { with: { type: 'json' } }).then(
      (m) => m.default,
    )
    expect(facts.gcc).toEqual([Number.parseInt(hostCompilers.default.version, 10)])
  })

  it('leave out what Nixpkgs has removed, and take what overlays add', async () => {
    const overlay = write(`final: prev: {
      cudaPackages_12_0 = throw "CUDA 12.0 has been removed";
      cudaPackages_12_5 = prev.cudaPackages_12_4;
      cudaPackages_14_0 = { backendStdenv = throw "no manifest"; };
      gcc9 = throw "gcc9 has been removed";
      gcc48 = { };
      gcc13 = { };
      gcc13Stdenv = { };
      gcc15Stdenv = { };
    }`)
    const lab = labOf('recorded')
    const instance = { overlays: [{ kind: 'file', file: overlay }], allowUnfree: [], legacy: null } as const
    const facts = await factsOf(lab, lab.nixpkgs, instance)
    expect(Object.keys(facts.toolkits)).toEqual(['11.8', '12.4', '12.5', '13.0', '14.0'])
    // By the table, since the set itself does not tell.
    expect(facts.toolkits['14.0']).toMatchObject({ gccMax: null, supported: expect.arrayContaining(['9.0a', '11.0']) })
    expect(facts.toolkits['14.0']?.default).toEqual(oracle.default['13.5'])
    expect(facts.gcc).toEqual([12, 13, 15])
  })

  it('come from cudaConfig where a revision has it, and from the table where a set tells nothing', async () => {
    const overlay = write(`final: prev: {
      cudaPackages_12_1 = { cudaConfig.supportedCudaCapabilities = [ "9.0" ]; backendStdenv = throw "no compiler"; };
      cudaPackages_11_5 = { cudaConfig = throw "failed assertions"; };
      cudaPackages_12_9 = { };
    }`)
    const lab = labOf('recorded')
    const instance = { overlays: [{ kind: 'file', file: overlay }], allowUnfree: [], legacy: null } as const
    const { toolkits } = await factsOf(lab, lab.nixpkgs, instance)
    expect(toolkits['12.1']).toMatchObject({ supported: ['9.0'], default: oracle.default['12.1'] })
    for (const version of ['11.5', '12.9']) {
      const { supported, default: byDefault } = {
        supported: oracle.supported[version],
        default: oracle.default[version],
      }
      expect(toolkits[version]).toMatchObject({ supported, default: byDefault })
    }
  })

  it('take only the missing toolkits from the legacy flake', async () => {
    const flake = join(temp, 'legacy')
    mkdirSync(flake)
    // As the real one it replaces the manifests, so that the sets that Nixpkgs has cannot be evaluated any more.
    writeFileSync(
      join(flake, 'flake.nix'),
      `{ outputs = _: { overlays.default = final: prev:
        let marked = { backendStdenv.supportedCudaCapabilities = [ "1.0" ]; };
        in {
          _cuda = prev._cuda.extend (_: _: { manifests.cuda = { }; });
          cudaPackages_10_2 = marked;
          gcc9 = { };
        }; }; }`,
    )
    const lab = labOf('recorded')
    const facts = await factsOf(lab, lab.nixpkgs, { overlays: [], allowUnfree: [], legacy: `path:${flake}` })
    expect(facts.toolkits['10.2']?.supported).toEqual(['1.0'])
    expect(facts.gcc[0]).toBe(9)
    expect(facts.toolkits['12.4']?.supported).toContain('9.0')
  })

  it('say so where a revision has no _cuda and says nothing of its toolkits', async () => {
    const old = join(temp, 'old')
    mkdirSync(old)
    writeFileSync(
      join(old, 'default.nix'),
      `{ config, ... }: assert config.cudaSupport; {
        cudaPackages_11_4 = { backendStdenv = { }; };
        cudaPackages_10 = { };
        cudaPackages.cudaVersion = "11.4";
        stdenv.cc = { isGNU = false; version = "16.0"; };
        gcc11 = { };
      }`,
    )
    expect(await factsOf(labOf('recorded'), old)).toEqual({
      toolkits: { '11.4': { supported: null, default: null, gccMax: null, redistSystems: null, orin: null } },
      defaultToolkit: '11.4',
      capabilities: null,
      gcc: [11],
    })
  })

  it('are left out where a revision has them in another shape', async () => {
    const other = join(temp, 'other')
    mkdirSync(other)
    writeFileSync(
      join(other, 'default.nix'),
      `_: {
        _cuda.db = {
          cudaCapabilityToInfo."9.0" = { since = "11.8"; };
          nvccCompatibilities."12.4".gcc.maxMajorVersion = "none";
        };
        cudaPackages_12_4 = { };
        cudaPackages.cudaMajorMinorVersion = "unknown";
      }`,
    )
    expect(await factsOf(labOf('recorded'), other)).toEqual({
      toolkits: { '12.4': { supported: null, default: null, gccMax: null, redistSystems: null, orin: null } },
      defaultToolkit: null,
      capabilities: null,
      gcc: [],
    })
  })

  it('are a warning with Nix’s message when they cannot be had', async () => {
    const host = hostOf(labOf('recorded'))
    const file = write(factsExpression({ kind: 'path', path: '/no/such/nixpkgs' }, 'x86_64-linux', { root }))
    expect(await readNixpkgsFacts(host, await findNix(host), { file })).toEqual({
      problem: expect.objectContaining({
        code: 'BLD001',
        severity: 'warning',
        message: expect.stringContaining('/no/such/nixpkgs'),
      }),
    })
    const strange = await readNixpkgsFacts(host, await findNix(host), {
      file: write('{ toolkits = { }; gcc = [ "x" ]; }'),
    })
    expect(strange).toMatchObject({ problem: { code: 'BLD004', severity: 'warning' } })
  })
})

describeLab('the evaluation of many cells', () => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ variant: 'next' })
  })

  const cell = (attribute: string, more: Partial<Cell> = {}): Cell => ({
    schema: 'cell/1',
    id: `${attribute.toLowerCase()}-cuda${more.toolkit ?? '12.4'}-sm90-x86_64-linux`,
    package: attribute,
    toolkit: '12.4',
    capabilities: ['9.0'],
    ptx: [],
    system: 'x86_64-linux',
    source: { kind: 'attribute', attribute },
    deviceCode: 'required',
    nixpkgs: { kind: 'path', path: lab.nixpkgs },
    attributePath: null,
    ...more,
  })
  const groupOf = (cells: readonly Cell[]): CellGroup => {
    const singles = new Map(cells.map((one) => [one.id, write(cellExpression(one, { root }))]))
    const single = (id: string) => singles.get(id) ?? expect.fail(id)
    return { file: write(cellsExpression(cells, { root })), ids: cells.map(({ id }) => id), single }
  }
  const counting = (lab: Lab, more: Partial<Host> = {}) => {
    const host = hostOf(lab, more)
    const counts = { started: 0, atOnce: 0, most: 0 }
    const exec: Exec = async (command) => {
      counts.started += 1
      counts.atOnce += 1
      counts.most = Math.max(counts.most, counts.atOnce)
      const outcome = await host.exec(command)
      counts.atOnce -= 1
      return outcome
    }
    return { host: { ...host, exec }, counts }
  }
  const packages = ['saxpy', 'axpylib', 'axpyapp', 'stubborn', 'broken']

  it('is one process for each instance, and gives what each cell alone gives', async () => {
    const nix = await findNix(hostOf(lab))
    const { host, counts } = counting(lab)
    const cells = ['12.4', '13.0'].map((toolkit) => packages.map((name) => cell(name, { toolkit })))
    const groups = cells.map(groupOf)
    const progress: string[] = []
    const options = { jobs: 2, onProgress: (done: number, total: number) => progress.push(`${done} of ${total}`) }
    const done = await evaluateGroups(host, nix, groups, options)
    expect(counts).toMatchObject({ started: 2, most: 2 })
    expect(progress).toHaveLength(10)
    expect(progress.at(-1)).toBe('10 of 10')
    expect([...done.keys()].sort()).toEqual(
      cells
        .flat()
        .map(({ id }) => id)
        .sort(),
    )
    const alone = await evaluateGroups(
      host,
      nix,
      groups.flatMap(({ ids, single, file }) => ids.map((id) => ({ ids: [id], single, file }))),
    )
    expect(counts.started).toBe(12)
    expect(Object.fromEntries(done)).toEqual(Object.fromEntries(alone))
    const derivations = [...done.values()].map((one) => ('drvPath' in one ? one.drvPath : expect.fail()))
    await lab.nix('derivation', 'show', ...derivations) // they are in the store
  })

  it('gives what cannot be evaluated Nix’s own message, in one more process each, and leaves the others', async () => {
    const thrown = write('throw "no such thing as a free lunch"')
    const wrong = cell('free', { source: { kind: 'file', file: thrown } })
    const nix = await findNix(hostOf(lab))
    const { host, counts } = counting(lab)
    const cells = [cell('saxpy'), wrong, cell('axpylib')]
    const done = await evaluateGroups(host, nix, [groupOf(cells)])
    expect(done.get(wrong.id)).toMatchObject({ problem: { code: 'BLD001', message: 'no such thing as a free lunch.' } })
    for (const { id } of [cells[0], cells[2]].filter((one) => one !== undefined))
      expect(done.get(id)).toHaveProperty('drvPath')
    expect(counts.started).toBe(2)
  })

  it('evaluates one by one where the whole group cannot be evaluated', async () => {
    const missing = cell('noSuchPackage')
    const nix = await findNix(hostOf(lab))
    const { host, counts } = counting(lab)
    const cells = [cell('saxpy'), missing]
    const done = await evaluateGroups(host, nix, [groupOf(cells)])
    expect(counts.started).toBe(3)
    expect(done.get(missing.id)).toMatchObject({
      problem: { code: 'BLD001', message: expect.stringContaining('noSuchPackage') },
    })
    expect(done.get(cells[0]?.id ?? '')).toHaveProperty('drvPath')
  })

  it('stops when it is cancelled', async () => {
    const endless = write(
      `let f = n: if n == 0 then 0 else f (n - 1); in { infos = builtins.foldl' (a: b: f 1000) 0 (builtins.genList (x: x) 100000000); }`,
    )
    const stop = new AbortController()
    const { host, counts } = counting(lab, { cancelled: stop.signal })
    const nix = await findNix(host)
    const before = counts.started
    void vi.waitUntil(() => counts.started > before, { timeout: 300_000 }).then(() => stop.abort())
    const group = { file: endless, ids: ['a', 'b'], single: () => endless }
    const done = await evaluateGroups(host, nix, [group, group, group], { jobs: 1 })
    expect([...done.values()]).toEqual(Array(2).fill({ problem: expect.objectContaining({ code: 'BLD003' }) }))
    expect(counts.started - before).toBe(1)
  })

  it('says that memory ran out when Nix is killed', async () => {
    const killed: Exec = async () => ({ kind: 'killed', stdout: '', stderrTail: [] })
    const host = hostOf(lab, { exec: killed })
    const nix = await findNix(hostOf(lab))
    const done = await evaluateGroups(host, nix, [{ file: '/f', ids: ['a', 'b'], single: (id) => `/${id}` }])
    expect(done.get('b')).toMatchObject({
      problem: { code: 'BLD001', message: expect.stringContaining('memory ran out') },
    })
  })

  describe('reads back', () => {
    it.each(['trixie', 'sid'] as const)('ids and texts that need quotes: %s', async (suite) => {
      const other = await openLab({ suite, variant: 'next', toolkits: [], storeRoot: join(temp, suite) })
      const odd = cell('a "b" ${c}', {
        id: '7-up.x',
        source: {
          kind: 'expression',
          file: write('{ a }: { "7".b = a; }'),
          attribute: '7.b',
          arg: { a: `pkgs.saxpy.overrideAttrs { note = ''\n  two\n    lines''; }` },
          argstr: {},
        },
      })
      const text = cellsExpression([odd, { ...odd, id: 'other' }], { root })
      const value = JSON.parse(await other.nix('eval', '--json', '-f', write(text), 'infos'))
      expect(value['7-up.x'].drvPath).toMatch(/saxpy/)
      expect(await other.nix('eval', '--raw', '-f', write(text), `cells.${nixString('7-up.x')}.package.note`)).toBe(
        'two\n  lines',
      )
    })
  })
})
