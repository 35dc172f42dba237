/** Jobs that are killed, two jobs at once, and machines on which something is in the way. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { project } from './lab.ts'
import { annotations, type JobMachine, jobTemp, openJobMachine, postEnv, runStep } from './machine-job.ts'
import { effectOf, openPlaceLab, outside, type PlaceLab, wholeEffect } from './place-job.ts'
import { inRoot, installDaemon } from './place-layouts.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 })

const reason = await noThrowAway()
const mortal = `--import=${join(project, 'test/lab/mortal.ts')}`

describeThrowAway('the root action in trouble', reason, () => {
  let lab: PlaceLab
  beforeAll(async () => {
    lab = await openPlaceLab()
  })
  afterAll(() => lab?.[Symbol.asyncDispose]())

  const selfHosted = (run: string | number, name = 'one') => ({
    RUNNER_ENVIRONMENT: 'self-hosted',
    GITHUB_RUN_ID: `${run}`,
    RUNNER_NAME: name,
    RUNNER_TRACKING_ID: `github_${run}`,
  })
  const dieAfter = (changes: number) => ({ NODE_OPTIONS: mortal, DIE_AFTER: `${changes}` })

  it('ends as it should after a job that was killed at any of its changes, in main or post', async () => {
    await using machine = await openJobMachine('hosted', { env: selfHosted(0) })
    await installDaemon(machine, lab)
    const { root } = machine
    const before = await outside(root)
    const inputs = { ...lab.inputs, 'system-wide': 'true', 'check-caches': 'false' }
    let killed = 0
    for (let changes = 1; changes < 900; changes += 1) {
      const t = performance.now()
      const ended = await runStep(machine, 'setup', inputs, { ...selfHosted(killed), ...dieAfter(changes) })
      console.log(changes, ended.code, Math.round(performance.now() - t))
      if (ended.code !== 137) break
      killed += 1
    }
    expect(killed).toBeGreaterThan(5)
  })
})
