/** What installation and configuration put on a machine is gone after an uninstallation, byte for byte. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Problem } from '../../src/model/problem.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { labContext, project } from './lab.ts'
import { ensureRelease, type Release } from './release.ts'
import { type FileServer, serveFolders } from './serve.ts'
import { openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'

const reason = await noThrowAway()
const driver = [join(project, 'node_modules/.bin/node'), join(project, 'test/lab/uninstall-driver.ts')]

interface How {
  readonly user?: 'root' | 'runner'
  readonly env?: Readonly<Record<string, string>>
}
interface Answer {
  readonly status: string
  readonly plan: readonly string[]
  readonly stays: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * Path, type, mode, owner, target, size and hash of everything but logs and what time and systemd's own services write,
 * databases' backups, and the empty lock file of the user tools.
 */
async function snapshot(root: ThrowAwayRoot): Promise<readonly string[]> {
  const backups = ['passwd-', 'group-', 'shadow-', 'gshadow-', 'subuid-', 'subgid-', '.pwd.lock'].map(
    (name) => `/etc/${name}`,
  )
  const moving = ['/var/log', '/var/cache', '/var/tmp', '/var/lib/systemd', ...backups]
  const prune = moving.flatMap((path) => ['-o', '-path', path]).slice(1)
  const places = ['/etc', '/nix', '/var', '/root', '/home']
  const find = ['find', ...places, '(', ...prune, ')', '-prune', '-o']
  // The packages of the machine are too many to be hashed each time.
  const script = `"$@" -printf '%p %y %m %U:%G %s %l\\n' | sed -E 's/^(\\S+ d \\S+ \\S+) [0-9]+/\\1/'
    "$@" -type f ! -path '/var/lib/dpkg/*' ! -path '/var/lib/apt/*' ! -path '/var/lib/postgresql/*' -print0 | xargs -0r sha256sum`
  const found = await root.run(['bash', '-c', script, '_', ...find])
  return found.stdout.split('\n').sort()
}

/** This machine may have a state folder of its own. */
async function fresh(options: { readonly systemd: boolean }): Promise<ThrowAwayRoot> {
  const root = await openThrowAwayRoot(options)
  await root.run(['rm', '-rf', '/var/lib/setup-nix-cuda'])
  return root
}

const places = [
  { place: 'daemon by systemd, runner with sudo', systemd: true, mode: 'auto', user: 'runner', owned: false },
  { place: 'daemon without systemd, root', systemd: false, mode: 'daemon', user: 'root', owned: false },
  { place: 'single-user, root', systemd: false, mode: 'single-user', user: 'root', owned: false },
  { place: 'single-user, runner with a /nix of its own', systemd: false, mode: 'auto', user: 'runner', owned: true },
] as const

describeThrowAway('nix-cuda uninstall in a throw-away root', reason, () => {
  let releases: Readonly<Record<'trixie' | 'sid', Release>>
  let mirror: FileServer
  beforeAll(async () => {
    const lab = labContext()
    releases = { trixie: await ensureRelease('trixie', lab), sid: await ensureRelease('sid', lab) }
    mirror = await serveFolders([releases.trixie.folder, releases.sid.folder])
  })
  afterAll(() => mirror?.close())

  async function setup(
    root: ThrowAwayRoot,
    mode: string,
    how: How & { readonly job?: string; readonly suite?: 'trixie' } = {},
  ) {
    const release = releases[how.suite ?? 'sid']
    const inputs = {
      job: how.job ?? 'one',
      'nix-version': release.version,
      'nix-sha256': release.sha256,
      'nix-base-url': `${mirror.url}/nix`,
      mode,
      caches: ['none'],
      'extra-nix-config': 'substituters =\nmax-jobs = 3\n',
      'store-cache': 'off',
    }
    const ran = await root.run([...driver, 'setup', JSON.stringify(inputs)], { ...how, env: await jobEnv(root, how) })
    expect(ran).toMatchObject({ code: 0 })
    return JSON.parse(ran.stdout) as {
      readonly installed: boolean
      readonly variables: Readonly<Record<string, string>>
    }
  }

  /** A job has a temporary folder, which its runner removes; it is in none of the places that are compared. */
  async function jobEnv(root: ThrowAwayRoot, { user = 'root', env = {} }: How) {
    return { ...env, RUNNER_TEMP: await root.makeFolder(`/temp-${user}`, user) }
  }

  async function uninstall(root: ThrowAwayRoot, options: readonly string[], how: How = {}) {
    const ran = await root.run([...driver, 'uninstall', '--json', ...options], how)
    const answer = (ran.stdout.startsWith('{') ? JSON.parse(ran.stdout) : { problems: [] }) as Answer
    return { ...ran, answer, codes: answer.problems.map(({ code }) => code) }
  }

  /** Every part of the diagnostics finds something out. */
  async function diagnose(root: ThrowAwayRoot, { version }: Release, how: How) {
    const told = await root.run([...driver, 'diagnose'], how)
    const { lines } = JSON.parse(told.stdout) as { readonly lines: readonly string[] }
    expect(lines.filter((line) => line.startsWith('not found out'))).toEqual([])
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining(`Nix ${version}`), 'max-jobs = 3']))
  }

  const daemons = async (root: ThrowAwayRoot) => (await root.run(['pgrep', '-x', 'nix-daemon'])).stdout

  it.each(places)('$place: leaves the machine as it was', async ({ systemd, mode, user, owned }) => {
    await using root = await fresh({ systemd })
    if (owned) await root.makeFolder('/nix', 'runner')
    const before = await snapshot(root)
    const { variables } = await setup(root, mode, { user })
    await diagnose(root, releases.sid, { user, env: variables })
    expect(await uninstall(root, ['--yes'], { user })).toMatchObject({ code: 1, codes: ['INS051'] })
    const shown = await uninstall(root, ['--force'], { user })
    expect(shown).toMatchObject({
      code: 1,
      answer: { status: 'shown', plan: expect.arrayContaining([expect.stringContaining('/nix')]) },
    })
    expect(await root.run(['test', '-x', '/nix/var/nix/profiles/default/bin/nix'])).toMatchObject({ code: 0 })
    const done = await uninstall(root, ['--yes', '--force'], { user })
    expect(done).toMatchObject({ code: 0, answer: { status: 'done', stays: [] } })
    expect(await snapshot(root)).toEqual(before)
    expect(await daemons(root)).toBe('')
    if (systemd)
      expect((await root.run(['systemctl', 'list-units', '--all', 'nix*'])).stdout).not.toContain('nix-daemon')
    expect(await uninstall(root, ['--yes'], { user })).toMatchObject({ code: 0, answer: { status: 'nothing' } })
    expect(await snapshot(root)).toEqual(before)
  })
  it.each([
    { place: 'root, without systemd', systemd: false, user: 'root' as const },
    { place: 'runner with sudo, by systemd', systemd: true, user: 'runner' as const },
  ])('takes up what a kill after any change left, and so does an installation ($place)', async ({ systemd, user }) => {
    await using root = await fresh({ systemd })
    const before = await snapshot(root)
    const dying = (env: Readonly<Record<string, string>>) => uninstall(root, ['--yes', '--force'], { user, env })
    await setup(root, 'daemon', { user })
    expect(await dying({ DIE_AT: 'uninstall: marked' })).toMatchObject({ code: 137 })
    expect(await setup(root, 'daemon', { user })).toMatchObject({ installed: true })
    let killed = 0
    for (let changes = systemd ? 5 : 3; ; changes += 3) {
      if ((await dying({ DIE_AFTER: String(changes) })).code !== 137) break
      killed += 1
    }
    expect(killed).toBeGreaterThan(3)
    expect(await uninstall(root, ['--yes'], { user })).toMatchObject({ code: 0 })
    expect(await snapshot(root)).toEqual(before)
    expect(await daemons(root)).toBe('')
  })

  it('says what cannot be removed, and goes on from there', async () => {
    await using root = await fresh({ systemd: false })
    const before = await snapshot(root)
    await setup(root, 'daemon')
    await root.run(['mount', '-t', 'tmpfs', 'x', '/nix/var/nix/userpool'])
    const failed = await uninstall(root, ['--yes', '--force'])
    expect(failed).toMatchObject({ code: 3, codes: ['INS050'], answer: { status: 'failed' } })
    expect(failed.answer.problems[0]?.message).toContain('/nix/var/nix/userpool')
    await root.run(['umount', '/nix/var/nix/userpool'])
    const asked = (answer: string) =>
      root.run(['script', '-qec', [...driver, 'uninstall', '--force'].join(' '), '/dev/null'], { input: `${answer}\n` })
    const kept = await asked('n')
    expect(kept.stdout).toMatch(/- remove \/nix[\s\S]*Remove this\? \[y\/N\][\s\S]*Nothing was removed/)
    expect(kept.code).toBe(1)
    expect(await asked('y')).toMatchObject({ code: 0, stdout: expect.stringContaining('Done in') })
    expect(await snapshot(root)).toEqual(before)
  })

  it('refuses while jobs use it, whoever’s journal names them, and goes with the last one', async () => {
    await using root = await fresh({ systemd: false })
    const before = await snapshot(root)
    await setup(root, 'daemon', { job: 'one' })
    await setup(root, 'daemon', { job: 'two' })
    const refused = await uninstall(root, ['--yes'])
    expect(refused).toMatchObject({ code: 1, codes: ['INS051'], answer: { status: 'refused' } })
    expect(refused.answer.problems[0]?.message).toContain('one, two')
    const atEnd = async (job: string) => {
      const ran = await root.run([...driver, 'job-ends', JSON.stringify({ job })], { env: await jobEnv(root, {}) })
      return (JSON.parse(ran.stdout) as readonly Problem[]).map(({ code, severity }) => `${severity} ${code}`)
    }
    expect(await atEnd('one')).toEqual(['warning INS051'])
    expect(await daemons(root)).not.toBe('')
    const theirs = { schema: 'journal/1', entries: [{ owner: 'nix', path: '/x', users: ['theirs'] }] }
    const folder = await root.makeFolder('/home/runner/.local/state/setup-nix-cuda')
    await root.run(['tee', `${folder}/journal.json`], { input: JSON.stringify(theirs) })
    expect(await atEnd('two')).toEqual(['warning INS051'])
    expect(await root.run(['test', '-e', '/nix/store'])).toMatchObject({ code: 0 })
    await root.run(['rm', '-r', '/home/runner/.local'])
    expect(await atEnd('three')).toEqual([])
    expect(await snapshot(root)).toEqual(before)
  })

  it('leaves alone what others put beside it', async () => {
    await using root = await fresh({ systemd: false })
    const { variables } = await setup(root, 'daemon', { suite: 'trixie' })
    await diagnose(root, releases.trixie, { env: variables })
    const sh = (script: string) => root.run(['bash', '-euc', script])
    await sh(`echo secret > /etc/nix/netrc; sed -i '1i cores = 2' /etc/nix/nix.conf; echo 'max-jobs = 2' >> /etc/nix/nix.conf
      mkdir /nix/mine; echo x > /nix/mine/file; touch /var/lib/setup-nix-cuda/notes; useradd --gid nixbld friend`)
    const done = await uninstall(root, ['--yes', '--force'])
    expect(done).toMatchObject({ code: 0 })
    expect(done.answer.stays.join('\n')).toMatch(
      /\/nix\/mine stays[\s\S]*nixbld stays: friend[\s\S]*nix\.conf stays[\s\S]*notes stays/,
    )
    const left = await sh(
      'cat /etc/nix/nix.conf /etc/nix/netrc; ls /etc/nix /nix /var/lib/setup-nix-cuda; getent group nixbld | cut -d: -f1; grep -c nixbld /etc/passwd || true',
    )
    expect(left.stdout.split('\n')).toEqual(
      'cores = 2,max-jobs = 2,secret,/etc/nix:,netrc,nix.conf,,/nix:,mine,,/var/lib/setup-nix-cuda:,notes,nixbld,0,'.split(
        ',',
      ),
    )
    await sh('mkdir -p /nix/store/somebody-else; rm -r /var/lib/setup-nix-cuda')
    const foreign = await uninstall(root, ['--yes', '--force'])
    expect(foreign).toMatchObject({ code: 1, codes: ['INS050'] })
    expect(await sh('ls /nix/store; ls /var/lib/setup-nix-cuda || true')).toMatchObject({ stdout: 'somebody-else\n' })
  })
})
