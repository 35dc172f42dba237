/** Cells of Flox environments in a plan, and the copy that each is built in. */
import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadRequest } from '../../src/actions/plan/load-request.ts'
import { planRequest } from '../../src/actions/plan/plan-request.ts'
import { copyProject } from '../../src/flox/build/copy.ts'
import type { Plan } from '../../src/model/documents.ts'
import { readDocument } from '../../src/model/read-document.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { runCommand } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { environmentFolder, hostIn, lockText, newFolder, write } from './flox-world.ts'

const said = (stdout: string): Outcome => ({ kind: 'exited', code: 0, stdout, stderrTail: [] })
const nvcc = (toolkit: string) => `flox-cuda/cudaPackages_${toolkit.replace('.', '_')}.cuda_nvcc`

/** A machine with a flox that knows these packages, by what `show` says of each. */
function machine(folder: string, catalog?: Readonly<Record<string, string>>): Host {
  const exec = async ({ argv }: Command): Promise<Outcome> => {
    const [program, word, path = ''] = argv
    if (!program.endsWith('/flox')) return { kind: 'not-started', reason: 'no such program' }
    if (word === '--version') return said('1.14.1\n')
    const answer = word === 'show' ? catalog?.[path] : undefined
    if (answer !== undefined) return said(answer)
    return {
      kind: 'exited',
      code: 1,
      stdout: '',
      stderrTail: [`✘ ERROR: no packages matched this pkg-path: '${path}'`],
    }
  }
  if (catalog) write(folder, 'bin/flox', '')
  if (catalog) execFileSync('chmod', ['+x', join(folder, 'bin/flox')])
  return hostIn(folder, { exec, env: { PATH: join(folder, 'bin'), RUNNER_TEMP: join(folder, 'temp'), CI: 'true' } })
}

function repository(): string {
  const install = { nvcc: { 'pkg-path': nvcc('12.8') } }
  const manifest = `version = 1\n[install]\nnvcc.pkg-path = "${nvcc('12.8')}"\n[build.app]\ncommand = "true"\n`
  const folder = environmentFolder(manifest, lockText({ version: 1, install }, [{ id: 'nvcc', version: '12.8.93' }]))
  write(folder, '.flox/pkgs/tool.nix', '{ }: { }')
  write(folder, '.flox/pkgs/tool-12_8-sm_90.nix', '{ }: { }')
  return folder
}

interface Wanted {
  readonly packages?: readonly string[]
  readonly toolkits?: readonly string[]
  readonly exclude?: readonly string[]
  readonly text?: string
}

async function planOf(wanted: Wanted, catalog?: Readonly<Record<string, string>>): Promise<Plan> {
  const { text, ...inputs } = wanted
  const folder = repository()
  if (text !== undefined) write(folder, 'request.yml', text)
  const sources = { 'matrix-file': text === undefined ? undefined : 'request.yml', capabilities: ['9.0'], ...inputs }
  return planRequest(machine(folder, catalog), folder, { ...sources, systems: ['x86_64-linux'] })
}
const toolkits = ({ rows }: Plan) => rows.map(({ cell }) => cell.toolkit)
const codes = ({ problems }: Pick<Plan, 'problems'>) => problems.map(({ code }) => code)
const listed = 'cuda_nvcc - Compiler\nSystems: x86_64-linux\n'

describe('the plan of a Flox build', () => {
  test('is for the toolkit of the environment where none is named, and needs no Nixpkgs', async () => {
    const plan = await planOf({ packages: ['flox:app'] })
    expect(plan.problems).toEqual([])
    expect(plan.rows.map(({ id }) => id)).toEqual(['app-cuda12.8-sm90-x86_64-linux'])
    const cell = plan.rows[0]?.cell
    expect(cell).toMatchObject({ source: { kind: 'flox', environment: '.', build: 'app' }, attributePath: null })
    expect(readDocument('cell', JSON.stringify(cell), 'cell')).toEqual(cell)
  })

  test('is refused without a toolkit where the environment has none that is known', async () => {
    const folder = environmentFolder('version = 1\n[build.app]\ncommand = "true"\n')
    const inputs = { 'matrix-file': undefined, packages: ['flox:app'], capabilities: ['9.0'] }
    const planned = planRequest(machine(folder), folder, inputs)
    await expect(planned).rejects.toThrow(/FLX171: .* this one has no CUDA package .*toolkits: \[12\.8\]/)
    expect((await planRequest(machine(folder), folder, { ...inputs, toolkits: ['cpu'] })).rows).toHaveLength(1)
  })

  test('has what the catalog has, and says that locking needs a login', async () => {
    const plan = await planOf(
      { packages: ['flox:app'], toolkits: ['12.8', '12.9', '13.0'] },
      { [nvcc('13.0')]: listed },
    )
    expect(toolkits(plan)).toEqual(['12.8', '13.0'])
    expect(plan.excluded).toMatchObject([{ code: 'FLX172', count: 1, examples: [{ toolkit: '12.9' }] }])
    expect(plan.counts).toEqual({ requested: 3, planned: 2, excluded: 1 })
    expect(plan.problems).toMatchObject([{ code: 'FLX173', severity: 'warning' }])
  })

  test('has every cell where the catalog cannot be asked, with a warning', async () => {
    const plan = await planOf({ packages: ['flox:app'], toolkits: ['12.8', '13.0'] })
    expect([toolkits(plan), codes(plan)]).toEqual([
      ['12.8', '13.0'],
      ['FLX175', 'FLX173'],
    ])
  })

  test('has a cell of each version', async () => {
    const text = 'packages: [{ flox: app, version: { nvcc: [12.8.61, 12.8.93, 12.8.99] } }]'
    const show = `${listed}\nOther versions:\n    cuda_nvcc@12.8.93\n    cuda_nvcc@12.8.61\n`
    const plan = await planOf({ text }, { [nvcc('12.8')]: show })
    expect(plan.rows.map(({ cell }) => [cell.package, cell.source])).toEqual(
      ['12.8.61', '12.8.93'].map((version) => [
        `app-nvcc${version}`,
        { kind: 'flox', environment: '.', build: 'app', versions: { nvcc: version } },
      ]),
    )
    expect(plan.excluded).toMatchObject([{ code: 'FLX176', count: 1 }])
    // Of one package no cell is left, which is an error of the request.
    expect(plan.problems).toContainEqual(expect.objectContaining({ code: 'FLX176', severity: 'error' }))
  })

  test('has expressions by names that follow the cell, and refuses one for several', async () => {
    const named = await planOf({ packages: ['tool=flox:tool-{toolkit}-{sm}'], toolkits: ['12.8', '13.0'] })
    expect(named.rows.map(({ cell }) => cell.source)).toMatchObject([{ build: 'tool-12_8-sm_90' }])
    expect(named.excluded).toMatchObject([{ code: 'FLX170', count: 1 }])
    const same = await planOf({ packages: ['flox:tool'], toolkits: ['12.8', '13.0'] })
    expect([same.rows, codes(same)]).toEqual([[], ['FLX177']])
    expect((await planOf({ packages: ['flox:tool'], toolkits: ['13.0'] })).rows).toHaveLength(1)
  })

  test('stands beside packages of Nixpkgs, whose excludes count for both', async () => {
    const wanted = { packages: ['zlib', 'flox:app', 'attr'], toolkits: ['12.8', '12.9'], exclude: ['toolkit=12.9'] }
    const folder = repository()
    const plan = await planRequest(machine(folder), folder, {
      ...{
        ...wanted,
        'matrix-file': undefined,
        capabilities: ['9.0'],
        systems: ['x86_64-linux'],
        nixpkgs: './nixpkgs',
      },
    })
    expect(plan.rows.map(({ cell }) => [cell.package, cell.toolkit]).sort()).toEqual([
      ['app', '12.8'],
      ['attr', '12.8'],
      ['zlib', '12.8'],
    ])
    expect(plan.counts).toEqual({ requested: 6, planned: 3, excluded: 3 })
    expect(plan.problems).toEqual([])
  })

  test('is refused for a folder without an environment', async () => {
    await expect(planOf({ packages: ['flox:./none#app'] })).rejects.toThrow(/FLX101: none has no Flox environment/)
  })

  test('has no open toolkit for a request of Nixpkgs', async () => {
    const folder = repository()
    const inputs = { 'matrix-file': undefined, packages: ['zlib'], toolkits: ['default'], nixpkgs: './nixpkgs' }
    await expect(loadRequest(machine(folder), folder, inputs)).rejects.toThrow(/PLN031/)
  })
})

describe('the copy of a project', () => {
  const git = (cwd: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { cwd, encoding: 'utf8' })
  const copyOf = async (root: string) => {
    const to = join(newFolder(), 'copy')
    const copy = await copyProject(hostIn(root, { exec: runCommand, env: process.env }), root, to)
    return 'problem' in copy ? expect.fail(copy.problem.message) : copy
  }

  test('has what git sees, with changes and history, and nothing that is ignored', async () => {
    const root = newFolder()
    for (const name of ['kept', 'gone', 'changed', 'sub/.flox/env/manifest.toml']) write(root, name, 'before\n')
    write(root, '.gitignore', 'ignored\n')
    symlinkSync('kept', join(root, 'link'))
    git(root, 'init', '-q')
    git(root, 'add', '-A')
    git(root, 'commit', '-qm', 'one')
    git(root, 'tag', 'v1')
    for (const name of ['changed', 'new file', 'ignored']) write(root, name, 'after\n')
    rmSync(join(root, 'gone'))
    const status = git(root, 'status', '--porcelain')
    const copy = await copyOf(join(root, 'sub'))
    expect(existsSync(join(copy.root, '.flox/env/manifest.toml'))).toBe(true)
    const top = join(copy.root, '..')
    const text = (name: string) => readFileSync(join(top, name), 'utf8')
    expect(['kept', 'link', 'changed', 'new file'].map(text)).toEqual(['before\n', 'before\n', 'after\n', 'after\n'])
    expect(['gone', 'ignored'].filter((name) => existsSync(join(top, name)))).toEqual([])
    expect(git(top, 'describe', '--tags').trim()).toBe('v1')
    expect(git(top, 'ls-files').split('\n')).toContain('new file')
    write(top, 'changed', 'for a cell\n')
    await copy.track([join(top, 'changed')])
    expect(git(top, 'show', ':changed')).toBe('for a cell\n')
    // What a pure build is made of has the same time in every run.
    const times = ['kept', 'link', 'changed', 'new file'].map((name) =>
      lstatSync(join(top, name)).mtime.getUTCFullYear(),
    )
    expect(times).toEqual([1980, 1980, 1980, 1980])
    expect([git(root, 'status', '--porcelain'), readFileSync(join(root, 'changed'), 'utf8')]).toEqual([
      status,
      'after\n',
    ])
  })

  test('is whole without git, but for what Flox keeps per machine', async () => {
    const root = newFolder()
    for (const name of ['a', '.flox/env.json', '.flox/run/x', '.flox/cache/y']) write(root, name, 'x')
    const { root: copy } = await copyOf(root)
    const there = ['a', '.flox/env.json', '.flox/run', '.flox/cache'].filter((name) => existsSync(join(copy, name)))
    expect(there).toEqual(['a', '.flox/env.json'])
  })
})
