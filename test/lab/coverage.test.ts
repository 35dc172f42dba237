/** What coverage says of cells against what real Nix of both versions then builds in an empty store, with the same faults. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Coverage, coverageOf, type EvaluatedCell } from '../../src/binary-cache/coverage.ts'
import { generateKey } from '../../src/binary-cache/signing.ts'
import { readBuildLog } from '../../src/nix/build/build-log.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { recordingLog } from '../recording-log.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { run, runOk } from './exec.ts'
import { type Lab, type NixSuite, openLab } from './lab.ts'
import { type Fault, type FileServer, serveFolders } from './serve.ts'

const real = realHost(recordingLog())
const temp = mkdtempSync(join(tmpdir(), 'coverage-'))
afterAll(() => removeTree(temp))

/** gen and multi.dev serve builds alone; app refers to lib and to a source; big refers to app and plug. */
const expression = `let
  make = name: more: script: derivation ({
    inherit name; system = "x86_64-linux"; builder = "/bin/sh"; args = [ "-c" script ];
  } // more);
  base = builtins.toFile "base" "base";
in rec {
  source = make "source" { outputHashMode = "flat"; outputHashAlgo = "sha256";
    outputHash = builtins.hashString "sha256" "source\\n"; } "echo source > $out";
  gen = make "gen" {} "read line < \${source}; echo gen $line > $out";
  multi = make "multi" { outputs = [ "out" "dev" ]; } "echo out > $out; echo dev > $dev";
  lib = make "lib" {} "read line < \${gen}; echo \${base} $line > $out";
  app = make "app" {} "read line < \${multi.dev}; echo \${lib} \${base} $out > $out";
  plug = make "plug" {} "echo plug > $out";
  wrapper = make "wrapper" { allowSubstitutes = false; } "echo wrapper > $out";
  big = make "big" {} "echo \${app} \${plug} > $out";
  user = make "user" {} "read line < \${wrapper}; echo \${plug} > $out";
}
`
const file = join(temp, 'cells.nix')
writeFileSync(file, expression)
const cellNames = ['app', 'big', 'lib', 'multi', 'plug', 'user'] as const
const key = generateKey('lab')
const secret = join(temp, 'secret')
writeFileSync(secret, key.secretText())

interface World {
  readonly suite: NixSuite
  readonly cells: readonly EvaluatedCell[]
  /** Output path by the name of its derivation (`multi-dev`). */
  readonly paths: Readonly<Record<string, string>>
  readonly cache: string
  readonly server: FileServer
}

interface Scenario {
  readonly faults?: (world: World) => readonly Fault[]
  /** Changes the cache's files, which are made anew afterwards. */
  readonly change?: (world: World) => void
  readonly substituters?: (world: World) => readonly string[]
}

const narInfo = ({ paths }: World, name: string) => `/${basename(paths[name] ?? '').slice(0, 32)}.narinfo`
const edit = (world: World, name: string, change: (text: string) => string): void => {
  const at = join(world.cache, narInfo(world, name))
  writeFileSync(at, change(readFileSync(at, 'utf8')))
}
const missing = (coverage: Coverage | undefined) => (coverage && coverage.state !== 'cached' ? coverage.missing : [])

describeLab('coverage', () => {
  describe.each(['trixie', 'sid'] as const)('with the Nix of %s', (suite) => {
    let world: World
    beforeAll(async () => {
      world = await makeWorld(suite)
    })
    afterAll(() => world?.server.close())

    it.each<[string, Scenario, Readonly<Record<string, Coverage['state']>>]>([
      ['nothing is wrong', {}, { app: 'cached', big: 'cached', lib: 'cached', multi: 'cached', user: 'cached' }],
      ['nothing is there', { substituters: () => [] }, { app: 'cold', big: 'cold', plug: 'cold' }],
      [
        'the cache lies in a folder',
        { substituters: ({ cache }) => [`file://${cache}`] },
        { app: 'cached', big: 'cached' },
      ],
      [
        'a path is not there that others refer to',
        { faults: (at) => [{ path: narInfo(at, 'lib'), status: 404 }] },
        { lib: 'partial', app: 'partial', big: 'partial', plug: 'cached' },
      ],
      [
        'an output is forbidden that others need to be built',
        { faults: (at) => [narInfo(at, 'multi-dev'), narInfo(at, 'app')].map((path) => ({ path, status: 403 })) },
        { app: 'partial', multi: 'partial', lib: 'cached' },
      ],
      [
        'a download is in no cache',
        { faults: (at) => ['source', 'gen', 'lib'].map((name) => ({ path: narInfo(at, name), status: 404 })) },
        { lib: 'cold', big: 'partial', plug: 'cached' },
      ],
      [
        'a path is wrongly signed',
        { change: (at) => edit(at, 'plug', (text) => text.replace(/(Sig: lab-\w+:).{10}/, '$1AAAAAAAAAA')) },
        { plug: 'cold', big: 'partial', app: 'cached' },
      ],
      [
        'a path is not signed',
        { change: (at) => edit(at, 'lib', (text) => text.replace(/Sig: .*\n/, '')) },
        { lib: 'partial', plug: 'cached' },
      ],
      [
        'a cell needs what is never substituted',
        { faults: (at) => [{ path: narInfo(at, 'user'), status: 404 }] },
        { user: 'partial', plug: 'cached' },
      ],
      [
        'a NAR is gone',
        { change: (at) => rmSync(narOf(at, 'app')) },
        { app: 'partial', big: 'partial', lib: 'cached' },
      ],
      [
        'the cache is slow',
        { faults: () => [{ path: /./, delay: 200 }] },
        { app: 'cached', big: 'cached', user: 'cached' },
      ],
      [
        'the cache fails now and then',
        {
          faults: (at) => [
            { path: narInfo(at, 'app'), status: 429, retryAfter: 1, times: 1 },
            { path: narInfo(at, 'lib'), status: 500, times: 1 },
            { path: narInfo(at, 'plug'), cut: true, times: 1 },
          ],
        },
        { app: 'cached', big: 'cached', lib: 'cached', plug: 'cached' },
      ],
    ])('Nix builds what is said to be missing when %s', async (_, scenario, states) => {
      const { coverage, built } = await compare(world, scenario)
      const said = Object.fromEntries(Object.keys(states).map((id) => [id, coverage.get(id)?.state]))
      expect(said).toEqual(states)
      const expected = new Set([...coverage.values()].flatMap((each) => missing(each).map(({ drvPath }) => drvPath)))
      // Nix before 2.30 substitutes a path after all once it has built what the path refers to.
      if (suite === 'sid') expect([...built].sort()).toEqual([...expected].sort())
      else expect([...built].filter((drvPath) => !expected.has(drvPath))).toEqual([])
      if (expected.size > 0) expect(built.size).toBeGreaterThan(0)
    })

    it('Nix builds at least what is said to be missing when the cache fails for good', async () => {
      const faults = (at: World) => [{ path: narInfo(at, 'app'), status: 500 }]
      const { coverage, built, problems } = await compare(world, { faults })
      expect(missing(coverage.get('app')).map(({ name }) => name)).toEqual(['app'])
      expect(problems).toEqual(['CCH010'])
      // `fallback` has Nix leave the whole cache alone for a minute after one such answer.
      for (const { drvPath } of missing(coverage.get('app'))) expect(built).toContain(drvPath)
    })
  })

  it('says of a CUDA cell that is cached that nothing is built, and Nix builds nothing', async () => {
    const lab = await openLab({ toolkits: ['12.4'] })
    const config = '{ allowUnfree = true; }'
    const set = `(import ${lab.nixpkgs} { system = "x86_64-linux"; config = ${config}; })`
    const attribute = `${set}.pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.saxpy`
    const [cell] = await evaluate(lab, ['--expr', attribute], ['saxpy'])
    if (!cell) throw new Error('no cell')
    const cache = join(temp, 'saxpy-cache')
    await lab.nix('build', '--no-link', `${cell.drvPath}^*`)
    const to = `file://${cache}?compression=zstd&secret-key=${secret}`
    await lab.nix('copy', '--to', to, ...cell.outputs.map(({ path }) => path))
    await using server = await serveFolders([cache])
    const ask = () => coverageOf(hostOf(lab), [cell], optionsOf(lab, [server.url]))

    expect((await ask()).cells.get('saxpy')).toMatchObject({ state: 'cached', paths: expect.any(Number) })
    // Another machine: the same store paths, in a store that lies elsewhere and has nothing.
    const elsewhere = { ...lab, env: { ...lab.env, NIX_REMOTE: `local?root=${join(temp, 'elsewhere')}` } }
    await evaluate(elsewhere, ['--expr', attribute], ['saxpy'])
    expect([...(await buildAll(elsewhere, [cell], [server.url]))]).toEqual([])

    server.fail({ path: /narinfo$/, status: 404 })
    const cold = (await ask()).cells.get('saxpy')
    expect(cold?.state).toBe('cold')
    expect(missing(cold).map(({ name, kind }) => [name.replace(/[-0-9.]+$/, ''), kind])).toEqual(
      expect.arrayContaining([
        ['cuda', 'fetch'],
        ['saxpy', 'build'],
      ]),
    )
    expect(missing(cold).at(-1)?.drvPath).toBe(cell.drvPath)
  })
})

/** Builds everything once and puts it into a signed cache. */
async function makeWorld(suite: NixSuite): Promise<World> {
  const lab = await freshLab(suite)
  const all = ['app', 'big', 'gen', 'lib', 'multi', 'plug', 'source', 'user', 'wrapper']
  const everything = await evaluate(
    lab,
    all.flatMap((name) => ['--attr', name]),
    all,
  )
  await lab.nix('build', '--no-link', ...everything.map(({ drvPath }) => `${drvPath}^*`))
  const outputs = everything.flatMap(({ id, outputs }) =>
    outputs.map(({ name, path }) => [name === 'out' ? id : `${id}-${name}`, path] as const),
  )
  const cache = join(temp, `cache-${suite}`)
  const to = `file://${cache}?compression=zstd&secret-key=${secret}`
  await lab.nix('copy', '--to', to, ...outputs.map(([, path]) => path))
  cpSync(cache, `${cache}-whole`, { recursive: true })
  const cells = everything.filter(({ id }) => cellNames.some((name) => name === id))
  return { suite, cells, paths: Object.fromEntries(outputs), cache, server: await serveFolders([cache]) }
}

/** Coverage and a build of all cells in an empty store, each with the faults from their beginning. */
async function compare(world: World, { faults, change, substituters }: Scenario) {
  const lab = await freshLab(world.suite)
  await evaluate(
    lab,
    cellNames.flatMap((name) => ['--attr', name]),
    cellNames,
  )
  const urls = substituters?.(world) ?? [world.server.url]
  change?.(world)
  try {
    world.server.fail(...(faults?.(world) ?? []))
    const report = await coverageOf(hostOf(lab), world.cells, optionsOf(lab, urls))
    // After a 429 Nix 2.34 waits a whole minute.
    world.server.fail(...(faults?.(world) ?? []).filter(({ status }) => status !== 429))
    const built = await buildAll(lab, world.cells, urls)
    return { coverage: report.cells, problems: report.problems.map(({ code }) => code), built }
  } finally {
    rmSync(world.cache, { recursive: true })
    cpSync(`${world.cache}-whole`, world.cache, { recursive: true })
  }
}

/** An empty store in the same place each time: store paths depend on it. */
function freshLab(suite: NixSuite): Promise<Lab> {
  const storeRoot = join(temp, suite)
  if (existsSync(storeRoot)) removeTree(storeRoot)
  mkdirSync(storeRoot, { recursive: true })
  return openLab({ suite, toolkits: [], storeRoot })
}

async function evaluate(lab: Lab, args: readonly string[], ids: readonly string[]): Promise<readonly EvaluatedCell[]> {
  const from = args.includes('--expr') ? [] : [file]
  const program = join(lab.nixBin, 'nix-instantiate')
  const drvs = (await runOk(program, [...from, ...args], { env: lab.env })).trim().split('\n')
  return drvs.map((line, index) => {
    const drvPath = line.replace(/!.*/, '')
    // With another root Nix keeps the store there in a folder of its own choice, whatever the paths say.
    const root = /root=(.*)/.exec(lab.env['NIX_REMOTE'] ?? '')?.[1]
    const text = readFileSync(root === undefined ? drvPath : join(root, 'nix/store', basename(drvPath)), 'utf8')
    const outputs = [...text.slice(0, text.indexOf(']')).matchAll(/\("([^"]+)","([^"]+)"/g)]
    return {
      id: ids[index] ?? '',
      drvPath,
      outputs: outputs.map(([, name = '', path = '']) => ({ name, path })),
    }
  })
}

async function buildAll(lab: Lab, cells: readonly EvaluatedCell[], urls: readonly string[]) {
  const settings = `substituters = ${urls.join(' ')}\ntrusted-public-keys = ${key.publicKey.text}\nfallback = true\n`
  const drvs = cells.map(({ drvPath }) => `${drvPath}^*`)
  const ran = await run(
    join(lab.nixBin, 'nix'),
    ['build', '--no-link', '--keep-going', '--log-format', 'internal-json', ...drvs],
    { env: { ...lab.env, NIX_CONFIG: `${lab.env['NIX_CONFIG']}${settings}` } },
  )
  expect(ran.code, ran.stderr).toBe(0)
  const log = readBuildLog(Date.now)
  for (const line of ran.stderr.split('\n')) log.push(line)
  return new Set(log.state().derivations.map(({ path }) => path))
}

function hostOf(lab: Lab): Host {
  return { ...real, env: { ...real.env, ...lab.env } }
}

function optionsOf(lab: Lab, substituters: readonly string[]) {
  return { substituters, trustedPublicKeys: [key.publicKey.text], storeDir: lab.storeDir }
}

function narOf(world: World, name: string): string {
  const text = readFileSync(join(world.cache, narInfo(world, name)), 'utf8')
  return join(world.cache, /^URL: (.*)$/m.exec(text)?.[1] ?? '')
}
