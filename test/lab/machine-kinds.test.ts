/** Machines with a Nix of somebody else: the same inputs, the same effect, and what was there before is there after. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { annotations, type JobMachine, openJobMachine, postEnv, runStep } from './machine-job.ts'
import {
  type Effect,
  effectOf,
  type MachineKindLab,
  openMachineKindLab,
  outside,
  wholeEffect,
} from './machine-kind-job.ts'
import {
  asDeterminate,
  asLix,
  asNixImage,
  asNixos,
  inRoot,
  installDaemon,
  installDebian,
  installSingle,
} from './machine-kind-layouts.ts'

const reason = await noThrowAway()
const selfHosted = { RUNNER_ENVIRONMENT: 'self-hosted' }
const pod = { ...selfHosted, KUBERNETES_SERVICE_HOST: '10.0.0.1' }

interface Wanted {
  readonly outputs: Readonly<Record<string, string>>
  readonly effect?: Effect
  readonly told?: readonly unknown[]
}

describeThrowAway('the root action where a Nix is already', reason, () => {
  let lab: MachineKindLab
  beforeAll(async () => {
    lab = await openMachineKindLab()
  })
  afterAll(() => lab?.[Symbol.asyncDispose]())

  /** A whole job: what main said, what Nix then did, and that post left the machine as it was. */
  async function job(machine: JobMachine, more: Readonly<Record<string, string>>, wanted: Wanted): Promise<void> {
    const before = await outside(machine.root)
    const inputs = { ...lab.inputs, preinstalled: 'require', ...more }
    const main = await runStep(machine, 'setup', inputs)
    expect([main.code, annotations(main)], main.log).toEqual([0, wanted.told ?? []])
    expect(Object.fromEntries(main.outputs)).toMatchObject({ installed: 'false', ...wanted.outputs })
    expect(await effectOf(machine, lab, main)).toEqual(wanted.effect ?? wholeEffect)
    const post = await runStep(machine, 'setup-post', inputs, postEnv(main))
    expect([post.code, annotations(post)], post.log).toEqual([0, []])
    expect(await outside(machine.root)).toEqual(before)
  }

  /** Main that refuses, with what it says, and changes nothing. */
  async function refused(machine: JobMachine, more: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const before = await outside(machine.root)
    const main = await runStep(machine, 'setup', { ...lab.inputs, ...more })
    const post = await runStep(machine, 'setup-post', { ...lab.inputs, ...more }, postEnv(main))
    expect([main.code, post.code, annotations(post)]).toEqual([1, 0, []])
    expect(await outside(machine.root)).toEqual(before)
    return annotations(main)
  }

  it.each([
    { kind: 'upstream-daemon', make: installDaemon },
    { kind: 'lix', make: asLix },
    { kind: 'determinate', make: asDeterminate },
  ])('$kind: takes all where it may write system-wide', async ({ kind, make }) => {
    await using machine = await openJobMachine('hosted', { env: selfHosted })
    await make(machine, lab)
    const more = { 'system-wide': 'true', sandbox: 'require', uninstall: 'true' }
    await job(machine, more, { outputs: { 'machine-kind': kind, mode: 'daemon', sandbox: 'sandboxed' } })
    // What was uninstalled are the notes of the action.
    expect((await machine.root.run(['find', '/home/runner/.local'])).stdout).toBe('')
  })

  it('upstream-daemon: takes what files of the job can give where it may not write system-wide, or cannot', async () => {
    await using machine = await openJobMachine('hosted', { env: selfHosted })
    const { root } = machine
    await installDaemon(machine, lab)
    const outputs = { 'machine-kind': 'upstream-daemon', mode: 'daemon' }
    const effect: Effect = { ...wholeEffect, greeting: 'built' }
    const told = (why: string) => [
      expect.stringMatching(`^warning CCH005: Not used: http.*does not trust runner, and ${why}\\..*Ask the admin`),
    ]
    await job(machine, {}, { outputs, effect, told: told('this Nix was already installed, and system-wide is false') })
    expect(await refused(machine, { preinstalled: 'refuse' })).toEqual([
      expect.stringMatching(/^error INS032: Nix \d\S* is on this machine \(.*\), and preinstalled is refuse\./),
    ])
    await inRoot(root, 'mount --bind /etc /etc; mount -o remount,bind,ro /etc')
    await job(machine, { 'system-wide': 'true' }, { outputs, effect, told: told('/etc/nix is read-only') })
  })

  it('nixos: takes what files of the job can give, and nothing is written to /etc', async () => {
    await using machine = await openJobMachine('hosted', { env: selfHosted })
    await asNixos(machine, lab)
    const told = [
      expect.stringMatching(/^warning INS034: system-wide has no effect here: NixOS generates \/etc in a rebuild\./),
      expect.stringMatching(/^warning CCH005: Not used: http.*does not trust runner, and NixOS generates/),
    ]
    const outputs = { 'machine-kind': 'nixos', mode: 'daemon' }
    await job(machine, { 'system-wide': 'true' }, { outputs, told, effect: { ...wholeEffect, greeting: 'built' } })
    // Whom the daemon trusts gets all, by the same files.
    const { root } = machine
    const temp = await root.makeFolder('/runner-temp-of-root', 'root')
    await job({ ...machine, user: 'root', temp }, {}, { outputs: { 'machine-kind': 'nixos' } })
  })

  it('debian: says what the packages lack for this user, and takes all with them', async () => {
    await using machine = await openJobMachine('hosted', { env: selfHosted })
    const { root } = machine
    const temp = await root.makeFolder('/runner-temp-of-root', 'root')
    const asRoot: JobMachine = { ...machine, user: 'root', temp }
    await installDebian(machine, 'nix-bin')
    const noDefault = `${lab.inputs['extra-nix-config']}\nsubstituters = ${lab.upstream.url}`
    expect(await refused(asRoot, { sandbox: 'require', 'extra-nix-config': noDefault })).toEqual([
      expect.stringMatching(/^error INS044: Nix refuses to build: .*'nixbld'.* does not exist\. .*nix-setup-systemd/),
    ])
    const extra = `${noDefault}\nbuild-users-group =`
    const alone = { 'machine-kind': 'debian', mode: 'single-user', 'nix-path': '/usr/bin/nix' }
    await job(asRoot, { 'extra-nix-config': extra }, { outputs: alone })
    await installDebian(machine, 'nix-setup-systemd')
    expect(await refused(machine, {})).toEqual([
      expect.stringMatching(/^error INS035: .*group nix-users only, and runner is not one\. .*usermod --append/),
    ])
    await inRoot(root, 'usermod --append --groups nix-users runner')
    await job(
      machine,
      { 'system-wide': 'true' },
      { outputs: { 'machine-kind': 'debian', mode: 'daemon', sandbox: 'sandboxed' } },
    )
  })

  it('upstream-single: takes all, in files of the job, without root or sudo, in a pod too', async () => {
    await using machine = await openJobMachine('container', { user: 'runner', env: pod })
    await installSingle(machine, lab)
    await job(machine, {}, { outputs: { 'machine-kind': 'upstream-single', mode: 'single-user' } })
  })

  it('a pod with the Nix of its image: root takes all, and another user is told why not', async () => {
    await using machine = await openJobMachine('container', { env: pod })
    await asNixImage(machine, lab)
    await job(
      machine,
      {},
      { outputs: { 'machine-kind': 'upstream-single', mode: 'single-user', sandbox: 'unsandboxed' } },
    )
    const temp = await machine.root.makeFolder('/runner-temp-of-runner', 'runner')
    expect(await refused({ ...machine, user: 'runner', temp }, {})).toEqual([
      expect.stringMatching(/^error INS035: The store of this machine belongs to user 0, no Nix daemon runs, .*runner/),
    ])
    expect(await refused(machine, { sandbox: 'require' })).toEqual([
      expect.stringMatching(/^error INS044: Builds are not sandboxed: the configuration has `sandbox = false`\./),
    ])
  })
})
