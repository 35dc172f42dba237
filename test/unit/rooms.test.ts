import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const files = globSync('src/**/*.ts', { cwd: root })

/** Which rooms a room may import, besides itself and model/. actions and the entry files may import all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  cuda: [],
  inspect: [],
  report: [],
  runner: [],
  machine: ['runner'],
  nix: ['runner', 'machine'],
  flox: ['runner', 'machine', 'nix'],
  'binary-cache': ['runner', 'nix'],
  'store-cache': ['runner', 'machine', 'nix', 'binary-cache'],
}
/** Of src/nix: each may import those before it. `nix` are the files of the room itself. */
const nixFolders = ['nix', 'build', 'configure', 'sandbox', 'daemon', 'credentials', 'install', 'uninstall']
/** Computing, not input or output. */
const pureNode = ['node:crypto', 'node:zlib', 'node:util']
const pureRooms = ['cuda', 'inspect', 'model', 'report']
/** The one place outside runner/ that is the command line itself. */
const entries = ['src/main.ts', 'src/cli.ts']

const room = (file: string) => file.split('/')[1] ?? ''
const text = (file: string) => readFileSync(join(root, file), 'utf8')

function imports(file: string): readonly string[] {
  return [...text(file).matchAll(/(?:from|import)\s*\(?(?:\s*\/\*.*?\*\/\s*)?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
}

describe('the house', () => {
  it('has only the rooms of the design', () => {
    const rooms = new Set(files.filter((file) => !entries.includes(file)).map(room))
    expect([...rooms].filter((name) => name !== 'actions' && !(name in allowed))).toEqual([])
  })

  it('imports in one direction: actions → rooms → machine → runner, everyone → model', () => {
    const wrong = files
      .filter((file) => !entries.includes(file) && room(file) !== 'actions')
      .flatMap((file) =>
        imports(file)
          .filter((name) => name.startsWith('.'))
          .map((name) => room(relative(root, resolve(root, file, '..', name))))
          .filter((target) => target !== room(file) && target !== 'model' && !allowed[room(file)]?.includes(target))
          .map((target) => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it('has folders in nix/ that build on each other in one direction', () => {
    const folderOf = (file: string) => /^src\/nix\/(\w+)\//.exec(file)?.[1] ?? 'nix'
    const wrong = files.flatMap((file) => {
      if (room(file) !== 'nix') return []
      const folder = folderOf(file)
      return imports(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => relative(root, resolve(root, file, '..', name)))
        .filter((target) => room(target) === 'nix' && folderOf(target) !== folder)
        .filter((target) => nixFolders.indexOf(folderOf(target)) >= nixFolders.indexOf(folder))
        .map((target) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
    expect(files.filter((file) => room(file) === 'nix' && !nixFolders.includes(folderOf(file)))).toEqual([])
  })

  it('keeps cuda/, inspect/, model/ and report/ free of input and output', () => {
    const wrong = files
      .filter((file) => pureRooms.includes(room(file)))
      .flatMap((file) =>
        imports(file)
          .filter((name) => (name.startsWith('node:') && !pureNode.includes(name)) || name.startsWith('@actions/'))
          .map((name) => `${file} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('knows GitHub only in runner/', () => {
    const wrong = files.filter(
      (file) => room(file) !== 'runner' && imports(file).some((name) => name.startsWith('@actions/')),
    )
    expect(wrong).toEqual([])
  })

  it('starts programs only in runner/exec.ts, and never through a shell', () => {
    const starters = files.filter((file) => imports(file).includes('node:child_process'))
    expect(starters).toEqual(['src/runner/exec.ts'])
    expect(text('src/runner/exec.ts')).not.toMatch(/shell\s*:/)
  })

  it('loads schemas only when there is something to read', () => {
    const statically = (file: string) =>
      [...text(file).matchAll(/^import (?!type )[^;]*? from '([^']+)'/gm)].map((match) => match[1] ?? '')
    const schemas = files.filter((file) => statically(file).includes('zod'))
    expect(schemas.filter((file) => file.endsWith('/schema.ts')).length).toBeGreaterThan(3)
    const wrong = files
      .filter((file) => room(file) !== 'cuda' && room(file) !== 'model')
      .flatMap((file) =>
        statically(file)
          .filter((name) => schemas.includes(relative(root, resolve(root, file, '..', name))))
          .map((name) => `${file} imports ${name}`),
      )
    expect(wrong).toEqual([])
  })

  it('has files under 400 lines', () => {
    const long = files.filter((file) => text(file).split('\n').length > 400)
    expect(long).toEqual([])
  })

  it('names every lazy chunk and never uses what the bundler turns into a bare path', () => {
    for (const file of files) {
      const lazy = [...text(file).matchAll(/\bimport\(([^)]*)\)/g)].map((match) => match[1] ?? '')
      for (const argument of lazy) expect(argument, file).toContain('webpackChunkName')
      expect(text(file), file).not.toContain('import.meta.url')
    }
  })
})
