import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codes } from '../../src/model/codes.ts'
import { readDocument } from '../../src/model/read-document.ts'
import { printIndex } from '../../src/store-cache/entry-index.ts'
import { runCli, temporaryFolder } from './harness.ts'

const fixtures = resolve(import.meta.dirname, '../unit/fixtures/inspect')
const folder = temporaryFolder('cli')
afterAll(() => rmSync(folder, { recursive: true }))

const request = [
  '--evaluate',
  'never',
  '--nixpkgs',
  './n',
  '--packages',
  'saxpy',
  '--toolkits',
  '11.8,12.4',
  '--systems',
  'x86_64-linux',
]

describe('the answer of a command', () => {
  const capabilities = ['7.5', '8.0', '8.6', '8.9', '9.0', '10.0', '12.0']
  const pairs = capabilities.flatMap((first) => capabilities.map((second) => `${first} ${second}`))
  const wide = pairs.flatMap((pair) => ['--capabilities', pair])
  const args = ['plan', ...request, '--toolkits', '12.x', '--toolkits', '13.x', ...wide, '--json']
  const cli = resolve(import.meta.dirname, '../../dist/cli.js')

  it('is whole in a pipe that nobody reads at first', async () => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(child, 'exit')
    child.stdout.pause()
    const written = () => Number(/^wchar: (\d+)/m.exec(readFileSync(`/proc/${child.pid}/io`, 'utf8'))?.[1])
    // The pipe is full: the command waits for its reader, or has given up and is gone.
    while (child.exitCode === null && written() < 65_536) await setTimeout(20)
    const chunks: Buffer[] = []
    for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
    const json = Buffer.concat(chunks).toString()
    expect(json.length).toBeGreaterThan(3 * 65_536)
    expect(readDocument('plan', json, 'stdout').rows.length).toBeGreaterThan(100)
    expect((await exited)[0]).toBe(0)
  })

  it('may be left unread', () => {
    const [program = '', ...rest] = [
      'bash',
      '-c',
      '"$@" | head -c 10 >&2; echo "exit ${PIPESTATUS[0]}"',
      '_',
      process.execPath,
      cli,
      ...args,
    ]
    expect(execFileSync(program, rest, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toBe(
      'exit 0\n',
    )
  })
})

describe('nix-cuda plan', () => {
  it('prints cells, and excluded cells with their reason', async () => {
    const ended = await runCli(['plan', ...request, '--capabilities', '9.0a', '--capabilities', '8.0'], folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(
      /^saxpy on x86_64-linux\n {2}CUDA {2}11\.8 {2}12\.4\n {2}8\.0 {5}● {5}●\n {2}9\.0a {4}– {5}●\n/,
    )
    expect(ended.stdout).toMatch(/^ {2}PLN001 \(1 cell\): CUDA 11\.8 cannot build for 9\.0a/m)
    expect(ended.stdout).toContain('4 requested, 3 planned, 1 excluded')
    expect(Math.max(...ended.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('lists every cell and every excluded one with --verbose, and not with --no-verbose', async () => {
    const args = ['plan', ...request, '--capabilities', '9.0a,8.0', '--verbose']
    const ended = await runCli(args, folder)
    expect(ended.stdout).toMatch(/^saxpy +12\.4 +9\.0a +x86_64-linux +saxpy-cuda12\.4-sm90a-x86_64-linux$/m)
    expect(ended.stdout).toMatch(/^ {2}PLN001 \(1\): .*\n {4}saxpy-cuda11\.8-sm90a-x86_64-linux\n\s+PLN001: /m)
    expect((await runCli([...args, '--no-verbose'], folder)).stdout).not.toContain('CELL')
  })

  it('refuses arguments, and says how a list is written', async () => {
    const ended = await runCli(['plan', ...request, '--capabilities', '8.6', '9.0'], folder)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('nix-cuda plan takes no argument "9.0". Write --capabilities 8.6,9.0.')
  })

  it.each([
    ['a pipe', {}, false],
    ['a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
    ['a pipe with FORCE_COLOR and NO_COLOR', { FORCE_COLOR: '0', NO_COLOR: '1' }, false],
  ])('has colours only where they are wanted: in %s', async (_, env, coloured) => {
    const ended = await runCli(['plan', ...request, '--capabilities', '8.0,9.9'], folder, env)
    const plan = await runCli(['plan', ...request, '--capabilities', '8.0'], folder, env)
    for (const text of [ended.stderr, plan.stdout]) {
      expect(text).toContain(coloured ? '\x1b[' : '')
      if (!coloured) expect(text).not.toContain('\x1b')
      expect(text).not.toMatch(/[\ufdd0-\ufdef]/)
    }
  })

  const wanted = ['plan', ...request, '--capabilities', '9.0a,8.0']

  it('prints Markdown as the job summary has it', async () => {
    const ended = await runCli([...wanted, '--markdown'], folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^## CUDA plan: 3 jobs for 4 cells: 1 cannot exist\n/)
    expect(ended.stdout).toContain('| saxpy on x86_64-linux | CUDA 11.8 | CUDA 12.4 |')
  })

  it.each([
    ['saxpy-cuda12.4-sm90a-x86_64-linux', 0, /in the plan, on ubuntu-24\.04\n.*✓ PLN001 /s],
    ['saxpy-cuda11.8-sm90a-x86_64-linux', 1, /✗ PLN001 /],
    ['nonsense', 2, /nonsense/],
  ])('explains %s', async (id, code, words) => {
    const ended = await runCli([...wanted, '--explain', id], folder)
    expect(ended.code).toBe(code)
    expect(ended.stdout + ended.stderr).toMatch(words)
  })

  it('prints plan/1 as JSON', async () => {
    const ended = await runCli(['plan', ...request, '--capabilities', '8.0 9.0+PTX', '--json'], folder)
    const plan = readDocument('plan', ended.stdout, 'stdout')
    expect(plan.rows.map((row) => row.id)).toEqual([
      'saxpy-cuda11.8-sm80_sm90_ptx90-x86_64-linux',
      'saxpy-cuda12.4-sm80_sm90_ptx90-x86_64-linux',
    ])
  })

  it('exits 1 when nothing can be built, and says why', async () => {
    const ended = await runCli(['plan', ...request, '--capabilities', '12.0'], folder)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toContain('PLN012')
  })

  it.each([
    [
      'that cannot be met',
      'packages: [saxpy]\ncapabilities: [9.9]\ntoolkits: [12.7]\n',
      ['.github/nix-cuda.yml:2:16 PLN003', '.github/nix-cuda.yml:3:12 PLN004'],
    ],
    [
      'that is not understood and that no table has',
      'packages: [saxpy]\ncapabilities: [nonsense]\ntoolkits: [12.4, 12.7]\nx: 1\n',
      ['.github/nix-cuda.yml:2:16 PLN003', '.github/nix-cuda.yml:3:18 PLN004', '.github/nix-cuda.yml:4:1 CFG006'],
    ],
  ])('exits 2 with every problem of a request %s, each with its line', async (_, text, expected) => {
    mkdirSync(join(folder, '.github'), { recursive: true })
    writeFileSync(join(folder, '.github/nix-cuda.yml'), text)
    const ended = await runCli(['plan', '--nixpkgs', './n', '--evaluate', 'never'], folder)
    rmSync(join(folder, '.github'), { recursive: true })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    const lines = ended.stderr.trim().split('\n')
    expect(lines.pop()).toMatch(/^For causes and remedies: nix-cuda explain (?:CFG006 )?PLN003 PLN004$/)
    expect(lines.map((line) => line.split(': ').slice(0, 2).join(' '))).toEqual(expected)
  })

  it.each([
    [['plan', '--nonsense'], 'CFG008'],
    [['plan', '--matrix-file', 'missing.yml'], 'CFG004'],
    [['nonsense'], 'CFG008'],
    [['verify'], 'CFG003'],
    [['verify', '--toolkit', 'twelve', '.'], 'CFG001'],
    [['verify', '--capabilities', '9', '.'], 'CFG001'],
  ])('exits 2 for %j', async (args, code) => {
    const ended = await runCli(args, folder)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain(code)
    expect(ended.stderr).not.toMatch(/\n\s+at /)
  })

  it.each([
    [['plan', '--evaluate', 'yes'], 'CFG001: Option --evaluate is "yes". It accepts auto, always, never.'],
    [
      ['plan', '--packages', './a.nix'],
      'CFG001: Option --packages: "./a.nix" is a file without a name for the package.',
    ],
    [['plna'], 'CFG008: There is no command "plna". Did you mean plan?'],
    [['nonsense'], 'CFG008: There is no command "nonsense". The commands are plan, '],
    [['flox'], 'CFG003: No task of nix-cuda flox was given. Its tasks are lint, '],
    [['flox', 'psh'], 'CFG008: nix-cuda flox has no task "psh". Did you mean push?'],
    [['flox', 'push', '--onwer', 'a'], 'Did you mean --owner? See nix-cuda flox push --help'],
  ])('speaks of options and not of inputs: %j', async (args, said) => {
    expect((await runCli(args, folder)).stderr).toContain(said)
  })

  it('explains itself, and each command', async () => {
    const overview = (await runCli(['--help'], folder)).stdout
    for (const word of ['plan', 'build', 'verify', 'run', 'explain', 'completion', 'uninstall']) {
      expect(overview).toMatch(new RegExp(`^  ${word} +[A-Z]`, 'm'))
      const help = await runCli([word, '--help'], folder)
      expect(help.code).toBe(0)
      expect(help.stdout).toContain(`nix-cuda ${word}: `)
      expect(help.stdout).toMatch(/\nExample\n {2}\S/)
      expect((await runCli(['help', word], folder)).stdout).toBe(help.stdout)
    }
    const group = (await runCli(['flox', '--help'], folder)).stdout
    for (const task of ['lint', 'push', 'generations', 'rollback']) {
      expect(group).toMatch(new RegExp(`^  ${task} +[A-Z]`, 'm'))
      const one = await runCli(['flox', task, '--help'], folder)
      expect(one.stdout).toContain(`nix-cuda flox ${task}: `)
      expect((await runCli(['help', 'flox', task], folder)).stdout).toBe(one.stdout)
    }
    expect((await runCli(['help', 'flox'], folder)).stdout).toBe(group)
    const help = (await runCli(['plan', '--help'], folder)).stdout
    expect(help).toContain('--capabilities LIST')
    expect(help).toContain('--[no-]skip-cached')
    expect(help.indexOf('The request')).toBeLessThan(help.indexOf('What to find out'))
  })
})

describe('nix-cuda explain', () => {
  it('says what codes mean, who can do something, what causes them and what helps', async () => {
    const ended = await runCli(['explain', 'ver001', 'PLN020'], folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^VER001 A requested target is missing\.\n/)
    expect(ended.stdout).toMatch(/Blame +a finding: .*exit code 1/)
    expect(ended.stdout).toMatch(/\n {2}Cause +\S[\s\S]*\n {2}Remedy +\S[\s\S]*\n {2}Reported +\S/)
    expect(ended.stdout).toMatch(/docs\/errors\.md#ver001\n/)
    expect(ended.stdout).toMatch(/\nPLN020 [\s\S]*\n {2}Rule +https:/)
    const [page] = JSON.parse((await runCli(['explain', 'VER001', '--json'], folder)).stdout)
    expect(page).toMatchObject({ code: 'VER001', blame: 'finding', exitCode: 1 })
  })

  it.each([
    [[], 'CFG003'],
    [['VER999'], 'VER001'],
    [['constructor'], 'CFG001'],
  ])('exits 2 for %j', async (codes, said) => {
    const ended = await runCli(['explain', ...codes], folder)
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain(said)
  })

  it('has a page at the address that it names', () => {
    const page = readFileSync(resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8')
    for (const code of Object.keys(codes)) expect(page).toContain(`\n### ${code}\n`)
  })
})

describe('nix-cuda flox lint', () => {
  const app = join(folder, 'flox')
  beforeAll(() => {
    mkdirSync(join(app, '.flox/env'), { recursive: true })
    writeFileSync(join(app, '.flox/env.json'), '{ "name": "app", "version": 1 }')
    writeFileSync(join(app, '.flox/env/manifest.toml'), 'version = 1\n[vars]\nAPI_KEY = "0123456789abcdef"\n')
  })

  it('lists problems in a terminal', async () => {
    const ended = await runCli(['flox', 'lint', 'flox'], folder)
    expect(ended).toMatchObject({ code: 1, stderr: '' })
    expect(ended.stdout).toMatch(/^flox\/\.flox\/env\/manifest\.toml:3: FLX115: /m)
  })

  it('annotates them in a job of GitHub', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: folder }
    const ended = await runCli(['flox', 'lint'], app, env)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/^::error title=FLX115,file=flox\/\.flox\/env\/manifest\.toml,line=3::/m)
    expect(ended.stdout).not.toContain('0123456789abcdef')
  })
})

describe('nix-cuda cache', () => {
  it('says what entries hold and what they are worth', async () => {
    const entry = join(folder, 'entry')
    mkdirSync(entry)
    const path = { drvPath: '/nix/store/x.drv', narBytes: 2_500_000 }
    const paths = [
      { ...path, path: '/nix/store/a-saxpy', seconds: 12.5 },
      { ...path, path: '/nix/store/b-gcc', seconds: null },
    ]
    writeFileSync(
      join(entry, 'index.json'),
      printIndex({ cell: 'saxpy-cuda12.4-sm86-x86_64-linux', drvPath: '/d', paths }),
    )
    const ended = await runCli(['cache', entry], folder)
    expect(ended.code).toBe(0)
    expect(ended.stdout).toContain('saxpy-cuda12.4-sm86-x86_64-linux  2.5  12.5     /nix/store/a-saxpy')
    expect(ended.stdout).toContain('2 paths, 5.0 MB, 12.5 s of building')
    expect(JSON.parse((await runCli(['cache', entry, '--json'], folder)).stdout)).toMatchObject({
      totals: { paths: 2, narBytes: 5_000_000, buildSeconds: 12.5 },
    })
    expect(await runCli(['cache', folder], folder)).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('nix-cuda verify', () => {
  beforeAll(() => {
    execFileSync('mkfifo', [join(folder, 'fifo')])
    symlinkSync('loop', join(folder, 'loop'))
    mkdirSync(join(folder, 'tree/sub'), { recursive: true })
    symlinkSync('..', join(folder, 'tree/sub/up'))
    execFileSync('mkfifo', [join(folder, 'tree/fifo')])
    writeFileSync(join(folder, 'sparse'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]))
    truncateSync(join(folder, 'sparse'), 2 ** 31)
    writeFileSync(join(folder, 'text'), 'no device code\n')
  })

  it('tells what is in a file and exits 0 when nothing was asked', async () => {
    const ended = await runCli(['verify', join(fixtures, 'cuda12.4-sm90a.o'), '--json'], folder)
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(ended.stdout)).toMatchObject({
      files: [{ targets: ['sm_90a'], ptx: ['compute_90', 'compute_90a'], toolkits: ['12.4'] }],
      problems: [],
    })
  })

  it.each([
    [['--capabilities', '9.0a', '--toolkit', '12.4'], 0, ''],
    [['--capabilities', '9.0'], 1, 'VER001'],
    [['--capabilities', '9.0a', '--toolkit', '12.8'], 1, 'VER002'],
  ])('holds a file against %j', async (options, code, expected) => {
    const ended = await runCli(['verify', join(fixtures, 'cuda12.4-sm90a.o'), ...options], folder)
    expect(ended.code).toBe(code)
    expect(ended.stdout).toContain(expected)
  })

  it.each([
    ['fifo', 1, 'VER009'],
    ['loop', 1, 'VER005'],
    ['missing', 1, 'VER005'],
    ['sparse', 0, '0 with device code'],
    ['tree', 0, '0 with device code'],
    ['text', 1, 'VER014'],
  ])('answers for %s without a hang', async (name, code, expected) => {
    const ended = await runCli(['verify', name], folder)
    expect(ended.stdout).toContain(expected)
    expect(ended.code).toBe(code)
  })

  it('fails on a truncated file and names it', async () => {
    const cut = join(folder, 'cut.o')
    execFileSync('cp', [join(fixtures, 'cuda12.4-sm90a.o'), cut])
    truncateSync(cut, 4_000)
    const ended = await runCli(['verify', cut, '--capabilities', '9.0a'], folder)
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/cut\.o.*VER004|VER004.*cut\.o/s)
  })
})
