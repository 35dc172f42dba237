/** The reusable workflow for real: a caller with the template and its sources, through act, on throw-away machines. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GitHubServices } from '../fakes/github-services.ts'
import { describeThrowAway, noThrowAway } from '../lab/describe.ts'
import { project } from '../lab/lab.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from '../lab/throw-away.ts'
import { type ActRun, stepOf } from './act.ts'
import { type Caller, type LabRuns, openLabRuns } from './lab-run.ts'

const reason = await noThrowAway()

describeThrowAway('the reusable workflow', reason, () => {
  let runs: LabRuns
  let services: GitHubServices
  let folder = ''
  beforeAll(async () => {
    runs = await openLabRuns()
    ;({ services, folder } = runs)
  })
  afterAll(() => runs?.[Symbol.asyncDispose]())

  const run = (
    root: ThrowAwayRoot,
    request: string,
    inputs: NonNullable<Caller['inputs']> = {},
    env: NonNullable<Caller['env']> = {},
    files: NonNullable<Caller['files']> = {},
  ) => runs.run(root, { request, inputs, env, files })

  const cells = (ran: ActRun) =>
    ran
      .jobsOf('cell')
      .map((job) => `${job.name.split('/').at(-1)?.trim()} ${job.result}`)
      .sort()

  describe('on a fresh machine', () => {
    it('plans by rules, builds each of five cells in a job of its own, in shards of two, and ends with one report', async () => {
      await using root = await openThrowAwayRoot({ bind: [folder] })
      const request = 'packages: [saxpy]\ncapabilities: [8.6, 9.0a, 12.0]\ntoolkits: [12.4, 13.0]\n'
      const ran = await run(root, request, { 'shard-size': 2, evaluate: 'never' })
      expect(ran.code, ran.log.slice(-6000)).toBe(0)
      expect(cells(ran)).toHaveLength(5)
      expect(new Set(ran.jobsOf('cell').map((job) => /Shard (\d)/.exec(job.name)?.[1]))).toEqual(
        new Set(['1', '2', '3']),
      )
      expect(ran.job('plan').steps.map((step) => step.outputs['installed'])).not.toContain('true')
      expect(ran.job('shared').result).toBe('skipped')
      expect(ran.jobsOf('report')).toHaveLength(1)
      expect(ran.job('report').summary).toContain('## ✅ CUDA cells: 5 of 5 proven, 1 excluded')
    })

    it('goes on after failing and wrong cells, names each in the report and ends red', async () => {
      await using root = await openThrowAwayRoot({ bind: [folder] })
      const request = 'packages: [broken, saxpy, stubborn]\ncapabilities: [9.0a, 12.0]\ntoolkits: [12.4, 13.0]\n'
      const ran = await run(root, request)
      expect(ran.code).toBe(1)
      expect(
        cells(ran)
          .filter((cell) => cell.startsWith('saxpy'))
          .every((cell) => cell.endsWith('success')),
      ).toBe(true)
      const { summary } = ran.job('report')
      expect(summary).toContain('## ❌ CUDA cells: 3 of 9 proven, 6 failed, 3 excluded')
      expect(summary).toContain('### ❌ broken-cuda12.4-sm90a-x86_64-linux')
      // Of one derivation, which one job builds, and which is neither of what was asked for.
      expect(cells(ran).filter((cell) => cell.startsWith('stubborn-cuda13.0'))).toHaveLength(1)
      for (const sm of ['sm90a', 'sm120']) expect(summary).toContain(`### ❌ stubborn-cuda13.0-${sm}-x86_64-linux`)
      expect(stepOf(ran.job('report'), 'report').outputs).toMatchObject({ proven: '3', failed: '6' })
      expect(ran.jobsOf('report')).toHaveLength(1)
    })
  })

  describe('with the store cache, on machines that share nothing else', () => {
    const request = 'packages: [axpylib, "mine=./mine/package.nix"]\ncapabilities: [8.6]\ntoolkits: [12.4, 13.0]\n'
    const source = (name: string) => readFileSync(join(project, 'examples/saxpy', name), 'utf8')
    const sources = { 'mine/package.nix': source('package.nix'), 'mine/saxpy.cu': source('saxpy.cu') }
    /** Names of the derivations that Nix itself says it built. */
    const builtIn = (ran: ActRun) =>
      [...ran.log.matchAll(/"msg":"building ([\w.+-]+)\\n/g)].map((match) => match[1] ?? '').sort()

    it('builds nothing the second time, what depends on a changed source the third, all again from empty storage', async () => {
      services.empty()
      const once = async (more: Readonly<Record<string, string>> = {}) => {
        await using root = await openThrowAwayRoot({ bind: [folder] })
        const inputs = { evaluate: 'never', 'store-unfree': '*' } // licences are not its subject
        return await run(root, request, inputs, {}, { ...sources, ...more }) // the root must live until then
      }
      const first = await once()
      expect(first.code, first.log.slice(-6000)).toBe(0)
      expect(builtIn(first)).toContain('saxpy-1.0')
      expect(services.entries().filter((entry) => entry.key.startsWith('snc1-x86_64-linux-'))).toHaveLength(4)

      const second = await once()
      expect(second.code, second.log.slice(-6000)).toBe(0)
      expect(builtIn(second)).toEqual([])
      expect(second.job('report').summary).toMatch(/Store cache: \d+ paths, [\d.]+ MB restored for 4 cells\./)
      const table = (ran: ActRun) => ran.job('report').summary.split('\n\n').slice(0, 3)
      expect(table(second)).toEqual(table(first))

      const third = await once({ 'mine/saxpy.cu': `// changed\n${sources['mine/saxpy.cu']}` })
      expect(third.code, third.log.slice(-6000)).toBe(0)
      expect(builtIn(third)).toEqual(['saxpy-1.0', 'saxpy-1.0'])

      services.empty()
      const fourth = await once()
      expect(builtIn(fourth)).toEqual(builtIn(first))
    })

    it('is one warning when the service is down, and the build is right', async () => {
      services.empty()
      services.faults.add({ on: 'GetCacheEntryDownloadURL', effect: { kind: 'status', status: 429 } })
      await using root = await openThrowAwayRoot({ bind: [folder] })
      const ran = await run(root, 'packages: [saxpy]\ncapabilities: [8.6]\ntoolkits: [12.4]\n')
      services.faults.clear()
      expect(ran.code, ran.log.slice(-6000)).toBe(0)
      const warnings = ran
        .job('cell')
        .steps.flatMap((step) => step.annotations.filter(({ level }) => level === 'warning'))
      // The lab's Nix is an old one, which is a warning of its own.
      expect(warnings.map(({ properties }) => properties['title']).sort()).toEqual(['CCH020', 'INS036'])
    })
  })

  it('executes nothing that stands in inputs, and refuses it on its line', async () => {
    await using root = await openThrowAwayRoot({ bind: [folder] })
    const nasty = ['$(touch /executed)', '`touch /executed`', '"; touch /executed; "', '::set-output name=shards::[1]']
    const ran = await run(root, 'capabilities: [8.6]\ntoolkits: [12.4]\n', {
      packages: nasty.join('\n'),
      runners: 'x86_64-linux=$(touch /executed)',
    })
    expect(ran.code).toBe(1)
    const { annotations } = stepOf(ran.job('plan'), 'plan')
    expect(
      annotations.map(({ properties }) => properties['title']),
      ran.log.slice(-3000),
    ).toContain('CFG001')
    expect(ran.jobsOf('cell')).toEqual([])
    expect((await root.run(['ls', '/executed'])).code).not.toBe(0)
  })

  describe('on a self-hosted machine', () => {
    it('lets two cells at once share one Nix, leaves the machine as it was, and uses that Nix the next time', async () => {
      await using root = await openThrowAwayRoot({ bind: [folder] })
      const request = 'packages: [saxpy]\ncapabilities: [8.6, 9.0a]\ntoolkits: [12.4, 13.0]\n'
      const env = { RUNNER_ENVIRONMENT: 'self-hosted', GITHUB_RUN_ID: '77' }
      const state = async () => ({
        conf: (await root.run(['cat', '/etc/nix/nix.conf'])).stdout,
        files: (await root.run(['ls', '/etc/nix'])).stdout,
        daemons: (await root.run(['pgrep', '-c', 'nix-daemon'])).stdout.trim(),
      })
      const first = await run(root, request, { mode: 'daemon' }, env)
      expect(first.code, first.log.slice(-6000)).toBe(0)
      expect(first.job('report').summary).toContain('## ✅ CUDA cells: 4 of 4 proven')
      const installed = first.jobs.flatMap((job) => job.steps.map((step) => step.outputs['installed']))
      expect(installed.filter((value) => value === 'true')).toHaveLength(1)
      const after = await state()
      expect(after).toEqual({ conf: 'build-users-group = nixbld\n', files: 'nix.conf\n', daemons: '0' })

      const second = await run(root, request, { mode: 'daemon' }, env)
      expect(second.code, second.log.slice(-6000)).toBe(0)
      expect(second.job('report').summary).toContain('4 cells: 0 built in')
      expect(await state()).toEqual(after)
    })
  })
})
