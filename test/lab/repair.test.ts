/** A self-hosted runner whose job died before its post: the next job of the runner takes its part back. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext } from './lab.ts'
import { type JobMachine, openJobMachine, postEnv, runStep } from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'

const reason = await noThrowAway()

describeThrowAway('a job that died', reason, () => {
  let release: Release
  let mirror: FileServer
  beforeAll(async () => {
    release = await ensureRelease('sid', labContext())
    mirror = await serveFolders([release.folder])
  })
  afterAll(() => mirror?.close())

  const inputs = (line: string) => ({
    'nix-version': release.version,
    'nix-sha256': release.sha256,
    'nix-base-url': `${mirror.url}/nix`,
    mode: 'daemon',
    caches: 'none',
    'extra-nix-config': `substituters =\n${line}\n`,
    'store-cache': 'off',
  })
  const runner = (run: string, name = 'one') => ({
    GITHUB_RUN_ID: run,
    RUNNER_NAME: name,
    RUNNER_TRACKING_ID: `github_${run}`,
  })
  const configuration = async ({ root }: JobMachine) =>
    (await root.run(['sh', '-c', 'cat /etc/nix/nix.conf /etc/nix/*nix-cuda* 2> /dev/null'])).stdout
  const journal = async ({ root }: JobMachine) =>
    (await root.run(['cat', '/var/lib/setup-nix-cuda/journal.json'])).stdout

  it('is removed by the next job of its runner, and by no job of another runner', async () => {
    await using machine = await openJobMachine('self-hosted')
    const died = await runStep(machine, 'setup', inputs('keep-failed = true'), runner('1'))
    expect(died.code, died.log).toBe(0)
    expect(await configuration(machine)).toContain('keep-failed = true')
    // Its runner was killed; there is no post. A job of another runner of this machine may be still at work.
    const other = await runStep(machine, 'setup', inputs('keep-going = true'), runner('2', 'two'))
    expect(other.code, other.log).toBe(0)
    expect(await configuration(machine)).toContain('keep-failed = true')
    const next = await runStep(machine, 'setup', inputs('cores = 1'), runner('3'))
    expect(next.code, next.log).toBe(0)
    expect(next.log).toContain('Removed what an interrupted job left on this machine (run 1)')
    const now = await configuration(machine)
    expect(now).not.toContain('keep-failed')
    expect(now).toContain('keep-going = true')
    expect(now).toContain('cores = 1')
    for (const [step, env] of [
      [other, runner('2', 'two')],
      [next, runner('3')],
    ] as const) {
      const post = await runStep(machine, 'setup-post', {}, { ...env, ...postEnv(step) })
      expect(post.code, post.log).toBe(0)
    }
    expect(await configuration(machine)).not.toMatch(/keep-going|cores = 1|nix-cuda/)
    expect(await journal(machine)).not.toContain('|one|')
  })
})
