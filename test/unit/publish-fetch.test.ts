/** Publishing what other machines built: what is asked of Nix and of the store cache, and what is refused. Nix's answers are the test's. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRun } from '../../src/actions/publish/check-run.ts'
import { fetchCells } from '../../src/actions/publish/fetch-cells.ts'
import { checkPublish } from '../../src/actions/setup/publish/step.ts'
import { setupSurface } from '../../src/actions/setup/surface.ts'
import type { CellResult, Plan } from '../../src/model/documents.ts'
import { ProblemError } from '../../src/model/problem.ts'
import type { CacheService } from '../../src/runner/cache-service.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import type { GitHub } from '../../src/runner/host.ts'
import { readInputs } from '../../src/runner/inputs.ts'
import { writeJob } from '../../src/runner/job.ts'
import { makeLocalCache } from '../../src/store-cache/local.ts'
import { testHost } from './host.ts'
import { shipCell, shipResult } from './ship-world.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'publish-fetch-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const nix = { program: '/nix/bin/nix', version: '2.34.8' }
const [one, two] = [resultOf('one', 'x86_64-linux'), resultOf('two', 'aarch64-linux')]
function resultOf(name: string, system: 'x86_64-linux' | 'aarch64-linux'): CellResult {
  const outputs = ['out', 'dev'].map((output) => ({ name: output, path: `/nix/store/${name}-${output}` }))
  return shipResult(shipCell(name, { system }), { drvPath: `/nix/store/${name}.drv`, outputs })
}
const pathsOf = (result: CellResult) => result.outputs.map(({ path }) => path)

/** A machine whose store has some paths, whose caches have some, and where cells evaluate to derivations. */
function machine({
  store = [] as readonly string[],
  caches = [] as readonly string[],
  drvPaths = { [one.cell.id]: '/nix/store/one.drv', [two.cell.id]: '/nix/store/two.drv' } as Readonly<
    Record<string, string>
  >,
  cache = undefined as CacheService | undefined,
  unreachable = false,
} = {}) {
  const valid = new Set(store)
  const asked: string[][] = []
  const said = (stdout: string, code = 0, stderr = ''): Outcome => ({
    ...{ kind: 'exited', code, stdout },
    stderrTail: stderr === '' ? [] : [stderr],
  })
  const exec = async ({ argv, onStderr }: Command): Promise<Outcome> => {
    const words = argv
      .slice(1)
      .filter((word) => !['--extra-experimental-features', 'nix-command flakes'].includes(word))
    asked.push(words)
    if (argv[0] === '/nix/bin/nix-store') {
      return said(words.filter((word) => word.startsWith('/') && !valid.has(word)).join('\n'))
    }
    if (words[0] === 'build') {
      const wanted = words.filter((word) => word.startsWith('/nix/store/'))
      if (words.includes('--dry-run')) {
        if (unreachable) return said('')
        const lines = [
          "don't know how to build these paths:",
          '  /nix/store/runtime',
          'these 2 paths will be fetched:',
          '  /nix/store/one-out',
        ]
        for (const line of lines) onStderr?.(line)
        return said('', 1)
      }
      for (const path of wanted) if (caches.includes(path)) valid.add(path)
      return said('', wanted.every((path) => valid.has(path)) ? 0 : 1)
    }
    const infoOf = (id: string) => {
      const drvPath = drvPaths[id]
      return drvPath ? { drvPath, outputs: { out: drvPath.replace('.drv', '-out') } } : null
    }
    if (words.includes('infos')) {
      return said(JSON.stringify(Object.fromEntries([one, two].map(({ cell }) => [cell.id, infoOf(cell.id)]))))
    }
    const info = infoOf(basename(words[3] ?? '', '.nix'))
    return info ? said(JSON.stringify(info)) : said('', 1, "error: attribute 'one' missing")
  }
  const host = testHost({ env: { RUNNER_TEMP: root }, cwd: root, exec, ...(cache && { cache }) })
  return { host, asked }
}

async function problemsOf(work: Promise<unknown>) {
  const cause = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (cause === undefined) return []
  if (!(cause instanceof ProblemError)) throw cause
  return cause.problems.map(({ code, subject, message }) => ({ code, subject, message }))
}

describe('what cells built on other machines', () => {
  it('is not asked for where the store has it', async () => {
    const { host, asked } = machine({ store: [...pathsOf(one), ...pathsOf(two)] })
    await fetchCells(host, nix, [one, two])
    expect(asked.map(([first]) => first)).toEqual(['--check-validity'])
  })

  it('is fetched for all systems at once and never built, after its derivation was made for the licence guard', async () => {
    const { host, asked } = machine({ store: pathsOf(one), caches: pathsOf(two) })
    await fetchCells(host, nix, [one, two])
    const evaluated = asked.findIndex(([first]) => first === 'eval')
    const builds = asked.filter(([first]) => first === 'build')
    expect(builds).toHaveLength(1)
    expect(evaluated).toBeGreaterThan(0)
    expect(asked.indexOf(builds[0] ?? [])).toBeGreaterThan(evaluated)
    const words = builds[0] ?? []
    expect(words.filter((word) => word.startsWith('/nix/store/'))).toEqual(pathsOf(two))
    expect(words.join(' ')).toContain('--keep-going --max-jobs 0 --builders ')
    expect(words[words.indexOf('--out-link') + 1]).toBe(join(root, 'nix-cuda/outputs/published'))
  })

  it.each(['workflow_run', 'issue_comment'])('is not published in a run that anybody may cause: %s', async (event) => {
    const { host, asked } = machine({ store: pathsOf(one) })
    const env = { ...host.env, GITHUB_EVENT_NAME: event, GITHUB_REPOSITORY: 'us/repo' }
    expect(await problemsOf(fetchCells({ ...host, env }, nix, [one]))).toMatchObject([{ code: 'CFG011' }])
    expect(asked).toEqual([])
  })

  it('stops publishing with the name of each cell that no cache has all of', async () => {
    const { host } = machine({ caches: [...pathsOf(two), `/nix/store/one-out`] })
    expect(await problemsOf(fetchCells(host, nix, [one, two]))).toEqual([
      {
        code: 'SHP067',
        subject: { cell: one.cell.id },
        message: expect.stringMatching(/: \/nix\/store\/runtime\.$/),
      },
    ])
  })

  it('stops publishing too where a cache has it and does not send it', async () => {
    const { host } = machine({ unreachable: true })
    expect(await problemsOf(fetchCells(host, nix, [one]))).toMatchObject([
      { code: 'SHP067', message: expect.stringMatching(/cannot be fetched: \S+one-out, \S+one-dev\.$/) },
    ])
  })

  it.each([
    [
      'is another derivation',
      { [one.cell.id]: '/nix/store/other.drv' },
      /one\.drv was built, and it evaluates to \S*other\.drv here/,
    ],
    ['cannot be evaluated', {}, /attribute 'one' missing/],
  ])('is refused, before anything is fetched, where the cell %s in this checkout', async (_, drvPaths, message) => {
    const { host, asked } = machine({ caches: pathsOf(one), drvPaths })
    expect(await problemsOf(fetchCells(host, nix, [one]))).toMatchObject([
      { code: 'SHP069', subject: { cell: one.cell.id }, message: expect.stringMatching(message) },
    ])
    expect(asked.filter(([first]) => first === 'build')).toEqual([])
  })

  it('is fetched by its paths alone where Flox built it, which may have no derivation', async () => {
    const flox = shipCell('tool', {
      source: { kind: 'flox', environment: '.', build: 'tool' },
      toolkit: 'cpu',
      capabilities: [],
    })
    const result = shipResult(flox, { drvPath: null, outputs: [{ name: 'out', path: '/nix/store/tool' }], files: [] })
    const { host, asked } = machine({ caches: ['/nix/store/tool'] })
    await fetchCells(host, nix, [result])
    expect(asked.map(([first]) => first)).toEqual(['--check-validity', 'build', '--check-validity'])
  })

  it('is asked of the store cache, again after a while where another job has just saved it', async () => {
    const keys: string[] = []
    const cache: CacheService = {
      ...{ available: true, readable: true, writable: false },
      lookup: async () => ({ kind: 'ok', value: [] }),
      fetch: async (_folder, _name, key) => {
        keys.push(key)
        return { kind: 'ok', value: undefined }
      },
      store: async () => ({ kind: 'failed', reason: 'not in this test' }),
    }
    const { host } = machine({ caches: [...pathsOf(one), ...pathsOf(two)], cache })
    await makeLocalCache(host)
    await writeJob(host, { schema: 'job/1', nix, cells: [], storeCache: { mode: 'read-write', publicKey: null } })
    await fetchCells(host, nix, [one, { ...two, built: false }])
    expect(keys.map((key) => key.split('-cuda')[0])).toEqual([
      'snc1-x86_64-linux-one',
      'snc1-aarch64-linux-two',
      'snc1-x86_64-linux-one',
    ])
  })
})

describe('setup with publish', () => {
  const check = (given: Readonly<Record<string, string>>) =>
    problemsOf(
      checkPublish(
        testHost(),
        {} as GitHub,
        readInputs(setupSurface, (name) => given[name]),
      ),
    )

  it('needs build, except in the reusable workflow, where another job publishes', async () => {
    const publish = 'https://cache.example.org/cuda private'
    expect(await check({ publish })).toMatchObject([{ code: 'SHP054' }])
    expect(await check({ settings: JSON.stringify({ publish }) })).toEqual([])
  })
})

describe('a run', () => {
  const plan: Plan = {
    schema: 'plan/1',
    rows: [one, two].map(({ cell }) => ({ id: cell.id, runner: 'r', timeout: 1, cell })),
    ...{ excluded: [], counts: { requested: 2, planned: 2, excluded: 0 }, problems: [] },
  }
  const put = (name: string, content: unknown) => {
    mkdirSync(join(root, 'run', name, '..'), { recursive: true })
    writeFileSync(join(root, 'run', name), JSON.stringify(content))
  }
  const check = () => {
    const folder = join(root, 'run')
    const planFile = join(folder, 'nix-cuda-plan/plan.json')
    return problemsOf(checkRun(testHost(), { planFile, folder, prefix: 'nix-cuda' }))
  }
  beforeEach(() => {
    put('nix-cuda-plan/plan.json', plan)
    for (const { cell } of [one, two]) put(`nix-cuda-result-${cell.id}/${cell.id}.json`, cell === one.cell ? one : two)
  })

  it('is published when each cell of its plan is proven', async () => {
    expect(await check()).toEqual([])
  })

  it('is not where one is not proven, has no result, or comes from another place', async () => {
    const file = `nix-cuda-result-${two.cell.id}/${two.cell.id}.json`
    put(file, { ...two, status: 'wrong' })
    expect((await check()).map(({ message }) => message)).toEqual([
      'The run is not complete, so that nothing of it is published: 1 of 2 proven, 1 failed.',
    ])
    rmSync(join(root, 'run', file, '..'), { recursive: true })
    expect((await check()).map(({ code }) => code)).toEqual(['SHP070', 'BLD005'])
    put(`nix-cuda-result-${one.cell.id}/${two.cell.id}.json`, two)
    expect((await check()).map(({ code }) => code)).toEqual(['SHP070', 'BLD006', 'BLD005'])
  })
})
