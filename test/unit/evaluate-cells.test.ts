import { describe, expect, test } from 'vitest'
import type { NixpkgsFacts } from '../../src/cuda/facts.ts'
import { evaluateGroups, evaluationJobs } from '../../src/nix/build/evaluate-cells.ts'
import { type ReadNixpkgsFacts, readNixpkgsFacts } from '../../src/nix/build/nixpkgs-facts.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

const nix = { program: '/nix', version: '2.34.8' } as never

const exited = (value: unknown, code = 0): Outcome => ({
  kind: 'exited',
  code,
  stdout: code === 0 ? JSON.stringify(value) : '',
  stderrTail: code === 0 ? [] : [`error: ${String(value)}`],
})
/** Answers by the file and the attribute that are evaluated. */
const answering = (answer: (asked: string) => Outcome) => {
  const asked: string[] = []
  const exec = async ({ argv }: Command) => {
    asked.push(argv.slice(argv.indexOf('--file') + 1).join(' '))
    return answer(asked.at(-1) ?? '')
  }
  return { host: testHost({ exec }), asked }
}
const info = (id: string) => ({ drvPath: `/${id}.drv`, name: id, outputs: { out: `/${id}` } })
const group = (file: string, ...ids: string[]) => ({ file, ids, single: (id: string) => `${id}.nix` })

describe('evaluationJobs', () => {
  test.each([
    ['MemTotal: 1 kB\nMemAvailable:   16000000 kB\n', 4, 4],
    ['MemAvailable:   16000000 kB\n', 16, 7],
    ['MemAvailable:    1000000 kB\n', 4, 1],
    [undefined, 8, 2],
    [undefined, 1, 1],
  ])('of /proc/meminfo %j and %d cores are %d', async (text, cores, jobs) => {
    const host = testHost()
    const readFile = async (path: string) => {
      if (text === undefined || path !== '/proc/meminfo') throw new Error('ENOENT')
      return text
    }
    expect(await evaluationJobs({ ...host, files: { ...host.files, readFile: readFile as never } }, cores)).toBe(jobs)
  })
})

describe('evaluateGroups', () => {
  test('does not start a second process for a group that cannot be helped', async () => {
    for (const kind of ['timed-out', 'cancelled'] as const) {
      const { host, asked } = answering(() => ({ kind, stdout: '', stderrTail: [] }))
      const done = await evaluateGroups(host, nix, [group('all.nix', 'a', 'b')])
      expect(asked).toEqual(['all.nix infos'])
      expect(done.get('b')).toMatchObject({ problem: { code: kind === 'cancelled' ? 'BLD003' : 'BLD001' } })
    }
    const { host, asked } = answering(() => ({ kind: 'not-started', reason: 'ENOENT' }))
    expect([...(await evaluateGroups(host, nix, [group('all.nix', 'a', 'b')])).values()]).toHaveLength(2)
    expect(asked).toHaveLength(1)
  })

  test('asks the file of a cell that has a group of its own, and of those whose answer is missing', async () => {
    const { host, asked } = answering((what) => {
      if (what === 'all.nix infos') return exited({ a: info('a'), b: null, c: { drvPath: 1 } })
      return what.startsWith('b') ? exited('bad b', 1) : exited(info(what.slice(0, 1)))
    })
    const done = await evaluateGroups(host, nix, [group('all.nix', 'a', 'b', 'c'), group('one.nix', 'd')], { jobs: 1 })
    expect(asked.sort()).toEqual(['all.nix infos', 'b.nix info', 'c.nix info', 'd.nix info'])
    expect(done.get('a')).toEqual({ drvPath: '/a.drv', outputs: [{ name: 'out', path: '/a' }] })
    expect(done.get('b')).toMatchObject({ problem: { code: 'BLD001', message: 'bad b.' } })
    expect([done.get('c'), done.get('d')]).toMatchObject([{ drvPath: '/c.drv' }, { drvPath: '/d.drv' }])
  })
})

describe('readNixpkgsFacts', () => {
  const told: NixpkgsFacts & ReadNixpkgsFacts = {
    toolkits: { '12.4': { supported: ['9.0'], default: null, gccMax: 13, redistSystems: ['linux-sbsa'], orin: null } },
    defaultToolkit: null,
    capabilities: { '9.0': { name: 'Hopper', minToolkit: '11.8', maxToolkit: null, jetson: false } },
    gcc: [12, 13],
  }
  const read = (value: unknown) => readNixpkgsFacts(answering(() => exited(value)).host, nix, { file: 'f.nix' })

  test('gives what Nix evaluated', async () => {
    expect(await read(told)).toEqual(told)
    expect(await read({ ...told, toolkits: {}, capabilities: null, gcc: [] })).toMatchObject({ capabilities: null })
  })

  test.each([
    ['a list', []],
    ['no toolkits', { ...told, toolkits: undefined }],
    ['a text for a number', { ...told, gcc: ['13'] }],
    ['a number for a text', { ...told, toolkits: { '12.4': { ...told.toolkits['12.4'], supported: [9] } } }],
    ['a version that is none', { ...told, defaultToolkit: 'twelve' }],
    ['a capability without its first toolkit', { ...told, capabilities: { '9.0': { name: 'Hopper', jetson: false } } }],
  ])('warns of %s', async (_, value) => {
    expect(await read(value)).toMatchObject({ problem: { code: 'BLD004', severity: 'warning' } })
  })
})
