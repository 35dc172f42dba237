import { describe, expect, it } from 'vitest'
import { restartDaemon } from '../../src/nix/daemon/daemon.ts'
import type { Command, Outcome } from '../../src/runner/exec.ts'
import { testHost } from './host.ts'

/** A machine with systemd, whose daemon answers from the nth question on. */
function machine({ active, from }: { readonly active: boolean; readonly from: number }) {
  const commands: string[] = []
  let asked = 0
  const exec = async ({ argv }: Command): Promise<Outcome> => {
    commands.push(argv.join(' '))
    return { kind: 'exited', code: argv.includes('is-active') && !active ? 3 : 0, stdout: '', stderrTail: [] }
  }
  const connects = async () => {
    asked += 1
    return asked >= from
  }
  return { host: testHost({ exec, connects }), commands, asked: () => asked }
}
const options = { supervision: 'systemd', privilege: 'sudo', job: 'a' } as const

describe('a restart of the daemon under systemd', () => {
  it('ends when the daemon answers again: one that its socket did not start makes that again', async () => {
    const { host, commands, asked } = machine({ active: true, from: 4 })
    await restartDaemon(host, options)
    expect(commands).toContainEqual(expect.stringMatching(/^sudo .*systemctl try-restart nix-daemon.service$/))
    expect(asked()).toBe(4)
  })

  it('waits for nothing where none runs', async () => {
    const { host, asked } = machine({ active: false, from: Number.POSITIVE_INFINITY })
    await restartDaemon(host, options)
    expect(asked()).toBe(0)
  })

  it('says so when the daemon does not come back', async () => {
    const { host } = machine({ active: true, from: Number.POSITIVE_INFINITY })
    await expect(restartDaemon(host, options)).rejects.toMatchObject({ problems: [{ code: 'INS021' }] })
  })
})
