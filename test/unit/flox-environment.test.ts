/** Which environment a folder has, what its files say, and `nix-cuda flox lint` as a whole. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { runFloxLint } from '../../src/actions/flox/lint.ts'
import { toolkitsOf } from '../../src/flox/environment/cuda.ts'
import { readEnvironment } from '../../src/flox/environment/read.ts'
import { lint } from '../../src/flox/lint/lint.ts'
import { type Problem, ProblemError } from '../../src/model/problem.ts'
import { environmentFolder, hostIn, lockText, newFolder, write } from './flox-world.ts'
import { realExec } from './host.ts'

// Programs of git are started.
vi.setConfig({ testTimeout: 60_000 })

const manifest = 'schema-version = "1.15.0"\n[install]\nhello.pkg-path = "hello"\n'
const lock = lockText({ install: { hello: { 'pkg-path': 'hello' } } }, [{ id: 'hello' }])

async function problemsOf(folder: string, dir = '.'): Promise<readonly Problem[]> {
  const read = await readEnvironment(hostIn(folder), dir)
  return 'problems' in read ? read.problems : []
}
const told = (problems: readonly Problem[]) =>
  problems.map(({ code, where }) => `${code} ${where?.file ?? '-'}:${where?.line ?? '-'}`)

describe('a folder', () => {
  test('has the environment in its .flox, and a .flox is one itself', async () => {
    const folder = environmentFolder(manifest, lock)
    for (const dir of ['.', '.flox']) {
      const read = await readEnvironment(hostIn(folder), dir)
      expect('environment' in read && read.environment).toMatchObject({ name: 'e', folder: '.', committed: undefined })
    }
  })

  test('may have none', async () => {
    expect(told(await problemsOf(newFolder()))).toEqual(['FLX101 -:-'])
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(told(await problemsOf(folder, 'file'))).toEqual(['FLX101 -:-'])
  })

  test('may have one whose manifest is on FloxHub', async () => {
    const folder = newFolder()
    write(folder, '.flox/env.json', '{ "owner": "acme", "name": "e", "version": 1 }')
    const [problem] = await problemsOf(folder)
    expect(problem).toMatchObject({ code: 'FLX101', fix: 'Run `flox pull` in the folder.' })
  })
})

describe('the files', () => {
  test('that flox init of 1.14.1 writes are read, and nothing is wrong with them', async () => {
    const written = {
      pointer: '{\n  "name": "e",\n  "version": 1\n}\n',
      lock: '{\n  "lockfile-version": 1,\n  "manifest": {\n    "schema-version": "1.15.0",\n    "hook": {},\n    "profile": {},\n    "options": {}\n  },\n  "packages": []\n}\n',
    }
    const folder = environmentFolder(
      'schema-version = "1.15.0"\n[install]\n[vars]\n[hook]\n[profile]\n[options]\n',
      written.lock,
    )
    write(folder, '.flox/env.json', written.pointer)
    const read = await readEnvironment(hostIn(folder), '.')
    if ('problems' in read) throw new ProblemError(read.problems)
    const access = { token: undefined, handle: undefined, trusted: {} }
    expect(lint({ layers: [read.environment], access, allowedToolkits: [] })).toEqual([])
  })

  test.each(['version = 1', ...[10, 11, 12, 13, 14, 15, 16, 17, 18].map((minor) => `schema-version = "1.${minor}.0"`)])(
    'may have %s',
    async (line) => {
      expect(await problemsOf(environmentFolder(`${line}\n`))).toEqual([])
    },
  )

  test.each([
    ['\nversion = 2\n', undefined, 'manifest.toml:2'],
    ['schema-version = "1.19.0"\n', undefined, 'manifest.toml:1'],
    ['[install]\n', undefined, 'manifest.toml:-'],
    [manifest, '{ "lockfile-version": 2 }', 'manifest.lock:-'],
    [
      manifest,
      '{ "lockfile-version": 1, "manifest": { "schema-version": "2.0.0" }, "packages": [] }',
      'manifest.lock:-',
    ],
  ])('of an unknown version are refused (%#)', async (text, lockOf, place) => {
    expect(told(await problemsOf(environmentFolder(text, lockOf)))).toEqual([`FLX103 .flox/env/${place}`])
  })

  test.each([
    // As flox 1.14.1 says it: line 2, column 9.
    ['version = 1\n[install\n', undefined, 'manifest.toml:2'],
    ['version = 1\nvars.a =\nvars.b = "1"\n', undefined, 'manifest.toml:2'],
    ['version = 1\nvars.a = "1"\nvars.a = "2"\n', undefined, 'manifest.toml:3'],
    ['version = 1\n[install]\na.priority = "1"\n', undefined, 'manifest.toml:3'],
    ['version = 1\n[options]\nsystems = [\n  "x86_64-linux",\n  1,\n]\n', undefined, 'manifest.toml:5'],
    [manifest, '<<<<<<< HEAD', 'manifest.lock:-'],
    [manifest, '{ "lockfile-version": 1, "manifest": { "version": 1 }, "packages": [{}] }', 'manifest.lock:-'],
  ])('that are not valid are refused on their line (%#)', async (text, lockOf, place) => {
    const found = told(await problemsOf(environmentFolder(text, lockOf)))
    expect([...new Set(found)]).toEqual([`FLX102 .flox/env/${place}`])
  })

  test('that are not valid show none of their text', async () => {
    const secret = 'flox_sat_0123456789'
    const problems = [
      ...(await problemsOf(environmentFolder(`version = 1\nvars.A = "${secret}" x\n`, `{ "${secret}`))),
      ...(await problemsOf(environmentFolder(`version = 1\nvars.A = ["${secret}"]\n`, `"${secret}"`))),
    ]
    expect(problems.length).toBeGreaterThan(3)
    expect(JSON.stringify(problems)).not.toContain(secret)
  })

  test('say which toolkit each system has', async () => {
    const install = {
      nvcc: { 'pkg-path': 'flox-cuda/cudaPackages.cuda_nvcc' },
      blas: { 'pkg-path': 'flox-cuda/cudaPackages.libcublas' },
    }
    const locked = [
      { id: 'nvcc', version: '12.8.93' },
      { id: 'nvcc', version: '12.9.86', system: 'aarch64-linux' },
      // The number of a library is not that of its toolkit.
      { id: 'blas', version: '13.1.1.3' },
    ]
    const text =
      'version = 1\n[install]\nnvcc.pkg-path = "flox-cuda/cudaPackages.cuda_nvcc"\nblas.pkg-path = "flox-cuda/cudaPackages.libcublas"\n'
    const read = await readEnvironment(hostIn(environmentFolder(text, lockText({ install }, locked))), '.')
    expect('environment' in read && toolkitsOf(read.environment.packages)).toEqual(['12.8', '12.9'])
  })
})

describe('git (FLX110)', () => {
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' }
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.test', ...args], {
      cwd: folder,
      env,
      stdio: 'pipe',
    })
  const found = async (folder: string, dir = '.') => {
    const read = await readEnvironment(hostIn(folder, { exec: realExec, env }), dir)
    if ('problems' in read) throw new ProblemError(read.problems)
    const access = { token: undefined, handle: undefined, trusted: {} }
    return lint({ layers: [read.environment], access, allowedToolkits: [] })
      .filter(({ code }) => code === 'FLX110')
      .map(({ severity, where }) => `${severity} ${where?.file}`)
  }
  const repository = () => {
    const folder = newFolder()
    git(folder, 'init', '--quiet')
    environmentFolder(manifest, lock, join(folder, 'app'))
    return folder
  }
  const commit = (folder: string) => {
    git(folder, 'add', '--all')
    git(folder, 'commit', '--quiet', '--message', 'all')
  }

  test('has the files that a clone needs, as flox publish asks for them', async () => {
    const folder = repository()
    const files = ['env.json', 'env/manifest.toml', 'env/manifest.lock'].map((name) => `error app/.flox/${name}`)
    expect(await found(folder, 'app')).toEqual(files)
    commit(folder)
    expect(await found(folder, 'app')).toEqual([])
    write(folder, 'app/untracked', '')
    expect(await found(folder, 'app')).toEqual([])
  })

  test('has them as they are, and packages that are written in Nix', async () => {
    const folder = repository()
    commit(folder)
    write(folder, 'app/.flox/env/manifest.toml', `${manifest}# changed\n`)
    write(folder, 'app/.flox/pkgs/tool/default.nix', '{ }: null')
    expect(await found(folder, 'app')).toEqual([
      'warning app/.flox/env/manifest.toml',
      'error app/.flox/pkgs/tool/default.nix',
    ])
  })

  test('may ignore one of them, which is no better', async () => {
    const folder = repository()
    writeFileSync(join(folder, '.gitignore'), '*.lock\n')
    commit(folder)
    expect(await found(join(folder, 'app'))).toEqual(['error .flox/env/manifest.lock'])
  })

  test('may not be there', async () => {
    const folder = environmentFolder(manifest, lock)
    expect(await found(folder)).toEqual([])
  })
})

describe('nix-cuda flox lint', () => {
  const stale =
    'version = 1\n[install]\nhello.pkg-path = "hello"\ngcc.pkg-path = "gcc"\n[hook]\non-activate = "exit 1"\n'
  const line = (positionals: readonly string[], options: Readonly<Record<string, string>> = {}) => ({
    positionals,
    option: (name: string) => options[name],
  })

  test('prints errors first, and ends with 1', async () => {
    const host = hostIn(environmentFolder(stale, lock))
    expect(await runFloxLint(host, line([]))).toBe(1)
    const [text = ''] = host.answers
    expect(text).toContain('.flox/env/manifest.toml:4: ')
    expect(text.indexOf('FLX109')).toBeLessThan(text.indexOf('FLX116'))
    expect(text).toContain('1 error, 1 warning')
  })

  test('ends with 0 where nothing is an error', async () => {
    const host = hostIn(environmentFolder(manifest, lock))
    expect(await runFloxLint(host, line(['.']))).toBe(0)
    expect(host.answers.join('')).toContain('no problems')
  })

  test('annotates the lines of the repository in a job of GitHub, and lists them nowhere else', async () => {
    const root = newFolder()
    environmentFolder(stale, lock, join(root, 'app'))
    mkdirSync(join(root, 'app/sub'))
    const host = hostIn(join(root, 'app/sub'), { env: { GITHUB_WORKSPACE: root } })
    const shown: Problem[] = []
    const annotate = async (problems: readonly Problem[]) => void shown.push(...problems)
    expect(await runFloxLint(host, { ...line(['..']), annotate })).toBe(1)
    expect(told(shown)).toEqual(['FLX109 app/.flox/env/manifest.toml:4', 'FLX116 app/.flox/env/manifest.toml:6'])
    expect(host.answers.join('')).not.toContain('FLX')
    // A file that cannot be read ends as it does elsewhere, on its line.
    write(root, 'app/.flox/env/manifest.toml', 'version = 1\n[install\n')
    expect(await runFloxLint(host, { ...line(['..']), annotate })).toBe(2)
    expect(told(shown).at(-1)).toBe('FLX102 app/.flox/env/manifest.toml:2')
  })

  test('gives JSON alone, with packages and problems', async () => {
    const host = hostIn(environmentFolder(stale, lock))
    const annotate = async () => {
      throw new Error('JSON and annotations would be in one stream')
    }
    await runFloxLint(host, { ...line([], { json: 'true' }), annotate })
    const json = JSON.parse(host.answers.join('')) as { environments: unknown; problems: readonly Problem[] }
    expect(told(json.problems)).toEqual(['FLX109 .flox/env/manifest.toml:4', 'FLX116 .flox/env/manifest.toml:6'])
    expect(json.environments).toMatchObject([
      {
        name: 'e',
        systems: ['x86_64-linux'],
        toolkits: [],
        packages: [{ id: 'hello', path: 'hello', line: 3 }, { id: 'gcc' }],
      },
    ])
  })

  test('shows no login of a flake', async () => {
    const flake = 'version = 1\n[install]\na.flake = "git+https://me:hunter22@git.test/a#b"\n'
    const host = hostIn(environmentFolder(flake))
    await runFloxLint(host, line([], { json: 'true' }))
    expect(host.answers.join('')).toContain('git+https://git.test/a#b')
    expect(host.answers.join('')).not.toContain('hunter22')
  })

  test('refuses every environment that cannot be read', async () => {
    const host = hostIn(newFolder())
    const refused = await runFloxLint(host, line(['a', 'b'])).catch((cause: unknown) => cause)
    expect(refused instanceof ProblemError && refused.problems.map(({ code }) => code)).toEqual(['FLX101', 'FLX101'])
  })
})
