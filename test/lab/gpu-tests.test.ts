/** From the machine that built a cell to the one that tests it: two stores of real Nix, a folder between them, a driver that is not real. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestMachine } from '../../src/actions/gpu-test/machine.ts'
import { testCell } from '../../src/actions/gpu-test/test-cell.ts'
import { cellExpression } from '../../src/cuda/expression.ts'
import { bridgedEnvironment } from '../../src/gpu/bridge/environment.ts'
import { makeBridge } from '../../src/gpu/bridge/make.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import { discoverTests } from '../../src/gpu/tests/discover.ts'
import type { Cell } from '../../src/model/documents.ts'
import { build } from '../../src/nix/build/build.ts'
import { evaluate } from '../../src/nix/build/evaluate.ts'
import type { Nix } from '../../src/nix/find.ts'
import { builtHere } from '../../src/nix/store-paths.ts'
import type { Host } from '../../src/runner/host.ts'
import { realHost } from '../../src/runner/real-host.ts'
import { handOver } from '../../src/store-cache/hand-over.ts'
import { prepareStoreCache } from '../../src/store-cache/job.ts'
import { recordingLog } from '../recording-log.ts'
import { hostOf, machine } from '../unit/gpu-world.ts'
import { realExec, testHost } from '../unit/host.ts'
import { removeTree } from './context.ts'
import { describeLab } from './describe.ts'
import { runOk } from './exec.ts'
import { openLab, project } from './lab.ts'

const temp = mkdtempSync(join(tmpdir(), 'gpu-tests-'))
afterAll(() => removeTree(temp))
const repository = join(temp, 'app')
mkdirSync(repository)

/** It asks the driver for a module, for which the driver must find its compiler of PTX. */
writeFileSync(
  join(repository, 'driven.c'),
  `#include <dlfcn.h>
#include <stdio.h>
int main(void) {
  void *driver = dlopen("libcuda.so.1", RTLD_NOW), *module;
  if (!driver) { fprintf(stderr, "%s\\n", dlerror()); return 1; }
  int error = ((int (*)(void **, const void *))dlsym(driver, "cuModuleLoadData"))(&module, "");
  fprintf(stderr, "cuModuleLoadData: %d\\n", error);
  return error;
}
`,
)
writeFileSync(
  join(repository, 'driven.nix'),
  `{ stdenv, unfree ? false }:
let
  library = stdenv.mkDerivation { name = "driven-data"; dontUnpack = true; installPhase = "echo data > $out"; };
  driven = stdenv.mkDerivation {
    name = "driven-1";
    src = ./driven.c;
    dontUnpack = true;
    buildPhase = "gcc $src -ldl -o driven";
    installPhase = "install -D driven $out/bin/driven; ln -s \${library} $out/data";
  };
  gpuCheck = derivation { name = "check"; system = "x86_64-linux"; builder = "/bin/sh"; requiredSystemFeatures = [ "cuda" ]; };
  tester = stdenv.mkDerivation {
    name = "driven-tester";
    dontUnpack = true;
    installPhase = "mkdir -p $out/bin; printf '#!/bin/sh\\nexec \${driven}/bin/driven\\n' > $out/bin/driven-tester; chmod +x $out/bin/driven-tester";
  };
in
driven // {
  tests = {
    on-gpu = tester // { inherit gpuCheck; };
    broken = { inherit gpuCheck; drvPath = throw "broken"; name = "broken"; };
    in-sandbox = tester;
    elsewhere = tester // { gpuCheck = derivation { name = "check"; system = "x86_64-linux"; builder = "/bin/sh"; }; };
  };
}
`,
)
writeFileSync(
  join(repository, 'own.nix'),
  '{ callPackage }: let it = callPackage ./driven.nix { }; in removeAttrs it [ "tests" ] // { gpuCheck = it.tests.on-gpu.gpuCheck; }\n',
)

describeLab('a cell that is tested on another machine than built it', () => {
  const storeRoot = join(temp, 'machine')
  let locks = 0
  let gpu: TestMachine['gpu']
  let environment: (host: Host) => Promise<Awaited<ReturnType<TestMachine['environment']>>>

  beforeAll(async () => {
    gpu = await detectGpu(hostOf(machine('h200-container')))
    const driver = join(temp, 'driver')
    mkdirSync(driver)
    const library = async (name: string, source: string) => {
      await runOk('gcc', [
        '-shared',
        '-fPIC',
        '-w',
        `-Wl,-soname,${name}.so.1`,
        '-o',
        join(driver, `${name}.so.580.1.2`),
        source,
        '-ldl',
      ])
      symlinkSync(`${name}.so.580.1.2`, join(driver, `${name}.so.1`))
    }
    await library('libcuda', join(project, 'test/lab/fake-driver.c'))
    writeFileSync(join(temp, 'compiler.c'), 'void compile(void) { }')
    await library('libnvidia-ptxjitcompiler', join(temp, 'compiler.c'))
    const none = { nixos: false, jetson: false, flox: false, existing: undefined, existingIsWhole: false }
    const facts = {
      ...none,
      kernel: '580.1.2',
      folders: [{ path: driver, source: 'test', version: '580.1.2', files: [] }],
    }
    environment = async ({ env }) => {
      const { bridge } = await makeBridge(testHost({ env: { ...env }, exec: realExec }), facts, join(temp, 'bridge'))
      return { environment: bridgedEnvironment({ ...env }, bridge, undefined), problems: [] }
    }
  })

  /** A job on a machine with an empty store, or on that of the last job. */
  async function openJob({ fresh = true, event = {} as object } = {}) {
    if (fresh) removeTree(storeRoot)
    const lab = await openLab({ toolkits: [], storeRoot })
    const runnerTemp = mkdtempSync(join(temp, 'job-'))
    const payload = join(runnerTemp, 'event.json')
    writeFileSync(payload, JSON.stringify(event))
    const log = recordingLog()
    const real = realHost(log)
    const github = { RUNNER_TEMP: runnerTemp, GITHUB_EVENT_PATH: payload, GITHUB_REPOSITORY: 'acme/app' }
    const plain: Host = { ...real, log, env: { ...real.env, ...lab.env, ...github }, cwd: repository }
    // As setup does it, with the store cache off.
    const { settings } = await prepareStoreCache(plain, {
      'store-cache': 'off',
      'store-cache-key': undefined,
      'take-over': true,
    })
    const lines = settings.map(({ name, values }) => `${name.replace('extra-', '')} = ${values.join(' ')}\n`).join('')
    const host: Host = { ...plain, env: { ...plain.env, NIX_CONFIG: `${lab.env['NIX_CONFIG']}${lines}` } }
    const nix: Nix = { program: join(lab.nixBin, 'nix'), version: '' }
    const cellOf = (file: string, more: Partial<Cell> = {}): Cell => ({
      ...{ schema: 'cell/1', id: 'driven-cuda12.4-sm90-x86_64-linux', package: 'driven', toolkit: '12.4' },
      ...{
        capabilities: ['9.0'],
        ptx: [],
        system: 'x86_64-linux',
        source: { kind: 'file', file },
        deviceCode: 'optional',
      },
      ...{
        gpuTests: [{ command: 'driven' }],
        nixpkgs: { kind: 'path', path: lab.nixpkgs },
        attributePath: null,
        ...more,
      },
    })
    const fileOf = (cell: Cell) => {
      const file = join(runnerTemp, 'cell.nix')
      writeFileSync(file, cellExpression(cell, { root: repository }))
      return file
    }
    return { host, nix, log, runnerTemp, cellOf, fileOf }
  }

  /** Builds the cell as its own job does, and hands it over. */
  async function buildAndHandOver(event: object, unfree = false) {
    const { host, nix, log, runnerTemp, cellOf, fileOf } = await openJob({ event })
    const cell = cellOf('./driven.nix')
    const evaluated = await evaluate(host, nix, fileOf(cell))
    if ('problem' in evaluated) throw new Error(evaluated.problem.message)
    const { drvPath, outputs } = evaluated
    const { problem } = await build(host, nix, { drvPath, root: join(runnerTemp, 'out'), timeout: 600 })
    expect(problem).toBeUndefined()
    const folder = join(runnerTemp, 'handed-over')
    const handed = { id: cell.id, drvPath, outputs: outputs.map(({ path }) => path), unfree, allowUnfree: [] }
    const problems = await handOver(host, nix, handed, folder)
    return { folder, problems, log, outputs: handed.outputs }
  }

  async function testOn(job: Awaited<ReturnType<typeof openJob>>, built: string | undefined) {
    const { host, nix, cellOf } = job
    locks += 1
    const on: TestMachine = { gpu, locks: join(temp, `locks-${locks}`), environment: () => environment(host) }
    const options = { root: repository, timeout: 60, wait: 60, storeCache: undefined, built }
    return testCell(host, nix, cellOf('./driven.nix'), on, options)
  }

  it('has all that it needs from the folder, and builds only the tester of the package', async () => {
    const { folder, problems, outputs } = await buildAndHandOver({})
    expect(problems).toEqual([])
    const names = readdirSync(join(folder, 'cache')).filter((name) => name.endsWith('.narinfo'))
    expect(names).toHaveLength(2)

    const job = await openJob()
    expect(outputs.map((path) => existsSync(path))).toEqual([false])
    const result = await testOn(job, folder)
    expect(result.problems.map(({ code }) => code)).toEqual(['GPU418'])
    expect(result.problems[0]?.message).toContain('broken')
    expect(result.tests.map(({ name, kind, status }) => [name, kind, status])).toEqual([
      ['driven', 'command', 'passed'],
      ['on-gpu', 'tester', 'passed'],
    ])
    expect(await builtHere(job.host, job.nix, outputs)).toEqual({ lines: [] })

    // What the driver says without its compiler is the test's failure: the bridge is what made it pass.
    const bare = await openJob({ fresh: false })
    const on: TestMachine = {
      ...{ gpu, locks: join(temp, 'locks-bare') },
      environment: async () => ({
        environment: bridgedEnvironment({ ...bare.host.env }, { kind: 'not-needed', because: 'test' }, undefined),
        problems: [],
      }),
    }
    const options = { root: repository, timeout: 60, wait: 60, storeCache: undefined, built: undefined }
    const without = await testCell(bare.host, bare.nix, bare.cellOf('./driven.nix'), on, options)
    expect(without.tests.map(({ status }) => status)).toEqual(['failed', 'failed'])
    expect(without.tests[0]?.logTail.join('\n')).toContain('libcuda.so.1')
  })

  it('is not tested without the folder, nor with one that was changed on its way', async () => {
    const { folder } = await buildAndHandOver({})
    const alone = await testOn(await openJob(), undefined)
    expect([alone.status, alone.problems.map(({ code }) => code)]).toEqual(['failed', ['GPU411']])
    const nars = join(folder, 'cache/nar')
    for (const name of readdirSync(nars)) {
      const nar = readFileSync(join(nars, name))
      nar[nar.length - 1] = (nar.at(-1) ?? 0) ^ 1
      writeFileSync(join(nars, name), nar)
    }
    const spoilt = await testOn(await openJob(), folder)
    expect([spoilt.status, spoilt.problems.map(({ code }) => code)]).toEqual(['failed', ['GPU422', 'GPU411']])
  })

  it('leaves nothing in an artifact of a public repository that its licence keeps there, and all in a private one', async () => {
    const open = await buildAndHandOver({}, true)
    expect(open.problems.map(({ code }) => code)).toEqual(['GPU421'])
    expect(existsSync(join(open.folder, 'cache'))).toBe(false)
    const closed = { repository: { full_name: 'acme/app', private: true, visibility: 'private' } }
    const { problems, folder } = await buildAndHandOver(closed, true)
    expect(problems).toEqual([])
    expect(readdirSync(join(folder, 'cache')).filter((name) => name.endsWith('.narinfo'))).toHaveLength(2)
  })

  it('has the tests of its package that need a GPU; a gpuCheck of the package alone is a notice', async () => {
    const { host, nix, cellOf, fileOf } = await openJob({ fresh: false })
    const found = await discoverTests(host, nix, fileOf(cellOf('./driven.nix')))
    expect(found.testers).toMatchObject([
      { name: 'on-gpu', program: expect.stringMatching(/-driven-tester\/bin\/driven-tester$/) },
    ])
    expect(found.problems).toMatchObject([
      { code: 'GPU418', severity: 'warning', message: expect.stringContaining('broken') },
    ])
    const own = await discoverTests(host, nix, fileOf(cellOf('./own.nix')))
    expect(own).toMatchObject({ testers: [], problems: [{ code: 'GPU418', severity: 'notice' }] })
  })
})
