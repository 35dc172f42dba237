/** GPU tests of cells: which GPU, one at a time, what comes back. Locks are real ones of the kernel, between real processes. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { devicesFor } from '../../src/actions/gpu-test/machine.ts'
import { readRequestFile } from '../../src/cuda/request-file.ts'
import { bridgedEnvironment } from '../../src/gpu/bridge/environment.ts'
import { detectGpu } from '../../src/gpu/detect.ts'
import { type TestDevice, testDevices } from '../../src/gpu/tests/devices.ts'
import { readDiscovered } from '../../src/gpu/tests/discover.ts'
import { readJunit } from '../../src/gpu/tests/junit.ts'
import { lockOf } from '../../src/gpu/tests/lock.ts'
import { commandName, type GpuTest, runTest } from '../../src/gpu/tests/run-test.ts'
import type { Cell } from '../../src/model/documents.ts'
import { ProblemError } from '../../src/model/problem.ts'
import { type Command, runCommand } from '../../src/runner/exec.ts'
import type { Host } from '../../src/runner/host.ts'
import { hostOf, machine } from './gpu-world.ts'
import { testHost } from './host.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gpu-tests-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const path = '/usr/bin:/bin'

/** Real programs, but no nvidia-smi: its answers are the test's. */
function worker(more: Partial<Host> = {}, smi?: (argv: readonly string[]) => string) {
  const real = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, Math.min(milliseconds, 20)))
  if (smi) writeFileSync(join(root, 'nvidia-smi'), '', { mode: 0o755 })
  return testHost({
    env: { PATH: smi ? `${root}:${path}` : path },
    clock: { now: Date.now, sleep: real, deadline: () => new AbortController().signal },
    exec: async (command: Command) =>
      smi && command.argv[0].endsWith('nvidia-smi')
        ? { kind: 'exited', code: 0, stdout: smi(command.argv), stderrTail: [] }
        : runCommand(command),
    ...more,
  })
}

function placeOf(host: Host, more: { wait?: number; timeout?: number } = {}) {
  const bridge = {
    kind: 'links',
    folder: '/bridge/lib',
    version: '580.1',
    files: [],
    glibc: undefined,
    made: false,
  } as const
  return {
    ...{
      cwd: root,
      folder: mkdtempSync(join(root, 'job-')),
      locks: join(root, 'locks'),
      wait: 60,
      timeout: 60,
      ...more,
    },
    outputs: [
      { name: 'dev', path: '/nix/store/a-dev' },
      { name: 'out', path: '/nix/store/a-out' },
    ],
    environment: bridgedEnvironment({ ...host.env, LD_LIBRARY_PATH: '/usr/local/cuda/lib64' }, bridge, undefined),
  }
}

const command = (text: string, junit?: string): GpuTest => ({
  kind: 'command',
  name: commandName(text),
  command: text,
  junit,
})
const device = (id: string): TestDevice => {
  const [gpu] = devices
  if (!gpu) throw new Error('the recorded machine has no GPU')
  return { id, gpu: gpu.gpu }
}
let devices: readonly TestDevice[] = []
beforeEach(async () => {
  devices = testDevices(await detectGpu(hostOf(machine('h200-container'))))
})

const until = async (is: () => boolean) => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 10))
}

describe('a GPU test', () => {
  it('runs in the repository by bash -e -o pipefail, with the outputs, one GPU, and the bridge for itself alone', async () => {
    const host = worker()
    const text = `
      # what a user would write
      env > all; pwd > where
      grep -z . /proc/$PPID/environ > parent
      false | true
      echo not reached > late`
    const { result, problems } = await runTest(host, command(text), [device('GPU-1')], placeOf(host))
    const env = readFileSync(join(root, 'all'), 'utf8').split('\n')
    expect(readFileSync(join(root, 'where'), 'utf8').trim()).toBe(root)
    expect(env).toContain('CUDA_VISIBLE_DEVICES=GPU-1')
    expect(env).toContain('out=/nix/store/a-out')
    expect(env).toContain('NIX_CUDA_OUT=/nix/store/a-out')
    expect(env).toContain('LD_LIBRARY_PATH=/bridge/lib')
    expect(env).toContain(`PATH=/nix/store/a-dev/bin:/nix/store/a-out/bin:${path}`)
    expect(readFileSync(join(root, 'parent'), 'utf8')).not.toContain('LD_LIBRARY_PATH')
    expect(existsSync(join(root, 'late'))).toBe(false)
    expect(result).toMatchObject({ name: 'env > all; pwd > where', status: 'failed', exitCode: 1, uuid: 'GPU-1' })
    expect(problems.map(({ code }) => code)).toEqual(['GPU412'])
  })

  it('keeps the last lines of what failed, and gives neither stream to the runner', async () => {
    const host = worker()
    const { result } = await runTest(
      host,
      command('echo ::stop-commands::x; echo bad >&2; exit 3'),
      [device('GPU-1')],
      placeOf(host),
    )
    expect(result).toMatchObject({ exitCode: 3, logTail: ['::stop-commands::x', 'bad'] })
  })

  it('is stopped with all that it started when its time is over', async () => {
    const host = worker()
    const text = `sleep 1000 & echo $! > ${root}/pid; wait`
    const { result, problems } = await runTest(host, command(text), [device('GPU-1')], placeOf(host, { timeout: 1 }))
    expect([result?.status, problems.map(({ code }) => code)]).toEqual(['timed-out', ['GPU413']])
    // Gone, or dead and not yet waited for by the first process of a container.
    const stat = `/proc/${readFileSync(join(root, 'pid'), 'utf8').trim()}/stat`
    await until(() => !existsSync(stat) || / Z /.test(readFileSync(stat, 'utf8')))
  })

  it('reports memory that is in use after it failed', async () => {
    const used = ['100', '900', '900', '900', '900', '900', '900']
    const host = worker({}, ([, query = '']) =>
      query.startsWith('--query-compute-apps=') ? 'GPU-1, 4711, 800, python\n' : `GPU-1, ${used.shift() ?? '900'}\n`,
    )
    const { problems } = await runTest(host, command('exit 1'), [device('GPU-1')], placeOf(host))
    expect(problems.map(({ code }) => code)).toEqual(['GPU412', 'GPU416'])
    expect(problems[1]?.message).toContain('800 MiB')
    expect(problems[1]?.message).toContain('4711')
  })
})

describe('JUnit', () => {
  /** As pytest 8 writes it: `pytest --junitxml` of one passing, one failing and one skipped test. */
  const pytest = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="1" skipped="1" tests="3" time="0.021"><testcase classname="test_a" name="test_ok" time="0.000" /><testcase classname="test_a" name="test_bad[1&lt;2]" time="0.000"><failure message="assert 1 == 2">def test_bad()</failure></testcase><testcase classname="test_a" name="test_skip" time="0.000"><skipped type="pytest.skip" message="no">x</skipped></testcase></testsuite></testsuites>`

  it('is read from the file that NIX_CUDA_JUNIT names; a failed case fails the test whatever its exit code is', async () => {
    const host = worker()
    writeFileSync(join(root, 'pytest.xml'), pytest)
    const { result, problems } = await runTest(
      host,
      command('cp pytest.xml "$NIX_CUDA_JUNIT"'),
      [device('GPU-1')],
      placeOf(host),
    )
    expect(result?.cases).toMatchObject({ tests: 3, failed: 1, skipped: 1 })
    expect(result).toMatchObject({ status: 'failed', exitCode: 0 })
    expect(problems[0]?.message).toContain('1 failed of 3 cases')
  })

  it('is read from the path of the request only if this test wrote it', async () => {
    const host = worker()
    writeFileSync(join(root, 'old.xml'), pytest)
    const old = await runTest(host, command('true', 'old.xml'), [device('GPU-1')], placeOf(host))
    expect([old.result?.status, old.result?.cases, old.problems.map(({ code }) => code)]).toEqual([
      'passed',
      null,
      ['GPU417'],
    ])
    const { result } = await runTest(host, command('cp old.xml new.xml', 'new.xml'), [device('GPU-1')], placeOf(host))
    expect(result?.cases?.failures).toEqual(['test_a.test_bad[1&lt;2]'])
  })

  it('has suites in suites, and no entity is expanded; what is something else is no report', () => {
    const nested =
      '<testsuites><testsuite><testsuite><testcase name="a"/></testsuite><testcase name="b"><error/></testcase></testsuite></testsuites>'
    expect(readJunit(nested)).toEqual({ tests: 2, failed: 1, skipped: 0, failures: ['b'] })
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><testsuite><testcase name="&a;"><failure/></testcase></testsuite>'
    expect(readJunit(bomb)?.failures[0] ?? '').not.toContain('aaaaaaaa')
    expect([readJunit('{"tests": 1}'), readJunit('<html></html>'), readJunit('<testsuite><testcase>')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('the lock of a GPU', () => {
  /** Starts a test that waits for a file, and gives its end; `name` is that of the files it makes. */
  const waiting = (name: string, ids: readonly string[]) => {
    const host = worker()
    const text = `echo $$ > ${root}/${name}.new; mv ${root}/${name}.new ${root}/${name}; until test -e ${root}/go-${name}; do sleep 0.02; done`
    return { ended: runTest(host, command(text), ids.map(device), placeOf(host)), host }
  }
  const go = (name: string) => writeFileSync(join(root, `go-${name}`), '')
  const runs = (name: string) => until(() => existsSync(join(root, name)))

  it('lets two tests on one GPU run one after the other, with a word about the wait', async () => {
    const first = waiting('a', ['GPU-1'])
    await runs('a')
    const second = waiting('b', ['GPU-1'])
    await until(() => second.host.log.lines.some((line) => line.includes('Waiting for a free GPU')))
    expect(existsSync(join(root, 'b'))).toBe(false)
    go('a')
    expect((await first.ended).result?.status).toBe('passed')
    await runs('b')
    go('b')
    expect((await second.ended).result).toMatchObject({ status: 'passed', uuid: 'GPU-1' })
  })

  it('lets two tests on two GPUs run side by side', async () => {
    const first = waiting('a', ['GPU-1', 'GPU-2'])
    await runs('a')
    const second = waiting('b', ['GPU-1', 'GPU-2'])
    await runs('b')
    go('a')
    go('b')
    const uuids = [(await first.ended).result?.uuid, (await second.ended).result?.uuid]
    expect(uuids).toEqual(['GPU-1', 'GPU-2'])
  })

  it('is free again when its test was killed, and held while something that the test started lives', async () => {
    const first = waiting('a', ['GPU-1'])
    await runs('a')
    process.kill(Number(readFileSync(join(root, 'a'), 'utf8')), 'SIGKILL')
    expect((await first.ended).result?.status).toBe('failed')
    const host = worker()
    // It leaves the process group, so that no stop of the test reaches it.
    const text = `setsid sleep 1000 & echo $! > ${root}/pid`
    expect((await runTest(host, command(text), [device('GPU-1')], placeOf(host))).result?.status).toBe('passed')
    const held = await runTest(host, command('true'), [device('GPU-1')], placeOf(host, { wait: 0 }))
    expect([held.result, held.problems.map(({ code }) => code)]).toEqual([undefined, ['GPU414']])
    process.kill(Number(readFileSync(join(root, 'pid'), 'utf8')), 'SIGKILL')
    expect((await runTest(host, command('true'), [device('GPU-1')], placeOf(host))).result?.status).toBe('passed')
  })

  it('may be opened by every user whatever the umask is, and says so where it cannot be made', async () => {
    const host = worker()
    const before = process.umask(0o077)
    try {
      expect(statSync(await lockOf(host, join(root, 'locks'), 'GPU-1')).mode & 0o777).toBe(0o755)
    } finally {
      process.umask(before)
    }
    writeFileSync(join(root, 'file'), '')
    await expect(lockOf(host, join(root, 'file'), 'GPU-1')).rejects.toThrow(ProblemError)
  })
})

describe('which GPU', () => {
  it('is one that CUDA_VISIBLE_DEVICES shows', async () => {
    const shown = async (value: string) => {
      const host = await detectGpu(hostOf(machine('h200-container')))
      return testDevices({ ...host, variables: { CUDA_VISIBLE_DEVICES: value } }).length
    }
    expect([await shown('0'), await shown(''), await shown('7'), await shown('GPU-')]).toEqual([1, 0, 0, 1])
  })

  it('is one that runs the cell: a cell for another capability is refused before anything is fetched', async () => {
    const gpu = await detectGpu(hostOf(machine('h200-container')))
    const of = (capability: string) => devicesFor(gpu, cellFor(capability), undefined)
    expect(of('9.0').devices).toHaveLength(1)
    expect(of('12.0')).toMatchObject({ devices: [], problems: [{ code: 'GPU401', severity: 'error' }] })
    expect(of('8.0').problems.map(({ code }) => code)).toEqual(['GPU401'])
  })
})

function cellFor(capability: string): Cell {
  return {
    schema: 'cell/1',
    id: `a-${capability}`,
    package: 'a',
    toolkit: '12.8',
    capabilities: [capability],
    ptx: [],
    system: 'x86_64-linux',
    source: { kind: 'attribute', attribute: 'a' },
    deviceCode: 'required',
    nixpkgs: { kind: 'path', path: '.' },
    attributePath: null,
  }
}

describe('gpu-tests of a request', () => {
  const read = (value: string) => {
    const part = readRequestFile(`packages:\n  - name: a\n    gpu-tests: ${value}\n`, 'nix-cuda.yml')
    return 'problems' in part ? part.problems.map(({ code }) => code) : part.request.packages?.[0]?.value.gpuTests
  }

  it('are a command, a list of commands, or true for what the package has itself', () => {
    expect(read('saxpy --check')).toEqual([{ command: 'saxpy --check' }])
    expect(read('[a, {command: b, junit: build/b.xml}]')).toEqual([
      { command: 'a' },
      { command: 'b', junit: 'build/b.xml' },
    ])
    expect(read('true')).toEqual([])
  })

  it('are refused with a report outside of the repository, without a command, or as an empty list', () => {
    for (const bad of ['[{command: b, junit: ../b.xml}]', '[{command: b, junit: /b.xml}]', '[{junit: b.xml}]', '[]'])
      expect(read(bad), bad).toContain('CFG006')
  })
})

describe('tests of a package', () => {
  it('that cannot be evaluated are named; a gpuCheck of the package alone is a notice', () => {
    const found = readDiscovered({
      own: true,
      testers: { good: { drvPath: '/nix/store/x.drv', program: '/p' }, bad: null },
    })
    expect(found.testers.map(({ name }) => name)).toEqual(['good'])
    expect(found.problems.map(({ code, severity }) => [code, severity])).toEqual([['GPU418', 'warning']])
    expect(readDiscovered({ own: true, testers: {} }).problems[0]).toMatchObject({ code: 'GPU418', severity: 'notice' })
  })
})
