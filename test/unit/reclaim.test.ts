import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  checkReclaim,
  describeReclaim,
  emptyReclaim,
  processName,
  type Reclaim,
  readReclaim,
  reclaimFile,
  reclaimProblems,
  startReclaim,
} from '../../src/machine/reclaim.ts'
import { imageParts } from '../../src/machine/reclaim-parts.ts'
import { runReclaimWorker } from '../../src/machine/reclaim-worker.ts'
import type { Command } from '../../src/runner/exec.ts'
import { waitForReclaim } from '../wait-for-reclaim.ts'
import { fakeClock, realExec, testHost } from './host.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reclaim-'))
  mkdirSync(join(folder, 'temp/nix-cuda'), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

const image = () => join(folder, 'image')
const env = () => ({ RUNNER_TEMP: join(folder, 'temp'), RUNNER_ENVIRONMENT: 'github-hosted' })
const worker = () => testHost({ env: env(), exec: realExec, clock: { ...fakeClock(), now: () => Date.now() } })

function put(path: string, text = 'x'): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

async function remove(...parts: string[]) {
  const host = worker()
  const order = { root: image(), file: reclaimFile(host), parts, begun: Date.now() }
  const code = await runReclaimWorker(host, [JSON.stringify(order)])
  const reclaim = await readReclaim(host)
  const states = Object.fromEntries((reclaim?.parts ?? []).map(({ name, state }) => [name, state]))
  return { code, reclaim, states }
}

describe('the parts of an image', () => {
  it('are absolute folders below the top, none inside another, each name once', () => {
    const paths = imageParts.flatMap((part) => part.paths)
    for (const path of paths) {
      expect(path).toMatch(/^\/[a-z]+\/[^/]+(\/[^/]+)*$/)
      expect(paths.filter((other) => path.startsWith(`${other}/`))).toEqual([])
    }
    expect(new Set(imageParts.map(({ name }) => name)).size).toBe(imageParts.length)
  })

  it('refuses names that are none, and says which there are', () => {
    expect(checkReclaim(['android', '/etc', '../x']).map(({ code }) => code)).toEqual(['CFG001', 'CFG001'])
    expect(checkReclaim(['/etc'])[0]?.fix).toContain('android')
  })
})

describe('the removal', () => {
  it('takes the named parts as a whole and leaves the others', async () => {
    for (const sub of ['sdk/a/b/c', 'sdk/d', 'shared/e', '']) {
      for (let i = 0; i < 20; i += 1) put(join(image(), 'usr/share/dotnet', sub, `f${i}`))
    }
    put(join(image(), 'usr/share/swift/bin/swift'))
    put(join(image(), 'usr/share/dotnet-not/f'))
    const { code, states, reclaim } = await remove('dotnet', 'boost')
    expect({ code, states }).toEqual({ code: 0, states: { dotnet: 'removed', boost: 'absent' } })
    expect(reclaim).toMatchObject({ state: 'done', worker: await processName(worker(), process.pid) })
    expect(existsSync(join(image(), 'usr/share/dotnet'))).toBe(false)
    expect(existsSync(join(image(), 'usr/share/swift/bin/swift'))).toBe(true)
    expect(existsSync(join(image(), 'usr/share/dotnet-not/f'))).toBe(true)
  })

  it('never goes where a symlink leads', async () => {
    const outside = join(folder, 'outside')
    put(join(outside, 'share/swift/f'), 'precious')
    put(join(outside, 'deep/f'), 'precious')
    put(join(image(), 'usr/share/dotnet/sdk/f'))
    symlinkSync(outside, join(image(), 'usr/share/dotnet/sdk/link'))
    symlinkSync(join(outside, 'deep/f'), join(image(), 'usr/share/dotnet/file'))
    mkdirSync(join(image(), 'usr/local/lib'), { recursive: true })
    symlinkSync(join(outside, 'deep'), join(image(), 'usr/local/lib/android'))
    mkdirSync(join(image(), 'opt'))
    symlinkSync(join(outside, 'share'), join(image(), 'opt/hostedtoolcache'))
    put(join(outside, 'share/CodeQL/f'), 'precious')
    const { code, states, reclaim } = await remove('dotnet', 'android', 'codeql')
    expect({ code, states }).toEqual({ code: 1, states: { dotnet: 'removed', android: 'failed', codeql: 'failed' } })
    for (const file of ['share/swift/f', 'deep/f', 'share/CodeQL/f']) {
      expect(readFileSync(join(outside, file), 'utf8')).toBe('precious')
    }
    expect(reclaim && reclaimProblems(reclaim).map(({ code: problem }) => problem)).toEqual(['INS041', 'INS041'])
  })

  it('removes only Docker images of the runner image that no container uses', async () => {
    const commands: (readonly string[])[] = []
    const exec = async ({ argv }: Command) => {
      commands.push(argv)
      const stdout = argv[2] === 'ls' ? 'node:20\nmine:latest\nnode:20-mine\nalpine:3.19\n' : ''
      return { kind: 'exited', code: 0, stdout, stderrTail: [] } as const
    }
    const host = { ...worker(), exec }
    const order = { root: image(), file: reclaimFile(host), parts: ['docker-images'], begun: Date.now() }
    expect(await runReclaimWorker(host, [JSON.stringify(order)])).toBe(0)
    expect(commands[1]).toEqual(['docker', 'image', 'rm', 'node:20', 'alpine:3.19'])
  })
})

describe('startReclaim and waitForReclaim', () => {
  const started: Command[] = []
  const host = (more: Readonly<Record<string, string>> = {}, clock = fakeClock()) =>
    testHost({
      env: { ...env(), ...more },
      clock,
      uid: 0,
      exec: async (command) => {
        started.push(command)
        return { kind: 'exited', code: 0, stdout: '1\n', stderrTail: [] }
      },
      files: { ...testHost().files, lstat: (async () => Promise.reject(new Error('ENOENT'))) as never },
    })
  const write = (reclaim: Partial<Reclaim>) =>
    writeFileSync(
      reclaimFile(host()),
      JSON.stringify({ ...emptyReclaim({ root: '/', file: '', parts: ['swift'], begun: 1_000_000 }), ...reclaim }),
    )

  it('starts one process that outlives the step, told by names', async () => {
    started.length = 0
    const answer = await startReclaim(host(), ['dotnet', 'nonsense'], { worker: ['node', 'worker.js'] })
    expect(answer).toEqual({ started: true, problems: [] })
    expect(started).toHaveLength(1)
    expect(started[0]?.argv.slice(0, 5)).toEqual(['nice', '-n', '10', 'node', 'worker.js'])
    expect(JSON.parse(started[0]?.argv[5] ?? '')).toMatchObject({ root: '/', parts: ['dotnet'] })
    expect(started[0]?.background).toBeDefined()
    const again = await startReclaim(host(), ['swift'], { worker: ['node', 'worker.js'] })
    expect(again.problems.map(({ code }) => code)).toEqual(['INS041'])
    expect(started).toHaveLength(1)
  })

  it.each(['self-hosted', ''])('removes nothing where RUNNER_ENVIRONMENT is %j', async (where) => {
    started.length = 0
    const answer = await startReclaim(host({ RUNNER_ENVIRONMENT: where }), ['dotnet'], { worker: ['node'] })
    expect({ ...answer, codes: answer.problems.map(({ code }) => code) }).toMatchObject({
      started: false,
      codes: ['INS041'],
    })
    expect(started).toEqual([])
    expect(await readReclaim(host())).toBeUndefined()
  })

  it('waits no longer than it may, and not at all for a process that is gone', async () => {
    expect(await waitForReclaim(host(), 5)).toBeUndefined()
    write({ state: 'running', worker: await processName(host(), process.pid) })
    const clock = fakeClock()
    expect(await waitForReclaim(host({}, clock), 5)).toMatchObject({ state: 'running' })
    expect(clock.slept.reduce((sum, each) => sum + each, 0)).toBe(5_000)
    write({ state: 'running', worker: '1/99' })
    const dead = await waitForReclaim(host(), 5)
    expect(dead?.state).toBe('died')
    expect(dead && reclaimProblems(dead).map(({ code }) => code)).toEqual(['INS041'])
    write({ state: 'starting' })
    expect(await waitForReclaim(host(), 120)).toMatchObject({ state: 'died' })
  })

  it('takes a process that ends between two looks for done, not for dead', async () => {
    write({ state: 'running', worker: '1/99' })
    const looks = host()
    const readFile = (async (path: string, encoding: 'utf8') => {
      // The process is looked for after its report: by then it has written its last one.
      if (path.startsWith('/proc/')) write({ state: 'done', worker: '1/99' })
      return looks.files.readFile(path, encoding)
    }) as typeof looks.files.readFile
    const found = await readReclaim({ ...looks, files: { ...looks.files, readFile } })
    expect(found?.state).toBe('done')
  })

  it.each(['', '{}', '{"schema":"reclaim/1","state":"done","parts":[{}]}'])(
    'reads no damaged report: %j',
    async (text) => {
      writeFileSync(reclaimFile(host()), text)
      expect(await readReclaim(host())).toBeUndefined()
    },
  )

  it('tells in one line what was done', () => {
    const empty = emptyReclaim({ root: '/', file: '', parts: ['swift', 'jvm'], begun: 0 })
    const parts = [
      { name: 'swift', state: 'removed', seconds: 1, errors: [] },
      { name: 'jvm', state: 'failed', seconds: 1, errors: ['no'] },
    ] as const
    const told = {
      ...empty,
      parts,
      state: 'done',
      seconds: 3.2,
      freeBefore: 14e9,
      freeNow: 16.5e9,
      freedBytes: 2.5e9,
    } as const
    expect(describeReclaim(told)).toBe(
      'Disk: 2.5 GB freed in 3 s; 14 GB free before, 16.5 GB now; removed: swift; failed: jvm',
    )
  })
})
