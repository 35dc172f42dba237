/** What becomes of a cell that Flox builds, by what `flox` says. The real builds are in test/lab/flox-cells.test.ts. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { proveFloxCell } from '../../src/actions/build/prove-flox.ts'
import { buildWithFlox } from '../../src/flox/build/build.ts'
import type { FloxCell } from '../../src/model/cell.ts'
import type { CellResult } from '../../src/model/documents.ts'
import { judgedByContent } from '../../src/report/outcome.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { environmentFolder, hostIn, lockText, newFolder } from './flox-world.ts'

const flox = { program: '/usr/bin/flox', version: '1.14.1' }
const nvcc = 'flox-cuda/cudaPackages_12_8.cuda_nvcc'
const good: Outcome = { kind: 'exited', code: 0, stdout: '', stderrTail: [] }
const bad = (...stderrTail: readonly string[]): Outcome => ({ kind: 'exited', code: 1, stdout: '', stderrTail })

const cellOf = (toolkit: string): FloxCell => ({
  ...{ schema: 'cell/1', id: 'app', package: 'app', toolkit, capabilities: ['9.0'], ptx: [], system: 'x86_64-linux' },
  ...{ deviceCode: 'required', nixpkgs: { kind: 'path', path: './nixpkgs' }, attributePath: null },
  source: { kind: 'flox', environment: '.', build: 'app' },
})

/** Builds with a flox that answers so; `ran` are its command lines, and what `edit` was given. */
async function build(answers: Readonly<Record<string, Outcome>>, toolkit = '12.8', token = 'secret-token') {
  const install = { nvcc: { 'pkg-path': nvcc } }
  const root = environmentFolder(
    `version = 1\n[install]\nnvcc.pkg-path = "${nvcc}"\n[build.app]\ncommand = "true"\n`,
    lockText({ version: 1, install }, [{ id: 'nvcc', version: '12.8.93' }]),
  )
  const ran: Command[] = []
  const exec = async (command: Command): Promise<Outcome> => {
    const [program, word = '', , environment = ''] = command.argv
    if (program === 'git') return { kind: 'not-started', reason: 'no git here' }
    ran.push(command)
    const answer = answers[word] ?? good
    if (word === 'build' && answer === good) {
      for (const output of ['app', 'app-dev', 'app-log', 'app-buildCache']) {
        mkdirSync(join(root, `${output}-path`))
        symlinkSync(join(root, `${output}-path`), join(environment, `result-${output}`))
      }
    }
    return answer
  }
  const host = hostIn(root, { exec, env: { FLOX_FLOXHUB_TOKEN: token, INPUT_SECRET: 'x' } })
  const copy = join(newFolder(), 'copy')
  const built = await buildWithFlox(host, flox, cellOf(toolkit), { root, copy, timeout: 60 })
  return { ...built, ran, root, copy, words: ran.map(({ argv }) => argv[1]) }
}
const codes = ({ problems }: { readonly problems: readonly { readonly code: string; readonly severity: string }[] }) =>
  problems.map(({ code, severity }) => [code, severity])

test('the outputs are those of the build, and the manifest of the copy is that of the cell', async () => {
  const { outputs, problems, root, copy, words, ran } = await build({})
  expect(problems).toEqual([])
  expect(outputs).toEqual([
    { name: 'out', path: join(root, 'app-path') },
    { name: 'dev', path: join(root, 'app-dev-path') },
  ])
  expect(words).toEqual(['activate', 'build'])
  const text = (path: string) => readFileSync(join(path), 'utf8')
  expect(text(join(copy, '.flox/env/manifest.toml'))).toContain('NIX_CUDA_TOOLKIT = "12.8"')
  expect(JSON.parse(text(join(copy, '.flox/env/manifest.lock')))).toMatchObject({
    manifest: { vars: { NIX_CUDA_CAPABILITIES: '9.0' } },
  })
  expect(text(join(root, '.flox/env/manifest.toml'))).not.toContain('NIX_CUDA')
  for (const { argv, env } of ran) {
    expect(argv.join(' ')).not.toContain('secret-token')
    expect(env).toMatchObject({ FLOX_FLOXHUB_TOKEN: 'secret-token', FLOX_DISABLE_METRICS: 'true' })
    expect(env).not.toHaveProperty('INPUT_SECRET')
  }
})

test('another toolkit is locked by Flox, from a manifest on its standard input', async () => {
  const { words, ran } = await build({}, '13.0')
  expect(words).toEqual(['edit', 'activate', 'build'])
  expect(ran[0]?.input).toContain('nvcc.pkg-path = "flox-cuda/cudaPackages_13_0.cuda_nvcc"')
  expect(ran[0]?.input).toContain('NIX_CUDA_TOOLKIT = "13.0"')
})

test('a compiler that fails is a warning, and the build goes on', async () => {
  const missing = '/usr/bin/ld: cannot find -lcudart: error'
  const built = await build({ activate: bad('compiling', missing) })
  expect([codes(built), built.words]).toEqual([[['FLX180', 'warning']], ['activate', 'build']])
  expect(built.problems[0]?.message).toContain(missing)
  expect(built.outputs).toHaveLength(2)
})

test('the end of both outputs is in the result, and no more', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`)
  const stdout = `${lines.join('\n')}\n`
  const { logTail } = await build({
    build: { kind: 'exited', code: 1, stdout, stderrTail: ['x'.repeat(5_000), 'end'] },
  })
  expect([logTail.length, logTail[0], logTail.at(-1)]).toEqual([22, 'line 30', 'end'])
  expect(logTail.at(-2)).toHaveLength(2_000)
})

test.each<[what: string, code: string, answers: Record<string, Outcome>, words: RegExp]>([
  ['no login', 'FLX173', { edit: bad('✘ ERROR: Authentication is required to resolve packages.') }, /Authentication/],
  ['a login that has expired', 'FLX173', { edit: bad('✘ ERROR: Your FloxHub login has expired.') }, /expired/],
  [
    'a token that is refused',
    'FLX173',
    { edit: bad('✘ ERROR: Authentication rejected: Unable to verify token') },
    /rejected/,
  ],
  [
    'packages that do not fit',
    'FLX174',
    { edit: bad('✘ ERROR: resolution failed: ', 'constraints too tight') },
    /constraints too tight/,
  ],
  ['a cancelled lock', 'BLD003', { edit: { kind: 'cancelled', stdout: '', stderrTail: [] } }, /cancelled/],
  [
    'a private package',
    'FLX173',
    { build: bad("✘ ERROR: Can't find download location for package 'a'. You may not be authenticated") },
    /authenticated/,
  ],
  [
    'a build that fails',
    'BLD002',
    { build: bad('make: error', '✘ ERROR: Build failed') },
    /flox build failed: Build failed/,
  ],
  ['an nvcc that is not there', 'BLD002', { build: bad('bash: line 1: nvcc: command not found') }, /nvcc/],
  [
    'a build that takes too long',
    'BLD002',
    { build: { kind: 'timed-out', stdout: '', stderrTail: [] } },
    /within 60 s/,
  ],
  ['a flox that does not start', 'FLX178', { build: { kind: 'not-started', reason: 'ENOENT' } }, /ENOENT/],
])('%s is %s', async (_, code, answers, words) => {
  const built = await build(answers, '13.0')
  expect([built.outputs, codes(built)]).toEqual([[], [[code, 'error']]])
  expect(built.problems[0]?.message).toMatch(words)
  expect(built.problems[0]?.fix).toMatch(/\S/)
})

test('a job without Flox says what to install', async () => {
  const nix = { program: '/usr/bin/nix', version: '2.31' }
  const host = hostIn(newFolder(), { env: { PATH: '' } })
  const { result, derivations } = await proveFloxCell(host, nix, cellOf('12.8'), {
    ...{ root: host.cwd, folder: newFolder(), timeout: 60 },
  })
  expect([result.status, codes(result), derivations]).toEqual(['build-failed', [['FLX178', 'error']], []])
  expect(result.problems[0]?.fix).toContain('flox: true')
})

test('a result of another job is believed without a derivation, which a build in place may not have', () => {
  const files = [{ path: 'app', output: 'out', targets: ['sm_90'], ptx: [], toolkits: ['12.8'], images: 1, units: 1 }]
  const outputs = [{ name: 'out', path: '/nix/store/x-app' }]
  const seconds = { evaluate: 0, build: 1, verify: 1 }
  const result: CellResult = {
    ...{
      schema: 'result/1',
      cell: cellOf('12.8'),
      status: 'proven',
      drvPath: null,
      outputs,
      built: true,
      restored: null,
    },
    ...{ seconds, files, problems: [], logTail: [] },
  }
  expect(judgedByContent(result)).toBe('proven')
  const ofNixpkgs = { ...result.cell, source: { kind: 'attribute', attribute: 'app' } } as const
  expect(judgedByContent({ ...result, cell: ofNixpkgs })).toBe('wrong')
})
