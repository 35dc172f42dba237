/**
 * The product on a whole checkout of Nixpkgs: what that says of CUDA, the expressions of cells, and one evaluation of each
 * toolkit, the legacy ones too. Nothing is built. Opt-in, because a checkout is large and its evaluation takes minutes:
 * NIXPKGS=/path npm test -- real. It uses the machine's Nix, else the lab's, and GitHub for the legacy overlay, unless
 * LEGACY_TOOLKITS is the reference of a copy.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { cellExpression } from '../../src/cuda/expression.ts'
import { factsExpression } from '../../src/cuda/expression-facts.ts'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import { legacyToolkits } from '../../src/cuda/request-entries.ts'
import { checkCell } from '../../src/cuda/rules.ts'
import { tableDifferences, tablesFor } from '../../src/cuda/tables.ts'
import type { Cell, NixpkgsInstance } from '../../src/model/documents.ts'
import { type CellGroup, evaluateGroups } from '../../src/nix/build/evaluate-cells.ts'
import { readNixpkgsFacts } from '../../src/nix/build/nixpkgs-facts.ts'
import { lookForNix, type Nix } from '../../src/nix/find.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { openLab } from '../lab/lab.ts'
import { recordingLog } from '../recording-log.ts'

vi.setConfig({ testTimeout: 1_500_000, hookTimeout: 900_000 })

const nixpkgs = process.env['NIXPKGS'] ?? ''
const root = resolve(import.meta.dirname, '../..')
const system = 'x86_64-linux'
const overlay = process.env['LEGACY_TOOLKITS'] ?? legacyToolkits
const withLegacy: NixpkgsInstance = { overlays: [], allowUnfree: [], legacy: overlay }

/** Where Nixpkgs' database and NVIDIA differ; Nixpkgs is followed. */
const knownDifferences = ['7.2 until CUDA 12.2, not 12.9']

async function machineWithNix(): Promise<{ readonly host: Host; readonly nix: Nix }> {
  const machine = realHost(recordingLog())
  const found = await lookForNix(machine)
  if (found) return { host: machine, nix: found }
  const lab = await openLab({ toolkits: [] })
  const host = { ...machine, env: { ...machine.env, ...lab.env } }
  return { host, nix: (await lookForNix(host)) ?? expect.fail('The lab has no Nix.') }
}

describe.skipIf(nixpkgs === '')(
  nixpkgs === '' ? 'real Nixpkgs (opt-in: NIXPKGS names no checkout)' : `the Nixpkgs in ${nixpkgs}`,
  () => {
    // What is skipped cleans nothing up.
    const temp = nixpkgs === '' ? '' : mkdtempSync(join(tmpdir(), 'real-nixpkgs-'))
    let machine: Awaited<ReturnType<typeof machineWithNix>>
    let plain: NixpkgsFacts

    beforeAll(async () => {
      machine = await machineWithNix()
      plain = await factsOf()
    })
    afterAll(() => rmSync(temp, { recursive: true, force: true }))

    const source = { kind: 'path', path: nixpkgs } as const

    async function factsOf(instance?: NixpkgsInstance): Promise<NixpkgsFacts> {
      const file = join(temp, `facts${instance ? '-legacy' : ''}.nix`)
      writeFileSync(file, factsExpression(source, system, { root, instance }))
      const facts = await readNixpkgsFacts(machine.host, machine.nix, { file })
      return 'problem' in facts ? expect.fail(facts.problem.message) : facts
    }

    /** Evaluates the example for each toolkit; the names of the toolkits whose nvcc its derivation has. */
    async function evaluated(
      toolkits: readonly string[],
      instance?: NixpkgsInstance,
    ): Promise<Record<string, unknown>> {
      const groups = toolkits.map((toolkit): CellGroup => {
        const id = `saxpy-cuda${toolkit}`
        const file = join(temp, `${id}.nix`)
        writeFileSync(file, cellExpression(cellOf(id, toolkit, instance), { root }))
        return { file, ids: [id], single: () => file }
      })
      const done = await evaluateGroups(machine.host, machine.nix, groups)
      const compilers = toolkits.map((toolkit) => {
        const one = done.get(`saxpy-cuda${toolkit}`) ?? expect.fail(toolkit)
        if ('problem' in one) return [toolkit, one.problem.message]
        const inputs = readFileSync(one.drvPath, 'utf8').matchAll(/cuda(\d+\.\d+)-cuda_nvcc-/g)
        return [toolkit, [...new Set([...inputs].map(([, version]) => version))]]
      })
      return Object.fromEntries(compilers)
    }

    function cellOf(id: string, toolkit: string, instance?: NixpkgsInstance): Cell {
      return {
        schema: 'cell/1',
        id,
        package: 'saxpy',
        toolkit,
        capabilities: ['8.0'],
        ptx: [],
        system,
        source: { kind: 'file', file: './examples/saxpy/package.nix' },
        deviceCode: 'required',
        nixpkgs: source,
        attributePath: null,
        ...(instance ? { instance } : {}),
      }
    }

    const own = (toolkits: readonly string[]) => Object.fromEntries(toolkits.map((toolkit) => [toolkit, [toolkit]]))

    it('tells all that the planner asks for', () => {
      expect(Object.keys(plain.toolkits)).toContain(plain.defaultToolkit)
      expect(Object.keys(plain.capabilities ?? {})).toContain('9.0a')
      expect(plain.gcc.length).toBeGreaterThan(0)
      for (const facts of Object.values(plain.toolkits)) {
        expect(facts.supported).toEqual(expect.arrayContaining([...(facts.default ?? ['none'])]))
        expect(facts.supported).toContain('9.0')
        expect(facts.gccMax).toBeGreaterThan(9)
        expect(facts.redistSystems).toContain('linux-x86_64')
      }
    })

    it('differs from the tables only as is known', () => {
      expect(tableDifferences(plain).filter((difference) => !knownDifferences.includes(difference))).toEqual([])
    })

    it('supports the capabilities that the planner accepts, and no others', () => {
      const tables = tablesFor({ ...plain, gcc: [] })
      for (const [toolkit, { supported }] of Object.entries(plain.toolkits)) {
        const accepted = Object.entries(plain.capabilities ?? {}).flatMap(([capability, { maxToolkit }]) => {
          const cell = { toolkit, capabilities: [capability], ptx: [], system: 'aarch64-linux' }
          const problems = checkCell(cell, { tables }).filter(({ severity }) => severity === 'error')
          // Jetsons may lack packages of a toolkit that supports them. Revisions that state no last toolkit list what nvcc
          // has dropped: NVIDIA is right.
          const fine = maxToolkit === null ? ['PLN009', 'PLN002', 'PLN008'] : ['PLN009']
          return problems.every(({ code }) => fine.includes(code)) ? [capability] : []
        })
        expect([toolkit, accepted.sort()]).toEqual([toolkit, [...(supported ?? [])].sort()])
      }
    })

    it('has a derivation for each of its toolkits, by that toolkit’s compiler', async () => {
      const toolkits = Object.keys(plain.toolkits)
      expect(await evaluated(toolkits)).toEqual(own(toolkits))
    })

    describe(`with ${overlay}`, () => {
      let legacy: NixpkgsFacts
      beforeAll(async () => {
        legacy = await factsOf(withLegacy)
      })

      it('has more toolkits, and says the same of its own', () => {
        expect(legacy.toolkits).toMatchObject(plain.toolkits)
        expect(Object.keys(legacy.toolkits)).toEqual(expect.arrayContaining(['11.4', '11.8', '12.0', '12.4', '12.5']))
        for (const { supported } of Object.values(legacy.toolkits)) expect(supported).toContain('8.0')
      })

      it('has a derivation for each toolkit that it adds, by that toolkit’s compiler', async () => {
        const added = Object.keys(legacy.toolkits).filter((toolkit) => !(toolkit in plain.toolkits))
        expect(await evaluated(added, withLegacy)).toEqual(own(added))
      })
    })
  },
)
