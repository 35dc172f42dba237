/** Images that skopeo wrote, started by crun in throw-away roots, as root and as a user. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImageTest } from '../../src/actions/image-test/test-image.ts'
import { type Member, writeLayout } from '../image.ts'
import { describeThrowAway } from './describe.ts'
import { onPath } from './exec.ts'
import { project } from './lab.ts'
import { openThrowAwayRoot, type ThrowAwayRoot, throwAwayReason } from './throw-away.ts'

const missing = ['crun', 'skopeo'].filter((program) => onPath(program).length === 0)
const reason =
  (await throwAwayReason()) ??
  (missing.length > 0 ? `${missing.join(', ')} missing (apt-get install ${missing.join(' ')})` : undefined)
const node = join(project, 'node_modules/.bin/node')

/** The programs of this machine and the libraries that its own loader says they load. */
function programs(names: readonly string[]): readonly Member[] {
  const files = new Set(names)
  for (const name of names) {
    const said = execFileSync('ldd', [name], { encoding: 'utf8' })
    for (const [, path = ''] of said.matchAll(/(\/\S+) \(0x/g)) files.add(path)
  }
  return [...files].map((path) => ({ name: path.slice(1), content: readFileSync(path), mode: 0o755 }))
}

describeThrowAway('images under crun', reason, () => {
  const scratch = mkdtempSync(join(tmpdir(), 'image-test-'))
  const at = (name: string) => join(scratch, name)
  let root: ThrowAwayRoot
  beforeAll(async () => {
    const shell = [
      ...programs(['/bin/sh', '/bin/cat', '/bin/sleep', '/usr/bin/id']),
      { name: 'etc/passwd', content: 'nobody:x:65534:65534::/:/bin/sh\n' },
    ]
    const config = { Entrypoint: ['/bin/sh', '-c'], Env: ['FROM_IMAGE=yes', 'PATH=/bin:/usr/bin'], WorkingDir: '/etc' }
    const cmd = ['echo "$FROM_IMAGE $PWD"; echo /usr/lib/libcuda.so.580.65.06; cat /gone || exit 7']
    const layers = [[...shell, { name: 'gone', content: 'still there' }], [{ name: '.wh.gone', content: '' }]]
    await writeLayout(at('layout'), { layers, config: { ...config, Cmd: cmd } })
    await writeLayout(at('user'), { layers, config: { ...config, User: 'nobody', Cmd: ['id -u'] }, packing: 'zstd' })
    const without = shell.filter(({ name }) => !/\/libc\.so/.test(name))
    await writeLayout(at('incomplete'), { layers: [without], config })
    for (const kind of ['oci-archive', 'docker-archive']) {
      execFileSync('skopeo', [
        '--insecure-policy',
        'copy',
        '--quiet',
        `oci:${at('layout')}:latest`,
        `${kind}:${at(kind)}:app:latest`,
      ])
    }
    // For the user too.
    chmodSync(scratch, 0o755)
    root = await openThrowAwayRoot({ bind: [scratch] })
    const mounted = await root.run(['sh', '-c', 'mkdir -p /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup'])
    expect(mounted).toMatchObject({ code: 0 })
  })
  afterAll(async () => {
    await root?.close()
    rmSync(scratch, { recursive: true, force: true })
  })

  async function test(args: readonly string[], user: 'root' | 'runner' = 'root') {
    const temp = await root.makeFolder(`/tmp/job-${user}`, user)
    const argv = [node, join(project, 'test/entry.ts'), 'cli', 'image-test', '--json', ...args]
    const ran = await root.run(argv, { user, env: { RUNNER_TEMP: temp, PATH: '/usr/bin:/bin' } })
    const result = ran.stdout === '' ? undefined : (JSON.parse(ran.stdout) as ImageTest)
    const left = await root.run(['sh', '-c', `ls -A ${temp}; ls -A /run/crun 2>/dev/null; pgrep -x sleep`])
    return {
      code: ran.code,
      stderr: ran.stderr,
      result,
      left: left.stdout,
      problems: result?.problems.map(({ code }) => code),
    }
  }

  it.each([
    ['layout', 'root'],
    ['oci-archive', 'root'],
    ['docker-archive', 'runner'],
  ] as const)('starts the entry point of a %s as %s, and says what it did', async (image, user) => {
    const { code, stderr, result, left, problems } = await test(['--gpu', 'none', at(image)], user)
    expect({ code, stderr, problems }).toMatchObject({ code: 1, problems: ['SHP153'] })
    expect(result).toMatchObject({
      mode: 'run',
      gpu: null,
      run: { exitCode: 7, libcuda: ['/usr/lib/libcuda.so.580.65.06'] },
      loader: { missing: [] },
    })
    // The second layer removed the file.
    expect(result?.run?.logTail.slice(0, 2)).toEqual(['yes /etc', '/usr/lib/libcuda.so.580.65.06'])
    expect(result?.run?.logTail.join()).toContain('No such file')
    expect(left).toBe('')
  })

  it('gives the container neither privileges nor a network, and runs as the user of the image', async () => {
    const status =
      'while read -r line; do case "$line" in CapEff*|CapBnd*|NoNewPrivs*) echo "$line";; esac; done < /proc/self/status'
    const rootUser = await test([
      '--gpu',
      'none',
      at('layout'),
      '--',
      `${status}; cat /proc/net/dev | (read a; read b; while read c d; do echo $c; done)`,
    ])
    expect(rootUser.result?.run?.logTail.map((line) => line.replace(/\s+/g, ' '))).toEqual([
      // CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID, NET_BIND_SERVICE: capability(7).
      'CapEff: 00000000000004fb',
      'CapBnd: 00000000000004fb',
      'NoNewPrivs: 1',
      'lo:',
    ])
    const nobody = await test(['--gpu', 'none', at('user')])
    expect([nobody.code, nobody.result?.run?.logTail]).toEqual([0, ['65534']])
  })

  it('stops a command that does not end, although it ignores SIGTERM', async () => {
    const ran = root.start(
      [
        node,
        join(project, 'test/entry.ts'),
        'cli',
        'image-test',
        '--gpu',
        'none',
        '--json',
        at('layout'),
        '--',
        'trap "" TERM; echo started; while :; do sleep 1000; done',
      ],
      {
        env: { RUNNER_TEMP: await root.makeFolder('/tmp/stopped'), PATH: '/usr/bin:/bin' },
      },
    )
    await root.run(['sh', '-c', 'until pgrep -x sleep; do sleep 0.1; done'], { timeout: 20 })
    ran.kill('SIGTERM')
    await ran.done
    const left = await root.run(['sh', '-c', 'ls -A /tmp/stopped; pgrep -x sleep'])
    expect(left.stdout).toBe('')
  })

  it('without a GPU examines the image alone, and names what the real loader misses', async () => {
    const whole = await test([at('layout')])
    expect([whole.code, whole.result?.mode, whole.problems]).toEqual([0, 'loader-check', ['SHP158']])
    expect(whole.result?.loader.loaded).toContain('/bin/sh')
    const broken = await test([at('incomplete')])
    expect([broken.code, broken.result?.loader.missing]).toEqual([1, [{ name: 'libc.so.6', by: '/bin/sh' }]])
    const started = await test(['--gpu', 'none', at('incomplete'), '--', 'true'])
    expect(started.result?.run?.logTail.join()).toContain('libc.so.6: cannot open shared object file')
    const required = await test(['--gpu', 'required', at('layout')])
    expect([required.code, required.stderr]).toEqual([3, expect.stringContaining('SHP152')])
  })
})
