/** Builders over ssh as the root action sets them up: Debian's sshd, and a machine with Nix that builds for another one. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext } from './lab.ts'
import {
  annotations,
  type EndedStep,
  type JobMachine,
  jobTemp,
  openJobMachine,
  postEnv,
  runStep,
  textsOf,
} from './machine-job.ts'
import { ensureRelease, type Release } from './release.ts'
import { type SecretFinding, startSecretSearch } from './secret-search.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { type HostKeyName, openSshBuilder, type SshBuilder, sshReason } from './ssh-builder.ts'

const reason = (await noThrowAway()) ?? sshReason()

describeThrowAway('builders over ssh', reason, () => {
  let releases: Readonly<Record<'sid' | 'trixie', Release>>
  let mirror: FileServer
  let builder: SshBuilder
  beforeAll(async () => {
    const lab = labContext()
    releases = { trixie: await ensureRelease('trixie', lab), sid: await ensureRelease('sid', lab) }
    mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
    const { version, system, sha256 } = releases.sid
    builder = await openSshBuilder({ version, system, sha256, baseUrl: `${mirror.url}/nix` })
  })
  afterAll(async () => {
    await builder?.root.close()
    await mirror?.close()
  })

  /** The builder by its port, or by a name of ssh_config. */
  const address = (suite: 'sid' | 'trixie') =>
    suite === 'sid'
      ? { uri: `ssh-ng://builder@127.0.0.1:${builder.port}`, name: `[127.0.0.1]:${builder.port}` }
      : { uri: 'ssh-ng://builder@lab-builder', name: 'lab-builder' }
  const inputs = (mode: string, suite: 'sid' | 'trixie', hostKey: HostKeyName = 'own') => ({
    'nix-version': releases[suite].version,
    'nix-sha256': releases[suite].sha256,
    'nix-base-url': `${mirror.url}/nix`,
    mode,
    caches: 'none',
    'extra-nix-config': 'substituters =\nmax-jobs = 0',
    builders: `${address(suite).uri} x86_64-linux - 2 1 lab`,
    'builders-key': builder.privateKey,
    'known-hosts': `${address(suite).name} ${builder.hostKeys[hostKey]}`,
  })

  /** Lets Nix build something new that only the builder can build. */
  async function buildThere(machine: JobMachine, { later }: EndedStep) {
    const script = 'read where < /where-it-runs; echo "$where" > $out'
    const expression = `derivation { name = "there-${randomBytes(4).toString('hex')}"; system = builtins.currentSystem;
      builder = "/bin/sh"; requiredSystemFeatures = [ "lab" ]; args = [ "-c" ''${script}'' ]; }`
    const how = { user: machine.user, env: later }
    const planned = await machine.root.run(['nix-instantiate', '--expr', expression], how)
    const drv = planned.stdout.trim()
    const asked = await machine.root.run(['nix-store', '--query', '--outputs', drv], how)
    const { code, stderr } = await machine.root.run(['nix', 'build', '-L', '--no-link', `${drv}^*`], how)
    return { code, log: stderr, drv, output: asked.stdout.trim() }
  }

  const brief = (found: readonly SecretFinding[]) =>
    found.map(({ place, where, detail }) => `${place} ${where.replace(/\/[0-9a-f]{16}\./, '/JOB.')} ${detail}`)
  /** A line that no other key has: keys begin alike. */
  const secrets = () => ({ key: builder.privateKey.split('\n').at(-3) ?? '' })
  const asInput = (stub: string) => expect.stringMatching(`^environment .*/${stub}\\.js INPUT_BUILDERS-KEY$`)

  const system = '/home/runner/.local/state/setup-nix-cuda/credentials'
  it.each([
    { kind: 'hosted', mode: 'daemon', suite: 'sid', folder: system },
    { kind: 'container', mode: 'single-user', suite: 'sid', folder: `${jobTemp}/nix-cuda/credentials` },
    { kind: 'container', mode: 'single-user', suite: 'trixie', folder: `${jobTemp}/nix-cuda/credentials` },
  ] as const)('build for $kind in $mode mode with the Nix of $suite, and no other host does', async (at) => {
    const { mode, suite } = at
    await using machine = await openJobMachine(at.kind)
    const { root } = machine
    // Nix 2.26 takes no port. A machine may also have this, which asks for no host key at all.
    const config = ['Host lab-builder', 'HostName 127.0.0.1', `Port ${builder.port}`, 'HostKeyAlias lab-builder']
    if (suite === 'trixie') writeFileSync(root.at('/etc/ssh/ssh_config.d/lab.conf'), `${config.join('\n')}\n`)

    const given = inputs(mode, suite)
    const refused = await runStep(machine, 'setup', { ...given, 'known-hosts': 'elsewhere ssh-ed25519 AAAA' })
    expect([refused.code, annotations(refused)]).toEqual([
      1,
      [expect.stringMatching(/^error CFG031: The host key of the builder ssh-ng:\S+ is not known\./)],
    ])
    expect(existsSync(root.at('/nix'))).toBe(false)

    using during = startSecretSearch(root, secrets())
    const main = await runStep(machine, 'setup', given)
    expect([main.code, annotations(main)]).toEqual([0, []])
    const built = await buildThere(machine, main)
    expect(built).toMatchObject({ code: 0, log: expect.stringContaining(` on '${address(suite).uri}'`) })
    expect(readFileSync(root.at(built.output), 'utf8')).toBe('the-builder\n')
    expect(await builder.has(built.output)).toBe(true)
    const texts = { ...textsOf('main', main), build: built.log }
    expect(brief(await during.finish({ folders: [jobTemp], texts }))).toEqual([
      asInput('setup'),
      `file ${at.folder}/JOB.key 600 root`,
    ])

    // Somebody else answers.
    await builder.show('other')
    const elsewhere = await buildThere(machine, main)
    await builder.show('own')
    expect(elsewhere.code).not.toBe(0)
    expect(elsewhere.log).toContain('failed to start SSH connection')
    expect([await builder.has(elsewhere.drv), await builder.has(elsewhere.output)]).toEqual([false, false])

    using after = startSecretSearch(root, secrets())
    const post = await runStep(machine, 'setup-post', given, postEnv(main))
    expect([post.code, annotations(post)]).toEqual([0, []])
    const left = brief(await after.finish({ folders: [jobTemp], texts: textsOf('post', post) }))
    expect(left).toEqual([asInput('setup-post')])

    writeFileSync(root.at('/etc/ssh/ssh_config.d/lax.conf'), 'StrictHostKeyChecking no\n')
    const wrong = await runStep(machine, 'setup', inputs(mode, suite, 'other'))
    expect([wrong.code, annotations(wrong)]).toEqual([
      1,
      [expect.stringMatching(/^error CFG032: The builder ssh-ng:\S+ has a host key other than the one given/)],
    ])
  })
})
