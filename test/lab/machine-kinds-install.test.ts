/** Machines without Nix on which something is in the way of an installation: the same effect, or the words why not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { annotations, openJobMachine, postEnv, runStep, snapshot } from './machine-job.ts'
import { effectOf, type MachineKindLab, openMachineKindLab, wholeEffect } from './machine-kind-job.ts'
import { inRoot } from './machine-kind-layouts.ts'

const reason = await noThrowAway()

describeThrowAway('the root action where Nix is to be installed', reason, () => {
  let lab: MachineKindLab
  beforeAll(async () => {
    lab = await openMachineKindLab()
  })
  afterAll(() => lab?.[Symbol.asyncDispose]())

  const places = [
    {
      title:
        'after somebody else’s Nix: backups, build users and their group are there still, and /nix is a bind mount',
      kind: 'hosted' as const,
      make: `touch /etc/bash.bashrc.backup-before-nix /etc/profile.d/nix.sh.backup-before-nix /etc/zshrc.backup-before-nix
        groupadd --gid 30000 nixbld; useradd --uid 30001 --gid nixbld --groups nixbld nixbld1
        useradd --uid 30003 nixbld3; useradd --uid 30002 somebody
        mkdir -p /disk/nix /nix; mount --bind /disk/nix /nix`,
      outputs: { 'machine-kind': 'none', mode: 'daemon', sandbox: 'sandboxed' },
    },
    {
      title: 'without root: /nix is a file system of the user’s, and /etc cannot be written to',
      kind: 'self-hosted' as const,
      user: 'runner' as const,
      make: `mkdir /nix; mount -t tmpfs -o size=1g,mode=0755 disk /nix; chown runner: /nix
        mount --bind /etc /etc; mount -o remount,bind,ro /etc`,
      more: { 'build-folder': 'default' },
      outputs: { 'machine-kind': 'rootless', mode: 'single-user' },
    },
    {
      title: 'root in a container whose /etc cannot be written to',
      kind: 'container' as const,
      user: 'root' as const,
      make: `mount --bind /etc /etc; mount -o remount,bind,ro /etc`,
      outputs: { 'machine-kind': 'container', mode: 'single-user' },
    },
  ]
  it.each(places)('$title', async ({ kind, user, make, more, outputs }) => {
    await using machine = await openJobMachine(kind, {
      env: { RUNNER_ENVIRONMENT: 'self-hosted' },
      ...(user && { user }),
    })
    const { root } = machine
    await inRoot(root, make)
    const before = await snapshot(root)
    const inputs = { ...lab.installInputs, preinstalled: 'use', uninstall: 'true', ...more }
    const main = await runStep(machine, 'setup', inputs)
    expect([main.code, annotations(main)], main.log).toEqual([0, []])
    expect(Object.fromEntries(main.outputs)).toMatchObject({ installed: 'true', ...outputs })
    expect(await effectOf(machine, lab, main)).toEqual(wholeEffect)
    const post = await runStep(machine, 'setup-post', inputs, postEnv(main))
    expect([post.code, annotations(post)], post.log).toEqual([0, []])
    expect(await snapshot(root)).toEqual(before)
  })

  it('says so where the disk is full, or a Nix is required, and leaves nothing', async () => {
    const given = { ...lab.installInputs, uninstall: 'true' }
    for (const { size, more, said } of [
      {
        size: 60,
        more: {},
        said: /^error INS016: Not enough disk space for Nix: \d+ bytes are free on the disk of \/nix\. /,
      },
      { size: 60, more: { preinstalled: 'require' }, said: /^error INS031: No Nix was found on this machine / },
    ]) {
      await using machine = await openJobMachine('self-hosted', { size })
      const before = await snapshot(machine.root)
      const main = await runStep(machine, 'setup', { ...given, ...more })
      expect([main.code, annotations(main)], main.log).toEqual([1, [expect.stringMatching(said)]])
      const post = await runStep(machine, 'setup-post', given, postEnv(main))
      expect([post.code, annotations(post)], post.log).toEqual([0, []])
      expect(await snapshot(machine.root)).toEqual(before)
    }
  })
})
