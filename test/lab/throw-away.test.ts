import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { removeTree } from './context.ts'
import { describeThrowAway, noThrowAway } from './describe.ts'
import { type Ran, runOk } from './exec.ts'
import { LabError, labContext } from './lab.ts'
import { ensureRelease, type Release } from './release.ts'
import { type InsideOptions, openThrowAwayRoot, type ThrowAwayRoot } from './throw-away.ts'
import { ensureUpstreamCache, hostSandboxPaths, serveUpstreamCache, setFor } from './upstream.ts'

const lab = labContext()
const scratch = mkdtempSync(join(tmpdir(), 'throw-away-test-'))
afterAll(() => removeTree(scratch))

const sh = (script: string, ...args: string[]): string[] => ['/bin/bash', '-euc', script, 'sh', ...args]

/** Command lines on this machine that contain a text. */
function processesWith(text: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

/** What roots of a process left in the lab and on the machine. */
function leftOf(owner: number | undefined): string[] {
  const roots = join(lab.root, 'roots')
  const folders = existsSync(roots) ? readdirSync(roots).filter((name) => name.startsWith(`${owner}-`)) : []
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n')
  return [...folders, ...mounts.filter((line) => line.includes(`/roots/${owner}-`))]
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(LabError)
  return (error as LabError).message
}

const reason = await noThrowAway()

describeThrowAway('a throw-away root', reason, () => {
  let bare: ThrowAwayRoot
  beforeAll(async () => {
    bare = await openThrowAwayRoot()
  })
  afterAll(() => bare.close())

  it('gives status and output, and takes environment, folder and input', async () => {
    const lines: string[] = []
    const options = { env: { GIVEN: 'yes' }, cwd: '/usr', input: 'typed', onStderr: (line: string) => lines.push(line) }
    const script = 'echo "$GIVEN $PWD $(cat)"; echo one >&2; echo two >&2; exit 7'
    expect(await bare.run(sh(script), options)).toEqual({ code: 7, stdout: 'yes /usr typed\n', stderr: 'one\ntwo\n' })
    expect(lines).toEqual(['one', 'two'])
    vi.stubEnv('NOT_GIVEN', 'secret')
    const { stdout } = await bare.run(['env'])
    vi.unstubAllEnvs()
    expect(stdout).not.toContain('NOT_GIVEN')
    expect(await bare.run(['/nowhere'])).toMatchObject({ code: 127 })
  })

  it('has a user runner with a home and no sudo', async () => {
    const ran = await bare.run(sh('id -u; pwd; touch mine; ls; ! command -v sudo'), { user: 'runner' })
    // Whatever users this machine has already.
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1\d{3}\n\/home\/runner\nmine\n$/) })
    const folder = await bare.makeFolder('/home/runner/work/_temp')
    expect(await bare.run(sh('touch "$1/file"', folder), { user: 'runner' })).toMatchObject({ code: 0 })
    writeFileSync(bare.at(`${folder}/from-outside`), 'text')
    expect((await bare.run(['cat', `${folder}/from-outside`])).stdout).toBe('text')
  })

  it('starts without /nix and keeps what is written to itself', async () => {
    const before = existsSync('/nix') ? readdirSync('/nix') : undefined
    const script =
      'ls /nix 2>/dev/null && exit 1; mkdir -p /nix/store /etc/nix; echo x > /nix/mark; echo x > /etc/lab-mark'
    expect(await bare.run(sh(script))).toMatchObject({ code: 0 })
    expect(existsSync('/etc/lab-mark')).toBe(false)
    expect(existsSync('/nix') ? readdirSync('/nix') : undefined).toEqual(before)
    const project = join(import.meta.dirname, '../..')
    const readOnly = await bare.run(sh('test -e "$1/package.json"; touch "$1/mark"', project))
    expect(readOnly.stderr).toContain('Read-only file system')
  })

  it('keeps what a command left behind until it is closed, and reaps it', async () => {
    const ran = await bare.run(sh('(sleep 98765 & ) ; (true & )'))
    expect(ran.code).toBe(0)
    const { stdout } = await bare.run(['ps', '-eo', 'stat,args'])
    expect(stdout).toContain('sleep 98765')
    expect(stdout).not.toMatch(/^Z/m)
  })

  it('passes signals to the command itself', async () => {
    const trapped = bare.start(
      sh('trap "echo caught; exit 5" TERM; echo ready; touch /ready; while :; do sleep 0.02; done'),
    )
    while ((await bare.run(['test', '-e', '/ready'])).code !== 0) await sleep(20)
    expect(await trapped.kill('SIGTERM')).toBe(true)
    expect(await trapped.done).toEqual({ code: 5, stdout: 'ready\ncaught\n', stderr: '' })
    expect(await trapped.kill('SIGTERM')).toBe(false)
    const killed = bare.start(['sleep', '60'])
    await killed.kill('SIGKILL')
    expect((await killed.done).code).toBe(137)
    expect(await refusal(bare.run(['sleep', '60'], { timeout: 0.2 }))).toBe('sleep was stopped after 0.2 s.')
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 100)
    expect(await refusal(bare.run(['sleep', '60'], { signal: abort.signal }))).toMatch(/^Cancelled/)
  })

  it('leaves no process, mount or file when it is closed', async () => {
    for (const options of [{ systemd: true }, { tmpfs: false }] as const) {
      const root = await openThrowAwayRoot(options)
      const marker = `${97000 + process.pid / 1e6}`
      await root.run(sh('(setsid sleep "$1" &)', marker))
      expect(processesWith(marker)).toHaveLength(1)
      await root.close()
      expect(processesWith(marker)).toEqual([])
      const mine = readdirSync(join(lab.root, 'roots')).filter((name) => name.startsWith(`${process.pid}-`))
      // The suite's own one is open still.
      expect(mine).toHaveLength(1)
      await root.close()
    }
    expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain('throw-away')
  })

  it('ends with a process that is killed; the next one clears away what it left', async () => {
    const marker = `${96000 + process.pid / 1e6}`
    const script = `import { openThrowAwayRoot } from ${JSON.stringify(join(import.meta.dirname, 'throw-away.ts'))}
      const root = await openThrowAwayRoot({ systemd: true })
      root.start(['sleep', '${marker}'])
      console.log('open')`
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, LAB: lab.root },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(owner.stdout, 'data')
    await vi.waitUntil(() => processesWith(`sleep\0${marker}`).length > 0, { timeout: 300_000 })
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    await vi.waitUntil(() => processesWith(`sleep\0${marker}`).length === 0, { timeout: 300_000 })
    await (await openThrowAwayRoot()).close()
    expect(leftOf(owner.pid)).toEqual([])
  })

  it('can be given up while it is made', async () => {
    for (const milliseconds of [0, 40, 80]) {
      const signal = AbortSignal.timeout(milliseconds)
      expect(await refusal(openThrowAwayRoot({ signal, systemd: true }))).toMatch(/cancelled/i)
    }
    expect(readdirSync(join(lab.root, 'roots')).filter((name) => name.startsWith(`${process.pid}-`))).toHaveLength(1)
  })

  it('has little room when it is given little, and no network when it is to have none', async () => {
    await using root = await openThrowAwayRoot({ size: 16, network: 'none' })
    const full = await root.run(['dd', 'if=/dev/zero', 'of=/file', 'bs=1M', 'count=32'])
    expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining('No space left on device') })
    expect((await root.run(['ip', '-brief', 'link'])).stdout.trim().split('\n')).toHaveLength(1)
  })

  it('binds folders that can be written to', async () => {
    await using root = await openThrowAwayRoot({ bind: [scratch] })
    await root.run(sh('echo text > "$1/out"', scratch))
    expect(readFileSync(join(scratch, 'out'), 'utf8')).toBe('text\n')
  })

  it('has a systemd that starts units, and sudo', async () => {
    await using root = await openThrowAwayRoot({ systemd: true })
    expect((await root.run(['cat', '/proc/1/comm'])).stdout).toBe('systemd\n')
    const ran = await root.run(['sudo', '-n', 'systemd-run', '--quiet', '--wait', '--pipe', 'id', '-un'], {
      user: 'runner',
    })
    expect(ran).toMatchObject({ code: 0, stdout: 'root\n' })
    expect((await root.run(['systemctl', '--failed', '--quiet'])).stdout).toBe('')
    expect((await root.run(['journalctl', '--no-pager', '--lines=200'])).stdout).toContain('multi-user.target')
  })
})

describeThrowAway('a Nix release', reason, () => {
  let release: Release
  beforeAll(async () => {
    release = await ensureRelease('trixie', lab)
    await ensureRelease('sid', lab)
  })

  const unpackAndInstall = async (
    root: ThrowAwayRoot,
    { folder, path }: Release,
    mode: string,
    options: InsideOptions,
  ): Promise<Ran> => {
    const script = 'mkdir unpacked; tar -xf "$1" -C unpacked; unpacked/*/install "$2" --yes --daemon-user-count 4'
    return root.run(sh(script, join(folder, path), mode), options)
  }
  const build = (name: string): string[] => {
    const expression = `derivation { name = "${name}"; system = builtins.currentSystem; builder = "/bin/sh";
      args = [ "-c" "[ ! -e /home ] || exit 3; echo $UID > $out" ]; }`
    return ['nix-build', '--no-out-link', '--option', 'substitute', 'false', '--expr', expression]
  }

  it('has upstream’s layout', async () => {
    const { version, system, folder, path, sha256, nixPath, storePaths } = release
    expect(path).toBe(`nix/nix-${version}/nix-${version}-${system}.tar.xz`)
    const archive = join(folder, path)
    expect(readFileSync(`${archive}.sha256`, 'utf8')).toBe(sha256)
    expect(await runOk('sha256sum', [archive])).toContain(sha256)
    const listed = (await runOk('tar', ['-tvf', archive, '--full-time', '--utc'])).trim().split('\n')
    expect(listed.every((line) => / 0\/0 .* 1970-01-01 00:00/.test(line))).toBe(true)
    const names = listed.map((line) => line.replace(/^.*:\d\d /, '').replace(/ -> .*/, ''))
    const top = `nix-${version}-${system}`
    expect(names.every((name) => name.startsWith(`${top}/`))).toBe(true)
    expect(names).toEqual(expect.arrayContaining([`${top}/install`, `${top}/install-multi-user`, `${top}/.reginfo`]))
    const nix = `${top}${nixPath.slice('/nix'.length)}`
    for (const file of ['bin/nix-daemon', 'etc/profile.d/nix.sh', 'lib/systemd/system/nix-daemon.socket']) {
      expect(names).toContain(`${nix}/${file}`)
    }
    const registration = await runOk('tar', ['-xOf', archive, `${top}/.reginfo`])
    expect(registration.split('\n').filter((line) => storePaths.includes(line)).length).toBeGreaterThan(100)
    // One block: as upstream's, it is decoded by one thread.
    expect(await runOk('xz', ['--list', '--robot', archive])).toMatch(/^file\t1\t1\t/m)
  })

  it.each(['trixie', 'sid'] as const)(
    'of %s installs itself for one user, who builds in the sandbox',
    async (suite) => {
      const made = await ensureRelease(suite, lab)
      await using root = await openThrowAwayRoot({ sudo: true })
      const path = '/home/runner/.nix-profile/bin:/usr/bin:/bin'
      const options = { user: 'runner', env: { PATH: path } } as const
      expect(await unpackAndInstall(root, made, '--no-daemon', options)).toMatchObject({ code: 0 })
      expect((await root.run(['nix', '--version'], options)).stdout).toContain(made.version)
      expect(await root.run(['nix-store', '--verify', '--check-contents'], options)).toMatchObject({ code: 0 })
      const closure = (await root.run(['nix-store', '-qR', made.nixPath, made.cacertPath], options)).stdout
      for (const line of closure.trim().split('\n')) expect(made.storePaths).toContain(line)
      const built = await root.run(build('single'), options)
      expect(built).toMatchObject({ code: 0, stdout: expect.stringContaining('-single') })
    },
  )

  it('installs its daemon under systemd; an unprivileged user builds in the sandbox', async () => {
    const made = await ensureRelease('sid', lab)
    await using root = await openThrowAwayRoot({ systemd: true })
    const path = '/nix/var/nix/profiles/default/bin:/usr/sbin:/usr/bin:/bin'
    const options = { user: 'runner', env: { PATH: path } } as const
    expect(await unpackAndInstall(root, made, '--daemon', options)).toMatchObject({ code: 0 })
    const built = await root.run(build('daemon'), options)
    expect(built).toMatchObject({ code: 0, stdout: expect.stringContaining('-daemon') })
    expect((await root.run(['stat', '--format=%U', built.stdout.trim()])).stdout).toBe('root\n')
    const active = await root.run(['systemctl', 'is-active', 'nix-daemon.socket', 'nix-daemon.service'])
    expect(active.stdout).toBe('active\nactive\n')
  })

  describe('and the signed cache', () => {
    it('gives a toolkit to who trusts its key, and to nobody else', async () => {
      const cache = await ensureUpstreamCache(lab, ['12.4'])
      await using server = await serveUpstreamCache(cache)
      await using root = await openThrowAwayRoot()
      const settings = (key: string): string =>
        [
          'build-users-group =',
          'experimental-features = nix-command',
          `extra-sandbox-paths = ${hostSandboxPaths.join(' ')}`,
          `substituters = ${server.url}`,
          `trusted-public-keys = ${key}`,
        ].join('\n')
      const env = (key: string) => ({
        PATH: '/root/.nix-profile/bin:/usr/sbin:/usr/bin:/bin',
        NIX_CONFIG: settings(key),
      })
      const wrong = 'lab-upstream-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
      expect(await unpackAndInstall(root, release, '--no-daemon', { env: env(wrong) })).toMatchObject({ code: 0 })
      const saxpy = `(import ${await setFor(lab)} { config.allowUnfree = true; }).pkgsForCudaArch.sm_90.cudaPackages_12_4.pkgs.saxpy`
      const nix = (key: string, ...args: string[]): Promise<Ran> => root.run(['nix', ...args], { env: env(key) })
      const built = ['build', '--no-link', '--print-out-paths', '--impure', '--expr', saxpy]

      const refused = await nix(wrong, ...built)
      expect(refused.code).not.toBe(0)
      expect(refused.stderr).toContain(`${cache.toolkits['12.4']}`)
      expect(refused.stderr).toContain('not signed by any of the keys')
      expect(refused.stderr).not.toContain('copying path')
      const greeting = [
        'build',
        '--no-link',
        '--print-out-paths',
        '--print-build-logs',
        '--file',
        cache.greeting.expression,
      ]
      const fromSource = await nix(wrong, ...greeting)
      expect(fromSource).toMatchObject({ code: 0, stdout: `${cache.greeting.path}\n` })
      expect(fromSource.stderr).toContain('built from source')

      const substituted = await nix(cache.publicKey, ...built)
      expect(substituted).toMatchObject({ code: 0 })
      expect(substituted.stderr).toContain(`copying path '${cache.toolkits['12.4']}' from '${server.url}'`)
      expect(server.requests.some(({ path }) => path === '/nix-cache-info')).toBe(true)
      const { stdout } = await root.run(['strings', `${substituted.stdout.trim()}/bin/saxpy`])
      expect(stdout).toContain('nv_fatbin')
    })
  })
})
