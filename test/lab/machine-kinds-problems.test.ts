/** Jobs that are killed, two jobs at once, and machines on which something is in the way. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { project } from './lab.ts'
import { annotations, type JobMachine, openJobMachine, postEnv, runStep } from './machine-job.ts'
import { effectOf, type MachineKindLab, openMachineKindLab, outside, wholeEffect } from './machine-kind-job.ts'
import { inRoot, installDaemon } from './machine-kind-layouts.ts'

const reason = await noThrowAway()
const killAfter = `--import=${join(project, 'test/lab/kill-after.ts')}`

describeThrowAway('the root action in trouble', reason, () => {
  let lab: MachineKindLab
  beforeAll(async () => {
    lab = await openMachineKindLab()
  })
  afterAll(() => lab?.[Symbol.asyncDispose]())

  const selfHosted = (run: string | number, name = 'one') => ({
    RUNNER_ENVIRONMENT: 'self-hosted',
    GITHUB_RUN_ID: `${run}`,
    RUNNER_NAME: name,
    RUNNER_TRACKING_ID: `github_${run}`,
  })
  /** One in so many changes is tried; 1 tries them all, in two minutes. */
  const stride = 12
  const dieAfter = (changes: number) => ({ NODE_OPTIONS: killAfter, DIE_AFTER: `${changes}` })

  it('is made good by the next job when it is killed after any of its changes, in main or in post', async () => {
    await using machine = await openJobMachine('hosted')
    await installDaemon(machine, lab)
    const { root } = machine
    const before = await outside(root)
    const inputs = { ...lab.inputs, 'system-wide': 'true', 'check-caches': 'false' }
    let run = 0
    /** Kills a step of one job after another, each time some changes later, until one comes to its end. */
    const untilEnd = async (stub: 'setup' | 'setup-post', begin: () => Promise<Readonly<Record<string, string>>>) => {
      for (let changes = 1; ; changes += stride) {
        run += 1
        const env = await begin()
        const ended = await runStep(machine, stub, inputs, { ...env, ...selfHosted(run), ...dieAfter(changes) })
        if (ended.code !== 137) return { ended, killed: Math.ceil((changes - 1) / stride) }
      }
    }
    const main = await untilEnd('setup', async () => ({}))
    expect([main.ended.code, annotations(main.ended)], main.ended.log).toEqual([0, []])
    expect(main.killed).toBeGreaterThan(60 / stride)
    expect(await effectOf(machine, lab, main.ended)).toEqual(wholeEffect)
    const post = await untilEnd('setup-post', async () => {
      const { code, log, ...begun } = await runStep(machine, 'setup', inputs, selfHosted(run))
      expect(code, log).toBe(0)
      return postEnv({ code, log, ...begun })
    })
    expect([post.ended.code, annotations(post.ended)], post.ended.log).toEqual([0, []])
    expect(post.killed).toBeGreaterThan(20 / stride)
    expect(await outside(root)).toEqual(before)

    // What a dead job gave the daemon is not for the next one, which may not write system-wide.
    const died = await runStep(machine, 'setup', inputs, selfHosted('died'))
    expect(died.code, died.log).toBe(0)
    const next = await runStep(machine, 'setup', lab.inputs, selfHosted('next'))
    expect([next.code, annotations(next)], next.log).toEqual([
      0,
      [
        expect.stringMatching(
          /^warning CCH005: Not used: http.*does not trust runner, and this Nix was already installed/,
        ),
      ],
    ])
    expect(await effectOf(machine, lab, next)).toEqual({ ...wholeEffect, greeting: 'built' })
    const last = await runStep(machine, 'setup-post', lab.inputs, { ...selfHosted('next'), ...postEnv(next) })
    expect([last.code, annotations(last)], last.log).toEqual([0, []])
    expect(await outside(root)).toEqual(before)
  })

  it('serves two jobs at once, and the last one to end leaves the machine as it was', async () => {
    await using machine = await openJobMachine('hosted')
    await installDaemon(machine, lab)
    const { root } = machine
    const before = await outside(root)
    const inputs = { ...lab.inputs, 'system-wide': 'true' }
    const jobs: JobMachine[] = []
    for (const name of ['one', 'two']) {
      jobs.push({ ...machine, temp: await root.makeFolder(`/temp-${name}`), env: selfHosted(7, name) })
    }
    const mains = await Promise.all(jobs.map((each) => runStep(each, 'setup', inputs)))
    for (const main of mains) expect([main.code, annotations(main)], main.log).toEqual([0, []])
    for (const [index, each] of jobs.entries()) {
      const main = mains[index]
      if (!main) throw new Error('there are two')
      expect(await effectOf(each, lab, main)).toEqual(wholeEffect)
      const post = await runStep(each, 'setup-post', inputs, postEnv(main))
      expect([post.code, annotations(post)], post.log).toEqual([0, []])
    }
    expect(await outside(root)).toEqual(before)
  })

  it('says so on a full disk, changes nothing, and works when there is room', async () => {
    await using machine = await openJobMachine('hosted', { env: selfHosted(1), size: 400 })
    const { root } = machine
    await installDaemon(machine, lab)
    const before = await outside(root)
    await inRoot(root, 'mount -t tmpfs -o size=10m,mode=0777 temp /runner-temp')
    await inRoot(root, 'dd if=/dev/zero of=/full bs=1M || dd if=/dev/zero of=/full-too bs=1k || true')
    const inputs = { ...lab.inputs, 'system-wide': 'true' }
    // RUNNER_TEMP has room at first, as on a disk of its own.
    for (const _ of ['with room in RUNNER_TEMP', 'with none']) {
      const main = await runStep(machine, 'setup', inputs)
      const said = expect.stringMatching(/^error INS045: A file cannot be written: ENOSPC: /)
      expect([main.code, annotations(main)], main.log).toEqual([1, [said]])
      const post = await runStep(machine, 'setup-post', inputs, postEnv(main))
      expect([post.code, annotations(post)]).toEqual([
        0,
        main.state['STATE_job'] ? [expect.stringMatching(/^warning CFG026: .*disk is full/)] : [],
      ])
      expect(await outside(root)).toEqual(before)
      await root.run(['umount', '/runner-temp'])
    }
    await inRoot(root, 'rm /full*')
    const main = await runStep(machine, 'setup', inputs)
    expect([main.code, annotations(main)], main.log).toEqual([0, []])
    expect(await effectOf(machine, lab, main)).toEqual(wholeEffect)
    const post = await runStep(machine, 'setup-post', inputs, postEnv(main))
    expect([post.code, annotations(post)]).toEqual([0, []])
    expect(await outside(root)).toEqual(before)
  })
})
