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
  licence: [],
  runner: [],
  machine: ['runner'],
  nix: ['runner', 'machine'],
  flox: ['runner', 'machine', 'nix', 'licence'],
  'binary-cache': ['runner', 'nix'],
  gpu: ['runner', 'machine', 'nix', 'cuda', 'inspect'],
  ship: ['runner', 'machine', 'nix', 'binary-cache', 'licence', 'report'],
  'store-cache': ['runner', 'machine', 'nix', 'binary-cache', 'licence'],
}
/** Of src/nix: each may import those before it. `nix` are the files of the room itself. */
const nixFolders = ['nix', 'build', 'configure', 'sandbox', 'daemon', 'credentials', 'install', 'uninstall']
/** Computing, not input or output. */
const pureNode = ['node:crypto', 'node:zlib', 'node:util']
/** The entries, and what the real host is made of: they alone know this process's arguments, environment and streams. */
const ownProcess = [
  ...['src/main.ts', 'src/cli.ts', 'src/runner/real-host.ts', 'src/runner/terminal.ts'],
  // GitHub's commands end with an exit code; the library of the cache has this process for itself.
  ...['src/runner/github.ts', 'src/runner/cache-process.ts'],
]
/** Host.clock, and what is behind Host.exec and the HTTP client, whose deadlines are part of what they do. */
const ownTimers = /^src\/runner\/(?:real-host|exec|question|http\/node-http|http\/download)\.ts$/
const pureRooms = ['cuda', 'inspect', 'licence', 'model', 'report']
/** The one place outside runner/ that is the command line itself. */
const entries = ['src/main.ts', 'src/cli.ts']

const room = (file: string) => file.split('/')[1] ?? ''
const text = (file: string) => readFileSync(join(root, file), 'utf8')

function imports(file: string): readonly string[] {
  return [...text(file).matchAll(/(?:from|import)\s*\(?(?:\s*\/\*.*?\*\/\s*)?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
}

/** Files of src/ that a file imports, types included. */
function filesImportedBy(file: string): readonly string[] {
  return imports(file)
    .filter((name) => /^\.\.?\//.test(name))
    .map((name) => relative(root, resolve(root, file, '..', name)))
}

/** Groups of names that reach each other by `next`: the strongly connected components of more than one (Tarjan, 1972). */
function circles(names: readonly string[], next: (name: string) => readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  const order = new Map<string, number>()
  const path: string[] = []
  /** The earliest name on the path that this one reaches. */
  const visit = (name: string): number => {
    const own = order.size
    order.set(name, own)
    path.push(name)
    let earliest = own
    for (const target of next(name)) {
      if (!order.has(target)) earliest = Math.min(earliest, visit(target))
      else if (path.includes(target)) earliest = Math.min(earliest, order.get(target) ?? own)
    }
    if (earliest === own) {
      const group = path.splice(path.indexOf(name))
      if (group.length > 1 || next(name).includes(name)) found.push(group.sort())
    }
    return earliest
  }
  for (const name of names) if (!order.has(name)) visit(name)
  return found
}

/** Arrows of the drawing in docs/architecture.md: `a & b --> c & d` are four. */
function arrows(): readonly (readonly [from: string, to: string])[] {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  const drawing = /```mermaid\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const names = (side = '') => side.split('&').map((name) => name.trim())
  return [...drawing.matchAll(/^(.+)-->(.+)$/gm)].flatMap(([, from, to]) =>
    names(from).flatMap((one) => names(to).map((other) => [one, other] as const)),
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
        filesImportedBy(file)
          .map(room)
          .filter((target) => target !== room(file) && target !== 'model' && !allowed[room(file)]?.includes(target))
          .map((target) => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it('has no circle of imports, not even of types', () => {
    expect(circles(['a', 'b', 'c', 'd'], (name) => ({ a: ['b'], b: ['c', 'd'], c: ['b'] })[name] ?? [])).toEqual([
      ['b', 'c'],
    ])
    expect(circles(files, filesImportedBy)).toEqual([])
  })

  it('is drawn in docs/architecture.md as it may import', () => {
    const mayImport = (from: string, to: string) =>
      from === 'actions' || to === 'model' || (allowed[from] ?? []).includes(to)
    const drawn = arrows()
    expect(drawn.filter(([from, to]) => !mayImport(from, to))).toEqual([])
    // What is allowed along a way of several arrows needs none of its own.
    const reached = (from: string): readonly string[] =>
      drawn.filter(([start]) => start === from).flatMap(([, to]) => [to, ...reached(to)])
    const rooms = Object.keys(allowed)
    const missing = ['actions', ...rooms].flatMap((from) =>
      rooms
        .filter((to) => to !== from && mayImport(from, to) && !reached(from).includes(to))
        .map((to) => `${from} --> ${to}`),
    )
    expect(missing).toEqual([])
  })

  it('has folders in nix/ that build on each other in one direction', () => {
    const folderOf = (file: string) => /^src\/nix\/(\w+)\//.exec(file)?.[1] ?? 'nix'
    const wrong = files.flatMap((file) => {
      if (room(file) !== 'nix') return []
      const folder = folderOf(file)
      return filesImportedBy(file)
        .filter((target) => room(target) === 'nix' && folderOf(target) !== folder)
        .filter((target) => nixFolders.indexOf(folderOf(target)) >= nixFolders.indexOf(folder))
        .map((target) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
    expect(files.filter((file) => room(file) === 'nix' && !nixFolders.includes(folderOf(file)))).toEqual([])
  })

  it('keeps cuda/, inspect/, licence/, model/ and report/ free of input and output', () => {
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

  it('reaches servers, and is one, only in runner/http/', () => {
    const modules = ['node:http', 'node:https', 'node:http2', 'undici', '@actions/http-client']
    const global = /(?:\b(?:await|return|void)\b|[=(,?:!&|>])[ \t]*fetch\(|\bglobalThis\.fetch\b|\btypeof fetch\b/
    const doors = files.filter(
      (file) => imports(file).some((name) => modules.includes(name)) || global.test(text(file)),
    )
    expect(doors).toEqual(['src/runner/http/node-http.ts', 'src/runner/http/serve.ts'])
  })

  it('has each package of GitHub in one file, and its commands behind an interface', () => {
    const users = (name: string) => files.filter((file) => imports(file).includes(name))
    expect(users('@actions/core')).toEqual(['src/runner/github.ts'])
    expect(users('@actions/exec')).toEqual(['src/runner/question.ts'])
    expect(users('@actions/cache')).toEqual(['src/runner/cache-process.ts'])
    expect(users('@actions/tool-cache')).toEqual(['src/runner/tool-cache.ts'])
    const commands = files.filter((file) => imports(file).some((name) => name.endsWith('/github.ts')))
    expect(commands).toEqual(['src/main.ts'])
    const modules = /typeof import\b|import (?:type )?\* as \w+ from '\./
    expect(files.filter((file) => modules.test(text(file)))).toEqual([])
  })

  it('knows the process that it runs in only where the host is made, and never changes it', () => {
    const known = /\bprocess\.(?:argv|cwd|env|execPath|exit|exitCode|on|std\w+)\b/
    expect(files.filter((file) => known.test(text(file)) && !ownProcess.includes(file))).toEqual([])
    const changes =
      /\bprocess\.(?:chdir|umask|setuid)\b|\bprocess\.env(?:\.\w+|\[[^\]]*\])\s*\??\??=[^=]|delete process\.env/
    expect(files.filter((file) => changes.test(text(file)))).toEqual([])
    const replaces = files.filter((file) => /process\.(?:\w+\.write|env)\s*=[^=]/.test(text(file)))
    expect(replaces).toEqual(['src/runner/cache-process.ts'])
  })

  it('prints through the sink, so that nothing foreign is obeyed', () => {
    const prints = /\bcore\.(?:info|debug|error|warning|startGroup)\b|process\.std(?:out|err)\.write\((?!'')/
    // What the process of the cache prints, its parent reads as JSON.
    const others = files.filter((file) => file !== 'src/runner/cache-process.ts')
    const printing = others.filter((file) => prints.test(text(file)))
    expect(printing).toEqual(['src/runner/github.ts', 'src/runner/terminal.ts'])
    for (const file of printing) expect(imports(file)).toContain('./sink.ts')
  })

  it('takes time from the clock of the host', () => {
    const timers =
      /\b(?:setTimeout|setInterval|setImmediate)\(|AbortSignal\.timeout|Date\.now|performance\.now|new Date\(\)|node:timers/
    expect(files.filter((file) => timers.test(text(file)) && !ownTimers.test(file))).toEqual([])
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

  it('has files of at most 350 lines', () => {
    const long = files.filter((file) => text(file).split('\n').length > 351)
    expect(long).toEqual([])
  })

  it('never uses what the bundler turns into a bare path', () => {
    for (const file of files) expect(text(file), file).not.toContain('import.meta.url')
  })
})
